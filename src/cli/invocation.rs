//! The second step of the arguments: what was typed, made usable. After this nothing can be misconfigured.

use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::args::{Common, Format, InputArgs};
use super::environment;
use super::failure::Failure;
use super::interrupt::CANCEL;
use super::lang::{Lang, grouped};
use super::mask::Mask;
use super::progress::{Draw, Stages};
use super::terminal::{Talk, Terminal};
use crate::check::{Checked, ListCounts, Unfit};
use crate::codes::Codes;
use crate::export::{Notation, Target};
use crate::import::{self, Importer, InputSpec, OnBroken, SourceBook};
use crate::model::{Field, Input, ListKind};
use crate::pipeline;
use crate::rules::{ListAction, RuleBook, RuleText};
use crate::run::{RunContext, Stage};
use crate::store::{Access, Key, RunInfo, RunKind, Site, Store};

/// The file in the working folder that keeps configured sources.
pub(super) const CONFIGURATION: &str = "iclear.toml";

/// What `--model` takes for no model.
const NO_MODEL: &str = "none";

/// One invocation: its options, its terminal, its clock.
pub(super) struct Invocation {
    /// The options of every command.
    pub(super) common: Common,
    /// Where to print.
    pub(super) terminal: Terminal,
    /// When the command began.
    pub(super) now: Zoned,
    /// Progress and times.
    pub(super) stages: Stages,
    /// What opens the store, where it is encrypted.
    key: Option<Key>,
}

impl Invocation {
    /// Reads environment and clock once.
    pub(super) fn new(common: Common) -> Self {
        let lang = Lang::choose(common.lang, environment::locale().as_deref());
        let talk = match (common.quiet, common.verbose) {
            (true, _) => Talk::Quiet,
            (_, true) => Talk::Verbose,
            _ => Talk::Normal,
        };
        let log = common.log_format;
        let terminal = Terminal { lang, talk, log };
        let draw = if terminal.draws() && !common.no_progress {
            Draw::Bars
        } else {
            Draw::Nothing
        };
        Invocation {
            common,
            terminal,
            now: environment::now(),
            stages: Stages::new(draw),
            key: None,
        }
    }

    /// Reads the key of the store, where one is named.
    pub(super) fn take_key(&mut self) -> Result<(), Failure> {
        self.key = match &self.common.key_file {
            Some(file) => Some(Key::read(file)?),
            None => None,
        };
        Ok(())
    }

    /// Where the store is, and its key.
    pub(super) fn site(&self) -> Site<'_> {
        Site {
            path: &self.common.store,
            key: self.key.as_ref(),
        }
    }

    /// What the stages may know of the run.
    pub(super) fn context(&self) -> RunContext<'_> {
        RunContext {
            today: self.now.date(),
            progress: &self.stages,
            cancel: &CANCEL,
        }
    }

    /// The rule book, defaults and the user's folder together.
    pub(super) fn rules(&self) -> Result<RuleBook, Failure> {
        self.with_model(self.rules_of(self.common.rules.as_deref())?)
    }

    /// The rule book with the model that the store keeps to, unless the user names another.
    pub(super) fn store_rules(&self) -> Result<RuleBook, Failure> {
        let rules = self.rules()?;
        if self.common.model.is_some() {
            return Ok(rules);
        }
        let model = match Store::open(self.site(), Access::Read) {
            Ok(store) => store.model()?,
            // A command that needs a store says so itself.
            Err(_) => None,
        };
        match model {
            Some(text) => Ok(rules.with_model(RuleText {
                file: PathBuf::from("the store's model"),
                text,
            })?),
            None => Ok(rules),
        }
    }

    /// Lets the store keep to the model that the user named.
    pub(super) fn keep_model(&self, store: &mut Store, rules: &RuleBook) -> Result<(), Failure> {
        match &self.common.model {
            None => Ok(()),
            Some(file) if file == Path::new(NO_MODEL) => Ok(store.keep_model(None)?),
            Some(_) => Ok(store.keep_model(Some(&rules.matching_text.text))?),
        }
    }

    /// The rules with the model that the user named.
    fn with_model(&self, rules: RuleBook) -> Result<RuleBook, Failure> {
        let named = self.common.model.as_ref();
        let Some(file) = named.filter(|file| *file != Path::new(NO_MODEL)) else {
            return Ok(rules);
        };
        let text = std::fs::read_to_string(file).map_err(|error| Failure::Usage {
            message: format!("{}: cannot be read: {error}", file.display()),
            hint: Some("`iclear dedupe train LIST... -o model.toml` makes a model"),
        })?;
        let file = file.clone();
        Ok(rules.with_model(RuleText { file, text })?)
    }

    /// The rule book with the files of a folder in place of the defaults it has.
    pub(super) fn rules_of(&self, dir: Option<&Path>) -> Result<RuleBook, Failure> {
        match dir {
            Some(dir) if !dir.is_dir() => Err(Failure::Usage {
                message: format!("{}: no such folder of rules", dir.display()),
                hint: Some("--rules names a folder with files such as fields.toml"),
            }),
            dir => Ok(RuleBook::load(dir)?),
        }
    }

    /// The configured sources of the working folder.
    pub(super) fn sources(&self) -> Result<SourceBook, Failure> {
        Ok(SourceBook::load(Path::new(CONFIGURATION))?)
    }

    /// The inputs asked for, with dates filled in.
    pub(super) fn specs(&self, args: &InputArgs, kind: ListKind) -> Vec<InputSpec> {
        args.files
            .iter()
            .map(|file| InputSpec {
                file: file.clone(),
                kind,
                source: args.source.clone(),
                sheet: args.sheet.clone(),
                encoding: args.encoding.clone(),
                delimiter: args.delimiter,
                columns: args.map.clone(),
                priority: 0,
                as_of: args
                    .as_of
                    .or_else(|| environment::modified(file))
                    .unwrap_or_else(|| self.now.date()),
            })
            .collect()
    }

    /// Whether persons are shown or hidden.
    pub(super) fn mask(&self) -> Mask {
        match self.common.mask {
            true => Mask::Hidden,
            false => Mask::Open,
        }
    }

    /// When the command began, as the store keeps it.
    pub(super) fn started_at(&self) -> String {
        self.now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// What the store keeps of a run of this kind, by these rules.
    pub(super) fn run_info(&self, kind: RunKind, rules: &RuleBook) -> RunInfo {
        RunInfo {
            kind,
            started_at: self.started_at(),
            rules_digest: rules.digest.clone(),
            by: environment::user(),
        }
    }

    /// Opens the store to change something in it; one that is not there is not made.
    pub(super) fn known_store(&self) -> Result<Store, Failure> {
        drop(Store::open(self.site(), Access::Read)?);
        Ok(Store::open(self.site(), Access::Write)?)
    }

    /// Prints the one JSON document of a command.
    pub(super) fn print_json(&self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(std::io::Error::from)?;
        Ok(self.terminal.data(&format!("{text}\n"))?)
    }

    /// What the rows of the lists are: what the user says, else what is configured for their sources.
    pub(super) fn kind(&self, args: &InputArgs) -> Result<ListKind, Failure> {
        let kind = match args.kind {
            Some(kind) => kind.into(),
            None => self.configured_kind(args)?,
        };
        let foreign = args.map.iter().map(|(field, _)| *field);
        for field in foreign {
            Field::named(field.name(), kind).map_err(|error| Failure::Usage {
                message: format!("--map {field}: {error}"),
                hint: Some("`--kind transactions` reads lists of orders"),
            })?;
        }
        Ok(kind)
    }

    fn configured_kind(&self, args: &InputArgs) -> Result<ListKind, Failure> {
        let sources = self.sources()?;
        let of = |file: &PathBuf| {
            let source = match &args.source {
                Some(name) => sources.named(name),
                None => sources.of_file(file),
            };
            source.map_or(ListKind::Contacts, |source| source.kind)
        };
        let kinds: Vec<ListKind> = args.files.iter().map(of).collect();
        match kinds.as_slice() {
            [first, rest @ ..] if rest.iter().any(|kind| kind != first) => Err(Failure::Usage {
                message: "some of the lists are of contacts, others of transactions".to_owned(),
                hint: Some("run them apart, or say with --kind what they are"),
            }),
            kinds => Ok(kinds.first().copied().unwrap_or_default()),
        }
    }

    /// Opens lists of contacts; what only they go through has no use for others.
    pub(super) fn open_contacts<'a>(
        &self,
        args: &InputArgs,
        rules: &RuleBook,
        ctx: &'a RunContext<'a>,
    ) -> Result<Importer<'a>, Failure> {
        match self.kind(args)? {
            ListKind::Contacts => self.open(args, rules, ctx),
            ListKind::Transactions => Err(Failure::Usage {
                message: "lists of transactions go into the store alone".to_owned(),
                hint: Some(
                    "`iclear run --kind transactions`; `iclear import --kind transactions` shows how they are read",
                ),
            }),
        }
    }

    /// Opens the inputs and says what a person should know about how they are read.
    pub(super) fn open<'a>(
        &self,
        args: &InputArgs,
        rules: &RuleBook,
        ctx: &'a RunContext<'a>,
    ) -> Result<Importer<'a>, Failure> {
        let kind = self.kind(args)?;
        let specs = self.specs(args, kind);
        let sources = self.sources()?.of_kind(kind);
        let on_broken = if args.skip_broken {
            OnBroken::Skip
        } else {
            OnBroken::Stop
        };
        ctx.progress.begin(Stage::Import, None);
        let importer = import::open(
            &specs,
            rules.fields_of(kind),
            Some(&sources),
            on_broken,
            ctx,
        )?;
        for input in importer.inputs() {
            let name = place(&input.file_name(), input.sheet.as_deref());
            self.terminal
                .say_more(&format!("{name}: {}", input.encoding));
            for column in &input.columns {
                let usage = self.terminal.lang.usage(&column.usage);
                let line = format!("  {} -> {usage} ({})", column.header, column.reason);
                self.terminal.say_more(&line);
            }
            for note in &input.notes {
                self.terminal.say(&format!("{name}: {note}"));
            }
        }
        Ok(importer)
    }

    /// Holds the lists against what the rules say a list must be.
    pub(super) fn judge(
        &self,
        lists: &ListCounts,
        inputs: &[Input],
        rules: &RuleBook,
    ) -> Result<(), Failure> {
        let unfit = lists.unfit(&rules.checks);
        let (stops, warns): (Vec<_>, Vec<_>) = unfit
            .iter()
            .partition(|unfit| unfit.rule.action == ListAction::Stop);
        let codes = Codes::of(&rules.checks);
        let told = |unfit: &Unfit<'_>| self.told(unfit, &inputs[unfit.input.at()], codes);
        for unfit in warns {
            let heading = self.terminal.lang.pick("list", "名单");
            self.terminal.error(heading, &told(unfit), None);
        }
        if stops.is_empty() {
            return Ok(());
        }
        let all: Vec<String> = stops.into_iter().map(told).collect();
        Err(Failure::Unfit(all.join("\n")))
    }

    fn told(&self, unfit: &Unfit<'_>, input: &Input, codes: Codes<'_>) -> String {
        let lang = self.terminal.lang;
        let list = place(&input.file_name(), input.sheet.as_deref());
        let code = unfit.rule.code;
        let meaning = lang.finding(code, codes);
        let (held, rows) = (grouped(unfit.held), grouped(unfit.rows));
        let share = 100.0 * unfit.rule.share;
        match lang {
            Lang::English => {
                format!("{list}: {code} {meaning}: {held} of {rows} rows; {share:.0} % may be so")
            }
            Lang::Chinese => {
                format!("{list}：{code} {meaning}：{rows} 行中有 {held} 行；上限 {share:.0} %")
            }
        }
    }

    /// Reads, standardizes and checks lists, and holds each against what a list must be.
    pub(super) fn checked(
        &self,
        args: &InputArgs,
        rules: &RuleBook,
    ) -> Result<(Vec<Input>, Checked), Failure> {
        let ctx = self.context();
        let mut importer = self.open_contacts(args, rules, &ctx)?;
        let checked = pipeline::all_checked(&mut importer, rules, &ctx)?;
        self.tell_skipped(&importer);
        self.judge(checked.lists(), importer.inputs(), rules)?;
        Ok((importer.inputs().to_vec(), checked))
    }

    /// Names the files that the run went on without.
    pub(super) fn tell_skipped(&self, importer: &Importer<'_>) {
        let heading = self.terminal.lang.pick("skipped", "已跳过");
        for skipped in importer.skipped() {
            self.terminal
                .error(heading, &skipped.error.to_string(), skipped.error.hint());
        }
    }
}

/// `file [sheet]`.
pub(super) fn place(file: &str, sheet: Option<&str>) -> String {
    sheet.map_or_else(|| file.to_owned(), |sheet| format!("{file} [{sheet}]"))
}

/// The target that `-o` names: a file, or standard output in the notation that `--format` asks for.
pub(super) fn target(out: &Path, format: Format) -> Target {
    if out != Path::new("-") {
        return Target::File(out.to_owned());
    }
    let notation = match format {
        Format::Human => Notation::Csv,
        Format::Json => Notation::Json,
    };
    Target::Stream(Box::new(std::io::stdout()), notation)
}

/// What a command that wrote a table prints on stdout: with `--format json` a document about the file, unless the
/// table itself went there.
pub(super) fn reports_in_json(out: &Path, format: Format) -> bool {
    format == Format::Json && out != Path::new("-")
}
