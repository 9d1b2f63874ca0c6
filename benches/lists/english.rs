//! English contacts: three rows in ten are about someone who is in the list already.
//!
//! Hard in it: couples and children who share a door, a telephone and at times a mailbox; sons named like their fathers;
//! twins; namesakes in one town; people who moved, married, changed their mail or number.

use crate::corpus::Dice;

use super::Sheet;
use super::day::Day;
use super::household::{Country, Person, phone};
use super::streets::{House, Style};
use super::tables::{Sex, nickname};
use super::typos::mistaken;

const HEADER: [&str; 9] = [
    "first_name",
    "last_name",
    "birth_date",
    "email",
    "phone",
    "street",
    "city",
    "state",
    "postcode",
];

/// How many copies somebody has who has any: one, two or three.
const COPIES: [usize; 10] = [1, 1, 1, 1, 1, 1, 2, 2, 2, 3];

/// A list of so many rows.
pub(crate) fn sheets(rows: usize) -> Vec<Sheet> {
    let mut dice = Dice(20_260_301);
    let mut country = Country::american();
    let mut owned = Vec::with_capacity(rows);
    let mut before: Vec<Person> = Vec::new();
    let mut owner = 0;
    while owned.len() < rows {
        for person in country.household(&before, &mut dice) {
            owner += 1;
            owned.push((owner, row(&person, Style::Full, &mut dice)));
            // 29 of 100 have 1.5 copies on average, so that three rows in ten are copies.
            if dice.chance(29) {
                for _ in 0..*dice.pick(&COPIES) {
                    owned.push((owner, copy(&mut country, &person, &mut dice)));
                }
            }
            keep(&mut before, person, &mut dice);
        }
    }
    owned.truncate(rows);
    vec![Sheet::shuffled(HEADER.to_vec(), owned, 31)]
}

/// Remembers some of those met, so that others can bear their names; the last one met stands last.
fn keep(before: &mut Vec<Person>, person: Person, dice: &mut Dice) {
    if before.len() < 2_000 {
        before.push(person);
    } else {
        let at = dice.roll(before.len());
        before[at] = person;
        let last = before.len() - 1;
        before.swap(at, last);
    }
}

/// The person as a form takes them down: some fields are left out.
fn row(person: &Person, style: Style, dice: &mut Dice) -> Vec<String> {
    let Person {
        first,
        last,
        born,
        email,
        phone,
        home,
        ..
    } = person;
    let mut cells = vec![
        first.clone(),
        last.clone(),
        born.dashed(),
        email.clone(),
        formatted(phone, dice),
        home.house.written(style),
        home.town.name.to_owned(),
        home.town.state.to_owned(),
        home.zip.clone(),
    ];
    for (at, missing) in [(2, 8), (3, 10), (4, 12), (5, 3), (8, 4)] {
        if dice.chance(missing) {
            cells[at].clear();
        }
    }
    cells
}

/// The person as they are met again.
fn copy(country: &mut Country, person: &Person, dice: &mut Dice) -> Vec<String> {
    let mut known = person.clone();
    changed(country, &mut known, dice);
    let style = *dice.pick(&[Style::Full, Style::Full, Style::Short, Style::Bare]);
    let mut cells = row(&known, style, dice);
    if let Some(short) = nickname(&known.first, dice).filter(|_| dice.chance(14)) {
        cells[0] = super::tables::capitalized(short);
    }
    for (at, wrong) in [(0, 6), (1, 6), (3, 3), (5, 6), (6, 5)] {
        if dice.chance(wrong) {
            cells[at] = mistaken(&cells[at], dice);
        }
    }
    if dice.chance(5) && !cells[2].is_empty() {
        cells[2] = if dice.chance(50) {
            person.born.mistyped(dice)
        } else {
            person.born.mistaken(dice).dashed()
        };
    }
    if dice.chance(2) {
        cells.swap(0, 1);
    }
    if dice.chance(2) {
        cells[0].truncate(1);
    }
    cells
}

/// What life changes: home, mail, number, the name of one who marries.
fn changed(country: &mut Country, person: &mut Person, dice: &mut Dice) {
    if dice.chance(12) {
        let near = dice.chance(65).then_some(person.home.town.state);
        person.home = country.home(near, dice);
    } else if dice.chance(3) {
        // The flat is forgotten, or the number of the house typed wrong.
        person.home.house = House {
            flat: String::new(),
            ..person.home.house.clone()
        };
    }
    if dice.chance(12) {
        person.email = country.email(&person.first, &person.last, person.born, dice);
    }
    if dice.chance(10) {
        person.phone = phone(person.home.town, dice);
    } else if dice.chance(3) {
        person.phone = one_digit_wrong(&person.phone, dice);
    }
    if person.sex == Sex::Female && grown(person.born) && dice.chance(5) {
        person.last = country.names.surname(dice);
    }
}

fn grown(born: Day) -> bool {
    born.year < 2002
}

/// A number with one digit typed wrong.
fn one_digit_wrong(number: &str, dice: &mut Dice) -> String {
    let at = dice.between(3, number.len() - 1);
    let digit = (usize::from(number.as_bytes()[at] - b'0') + dice.between(1, 9)) % 10;
    format!("{}{digit}{}", &number[..at], &number[at + 1..])
}

/// Ten digits as people write them.
fn formatted(number: &str, dice: &mut Dice) -> String {
    let (area, rest) = number.split_at(3);
    let (exchange, line) = rest.split_at(3);
    match dice.roll(8) {
        0 => number.to_owned(),
        1 => format!("{area}.{exchange}.{line}"),
        2 => format!("+1 {area} {exchange} {line}"),
        3 | 4 => format!("{area}-{exchange}-{line}"),
        _ => format!("({area}) {exchange}-{line}"),
    }
}
