//! Opens the tables of one file: which sheets hold a list, where it begins, which column is which field.

use super::knowledge::Knowledge;
use super::layout::{self, HeaderBy, Layout};
use super::mapping::Mapping;
use super::open::{self, OpenTable, Visibility};
use super::rows::Raggedness;
use super::{Block, Door, ImportError, InputSpec, SourceBook};
use crate::model::{ColumnUse, Field, Input, ListKind};
use crate::rules::FieldRules;

/// A table ready to be read.
pub(crate) struct Table {
    pub(crate) layout: Layout,
    pub(crate) mapping: Mapping,
    /// The first block, read to find the header.
    pub(crate) head: Block,
    pub(crate) door: Box<dyn Door>,
    pub(crate) raggedness: Raggedness,
}

/// What a list of orders must have, and by which fields, all of one set, it has it.
const SELLING: [(&str, &[&[Field]]); 3] = [
    ("the day (`ordered_on`)", &[&[Field::OrderedOn]]),
    (
        "the money (`amount`, `order_amount`, or `price` and `quantity`)",
        &[
            &[Field::Amount],
            &[Field::OrderAmount],
            &[Field::Price, Field::Quantity],
        ],
    ),
    (
        "the buyer (`source_key`, `mobile` or `email`)",
        &[
            &[Field::SourceKey],
            &[Field::Mobile],
            &[Field::Phone],
            &[Field::Email],
        ],
    ),
];

/// Fields one of which a sheet must have to be a list of customers, where the workbook has several sheets.
const IDENTIFYING: [Field; 9] = [
    Field::Name,
    Field::FamilyName,
    Field::Mobile,
    Field::Phone,
    Field::Email,
    Field::Wechat,
    Field::Company,
    Field::IdNumber,
    Field::SourceKey,
];

/// Opens the lists of one file.
///
/// # Errors
/// When the file cannot be read, holds no list, or lacks what the user named.
pub(crate) fn open_tables(
    spec: &InputSpec,
    rules: &FieldRules,
    sources: Option<&SourceBook>,
) -> Result<Vec<(Input, Table)>, ImportError> {
    let known = Knowledge { rules, sources };
    let spec = known.before_opening(spec);
    lists_among(open::open(&spec)?, &spec, &known)
}

/// The lists among the tables of a file, ready to be read.
pub(crate) fn lists_among(
    tables: Vec<OpenTable>,
    spec: &InputSpec,
    known: &Knowledge<'_>,
) -> Result<Vec<(Input, Table)>, ImportError> {
    let (wanted, mut notes) = choose_sheets(spec, tables)?;
    let choice = match wanted.len() {
        1 => SheetChoice::Only,
        _ => SheetChoice::OneOfMany,
    };
    let mut tables = Vec::new();
    for table in wanted {
        let sheet = table.sheet.clone();
        match prepare(spec, known, table, choice)? {
            Some(ready) => tables.push(ready),
            None => notes.push(no_list_note(sheet.as_deref())),
        }
    }
    match tables.first_mut() {
        Some((input, _)) => input.notes.extend(notes),
        None => return Err(no_list(spec)),
    }
    Ok(tables)
}

/// Whether a sheet was asked for, or is the only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SheetChoice {
    /// Nothing else could be meant.
    Only,
    /// Other sheets may be the list.
    OneOfMany,
}

fn no_list_note(sheet: Option<&str>) -> String {
    format!(
        "sheet {}: no list on it, skipped",
        sheet.unwrap_or_default()
    )
}

fn no_list(spec: &InputSpec) -> ImportError {
    ImportError::Broken {
        file: spec.file.clone(),
        sheet: spec.sheet.clone(),
        what: "no list was found: neither a header nor rows with telephone numbers or e-mail addresses".to_owned(),
        hint: "the file needs a row of headers above its rows; name the sheet with --sheet if it has several",
    }
}

/// The sheet that was named, else the visible ones; the hidden are noted.
fn choose_sheets(
    spec: &InputSpec,
    tables: Vec<OpenTable>,
) -> Result<(Vec<OpenTable>, Vec<String>), ImportError> {
    let mut notes = Vec::new();
    let Some(name) = &spec.sheet else {
        let (visible, hidden): (Vec<_>, Vec<_>) = tables
            .into_iter()
            .partition(|table| table.visibility == Visibility::Visible);
        notes.extend(hidden.iter().map(|table| {
            let sheet = table.sheet.as_deref().unwrap_or_default();
            format!("sheet {sheet} is hidden and was not read; --sheet {sheet} reads it")
        }));
        return Ok((visible, notes));
    };
    let names: Vec<String> = tables
        .iter()
        .filter_map(|table| table.sheet.clone())
        .collect();
    // A text file has no sheets, and an option for all inputs must not stop it.
    let named: Vec<OpenTable> = tables
        .into_iter()
        .filter(|table| {
            table
                .sheet
                .as_ref()
                .is_none_or(|sheet| sheet.trim() == name.trim())
        })
        .collect();
    if named.is_empty() {
        return Err(ImportError::NotFound {
            file: spec.file.clone(),
            sheet: None,
            what: format!(
                "there is no sheet {name}; the sheets are {}",
                names.join(", ")
            ),
            hint: "check the spelling of --sheet",
        });
    }
    Ok((named, notes))
}

/// Finds header and mapping of a table; none where it holds no list.
fn prepare(
    spec: &InputSpec,
    known: &Knowledge<'_>,
    mut table: OpenTable,
    choice: SheetChoice,
) -> Result<Option<(Input, Table)>, ImportError> {
    let Some(head) = table.door.next_block()? else {
        return Ok(None);
    };
    let Some(layout) = layout::find(&head.cells, &head.numbers, known.rules) else {
        return Ok(None);
    };
    let (spec, mapping) =
        known.map(spec, &layout, &head, table.sheet.as_ref(), &mut table.notes)?;
    match (choice, what_lacks(&mapping, spec.kind)) {
        (SheetChoice::OneOfMany, Some(_)) => return Ok(None),
        (SheetChoice::Only, Some(what)) if spec.kind == ListKind::Transactions => {
            return Err(no_orders(&spec, &table, &layout, what));
        }
        _ => {}
    }
    let input = describe(&spec, &table, &layout, &mapping);
    let raggedness = match table.sheet {
        Some(_) => Raggedness::Usual,
        None => Raggedness::Told,
    };
    let table = Table {
        layout,
        mapping,
        head,
        door: table.door,
        raggedness,
    };
    Ok(Some((input, table)))
}

/// What a list of this kind must have and the table has not.
fn what_lacks(mapping: &Mapping, kind: ListKind) -> Option<&'static str> {
    let has = |field: &Field| {
        let used = |usage: &ColumnUse| *usage == ColumnUse::Field(*field);
        mapping.columns.iter().any(|column| used(&column.usage))
    };
    match kind {
        ListKind::Contacts if IDENTIFYING.iter().any(has) => None,
        ListKind::Contacts => Some("a column that says who"),
        ListKind::Transactions => SELLING
            .iter()
            .find(|(_, sets)| !sets.iter().any(|set| set.iter().all(has)))
            .map(|(what, _)| *what),
    }
}

fn no_orders(
    spec: &InputSpec,
    table: &OpenTable,
    layout: &Layout,
    what: &'static str,
) -> ImportError {
    ImportError::NotFound {
        file: spec.file.clone(),
        sheet: table.sheet.clone(),
        what: format!(
            "a list of transactions needs a column for {what}; the headers are {}",
            layout.labels()
        ),
        hint: "name it: --map FIELD=HEADER; a list of contacts is read without --kind transactions",
    }
}

fn describe(spec: &InputSpec, table: &OpenTable, layout: &Layout, mapping: &Mapping) -> Input {
    let stem = || {
        let stem = spec.file.file_stem().unwrap_or(spec.file.as_os_str());
        stem.to_string_lossy().into_owned()
    };
    let mut notes = table.notes.clone();
    notes.extend(layout_note(layout));
    notes.extend(mapping.notes.iter().cloned());
    Input {
        file: spec.file.clone(),
        sheet: table.sheet.clone(),
        source: spec.source.clone().unwrap_or_else(stem),
        priority: spec.priority,
        encoding: table.format.clone(),
        as_of: spec.as_of,
        columns: mapping.columns.clone(),
        notes,
    }
}

fn layout_note(layout: &Layout) -> Option<String> {
    let row = layout.base;
    match layout.header_by {
        HeaderBy::Absent => Some("there is no header; columns were told by their cells".to_owned()),
        HeaderBy::Position => Some(format!(
            "row {row} was taken for the header, as the first full row"
        )),
        HeaderBy::Dictionary | HeaderBy::Contrast if layout.titles.is_empty() => None,
        HeaderBy::Dictionary | HeaderBy::Contrast => Some(format!("the header is in row {row}")),
    }
}
