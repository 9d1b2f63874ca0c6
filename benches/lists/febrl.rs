//! Australian people whose copies are damaged as FEBRL's generator `dsgen` damages them.
//!
//! A copy gets a set number of faults. Each time a field is drawn, then how many faults it gets (up to a limit), then the
//! kind of each: a key too many, too few, another, two swapped, what the scanner or the ear does, a space, words or whole
//! fields swapped, the value lost or exchanged for somebody else's.

use crate::corpus::Dice;

use super::Sheet;
use super::day::Day;
use super::streets::KINDS;
use super::tables::{Names, Sex, Shares, Town, australian_towns};
use super::typos::{broken, heard, scanned, slip, words_swapped};

const HEADER: [&str; 10] = [
    "given_name",
    "surname",
    "street_number",
    "address_1",
    "address_2",
    "suburb",
    "postcode",
    "state",
    "date_of_birth",
    "soc_sec_id",
];
/// Houses and estates that stand beside the street.
const ESTATES: [&str; 20] = [
    "rosebank",
    "the willows",
    "glen alpine",
    "bayview",
    "hillcrest",
    "kurrajong",
    "brentwood village",
    "sunnyside",
    "wattle grove",
    "the pines",
    "warrigal",
    "oakleigh park",
    "ferndale",
    "yarra vale",
    "st johns wood",
    "bellevue",
    "rivergum farm",
    "mount hope",
    "the gables",
    "lakeside court",
];

/// How badly copies are damaged.
#[derive(Clone, Copy, Debug)]
struct Damage {
    /// Copies a person has at most.
    copies: usize,
    /// Faults of a copy, least and most.
    faults: (usize, usize),
    /// Faults a field gets at a time, at most.
    a_field: usize,
}

/// What people are made from.
struct Country {
    names: Names,
    british: Names,
    towns: Shares<Town>,
}

/// Two rows in five are people, the others their copies with one to four faults.
pub(crate) fn easy(rows: usize) -> Vec<Sheet> {
    let damage = Damage {
        copies: 5,
        faults: (1, 4),
        a_field: 2,
    };
    sheets(rows, rows * 2 / 5, damage, 20_260_302)
}

/// Three rows in ten are people, the others their copies with ten faults, up to four of them in one field.
pub(crate) fn hard(rows: usize) -> Vec<Sheet> {
    let damage = Damage {
        copies: 9,
        faults: (10, 10),
        a_field: 4,
    };
    sheets(rows, rows * 3 / 10, damage, 20_260_303)
}

fn sheets(rows: usize, people: usize, damage: Damage, seed: u64) -> Vec<Sheet> {
    let mut dice = Dice(seed);
    let country = Country {
        names: Names::american(),
        british: Names::british(),
        towns: australian_towns(),
    };
    let mut owned: Vec<(u32, Vec<String>)> = (0..people as u32)
        .map(|owner| (owner, person(&country, &mut dice)))
        .collect();
    let mut copied = 0;
    while owned.len() < rows {
        let (owner, row) = owned[copied].clone();
        copied += 1;
        for _ in 0..dice.between(1, damage.copies).min(rows - owned.len()) {
            let other = person(&country, &mut dice);
            owned.push((owner, damaged(row.clone(), &other, damage, &mut dice)));
        }
    }
    let sheet = Sheet::shuffled(HEADER.to_vec(), owned, seed + 1);
    vec![sheet.keyed("rec_id", |number| format!("rec-{number:05}"))]
}

/// Somebody's row; a few fields are empty from the start.
fn person(country: &Country, dice: &mut Dice) -> Vec<String> {
    let town = *country.towns.pick(dice);
    let surname = if dice.chance(50) {
        country.names.surname(dice)
    } else {
        country.british.surname(dice)
    };
    let kind = KINDS[dice.roll(KINDS.len())].0;
    let mut cells = vec![
        country.names.given(Sex::any(dice), dice).to_lowercase(),
        surname.to_lowercase(),
        house_number(dice),
        format!("{} {kind}", country.british.surname(dice)).to_lowercase(),
        (*dice.pick(&ESTATES)).to_owned(),
        town.name.to_owned(),
        format!("{:04}", town.postcode + dice.roll(3)),
        town.state.to_owned(),
        Day::any(1900, 1999, dice).digits(),
        dice.number(7),
    ];
    for (at, missing) in [(0, 2), (1, 1), (2, 5), (3, 2), (4, 25), (7, 5), (8, 5)] {
        if dice.chance(missing) {
            cells[at].clear();
        }
    }
    cells
}

fn house_number(dice: &mut Dice) -> String {
    let high = *dice.pick(&[9, 40, 200]);
    dice.between(1, high).to_string()
}

/// A copy of a row with the faults it is due.
fn damaged(mut row: Vec<String>, other: &[String], damage: Damage, dice: &mut Dice) -> Vec<String> {
    let mut left = dice.between(damage.faults.0, damage.faults.1);
    while left > 0 {
        let field = dice.roll(HEADER.len());
        let count = dice.between(1, damage.a_field).min(left);
        left -= count;
        for _ in 0..count {
            fault(&mut row, field, other, dice);
        }
    }
    row
}

/// One fault of one field.
fn fault(row: &mut [String], field: usize, other: &[String], dice: &mut Dice) {
    let digits = row[field].bytes().all(|byte| byte.is_ascii_digit());
    let value = row[field].clone();
    row[field] = match dice.roll(100) {
        0..6 if field < 2 => return row.swap(0, 1),
        0..6 if field == 3 || field == 4 => return row.swap(3, 4),
        0..8 => String::new(),
        8..13 => other[field].clone(),
        13..24 if !digits => heard(&value, dice),
        24..35 if !digits => scanned(&value, dice),
        35..40 if !digits => words_swapped(&value, dice),
        40..45 if !digits => broken(&value, dice),
        _ => slip(&value, dice),
    };
}
