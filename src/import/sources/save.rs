//! Writes a source into `iclear.toml`; what else stands there, comments included, stays.

use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, Table, Value, value};

use crate::import::InputSpec;
use crate::model::{ColumnUse, Field, Input, ListKind};

/// A source that cannot be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file is there and cannot be read.
    #[error("{}: cannot be read: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no TOML.
    #[error("{}: {source}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// Where and why.
        source: toml_edit::TomlError,
    },
    /// `source`, or the source's own entry, is no table.
    #[error("{}: `{key}` should be a table", file.display())]
    NoTable {
        /// The file.
        file: PathBuf,
        /// The key.
        key: String,
    },
    /// The file cannot be written.
    #[error("{}: cannot be written: {source}", file.display())]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// Saves how an input was read as `[source.NAME]`; an entry of that name is brought up to date.
///
/// # Errors
/// When the file cannot be read, understood or written; it is then as it was.
pub fn save_source(
    path: &Path,
    name: &str,
    input: &Input,
    spec: &InputSpec,
) -> Result<(), SaveError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(source) => {
            return Err(SaveError::Unreadable {
                file: path.to_path_buf(),
                source,
            });
        }
    };
    let mut document: DocumentMut = text.parse().map_err(|source| SaveError::Malformed {
        file: path.to_path_buf(),
        source,
    })?;
    let entry = entry_of(path, &mut document, name)?;
    write_entry(entry, input, spec);
    replace_file(path, &document.to_string())
}

fn entry_of<'a>(
    path: &Path,
    document: &'a mut DocumentMut,
    name: &str,
) -> Result<&'a mut Table, SaveError> {
    let no_table = |key: String| SaveError::NoTable {
        file: path.to_path_buf(),
        key,
    };
    let mut all = Table::new();
    all.set_implicit(true);
    let sources = document
        .entry("source")
        .or_insert(Item::Table(all))
        .as_table_mut();
    let sources = sources.ok_or_else(|| no_table("source".to_owned()))?;
    let entry = sources
        .entry(name)
        .or_insert(Item::Table(Table::new()))
        .as_table_mut();
    entry.ok_or_else(|| no_table(format!("source.{name}")))
}

fn write_entry(entry: &mut Table, input: &Input, spec: &InputSpec) {
    add_file(entry, &input.file_name());
    let kind = (spec.kind != ListKind::default()).then(|| Value::from(spec.kind.name()));
    set_or_remove(entry, "kind", kind);
    set_or_remove(entry, "sheet", input.sheet.as_deref().map(Value::from));
    set_or_remove(entry, "encoding", spec.encoding.as_deref().map(Value::from));
    set_or_remove(
        entry,
        "delimiter",
        spec.delimiter
            .map(|delimiter| Value::from(delimiter.to_string())),
    );
    let priority = (input.priority != 0).then(|| Value::from(input.priority));
    set_or_remove(entry, "priority", priority);
    let headers: Array = input
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    set_or_remove(entry, "headers", Some(headers.into()));
    let mut columns = Table::new();
    for (field, headers) in columns_of(input, spec) {
        columns[field.name()] = value(headers_as_written(&headers));
    }
    entry["columns"] = Item::Table(columns);
}

/// Adds the file's name to the patterns of the source, unless one fits it already.
fn add_file(entry: &mut Table, name: &str) {
    let mut files = entry
        .get("files")
        .and_then(Item::as_array)
        .cloned()
        .unwrap_or_default();
    let fits = |pattern: &Value| {
        let pattern = pattern
            .as_str()
            .and_then(|text| glob::Pattern::new(text).ok());
        pattern.is_some_and(|pattern| pattern.matches(name))
    };
    // Standard input has no name to be known by.
    if name != "-" && !files.iter().any(fits) {
        files.push(glob::Pattern::escape(name));
    }
    set_or_remove(entry, "files", (!files.is_empty()).then(|| files.into()));
}

/// Writes a key in place, with the comment behind it; or takes it out.
fn set_or_remove(entry: &mut Table, key: &str, new: Option<Value>) {
    let Some(mut new) = new else {
        entry.remove(key);
        return;
    };
    match entry.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        None => {
            entry.insert(key, value(new));
        }
    }
}

/// Each field and its headers: in the order the user joined them, else from left to right.
fn columns_of(input: &Input, spec: &InputSpec) -> Vec<(Field, Vec<String>)> {
    let of = |field: Field| {
        let wanted = spec
            .columns
            .iter()
            .rev()
            .find(|(wanted, _)| *wanted == field);
        let used = input
            .columns
            .iter()
            .filter(|column| column.usage == ColumnUse::Field(field));
        let headers = match wanted {
            Some((_, headers)) => headers.clone(),
            None => used.map(|column| column.header.clone()).collect(),
        };
        (field, headers)
    };
    let all = Field::of(spec.kind).iter().copied().map(of);
    all.filter(|(_, headers)| !headers.is_empty()).collect()
}

fn headers_as_written(headers: &[String]) -> Value {
    if headers.iter().any(|header| header.contains('+')) {
        Value::from(headers.iter().map(String::as_str).collect::<Array>())
    } else {
        Value::from(headers.join("+"))
    }
}

/// Writes beside the file and moves into place, so that a break leaves the old file whole.
fn replace_file(path: &Path, text: &str) -> Result<(), SaveError> {
    let beside = path.with_extension("toml.new");
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|source| SaveError::Unwritable {
        file: path.to_path_buf(),
        source,
    })
}
