//! `iclear campaign`: who is addressed, in a list for those who do it, and what came back.

mod create;
mod export;
mod results;
mod show;

use crate::cli::Verdict;
use crate::cli::args::CampaignCommand;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::model::Response;

/// Runs the subcommand.
pub(in crate::cli) fn run(
    command: &CampaignCommand,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    match command {
        CampaignCommand::Create(args) => create::run(args, invocation),
        CampaignCommand::List => show::list(invocation),
        CampaignCommand::Show { name } => show::one(name, invocation),
        CampaignCommand::Export { name, output } => export::run(name, output, invocation),
        CampaignCommand::Results(args) => results::run(args, invocation),
    }
}

/// What a response is called.
pub(super) fn response_name(response: Response, lang: Lang) -> &'static str {
    match response {
        Response::Delivered => lang.pick("delivered", "送达"),
        Response::Bounced => lang.pick("bounced", "未送达"),
        Response::Replied => lang.pick("replied", "回复"),
        Response::Bought => lang.pick("bought", "购买"),
        Response::Unsubscribed => lang.pick("unsubscribed", "退订"),
    }
}
