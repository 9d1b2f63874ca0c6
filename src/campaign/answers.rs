//! Reads lists of results: whom a row is about, and what came back.

use std::collections::BTreeSet;

use super::{ChannelValue, UnreadRow, ValueKind, values_of};
use crate::model::{Batch, Cells, Channel, ContactId, Input, Origin, Response, RowIx};
use crate::rules::{AnswerColumn, CampaignRules};

/// What lists of results say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// What rows say, in the order of the rows.
    pub answers: Vec<Answer>,
    /// Rows that say nothing, and cells whose words are not known.
    pub unread: Vec<UnreadAnswer>,
    /// The rows there were.
    pub rows: u64,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The row.
    pub origin: Origin,
    /// The contact that it names.
    pub contact: Option<ContactId>,
    /// The values of the campaign's channel that it names.
    pub values: Vec<ChannelValue>,
    /// What came back, each once.
    pub responses: Vec<Response>,
}

/// What could not be read of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadAnswer {
    /// The row, with the cell, or with all it says.
    pub row: UnreadRow,
    /// Why.
    pub why: Unreadable,
}

/// Why something could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It names nobody.
    NoWho,
    /// It says nothing of what came back.
    NoResponse,
    /// Its word stands nowhere in the rules.
    UnknownWord,
    /// It was taken for no row of the list: a total, a note, a line of its foot.
    NoRow,
}

impl Answers {
    /// Adds what further rows say.
    pub fn append(&mut self, other: Answers) {
        self.answers.extend(other.answers);
        self.unread.extend(other.unread);
        self.rows += other.rows;
    }
}

/// How lists of results are read.
#[derive(Clone, Copy, Debug)]
pub struct AnswerReading<'a> {
    /// The channel of the campaign.
    pub channel: Channel,
    /// What every row says, where no column of the list does.
    pub every: Option<Response>,
    /// The words.
    pub rules: &'a CampaignRules,
}

/// Whether a column of the list says what came back.
#[must_use]
pub fn tells_responses(input: &Input, rules: &CampaignRules) -> bool {
    let columns = Columns::of(input, rules);
    !columns.results.is_empty() || !columns.replies.is_empty()
}

/// What the rows of a batch say; `inputs` are the lists they stand in.
#[must_use]
pub fn answers(batch: &Batch, inputs: &[Input], reading: AnswerReading<'_>) -> Answers {
    let columns: Vec<Columns> = inputs
        .iter()
        .map(|input| Columns::of(input, reading.rules))
        .collect();
    let mut found = Answers {
        rows: batch.rows_read(),
        ..Answers::default()
    };
    for at in 0..batch.frame.len() {
        let origin = batch.rows.origins[at];
        let cells = batch.rows.raw.row(at);
        let columns = &columns[origin.input.at()];
        let row = batch.frame.row(RowIx(
            u32::try_from(at).expect("a frame has less than 2^32 rows"),
        ));
        let kind = ValueKind::of(reading.channel);
        let mut values = values_of(row);
        values.retain(|value| value.kind == kind);
        let answer = Answer {
            origin,
            contact: columns.contact(cells),
            values,
            responses: columns.responses(cells, origin, reading, &mut found.unread),
        };
        found.take(answer, cells);
    }
    let beside = batch.rejected.iter();
    let beside = beside.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    found.unread.extend(beside.map(|row| UnreadAnswer {
        row: UnreadRow::whole(row.origin, row.cells.iter().map(String::as_str)),
        why: Unreadable::NoRow,
    }));
    found
}

impl Answers {
    fn take(&mut self, answer: Answer, cells: Cells<'_>) {
        let why = match &answer {
            Answer {
                contact: None,
                values,
                ..
            } if values.is_empty() => Unreadable::NoWho,
            Answer { responses, .. } if responses.is_empty() => Unreadable::NoResponse,
            _ => return self.answers.push(answer),
        };
        // A row whose word is unknown has been told by it.
        let told = self.unread.last().map(|last| last.row.origin);
        if told != Some(answer.origin) {
            let row = UnreadRow::whole(answer.origin, cells.iter());
            self.unread.push(UnreadAnswer { row, why });
        }
    }
}

/// Where a list says what.
#[derive(Default)]
struct Columns {
    contact: Option<usize>,
    results: Vec<usize>,
    replies: Vec<usize>,
}

impl Columns {
    fn of(input: &Input, rules: &CampaignRules) -> Self {
        let mut columns = Columns::default();
        for (at, column) in input.columns.iter().enumerate() {
            match rules.column(&column.header) {
                Some(AnswerColumn::Contact) if columns.contact.is_none() => {
                    columns.contact = Some(at);
                }
                Some(AnswerColumn::Result) => columns.results.push(at),
                Some(AnswerColumn::Reply) => columns.replies.push(at),
                Some(AnswerColumn::Contact) | None => {}
            }
        }
        columns
    }

    /// The contact that a row names: `C12`, as exports write it.
    fn contact(&self, cells: Cells<'_>) -> Option<ContactId> {
        let cell = cells.get(self.contact?)?.trim();
        let digits = cell.strip_prefix(['C', 'c'])?;
        let id = digits.parse().ok().filter(|&id: &i64| id > 0);
        id.map(ContactId)
    }

    fn responses(
        &self,
        cells: Cells<'_>,
        origin: Origin,
        reading: AnswerReading<'_>,
        unread: &mut Vec<UnreadAnswer>,
    ) -> Vec<Response> {
        let mut found: BTreeSet<Response> = reading.every.into_iter().collect();
        let at = |column: &usize| cells.get(*column).unwrap_or_default();
        for cell in self.results.iter().map(at) {
            let responses = reading.rules.responses(cell);
            if responses.is_empty() && !cell.trim().is_empty() {
                unread.push(UnreadAnswer {
                    row: UnreadRow::whole(origin, std::iter::once(cell)),
                    why: Unreadable::UnknownWord,
                });
            }
            found.extend(responses);
        }
        for cell in self.replies.iter().map(at) {
            found.extend(reading.rules.reply(cell));
        }
        found.into_iter().collect()
    }
}
