//! `iclear contact`: finds and shows contacts, questions them, splits and merges them as decisions that every later run keeps to, and edits,
//! deletes and erases them.

mod addressed;
mod bin;
mod edit;
mod erase;
mod history;
mod search;
mod show;
mod word;

use super::{decide, explain};
use crate::cli::Verdict;
use crate::cli::args::ContactCommand;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::dedupe::Status;
use crate::review;
use crate::store::Store;

/// Runs the subcommand.
pub(in crate::cli) fn run(
    command: &ContactCommand,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    match command {
        ContactCommand::Explain(args) => explain::run(args, invocation),
        ContactCommand::Split {
            contact,
            records,
            word,
        } => {
            let asked = |store: &Store| review::split(store, *contact, records);
            decide::decide(asked, word, &invocation.store_rules()?, invocation)
        }
        ContactCommand::Merge { parties, word } => {
            let asked = |store: &Store| review::merge(store, parties);
            decide::decide(asked, word, &invocation.store_rules()?, invocation)
        }
        ContactCommand::Search(args) => search::run(args, invocation),
        ContactCommand::Show { contact } => show::run(*contact, invocation),
        ContactCommand::History { contact } => history::run(*contact, invocation),
        ContactCommand::Edit(args) => edit::run(args, invocation),
        ContactCommand::Delete { contact, word } => {
            bin::run(*contact, Status::Deleted, word, invocation)
        }
        ContactCommand::Erase(args) => erase::run(args, invocation),
        ContactCommand::Restore { contact, word } => {
            bin::run(*contact, Status::Live, word, invocation)
        }
    }
}
