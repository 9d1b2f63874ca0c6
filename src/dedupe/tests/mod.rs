//! What the stage promises, held against small lists, and a store in memory to resolve them into, run after run.

mod accuracy;
mod corpus;
mod decided;
mod explained;
mod kept;
mod laws;
mod pairs;
mod refused;
mod tied;
mod too_little;

use std::convert::Infallible;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use jiff::civil::{Date, date};

use super::*;
use crate::model::{
    ColumnUse, ContactFrame, ContactId, Field, FrameBuilder, InputColumn, InputIx, Origin,
    RecordRows, RowDraft, RowIx,
};
use crate::rules::RuleBook;
use crate::run::Silent;

/// A row under the columns of its list; blank cells are no value.
pub(super) type Cells = Vec<String>;

/// A list of one source.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) source: &'static str,
    pub(super) as_of: Date,
    pub(super) columns: Vec<Field>,
    pub(super) rows: Vec<Cells>,
}

impl List {
    pub(super) fn new(source: &'static str, columns: &[Field], rows: &[&[&str]]) -> Self {
        let rows = rows
            .iter()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect();
        List {
            source,
            as_of: date(2024, 6, 1),
            columns: columns.to_vec(),
            rows,
        }
    }

    pub(super) fn dated(mut self, year: i16) -> Self {
        self.as_of = date(year, 1, 1);
        self
    }

    fn input(&self) -> Input {
        let column = |field: &Field| InputColumn {
            header: field.name().to_owned(),
            usage: ColumnUse::Field(*field),
            reason: String::new(),
        };
        Input {
            file: self.source.into(),
            sheet: None,
            source: self.source.to_owned(),
            priority: 0,
            encoding: "UTF-8".to_owned(),
            as_of: self.as_of,
            columns: self.columns.iter().map(column).collect(),
            notes: Vec::new(),
        }
    }
}

fn batch(lists: &[List]) -> (Batch, Vec<Input>) {
    let mut frame = FrameBuilder::with_capacity(0);
    let mut rows = RecordRows::default();
    for (input, list) in (0u32..).zip(lists) {
        for (row, cells) in (1u32..).zip(&list.rows) {
            let mut draft = RowDraft::default();
            list.columns
                .iter()
                .zip(cells)
                .for_each(|(&field, cell)| draft.set(field, cell.as_str()));
            frame.push(&draft);
            rows.origins.push(Origin {
                input: InputIx(input),
                row,
            });
            rows.raw.push_row(cells.iter().map(String::as_str));
        }
    }
    let batch = Batch {
        frame: frame.finish(),
        rows,
        ..Batch::default()
    };
    (batch, lists.iter().map(List::input).collect())
}

static BOOK: LazyLock<RuleBook> =
    LazyLock::new(|| RuleBook::load(None).expect("the default rules are right"));

fn context(cancel: &AtomicBool) -> RunContext<'_> {
    RunContext {
        today: date(2024, 6, 1),
        progress: &Silent,
        cancel,
    }
}

fn rules() -> DedupeRules<'static> {
    let book = &*BOOK;
    DedupeRules {
        checks: &book.checks,
        standardize: &book.standardize,
        matching: &book.matching,
        survivorship: &book.survivorship,
        model: Modelling::AsGiven,
    }
}

/// A record in memory.
#[derive(Clone, Debug)]
struct Stored {
    draft: RowDraft<'static>,
    digest: RowDigest,
    keys: Vec<BlockKey>,
    contact: ContactId,
    input: Input,
}

/// A store in memory: what the real one promises, as plainly as can be.
#[derive(Debug, Default)]
pub(super) struct Memory {
    records: Vec<Stored>,
    next_contact: i64,
    pub(super) decisions: Vec<Decision>,
    /// Where the likelihoods come from.
    pub(super) model: Modelling,
    pub(super) golden: std::collections::BTreeMap<ContactId, Vec<(Field, String)>>,
}

impl KnownContacts for Memory {
    type Error = Infallible;

    fn holders(&self, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, Infallible> {
        let holder = |digest| {
            self.records
                .iter()
                .position(|record| record.digest == digest)
        };
        let id = |at: usize| RecordId(i64::try_from(at).expect("few records"));
        Ok(digests
            .iter()
            .map(|&digest| holder(digest).map(id))
            .collect())
    }

    fn bearers(&self, keys: &[BlockKey]) -> Result<Vec<(BlockKey, RecordId)>, Infallible> {
        let mut bearers = Vec::new();
        for (id, record) in (0i64..).zip(&self.records) {
            let asked = record.keys.iter().filter(|key| keys.contains(key));
            bearers.extend(asked.map(|&key| (key, RecordId(id))));
        }
        Ok(bearers)
    }

    fn companions(&self, records: &[RecordId]) -> Result<Vec<RecordId>, Infallible> {
        let contacts: Vec<ContactId> = records
            .iter()
            .map(|record| self.records[usize::try_from(record.0).expect("few records")].contact)
            .collect();
        let ids = (0i64..).zip(&self.records);
        let members = ids.filter(|(_, record)| contacts.contains(&record.contact));
        Ok(members.map(|(id, _)| RecordId(id)).collect())
    }

    fn load(&self, records: &[RecordId]) -> Result<KnownRecords, Infallible> {
        let mut known = KnownRecords::default();
        let mut frame = FrameBuilder::with_capacity(0);
        for &id in records {
            let record = &self.records[usize::try_from(id.0).expect("few records")];
            frame.push(&record.draft);
            known.records.push(id);
            known.contacts.push(record.contact);
            known.digests.push(record.digest);
            known.input_of.push(known.inputs.len());
            known.inputs.push(record.input.clone());
        }
        known.frame = frame.finish();
        Ok(known)
    }

    fn decisions(&self) -> Result<Vec<Decision>, Infallible> {
        Ok(self.decisions.clone())
    }
}

/// A contact: the digests of its records, and its golden values.
pub(super) type Group = (Vec<RowDigest>, Vec<(Field, String)>);

impl Memory {
    /// Resolves the lists in one run and keeps what comes of it.
    pub(super) fn run(&mut self, lists: &[List]) -> Resolved {
        let resolved = self.run_only(lists);
        self.keep(
            &resolved,
            &lists.iter().map(List::input).collect::<Vec<_>>(),
        );
        resolved
    }

    /// A store that fits the likelihoods to the rows of its run.
    pub(super) fn fitted() -> Self {
        Memory {
            model: Modelling::Fitted,
            ..Memory::default()
        }
    }

    /// Resolves the lists in one run.
    pub(super) fn run_only(&self, lists: &[List]) -> Resolved {
        self.resolve(lists, &[], Lists::Any)
    }

    /// Explains two records that are here, by their positions.
    pub(super) fn explain(&self, one: usize, other: usize) -> Explanation {
        let record =
            |at: usize| RecordRef::Known(RecordId(i64::try_from(at).expect("few records")));
        let sides = [&[record(one)][..], &[record(other)]];
        let cancel = AtomicBool::new(false);
        let ctx = context(&cancel);
        let rules = rules();
        let explained = explain(Checked::default(), &[], self, sides, rules, &ctx);
        let Ok(Some(explanation)) = explained else {
            unreachable!("memory can be read, nobody cancels, and both are here");
        };
        explanation
    }

    /// Resolves everything that is here anew, after another decision.
    pub(super) fn decide(&mut self, decision: Decision) {
        self.decisions.push(decision);
        let seeds: Vec<RecordId> = (0i64..)
            .zip(&self.records)
            .map(|(id, _)| RecordId(id))
            .collect();
        let resolved = self.resolve(&[], &seeds, Lists::Any);
        self.keep(&resolved, &[]);
    }

    /// Resolves the lists in one run, comparing rows of different lists alone.
    pub(super) fn link(lists: &[List]) -> Resolved {
        Memory::default().resolve(lists, &[], Lists::Across)
    }

    fn resolve(&self, lists: &[List], seeds: &[RecordId], compare: Lists) -> Resolved {
        let (batch, inputs) = batch(lists);
        let verdicts = vec![Verdict::Pass; batch.frame.len()];
        let rules = DedupeRules {
            model: self.model,
            ..rules()
        };
        let cancel = AtomicBool::new(false);
        let ctx = context(&cancel);
        let against = Against {
            inputs: &inputs,
            lists: compare,
            seeds,
            known: self,
            rules,
        };
        let Ok(resolved) = resolve(batch, &verdicts, &against, &ctx) else {
            unreachable!("memory can be read, and nobody cancels");
        };
        resolved
    }

    fn keep(&mut self, resolved: &Resolved, inputs: &[Input]) {
        for (at, contact) in resolved.contacts.iter().enumerate() {
            let id = contact.id.unwrap_or_else(|| {
                self.next_contact += 1;
                ContactId(self.next_contact)
            });
            for record in &contact.known {
                self.records[usize::try_from(record.0).expect("few records")].contact = id;
            }
            contact
                .absorbed
                .iter()
                .for_each(|gone| drop(self.golden.remove(gone)));
            let row = RowIx(u32::try_from(at).expect("few contacts"));
            self.golden.insert(id, values(&resolved.golden, row));
            for &row in &contact.rows {
                self.records.push(Stored {
                    draft: owned(&resolved.batch.frame, row),
                    digest: resolved.digests[row.at()],
                    keys: resolved.keys.of(row.at()).to_vec(),
                    contact: id,
                    input: inputs[resolved.batch.rows.origins[row.at()].input.at()].clone(),
                });
            }
        }
    }

    /// The digests of each contact's records, sorted, with the contact's golden values: all that must not depend on the
    /// order of arrival.
    pub(super) fn groups(&self) -> Vec<Group> {
        let group = |(id, golden): (&ContactId, &Vec<(Field, String)>)| {
            let mut digests: Vec<RowDigest> = self
                .records
                .iter()
                .filter(|record| record.contact == *id)
                .map(|record| record.digest)
                .collect();
            digests.sort_unstable();
            (digests, golden.clone())
        };
        let mut groups: Vec<_> = self.golden.iter().map(group).collect();
        groups.sort_unstable();
        groups
    }
}

fn values(frame: &ContactFrame, row: RowIx) -> Vec<(Field, String)> {
    let row = frame.row(row);
    Field::ALL
        .into_iter()
        .filter_map(|field| Some((field, row.get(field)?.to_owned())))
        .collect()
}

fn owned(frame: &ContactFrame, row: RowIx) -> RowDraft<'static> {
    let mut draft = RowDraft::default();
    values(frame, row)
        .into_iter()
        .for_each(|(field, value)| draft.set(field, value));
    draft
}
