//! Notable people of Britain of 1600 to 1900, each taken down by many hands, up to fifteen times.
//!
//! Hard in it: there are few typing errors and many ways to say the same: nicknames, initials, a title instead of the
//! name, the name before the marriage, only the year of birth, the county instead of the village, another calling. Kin
//! of the same name and place are others.

use crate::corpus::Dice;

use super::Sheet;
use super::day::Day;
use super::notable::{Notable, Parishes, kin, notable};
use super::tables::{Names, Sex, nickname};
use super::typos::slip;

const HEADER: [&str; 8] = [
    "full_name",
    "first_name",
    "surname",
    "dob",
    "birth_place",
    "postcode",
    "gender",
    "occupation",
];

/// A list of so many rows.
pub(crate) fn sheets(rows: usize) -> Vec<Sheet> {
    let mut dice = Dice(20_260_305);
    let (names, parishes) = (Names::british(), Parishes::read());
    let mut owned = Vec::with_capacity(rows);
    let mut before: Option<Notable> = None;
    let mut owner = 0;
    while owned.len() < rows {
        let person = match before.take().filter(|_| dice.chance(14)) {
            Some(relative) => kin(&relative, &names, &mut dice),
            None => notable(&names, &parishes, &mut dice),
        };
        let high = *dice.pick(&[1, 4, 7, 10, 15]);
        for _ in 0..dice.between(1, high) {
            owned.push((owner, row(&person, &parishes, &mut dice)));
        }
        owner += 1;
        before = Some(person);
    }
    owned.truncate(rows);
    let sheet = Sheet::shuffled(HEADER.to_vec(), owned, 35);
    vec![sheet.keyed("unique_id", |number| format!("H{number:06}"))]
}

fn row(person: &Notable, parishes: &Parishes, dice: &mut Dice) -> Vec<String> {
    // A third of the rows come from hands that know little: what is rare with others is common with them.
    let hand = if dice.chance(33) { 3 } else { 1 };
    let mut full = full_name(person, hand, dice);
    if dice.chance(3 * hand) {
        full = slip(&full, dice);
    }
    let first = full
        .split(' ')
        .find(|word| *word != "sir")
        .unwrap_or_default()
        .to_owned();
    let last = full.rsplit(' ').next().unwrap_or_default().to_owned();
    let gender = match person.sex {
        Sex::Female => "female",
        Sex::Male => "male",
    };
    let mut cells = vec![
        full,
        first,
        last,
        born(person.born, hand, dice),
        place(person, parishes, hand, dice),
        postcode(person, parishes, hand, dice),
        gender.to_owned(),
        person.callings[0].to_owned(),
    ];
    if dice.chance(12 * hand) {
        cells[7] = (*dice.pick(&person.callings)).to_owned();
    }
    for (at, missing) in [(3, 10), (4, 10), (5, 14), (6, 4), (7, 12)] {
        if dice.chance(missing * hand) {
            cells[at].clear();
        }
    }
    cells
}

/// One of the ways in which the person is called.
fn full_name(person: &Notable, hand: usize, dice: &mut Dice) -> String {
    let given = given_written(person, hand, dice);
    let family = match &person.maiden {
        Some(maiden) if dice.chance(25) => maiden.clone(),
        Some(maiden) if dice.chance(12) => format!("{maiden} {}", person.surname),
        _ => person.surname.clone(),
    };
    match &person.title {
        Some(title) if dice.chance(30) => format!("{given} {family}, {title}"),
        Some(title) if dice.chance(15) => format!("{given}, {title}"),
        Some(_) if person.sex == Sex::Male && dice.chance(15) => format!("sir {given} {family}"),
        _ => format!("{given} {family}"),
    }
}

fn given_written(person: &Notable, hand: usize, dice: &mut Dice) -> String {
    let first = &person.given[0];
    let second = person.given.get(1);
    match (dice.roll(130 - 30 * hand), second) {
        (0..11, _) => nickname(first, dice).unwrap_or(first).to_owned(),
        (11..16, Some(second)) => format!("{}. {}.", &first[..1], &second[..1]),
        (16..22, Some(second)) => format!("{first} {}.", &second[..1]),
        (22..50, Some(_)) => person.given.join(" "),
        (50..55, Some(second)) => second.clone(),
        (11..15, None) => format!("{}.", &first[..1]),
        _ => first.clone(),
    }
}

fn born(born: Day, hand: usize, dice: &mut Dice) -> String {
    match dice.roll(130 - 30 * hand) {
        0..9 => Day {
            month: 1,
            day: 1,
            ..born
        }
        .dashed(),
        9..16 => born.mistaken(dice).dashed(),
        16..18 => Day {
            year: born.year + dice.roll(7) - 3,
            ..born
        }
        .dashed(),
        _ => born.dashed(),
    }
}

/// The village, its county, both, or a village nearby.
fn place(person: &Notable, parishes: &Parishes, hand: usize, dice: &mut Dice) -> String {
    let parish = if dice.chance(3 * hand) {
        parishes.near(person.parish, dice)
    } else {
        person.parish
    };
    match dice.roll(130 - 30 * hand) {
        0..13 => parish.county.to_owned(),
        13..22 => format!("{}, {}", parish.place, parish.county),
        22..25 => slip(parish.place, dice),
        _ => parish.place.to_owned(),
    }
}

/// The postcode of the place or of one near it; the later ones of somebody who is said to come from elsewhere.
fn postcode(person: &Notable, parishes: &Parishes, hand: usize, dice: &mut Dice) -> String {
    match dice.roll(130 - 30 * hand) {
        0..26 => parishes.postcode(person.parish, dice),
        26..30 => parishes.postcode(parishes.near(person.parish, dice), dice),
        _ => person.postcode.clone(),
    }
}
