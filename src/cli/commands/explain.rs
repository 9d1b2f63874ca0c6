//! `iclear contact explain`: why two contacts, two records or two rows of lists are one person, or why not.

mod told;
mod waterfall;
mod words;

use std::path::{Path, PathBuf};

use super::dedupe::List;
use told::{Side, Told};

use crate::check::Checked;
use crate::cli::Verdict;
use crate::cli::args::{ExplainArgs, Format, InputArgs, party};
use crate::cli::failure::Failure;
use crate::cli::invocation::{Invocation, place};
use crate::cli::mask::Mask;
use crate::dedupe::{self, Explanation, Modelling, NothingKnown, RecordRef};
use crate::model::{Field, Input, Origin, RowIx};
use crate::pipeline;
use crate::review::{self, Party};
use crate::store::{Access, DecisionLine, Store};

/// What is to be held against each other.
enum Question {
    /// Someone of the store, and someone else or the rest of the same contact.
    Stored(Party, Option<Party>),
    /// A row of a list and a row of the same or another.
    Rows([(PathBuf, u32); 2]),
}

/// Explains and prints.
pub(super) fn run(args: &ExplainArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let told = match question(&args.what)? {
        Question::Stored(one, other) => stored(one, other, invocation)?,
        Question::Rows(rows) => of_lists(&rows, invocation)?,
    };
    match invocation.common.format {
        Format::Json => invocation.print_json(&told)?,
        Format::Human => {
            let text = waterfall::render(&told, invocation.terminal.lang);
            invocation.terminal.data(&text)?;
        }
    }
    Ok(Verdict::Done)
}

/// Contacts and records have numbers; what is followed by a row is a list.
fn question(what: &[String]) -> Result<Question, Failure> {
    let row = |file: &str, row: &str| Some((PathBuf::from(file), row.parse().ok()?));
    let rows = match what {
        [file, one, other] => row(file, one).zip(row(file, other)),
        [file, one, second, other] => row(file, one).zip(row(second, other)),
        _ => None,
    };
    if let Some((one, other)) = rows {
        return Ok(Question::Rows([one, other]));
    }
    let someone = |text: &String| {
        party(text).map_err(|message| Failure::Usage {
            message: format!("{text}: {message}"),
            hint: Some(GRAMMAR),
        })
    };
    match what {
        [one] => Ok(Question::Stored(someone(one)?, None)),
        [one, other] => Ok(Question::Stored(someone(one)?, Some(someone(other)?))),
        _ => Err(Failure::Usage {
            message: format!("`{}` is no pair", what.join(" ")),
            hint: Some(GRAMMAR),
        }),
    }
}

const GRAMMAR: &str = "name two contacts or records (C1 C2, R3 R4), or rows of lists (FILE ROW ROW, FILE ROW FILE ROW)";

fn stored(one: Party, other: Option<Party>, invocation: &Invocation) -> Result<Told, Failure> {
    let rules = &invocation.store_rules()?;
    let store = Store::open(invocation.site(), Access::Read)?;
    let sides = review::sides(&store, one, other)?;
    let [ours, theirs] = sides
        .map(|records| -> Vec<RecordRef> { records.into_iter().map(RecordRef::Known).collect() });
    let ctx = invocation.context();
    let sides = [&ours[..], &theirs[..]];
    let explained = dedupe::explain(
        Checked::default(),
        &[],
        &store,
        sides,
        pipeline::dedupe_rules(rules, Modelling::AsGiven),
        &ctx,
    )?;
    let explanation = explained.ok_or_else(|| nothing_to_compare(&one.to_string()))?;
    let mask = invocation.mask();
    let sides = [
        side(&store, explanation.left, mask)?,
        side(&store, explanation.right, mask)?,
    ];
    let decisions = store.decision_lines()?;
    Ok(Told::of(
        &explanation,
        sides,
        &name_of_record,
        &decisions,
        invocation.terminal.lang,
    ))
}

fn name_of_record(record: RecordRef) -> String {
    match record {
        RecordRef::Known(record) => record.to_string(),
        RecordRef::New(row) => (row.0 + 1).to_string(),
    }
}

fn side(store: &Store, record: RecordRef, mask: Mask) -> Result<Side, Failure> {
    let RecordRef::Known(id) = record else {
        return Err(nothing_to_compare(&name_of_record(record)));
    };
    let found = store.record(id)?;
    let list = place(&found.place.file, found.place.sheet.as_deref());
    Ok(Side {
        name: id.to_string(),
        contact: found.contact,
        row: format!("{list}:{}", found.place.row),
        values: hidden(found.fields, mask),
    })
}

fn hidden(values: Vec<(Field, String)>, mask: Mask) -> Vec<(Field, String)> {
    let values = values.into_iter();
    values
        .map(|(field, value)| (field, mask.value(field, &value)))
        .collect()
}

fn nothing_to_compare(name: &str) -> Failure {
    Failure::Usage {
        message: format!("{name} has no record that can be compared"),
        hint: None,
    }
}

fn of_lists(rows: &[(PathBuf, u32); 2], invocation: &Invocation) -> Result<Told, Failure> {
    let [(first, _), (second, _)] = rows;
    let mut files = vec![first.clone(), second.clone()];
    files.dedup();
    let List {
        rules,
        inputs,
        checked,
    } = List::read(&InputArgs::of(files), invocation)?;
    let [one, other] = [0, 1].map(|at| find(&checked, &inputs, &rows[at].0, rows[at].1));
    let (one, other) = (one?, other?);
    let places = places(&checked, &inputs);
    let name = |record: RecordRef| match record {
        RecordRef::New(row) => places[row.at()].clone(),
        known => name_of_record(known),
    };
    let mask = invocation.mask();
    let shown = [one, other].map(|row| listed(&checked, row, &places, mask));
    let sides = [&[RecordRef::New(one)][..], &[RecordRef::New(other)]];
    let explained = dedupe::explain(
        checked,
        &inputs,
        &NothingKnown,
        sides,
        pipeline::dedupe_rules(&rules, Modelling::Fitted),
        &invocation.context(),
    )?;
    let explanation = explained.ok_or_else(|| Failure::Usage {
        message: format!(
            "{} and {} are not two records",
            places[one.at()],
            places[other.at()]
        ),
        hint: Some("a row that is rejected, or the same row twice, is not compared"),
    })?;
    let shown = in_order(shown, &explanation, one);
    let lang = invocation.terminal.lang;
    let decisions: &[DecisionLine] = &[];
    Ok(Told::of(&explanation, shown, &name, decisions, lang))
}

/// What each row is called: its list and its number there.
fn places(checked: &Checked, inputs: &[Input]) -> Vec<String> {
    let called = |origin: &Origin| {
        let input = &inputs[origin.input.at()];
        let list = place(&input.file_name(), input.sheet.as_deref());
        format!("{list}:{}", origin.row)
    };
    checked.batch().rows.origins.iter().map(called).collect()
}

/// The sides as the explanation has them.
fn in_order([one, other]: [Side; 2], explanation: &Explanation, first: RowIx) -> [Side; 2] {
    if explanation.right == RecordRef::New(first) {
        [other, one]
    } else {
        [one, other]
    }
}

fn listed(checked: &Checked, row: RowIx, places: &[String], mask: Mask) -> Side {
    let cells = checked.batch().frame.row(row);
    let value = |field: Field| Some((field, cells.get(field)?.to_owned()));
    Side {
        name: places[row.at()].clone(),
        contact: None,
        row: places[row.at()].clone(),
        values: hidden(Field::ALL.into_iter().filter_map(value).collect(), mask),
    }
}

/// Where a row of a list stands among the records.
fn find(checked: &Checked, inputs: &[Input], file: &Path, row: u32) -> Result<RowIx, Failure> {
    let mut origins = (0..).zip(&checked.batch().rows.origins);
    let found =
        origins.find(|(_, origin)| origin.row == row && inputs[origin.input.at()].file == file);
    found
        .map(|(at, _)| RowIx(at))
        .ok_or_else(|| Failure::Usage {
            message: format!("{}: row {row} is no record", file.display()),
            hint: Some("rows count from 1 below the header"),
        })
}
