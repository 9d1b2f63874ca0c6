//! `iclear suppress`: who does not want to be addressed, and by which channel.

mod add;
mod lift;
mod list;
mod origin;

use crate::campaign::Silence;
use crate::cli::Verdict;
use crate::cli::args::SuppressCommand;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::model::{Channel, ContactId};

pub(super) use list::{hide, on_what};
pub(super) use origin::{Place, origin_of, unread};

/// Runs the subcommand.
pub(in crate::cli) fn run(
    command: &SuppressCommand,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    match command {
        SuppressCommand::Add {
            who,
            channel,
            said,
            dry_run,
        } => add::typed((who, *channel), said, *dry_run, invocation),
        SuppressCommand::List { lifted } => list::run(*lifted, invocation),
        SuppressCommand::Lift {
            what,
            channel,
            said,
        } => lift::run((what, *channel), said, invocation),
        SuppressCommand::Import {
            input,
            channel,
            said,
            dry_run,
        } => add::listed((input, *channel), said, *dry_run, invocation),
    }
}

/// The contact that a text names: `C12`, and no bare number, which is one to call.
fn contact(text: &str) -> Option<ContactId> {
    let digits = text.trim().strip_prefix(['C', 'c'])?;
    let id = digits.parse().ok().filter(|&id: &i64| id > 0);
    id.map(ContactId)
}

/// What a channel is called.
pub(super) fn channel_name(channel: Channel, lang: Lang) -> &'static str {
    match channel {
        Channel::Sms => lang.pick("sms", "短信"),
        Channel::Email => lang.pick("email", "邮件"),
        Channel::Post => lang.pick("post", "邮寄"),
        Channel::Telephone => lang.pick("telephone", "电话"),
    }
}

/// What a silence is called.
pub(super) fn silence_name(silence: Silence, lang: Lang) -> &'static str {
    match silence {
        Silence::All => lang.pick("all", "全部"),
        Silence::Of(channel) => channel_name(channel, lang),
    }
}
