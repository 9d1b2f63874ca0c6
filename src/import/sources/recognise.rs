//! Tells whether a table is one of a configured source.

use std::path::Path;

use super::{Source, SourceBook};
use crate::import::InputSpec;
use crate::rules::squash;

/// What is known of a table by the configured sources.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Known<'a> {
    /// It belongs to no source.
    Nothing,
    /// It looks as it did when the source was saved.
    AsSaved(&'a Source),
    /// It belongs to the source, but its headers have changed: how.
    Changed(&'a Source, String),
}

/// Holds a table's headers against the sources: the one the user named, the one its file belongs to, else any that has
/// these very headers.
pub(crate) fn recognise<'a>(
    book: &'a SourceBook,
    spec: &InputSpec,
    headers: &[String],
) -> Known<'a> {
    let expected = expected(book, spec);
    match expected {
        Some(source) if source.headers.is_empty() || source.has_headers(headers) => {
            Known::AsSaved(source)
        }
        Some(source) => match book.matching(&spec.file, headers) {
            Some(other) if spec.source.is_none() => Known::AsSaved(other),
            _ => Known::Changed(source, changes(source, headers)),
        },
        None if spec.source.is_some() => Known::Nothing,
        None => book
            .matching(&spec.file, headers)
            .map_or(Known::Nothing, Known::AsSaved),
    }
}

/// The source that a file should be of, before it is opened.
pub(crate) fn expected<'a>(book: &'a SourceBook, spec: &InputSpec) -> Option<&'a Source> {
    match &spec.source {
        Some(name) => book.named(name),
        None => book.of_file(&spec.file),
    }
}

impl Source {
    /// Whether a file belongs to the source by its name: a pattern fits its path, or the end of it.
    pub(super) fn takes(&self, file: &Path) -> bool {
        let parts: Vec<_> = file.components().collect();
        let ends =
            (0..parts.len()).map(|from| parts[from..].iter().collect::<std::path::PathBuf>());
        let fits = |end: &Path| self.files.iter().any(|pattern| pattern.matches_path(end));
        fits(file) || ends.into_iter().any(|end| fits(&end))
    }

    /// Whether the headers are those of the source, in any order.
    pub(super) fn has_headers(&self, headers: &[String]) -> bool {
        !self.headers.is_empty() && keys(&self.headers) == keys(headers)
    }
}

fn keys(headers: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = headers.iter().map(|header| squash(header)).collect();
    keys.sort_unstable();
    keys
}

fn changes(source: &Source, headers: &[String]) -> String {
    let lacks = |those: &[String], these: &[String]| -> Vec<String> {
        let known = keys(these);
        let missing = those
            .iter()
            .filter(|header| !known.contains(&squash(header)));
        missing.cloned().collect()
    };
    let (gone, new) = (
        lacks(&source.headers, headers),
        lacks(headers, &source.headers),
    );
    let told = |what: &str, which: Vec<String>| {
        (!which.is_empty()).then(|| format!("{what} {}", which.join(", ")))
    };
    let changes: Vec<String> = [told("gone:", gone), told("new:", new)]
        .into_iter()
        .flatten()
        .collect();
    changes.join("; ")
}
