//! Telephone numbers: what a cell of a Chinese customer list says, in the forms that are written and dialled.
//!
//! `cell` splits a cell into what may be numbers, `number` reads one of them; `mobile`, `area` and `abroad` know which
//! numbers exist (the last by `ranges`), `kind` what they are.

mod abroad;
pub mod area;
mod cell;
mod dialled;
mod kind;
mod landline;
pub mod mobile;
mod number;
mod ranges;
mod read;
mod words;

pub use cell::{Cell, Entry, Role, read_cell};
pub use kind::{Kind, country, dialled_in, has_length_of_a_number, kind, with_calling_code};
pub use landline::is_clean_landline;
pub use number::{Aside, Flaw, Number, Reading, Unsure};

#[cfg(test)]
mod tests;
