//! Reads lists of 200,000 and of 1,000,000 rows x 14 columns: cut into cells alone, and through the whole importer
//! (read, decoded, mapped to fields). Counts are held beside the time; the peak memory of both must be the same.
//!
//! `cargo bench --bench import_csv`; a number of rows as an argument reads one list of that many.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a program of its own: it reads the clock and prints"
)]

mod corpus;
mod measure;

use std::path::Path;
use std::process::Command;

use iclear::import::open;
use iclear::rules::RuleBook;

/// A list that fits into memory five times over, and one that shows whether memory grows.
const SIZES: [usize; 2] = [200_000, 1_000_000];

fn main() {
    let wanted: Option<usize> = std::env::args().find_map(|argument| argument.parse().ok());
    if let Some(rows) = wanted {
        return one_size(rows);
    }
    // Each size in a process of its own: the peak of memory is that of the process.
    let program = std::env::current_exe().expect("the bench knows itself");
    for rows in SIZES {
        let status = Command::new(&program).arg(rows.to_string()).status();
        assert!(
            status.expect("the bench can be run").success(),
            "{rows} rows"
        );
    }
}

fn one_size(rows: usize) {
    let file = corpus::customers_csv(rows);
    let rules = RuleBook::load(None).expect("the default rules are sound");
    let columns = corpus::HEADER.len();
    let megabytes = file.metadata().map_or(0, |metadata| metadata.len()) / 1_000_000;
    println!("import_csv: {rows} rows x {columns} columns, {megabytes} MB, medians of 5");
    let expected = measure::Counts {
        rows,
        cells: rows * columns,
        mobiles: rows,
    };
    let mapped = measure::median(&expected, || measure::mapped(&file, &rules));
    tell("the importer, mapped", rows, mapped);
    println!("  peak memory          {}", measure::peak_memory());
    let door = measure::median(&((rows + 1) * columns), || cells_of(&file));
    tell("the door alone", rows, door);
}

fn tell(what: &str, rows: usize, seconds: f64) {
    println!(
        "  {what:<20} {seconds:>6.3} s {:>10.0} rows/s",
        rows as f64 / seconds
    );
}

/// The cells that the door cuts, the header's with them.
fn cells_of(file: &Path) -> usize {
    let tables = open::open(&measure::spec(file)).expect("the corpus can be read");
    let mut cells = 0;
    for mut table in tables {
        while let Some(block) = table.door.next_block().expect("the corpus can be read on") {
            cells += block.cells.iter().map(|row| row.len()).sum::<usize>();
        }
    }
    cells
}
