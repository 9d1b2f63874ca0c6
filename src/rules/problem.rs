//! What can be wrong with a rules file, with the place where it stands. All problems are told at once.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

/// A rules file as text: from the user's folder, or the default embedded in the program.
#[derive(Clone, Debug)]
pub struct RuleText {
    /// The file, or `rules/NAME` for an embedded default.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
}

impl RuleText {
    /// The text as `T`, or a problem that says where it is not.
    pub fn parse<T: serde::de::DeserializeOwned>(&self, problems: &mut Problems) -> Option<T> {
        match toml::from_str(&self.text) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                problems.add(self, error.span(), error.message());
                None
            }
        }
    }
}

/// One thing wrong with a rules file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Everything wrong with the rules, collected while they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Notes that something is wrong at `span` (bytes) of `text`.
    pub fn add(&mut self, text: &RuleText, span: Option<Range<usize>>, message: impl Into<String>) {
        let line = span.map(|span| {
            let before = &text.text.as_bytes()[..span.start.min(text.text.len())];
            1 + memchr::memchr_iter(b'\n', before).count()
        });
        self.0.push(Problem {
            file: text.file.clone(),
            line,
            message: message.into(),
        });
    }

    /// Notes a file that cannot be read.
    pub fn add_unreadable(&mut self, file: PathBuf, error: &std::io::Error) {
        self.0.push(Problem {
            file,
            line: None,
            message: format!("cannot be read: {error}"),
        });
    }

    /// The problems, in the order they were found.
    #[must_use]
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// The rules cannot be used; every problem is listed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct RulesError(pub Problems);
