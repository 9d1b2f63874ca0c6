//! What a row says of somebody beyond the name that another row can say too. Two rows that share none of it could be about
//! two people of one name; hardly a list is labelled so that nobody could tell why.

use crate::corpus::Dice;

use super::chinese::Person;

/// How often a row is taken down anew that has nothing in common with those before it.
const TRIES: usize = 6;

/// The rows of one person, of which nearly all share a mark with another one.
pub(crate) fn rows<T>(
    person: &Person,
    count: usize,
    dice: &mut Dice,
    take_down: impl Fn(&mut Dice) -> T,
    cells: impl Fn(&T) -> &[String],
) -> Vec<T> {
    let mut known: Vec<String> = Vec::new();
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        let mut row = take_down(dice);
        let mut found = marks(cells(&row), person);
        for _ in 0..TRIES {
            if known.is_empty() || found.iter().any(|mark| known.contains(mark)) {
                break;
            }
            row = take_down(dice);
            found = marks(cells(&row), person);
        }
        known.append(&mut found);
        rows.push(row);
    }
    rows
}

/// Numbers, mailboxes, the day of birth, the firm and the home that a row tells.
fn marks(cells: &[String], person: &Person) -> Vec<String> {
    let mut found = Vec::new();
    for cell in cells {
        let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
        let number = digits.strip_prefix("86").unwrap_or(&digits);
        if *cell == person.born.dashed() || *cell == person.born.digits() {
            found.push(person.born.digits());
        } else if cell.contains('@') {
            found.push(cell.clone());
        } else if (10..13).contains(&number.len()) && !cell.contains(':') {
            found.push(number.to_owned());
        }
        for firm in person.firm.iter().chain(&person.left) {
            if cell.contains(&firm.own) {
                found.push(firm.own.clone());
            }
        }
        if person.home.is_told_by(cell) {
            found.push(person.home.landline.replace('-', "home"));
        }
    }
    found
}
