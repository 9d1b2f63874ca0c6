//! `iclear export TABLE -o FILE`: a table of the store as a file.

use crate::cli::Verdict;
use crate::cli::args::{ExportArgs, TableArg};
use crate::cli::failure::Failure;
use crate::cli::lang::grouped;
use crate::cli::session::Session;
use crate::export;
use crate::store::{Access, Store};

/// Writes the table.
pub(in crate::cli) fn run(args: &ExportArgs, session: &Session) -> Result<Verdict, Failure> {
    let store = Store::open(&session.common.store, Access::Read)?;
    let rows = match args.table {
        TableArg::Contacts => export::contacts(&store, &args.output)?,
        TableArg::Crosswalk => export::crosswalk(&store, &args.output)?,
        TableArg::Rejects => export::rejects(&store, &args.output)?,
        TableArg::Findings => export::findings(&store, &args.output, crate::codes::find)?,
    };
    let words = session.terminal.lang.pick("rows written to", "行已写入");
    session.terminal.say(&format!("{} {words} {}", grouped(rows), args.output.display()));
    Ok(Verdict::Done)
}
