//! What the ceiling promises: it refuses most pairs of strangers, and none that would have been kept.

use super::corpus::{self, Language};
use super::{BOOK, List, Memory, batch};
use crate::dedupe::ceiling::Ceiling;
use crate::dedupe::keys::NONE;
use crate::dedupe::place::Packed;
use crate::dedupe::profile::Profile;
use crate::dedupe::score::Verdict;
use crate::dedupe::sketch::Sketch;
use crate::dedupe::{compare, rarity, score};
use crate::model::Field;

fn profiles(language: Language) -> Vec<Profile> {
    let (list, _) = corpus::list(language, 160, 7);
    let (batch, _) = batch(&[list]);
    let rows = batch.frame.rows();
    rows.map(|row| Profile::of(row, &BOOK.matching)).collect()
}

/// Holds the ceiling against the weight of every pair.
fn check(profiles: &[Profile], case: &str) {
    let rules = &BOOK.matching;
    let ceiling = Ceiling::of(rules);
    let (mut refused, mut all) = (0, 0);
    for (at, a) in profiles.iter().enumerate() {
        for b in &profiles[..at] {
            all += 1;
            if ceiling.may_be_kept(&Sketch::of(a, NONE), &Sketch::of(b, NONE)) {
                continue;
            }
            refused += 1;
            let score = score::weigh(&compare::compare(a, b, false), rules);
            assert_eq!(score.verdict, Verdict::Apart, "{case}: {a:?} {b:?}");
        }
    }
    assert!(refused * 2 > all, "{case}: {refused} of {all} were refused");
}

#[test]
fn no_pair_is_refused_that_would_be_kept() {
    for (case, language) in [
        ("English", Language::English),
        ("Chinese", Language::Chinese),
    ] {
        let mut profiles = profiles(language);
        check(&profiles, case);
        rarity::count(&mut profiles);
        check(&profiles, &format!("{case}, rarities counted"));
    }
}

#[test]
fn one_slip_is_told_from_two_in_short_texts() {
    let cases = [
        ("the same", "90210", "90210", true),
        ("a digit changed", "90210", "90310", true),
        ("the first digit", "90210", "80210", true),
        ("a digit left out", "90210", "9010", true),
        ("a digit added at the end", "90210", "902101", true),
        ("two swapped", "90210", "92010", true),
        ("two places apart", "90210", "80211", false),
        ("another number", "90210", "13867", false),
        ("nothing", "90210", "", false),
        ("two swapped at the end", "90210", "90201", true),
        ("two swapped, one of them wrong", "90210", "92410", false),
        ("twice the same", "1111", "11", false),
        ("once more the same", "111", "11", true),
        ("as long as fits", "12345678", "12345679", true),
    ];
    for (case, one, other, expected) in cases {
        let within = strsim::osa_distance(one, other) <= 1;
        assert_eq!(within, expected, "{case}, letter by letter");
        let [one, other] = [one, other].map(Packed::new);
        assert_eq!(one.is_slip_of(other), expected, "{case}");
        assert_eq!(other.is_slip_of(one), expected, "{case}, turned");
    }
}

#[test]
fn what_a_block_too_large_leaves_out_is_counted() {
    let limits = BOOK.matching.blocks;
    let cases = [
        ("as many as are compared pair by pair", limits.largest, 0),
        (
            "one more",
            limits.largest + 1,
            limits.largest + 1 - limits.window,
        ),
        (
            "twice as many",
            2 * limits.largest,
            2 * limits.largest - limits.window,
        ),
    ];
    for (case, records, beyond) in cases {
        // Nothing but a number that all of them have.
        let rows: Vec<Vec<String>> = (0..records)
            .map(|at| vec![format!("name{at}x"), "021-12345678".to_owned()])
            .collect();
        let mut list = List::new("desk", &[Field::Name, Field::Phone], &[]);
        list.rows = rows;
        let resolved = Memory::default().run_only(&[list]);
        let left_out = beyond * beyond.saturating_sub(1) / 2;
        assert_eq!(resolved.uncompared, left_out as u64, "{case}");
    }
}
