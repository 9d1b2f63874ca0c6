//! A labelled list through the chain up to its clusters, in this process.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use iclear::dedupe::{self, Fate, Modelling, NothingKnown, RecordRef, Resolved};
use iclear::import::{self, OnBroken};
use iclear::pipeline;
use iclear::rules::RuleBook;
use iclear::run::{RunContext, Silent};

use super::measure;
use super::score::{Score, score};

/// What a list came to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    /// Its rows.
    pub(crate) rows: usize,
    /// Clusters against people.
    pub(crate) score: Score,
    /// Rows that wait for a person, or that a pair in doubt names.
    pub(crate) queued: usize,
    /// From the file to the clusters.
    pub(crate) seconds: f64,
}

impl Measured {
    /// The share of the rows that wait for a person.
    pub(crate) fn queue(&self) -> f64 {
        self.queued as f64 / self.rows.max(1) as f64
    }
}

/// Cells of a line of the table, in the order of its head.
impl fmt::Display for Measured {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rows,
            score,
            seconds,
            ..
        } = self;
        write!(
            out,
            "{rows} | {} | {:.4} | {:.4} | {:.4} | {:.4} | {:.2} % | {seconds:.1}",
            score.real,
            score.precision(),
            score.recall(),
            score.f1(),
            score.b_cubed,
            100.0 * self.queue(),
        )
    }
}

/// Resolves the files together and holds the clusters against who is who.
///
/// # Panics
/// When a file cannot be read.
pub(crate) fn measured(files: &[PathBuf], book: &RuleBook, model: Modelling) -> Measured {
    let start = Instant::now();
    let resolved = resolved(files, book, model);
    let seconds = start.elapsed().as_secs_f64();
    let people: Vec<Vec<String>> = files.iter().map(|file| people(file)).collect();
    let clusters = clusters(&resolved);
    let origins = &resolved.batch.rows.origins;
    assert_eq!(
        origins.len(),
        people.iter().map(Vec::len).sum::<usize>(),
        "every row of the list is a record"
    );
    let rows: Vec<(&str, usize)> = origins
        .iter()
        .zip(&clusters)
        .map(|(at, cluster)| {
            let person = &people[at.input.at()][at.row as usize - 1];
            (person.as_str(), *cluster)
        })
        .collect();
    Measured {
        rows: rows.len(),
        score: score(&rows),
        queued: queued(&resolved),
        seconds,
    }
}

fn resolved(files: &[PathBuf], book: &RuleBook, model: Modelling) -> Resolved {
    let stop = AtomicBool::new(false);
    let ctx = RunContext {
        today: jiff::civil::date(2024, 12, 1),
        progress: &Silent,
        cancel: &stop,
    };
    let specs: Vec<_> = files.iter().map(|file| measure::spec(file)).collect();
    let mut importer =
        import::open(&specs, &book.fields, None, OnBroken::Stop, &ctx).expect("the list opens");
    let checked =
        pipeline::all_checked(&mut importer, book, &ctx).expect("the list can be read on");
    let checked = checked.without_queue();
    let rules = pipeline::dedupe_rules(book, model);
    let inputs = importer.inputs().to_vec();
    let Ok(resolved) = dedupe::run(checked, &inputs, &NothingKnown, rules, &ctx) else {
        unreachable!("nothing is read and nobody interrupts");
    };
    resolved
}

/// The person of each row of a file, from the file beside it.
fn people(file: &Path) -> Vec<String> {
    let truth = fs::read_to_string(file.with_extension("truth.csv")).expect("who is who is known");
    let person = |line: &str| line.split_once(',').map(|(_, person)| person.to_owned());
    truth.lines().filter_map(person).collect()
}

/// A number for the cluster of each row; a row that waits for a person is a cluster of its own.
fn clusters(resolved: &Resolved) -> Vec<usize> {
    let contacts = resolved.contacts.len();
    let mut found: Vec<usize> = Vec::with_capacity(resolved.fates.len());
    for (row, fate) in resolved.fates.iter().enumerate() {
        found.push(match *fate {
            Fate::Founds(at) | Fate::Joins(at) => at,
            Fate::Repeats(first) => found[first.at()],
            Fate::Unchanged(_) | Fate::Review(_) | Fate::Rejected(_) => contacts + row,
        });
    }
    found
}

fn queued(resolved: &Resolved) -> usize {
    let mut waits: Vec<bool> = resolved
        .fates
        .iter()
        .map(|fate| matches!(fate, Fate::Review(_)))
        .collect();
    for doubt in &resolved.doubts {
        for record in [doubt.left, doubt.right] {
            if let RecordRef::New(row) = record {
                waits[row.at()] = true;
            }
        }
    }
    waits.into_iter().filter(|waits| *waits).count()
}
