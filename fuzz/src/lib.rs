//! The doors of the import, compiled from the crate's own files, and what a fuzz target asks of them.
#![allow(
    dead_code,
    unused_imports,
    reason = "a door uses only a part of the modules around it"
)]

#[path = "../../src/run.rs"]
pub mod run;

pub mod model;

pub mod import;

/// Reads every row of a table; how many there are.
///
/// # Panics
/// When rows and their numbers do not agree: what a fuzz target is to find.
pub fn read_consistently(mut table: import::OpenTable) -> usize {
    let mut last = 0;
    let mut rows = 0;
    while let Ok(Some(block)) = table.door.next_block() {
        assert!(!block.cells.is_empty(), "a block has rows");
        assert_eq!(
            block.cells.len(),
            block.numbers.len(),
            "each row has a number"
        );
        for &number in &block.numbers {
            assert!(number > last, "row {number} comes after row {last}");
            last = number;
        }
        for note in &block.notes {
            assert!(
                (note.row as usize) < block.cells.len(),
                "a note is about a row that is there"
            );
        }
        rows += block.cells.len();
    }
    rows
}
