//! `iclear export TABLE -o FILE`: a table of the store as a file.

use std::path::Path;

use crate::check::Shared;
use crate::cli::Verdict;
use crate::cli::args::{ExportArgs, TableArg};
use crate::cli::failure::Failure;
use crate::cli::invocation::{Invocation, reports_in_json, target};
use crate::cli::lang::{Lang, grouped};
use crate::cli::mask::Mask;
use crate::codes::Codes;
use crate::export::{Table, Telling, export};
use crate::model::{Finding, RowIx};
use crate::store::{Access, RecordLine, Store, StoreError};

/// Writes the table.
pub(in crate::cli) fn run(args: &ExportArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let store = Store::open(invocation.site(), Access::Read)?;
    let table = match args.table {
        TableArg::Contacts => Table::Contacts,
        TableArg::Crosswalk => Table::Crosswalk,
        TableArg::Rejects => Table::Rejects,
        TableArg::Findings => Table::Findings,
        TableArg::Transactions => Table::Transactions,
        TableArg::Companies => Table::Companies,
        TableArg::Accounts => Table::Accounts,
    };
    let mask = invocation.mask();
    if mask == Mask::Hidden && matches!(table, Table::Rejects | Table::Findings) {
        return Err(Failure::Usage {
            message: format!(
                "{} holds cells as they were read; --mask cannot hide persons there",
                table.name()
            ),
            hint: Some("--mask goes with contacts and crosswalk"),
        });
    }
    let rules = invocation.rules()?;
    let codes = Codes::of(&rules.checks);
    let lang = invocation.terminal.lang;
    let meaning = |code| {
        let kind = codes.find(code)?;
        Some(lang.pick(kind.en, kind.zh).to_owned())
    };
    let mut shared = Shared::new(&rules.checks, &rules.standardize);
    if table == Table::Findings {
        store.each_record(|record| {
            shared.add(|field| record.value(field));
            Ok::<(), StoreError>(())
        })?;
    }
    let format = invocation.common.format;
    let telling = Telling {
        meaning: &meaning,
        across: &|record| across(record, &shared),
        shown: &|field, value| mask.value(field, value),
    };
    let rows = export(&store, table, target(&args.output, format), telling)?;
    if reports_in_json(&args.output, format) {
        let output = args.output.display().to_string();
        invocation.print_json(&serde_json::json!({
            "table": table.name(), "output": output, "rows": rows
        }))?;
    }
    invocation
        .terminal
        .say(&said(rows, &args.output, invocation.terminal.lang));
    Ok(Verdict::Done)
}

/// What a record shares with too many others of the store.
fn across(record: &RecordLine, shared: &Shared<'_>) -> Vec<Finding> {
    let found = shared.found(|field| record.value(field));
    found.map(|found| found.finding(RowIx(0))).collect()
}

fn said(rows: u64, out: &Path, lang: Lang) -> String {
    let rows = grouped(rows);
    match (lang, out == Path::new("-")) {
        (Lang::English, true) => format!("{rows} rows written"),
        (Lang::English, false) => format!("{rows} rows written to {}", out.display()),
        (Lang::Chinese, true) => format!("已写出 {rows} 行"),
        (Lang::Chinese, false) => format!("已将 {rows} 行写入 {}", out.display()),
    }
}
