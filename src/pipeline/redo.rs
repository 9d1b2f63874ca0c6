//! The stages once more, for rows that the store has already: what a change of rules asks of the pipeline.

use crate::check::Verdict;
use crate::dedupe::{self, AllAtHand, Fate, Stopped};
use crate::import;
use crate::model::{Code, Input, RecordId, RecordRows};
use crate::rules::RuleBook;
use crate::run::{Cancelled, RunContext};
use crate::standardize;
use crate::store::{Kept, Redone, Rework, Store, StoreError};
use crate::tag::Tagged;
use crate::trade::{self, Traded};

/// The stages, for rows that are in the store already.
pub(super) struct ByRules<'a> {
    pub(super) rules: &'a RuleBook,
    pub(super) ctx: &'a RunContext<'a>,
}

impl Rework for ByRules<'_> {
    fn redo(&self, input: &Input, rows: RecordRows) -> Result<Redone, Cancelled> {
        let digests = dedupe::digests(&rows, std::slice::from_ref(input));
        let imported = import::again(input, rows);
        let checked = super::checked_of(imported, self.rules, self.ctx)?;
        let (batch, verdicts) = checked.into_parts();
        let fate = |verdict| match verdict {
            Verdict::Pass => None,
            Verdict::Review(code) => Some(Fate::Review(code)),
            Verdict::Reject(code) => Some(Fate::Rejected(code)),
        };
        Ok(Redone {
            frame: batch.frame,
            findings: batch.findings,
            fates: verdicts.into_iter().map(fate).collect(),
            digests,
        })
    }

    fn retrade(&self, input: &Input, kept: Kept) -> Result<Traded, Cancelled> {
        let Kept {
            rows,
            rejected,
            findings,
        } = kept;
        let imported = import::again(input, rows).beside(rejected, findings);
        let standardized = standardize::run(imported, &self.rules.standardize, self.ctx)?;
        let input = std::slice::from_ref(input);
        trade::run(standardized, input, &self.rules.orders, self.ctx)
    }

    fn is_of_file(&self, code: Code) -> bool {
        // Nor is anything left of the row of someone who was erased that could be read anew.
        let kinds = [
            import::findings::KINDS,
            import::rejects::KINDS,
            dedupe::KINDS,
        ];
        kinds.into_iter().flatten().any(|kind| kind.code == code)
    }

    fn settle(&self, store: &Store, all: &[RecordId]) -> Result<Tagged, Stopped<StoreError>> {
        super::again(all, &AllAtHand(store), self.rules, self.ctx)
    }
}
