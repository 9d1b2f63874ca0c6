//! What a data steward types about contacts.

use clap::{Args, Subcommand};

use super::steward::{ExplainArgs, WordArgs, contact, party, record};
use crate::model::{ContactId, Field, RecordId, UnknownField};
use crate::review::Party;

/// `iclear contact`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ContactCommand {
    /// Takes records out of a contact: they and the records that stay are not one person
    ///
    /// The records that leave are told apart from those that stay, pair by pair, and each side is resolved by its own
    /// evidence. Without records, every record (with its versions) becomes a contact of its own. Every later run keeps
    /// to it; `iclear contact merge` takes it back.
    Split {
        /// The contact, e.g. C12
        #[arg(value_parser = contact)]
        contact: ContactId,
        /// The records that leave it, e.g. R34; `iclear export crosswalk` names them
        #[arg(value_name = "RECORD", value_parser = record)]
        records: Vec<RecordId>,
        /// Why.
        #[command(flatten)]
        word: WordArgs,
    },
    /// Makes one contact of several: all their records are one person
    ///
    /// The contact with the smallest number goes on; the others resolve to it. Every later run keeps to it;
    /// `iclear contact split` takes it back.
    Merge {
        /// Contacts (C12), or records (R34) with their contacts
        #[arg(required = true, num_args = 2.., value_name = "CONTACT", value_parser = party)]
        parties: Vec<Party>,
        /// Why.
        #[command(flatten)]
        word: WordArgs,
    },
    /// Tells why two are one person, or why not: each comparison with its weight, and what followed
    ///
    /// Of two contacts their likeliest records are held against each other, in the company of all records that a run
    /// would resolve together with them. Rows of lists need no store; they count from 1 below the header.
    Explain(ExplainArgs),
    /// Finds contacts by name, number, mail address, company or key, as a whole or in part
    ///
    /// Numbers may be written in any notation, names in either script or in pinyin. Several words must all be found.
    Search(SearchArgs),
    /// Shows a contact: its values and where each comes from, its records, what is still asked about it
    Show {
        /// The contact, e.g. C12; one that has become part of another shows the other
        #[arg(value_parser = contact)]
        contact: ContactId,
    },
    /// Tells what has become of a contact: every value before and after, when, by whom and why
    History {
        /// The contact, e.g. C12
        #[arg(value_parser = contact)]
        contact: ContactId,
    },
    /// Sets values of a contact; later runs do not overwrite them
    ///
    /// Values are brought into their standard form; a name or an address takes its parts along. One that is found wrong
    /// is refused, unless it comes with --as-is. What is set holds in every later run, merge and undo, until it is set
    /// again or reverted.
    Edit(EditArgs),
    /// Puts a contact into the recycle bin: not exported, not searched, and no later run brings it back
    ///
    /// Records that join it later lie in the bin with it, and so does a contact that is merged with it.
    Delete {
        /// The contact, e.g. C12
        #[arg(value_parser = contact)]
        contact: ContactId,
        /// Why.
        #[command(flatten)]
        word: WordArgs,
    },
    /// Destroys everything that is known of a person, and keeps her from coming back
    ///
    /// Her rows, values, findings, history, decisions and edits leave the file for good; no undo brings them back. Her
    /// rows stay in the ledgers as rejected, without cells. What is kept is a digest with a key of the store's own: the
    /// next list that brings her is turned away. Copies of the store that were made before still have her.
    Erase(EraseArgs),
    /// Takes a contact out of the recycle bin
    Restore {
        /// The contact, e.g. C12
        #[arg(value_parser = contact)]
        contact: ContactId,
        /// Why.
        #[command(flatten)]
        word: WordArgs,
    },
}

/// `iclear contact search`.
#[derive(Debug, Args)]
pub(in crate::cli) struct SearchArgs {
    /// What to look for
    #[arg(required = true, value_name = "TEXT")]
    pub(in crate::cli) text: Vec<String>,
    /// How many contacts are shown at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(in crate::cli) limit: usize,
    /// Looks in the recycle bin too
    #[arg(long)]
    pub(in crate::cli) deleted: bool,
}

/// `iclear contact edit`.
#[derive(Debug, Args)]
pub(in crate::cli) struct EditArgs {
    /// The contact, e.g. C12
    #[arg(value_parser = contact)]
    pub(in crate::cli) contact: ContactId,
    /// A field and its value, e.g. mobile=13912345678; without a value the field is emptied
    #[arg(long, value_name = "FIELD=VALUE", value_parser = assignment, required_unless_present = "revert")]
    pub(in crate::cli) set: Vec<(Field, String)>,
    /// A field that goes by the records again
    #[arg(long, value_name = "FIELD", value_parser = field)]
    pub(in crate::cli) revert: Vec<Field>,
    /// Takes the values letter by letter, standard form or not
    #[arg(long)]
    pub(in crate::cli) as_is: bool,
    /// Why.
    #[command(flatten)]
    pub(in crate::cli) word: WordArgs,
}

/// `iclear contact erase`.
#[derive(Debug, Args)]
pub(in crate::cli) struct EraseArgs {
    /// The contact, e.g. C12
    #[arg(value_parser = contact)]
    pub(in crate::cli) contact: ContactId,
    /// Does not ask
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    /// Why, in a few words without personal data; it stays in the journal
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) reason: Option<String>,
}

fn field(text: &str) -> Result<Field, String> {
    let named = Field::ALL
        .into_iter()
        .find(|field| field.name_zh() == text.trim());
    named.map_or_else(
        || {
            text.trim()
                .parse()
                .map_err(|unknown: UnknownField| unknown.to_string())
        },
        Ok,
    )
}

/// `mobile=13912345678`, or `company=`.
fn assignment(text: &str) -> Result<(Field, String), String> {
    let (name, value) = text
        .split_once('=')
        .ok_or("expected FIELD=VALUE, e.g. mobile=13912345678")?;
    Ok((field(name)?, value.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assignment_names_a_field_and_perhaps_a_value() {
        let mobile = Ok((Field::Mobile, "139 1234 5678".to_owned()));
        let cases = [
            ("mobile=139 1234 5678", mobile.clone()),
            ("手机= 139 1234 5678", mobile),
            ("remark=a=b", Ok((Field::Remark, "a=b".to_owned()))),
            ("company=", Ok((Field::Company, String::new()))),
        ];
        for (text, expected) in cases {
            assert_eq!(assignment(text), expected, "{text}");
        }
        for wrong in ["mobile", "mobil=1", "=1"] {
            assert!(assignment(wrong).is_err(), "{wrong}");
        }
    }
}
