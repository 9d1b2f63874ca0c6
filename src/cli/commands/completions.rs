//! `iclear completions SHELL`: the completion script on stdout.

use clap::CommandFactory;

use crate::cli::Verdict;
use crate::cli::args::Cli;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;

/// Prints the script.
pub(in crate::cli) fn run(
    shell: clap_complete::Shell,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "iclear", &mut script);
    invocation
        .terminal
        .data(&String::from_utf8_lossy(&script))?;
    Ok(Verdict::Done)
}
