//! Whatever bytes a workbook or a web page has: rows or one complaint; no panic, no abort, bounded memory.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for table in iclear_fuzz::import::open_workbook(bytes).unwrap_or_default() {
        iclear_fuzz::read_consistently(table);
    }
});
