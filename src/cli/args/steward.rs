//! What a data steward types about the queue; how contacts and records are named.

use clap::{Args, Subcommand, ValueEnum};

use crate::model::{ContactId, RecordId};
use crate::review::Party;

/// `iclear review`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ReviewCommand {
    /// Lists what waits for a person
    List,
    /// Shows one item: both records side by side, or the row with its findings
    Show {
        /// The item
        item: i64,
    },
    /// Answers whether the two records of an item are one person; every later run keeps to it
    Decide {
        /// The item
        item: i64,
        /// The answer
        answer: AnswerArg,
        /// Why.
        #[command(flatten)]
        word: WordArgs,
    },
    /// Lists what was decided: when, by whom, of which records, and whether it still holds
    Decisions,
}

/// What a person says of two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum AnswerArg {
    /// They are one person
    Same,
    /// They are two
    Different,
}

/// What is kept with a decision.
#[derive(Debug, Args)]
pub(in crate::cli) struct WordArgs {
    /// Why, in a few words; kept with the decision, beside when it was taken and by whom
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) reason: Option<String>,
}

/// `iclear contact explain`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ExplainArgs {
    /// C12 C34, R5 R6, R5 (against the rest of its contact), FILE ROW ROW, or FILE ROW FILE ROW
    #[arg(required = true, num_args = 1..=4, value_name = "WHO")]
    pub(in crate::cli) what: Vec<String>,
}

/// `C12`, `c12` or `12`.
pub(super) fn contact(text: &str) -> Result<ContactId, String> {
    number(text, 'C')
        .map(ContactId)
        .ok_or_else(|| "expected a contact such as C12".to_owned())
}

/// `R34`, `r34` or `34`.
pub(super) fn record(text: &str) -> Result<RecordId, String> {
    number(text, 'R')
        .map(RecordId)
        .ok_or_else(|| "expected a record such as R34".to_owned())
}

/// A contact, or a record with its letter.
pub(in crate::cli) fn party(text: &str) -> Result<Party, String> {
    let contact = || contact(text).map(Party::Contact);
    record(text)
        .ok()
        .filter(|_| text.starts_with(['R', 'r']))
        .map(Party::Record)
        .map_or_else(contact, Ok)
        .map_err(|_| "expected a contact such as C12 or a record such as R34".to_owned())
}

/// The number of an id, with or without its letter.
fn number(text: &str, letter: char) -> Option<i64> {
    let digits = text
        .strip_prefix([letter, letter.to_ascii_lowercase()])
        .unwrap_or(text);
    digits.parse().ok().filter(|&number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_and_records_are_told_apart_by_their_letter() {
        let cases = [
            ("C12", Some(Party::Contact(ContactId(12)))),
            ("12", Some(Party::Contact(ContactId(12)))),
            ("r7", Some(Party::Record(RecordId(7)))),
            ("X7", None),
            ("C0", None),
            ("R", None),
        ];
        for (text, expected) in cases {
            assert_eq!(party(text).ok(), expected, "{text}");
        }
    }
}
