//! Standardizes a list of 14 columns, clean and dirty, and reads single fields on one core; holds the counts beside
//! the time.
//!
//! `cargo bench --bench standardize`; the number of rows can be given as an argument.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a program of its own: it reads the clock and prints"
)]

#[allow(dead_code, reason = "this bench takes its rows, not its files")]
mod corpus;
mod dirt;
mod measure;

use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use iclear::import::{self, Imported, OnBroken};
use iclear::rules::RuleBook;
use iclear::run::{RunContext, Silent};
use iclear::standardize;
use iclear::value::{address, company, email, id_number, name, phone};

/// How often each time is taken; the median counts.
const TIMES: usize = 5;

fn main() {
    let rows = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(200_000);
    let clean = corpus::customers_csv(rows);
    let dirty = dirt::customers_csv(&clean, rows);
    let book = RuleBook::load(None).expect("the default rules are sound");
    println!(
        "standardize: {rows} rows x 14 columns, {} threads",
        rayon::current_num_threads()
    );
    stage("clean", &clean, rows, &book);
    stage("dirty", &dirty, rows, &book);
    println!("one core, cells a second:");
    fields();
}

/// The whole stage over one list.
fn stage(what: &str, file: &Path, rows: usize, book: &RuleBook) {
    let mut found = 0;
    let times = (0..TIMES).map(|_| {
        let batches = imported(file, book);
        let start = Instant::now();
        let (out, findings) = standardized(batches, book);
        let time = start.elapsed();
        assert_eq!(out, rows, "every row comes out");
        assert!(
            found == 0 || found == findings,
            "the same findings every time"
        );
        found = findings;
        time
    });
    let median = median(times.collect());
    println!(
        "  {what}: median of {TIMES} {median:.3} s, {:.0} rows/s, {found} findings",
        rows as f64 / median
    );
}

fn context(stop: &AtomicBool) -> RunContext<'_> {
    RunContext {
        today: jiff::civil::date(2024, 5, 1),
        progress: &Silent,
        cancel: stop,
    }
}

fn imported(file: &Path, book: &RuleBook) -> Vec<Imported> {
    let stop = AtomicBool::new(false);
    let ctx = context(&stop);
    let spec = measure::spec(file);
    let mut importer = import::open(&[spec], &book.fields, None, OnBroken::Stop, &ctx)
        .expect("the corpus can be read");
    std::iter::from_fn(|| importer.next_batch().expect("the corpus can be read on")).collect()
}

/// The rows and findings that come out.
fn standardized(batches: Vec<Imported>, book: &RuleBook) -> (usize, usize) {
    let stop = AtomicBool::new(false);
    let ctx = context(&stop);
    batches.into_iter().fold((0, 0), |(rows, found), batch| {
        let before = batch.batch().findings.len();
        let done = standardize::run(batch, &book.standardize, &ctx).expect("nobody interrupts");
        (
            rows + done.batch().frame.len(),
            found + done.batch().findings.len() - before,
        )
    })
}

/// Reads cells of one field after another, and counts those that were understood.
fn fields() {
    let cells = dirt::cells(200_000);
    field("phone", &cells.phones, |text| {
        phone::read_cell(text)
            .entries
            .iter()
            .any(|entry| matches!(entry.reading, phone::Reading::Number(_)))
    });
    field("e-mail", &cells.emails, |text| {
        email::read_cell(text)
            .iter()
            .any(|entry| matches!(entry.reading, email::Reading::Address(_)))
    });
    field("address", &cells.addresses, |text| {
        address::parse(text, address::Hints::default())
            .district()
            .is_some()
    });
    field("name", &cells.names, |text| {
        name::parse(text).kind == name::Kind::Person
    });
    field("company core", &cells.companies, |text| {
        company::parse(text).core.chars().count() >= 2
    });
    field("identity number", &cells.ids, |text| {
        matches!(id_number::read(text), id_number::Reading::Valid(_))
    });
}

/// Every cell of these lists can be read: less than all would be speed bought with answers.
fn field(what: &str, cells: &[String], understood: impl Fn(&str) -> bool) {
    let times = (0..TIMES).map(|_| {
        let start = Instant::now();
        let count = cells
            .iter()
            .filter(|cell| understood(black_box(cell)))
            .count();
        let time = start.elapsed();
        assert_eq!(count, cells.len(), "{what}: every cell is understood");
        time
    });
    let median = median(times.collect());
    println!("  {what}: {:.0}", cells.len() as f64 / median);
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}
