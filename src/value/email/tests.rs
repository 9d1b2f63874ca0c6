//! The grammar of addresses by category, and the dirt of cells.

mod dirt;
mod grammar;
