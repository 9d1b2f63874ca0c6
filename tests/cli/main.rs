//! The binary as a user meets it: the contract of the command line, exit codes, filters, files that cannot be read.

#[path = "../support/mod.rs"]
mod support;

mod campaign;
mod campaign_results;
mod contract;
mod encrypted;
mod filters;
mod hostile;
#[cfg(unix)]
mod killed;
mod laws;
mod model;
mod nightly;
mod recall;
mod reviewer;
#[cfg(unix)]
mod safety;
mod steward;
mod suppress;
mod trade;
mod views;
