//! What the import benches share: an input read through the public importer, counted, and the figures of a process.
#![allow(dead_code, reason = "each bench uses a part of it")]

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use iclear::import::{InputSpec, OnBroken, open};
use iclear::model::Field;
use iclear::rules::RuleBook;
use iclear::run::{RunContext, Silent};

/// What reading a list came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Rows.
    pub(crate) rows: usize,
    /// Raw cells.
    pub(crate) cells: usize,
    /// Cells that reached the field `mobile`.
    pub(crate) mobiles: usize,
}

/// The input as the command line would name it, without any option.
#[must_use]
pub(crate) fn spec(file: &Path) -> InputSpec {
    InputSpec::new(file, jiff::civil::date(2024, 5, 1))
}

/// Reads, decodes and maps a list as `iclear run` does.
///
/// # Panics
/// When the list cannot be read, or a row of it is taken for no record.
#[must_use]
pub(crate) fn mapped(file: &Path, rules: &RuleBook) -> Counts {
    let cancel = AtomicBool::new(false);
    let ctx = RunContext {
        today: jiff::civil::date(2024, 5, 1),
        progress: &Silent,
        cancel: &cancel,
    };
    let specs = [spec(file)];
    let importer =
        open(&specs, &rules.fields, None, OnBroken::Stop, &ctx).expect("the corpus opens");
    let mut counts = Counts::default();
    for imported in importer {
        let batch = imported.expect("the corpus can be read on").into_batch();
        assert!(batch.rejected.is_empty(), "every row is a record");
        counts.rows += batch.frame.len();
        counts.cells += batch.rows.raw.iter().map(|row| row.len()).sum::<usize>();
        let mobile = |row: &iclear::model::ContactRow<'_>| row.get(Field::Mobile).is_some();
        counts.mobiles += batch.frame.rows().filter(mobile).count();
    }
    counts
}

/// The median time of five rounds, each of which must come to `expected`.
///
/// # Panics
/// When a round comes to something else.
pub(crate) fn median<T: PartialEq + std::fmt::Debug>(expected: &T, read: impl Fn() -> T) -> f64 {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let found = read();
            let time = start.elapsed();
            assert_eq!(
                &found, expected,
                "speed is worth nothing where the answer is wrong"
            );
            time
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}

/// The most memory this process has held, where the system says so.
#[must_use]
pub(crate) fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or("unknown".to_owned(), |peak| peak.trim().to_owned())
}
