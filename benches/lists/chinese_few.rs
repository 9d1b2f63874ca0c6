//! Chinese customers of whom a list has the name, the mobile, the city and the company, and often not all of them.

use crate::corpus::Dice;

use super::Sheet;
use super::chinese::{Country, Person};
use super::chinese_crm::{FIRM, people};
use super::chinese_marks;
use super::chinese_rows::mobile;
use super::chinese_written::misheard;
use super::firms::cities;

const HEADER: [&str; 4] = ["姓名", "手机", "城市", "公司"];

/// A list of so many rows; three people in ten stand in it more than once.
pub(crate) fn sheets(rows: usize) -> Vec<Sheet> {
    let mut dice = Dice(20_260_308);
    let country = Country::new(cities(), rows * 2 / FIRM, &mut dice);
    let people = people(rows * 2, country, &mut dice);
    let mut owned = Vec::with_capacity(rows);
    for (owner, person) in people.iter().enumerate() {
        let copies = if dice.chance(30) {
            dice.between(1, 3)
        } else {
            0
        };
        let take_down = |dice: &mut Dice| row(person, dice);
        let rows = chinese_marks::rows(person, copies + 1, &mut dice, take_down, |row| row);
        owned.extend(rows.into_iter().map(|row| (owner as u32, row)));
    }
    owned.truncate(rows);
    vec![Sheet::shuffled(HEADER.to_vec(), owned, 38)]
}

fn row(person: &Person, dice: &mut Dice) -> Vec<String> {
    let name = if dice.chance(4) {
        misheard(&person.name(), dice)
    } else {
        person.name()
    };
    let firm = match (&person.firm, &person.left) {
        (_, Some(left)) if dice.chance(30) => Some(left),
        (firm, _) => firm.as_ref(),
    };
    let company = firm
        .filter(|_| dice.chance(82))
        .map_or_else(String::new, |firm| firm.written(dice));
    let number = if dice.chance(88) || company.is_empty() {
        mobile(person, dice)
    } else {
        String::new()
    };
    let city = if dice.chance(80) {
        person.home.city.short()
    } else {
        ""
    };
    vec![name, number, city.to_owned(), company]
}
