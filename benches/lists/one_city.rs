//! Customers of one city, many of whom work for a few large firms: what most lists of a local shop are.
//!
//! Hard in it: all live in the same districts, so that a district tells nothing; hundreds of colleagues, with namesakes
//! among them, more than chance makes; numbers and mailboxes that people gave up, homes they left; a day of birth that only every second row has.

use std::collections::HashSet;

use crate::corpus::Dice;

use super::Sheet;
use super::chinese::{self, Country, Person};
use super::chinese_crm::people;
use super::chinese_home::{Home, Line};
use super::chinese_marks;
use super::chinese_written::{misheard, titled, typed};
use super::firms::city;
use super::tables::{Sex, Shares};

const HEADER: [&str; 8] = [
    "姓名",
    "性别",
    "出生日期",
    "手机",
    "固定电话",
    "电子邮箱",
    "工作单位",
    "详细地址",
];

/// Rows for each firm. The first firms employ ten times as many people as the last ones.
const FIRM: usize = 200;

/// A list of so many rows; one person in three stands in it more than once.
pub(crate) fn sheets(rows: usize) -> Vec<Sheet> {
    let mut dice = Dice(20_261_123);
    let here = Shares::new([(city("苏州市"), 1)]);
    let country = Country::new(here, rows / FIRM, &mut dice);
    let mut people = people(rows * 2, country, &mut dice);
    give_namesakes_mailboxes(&mut people);
    let mut owned = Vec::with_capacity(rows);
    for (owner, person) in people.iter().enumerate() {
        let copies = if dice.chance(33) {
            dice.between(1, 3)
        } else {
            0
        };
        let take_down = |dice: &mut Dice| row(&later(person, dice), dice);
        let rows = chinese_marks::rows(person, copies + 1, &mut dice, take_down, |row| row);
        owned.extend(rows.into_iter().map(|row| (owner as u32, row)));
    }
    owned.truncate(rows);
    vec![Sheet::shuffled(HEADER.to_vec(), owned, 39)]
}

/// A firm gives each mailbox to one of its people: the second of a name has a number in theirs.
fn give_namesakes_mailboxes(people: &mut [Person]) {
    let mut taken = HashSet::new();
    for (at, person) in people.iter_mut().enumerate() {
        if !taken.insert(person.email.clone()) {
            person.email = person.email.replacen('@', &format!("{at}@"), 1);
        }
    }
}

/// The person at another time: with another number, another mailbox, another home.
fn later(person: &Person, dice: &mut Dice) -> Person {
    let mut later = person.clone();
    if dice.chance(15) {
        later.mobile = chinese::mobile(dice);
    }
    if dice.chance(20) {
        later.email = format!("{}@qq.com", dice.between(30_000_000, 3_000_000_000));
    }
    if dice.chance(10) {
        later.home = Home::any(&person.home.city, dice);
    }
    later
}

fn row(person: &Person, dice: &mut Dice) -> Vec<String> {
    let name = match dice.roll(100) {
        0..3 => misheard(&person.name(), dice),
        3..5 => titled(person, dice),
        _ => person.name(),
    };
    let born = match dice.roll(100) {
        0..4 => person.born.mistaken(dice),
        _ => person.born,
    };
    let gender = match person.sex {
        Sex::Female => "女",
        Sex::Male => "男",
    };
    let line = *dice.pick(&[Line::Full, Line::Short, Line::Below]);
    let firm = person.firm.as_ref();
    let cells = [
        (name, 100),
        (gender.to_owned(), 75),
        (born.dashed(), 50),
        (typed(&person.mobile, dice), 80),
        (person.home.landline.clone(), 25),
        (person.email.clone(), 55),
        (firm.map_or_else(String::new, |firm| firm.written(dice)), 90),
        (person.home.written(line, dice), 80),
    ];
    let told = |(cell, share): (String, usize)| match dice.chance(share) {
        true => cell,
        false => String::new(),
    };
    cells.into_iter().map(told).collect()
}
