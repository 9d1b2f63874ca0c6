//! The night for Prometheus: a text file for the node exporter's textfile collector.

use std::io::Write;
use std::path::Path;

use super::Night;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::report::RunSummary;

/// The metrics of a night; none of a night that failed but that, and when.
pub(super) fn text(night: Option<&Night>, invocation: &Invocation) -> String {
    let mut text = String::new();
    let mut gauge = |name: &str, help: &str, value: f64| {
        text.push_str(&format!(
            "# HELP iclear_{name} {help}\n# TYPE iclear_{name} gauge\niclear_{name} {value}\n"
        ));
    };
    let started = invocation.now.timestamp().as_second() as f64;
    gauge(
        "cleanse_started_seconds",
        "When the nightly run began, in Unix time.",
        started,
    );
    let success = f64::from(u8::from(night.is_some()));
    gauge(
        "cleanse_success",
        "1 if the nightly run was done, 0 if it failed.",
        success,
    );
    if let Some(night) = night {
        gauge(
            "contacts",
            "Live contacts in the store.",
            night.contacts as f64,
        );
        gauge(
            "review_open",
            "Open items in the review queue.",
            night.review_open as f64,
        );
        gauge(
            "cleanse_new_files",
            "New files of the configured sources.",
            night.new_files as f64,
        );
        let changed = night
            .rework
            .as_ref()
            .map_or(0, |rework| rework.rows_changed);
        gauge(
            "cleanse_rows_changed",
            "Rows that changed because the rules did.",
            changed as f64,
        );
        let lists = [
            ("rows", "Rows of contacts", &night.import),
            ("order_rows", "Rows of orders", &night.transactions),
        ];
        for (name, what, run) in lists {
            text.push_str(&rows(name, what, run.as_ref()));
        }
    }
    text
}

/// The rows of one kind that the night read, by outcome.
fn rows(name: &str, what: &str, run: Option<&RunSummary>) -> String {
    let ledger = run.map(|run| run.ledger).unwrap_or_default();
    let mut text = format!(
        "# HELP iclear_cleanse_{name} {what} read in the nightly run, by outcome.\n# TYPE iclear_cleanse_{name} gauge\n"
    );
    for outcome in crate::model::Outcome::ALL {
        let line = format!(
            "iclear_cleanse_{name}{{outcome=\"{}\"}} {}\n",
            outcome.name(),
            ledger.of(outcome)
        );
        text.push_str(&line);
    }
    text
}

/// Writes the file at once, so that nobody reads half of it.
pub(super) fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let told = |error: std::io::Error| Failure::Usage {
        message: format!("{}: cannot be written: {error}", file.display()),
        hint: Some("--metrics names a file in a folder that can be written"),
    };
    let mut new = tempfile::Builder::new()
        .prefix(".iclear")
        .tempfile_in(folder)
        .map_err(told)?;
    new.write_all(text.as_bytes()).map_err(told)?;
    new.persist(file).map_err(|error| told(error.error))?;
    Ok(())
}
