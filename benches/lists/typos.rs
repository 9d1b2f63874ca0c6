//! How a word of Latin letters or digits goes wrong: by the hand, by the scanner, by the ear.

use crate::corpus::Dice;

/// Neighbours on the keyboard, row by row.
const KEYS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// What a scanner takes for what.
const SCANNED: [(&str, &str); 14] = [
    ("rn", "m"),
    ("m", "rn"),
    ("vv", "w"),
    ("w", "vv"),
    ("cl", "d"),
    ("d", "cl"),
    ("l", "1"),
    ("o", "0"),
    ("s", "5"),
    ("b", "8"),
    ("g", "9"),
    ("h", "b"),
    ("e", "c"),
    ("u", "v"),
];
/// What sounds like what.
const HEARD: [(&str, &str); 22] = [
    ("ph", "f"),
    ("f", "ph"),
    ("ck", "k"),
    ("c", "k"),
    ("k", "c"),
    ("ie", "y"),
    ("y", "ie"),
    ("i", "y"),
    ("ll", "l"),
    ("tt", "t"),
    ("nn", "n"),
    ("th", "t"),
    ("ee", "ea"),
    ("ea", "ee"),
    ("mac", "mc"),
    ("mc", "mac"),
    ("s", "z"),
    ("sch", "sh"),
    ("gh", "g"),
    ("wh", "w"),
    ("ou", "u"),
    ("er", "a"),
];

/// One slip of the hand: a letter too few, too many, another, or two in the wrong order. Digits stay digits.
pub(crate) fn slip(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.is_empty() {
        return String::new();
    }
    let at = dice.roll(letters.len());
    match dice.roll(4) {
        0 if letters.len() > 1 => {
            letters.remove(at);
        }
        1 => letters.insert(at, beside(letters[at], dice)),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters[at] = beside(letters[at], dice),
    }
    letters.into_iter().collect()
}

/// A key near the right one, or in one slip of three any of its kind.
fn beside(letter: char, dice: &mut Dice) -> char {
    if letter.is_ascii_digit() {
        return char::from(b'0' + dice.roll(10) as u8);
    }
    let small = letter.to_ascii_lowercase();
    let row = KEYS.iter().find(|row| row.contains(small));
    let near = row.filter(|_| dice.roll(3) > 0).and_then(|row| {
        let at = row.find(small)?;
        row.chars()
            .nth((at + 2 * dice.roll(2)).saturating_sub(1))
            .filter(|near| *near != small)
    });
    let other = near.unwrap_or_else(|| char::from(b'a' + dice.roll(26) as u8));
    if letter.is_uppercase() {
        other.to_ascii_uppercase()
    } else {
        other
    }
}

/// As a scanner reads it; a slip of the hand where it has nothing to confuse.
pub(crate) fn scanned(text: &str, dice: &mut Dice) -> String {
    confused(text, &SCANNED, dice)
}

/// As somebody writes it who heard it; a slip of the hand where nothing sounds like something else.
pub(crate) fn heard(text: &str, dice: &mut Dice) -> String {
    confused(text, &HEARD, dice)
}

fn confused(text: &str, pairs: &[(&str, &str)], dice: &mut Dice) -> String {
    let able: Vec<_> = pairs.iter().filter(|(one, _)| text.contains(one)).collect();
    if able.is_empty() {
        return slip(text, dice);
    }
    let (one, other) = dice.pick(&able);
    let places: Vec<usize> = text.match_indices(one).map(|(at, _)| at).collect();
    let at = *dice.pick(&places);
    format!("{}{other}{}", &text[..at], &text[at + one.len()..])
}

/// A wrong text of one of the three kinds; a hand slips most often.
pub(crate) fn mistaken(text: &str, dice: &mut Dice) -> String {
    match dice.roll(6) {
        0 => scanned(text, dice),
        1 => heard(text, dice),
        _ => slip(text, dice),
    }
}

/// Two of the words of a text in the wrong order; a space too many or too few where there is only one.
pub(crate) fn words_swapped(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    if words.len() < 2 {
        return broken(text, dice);
    }
    let at = dice.roll(words.len() - 1);
    words.swap(at, at + 1);
    words.join(" ")
}

/// A space too many, or the first one lost.
pub(crate) fn broken(text: &str, dice: &mut Dice) -> String {
    if text.contains(' ') {
        return text.replacen(' ', "", 1);
    }
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() > 2 {
        letters.insert(dice.between(1, letters.len() - 1), ' ');
    }
    letters.into_iter().collect()
}
