//! `iclear` turns dirty, overlapping customer lists into one clean contact per person.
//!
//! ```text
//!     import -> standardize -> check -> dedupe -> tag -> store -> review / export / report
//!                          \-> trade -------------------/        (lists of orders)
//!                          \-> campaign ----------------/        (opt-outs and results of campaigns)
//! ```
//!
//! The modules stand in the order of the flow. `model` has the nouns, `value` knows what a phone number or a name is,
//! `rules` is the rule book, `run` is what a stage may know of its run; `pipeline` puts the stages in order and `cli`
//! is the program around it.

pub mod model;
pub mod run;
pub mod value;

pub mod rules;

pub mod import;
pub mod standardize;
pub mod check;
pub mod dedupe;
pub mod tag;
pub mod trade;
pub mod campaign;
pub mod store;
pub mod review;
pub mod export;
pub mod report;

pub mod codes;
pub mod pipeline;

pub mod cli;
