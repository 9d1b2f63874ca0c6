//! Labelled customer lists: invented people, the same on every machine, and who is who.
//!
//! Each list has a file of its own that says what is hard about it; the tables in `data` are facts of published packages.

mod chance;
mod chinese;
mod chinese_crm;
mod chinese_few;
mod chinese_home;
mod chinese_marks;
mod chinese_rows;
mod chinese_written;
mod day;
mod english;
mod febrl;
mod few_fields;
mod firms;
mod historical;
mod household;
mod notable;
mod one_city;
mod restaurants;
mod streets;
mod tables;
mod typos;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use chance::shuffle;

/// One file of a list.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// The header, one name a column.
    pub(crate) header: Vec<&'static str>,
    /// The rows, as many cells as the header has names.
    pub(crate) rows: Vec<Vec<String>>,
    /// Whose each row is; the same numbers in every file of a list.
    pub(crate) people: Vec<u32>,
}

/// A list that can be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    /// What its files are called; several are numbered.
    pub(crate) name: &'static str,
    /// Its rows, over all its files.
    pub(crate) rows: usize,
    make: fn(usize) -> Vec<Sheet>,
}

/// Every list that is made here.
pub(crate) const LISTS: [List; 12] = [
    list("febrl_like", 5_000, febrl::easy),
    list("febrl_hard", 10_000, febrl::hard),
    list("few_fields", 1_000, few_fields::sheets),
    list("few_fields_10k", 10_000, few_fields::sheets),
    list("historical", 20_000, historical::sheets),
    list("english_100k", 100_000, english::sheets),
    list("english_1m", 1_000_000, english::sheets),
    list("english_10m", 10_000_000, english::sheets),
    list("chinese_crm", 42_000, chinese_crm::sheets),
    list("chinese_few", 5_000, chinese_few::sheets),
    list("one_city", 30_000, one_city::sheets),
    list("restaurants", 1_700, restaurants::sheets),
];

const fn list(name: &'static str, rows: usize, make: fn(usize) -> Vec<Sheet>) -> List {
    List { name, rows, make }
}

impl List {
    /// Writes the files of the list and what is true of them into `folder`, and says which files they are.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub(crate) fn write(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let sheets = (self.make)(self.rows);
        let alone = sheets.len() == 1;
        let mut files = Vec::new();
        for (at, sheet) in sheets.iter().enumerate() {
            let name = if alone {
                self.name.to_owned()
            } else {
                format!("{}_{}", self.name, at + 1)
            };
            let file = folder.join(format!("{name}.csv"));
            sheet.write(&file, &folder.join(format!("{name}.truth.csv")))?;
            files.push(file);
        }
        Ok(files)
    }
}

impl Sheet {
    /// Rows with their owners, in an order that tells nothing; `numbered` puts the number of the row in front.
    pub(crate) fn shuffled(
        header: Vec<&'static str>,
        mut owned: Vec<(u32, Vec<String>)>,
        seed: u64,
    ) -> Self {
        shuffle(&mut owned, &mut super::corpus::Dice(seed));
        let (people, rows) = owned.into_iter().unzip();
        Self {
            header,
            rows,
            people,
        }
    }

    /// Puts a column of keys in front: what `key` makes of the number of the row, from 1.
    pub(crate) fn keyed(mut self, header: &'static str, key: impl Fn(usize) -> String) -> Self {
        self.header.insert(0, header);
        for (at, row) in self.rows.iter_mut().enumerate() {
            row.insert(0, key(at + 1));
        }
        self
    }

    fn write(&self, file: &Path, truth: &Path) -> io::Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        writeln!(out, "{}", self.header.join(","))?;
        for row in &self.rows {
            let cells: Vec<_> = row.iter().map(|cell| quoted(cell)).collect();
            writeln!(out, "{}", cells.join(","))?;
        }
        out.flush()?;
        let mut out = BufWriter::new(File::create(truth)?);
        for (at, person) in self.people.iter().enumerate() {
            writeln!(out, "{},{person}", at + 1)?;
        }
        out.flush()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
