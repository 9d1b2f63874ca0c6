//! Reads a list of 1,000,000 rows x 14 columns through the text door, and holds the counts beside the time.
//!
//! `cargo bench --bench import_csv`; the number of rows can be given as an argument.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a program of its own: it reads the clock and prints"
)]

mod corpus;

use std::path::Path;
use std::time::{Duration, Instant};

use iclear::import::{InputSpec, open};

/// What reading a list came to.
#[derive(Debug, PartialEq, Eq)]
struct Counts {
    rows: usize,
    cells: usize,
    bytes: usize,
}

fn main() {
    let rows = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1_000_000);
    let file = corpus::customers_csv(rows);
    let mut times: Vec<Duration> = (0..5).map(|_| timed(&file, rows)).collect();
    times.sort_unstable();
    let median = times[times.len() / 2].as_secs_f64();
    println!(
        "import_csv: {rows} rows x 14 columns, {} MB",
        size(&file) / 1_000_000
    );
    println!(
        "  median of 5: {median:.3} s, {:.0} rows/s",
        rows as f64 / median
    );
    println!("  peak memory: {}", peak_memory());
}

fn timed(file: &Path, rows: usize) -> Duration {
    let start = Instant::now();
    let counts = read(file);
    let time = start.elapsed();
    assert_eq!(counts.rows, rows + 1, "every row and the header");
    assert_eq!(
        counts.cells,
        (rows + 1) * corpus::HEADER.len(),
        "every cell"
    );
    assert!(counts.bytes > rows * 100, "the cells have their text");
    time
}

fn read(file: &Path) -> Counts {
    let spec = InputSpec {
        file: file.to_owned(),
        source: None,
        sheet: None,
        encoding: None,
        delimiter: None,
        columns: Vec::new(),
        priority: 0,
        as_of: jiff::civil::date(2024, 5, 1),
    };
    let mut counts = Counts {
        rows: 0,
        cells: 0,
        bytes: 0,
    };
    let tables = open::open(&spec).expect("the corpus can be read");
    for mut table in tables {
        while let Some(block) = table.door.next_block().expect("the corpus can be read on") {
            counts.rows += block.cells.len();
            counts.cells += block.cells.iter().map(|row| row.len()).sum::<usize>();
            counts.bytes += block.cells.text_len();
        }
    }
    counts
}

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |metadata| metadata.len())
}

/// The most memory this process has held, where the system says so.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or("unknown".to_owned(), |peak| peak.trim().to_owned())
}
