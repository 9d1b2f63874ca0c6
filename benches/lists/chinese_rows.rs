//! One row of each of the five sources about a person, with what goes wrong there.

use crate::corpus::Dice;

use super::chinese::Person;
use super::chinese_home::Line;
use super::chinese_written::{latin, misheard, moment, titled, typed};
use super::firms::Firm;
use super::tables::Sex;

/// A source: its columns, the key it gives its rows, and how it takes somebody down.
pub(crate) struct Source {
    /// The header without the key.
    pub(crate) header: &'static [&'static str],
    /// The header of the key and what stands before its number.
    pub(crate) key: Option<(&'static str, &'static str)>,
    /// A row about somebody.
    pub(crate) row: fn(&Person, &mut Dice) -> Vec<String>,
}

/// The five sources.
pub(crate) const SOURCES: [Source; 5] = [
    Source {
        header: &[
            "客户名称",
            "客户简称",
            "联系人",
            "职务",
            "电话",
            "手机",
            "地址",
            "邮政编码",
        ],
        key: Some(("客户编码", "U")),
        row: erp,
    },
    Source {
        header: &[
            "提交时间",
            "姓名",
            "手机号码",
            "邮箱",
            "公司名称",
            "职位",
            "城市",
        ],
        key: None,
        row: event,
    },
    Source {
        header: &[
            "时间",
            "您的称呼",
            "联系电话",
            "电子邮箱",
            "公司/单位",
            "所在地",
            "需求描述",
        ],
        key: None,
        row: web,
    },
    Source {
        header: &[
            "来电日期",
            "来电号码",
            "客户姓名",
            "性别",
            "备用电话",
            "地址",
            "来电内容",
        ],
        key: None,
        row: call,
    },
    Source {
        header: &[
            "姓名",
            "性别",
            "出生日期",
            "手机",
            "住址",
            "邮编",
            "入会日期",
        ],
        key: Some(("卡号", "VIP")),
        row: member,
    },
];
const POSTS: [&str; 9] = [
    "经理",
    "总经理",
    "采购",
    "采购经理",
    "工程师",
    "销售",
    "财务",
    "行政",
    "主管",
];
const WISHES: [&str; 5] = ["想了解价格", "产品咨询", "申请试用", "售后问题", "发票问题"];

/// Columns in which a source leaves cells empty, and in how many rows of a hundred.
fn emptied(mut cells: Vec<String>, missing: &[(usize, usize)], dice: &mut Dice) -> Vec<String> {
    for (at, share) in missing {
        if dice.chance(*share) {
            cells[*at].clear();
        }
    }
    cells
}

fn erp(person: &Person, dice: &mut Dice) -> Vec<String> {
    let firm = employer(person, dice).expect("only who has a firm stands in the ERP");
    let desk = match dice.roll(6) {
        0 => format!("{}-{}", firm.desk, dice.between(100, 899)),
        1 => firm.desk.replace('-', ""),
        _ => firm.desk.clone(),
    };
    let name = if dice.chance(4) {
        titled(person, dice)
    } else {
        person.name()
    };
    let cells = vec![
        firm.written(dice),
        format!("{}{}", firm.own, firm.trade),
        name,
        (*dice.pick(&POSTS)).to_owned(),
        desk,
        mobile(person, dice),
        format!(
            "{}{}",
            if dice.chance(60) { firm.city.name } else { "" },
            firm.street
        ),
        firm.city.postcode.to_owned(),
    ];
    emptied(
        cells,
        &[(1, 50), (3, 50), (4, 25), (5, 18), (6, 20), (7, 45)],
        dice,
    )
}

fn event(person: &Person, dice: &mut Dice) -> Vec<String> {
    let name = match dice.roll(100) {
        0..7 => latin(person, dice),
        7..9 => misheard(&person.name(), dice),
        _ => person.name(),
    };
    let company = employer(person, dice).map_or_else(String::new, |firm| firm.written(dice));
    let cells = vec![
        moment(2023, dice),
        name,
        typed(&mobile(person, dice), dice),
        person.email.clone(),
        company,
        (*dice.pick(&POSTS)).to_owned(),
        person.home.city.short().to_owned(),
    ];
    emptied(cells, &[(3, 30), (4, 12), (5, 40), (6, 20)], dice)
}

/// People on the website say no more of their names than they must, and then give their own number.
fn web(person: &Person, dice: &mut Dice) -> Vec<String> {
    let (name, number) = match dice.roll(100) {
        0..19 => (titled(person, dice), person.mobile.clone()),
        19..25 => (latin(person, dice), person.mobile.clone()),
        25..29 => (String::new(), person.mobile.clone()),
        _ => (person.name(), mobile(person, dice)),
    };
    let company = employer(person, dice).map_or_else(String::new, |firm| firm.written(dice));
    let cells = vec![
        moment(2024, dice),
        name,
        typed(&number, dice),
        person.email.clone(),
        company,
        person.home.city.name.to_owned(),
        (*dice.pick(&WISHES)).to_owned(),
    ];
    emptied(cells, &[(3, 45), (4, 45), (5, 25), (6, 30)], dice)
}

/// The call centre writes names as it hears them; some call from the telephone of the home.
fn call(person: &Person, dice: &mut Dice) -> Vec<String> {
    let from_home = dice.chance(16);
    let (number, other) = if from_home {
        (
            person.home.landline.clone(),
            if dice.chance(50) {
                mobile(person, dice)
            } else {
                String::new()
            },
        )
    } else {
        (
            mobile(person, dice),
            if dice.chance(15) {
                person.home.landline.clone()
            } else {
                String::new()
            },
        )
    };
    let name = match dice.roll(100) {
        0..16 => misheard(&person.name(), dice),
        16..24 if !from_home => titled(person, dice),
        _ => person.name(),
    };
    let cells = vec![
        moment(2024, dice)[..10].to_owned(),
        number,
        name,
        gender(person).to_owned(),
        other,
        person.home.written(Line::Short, dice),
        (*dice.pick(&WISHES)).to_owned(),
    ];
    let silent = if from_home { 15 } else { 45 };
    emptied(cells, &[(3, 40), (5, silent), (6, 30)], dice)
}

fn member(person: &Person, dice: &mut Dice) -> Vec<String> {
    let born = match dice.roll(100) {
        0..4 => person.born.mistaken(dice),
        _ => person.born,
    };
    let name = if dice.chance(2) {
        misheard(&person.name(), dice)
    } else {
        person.name()
    };
    let line = *dice.pick(&[Line::Full, Line::Full, Line::Short, Line::Below]);
    let cells = vec![
        name,
        gender(person).to_owned(),
        if dice.chance(25) {
            born.digits()
        } else {
            born.dashed()
        },
        mobile(person, dice),
        person.home.written(line, dice),
        person.home.city.postcode.to_owned(),
        moment(2019, dice)[..10].to_owned(),
    ];
    emptied(cells, &[(1, 15), (2, 22), (3, 6), (4, 30), (5, 60)], dice)
}

fn gender(person: &Person) -> &'static str {
    match person.sex {
        Sex::Female => "女",
        Sex::Male => "男",
    }
}

/// Where they say they work: who changed jobs says one or the other.
fn employer<'a>(person: &'a Person, dice: &mut Dice) -> Option<&'a Firm> {
    let before = person.left.as_ref().filter(|_| dice.chance(40));
    before.or(person.firm.as_ref())
}

/// The number they give: mostly their own, at times the former one or somebody else's, at times with a digit wrong.
pub(crate) fn mobile(person: &Person, dice: &mut Dice) -> String {
    let own = match (dice.roll(100), &person.former, &person.borrowed) {
        (0..35, Some(former), _) => former,
        (35..65, _, Some(borrowed)) => borrowed,
        _ => &person.mobile,
    };
    if !dice.chance(3) {
        return own.clone();
    }
    let at = dice.between(3, 10);
    let digit = (usize::from(own.as_bytes()[at] - b'0') + dice.between(1, 9)) % 10;
    format!("{}{digit}{}", &own[..at], &own[at + 1..])
}
