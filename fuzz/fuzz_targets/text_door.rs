//! Whatever bytes come in: no panic, and rows that are numbered upwards.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(table) = iclear_fuzz::import::open_text(bytes.to_vec()) {
        iclear_fuzz::read_consistently(table);
    }
});
