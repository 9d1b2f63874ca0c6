//! What a person types about campaigns.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::input::InputArgs;
use crate::model::{Channel, Response, UnknownName};

/// `iclear campaign`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum CampaignCommand {
    /// Draws the members of a campaign from the contacts, and keeps them
    ///
    /// A member has a value by which the channel reaches it, without an error; it is not deleted, and the channel to it
    /// is not closed. Of several contacts with one value the one of whom most is known stands for all.
    Create(CreateArgs),
    /// Lists the campaigns, with what came back
    List,
    /// Shows a campaign: how its members were drawn, who was left out and why, what came back
    Show {
        /// The campaign
        name: String,
    },
    /// Writes the members to a file, for those who address them
    ///
    /// The same members every time; those who closed the channel since, or are deleted, are left out.
    Export {
        /// The campaign
        name: String,
        /// The file to write; the ending tells the format (csv, xlsx, parquet, jsonl); `-` is CSV to standard output
        #[arg(long, short, value_name = "OUT", default_value = "-")]
        output: PathBuf,
    },
    /// Brings back what came of it: lists with a contact_id or a value, and a result
    ///
    /// Words for results stand in campaigns.toml. Who unsubscribed is closed to the channel. A list may be brought
    /// again; nothing counts twice.
    Results(ResultsArgs),
}

/// `iclear campaign create`.
#[derive(Debug, Args)]
pub(in crate::cli) struct CreateArgs {
    /// The name of the campaign
    pub(in crate::cli) name: String,
    /// How its members are addressed: sms, email, post, telephone
    #[arg(long, value_name = "CHANNEL", value_parser = channel)]
    pub(in crate::cli) channel: Channel,
    /// A tag that members must have; of several, all
    #[arg(long = "tag", value_name = "TAG")]
    pub(in crate::cli) tags: Vec<String>,
    /// What must hold of their values, as in checks.toml: `province = '上海市' AND amount > 1000`
    #[arg(long = "where", value_name = "CONDITION")]
    pub(in crate::cli) condition: Option<String>,
    /// Who makes it; by default the user of the system
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: Option<String>,
    /// Says who would be addressed and writes nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

/// `iclear campaign results`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ResultsArgs {
    /// The campaign
    pub(in crate::cli) name: String,
    /// The lists.
    #[command(flatten)]
    pub(in crate::cli) input: InputArgs,
    /// What every row says, where no column does: delivered, bounced, replied, bought, unsubscribed
    #[arg(long, value_name = "RESULT", value_parser = response)]
    pub(in crate::cli) result: Option<Response>,
    /// Who says so; by default the user of the system
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: Option<String>,
    /// Says what would happen and writes nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

fn channel(text: &str) -> Result<Channel, UnknownName> {
    text.trim().to_ascii_lowercase().parse()
}

fn response(text: &str) -> Result<Response, UnknownName> {
    text.trim().to_ascii_lowercase().parse()
}
