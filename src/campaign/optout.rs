//! Reads opt-out lists: the numbers and addresses of those who do not want to be addressed.
//!
//! No number may get lost because a list is dirty: what stands behind the last header, or under headers that nobody
//! knows, is looked at too. What cannot be read is told, row by row, for behind it stands a person who has declined.

use super::typed::number_or_mail;
use super::{ChannelValue, Silence, ValueKind, values_of};
use crate::model::{Batch, Cells, ColumnUse, Input, Origin, RowIx};
use crate::rules::StandardizeRules;

/// What opt-out lists say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptOuts {
    /// The values that rows name, in the order of the rows.
    pub wishes: Vec<WishOfRow>,
    /// What could not be read.
    pub unread: Vec<UnreadRow>,
    /// The rows there were.
    pub rows: u64,
}

/// A value that a row names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishOfRow {
    /// The row.
    pub origin: Origin,
    /// The value.
    pub value: ChannelValue,
}

/// A cell, or a whole row, that names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadRow {
    /// The row.
    pub origin: Origin,
    /// The cell as it stands, or the cells of the row.
    pub text: String,
}

impl UnreadRow {
    /// A row as one text: the cells that have something in them.
    pub(super) fn whole<'a>(origin: Origin, cells: impl Iterator<Item = &'a str>) -> Self {
        let cells = cells.map(str::trim).filter(|cell| !cell.is_empty());
        UnreadRow {
            origin,
            text: cells.collect::<Vec<_>>().join(" | "),
        }
    }
}

impl OptOuts {
    /// Adds what further rows say.
    pub fn append(&mut self, other: OptOuts) {
        self.wishes.extend(other.wishes);
        self.unread.extend(other.unread);
        self.rows += other.rows;
    }
}

/// What the rows of a batch say, of one silence; `inputs` are the lists they stand in.
#[must_use]
pub fn opt_outs(
    batch: &Batch,
    inputs: &[Input],
    silence: Silence,
    rules: &StandardizeRules,
) -> OptOuts {
    let mut found = OptOuts {
        rows: batch.rows_read(),
        ..OptOuts::default()
    };
    let lists: Vec<List> = inputs.iter().map(List::of).collect();
    for at in 0..batch.frame.len() {
        let origin = batch.rows.origins[at];
        let cells = batch.rows.raw.row(at);
        let stated = values_of(batch.frame.row(index(at)));
        let mut values = named(&stated, silence);
        let list = lists[origin.input.at()];
        values.extend(list.elsewhere(cells, values.is_empty(), rules));
        found.tell_unsound(origin, &stated, silence);
        found.take(origin, values, cells);
    }
    let beside = batch.rejected.iter().filter(|row| may_name(&row.cells));
    found.unread.extend(
        beside.map(|row| UnreadRow::whole(row.origin, row.cells.iter().map(String::as_str))),
    );
    found
}

/// Whether a row that was taken for none, a total or a note below the list, may name somebody after all.
fn may_name(cells: &[String]) -> bool {
    /// Less figures than this are a count, an hour or a day.
    const FEWEST_DIGITS: usize = 5;
    let digits = |cell: &str| cell.chars().filter(|letter| letter.is_numeric()).count();
    cells
        .iter()
        .any(|cell| cell.contains(['@', '＠']) || digits(cell) >= FEWEST_DIGITS)
}

impl OptOuts {
    /// Tells the values of a row that reach nobody, of those that the list is about.
    fn tell_unsound(&mut self, origin: Origin, stated: &[ChannelValue], silence: Silence) {
        let unsound = stated
            .iter()
            .filter(|value| is_wanted(value.kind, silence) && !value.is_sound());
        self.unread.extend(unsound.map(|value| UnreadRow {
            origin,
            text: value.text.clone(),
        }));
    }

    /// Takes the values of a row; one that names nobody, and of which nothing was told, is told as a whole.
    fn take(&mut self, origin: Origin, values: Vec<ChannelValue>, cells: Cells<'_>) {
        let told = self.unread.last().is_some_and(|last| last.origin == origin);
        if values.is_empty() && !told {
            self.unread.push(UnreadRow::whole(origin, cells.iter()));
        }
        let wishes = values.into_iter().map(|value| WishOfRow { origin, value });
        self.wishes.extend(wishes);
    }
}

fn index(at: usize) -> RowIx {
    RowIx(u32::try_from(at).expect("a frame has less than 2^32 rows"))
}

/// Whether a list of those who want this silence is about values of the kind.
fn is_wanted(kind: ValueKind, silence: Silence) -> bool {
    match silence {
        Silence::All => kind != ValueKind::Address,
        Silence::Of(channel) => kind == ValueKind::of(channel),
    }
}

/// Of the values of a row those on which the wish is held: those that the list is about, or else whatever else speaks for
/// the person.
fn named(stated: &[ChannelValue], silence: Silence) -> Vec<ChannelValue> {
    let speaks = |value: &&ChannelValue| {
        value.is_sound()
            && match silence {
                Silence::All => true,
                Silence::Of(channel) => value.speaks_for(channel),
            }
    };
    let (wanted, others): (Vec<&ChannelValue>, Vec<&ChannelValue>) = stated
        .iter()
        .filter(speaks)
        .partition(|value| is_wanted(value.kind, silence));
    let chosen = if wanted.is_empty() { others } else { wanted };
    chosen.into_iter().cloned().collect()
}

/// Where else in the rows of a list values may stand.
#[derive(Clone, Copy)]
struct List {
    columns: usize,
    /// Whether a column was known for what is looked for.
    is_known: bool,
}

impl List {
    fn of(input: &Input) -> Self {
        let is_known = |column: &crate::model::InputColumn| match column.usage {
            ColumnUse::Field(field) => ValueKind::held_in(field).is_some(),
            ColumnUse::Extra | ColumnUse::Empty => false,
        };
        List {
            columns: input.columns.len(),
            is_known: input.columns.iter().any(is_known),
        }
    }

    /// The values in cells behind the last header, and in all cells where no column was known. Under a header that says
    /// otherwise a number may be a salesman's, so that known columns speak for themselves.
    fn elsewhere(
        self,
        cells: Cells<'_>,
        is_empty: bool,
        rules: &StandardizeRules,
    ) -> Vec<ChannelValue> {
        let from = match self.is_known || !is_empty {
            true => self.columns,
            false => 0,
        };
        let beyond = cells.iter().skip(from);
        beyond
            .filter_map(|cell| number_or_mail(cell, rules))
            .collect()
    }
}
