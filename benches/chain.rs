//! Carries a dirty list of 1,000,000 rows x 14 columns, a quarter of them someone met before, through the whole chain
//! into a new store, then a hundredth as many new rows, then the list once more; holds the counts beside the times, and
//! the same bytes through bare SQLite inserts beside both.
//!
//! `cargo bench --bench chain`; the number of rows can be given as an argument.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a program of its own: it reads the clock and prints"
)]

#[allow(dead_code, reason = "each bench takes its part of the corpus")]
mod corpus;
mod dirty;
mod floor;
mod spawned;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use spawned::{Spawned, spawned};

/// Memory that a filter may take more for five times the rows.
const FILTER_GROWTH: u64 = 64 << 20;

/// The argument by which this program starts itself to measure the floor.
const FLOOR: &str = "floor";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == FLOOR) {
        let path = |at: usize| Path::new(&arguments[at]);
        println!("{}", floor::insert(path(at + 1), path(at + 2)));
        return;
    }
    let rows = arguments
        .iter()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1_000_000);
    let list = dirty::customers_csv(rows);
    let folder = tempfile::tempdir().expect("a folder");
    println!("{:16}{}", "", HEAD);
    floor_of(&list, rows, folder.path());
    store(&list, rows, folder.path());
    for filter in ["import", "standardize", "check"] {
        let fifth = filtered(filter, &dirty::customers_csv(rows / 5), folder.path());
        let whole = filtered(filter, &list, folder.path());
        assert!(
            whole < fifth + FILTER_GROWTH,
            "{filter}: {fifth} bytes grow to {whole}"
        );
    }
}

/// The list into a new store, a batch of new rows against it, the list again.
fn store(list: &Path, rows: usize, folder: &Path) {
    let mut csv = size(list);
    let first = chain(list, folder, "first import", csv);
    assert_eq!(count(&first, "rows_in"), rows as u64, "every row is read");
    assert_eq!(
        count(&first, "created"),
        first["contacts"].as_u64().expect("a count")
    );
    let merged = count(&first, "merged") * 100 / rows as u64;
    assert!(
        (15..30).contains(&merged),
        "about a quarter of the rows are someone else's: {merged} %"
    );
    let more = rows / 100;
    let further = dirty::further_csv(rows, more);
    csv += size(&further);
    let batch = chain(&further, folder, "1 % new rows", csv);
    assert_eq!(count(&batch, "rows_in"), more as u64);
    assert_eq!(count(&batch, "unchanged"), 0, "they are other rows");
    assert_eq!(
        count(&batch, "created") + first["contacts"].as_u64().expect("a count"),
        batch["contacts"].as_u64().expect("a count"),
    );
    let again = chain(list, folder, "the list again", csv);
    assert_eq!(
        count(&again, "unchanged"),
        rows as u64 - count(&first, "rejected")
    );
    assert_eq!(again["contacts"], batch["contacts"]);
}

const HEAD: &str = "    rows  rows/s  CPU s  rows/CPU s  memory MB  file MB  x CSV";

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |file| file.len())
}

/// One line: a command over `rows` rows, and the file it leaves of `csv` bytes of lists.
fn line(what: &str, rows: u64, measured: &Spawned, csv: u64, file: &Path) {
    let file = size(file) as f64;
    println!(
        "{what:16}{rows:8}{:8.0}{:7.1}{:12.0}{:11.0}{:9.1}{:7.2}",
        rows as f64 / measured.seconds,
        measured.cpu_seconds,
        rows as f64 / measured.cpu_seconds,
        measured.memory as f64 / 1e6,
        file / 1e6,
        file / csv as f64
    );
}

/// The same bytes through bare SQLite inserts, in a process of their own.
fn floor_of(list: &Path, rows: usize, folder: &Path) {
    let database = folder.join("floor.db");
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg(FLOOR).arg(list).arg(&database);
    let measured = spawned(command);
    let written = String::from_utf8_lossy(&measured.stdout);
    assert_eq!(written.trim(), rows.to_string(), "every row is written");
    line("the floor", rows as u64, &measured, size(list), &database);
}

/// Runs the chain and holds that its ledger balances; `csv` is the size of all lists that are in the store then.
fn chain(list: &Path, folder: &Path, what: &str, csv: u64) -> Value {
    let mut command = iclear(folder);
    command.arg("run").arg(list).args(["--format", "json"]);
    let measured = spawned(command);
    let summary: Value = serde_json::from_slice(&measured.stdout).expect("one JSON document");
    let outcomes = ["created", "merged", "unchanged", "review", "rejected"];
    let sum: u64 = outcomes
        .iter()
        .map(|outcome| count(&summary, outcome))
        .sum();
    assert_eq!(sum, count(&summary, "rows_in"), "the ledger balances");
    let store: PathBuf = folder.join("iclear.db");
    line(what, sum, &measured, csv, &store);
    println!(
        "{:16}  {}; contacts {}, open questions {}; seconds {}",
        "", summary["ledger"], summary["contacts"], summary["review_open"], summary["seconds"]
    );
    summary
}

/// The most memory that a filter took for a list.
fn filtered(filter: &str, list: &Path, folder: &Path) -> u64 {
    let out = folder.join("out.csv");
    let mut command = iclear(folder);
    command.arg(filter).arg(list).arg("-o").arg(&out);
    let measured = spawned(command);
    let rows = csv::Reader::from_path(&out)
        .expect("a table")
        .into_byte_records()
        .count();
    line(filter, rows as u64, &measured, size(list), &out);
    measured.memory
}

fn iclear(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iclear"));
    command.current_dir(folder).env_remove("ICLEAR_STORE");
    command.stderr(Stdio::null());
    command
}

fn count(summary: &Value, outcome: &str) -> u64 {
    summary["ledger"][outcome].as_u64().expect("a count")
}
