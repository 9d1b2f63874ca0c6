//! What a person types about those who do not want to be addressed.

use clap::{Args, Subcommand};

use super::input::InputArgs;
use crate::campaign::Silence;
use crate::model::UnknownName;

/// `iclear suppress`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum SuppressCommand {
    /// Closes a number, a mail address, a postal address, or a contact
    ///
    /// A wish on a value holds for whoever has the value, today or later. A mobile number or a mail address is a
    /// person's: `all` closes every channel to who has it. A landline or a postal address is shared: it closes calls, or
    /// letters, alone. A wish on a contact (C12) stays with its records, wherever they go.
    Add {
        /// Numbers and addresses in any notation, or contacts such as C12
        #[arg(required = true, value_name = "WHO")]
        who: Vec<String>,
        /// The channel to close: sms, email, post, telephone, all
        #[arg(long, value_name = "CHANNEL", default_value = "all", value_parser = silence)]
        channel: Silence,
        /// Who says so, and why.
        #[command(flatten)]
        said: SaidArgs,
        /// Says what would happen and writes nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Lists what is closed
    List {
        /// Those that were lifted, too
        #[arg(long)]
        lifted: bool,
    },
    /// Opens again what was closed; who, when and why is kept
    Lift {
        /// The numbers of suppressions (S3), the values they are held on, or contacts such as C12
        #[arg(required = true, value_name = "WHAT")]
        what: Vec<String>,
        /// Only this one of the channels that are closed by a value: sms, email, post, telephone, all
        #[arg(long, value_name = "CHANNEL", value_parser = silence)]
        channel: Option<Silence>,
        /// Who says so, and why.
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Reads opt-out lists: numbers and addresses, as dirty as they come
    ///
    /// The same list may be read again; what is known is not added twice, and what was lifted since a list was made is
    /// not closed by it.
    Import {
        /// The lists.
        #[command(flatten)]
        input: InputArgs,
        /// The channel to close: sms, email, post, telephone, all
        #[arg(long, value_name = "CHANNEL", default_value = "all", value_parser = silence)]
        channel: Silence,
        /// Who says so, and why.
        #[command(flatten)]
        said: SaidArgs,
        /// Says what would happen and writes nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// Who says something, and why.
#[derive(Debug, Args)]
pub(in crate::cli) struct SaidArgs {
    /// Why, in a few words
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) reason: Option<String>,
    /// Who says so; by default the user of the system
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: Option<String>,
}

fn silence(text: &str) -> Result<Silence, UnknownName> {
    text.trim().to_ascii_lowercase().parse()
}
