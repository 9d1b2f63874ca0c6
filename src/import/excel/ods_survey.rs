//! Looks through the tables of an OpenDocument workbook: their names, and what a person should know of them.

use std::collections::BTreeSet;

use quick_xml::events::{BytesStart, Event};

use super::events::{Parts, attribute, is_hidden};
use super::ods_cell::count;
use super::place::Flaw;
use crate::import::Visibility;

/// What is known of a table after a first look.
#[derive(Debug)]
pub(super) struct About {
    /// Its name.
    pub name: String,
    /// Whether a person sees it.
    pub visibility: Visibility,
    /// Whether any cell has text.
    pub has_text: bool,
    /// Ranges of hidden columns, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// How many cells have a comment.
    pub comments: usize,
    /// The columns described so far.
    columns: u32,
}

/// Looks through all tables.
pub(super) fn survey(parts: &mut Parts<'_>) -> Result<Vec<About>, Flaw> {
    let mut tables: Vec<About> = Vec::new();
    let mut hidden_styles = BTreeSet::new();
    let mut style = None;
    let mut inside = false;
    loop {
        match parts.next()? {
            Event::Start(element) => match element.name().as_ref() {
                "style:style" => style = attribute(&element, "style:name"),
                "style:table-properties" => {
                    if attribute(&element, "table:display").as_deref() == Some("false") {
                        hidden_styles.extend(style.take());
                    }
                }
                "table:table" => {
                    inside = true;
                    tables.push(about(&element, &hidden_styles));
                }
                name => {
                    if let Some(table) = tables.last_mut().filter(|_| inside) {
                        table.see(name, &element);
                    }
                }
            },
            Event::End(element) if element.name().as_ref() == "table:table" => inside = false,
            Event::Eof => return Ok(tables),
            _ => {}
        }
    }
}

fn about(element: &BytesStart<'_>, hidden_styles: &BTreeSet<String>) -> About {
    let style = attribute(element, "table:style-name").unwrap_or_default();
    About {
        name: attribute(element, "table:name").unwrap_or_default(),
        visibility: match hidden_styles.contains(&style) {
            true => Visibility::Hidden,
            false => Visibility::Visible,
        },
        has_text: false,
        hidden_columns: Vec::new(),
        comments: 0,
        columns: 0,
    }
}

impl About {
    fn see(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "text:p" => self.has_text = true,
            "office:annotation" => self.comments += 1,
            "table:table-column" => {
                let repeated = attribute(element, "table:number-columns-repeated");
                let first = self.columns;
                self.columns = first.saturating_add(repeated.as_deref().map_or(1, count));
                if is_hidden(element) {
                    self.hidden_columns.push((first, self.columns - 1));
                }
            }
            _ => {}
        }
    }
}
