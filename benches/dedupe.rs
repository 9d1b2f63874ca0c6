//! Resolves a customer list of 1,000,000 rows, three in ten of them duplicates, through the whole chain, and holds what is
//! found beside the time.
//!
//! `cargo bench --bench dedupe`; the number of rows can be given as an argument.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a program of its own: it reads the clock and prints"
)]

#[allow(dead_code, reason = "this bench takes its dice, not its files")]
mod corpus;
mod crm;
mod measure;
#[path = "accuracy/score.rs"]
mod score;

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use iclear::check::Checked;
use iclear::dedupe::{self, DedupeRules, Fate, Modelling, NothingKnown, Resolved};
use iclear::import::{self, InputSpec, OnBroken};
use iclear::model::Input;
use iclear::pipeline;
use iclear::rules::RuleBook;
use iclear::run::{RunContext, Silent};

fn main() {
    let rows = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1_000_000);
    let (file, owners) = crm::list(rows);
    let book = RuleBook::load(None).expect("the default rules are sound");
    let stop = AtomicBool::new(false);
    let ctx = RunContext {
        today: jiff::civil::date(2024, 6, 1),
        progress: &Silent,
        cancel: &stop,
    };
    println!(
        "dedupe: {rows} rows x {} columns, {} threads",
        crm::HEADER.len(),
        rayon::current_num_threads()
    );
    let start = Instant::now();
    let (checked, inputs) = checked(&file, &book, &ctx);
    println!(
        "  import, standardize, check: {:.1} s",
        start.elapsed().as_secs_f64()
    );
    let start = Instant::now();
    let rules = DedupeRules {
        checks: &book.checks,
        standardize: &book.standardize,
        matching: &book.matching,
        survivorship: &book.survivorship,
        model: Modelling::Fitted,
    };
    let Ok(resolved) = dedupe::run(checked, &inputs, &NothingKnown, rules, &ctx) else {
        unreachable!("nothing is read and nobody interrupts");
    };
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "  dedupe: {seconds:.1} s, {:.0} rows/s; {} pairs compared, {:.0} pairs/s; {} left out in blocks too large",
        rows as f64 / seconds,
        resolved.compared,
        resolved.compared as f64 / seconds,
        resolved.uncompared
    );
    judge(&resolved, &owners);
    println!("  peak memory: {}", measure::peak_memory());
}

fn checked(file: &Path, book: &RuleBook, ctx: &RunContext<'_>) -> (Checked, Vec<Input>) {
    let spec = InputSpec {
        as_of: jiff::civil::date(2024, 6, 1),
        ..measure::spec(file)
    };
    let mut importer = import::open(&[spec], &book.fields, None, OnBroken::Stop, ctx)
        .expect("the list can be read");
    let checked = pipeline::all_checked(&mut importer, book, ctx).expect("the list can be read on");
    let inputs = importer.inputs().to_vec();
    (checked, inputs)
}

/// Pairs of rows, by whose they are and by the contact they came to.
fn judge(resolved: &Resolved, owners: &[u32]) {
    assert_eq!(resolved.fates.len(), owners.len(), "every row has a fate");
    let contact = |row: usize| match resolved.fates[row] {
        Fate::Founds(at) | Fate::Joins(at) => at,
        ref other => unreachable!("every row is new and can be reached: {other:?}"),
    };
    let rows: Vec<(u32, usize)> = owners
        .iter()
        .enumerate()
        .map(|(row, owner)| (*owner, contact(row)))
        .collect();
    let score = score::score(&rows);
    let (precision, recall) = (score.precision(), score.recall());
    println!(
        "  {} contacts, {} doubts; {} of {} pairs found, {} wrong: precision {precision:.4}, recall {recall:.4}, F1 {:.4}, B-cubed {:.4}",
        resolved.contacts.len(),
        resolved.doubts.len(),
        score.right,
        score.real,
        score.found - score.right,
        score.f1(),
        score.b_cubed
    );
    assert!(precision >= 0.98, "pairs are linked that should not be");
    assert!(recall >= 0.85, "pairs are missed that should be linked");
}
