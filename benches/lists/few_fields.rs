//! British people of whom little is known: name, birth, town and mail, about four rows each.
//!
//! Hard in it: every field is empty in every fifth row, names are badly spelled, given and family name change places, the
//! town is hardly to be read, and dates of birth jump.

use crate::corpus::Dice;

use super::Sheet;
use super::chance::shuffle;
use super::day::Day;
use super::tables::{Names, Sex, Shares, british_towns, nickname};
use super::typos::{mistaken, slip};

const HEADER: [&str; 5] = ["first_name", "surname", "dob", "city", "email"];
/// Rows of one person: four on average.
const ROWS: [usize; 8] = [1, 2, 3, 4, 4, 5, 6, 7];

/// Somebody, as they are.
struct Person {
    first: String,
    last: String,
    born: Day,
    town: String,
    email: String,
}

/// A list of so many rows.
pub(crate) fn sheets(rows: usize) -> Vec<Sheet> {
    let mut dice = Dice(20_260_304 + rows as u64);
    let (names, towns) = (Names::british(), british_towns());
    let mut owned = Vec::new();
    let mut owner = 0;
    while owned.len() < rows {
        let person = person(&names, &towns, &mut dice);
        for _ in 0..*dice.pick(&ROWS) {
            owned.push((owner, row(&person, &mut dice)));
        }
        owner += 1;
    }
    owned.truncate(rows);
    let sheet = Sheet::shuffled(HEADER.to_vec(), owned, 34);
    vec![sheet.keyed("unique_id", |number| (number - 1).to_string())]
}

fn person(names: &Names, towns: &Shares<&'static str>, dice: &mut Dice) -> Person {
    let (first, last) = (names.given(Sex::any(dice), dice), names.surname(dice));
    let host = format!(
        "{}.{}",
        names.surname(dice).to_lowercase(),
        dice.pick(&["com", "co.uk", "org", "net"])
    );
    let (small, family) = (first.to_lowercase(), last.to_lowercase());
    let email = match dice.roll(4) {
        0 => format!("{}{}@{host}", &small[..1], family),
        1 => format!("{small}.{family}@{host}"),
        2 => format!("{small}{}@{host}", dice.roll(100)),
        _ => format!("{family}{}@{host}", &small[..1]),
    };
    Person {
        first,
        last,
        born: Day::any(1940, 2015, dice),
        town: (*towns.pick(dice)).to_owned(),
        email,
    }
}

fn row(person: &Person, dice: &mut Dice) -> Vec<String> {
    let (first, last) = names_written(person, dice);
    let mut cells = vec![
        first,
        last,
        born_written(person.born, dice),
        town_written(&person.town, dice),
    ];
    cells.push(email_written(person, dice));
    let known = cells.clone();
    for (cell, missing) in cells.iter_mut().zip([17, 18, 15, 20, 22]) {
        if dice.chance(missing) {
            cell.clear();
        }
    }
    // Who has less than two cells left could be anybody.
    let left = cells.iter().filter(|cell| !cell.is_empty()).count();
    if left < 2 { known } else { cells }
}

fn names_written(person: &Person, dice: &mut Dice) -> (String, String) {
    let mut first = person.first.clone();
    if let Some(short) = nickname(&first, dice).filter(|_| dice.chance(12)) {
        first = super::tables::capitalized(short);
    }
    let mut last = person.last.clone();
    for name in [&mut first, &mut last] {
        if dice.chance(25) {
            *name = mistaken(name, dice);
        }
        if dice.chance(8) {
            *name = slip(name, dice);
        }
    }
    if dice.chance(8) {
        (last, first)
    } else {
        (first, last)
    }
}

fn born_written(born: Day, dice: &mut Dice) -> String {
    match dice.roll(100) {
        0..14 => born.mistaken(dice).dashed(),
        14..19 => born.mistaken(dice).mistaken(dice).dashed(),
        19..22 => Day {
            month: 1,
            day: 1,
            ..born
        }
        .dashed(),
        _ => born.dashed(),
    }
}

/// The town, at times with its letters in a heap.
fn town_written(town: &str, dice: &mut Dice) -> String {
    match dice.roll(100) {
        0..12 => {
            let mut letters: Vec<char> = town.chars().collect();
            let end = letters.len().min(dice.between(4, 7));
            shuffle(&mut letters[1..end], dice);
            letters.into_iter().collect()
        }
        12..20 => town
            .chars()
            .filter(|letter| !"aeiou".contains(*letter))
            .collect(),
        20..30 => slip(town, dice),
        _ => town.to_owned(),
    }
}

/// The address, at times with a letter wrong or with the name spelled as somebody else's.
fn email_written(person: &Person, dice: &mut Dice) -> String {
    let (local, host) = person.email.split_once('@').unwrap_or((&person.email, ""));
    match dice.roll(100) {
        0..9 => format!("{}@{host}", mistaken(local, dice)),
        9..13 => format!("{local}@{}", slip(host, dice)),
        13..17 => format!("{}{}@{host}", person.first.to_lowercase(), dice.roll(1_000)),
        _ => person.email.clone(),
    }
}
