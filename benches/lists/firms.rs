//! Cities of China beyond those of the fixtures, and firms in them, with the ways their names are written.

use crate::corpus::Dice;
use crate::crm::{ROADS, TRADES};

use super::tables::lines;

/// Cities and how many of a hundred people live in each.
const CITIES: [(&str, usize); 26] = [
    ("天津市", 8),
    ("重庆市", 8),
    ("苏州市", 8),
    ("宁波市", 6),
    ("合肥市", 5),
    ("郑州市", 6),
    ("济南市", 5),
    ("大连市", 4),
    ("沈阳市", 4),
    ("长春市", 3),
    ("哈尔滨市", 3),
    ("石家庄市", 4),
    ("太原市", 3),
    ("南昌市", 4),
    ("福州市", 4),
    ("泉州市", 4),
    ("长沙市", 5),
    ("昆明市", 3),
    ("贵阳市", 2),
    ("佛山市", 5),
    ("惠州市", 5),
    ("温州市", 4),
    ("无锡市", 4),
    ("常州市", 3),
    ("烟台市", 3),
    ("洛阳市", 2),
];
/// Characters of firms' own names.
const AUSPICIOUS: &str =
    "鑫瑞恒宏泰盛源丰达通华信诚德嘉隆兴荣昌顺凯腾骏博汇众合亿佳安康正元鼎联创智远";
const FORMS: [&str; 6] = [
    "有限公司",
    "有限公司",
    "有限公司",
    "有限责任公司",
    "股份有限公司",
    "集团有限公司",
];

/// A city with its districts.
#[derive(Clone, Debug)]
pub(crate) struct City {
    /// The province, or the city itself where it is one.
    pub(crate) province: &'static str,
    /// The full name.
    pub(crate) name: &'static str,
    /// The full names of its districts and counties.
    pub(crate) districts: Vec<&'static str>,
    /// The area code of its telephones.
    pub(crate) area: &'static str,
    /// The digits of its telephones.
    pub(crate) digits: u32,
    /// The postcode of its main post office.
    pub(crate) postcode: &'static str,
}

impl City {
    /// `苏州` of `苏州市`.
    pub(crate) fn short(&self) -> &'static str {
        self.name.trim_end_matches('市')
    }

    /// A telephone of the city, `0512-65123456`.
    pub(crate) fn landline(&self, dice: &mut Dice) -> String {
        format!(
            "{}-{}{}",
            self.area,
            dice.between(2, 8),
            dice.number(self.digits - 1)
        )
    }
}

/// The cities, each as often as people live in it.
pub(crate) fn cities() -> super::tables::Shares<City> {
    super::tables::Shares::new(CITIES.map(|(name, share)| (city(name), share)))
}

/// A city of China with its districts and numbers.
pub(crate) fn city(name: &'static str) -> City {
    let divisions: Vec<_> = lines(include_str!("../../rules/reference/divisions.csv")).collect();
    let code = divisions
        .iter()
        .find(|line| line[0] == "2" && line[1] == name)
        .expect("every city of the list is a division")[2];
    let province = divisions
        .iter()
        .find(|line| line[0] == "1" && line[2][..2] == code[..2])
        .expect("every city is in a province")[1];
    let districts = divisions
        .iter()
        .filter(|line| line[0] == "3" && line[2][..4] == code[..4])
        .map(|line| line[1])
        .collect();
    let short = name.trim_end_matches('市');
    let phones = lines(include_str!("../../rules/reference/area_codes.csv"))
        .find(|line| line[3].split(' ').any(|city| city == short))
        .expect("every city of the list has telephones");
    let post = lines(include_str!("../../rules/reference/city_postcodes.csv"))
        .find(|line| line[0] == code)
        .expect("every city of the list has a post office");
    City {
        province,
        name,
        districts,
        area: phones[0],
        digits: phones[1][phones[1].len() - 1..]
            .parse()
            .expect("the table counts digits"),
        postcode: post[1],
    }
}

/// A road of a city: in half of the cases a part of a long one.
pub(crate) fn road(dice: &mut Dice) -> String {
    let road = *dice.pick(&ROADS);
    match road.strip_suffix('路') {
        Some(name) if dice.chance(50) && !name.ends_with('西') => {
            format!("{name}{}路", dice.pick(&["东", "西", "南", "北", "中"]))
        }
        _ => road.to_owned(),
    }
}

/// A company.
#[derive(Clone, Debug)]
pub(crate) struct Firm {
    /// Where it is.
    pub(crate) city: City,
    /// Its own name.
    pub(crate) own: String,
    /// What it lives by.
    pub(crate) trade: &'static str,
    /// Its legal form.
    pub(crate) form: &'static str,
    /// The telephone of its front desk.
    pub(crate) desk: String,
    /// Its place, below the city.
    pub(crate) street: String,
    /// The domain of its mail.
    pub(crate) domain: String,
    /// The mobile of its boss, which others give too.
    pub(crate) boss: Option<String>,
}

impl Firm {
    /// A firm of the city.
    pub(crate) fn any(city: &City, dice: &mut Dice) -> Self {
        let own: String = (0..2).map(|_| dice.letter(AUSPICIOUS)).collect();
        let mut domain = super::chinese_written::pinyin(&own, "");
        let endings = ["", "", "-group", "tech", "cn"];
        domain.push_str(endings[dice.roll(endings.len())]);
        Self {
            street: format!(
                "{}{}{}号",
                dice.pick(&city.districts),
                road(dice),
                dice.between(1, 900)
            ),
            desk: city.landline(dice),
            city: city.clone(),
            own,
            trade: *dice.pick(&TRADES),
            form: *dice.pick(&FORMS),
            domain: format!(
                "{domain}{}.{}",
                dice.between(1, 99),
                dice.pick(&["com", "com.cn", "cn"])
            ),
            boss: None,
        }
    }

    /// The registered name.
    pub(crate) fn full(&self) -> String {
        format!(
            "{}{}{}{}",
            self.city.short(),
            self.own,
            self.trade,
            self.form
        )
    }

    /// The name as somebody writes it.
    pub(crate) fn written(&self, dice: &mut Dice) -> String {
        let Self {
            own,
            trade,
            form,
            city,
            ..
        } = self;
        match dice.roll(10) {
            0 => format!("{own}{trade}"),
            1 => format!("{}{own}{trade}", city.short()),
            2 => format!("{}{own}{trade}{form}", city.name),
            3 => format!("{own}{trade}（{}）{form}", city.short()),
            4 => format!("{own}{trade}公司"),
            5 => format!("{}{own}{trade} {form}", city.short()),
            _ => self.full(),
        }
    }
}
