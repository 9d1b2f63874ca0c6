//! Carries a dirty list of 1,000,000 rows x 14 columns, a quarter of them someone met before, through the whole chain
//! into a new store, and then once more; holds the counts beside the times.
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

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

/// Memory that a filter may take more for five times the rows.
const FILTER_GROWTH: u64 = 64 << 20;

fn main() {
    let rows = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1_000_000);
    let list = dirty::customers_csv(rows);
    let folder = tempfile::tempdir().expect("a folder");
    let first = chain(&list, folder.path(), "first run");
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
    let again = chain(&list, folder.path(), "the same list again");
    assert_eq!(
        count(&again, "unchanged"),
        rows as u64 - count(&first, "rejected")
    );
    assert_eq!(again["contacts"], first["contacts"]);
    for filter in ["import", "standardize", "check"] {
        let fifth = filtered(filter, &dirty::customers_csv(rows / 5), folder.path());
        let whole = filtered(filter, &list, folder.path());
        assert!(
            whole < fifth + FILTER_GROWTH,
            "{filter}: {fifth} bytes grow to {whole}"
        );
    }
}

/// Runs the chain and holds that its ledger balances.
fn chain(list: &Path, folder: &Path, what: &str) -> Value {
    let mut command = iclear(folder);
    command.arg("run").arg(list).args(["--format", "json"]);
    let (seconds, memory, stdout) = measured(command);
    let summary: Value = serde_json::from_slice(&stdout).expect("one JSON document");
    let outcomes = ["created", "merged", "unchanged", "review", "rejected"];
    let sum: u64 = outcomes
        .iter()
        .map(|outcome| count(&summary, outcome))
        .sum();
    assert_eq!(sum, count(&summary, "rows_in"), "the ledger balances");
    let store = folder
        .join("iclear.db")
        .metadata()
        .map_or(0, |store| store.len());
    println!(
        "{what}: {seconds:.1} s, {} MB of memory, store of {} MB",
        mega(memory),
        mega(store)
    );
    println!(
        "  contacts {}, stages {}",
        summary["contacts"], summary["seconds"]
    );
    summary
}

/// The most memory that a filter took for a list.
fn filtered(filter: &str, list: &Path, folder: &Path) -> u64 {
    let out = folder.join("out.csv");
    let mut command = iclear(folder);
    command.arg(filter).arg(list).arg("-o").arg(&out);
    let (seconds, memory, _) = measured(command);
    let rows = csv::Reader::from_path(&out)
        .expect("a table")
        .into_byte_records()
        .count();
    println!(
        "{filter}: {rows} rows, {:.0} rows/s, {} MB of memory",
        rows as f64 / seconds,
        mega(memory)
    );
    memory
}

fn iclear(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iclear"));
    command.current_dir(folder).env_remove("ICLEAR_STORE");
    command
}

/// Seconds, the most memory the process held as far as the system tells, and what it printed.
fn measured(mut command: Command) -> (f64, u64, Vec<u8>) {
    let start = Instant::now();
    let child = command
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let status = format!("/proc/{}/status", child.id());
    let watch = std::thread::spawn(move || {
        let mut most = 0;
        while let Some(peak) = peak_memory(&status) {
            most = most.max(peak);
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        most
    });
    let output = child.wait_with_output().expect("it ends");
    let seconds = start.elapsed().as_secs_f64();
    assert!(output.status.success(), "it does what was asked");
    (seconds, watch.join().expect("it only reads"), output.stdout)
}

/// The peak that the system notes for a process; none when it is gone.
fn peak_memory(status: &str) -> Option<u64> {
    let status = std::fs::read_to_string(status).ok()?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = peak.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib << 10)
}

fn count(summary: &Value, outcome: &str) -> u64 {
    summary["ledger"][outcome].as_u64().expect("a count")
}

fn mega(bytes: u64) -> u64 {
    bytes / 1_000_000
}
