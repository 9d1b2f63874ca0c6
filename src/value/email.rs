//! E-mail addresses: what a cell says, its syntax, the slips of the hand in well-known domains, and who gives out the
//! addresses of a domain.
//!
//! `cell` reads a cell: `spelled` brings its signs into ASCII, `candidates` cuts it into what may be addresses, `syntax`
//! is the grammar of one, `domain` knows the well-known providers and `provider` all others.

mod candidates;
mod cell;
mod domain;
mod provider;
mod spelled;
mod syntax;

pub use cell::{Entry, Reading, Repair, display_name, read_cell};
pub use domain::{DomainKind, Slip, kind_of, slip};
pub use provider::{Provider, provider};
pub use syntax::{is_domain, is_local_part, parts};

#[cfg(test)]
mod tests;
