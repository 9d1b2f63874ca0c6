//! The events of the content of an OpenDocument workbook, read from its archive as they are asked for.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::place::Flaw;

/// What to do about content that no office program writes.
pub(super) const FORBIDDEN: &str =
    "no program that makes workbooks writes this; open it in LibreOffice and save it again";

/// The events of the content.
pub(super) struct Parts<'a> {
    reader: Reader<Box<dyn BufRead + 'a>>,
    buffer: Vec<u8>,
}

impl<'a> Parts<'a> {
    /// The events of `content`.
    pub(super) fn new(content: Box<dyn BufRead + 'a>) -> Self {
        let mut reader = Reader::from_reader(content);
        reader.config_mut().expand_empty_elements = true;
        Parts {
            reader,
            buffer: Vec::new(),
        }
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Flaw> {
        self.buffer.clear();
        match self
            .reader
            .read_event_into(&mut self.buffer)
            .map_err(Flaw::damaged)?
        {
            Event::DocType(_) => Err(Flaw::new("its content declares XML entities", FORBIDDEN)),
            event => Ok(event),
        }
    }
}

/// An attribute by its name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// Whether a row or column is hidden.
pub(super) fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(
        attribute(element, "table:visibility").as_deref(),
        Some("collapse" | "filter")
    )
}
