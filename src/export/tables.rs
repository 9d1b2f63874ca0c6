//! The tables that can be exported from a store, column by column.

use super::around;
use super::error::ExportError;
use super::table::{TableWriter, Target};
use crate::model::{Code, Field, Finding};
use crate::store::{
    ContactLine, CrosswalkLine, FindingLine, RecordLine, RejectLine, Store, TransactionLine,
};

/// A table of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The golden contacts.
    Contacts,
    /// Which row of which file is which contact.
    Crosswalk,
    /// The rows that are no records.
    Rejects,
    /// What was seen in the data.
    Findings,
    /// The lines of orders, and whose they are.
    Transactions,
    /// The companies of the contacts.
    Companies,
    /// The keys by which sources know the contacts.
    Accounts,
}

/// What tables tell beyond what is stored.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// What a code means, in one line.
    pub meaning: &'a dyn Fn(Code) -> Option<String>,
    /// What can be said of a record only beside all others.
    pub across: &'a dyn Fn(&RecordLine) -> Vec<Finding>,
    /// How a golden value is shown.
    pub shown: &'a dyn Fn(Field, &str) -> String,
}

impl Table {
    /// Every table, in the order of the help.
    pub const ALL: [Table; 7] = [
        Table::Contacts,
        Table::Crosswalk,
        Table::Rejects,
        Table::Findings,
        Table::Transactions,
        Table::Companies,
        Table::Accounts,
    ];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Table::Contacts => "contacts",
            Table::Crosswalk => "crosswalk",
            Table::Rejects => "rejects",
            Table::Findings => "findings",
            Table::Transactions => "transactions",
            Table::Companies => "companies",
            Table::Accounts => "accounts",
        }
    }

    /// The columns, in order.
    #[must_use]
    pub fn columns(self) -> Vec<String> {
        let names: &[&str] = match self {
            Table::Contacts => return contact_columns(),
            Table::Crosswalk => &[
                "source",
                "file",
                "sheet",
                "row",
                "record_id",
                "outcome",
                "contact_id",
            ],
            Table::Rejects => &["source", "file", "sheet", "row", "code", "reason", "cells"],
            Table::Findings => &[
                "run",
                "source",
                "file",
                "sheet",
                "row",
                "record_id",
                "contact_id",
                "field",
                "code",
                "severity",
                "value",
                "proposal",
                "message",
            ],
            Table::Transactions => &TRANSACTIONS,
            Table::Companies => &around::COMPANIES,
            Table::Accounts => &around::ACCOUNTS,
        };
        names.iter().map(ToString::to_string).collect()
    }
}

/// Writes a table of the store to `target`; returns its number of rows. `telling` explains the codes.
///
/// # Errors
/// When the store cannot be read or the target not be written.
pub fn export(
    store: &Store,
    table: Table,
    target: Target,
    telling: Telling<'_>,
) -> Result<u64, ExportError> {
    let mut out = TableWriter::create(target, &table.columns())?;
    let mut rows = 0;
    let mut row = |cells: &[Option<String>]| {
        rows += 1;
        out.row(cells.iter().map(Option::as_deref))
    };
    match table {
        Table::Contacts => store.each_contact(|line| row(&contact(line, telling))),
        Table::Crosswalk => store.each_crosswalk(|line| row(&crosswalk(line))),
        Table::Rejects => store.each_reject(|line| row(&reject(line, telling))),
        Table::Transactions => store.each_transaction(|line| row(&transaction(&line, telling))),
        Table::Companies => store.each_company(|line| row(&around::company(&line))),
        Table::Accounts => store.each_account(|line| row(&around::account(&line, telling))),
        Table::Findings => store
            .each_finding(|line| row(&finding(line, telling)))
            .and_then(|()| {
                store.each_record(|record| {
                    let found = (telling.across)(record);
                    let lines = found.iter().map(|found| across(record, found));
                    lines
                        .into_iter()
                        .try_for_each(|line| row(&finding(&line, telling)))
                })
            }),
    }?;
    out.finish()?;
    Ok(rows)
}

/// What a contact has bought, by the lists of orders; what its own lists state is in the fields.
const BOUGHT: [&str; 4] = [
    "purchases",
    "purchase_amount",
    "first_purchased_on",
    "last_purchased_on",
];

/// The columns of a line of an order.
const TRANSACTIONS: [&str; 19] = [
    "transaction_id",
    "contact_id",
    "unmatched",
    "source",
    "order_no",
    "order_line",
    "day",
    "product_code",
    "product",
    "quantity",
    "amount",
    "order_amount",
    "counts",
    "status",
    "shop",
    "source_key",
    "name",
    "mobile",
    "email",
];

fn transaction(line: &TransactionLine, telling: Telling<'_>) -> [Option<String>; 19] {
    let shown = |field, value: &Option<String>| {
        let value = value.as_deref()?;
        Some((telling.shown)(field, value))
    };
    let amount = |of_order| (line.of_order == of_order).then(|| line.amount.to_string());
    [
        text(line.transaction_id),
        line.contact_id.and_then(text),
        line.unmatched.map(|why| why.name().to_owned()),
        text(&line.source),
        line.order_no.clone(),
        line.order_line.clone(),
        text(&line.day),
        line.product_code.clone(),
        line.product.clone(),
        line.quantity.clone(),
        amount(false),
        amount(true),
        text(line.counts),
        line.status.clone(),
        line.shop.clone(),
        shown(Field::SourceKey, &line.source_key),
        shown(Field::Name, &line.name),
        shown(Field::Mobile, &line.mobile),
        shown(Field::Email, &line.email),
    ]
}

fn contact_columns() -> Vec<String> {
    let fields = Field::ALL.into_iter().map(Field::name);
    std::iter::once("contact_id")
        .chain(fields)
        .chain(["tags", "records", "sources", "updated_run"])
        .chain(BOUGHT)
        .map(str::to_owned)
        .collect()
}

fn contact(line: &ContactLine, telling: Telling<'_>) -> Vec<Option<String>> {
    let mut cells = Vec::with_capacity(Field::COUNT + 5 + BOUGHT.len());
    cells.push(text(line.contact));
    let values = Field::ALL.into_iter().zip(&line.values);
    cells.extend(values.map(|(field, value)| Some((telling.shown)(field, value.as_deref()?))));
    cells.push(joined(&line.tags));
    cells.push(text(line.records));
    cells.push(joined(&line.sources));
    cells.push(text(line.updated_run));
    if let Some(bought) = &line.bought {
        cells.push(text(bought.purchases));
        cells.push(text(bought.amount));
        cells.push(bought.first.clone());
        cells.push(bought.last.clone());
    }
    cells
}

fn crosswalk(line: &CrosswalkLine) -> [Option<String>; 7] {
    let place = &line.place;
    [
        text(&place.source),
        text(&place.file),
        place.sheet.clone(),
        text(place.row),
        line.record.and_then(text),
        text(line.outcome),
        line.contact.and_then(text),
    ]
}

fn reject(line: &RejectLine, telling: Telling<'_>) -> [Option<String>; 7] {
    let place = &line.place;
    [
        text(&place.source),
        text(&place.file),
        place.sheet.clone(),
        text(place.row),
        text(line.code),
        (telling.meaning)(line.code),
        text(&line.cells),
    ]
}

/// A finding that looks across records, as a line of the table.
fn across(record: &RecordLine, found: &Finding) -> FindingLine {
    FindingLine {
        run: record.run,
        place: record.place.clone(),
        record: Some(record.record),
        contact: record.contact,
        field: found.field.map(|field| field.to_string()),
        code: found.code,
        severity: found.severity.to_string(),
        value: found.value.as_deref().map(str::to_owned),
        proposal: None,
    }
}

fn finding(line: &FindingLine, telling: Telling<'_>) -> [Option<String>; 13] {
    let place = &line.place;
    [
        text(line.run),
        text(&place.source),
        text(&place.file),
        place.sheet.clone(),
        text(place.row),
        line.record.and_then(text),
        line.contact.and_then(text),
        line.field.clone(),
        text(line.code),
        text(&line.severity),
        line.value.clone(),
        line.proposal.clone(),
        (telling.meaning)(line.code),
    ]
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a cell is an option, and this makes cells"
)]
fn text(value: impl std::fmt::Display) -> Option<String> {
    Some(value.to_string())
}

/// Several values in one cell, as everywhere: joined by `;`.
fn joined(values: &[String]) -> Option<String> {
    (!values.is_empty()).then(|| values.join(";"))
}
