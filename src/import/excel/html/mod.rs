//! Reads the tables of a web page, which many web systems hand out under the name of a workbook.
//!
//! What comes in: the bytes of a page, in whatever encoding its header names. What goes out: one table, in which all
//! tables of the page stand below one another, as Excel shows them when it opens the page. `page` reads the tags as
//! browsers do, whatever is wrong with them; `grid` puts the cells where they are seen. The page is never held as a
//! whole.

mod grid;
mod page;

use self::page::read_page;
use super::door::SheetDoor;
use super::place::{Flaw, Place};
use super::rows::{Halt, Layout, RowWriter};
use crate::import::text::input::Input;
use crate::import::text::{Decoded, decoded};
use crate::import::{ImportError, InputSpec, OpenTable, Visibility};

const NO_TABLE: &str =
    "if its tables are in other files beside it, open it in Excel and save it as xlsx";

/// Opens the tables of a web page as one.
pub(in crate::import) fn open(
    spec: &InputSpec,
    input: Input,
) -> Result<Vec<OpenTable>, ImportError> {
    let place = Place::of(&spec.file);
    let Decoded {
        mut text,
        name,
        mut notes,
    } = decoded(spec, input)?;
    notes.insert(
        0,
        "a web page; its tables are read below one another".to_owned(),
    );
    let door = SheetDoor::new(place, move |sink| {
        let rows = RowWriter::new(sink, Layout::default());
        match read_page(&mut text, rows)? {
            0 => Err(Halt::Flaw(Flaw::new("the web page has no table", NO_TABLE))),
            _ => Ok(()),
        }
    });
    Ok(vec![OpenTable {
        sheet: None,
        visibility: Visibility::Visible,
        format: format!("HTML, {name}"),
        notes,
        door: Box::new(door),
    }])
}
