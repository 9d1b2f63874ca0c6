//! What standardizers report: one module a family of codes, and the list of all of them.

pub mod address;
pub mod company;
pub mod email;
pub mod facts;
pub mod name;
pub mod phone;
pub mod text;
pub mod title;

use crate::model::FindingKind;

/// Every kind of finding that standardizers can report, in the order in which they see a row.
pub const KINDS: &[&[FindingKind]] = &[
    text::KINDS,
    name::KINDS,
    company::KINDS,
    title::KINDS,
    address::KINDS,
    phone::KINDS,
    email::KINDS,
    facts::KINDS,
];
