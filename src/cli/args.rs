//! The command line as typed: clap's structs, nothing looked up yet. `plan` makes it usable.

mod campaign;
mod contact;
mod input;
mod night;
mod steward;
mod suppress;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use campaign::{CampaignCommand, CreateArgs, ResultsArgs};
pub(super) use contact::{ContactCommand, EditArgs, EraseArgs, SearchArgs};
pub(super) use input::{FailOn, InputArgs};
pub(super) use night::CleanseArgs;
pub(super) use steward::{AnswerArg, ExplainArgs, ReviewCommand, WordArgs, party};
pub(super) use suppress::{SaidArgs, SuppressCommand};

/// Turns dirty, overlapping customer lists into one clean contact per person.
#[derive(Debug, Parser)]
#[command(
    name = "iclear",
    version,
    about,
    propagate_version = true,
    max_term_width = 100
)]
#[command(after_help = "\
Exit codes: 0 done; 1 done, with findings at or above --fail-on; 2 usage, configuration or rules;
3 an input or the store could not be read or written, nothing changed; 4 another run holds the lock;
130 interrupted, nothing changed.")]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub(super) common: Common,
}

/// The verbs, in the order of the flow.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The main job: lists through the whole chain into the store
    Run(RunArgs),
    /// The nightly run: new files of the sources in iclear.toml, then the whole store under today's rules
    Cleanse(CleanseArgs),
    /// Reads lists and maps their columns; a filter, without the store
    Import(ImportArgs),
    /// Rewrites cells into standard form; a filter, without the store
    Standardize(StandardizeArgs),
    /// Holds the cells of each row against each other; a filter, without the store
    Check(FilterArgs),
    /// Finds the rows that are one person; a filter, without the store
    Dedupe(DedupeArgs),
    /// Classifies the contacts; a filter, without the store
    Tag(FilterArgs),
    /// Shows what lists are worth before they are imported: completeness, correctness, values, shapes, findings
    Profile(ProfileArgs),
    /// The manual-review queue
    #[command(subcommand)]
    Review(ReviewCommand),
    /// Finds, shows, questions, splits, merges, edits and deletes contacts
    #[command(subcommand)]
    Contact(ContactCommand),
    /// Draws and writes lists of contacts to be addressed, and takes back what came of it
    #[command(subcommand)]
    Campaign(CampaignCommand),
    /// Keeps who does not want to be addressed, by which channel; no import lifts it
    #[command(subcommand)]
    Suppress(SuppressCommand),
    /// Writes a table of the store to a file
    Export(ExportArgs),
    /// Looks at the rules
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Looks at the store
    #[command(subcommand)]
    Store(StoreCommand),
    /// Takes a run back
    Undo {
        /// The run, as `iclear run` and `iclear store info` name it
        run: i64,
    },
    /// Prints the completion script of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub(super) struct Common {
    /// The store
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        env = "ICLEAR_STORE",
        default_value = "iclear.db"
    )]
    pub(super) store: PathBuf,
    /// A file with the key of an encrypted store on its first line
    #[arg(long, global = true, value_name = "FILE", env = "ICLEAR_KEY_FILE")]
    pub(super) key_file: Option<PathBuf>,
    /// A folder with rules files; those it has replace the defaults
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) rules: Option<PathBuf>,
    /// A model that `iclear dedupe train` has made; a store keeps to it until another is named, or `none`
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) model: Option<PathBuf>,
    /// How the result is printed
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
    /// How messages are written on stderr
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub(super) log_format: Format,
    /// The language of messages; by default that of the environment
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<LangArg>,
    /// How many threads to work with; by default one a core
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Hides persons on screens and in the export of contacts: 138****8000, 张*, w***@x.com
    #[arg(long, global = true)]
    pub(super) mask: bool,
    /// Says nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Says more: how each column was read, and every note
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    /// Draws no progress bars
    #[arg(long, global = true)]
    pub(super) no_progress: bool,
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// JSON: the result as exactly one document, messages as one a line.
    Json,
}

/// A language for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

/// `iclear run`.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// The lists.
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Says what would happen and writes nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// `iclear import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The lists.
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// The file to write; the ending tells the format (csv, xlsx, parquet, jsonl); `-` is CSV to standard output
    #[arg(long, short, value_name = "OUT", required_unless_present_any = ["preview", "save_source"])]
    pub(super) output: Option<PathBuf>,
    /// Shows how each column is read and why, and ten rows
    #[arg(long, conflicts_with = "output")]
    pub(super) preview: bool,
    /// Keeps how the list is read in iclear.toml, so that `iclear run` reads the next one like it
    #[arg(long, value_name = "NAME")]
    pub(super) save_source: Option<String>,
}

/// A stage as a filter.
#[derive(Debug, Args)]
pub(super) struct FilterArgs {
    /// The lists.
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// The file to write; the ending tells the format (csv, xlsx, parquet, jsonl); `-` is CSV to standard output
    #[arg(long, short, value_name = "OUT", default_value = "-")]
    pub(super) output: PathBuf,
}

/// `iclear standardize`.
#[derive(Debug, Args)]
pub(super) struct StandardizeArgs {
    /// Lists and output.
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    /// Adds columns with what the values tell beyond the fields: operator and home of a number, kind of a mailbox,
    /// administrative code, parts of the street and of the company's name, level of the title, ...
    #[arg(long)]
    pub(super) facts: bool,
}

/// `iclear dedupe`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct DedupeArgs {
    /// Something else than the filter.
    #[command(subcommand)]
    pub(super) other: Option<DedupeCommand>,
    /// Lists and output.
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    /// Finds only matches across the lists: two rows of one list are never compared. Both may still match the same row
    /// of another list and come together by it, unless something in the two speaks against it
    #[arg(long)]
    pub(super) link: bool,
}

/// What belongs to `iclear dedupe`, and is no filter.
#[derive(Debug, Subcommand)]
pub(super) enum DedupeCommand {
    /// Fits the weights of matching to lists, without labels, and writes them as a model file
    Train {
        /// The lists.
        #[command(flatten)]
        input: InputArgs,
        /// The model file to write
        #[arg(long, short, value_name = "OUT.toml", default_value = "model.toml")]
        output: PathBuf,
    },
}

/// `iclear profile`.
#[derive(Debug, Args)]
pub(super) struct ProfileArgs {
    /// The lists.
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// A page of HTML to write, with plots; it opens offline
    #[arg(long, short, value_name = "OUT.html")]
    pub(super) output: Option<PathBuf>,
}

/// `iclear export`.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// Which table
    pub(super) table: TableArg,
    /// The file to write; the ending tells the format (csv, xlsx, parquet, jsonl); `-` is CSV to standard output
    #[arg(long, short, value_name = "OUT", default_value = "-")]
    pub(super) output: PathBuf,
}

/// A table that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableArg {
    /// The golden contacts
    Contacts,
    /// Which row became which record of which contact
    Crosswalk,
    /// The rows that are no records, with the reason and their cells
    Rejects,
    /// What was found in the data
    Findings,
    /// The lines of orders, and whose they are
    Transactions,
    /// The companies of the contacts, with what they have bought
    Companies,
    /// The keys by which sources know the contacts
    Accounts,
}

/// `iclear rules`.
#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// Lists every finding code with its severity, action and limit
    List,
    /// Prints the manual of a finding code
    Explain {
        /// The code, e.g. PHN003
        code: String,
    },
    /// Reads a folder of rules and tells every problem
    Check {
        /// The folder; by default that of --rules, else the embedded rules
        dir: Option<PathBuf>,
    },
    /// Runs every example that the rules bring along
    Test {
        /// The folder; by default that of --rules, else the embedded rules
        dir: Option<PathBuf>,
    },
}

/// `iclear store`.
#[derive(Debug, Subcommand)]
pub(super) enum StoreCommand {
    /// What the store holds
    Info,
    /// Whether everything in it adds up
    Check,
    /// Writes a copy of it as it is now, also while a run goes on
    Backup {
        /// The copy; it must not be there yet
        file: PathBuf,
    },
    /// Puts a copy in its place, after a look at whether the copy is sound; what was there is kept beside
    Restore {
        /// The copy
        file: PathBuf,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
