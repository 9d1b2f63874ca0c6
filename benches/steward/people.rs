//! Invented people in whose rows nothing is wrong: real districts with their postcodes and area codes, identity numbers
//! with birth and gender as the row says, dates in order. The same on every machine.

use std::collections::BTreeMap;

use iclear::model::Field;
use iclear::value::address::{Division, Level, table};
use iclear::value::phone::area::{self, Area};
use jiff::civil::{Date, date};

use super::corpus::Dice;

/// The day on which the lists are looked at.
pub(crate) const TODAY: Date = date(2025, 6, 1);

/// The columns of the lists.
pub(crate) const COLUMNS: [Field; 32] = [
    Field::SourceKey,
    Field::Name,
    Field::FamilyName,
    Field::GivenName,
    Field::Gender,
    Field::BirthDate,
    Field::IdNumber,
    Field::Mobile,
    Field::Phone,
    Field::PhoneExt,
    Field::Email,
    Field::Wechat,
    Field::Company,
    Field::Department,
    Field::Title,
    Field::Industry,
    Field::Province,
    Field::City,
    Field::District,
    Field::Street,
    Field::Address,
    Field::Postcode,
    Field::Country,
    Field::Region,
    Field::Education,
    Field::Occupation,
    Field::Points,
    Field::Amount,
    Field::OrderCount,
    Field::LastPurchase,
    Field::RegisteredOn,
    Field::Remark,
];

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊洋勇艳杰娟涛超霞桂志建华玉婷玲晓雪梅宇浩然轩梓涵思雨嘉欣怡晨俊凯鑫鹏飞宁琳辉斌";
const ROADS: [&str; 8] = [
    "人民路",
    "解放路",
    "建设路",
    "和平路",
    "新华路",
    "文化路",
    "珞喻路",
    "学府街",
];
/// Trades with their name in the national classification.
const TRADES: [(&str, &str); 6] = [
    ("信息科技", "软件和信息技术服务业"),
    ("贸易", "批发业"),
    ("物流", "交通运输、仓储和邮政业"),
    ("餐饮管理", "餐饮业"),
    ("装饰工程", "建筑装饰、装修和其他建筑业"),
    ("保险", "保险业"),
];
const WORK: [(&str, &str, &str, &str); 4] = [
    ("销售部", "销售经理", "职员", "本科"),
    ("技术部", "高级工程师", "工程师", "硕士"),
    ("财务部", "财务主管", "会计", "大专"),
    ("市场部", "总监", "职员", "高中"),
];
const REGIONS: [(&str, &str); 7] = [
    ("华东", "上海江苏浙江安徽山东福建江西"),
    ("华南", "广东广西海南"),
    ("华中", "湖北湖南河南"),
    ("华北", "北京天津河北山西内蒙古"),
    ("东北", "辽宁吉林黑龙江"),
    ("西南", "重庆四川贵州云南西藏"),
    ("西北", "陕西甘肃青海宁夏新疆"),
];
const MOBILES: [&str; 10] = [
    "130", "133", "135", "138", "150", "158", "177", "186", "189", "199",
];

/// One row of a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row(BTreeMap<Field, String>);

impl Row {
    /// The cell of a column; empty where the row has none.
    pub(crate) fn get(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// Writes a cell.
    pub(crate) fn set(&mut self, field: Field, text: impl Into<String>) {
        self.0.insert(field, text.into());
    }

    /// Empties cells.
    pub(crate) fn clear(&mut self, fields: &[Field]) {
        for field in fields {
            self.0.remove(field);
        }
    }
}

/// A district with what its rows need.
struct Place {
    district: Division,
    /// The postcode of the city's main post office.
    postcode: &'static str,
    area: &'static Area,
}

/// Makes people.
pub(crate) struct People {
    places: Vec<Place>,
    dice: Dice,
}

impl People {
    /// The districts of every city whose main postcode and whose one area code are known.
    pub(crate) fn new() -> Self {
        let lines = include_str!("../../rules/reference/city_postcodes.csv")
            .lines()
            .skip(1);
        let postcodes: BTreeMap<u32, &str> = lines
            .filter_map(|line| line.split_once(','))
            .filter_map(|(code, postcode)| Some((code.parse().ok()?, postcode)))
            .collect();
        let place = |district: Division| {
            let city = district.at(Level::City)?;
            let province = district.at(Level::Province)?;
            Some(Place {
                district,
                postcode: postcodes.get(&city.code())?,
                area: area::of_city(Some(province.name()), city.name())?,
            })
        };
        let districts = table::all().filter(|division| division.level() == Level::District);
        People {
            places: districts.filter_map(place).collect(),
            dice: Dice(20_250_601),
        }
    }

    /// The next person.
    pub(crate) fn row(&mut self, number: usize) -> Row {
        let mut row = Row::default();
        let place = self.dice.roll(self.places.len());
        row.set(Field::SourceKey, format!("K{number:06}"));
        self.live(&mut row, place);
        self.be(&mut row, place);
        self.work(&mut row);
        self.buy(&mut row);
        row
    }

    fn live(&mut self, row: &mut Row, place: usize) {
        let (road, house, room) = (
            *self.dice.pick(&ROADS),
            self.dice.roll(900) + 1,
            self.dice.roll(2_000) + 101,
        );
        let place = &self.places[place];
        let levels = [Level::Province, Level::City, Level::District];
        for (field, level) in [Field::Province, Field::City, Field::District]
            .into_iter()
            .zip(levels)
        {
            row.set(field, place.district.at(level).map_or("", Division::name));
        }
        row.set(Field::Street, format!("{road}{house}号{room}室"));
        row.set(
            Field::Postcode,
            format!("{}{:02}", &place.postcode[..4], self.dice.roll(100)),
        );
        row.set(Field::Country, "中国");
        let province = row.get(Field::Province).to_owned();
        let region = REGIONS
            .iter()
            .find(|(_, provinces)| provinces.contains(&province[..6]));
        row.set(Field::Region, region.map_or("", |(name, _)| *name));
        let local = if place.area.allows(8) {
            60_000_000 + self.dice.roll(29_000_000)
        } else {
            6_000_000 + self.dice.roll(2_900_000)
        };
        row.set(Field::Phone, format!("{}-{local}", place.area.code));
    }

    fn be(&mut self, row: &mut Row, place: usize) {
        let (family, given) = (self.dice.letter(SURNAMES), self.dice.letter(GIVEN));
        let mut second = self.dice.letter(GIVEN);
        while second == given {
            second = self.dice.letter(GIVEN);
        }
        row.set(Field::Name, format!("{family}{given}{second}"));
        let male = self.dice.roll(2);
        row.set(Field::Gender, ["female", "male"][male]);
        let (year, month, day) = (
            1950 + self.dice.roll(50),
            1 + self.dice.roll(12),
            2 + self.dice.roll(27),
        );
        row.set(Field::BirthDate, format!("{year}-{month:02}-{day:02}"));
        let sequence = self.dice.roll(490) * 2 + male;
        let code = self.places[place].district.code();
        row.set(
            Field::IdNumber,
            id_number(&format!("{code}{year}{month:02}{day:02}{sequence:03}")),
        );
        row.set(
            Field::Mobile,
            format!(
                "{}{:08}",
                self.dice.pick(&MOBILES),
                self.dice.roll(100_000_000)
            ),
        );
        let account = 10_000 + self.dice.roll(89_999);
        row.set(
            Field::Email,
            format!(
                "kehu{account}@{}",
                self.dice.pick(&["foxmail.com", "126.com", "qq.com"])
            ),
        );
        row.set(Field::Wechat, format!("wx_kehu{account}"));
    }

    fn work(&mut self, row: &mut Row) {
        let (trade, industry) = *self.dice.pick(&TRADES);
        let core: String = [GIVEN, GIVEN]
            .iter()
            .map(|letters| self.dice.letter(letters))
            .collect();
        let city = row.get(Field::City);
        let city = city
            .strip_suffix('市')
            .filter(|stem| stem.chars().count() == 2)
            .unwrap_or_default();
        row.set(Field::Company, format!("{city}{core}{trade}有限公司"));
        row.set(Field::Industry, industry);
        let (department, title, occupation, education) = *self.dice.pick(&WORK);
        row.set(Field::Department, department);
        row.set(Field::Title, title);
        row.set(Field::Occupation, occupation);
        row.set(Field::Education, education);
    }

    fn buy(&mut self, row: &mut Row) {
        let orders = 1 + self.dice.roll(40);
        let price = 50 + self.dice.roll(900);
        row.set(Field::OrderCount, orders.to_string());
        row.set(Field::Amount, format!("{}.50", orders * price));
        row.set(Field::Points, (orders * price / 10).to_string());
        let date = |year: usize, dice: &mut Dice| {
            format!("{year}-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28))
        };
        row.set(
            Field::RegisteredOn,
            date(2015 + self.dice.roll(5), &mut self.dice),
        );
        row.set(
            Field::LastPurchase,
            date(2021 + self.dice.roll(3), &mut self.dice),
        );
    }
}

/// The identity number of seventeen digits (GB 11643): the check character makes the weighted sum 1 modulo 11.
pub(crate) fn id_number(body: &str) -> String {
    let sum = body
        .bytes()
        .fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    format!("{body}{}", char::from(b"10X98765432"[sum as usize]))
}
