//! Chinese customers in five lists with columns of their own: the ERP, sign-ups for events, forms of the website, the
//! sheet of the call centre, membership cards.
//!
//! Hard in it: couples, children and brothers behind one door and one telephone; front desks; a boss's mobile that an
//! assistant gives; numbers that somebody else had before; namesakes in one city; names misheard, in pinyin, or only
//! `王先生`; firms and addresses written in many ways; digits wrong, fields missing, jobs and numbers changed.

use crate::corpus::Dice;

use super::Sheet;
use super::chinese::{Country, Person};
use super::chinese_marks;
use super::chinese_rows::{SOURCES, Source};
use super::firms::cities;

/// How many rows somebody has.
const ROWS: [usize; 20] = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6];

/// Rows for each firm.
pub(crate) const FIRM: usize = 14;

/// Five sheets of so many rows together.
pub(crate) fn sheets(rows: usize) -> Vec<Sheet> {
    let mut dice = Dice(20_260_307);
    let country = Country::new(cities(), rows / FIRM, &mut dice);
    let people = people(rows, country, &mut dice);
    let mut lists: Vec<Vec<(u32, Vec<String>)>> = vec![Vec::new(); SOURCES.len()];
    let mut left = rows;
    for (owner, person) in people.iter().enumerate() {
        let count = (*dice.pick(&ROWS)).min(left);
        left -= count;
        let take_down = |dice: &mut Dice| {
            let at = source_of(person, dice);
            (at, (SOURCES[at].row)(person, dice))
        };
        for (at, cells) in chinese_marks::rows(person, count, &mut dice, take_down, |row| &row.1) {
            lists[at].push((owner as u32, cells));
        }
    }
    let sheet = |(source, owned): (&Source, _)| {
        let sheet = Sheet::shuffled(source.header.to_vec(), owned, 37);
        match source.key {
            Some((header, prefix)) => sheet.keyed(header, |number| format!("{prefix}{number:06}")),
            None => sheet,
        }
    };
    SOURCES.iter().zip(lists).map(sheet).collect()
}

/// People until there will be enough rows; one in twenty bears another's name in the same city, and some have a
/// number that another had before.
pub(crate) fn people(rows: usize, mut country: Country, dice: &mut Dice) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    while people.len() * 2 < rows {
        let mut household = country.household(dice);
        if dice.chance(5) && !people.is_empty() {
            let of = dice.pick(&people).clone();
            household = vec![country.namesake(&of, dice)];
        }
        if dice.chance(4) && !people.is_empty() {
            let former = (0..20).find_map(|_| dice.pick(&people).former.clone());
            household[0].mobile = former.unwrap_or_else(|| household[0].mobile.clone());
        }
        people.append(&mut household);
    }
    people
}

/// Where a row about the person comes from: who works nowhere is no customer of the ERP.
fn source_of(person: &Person, dice: &mut Dice) -> usize {
    loop {
        let at = *dice.pick(&[0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4]);
        if at != 0 || person.firm.is_some() {
            return at;
        }
    }
}
