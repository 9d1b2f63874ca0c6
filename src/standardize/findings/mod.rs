//! What standardizers report: one module a family of codes, and the list of all of them.

pub mod email;
pub mod facts;
pub mod phone;
pub mod text;

use crate::model::FindingKind;

/// Every kind of finding that the standardizers of contact points and facts can report.
pub const KINDS: &[&[FindingKind]] = &[text::KINDS, phone::KINDS, email::KINDS, facts::KINDS];
