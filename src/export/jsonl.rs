//! JSON lines: one object a row, its keys in the order of the columns; an empty cell has no key.

use std::io::Write;

use super::error::Fault;
use super::table::Sheet;

/// A table of JSON lines being written.
pub(super) struct JsonlSheet<W: Write> {
    out: W,
    keys: Vec<String>,
}

impl<W: Write> JsonlSheet<W> {
    pub(super) fn new(out: W, columns: &[String]) -> Self {
        let keys = columns
            .iter()
            .map(|name| serde_json::Value::from(name.as_str()).to_string());
        JsonlSheet {
            out,
            keys: keys.collect(),
        }
    }
}

impl<W: Write> Sheet for JsonlSheet<W> {
    fn row(&mut self, cells: &[Option<&str>]) -> Result<(), Fault> {
        let mut before = "{";
        for (key, cell) in self.keys.iter().zip(cells) {
            if let Some(cell) = cell {
                write!(self.out, "{before}{key}:")?;
                serde_json::to_writer(&mut self.out, cell).map_err(std::io::Error::from)?;
                before = ",";
            }
        }
        let all = if before == "{" { "{}\n" } else { "}\n" };
        Ok(self.out.write_all(all.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Fault> {
        Ok(self.out.flush()?)
    }
}
