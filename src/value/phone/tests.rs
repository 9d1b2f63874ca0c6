//! Cells of numbers by category. What a cell says is written in short, one word a candidate: `13800138000` and other
//! numbers in their standard form with `x801` behind them for an extension, `?` before what is only proposed, `*` before
//! a masked one, `-` and the flaw where there is no number.

mod broken;
mod foreign;
mod landline;
mod mobile;

use super::{Aside, Entry, Number, Reading, Role, Unsure, read_cell};

/// What a cell says, in short.
fn told(cell: &str) -> String {
    let entries = read_cell(cell).entries;
    entries.iter().map(word).collect::<Vec<_>>().join(" ")
}

fn word(entry: &Entry) -> String {
    let fax = if entry.role == Role::Fax { "fax:" } else { "" };
    let dead = if entry.dead { "dead:" } else { "" };
    let reading = match &entry.reading {
        Reading::Number(number) => number_word(number),
        Reading::Masked(number) => format!("*{number}"),
        Reading::Unsure(unsure) => format!("?{}", proposal(unsure)),
        Reading::Flaw(flaw) => format!("-{flaw:?}"),
    };
    let aside = match &entry.aside {
        Some(Aside::Endings(endings)) => format!("/{}", endings.join("/")),
        Some(Aside::LineRange) => "..".to_owned(),
        Some(Aside::ExtensionRange) => "+".to_owned(),
        Some(Aside::Doubtful) => "!".to_owned(),
        None => String::new(),
    };
    format!("{fax}{dead}{reading}{aside}")
}

fn number_word(number: &Number) -> String {
    match number {
        Number::Mobile(number) => number.clone(),
        Number::Abroad { number, ext }
        | Number::Landline { number, ext }
        | Number::Service { number, ext }
        | Number::Local { number, ext } => match ext {
            Some(ext) => format!("{number}x{ext}"),
            None => number.clone(),
        },
    }
}

fn proposal(unsure: &Unsure) -> String {
    match unsure {
        Unsure::Glued(numbers) => numbers.join(";"),
        Unsure::Letters(number)
        | Unsure::Rounded(number)
        | Unsure::TwoCountries(number)
        | Unsure::Bare(number)
        | Unsure::Taiwan(number) => number.clone(),
    }
}

/// Holds each cell against what is wanted of it.
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(cell, wanted)| told(cell) != *wanted)
        .map(|(cell, wanted)| format!("{cell:?}: wanted {wanted}, got {}", told(cell)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// Holds cells that all say the same against what is wanted of them.
fn check_ways(wanted: &str, ways: &[&str]) {
    let cases: Vec<(&str, &str)> = ways.iter().map(|way| (*way, wanted)).collect();
    check(&cases);
}
