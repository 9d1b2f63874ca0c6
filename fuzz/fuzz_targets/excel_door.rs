//! Whatever bytes a workbook has, the Excel door gives rows or one complaint: no panic, no abort, bounded memory.
#![no_main]

use std::io::Write as _;

use iclear::import::{InputSpec, excel};
use libfuzzer_sys::fuzz_target;

/// Blocks looked at in one file: enough to reach every kind of cell, few enough to stay quick.
const BLOCKS: usize = 64;

fuzz_target!(|bytes: &[u8]| {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("room for the bytes");
    let spec = InputSpec {
        file: file.path().to_owned(),
        source: None,
        sheet: None,
        encoding: None,
        delimiter: None,
        columns: Vec::new(),
        priority: 0,
        as_of: jiff::civil::date(2026, 1, 1),
    };
    let Ok(tables) = excel::open(&spec) else {
        return;
    };
    for mut table in tables {
        let mut last = 0;
        for _ in 0..BLOCKS {
            let Ok(Some(block)) = table.door.next_block() else {
                break;
            };
            assert_eq!(block.cells.len(), block.numbers.len());
            for &number in &block.numbers {
                assert_eq!(number, last + 1, "rows follow one another");
                last = number;
            }
            assert!(block.notes.iter().all(|note| (note.row as usize) < block.cells.len()));
        }
    }
});
