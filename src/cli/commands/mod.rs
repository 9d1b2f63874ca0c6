//! One file a verb: each makes its plan from the arguments, runs the stages, and renders the result.

pub(super) mod campaign;
pub(super) mod check;
pub(super) mod cleanse;
pub(super) mod completions;
pub(super) mod contact;
mod decide;
mod decisions;
pub(super) mod dedupe;
mod explain;
pub(super) mod export;
mod filter;
pub(super) mod import;
pub(super) mod profile;
pub(super) mod review;
pub(super) mod rules;
pub(super) mod run;
mod left_out;
mod spool;
pub(super) mod standardize;
pub(super) mod store;
pub(super) mod suppress;
pub(super) mod tag;
mod trade;
pub(super) mod undo;
