//! The desk a standardizer works at: one row being rewritten, the rules, and where findings go.
//!
//! Knows one row and the policy of the rules; knows no value of any field.

use std::borrow::Cow;

use crate::model::{ContactRow, Field, Finding, FindingKind, RowDraft, RowIx};
use crate::rules::{Repair, StandardizeRules};

/// Rewrites some fields of a row. A standardizer returns at once where its cells are in standard form already.
pub type Standardizer = fn(&mut Desk<'_, '_>);

/// One row on the desk: `'a` is the frame it comes from, `'d` is the desk.
#[derive(Debug)]
pub struct Desk<'a, 'd> {
    row: RowIx,
    draft: RowDraft<'a>,
    rules: &'d StandardizeRules,
    findings: &'d mut Vec<Finding>,
}

impl<'a, 'd> Desk<'a, 'd> {
    /// Puts a row on the desk.
    pub fn new(
        row: ContactRow<'a>,
        rules: &'d StandardizeRules,
        findings: &'d mut Vec<Finding>,
    ) -> Self {
        Desk {
            row: row.ix(),
            draft: row.draft(),
            rules,
            findings,
        }
    }

    /// The value as it stands; never empty text.
    #[must_use]
    #[inline]
    pub fn get(&self, field: Field) -> Option<&str> {
        self.draft.get(field)
    }

    /// Takes the value out and leaves the field empty; what is taken borrows nothing from the desk.
    pub fn take(&mut self, field: Field) -> Option<Cow<'a, str>> {
        self.draft.take(field)
    }

    /// Writes a value; empty text clears the field.
    pub fn set(&mut self, field: Field, value: impl Into<Cow<'a, str>>) {
        self.draft.set(field, value);
    }

    /// Adds a value to a field that holds several, joined by `;`.
    pub fn push(&mut self, field: Field, value: &str) {
        self.draft.push(field, value);
    }

    /// The rules, which outlive the desk's other borrows.
    #[must_use]
    pub fn rules(&self) -> &'d StandardizeRules {
        self.rules
    }

    /// Reports something about `field`: the text found there, and what would be written instead.
    ///
    /// Nothing is reported where the policy turns the code off.
    pub fn find(&mut self, kind: &FindingKind, field: Field, value: &str, proposal: Option<&str>) {
        if self.rules.repair(kind.code) == Repair::Off {
            return;
        }
        let mut finding = Finding::new(kind, self.row, field).with_value(value);
        finding.proposal = proposal.map(Into::into);
        self.findings.push(finding);
    }

    /// Reports a repair and says whether it is to be made: yes unless the policy for its code is to propose or to
    /// leave alone.
    #[must_use]
    pub fn repairs(
        &mut self,
        kind: &FindingKind,
        field: Field,
        value: &str,
        repaired: &str,
    ) -> bool {
        self.find(kind, field, value, Some(repaired));
        self.rules.repair(kind.code) == Repair::Fix
    }

    /// Makes a repair of a whole cell, or leaves the cell as it was found where the policy says so.
    pub fn repair(&mut self, kind: &FindingKind, field: Field, value: &str, repaired: String) {
        let text = if self.repairs(kind, field, value, &repaired) {
            repaired
        } else {
            value.to_owned()
        };
        self.set(field, text);
    }

    /// The row as it stands.
    #[must_use]
    pub fn into_draft(self) -> RowDraft<'a> {
        self.draft
    }
}
