//! The program around the library: arguments, terminal, environment, clock, signals, exit codes.
//!
//! The only room that prints, reads the environment or the clock, and knows clap and indicatif.

mod args;
mod commands;
mod environment;
mod failure;
mod interrupt;
mod lang;
mod mask;
mod progress;
mod reasons;
mod invocation;
mod summary;
mod table;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use failure::Failure;
use invocation::Invocation;

/// Whether a command found something that its `--fail-on` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Done.
    Done,
    /// Done, but with findings at or above `--fail-on`, or problems in the store.
    Failing,
}

/// The whole program: arguments in, exit code out.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    interrupt::listen();
    let mut invocation = Invocation::new(cli.common);
    if let Some(threads) = invocation.common.threads {
        // Fails only when the pool is there already, which nothing before this line makes.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(threads.into())
            .build_global();
    }
    let outcome = invocation
        .take_key()
        .and_then(|()| dispatch(&cli.command, &invocation));
    invocation.stages.finish();
    match outcome {
        Ok(Verdict::Done) => ExitCode::SUCCESS,
        Ok(Verdict::Failing) => ExitCode::from(1),
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            let lang = invocation.terminal.lang;
            let message = failure.message(&invocation.now, lang);
            let terminal = invocation.terminal;
            terminal.error(failure.heading(lang), &message, failure.hint());
            ExitCode::from(failure.exit_code())
        }
    }
}

/// The table of contents.
fn dispatch(command: &Command, invocation: &Invocation) -> Result<Verdict, Failure> {
    match command {
        Command::Run(args) => commands::run::run(args, invocation),
        Command::Cleanse(args) => commands::cleanse::run(args, invocation),
        Command::Import(args) => commands::import::run(args, invocation),
        Command::Standardize(args) => commands::standardize::run(args, invocation),
        Command::Check(args) => commands::check::run(args, invocation),
        Command::Dedupe(args) => commands::dedupe::run(args, invocation),
        Command::Tag(args) => commands::tag::run(args, invocation),
        Command::Profile(args) => commands::profile::run(args, invocation),
        Command::Review(command) => commands::review::run(command, invocation),
        Command::Contact(command) => commands::contact::run(command, invocation),
        Command::Campaign(command) => commands::campaign::run(command, invocation),
        Command::Suppress(command) => commands::suppress::run(command, invocation),
        Command::Export(args) => commands::export::run(args, invocation),
        Command::Rules(command) => commands::rules::run(command, invocation),
        Command::Store(command) => commands::store::run(command, invocation),
        Command::Undo { run } => commands::undo::run(*run, invocation),
        Command::Completions { shell } => commands::completions::run(*shell, invocation),
    }
}
