//! The events of a workbook's XML, read as they are asked for.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::place::Flaw;

/// What to do about content that no office program writes.
pub(super) const FORBIDDEN: &str =
    "no program that makes workbooks writes this; open it in LibreOffice and save it again";

/// The longest tag, text or comment: each is held in memory until its end, which a small archive can put off by
/// gigabytes.
const LONGEST_EVENT: usize = 64 << 20;

/// The events of the content.
pub(super) struct Parts<'a> {
    reader: Reader<Measured<'a>>,
    buffer: Vec<u8>,
    since: Rc<Cell<usize>>,
}

impl<'a> Parts<'a> {
    /// The events of `content`.
    pub(super) fn new(content: Box<dyn BufRead + 'a>) -> Self {
        let since = Rc::new(Cell::new(0));
        let measured = Measured {
            bytes: content,
            since: Rc::clone(&since),
        };
        let mut reader = Reader::from_reader(measured);
        reader.config_mut().expand_empty_elements = true;
        Parts {
            reader,
            buffer: Vec::new(),
            since,
        }
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Flaw> {
        self.buffer.clear();
        self.since.set(0);
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

/// Bytes that end with an error where one event takes too many of them.
struct Measured<'a> {
    bytes: Box<dyn BufRead + 'a>,
    /// Bytes taken since the last event.
    since: Rc<Cell<usize>>,
}

impl Read for Measured<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        self.since.set(self.since.get() + count);
        Ok(count)
    }
}

impl BufRead for Measured<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since.get() > LONGEST_EVENT {
            let what = format!("a tag or text is longer than {} MB", LONGEST_EVENT >> 20);
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
        self.bytes.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.since.set(self.since.get() + count);
        self.bytes.consume(count);
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

/// Appends the character that an entity stands for.
pub(super) fn push_entity(entity: &BytesRef<'_>, text: &mut String) -> Result<(), Flaw> {
    if let Some(c) = entity.resolve_char_ref().map_err(Flaw::damaged)? {
        text.push(c);
    } else if let Some(known) = quick_xml::escape::resolve_predefined_entity(entity) {
        text.push_str(known);
    }
    Ok(())
}

/// Whether a row or column of OpenDocument is hidden.
pub(super) fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(
        attribute(element, "table:visibility").as_deref(),
        Some("collapse" | "filter")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_without_end_is_a_flaw_long_before_memory_is_full() {
        let endless = io::repeat(b'x').take(1 << 40);
        let start = io::Cursor::new(b"<a><!-- ".to_vec());
        let mut parts = Parts::new(Box::new(io::BufReader::new(start.chain(endless))));
        assert!(parts.next().is_ok());
        let flaw = parts.next().map(|_| ()).expect_err("it has no end");
        assert!(flaw.what.contains("longer than 64 MB"), "{}", flaw.what);
    }
}
