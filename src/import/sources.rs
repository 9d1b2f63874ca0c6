//! Configured sources: what a list that comes again and again looks like, kept in `iclear.toml`.
//!
//! A source is recognised by its headers, not by the name of its file alone: when the headers have changed, its columns
//! are not trusted, and the user is told what has changed.

mod recognise;
mod save;

use std::collections::BTreeMap;
use std::path::Path;

use toml::Spanned;

use crate::model::{Field, ListKind};
use crate::rules::{Problems, RuleText, RulesError};

pub(crate) use recognise::{Known, expected, recognise};
pub use save::{SaveError, save_source};

/// One configured source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its name, which its records carry.
    pub name: String,
    /// What its rows are.
    pub kind: ListKind,
    /// Of transactions: the source of contacts whose keys name the buyers, where it has another name.
    pub customers: Option<String>,
    /// The files that belong to it.
    pub files: Vec<glob::Pattern>,
    /// The sheet.
    pub sheet: Option<String>,
    /// The encoding.
    pub encoding: Option<String>,
    /// The delimiter.
    pub delimiter: Option<char>,
    /// Fields, and the headers of the columns that make them up.
    pub columns: Vec<(Field, Vec<String>)>,
    /// The headers as they were when the source was saved.
    pub headers: Vec<String>,
    /// How much it is trusted.
    pub priority: i64,
}

/// All configured sources, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceBook {
    sources: Vec<Source>,
}

/// The file as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    source: BTreeMap<Spanned<String>, Entry>,
}

/// One source as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    kind: ListKind,
    customers: Option<Spanned<String>>,
    #[serde(default)]
    files: Vec<Spanned<String>>,
    sheet: Option<String>,
    encoding: Option<String>,
    delimiter: Option<Spanned<String>>,
    #[serde(default)]
    columns: BTreeMap<Spanned<String>, Spanned<Headers>>,
    #[serde(default)]
    headers: Vec<String>,
    #[serde(default)]
    priority: i64,
}

/// The columns of a field as written: `"省+市+地址"`, or a list where a header has a `+` of its own.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
enum Headers {
    Joined(String),
    Each(Vec<String>),
}

impl SourceBook {
    /// The sources in a file; none where there is no such file.
    ///
    /// # Errors
    /// Everything that is wrong with the file, with its lines.
    pub fn load(path: &Path) -> Result<Self, RulesError> {
        let mut problems = Problems::default();
        let book = match std::fs::read_to_string(path) {
            Ok(text) => {
                let file = path.to_path_buf();
                Self::read(&RuleText { file, text }, &mut problems)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::default(),
            Err(error) => {
                problems.add_unreadable(path.to_path_buf(), &error);
                Self::default()
            }
        };
        if problems.is_empty() {
            Ok(book)
        } else {
            Err(RulesError(problems))
        }
    }

    fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let file: File = text.parse(problems).unwrap_or_default();
        let mut entries: Vec<_> = file.source.into_iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let sources = entries
            .into_iter()
            .map(|(name, entry)| entry.meant(name.into_inner(), text, problems))
            .collect();
        SourceBook { sources }
    }

    /// The sources, in the order of the file.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The sources whose rows are of one kind: a list is only ever read by those of its kind.
    #[must_use]
    pub fn of_kind(&self, kind: ListKind) -> SourceBook {
        let of_kind = self.sources.iter().filter(|source| source.kind == kind);
        SourceBook {
            sources: of_kind.cloned().collect(),
        }
    }

    /// The source with a name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.name == name)
    }

    /// The first source that a file belongs to by its name.
    #[must_use]
    pub fn of_file(&self, file: &Path) -> Option<&Source> {
        self.sources.iter().find(|source| source.takes(file))
    }

    /// The source with these headers; where there are several, the one that the file belongs to by its name.
    #[must_use]
    pub fn matching(&self, file: &Path, headers: &[String]) -> Option<&Source> {
        let same = |source: &&Source| source.has_headers(headers);
        let by_name = self
            .sources
            .iter()
            .filter(same)
            .find(|source| source.takes(file));
        by_name.or_else(|| self.sources.iter().find(same))
    }
}

impl Entry {
    fn meant(self, name: String, text: &RuleText, problems: &mut Problems) -> Source {
        let mut source = Source {
            name,
            kind: self.kind,
            sheet: self.sheet,
            encoding: self.encoding,
            headers: self.headers,
            priority: self.priority,
            ..Source::default()
        };
        if let Some(customers) = self.customers {
            if self.kind == ListKind::Contacts {
                let what = "`customers` is of a source with kind = \"transactions\"";
                problems.add(text, Some(customers.span()), what);
            }
            source.customers = Some(customers.into_inner());
        }
        for file in self.files {
            match glob::Pattern::new(file.get_ref()) {
                Ok(pattern) => source.files.push(pattern),
                Err(error) => problems.add(text, Some(file.span()), error.to_string()),
            }
        }
        if let Some(written) = self.delimiter {
            source.delimiter = delimiter(&written, text, problems);
        }
        for (field, headers) in self.columns {
            match Field::named(field.get_ref(), self.kind) {
                Ok(known) => source.columns.push((known, headers.into_inner().each())),
                Err(error) => problems.add(text, Some(field.span()), error.to_string()),
            }
        }
        source.columns.sort_by_key(|(field, _)| *field);
        source
    }
}

fn delimiter(written: &Spanned<String>, text: &RuleText, problems: &mut Problems) -> Option<char> {
    let mut letters = written.get_ref().chars();
    match (letters.next(), letters.next()) {
        (Some(delimiter), None) => Some(delimiter),
        _ => {
            problems.add(text, Some(written.span()), "a delimiter is one character");
            None
        }
    }
}

impl Headers {
    fn each(self) -> Vec<String> {
        match self {
            Headers::Joined(text) => text.split('+').map(|part| part.trim().to_owned()).collect(),
            Headers::Each(headers) => headers,
        }
    }
}

#[cfg(test)]
mod tests;
