//! Text as such: every field loses what cannot be seen and what says nothing, before anything else reads it.
//!
//! What comes in: cells as they were read. What goes out: the same cells without invisible characters, stray spaces and
//! the wrappers of spreadsheets; cells that only say that there is nothing (`无`, `N/A`) are empty.

use super::Desk;
use super::findings::text as found;
use crate::model::Field;
use crate::value::mojibake;
use crate::value::text::{self, Breaks};

/// Cleans every cell of the row.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    for field in Field::EVERY {
        let Some(cell) = desk.get(field) else {
            continue;
        };
        if !text::is_clean(cell) {
            reread(desk, field);
            let Some(cell) = desk.get(field) else {
                continue;
            };
            let cleaned = text::clean(cell, breaks(field)).into_owned();
            desk.set(field, cleaned);
        }
        drop_nothing(desk, field);
    }
}

/// Reads a cell again whose bytes were read in the wrong encoding; before white space is tidied, for a no-break space
/// is half a character here.
fn reread(desk: &mut Desk<'_, '_>, field: Field) {
    let Some(cell) = desk.get(field) else { return };
    let Some(repaired) = mojibake::repaired(cell) else {
        return;
    };
    let cell = cell.to_owned();
    if desk.repairs(&found::MISREAD_BYTES, field, &cell, &repaired) {
        desk.set(field, repaired);
    }
}

/// Empties a cell that says nothing.
fn drop_nothing(desk: &mut Desk<'_, '_>, field: Field) {
    let Some(cell) = desk.get(field) else { return };
    let only_hashes = cell.len() >= 3 && cell.bytes().all(|byte| byte == b'#');
    if only_hashes {
        if let Some(cell) = desk.take(field) {
            desk.find(&found::DISPLAY_ARTEFACT, field, &cell, None);
        }
    } else if desk.rules().says_nothing(field, cell) {
        desk.take(field);
    } else if !cell.is_ascii() && mojibake::is_lost(cell) {
        let cell = cell.to_owned();
        desk.find(&found::LOST_CHARACTERS, field, &cell, None);
    }
}

/// Line breaks stay where a cell may hold several things one below the other.
fn breaks(field: Field) -> Breaks {
    match field {
        Field::Name
        | Field::Mobile
        | Field::MobileAlt
        | Field::Phone
        | Field::PhoneAlt
        | Field::Email
        | Field::EmailAlt
        | Field::Address
        | Field::Street
        | Field::Remark => Breaks::Kept,
        _ => Breaks::Space,
    }
}
