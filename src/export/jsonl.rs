//! JSON: one object a row, its keys in the order of the columns; an empty cell has no key. As lines, or as one document.

use std::io::Write;

use super::error::Fault;
use super::table::Sheet;

/// How the objects stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One object a line.
    Lines,
    /// One array of them all.
    Array,
}

/// A table of JSON objects being written.
pub(super) struct JsonSheet<W: Write> {
    out: W,
    keys: Vec<String>,
    layout: Layout,
    /// What stands before the next object.
    between: &'static str,
}

impl<W: Write> JsonSheet<W> {
    pub(super) fn new(out: W, columns: &[String], layout: Layout) -> Self {
        let keys = columns
            .iter()
            .map(|name| serde_json::Value::from(name.as_str()).to_string());
        JsonSheet {
            out,
            keys: keys.collect(),
            layout,
            between: match layout {
                Layout::Lines => "",
                Layout::Array => "[\n",
            },
        }
    }
}

impl<W: Write> Sheet for JsonSheet<W> {
    fn row(&mut self, cells: &[Option<&str>]) -> Result<(), Fault> {
        self.out.write_all(self.between.as_bytes())?;
        let mut before = "{";
        for (key, cell) in self.keys.iter().zip(cells) {
            if let Some(cell) = cell {
                write!(self.out, "{before}{key}:")?;
                serde_json::to_writer(&mut self.out, cell).map_err(std::io::Error::from)?;
                before = ",";
            }
        }
        let all = if before == "{" { "{}" } else { "}" };
        self.out.write_all(all.as_bytes())?;
        match self.layout {
            Layout::Lines => self.out.write_all(b"\n")?,
            Layout::Array => self.between = ",\n",
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Fault> {
        match (self.layout, self.between) {
            (Layout::Lines, _) => {}
            (Layout::Array, ",\n") => self.out.write_all(b"\n]\n")?,
            (Layout::Array, _) => self.out.write_all(b"[]\n")?,
        }
        Ok(self.out.flush()?)
    }
}
