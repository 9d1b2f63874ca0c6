//! Looks through a workbook in Excel 2003's XML: its styles, and what a person should know of each of its sheets.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::events::Parts;
use super::format::{Clock, Shape};
use super::ods_cell::count;
use super::place::Flaw;
use crate::import::Visibility;

/// What is known of a workbook after a first look.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Its worksheets, in their order.
    pub(super) sheets: Vec<About>,
    shapes: BTreeMap<String, Shape>,
}

/// What is known of a worksheet.
#[derive(Debug)]
pub(super) struct About {
    /// Its name.
    pub(super) name: String,
    /// Whether a person sees it.
    pub(super) visibility: Visibility,
    /// Whether any cell has data.
    pub(super) has_text: bool,
    /// Ranges of hidden columns, from 0.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// How many cells have a comment.
    pub(super) comments: usize,
    columns: u32,
}

impl Book {
    /// The shape of a style; one that the workbook does not have changes nothing.
    pub(super) fn shape(&self, style: &str) -> &Shape {
        self.shapes.get(style).unwrap_or(&Shape::Plain)
    }
}

/// Looks through all of it.
pub(super) fn survey(parts: &mut Parts<'_>) -> Result<Book, Flaw> {
    let mut book = Book::default();
    let mut style = String::new();
    let mut in_visible = false;
    loop {
        match parts.next()? {
            Event::Start(element) => {
                let name = element.local_name();
                match name.as_ref() {
                    "Style" => style = named(&element, "ID").unwrap_or_default(),
                    "NumberFormat" => {
                        let format = named(&element, "Format").unwrap_or_default();
                        book.shapes
                            .insert(std::mem::take(&mut style), shape_of(&format));
                    }
                    "Worksheet" => book.sheets.push(About::new(&element)),
                    name => {
                        in_visible = name == "Visible";
                        if let Some(sheet) = book.sheets.last_mut() {
                            sheet.see(name, &element);
                        }
                    }
                }
            }
            Event::Text(text) if in_visible => {
                if let Some(sheet) = book.sheets.last_mut() {
                    sheet.hide(&text.xml10_content());
                }
            }
            Event::End(_) => in_visible = false,
            Event::Eof => return Ok(book),
            _ => {}
        }
    }
}

/// An attribute, whatever its prefix: the same program writes `ss:Index` and `Index`.
pub(super) fn named(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// The formats that have a name instead of a code.
fn shape_of(format: &str) -> Shape {
    match format {
        "Percent" => Shape::Percent,
        "General Date" | "Long Time" | "Medium Time" | "Short Time" => Shape::Date(Clock::Shown),
        "Long Date" | "Medium Date" | "Short Date" => Shape::Date(Clock::NotShown),
        "General Number" | "Currency" | "Euro Currency" | "Fixed" | "Standard" | "Scientific"
        | "Yes/No" | "True/False" | "On/Off" => Shape::Plain,
        code => Shape::of(code),
    }
}

impl About {
    fn new(element: &BytesStart<'_>) -> Self {
        About {
            name: named(element, "Name").unwrap_or_default(),
            visibility: Visibility::Visible,
            has_text: false,
            hidden_columns: Vec::new(),
            comments: 0,
            columns: 0,
        }
    }

    fn see(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "Data" => self.has_text = true,
            "Comment" => self.comments += 1,
            "Column" => {
                let at = named(element, "Index").as_deref().map(count);
                let first = at.map_or(self.columns, |index| index - 1);
                let further = named(element, "Span").and_then(|span| span.parse().ok());
                let last = first.saturating_add(further.unwrap_or(0));
                self.columns = last.saturating_add(1);
                if named(element, "Hidden").as_deref() == Some("1") {
                    self.hidden_columns.push((first, last));
                }
            }
            _ => {}
        }
    }

    fn hide(&mut self, visible: &str) {
        if visible.trim().starts_with("SheetHidden") || visible.trim() == "SheetVeryHidden" {
            self.visibility = Visibility::Hidden;
        }
    }
}
