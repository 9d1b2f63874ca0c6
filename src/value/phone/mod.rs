//! Telephone numbers: what a cell of a Chinese customer list says, in the forms that are written and dialled.
//!
//! `cell` splits a cell into what may be numbers, `number` reads one of them; `mobile`, `area` and `abroad` know which
//! numbers exist.

mod abroad;
pub mod area;
mod cell;
mod dialled;
pub mod mobile;
mod number;
mod words;

pub use abroad::is_mobile_of_greater_china;
pub use cell::{Cell, Entry, Role, read_cell};
pub use number::{Aside, Flaw, Number, Reading, Unsure, is_clean_landline};
