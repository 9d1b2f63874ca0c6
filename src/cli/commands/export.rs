//! `iclear export TABLE -o FILE`: a table of the store as a file.

use std::path::Path;

use crate::cli::Verdict;
use crate::cli::args::{ExportArgs, TableArg};
use crate::cli::failure::Failure;
use crate::cli::lang::grouped;
use crate::cli::session::{Session, target};
use crate::export::{Table, export};
use crate::store::{Access, Store};

/// Writes the table.
pub(in crate::cli) fn run(args: &ExportArgs, session: &Session) -> Result<Verdict, Failure> {
    let store = Store::open(&session.common.store, Access::Read)?;
    let table = match args.table {
        TableArg::Contacts => Table::Contacts,
        TableArg::Crosswalk => Table::Crosswalk,
        TableArg::Rejects => Table::Rejects,
        TableArg::Findings => Table::Findings,
    };
    let rows = export(&store, table, target(&args.output), crate::codes::find)?;
    if args.output != Path::new("-") {
        let words = session.terminal.lang.pick("rows written to", "行已写入");
        session.terminal.say(&format!("{} {words} {}", grouped(rows), args.output.display()));
    }
    Ok(Verdict::Done)
}
