//! Finds the files of the configured sources that were not taken yet.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::import::{FileDigest, ImportError, SourceBook, file_digest};
use crate::model::ListKind;
use crate::store::{FileMark, Store};

/// A file that was not taken yet.
pub(super) struct NewFile {
    pub(super) kind: ListKind,
    pub(super) path: PathBuf,
    pub(super) mark: FileMark,
    pub(super) digest: FileDigest,
}

/// The new files of all sources, by path; of two with the same bytes the first.
pub(super) fn new_files(store: &Store, sources: &SourceBook) -> Result<Vec<NewFile>, Failure> {
    let mut new: Vec<NewFile> = Vec::new();
    for (path, kind) in files(sources)? {
        let Some((bytes, changed)) = environment::size_and_date(&path) else {
            continue;
        };
        let mark = FileMark {
            path: path.to_string_lossy().into_owned(),
            bytes,
            changed,
        };
        if store.took(&mark)? {
            continue;
        }
        let digest = file_digest(&path).map_err(|source| ImportError::Unreadable {
            file: path.clone(),
            source,
        })?;
        if !store.took_bytes(&digest.0)? && new.iter().all(|other| other.digest != digest) {
            new.push(NewFile {
                kind,
                path,
                mark,
                digest,
            });
        }
    }
    Ok(new)
}

/// The files that the patterns of the sources name, in alphabetical order, with what the first of them says they are.
fn files(sources: &SourceBook) -> Result<BTreeMap<PathBuf, ListKind>, Failure> {
    let mut files = BTreeMap::new();
    let patterns = sources.sources().iter().flat_map(|source| {
        let patterns = source.files.iter();
        patterns.map(|pattern| (pattern, source.kind))
    });
    for (pattern, kind) in patterns {
        let found = glob::glob(pattern.as_str()).map_err(|error| Failure::Usage {
            message: format!("{}: {error}", pattern.as_str()),
            hint: Some("`files` in iclear.toml are patterns such as \"lists/crm-*.xlsx\""),
        })?;
        for path in found {
            let path = path.map_err(|error| ImportError::Unreadable {
                file: error.path().to_owned(),
                source: error.into(),
            })?;
            files.entry(path).or_insert(kind);
        }
    }
    Ok(files)
}
