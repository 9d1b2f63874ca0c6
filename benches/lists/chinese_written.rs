//! How Chinese names and numbers are written by those who type, hear or spell them.

use ::pinyin::ToPinyin;

use crate::corpus::Dice;

use super::chinese::Person;
use super::tables::{Sex, capitalized, lines};

/// The reading of a text in letters without tones, its syllables joined by `between`.
pub(crate) fn pinyin(text: &str, between: &str) -> String {
    let syllables: Vec<&str> = text
        .to_pinyin()
        .flatten()
        .map(::pinyin::Pinyin::plain)
        .collect();
    syllables.join(between)
}

/// A mobile number as people type it.
pub(crate) fn typed(number: &str, dice: &mut Dice) -> String {
    let (network, middle, end) = (&number[..3], &number[3..7], &number[7..]);
    match dice.roll(10) {
        0 => format!("{network} {middle} {end}"),
        1 => format!("{network}-{middle}-{end}"),
        2 => format!("+86 {number}"),
        _ => number.to_owned(),
    }
}

/// `王先生`, `李女士`, `陈经理`.
pub(crate) fn titled(person: &Person, dice: &mut Dice) -> String {
    let word = match (dice.roll(4), person.sex) {
        (0, _) => *dice.pick(&["经理", "总", "老师"]),
        (_, Sex::Male) => "先生",
        (_, Sex::Female) => *dice.pick(&["女士", "小姐"]),
    };
    format!("{}{word}", person.surname)
}

/// `Wang Wei`, `Wei Wang` or `wangwei`.
pub(crate) fn latin(person: &Person, dice: &mut Dice) -> String {
    let (family, own) = (pinyin(&person.surname, ""), pinyin(&person.given, ""));
    match dice.roll(4) {
        0 => format!("{family}{own}"),
        1 => format!("{} {}", capitalized(&own), capitalized(&family)),
        _ => format!("{} {}", capitalized(&family), capitalized(&own)),
    }
}

/// One character of the given name written with another of the same sound, where there is one.
pub(crate) fn misheard(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let groups: Vec<&str> = lines(include_str!("data/zh_homophones.csv"))
        .map(|line| line[0])
        .collect();
    let able: Vec<(usize, &str)> = (1..letters.len())
        .filter_map(|at| {
            groups
                .iter()
                .find(|group| group.contains(letters[at]))
                .map(|group| (at, *group))
        })
        .collect();
    if !able.is_empty() {
        let (at, group) = *dice.pick(&able);
        letters[at] = dice.letter(group);
    }
    letters.into_iter().collect()
}

/// Some moment of a year, `2024-03-20 10:02:11`.
pub(crate) fn moment(year: usize, dice: &mut Dice) -> String {
    let (month, day) = (dice.between(1, 12), dice.between(1, 28));
    format!(
        "{year}-{month:02}-{day:02} {:02}:{:02}:{:02}",
        dice.between(8, 22),
        dice.roll(60),
        dice.roll(60)
    )
}
