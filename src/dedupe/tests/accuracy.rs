//! How often dedupe is right, on invented people; `cargo test accuracy -- --nocapture` prints the figures.
//!
//! The floors are below what is reached, so that a rule may be changed for the better of real lists; they are there to
//! notice a rule that breaks.

use std::collections::BTreeMap;

use super::corpus::{self, Language};
use super::{List, Memory};
use crate::dedupe::{Fate, Resolved};
use crate::model::Field;

/// Pairs of rows, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
    /// Pairs put before a person, and how many of them are one person.
    asked: usize,
    asked_rightly: usize,
}

impl Counts {
    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

fn contact_of(fate: &Fate) -> usize {
    match *fate {
        Fate::Founds(at) | Fate::Joins(at) => at,
        ref other => unreachable!("every row is new: {other:?}"),
    }
}

fn count(resolved: &Resolved, owners: &[usize]) -> Counts {
    let pairs_by = |key: &dyn Fn(usize) -> (usize, usize)| {
        let mut sizes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        (0..owners.len()).for_each(|row| *sizes.entry(key(row)).or_default() += 1);
        sizes
            .values()
            .map(|size| size * (size - 1) / 2)
            .sum::<usize>()
    };
    let contact = |row: usize| contact_of(&resolved.fates[row]);
    let right = pairs_by(&|row| (owners[row], contact(row)));
    let same = |doubt: &&crate::dedupe::Doubt| {
        let owner = |side| match side {
            crate::dedupe::RecordRef::New(row) => owners[crate::model::RowIx::at(row)],
            crate::dedupe::RecordRef::Known(_) => usize::MAX,
        };
        owner(doubt.left) == owner(doubt.right)
    };
    Counts {
        right,
        wrong: pairs_by(&|row| (contact(row), 0)) - right,
        missed: pairs_by(&|row| (owners[row], 0)) - right,
        asked: resolved.doubts.len(),
        asked_rightly: resolved.doubts.iter().filter(same).count(),
    }
}

/// The list with some of its columns alone.
fn only(mut list: List, kept: &[Field]) -> List {
    for row in &mut list.rows {
        for (cell, column) in row.iter_mut().zip(&list.columns) {
            if !kept.contains(column) {
                cell.clear();
            }
        }
    }
    list
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn accuracy_on_invented_people_stays_above_the_floors() {
    use Field::{BirthDate, City, Company, Email, Mobile, Name, Phone, Postcode, Street};
    let cases: [(&str, Language, &[Field], f64, f64); 7] = [
        (
            "English, all columns",
            Language::English,
            &corpus::COLUMNS,
            0.985,
            0.9,
        ),
        (
            "English, name, address, birth date",
            Language::English,
            &[Name, Street, City, Postcode, BirthDate],
            0.98,
            0.8,
        ),
        (
            "English, name and address",
            Language::English,
            &[Name, Street, City, Postcode],
            0.97,
            0.6,
        ),
        (
            "English, name, e-mail, phone",
            Language::English,
            &[Name, Email, Phone],
            0.95,
            0.6,
        ),
        (
            "Chinese, all columns",
            Language::Chinese,
            &corpus::COLUMNS,
            0.985,
            0.9,
        ),
        (
            "Chinese, name, mobile, company",
            Language::Chinese,
            &[Name, Mobile, Company],
            0.98,
            0.6,
        ),
        (
            "Chinese, name and address",
            Language::Chinese,
            &[Name, Street, City],
            0.97,
            0.5,
        ),
    ];
    let mut broken: Vec<String> = Vec::new();
    for (case, language, columns, precision, recall) in cases {
        let (list, owners) = corpus::list(language, 6_000, 7);
        let resolved = Memory::fitted().run_only(&[only(list, columns)]);
        let counts = count(&resolved, &owners);
        let (found_precision, found_recall) = (counts.precision(), counts.recall());
        let asked = format!("{} asked, {} rightly", counts.asked, counts.asked_rightly);
        let told = format!(
            "{case}: precision {found_precision:.4}, recall {found_recall:.4}; {asked}; {counts:?}"
        );
        tell(&told);
        if found_precision < precision || found_recall < recall {
            broken.push(told);
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

/// Run by hand, optimized: `cargo test --release --lib a_million -- --ignored --nocapture`.
#[test]
#[ignore = "takes a minute, and says something only when it is optimized"]
fn a_million_rows_are_resolved_as_well_as_a_few() {
    for (case, language) in [
        ("English", Language::English),
        ("Chinese", Language::Chinese),
    ] {
        let (list, owners) = corpus::list(language, 750_000, 11);
        let resolved = Memory::fitted().run_only(&[list]);
        let counts = count(&resolved, &owners);
        tell(&format!("{case}, {} rows: {counts:?}", owners.len()));
        assert!(
            counts.precision() > 0.9 && counts.recall() > 0.9,
            "{counts:?}"
        );
    }
}

#[expect(
    clippy::disallowed_macros,
    reason = "figures for whoever runs the test by hand"
)]
fn tell(figures: &str) {
    println!("{figures}");
}
