//! Checks consistent lists and lists with planted faults: what each check finds, what it finds where nothing is, and
//! how fast the stage is over rows in standard form.
//!
//! `cargo bench --bench steward`; the number of clean rows can be given as an argument.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a program of its own: it reads the clock and prints"
)]

#[allow(dead_code, reason = "this bench takes its dice, not its lists")]
mod corpus;
#[path = "steward/faults.rs"]
mod faults;
mod measure;
#[path = "steward/people.rs"]
mod people;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use iclear::check::{self, CHECKS};
use iclear::import::{self, InputSpec, OnBroken};
use iclear::model::{Field, Finding, Severity};
use iclear::rules::{Action, RuleBook};
use iclear::run::{RunContext, Silent};
use iclear::standardize::{self, Standardized};

use people::{People, Row};

/// Rows of a list with one kind of fault, and every how many of them has it.
const PLANTED_ROWS: usize = 200;
const EVERY: usize = 4;
/// How often the time is taken; the median counts.
const TIMES: usize = 5;
/// The share of rows of a clean list in which a warning is tolerated.
const WARNINGS: f64 = 0.005;

fn main() {
    let rows = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(200_000);
    let book = RuleBook::load(None).expect("the default rules are sound");
    let clean = clean_list(rows, &book);
    planted_lists(&book);
    speed(&clean, rows, &book);
}

/// What is found in a list in which nothing is wrong.
fn clean_list(rows: usize, book: &RuleBook) -> PathBuf {
    let mut people = People::new();
    let list: Vec<Row> = (0..rows).map(|number| people.row(number)).collect();
    let file = write("clean", &list);
    let findings = found(&file, book);
    let of = |severity| {
        findings
            .iter()
            .filter(move |finding| finding.severity == severity)
    };
    let warned = of(Severity::Warning)
        .map(|finding| finding.row)
        .collect::<std::collections::BTreeSet<_>>();
    println!(
        "clean: {rows} rows, {} errors, {} rows with warnings, {} hints {:?}",
        of(Severity::Error).count(),
        warned.len(),
        of(Severity::Info).count(),
        by_code(&findings)
    );
    assert_eq!(of(Severity::Error).count(), 0, "a clean list has no error");
    assert!(
        (warned.len() as f64) < rows as f64 * WARNINGS,
        "a clean list has few warnings"
    );
    file
}

/// One list for each check, and what it finds there.
fn planted_lists(book: &RuleBook) {
    println!("code     planted  found  false alarms");
    let mut missed = Vec::new();
    for check in CHECKS {
        let code = check.kind.code.as_str();
        if book
            .checks
            .setting(check.kind.code)
            .is_none_or(|setting| setting.action == Action::Off)
        {
            println!("{code}   off by default");
            continue;
        }
        let plant = faults::planting(code).expect("every check that is on has a fault to plant");
        let mut people = People::new();
        let list: Vec<Row> = (0..PLANTED_ROWS)
            .map(|number| {
                let mut row = people.row(number);
                if number % EVERY == 0 {
                    plant(&mut row);
                }
                row
            })
            .collect();
        let findings = found(&write(code, &list), book);
        let at = |planted| {
            let seen = findings
                .iter()
                .filter(|finding| finding.code == check.kind.code);
            seen.filter(move |finding| (finding.row.at() % EVERY == 0) == planted)
                .count()
        };
        println!(
            "{code}   {:>7}  {:>5}  {:>12}",
            PLANTED_ROWS / EVERY,
            at(true),
            at(false)
        );
        if at(true) != PLANTED_ROWS / EVERY || at(false) > 0 {
            missed.push((code, by_code(&findings)));
        }
    }
    assert!(
        missed.is_empty(),
        "missed, or found where nothing is: {missed:#?}"
    );
}

/// The check stage alone, over rows in standard form.
fn speed(file: &Path, rows: usize, book: &RuleBook) {
    let stop = AtomicBool::new(false);
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let batches = standardized(file, book);
            let start = Instant::now();
            let checked = batches.into_iter().map(|batch| {
                let done = check::run(batch, &book.checks, &context(&stop));
                done.expect("nobody interrupts").batch().frame.len()
            });
            let count: usize = checked.sum();
            let time = start.elapsed();
            assert_eq!(count, rows, "every row comes out");
            time
        })
        .collect();
    times.sort_unstable();
    let median = times[TIMES / 2].as_secs_f64();
    println!(
        "check: {rows} rows x {} columns, {} threads, median of {TIMES} {median:.3} s, {:.0} rows/s",
        people::COLUMNS.len(),
        rayon::current_num_threads(),
        rows as f64 / median
    );
}

fn context(stop: &AtomicBool) -> RunContext<'_> {
    RunContext {
        today: people::TODAY,
        progress: &Silent,
        cancel: stop,
    }
}

/// The list as a file with the fields' own names as header.
fn write(name: &str, list: &[Row]) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus");
    fs::create_dir_all(&folder).expect("benches/corpus can be made");
    let file = folder.join(format!("steward-{name}.csv"));
    let header = people::COLUMNS.map(Field::name).join(",");
    let lines = list.iter().map(|row| {
        let cells = people::COLUMNS.map(|field| row.get(field));
        cells.join(",")
    });
    let text: Vec<String> = std::iter::once(header).chain(lines).collect();
    fs::write(&file, text.join("\n")).expect("the list can be written");
    file
}

fn standardized(file: &Path, book: &RuleBook) -> Vec<Standardized> {
    let stop = AtomicBool::new(false);
    let ctx = context(&stop);
    let spec = InputSpec {
        as_of: people::TODAY,
        ..measure::spec(file)
    };
    let importer =
        import::open(&[spec], &book.fields, None, OnBroken::Stop, &ctx).expect("the list opens");
    let batches = importer.map(|batch| batch.expect("the list can be read on"));
    batches
        .map(|batch| {
            assert!(
                batch.batch().rejected.is_empty(),
                "{}: every row is a record",
                file.display()
            );
            standardize::run(batch, &book.standardize, &ctx).expect("nobody interrupts")
        })
        .collect()
}

/// What the check stage adds to what earlier stages found; rows are counted through the whole list.
fn found(file: &Path, book: &RuleBook) -> Vec<Finding> {
    let stop = AtomicBool::new(false);
    let mut findings = Vec::new();
    let mut first = 0;
    for batch in standardized(file, book) {
        let checked = check::run(batch, &book.checks, &context(&stop)).expect("nobody interrupts");
        for finding in &checked.batch().findings {
            let mut finding = finding.clone();
            finding.row.0 += first;
            findings.push(finding);
        }
        first += u32::try_from(checked.batch().frame.len()).expect("a small list");
    }
    findings
}

fn by_code(findings: &[Finding]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.code.to_string()).or_insert(0) += 1;
    }
    counts
}
