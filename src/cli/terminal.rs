//! The only place that prints: stdout is data, stderr is talk.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

use super::args::Format;
use super::environment;
use super::lang::Lang;

/// How much is said on stderr.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Talk {
    /// Errors alone.
    Quiet,
    /// What a person needs.
    Normal,
    /// Every note.
    Verbose,
}

/// The two streams, the language and the amount of talk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// The language of messages.
    pub(super) lang: Lang,
    /// How much is said.
    pub(super) talk: Talk,
    /// How it is written.
    pub(super) log: Format,
}

/// For what went wrong.
pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// For what someone should look at.
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default();
/// For headings.
pub(super) const HEADING: Style = Style::new().bold();
/// For what is said in passing.
pub(super) const DIM: Style = Style::new().dimmed();

impl Terminal {
    /// Writes data to stdout. Colours vanish where stdout is no terminal or `NO_COLOR` is set.
    ///
    /// # Errors
    /// When stdout is gone.
    pub(super) fn data(&self, text: &str) -> io::Result<()> {
        let mut out = anstream::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Says a line on stderr, unless asked to be quiet.
    pub(super) fn say(&self, line: &str) {
        if self.talk >= Talk::Normal {
            self.line("info", line);
        }
    }

    /// Says a line on stderr when asked to say more.
    pub(super) fn say_more(&self, line: &str) {
        if self.talk >= Talk::Verbose {
            self.line("debug", line);
        }
    }

    /// Says what went wrong on stderr, whatever was asked.
    pub(super) fn error(&self, heading: &str, message: &str, hint: Option<&str>) {
        self.line("error", &format!("{ERROR}{heading}{ERROR:#}: {message}"));
        if let Some(hint) = hint {
            let word = self.lang.pick("hint", "提示");
            self.line("info", &format!("{DIM}{word}: {hint}{DIM:#}"));
        }
    }

    /// Asks a person; none where nobody sits before the terminal.
    ///
    /// # Errors
    /// When the answer cannot be read.
    pub(super) fn ask(&self, question: &str) -> io::Result<Option<String>> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Ok(None);
        }
        self.line("info", question);
        let mut answer = String::new();
        io::stdin().read_line(&mut answer)?;
        Ok(Some(answer))
    }

    /// Whether progress can be drawn.
    pub(super) fn draws(&self) -> bool {
        self.talk >= Talk::Normal && self.log == Format::Human && io::stderr().is_terminal()
    }

    /// A line on stderr; a stderr that is gone is nobody's business.
    fn line(&self, level: &str, line: &str) {
        let mut stderr = anstream::stderr().lock();
        let _ = match self.log {
            Format::Human => writeln!(stderr, "{line}"),
            Format::Json => {
                let entry = serde_json::json!({
                    "at": environment::now().timestamp().to_string(),
                    "level": level,
                    "message": anstream::adapter::strip_str(line).to_string(),
                });
                writeln!(stderr, "{entry}")
            }
        };
    }
}
