//! The Excel door: xlsx, xlsm, xls, xlsb, ods, Excel 2003's XML and web pages with tables become blocks of text cells.
//!
//! What comes in: the path of a workbook of any bytes. What goes out: a door for each of its sheets, or one clear
//! complaint. `guard` looks at the file from outside before anything reads it; `xlsx` streams the cells; `cell`,
//! `number`, `format` and `dates` write a cell as the text a person sees; `rows` and `merged` put the cells together.
//! Knows nothing of headers, fields, or what a phone number is.
//!
//! Hidden rows and columns are read like any other. A hidden row is noted at its column 0; hidden columns are named
//! in the notes of the table, once, and not in every row.

mod biff;
mod biff12;
mod cell;
mod compound;
mod dates;
mod door;
mod events;
mod format;
mod guard;
mod html;
mod merged;
mod number;
mod ods;
mod ods_cell;
mod ods_survey;
mod ods_table;
mod package;
mod place;
mod rows;
mod scan;
mod sheets;
mod spare;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod xml_rows;
mod xml_survey;

use self::guard::Kind;
pub(super) use self::html::open as open_page;
use self::place::{Flaw, Place, guarded};
use self::sheets::{Contents, SheetFound, Workbook};
use super::{ImportError, InputSpec, OpenTable};

const SHEET_HINT: &str = "give the name as it stands on the sheet's tab";
const EMPTY_HINT: &str = "check that this is the right file; charts and pictures cannot be read";

/// Opens the sheets of a workbook that have anything on them, in their order; with `spec.sheet`, only that one.
///
/// # Errors
/// When the file is no workbook that can be read, or has no such sheet.
pub fn open(spec: &InputSpec) -> Result<Vec<OpenTable>, ImportError> {
    let place = Place::of(&spec.file);
    let kind = guard::inspect(&place)?;
    let here = |flaw| place.broken(flaw);
    let mut workbook = guarded(|| open_workbook(kind, &place)).map_err(here)?;
    let all = workbook.sheets().map_err(here)?;
    let wanted = choose(&all, spec.sheet.as_deref(), &place)?;
    let mut tables = Vec::with_capacity(wanted.len());
    let mut empty = Vec::new();
    for sheet in wanted {
        let look = guarded(|| workbook.look(&sheet.name));
        match look.map_err(|flaw| place.sheet(&sheet.name).broken(flaw))? {
            Contents::Nothing => empty.push(format!("sheet `{}` is empty", sheet.name)),
            Contents::Rows { notes } => tables.push(OpenTable {
                sheet: Some(sheet.name.clone()),
                visibility: sheet.visibility,
                format: kind.name().to_owned(),
                notes,
                door: workbook.door(&sheet.name),
            }),
        }
    }
    match tables.first_mut() {
        Some(first) => first.notes.extend(empty),
        None => {
            return Err(here(Flaw::new(
                nothing_there(spec.sheet.as_deref()),
                EMPTY_HINT,
            )));
        }
    }
    Ok(tables)
}

fn nothing_there(sheet: Option<&str>) -> String {
    match sheet {
        Some(sheet) => format!("the sheet `{sheet}` is empty"),
        None => "no sheet of the workbook has a cell with text".to_owned(),
    }
}

fn open_workbook(kind: Kind, place: &Place) -> Result<Box<dyn Workbook>, Flaw> {
    match kind {
        Kind::Xlsx => Ok(Box::new(xlsx::XlsxWorkbook::open(place)?)),
        Kind::Xls => Ok(Box::new(xls::XlsWorkbook::open(place)?)),
        Kind::Ods => Ok(Box::new(ods::OdsWorkbook::open(place)?)),
        Kind::Xlsb => Ok(Box::new(xlsb::XlsbWorkbook::open(place)?)),
        Kind::Xml => Ok(Box::new(xml::XmlWorkbook::open(place)?)),
    }
}

/// The sheets to read: all, or the one whose name is the wanted one, letter for letter or at least to the eye.
fn choose<'a>(
    all: &'a [SheetFound],
    wanted: Option<&str>,
    place: &Place,
) -> Result<Vec<&'a SheetFound>, ImportError> {
    let Some(wanted) = wanted else {
        return Ok(all.iter().collect());
    };
    let alike = |name: &str| name.trim().to_lowercase();
    let exact = all.iter().find(|sheet| sheet.name == wanted);
    let found = exact.or_else(|| all.iter().find(|sheet| alike(&sheet.name) == alike(wanted)));
    match found {
        Some(sheet) => Ok(vec![sheet]),
        None => {
            let names: Vec<&str> = all.iter().map(|sheet| sheet.name.as_str()).collect();
            Err(ImportError::NotFound {
                file: place.file.clone(),
                sheet: None,
                what: format!("no sheet `{wanted}`; the sheets are {}", names.join(", ")),
                hint: SHEET_HINT,
            })
        }
    }
}

#[cfg(test)]
mod binary_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod markup_tests;
#[cfg(test)]
mod tests;
