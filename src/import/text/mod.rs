//! The text door: CSV and its kin, in any encoding and with any delimiter, as rows of raw cells.
//!
//! What comes in: the bytes of an input. What goes out: [`Block`](super::Block)s of cells, decoded and otherwise verbatim.
//! Knows encodings, delimiters and quotes; knows nothing of headers or fields.
//!
//! `input` gives bytes, `sample` and `encoding` tell what they mean, `decode` makes them text, `delimiter` tells what
//! stands between cells, `record` cuts rows, `reader` counts and hands them on.

mod decode;
mod delimiter;
mod encoding;
pub(super) mod input;
mod reader;
mod record;
mod sample;
#[cfg(test)]
mod tests;

pub(in crate::import) use decode::{DecodedBytes, TextSource};
use encoding::Verdict;
pub(super) use encoding::utf16;
use input::{Input, Wrapping};
use reader::{TextDoor, Window};
use record::Delimiter;
use sample::Sample;

use super::{ImportError, InputSpec, OpenTable, Visibility};

/// Text looked at for the delimiter.
const HEAD: usize = 64 << 10;

/// Opens `input` as text.
pub(super) fn open(spec: &InputSpec, input: Input) -> Result<OpenTable, ImportError> {
    let Verdict {
        charset,
        name,
        note,
    } = encoding_of(spec.encoding.as_deref(), &input)?;
    let mut notes = Vec::from_iter(note);
    if input.wrapping == Wrapping::Gzip {
        notes.push("unpacked from gzip".to_owned());
    }
    if spec.sheet.is_some() {
        notes.push("a text file has no sheets: --sheet means nothing here".to_owned());
    }
    let (file, wrapping) = (input.file.clone(), input.wrapping);
    let source = TextSource::new(Box::new(input), charset);
    let mut window = Window::new(file, wrapping, source);
    let delimiter = delimiter_of(spec, &mut window)?;
    if delimiter != ',' {
        notes.push(format!("cells are separated by {delimiter:?}"));
    }
    Ok(OpenTable {
        sheet: None,
        visibility: Visibility::Visible,
        format: name.to_owned(),
        notes,
        door: Box::new(TextDoor::new(window, Delimiter::new(delimiter))),
    })
}

/// The text of markup, before anything is made of its tags.
pub(super) struct Decoded {
    /// The text, piece by piece.
    pub(super) text: TextSource,
    /// The encoding's name.
    pub(super) name: &'static str,
    /// What the user should know of how it is read.
    pub(super) notes: Vec<String>,
}

/// Decodes markup: as the user says, by its mark, as UTF-8 where it is, as it declares itself, or by the evidence.
///
/// What a page declares is often what its template once said, so bytes that are UTF-8 are read as UTF-8.
pub(super) fn decoded(spec: &InputSpec, input: Input) -> Result<Decoded, ImportError> {
    let found = encoding_of(spec.encoding.as_deref(), &input)?;
    let is_open = spec.encoding.is_none() && encoding::by_mark(input.head()).is_none();
    let declared = encoding::declared(input.head()).filter(|_| is_open && !found.is_utf8());
    let Verdict {
        charset,
        name,
        note,
    } = declared.unwrap_or(found);
    let mut notes = Vec::from_iter(note);
    if input.wrapping == Wrapping::Gzip {
        notes.push("unpacked from gzip".to_owned());
    }
    Ok(Decoded {
        text: TextSource::new(Box::new(input), charset),
        name,
        notes,
    })
}

/// The bytes of XML in UTF-8, whatever it was written in.
pub(super) fn markup_bytes(input: Input) -> Result<DecodedBytes, ImportError> {
    let found = encoding_of(None, &input)?;
    let declared = encoding::declared(input.head()).filter(|_| !found.is_utf8());
    let charset = declared.unwrap_or(found).charset;
    Ok(DecodedBytes::new(TextSource::new(Box::new(input), charset)))
}

fn encoding_of(wanted: Option<&str>, input: &Input) -> Result<Verdict, ImportError> {
    if let Some(label) = wanted {
        return encoding::by_label(label, input.head()).ok_or_else(|| ImportError::NotFound {
            file: input.file.clone(),
            sheet: None,
            what: format!("no encoding is called `{label}`"),
            hint: "the usual ones are utf-8, gb18030 (also for gbk and gb2312), big5, utf-16le and utf-16be",
        });
    }
    if let Some(verdict) = encoding::by_mark(input.head()) {
        return Ok(verdict);
    }
    Ok(encoding::by_evidence(&telling_lines(input)?))
}

/// The lines of `input` that can tell its encoding; read from the file where its head is all ASCII.
///
/// A stream cannot be read twice: where its head is all ASCII, its lines are decoded one by one as they come.
fn telling_lines(input: &Input) -> Result<Sample, ImportError> {
    let sample = Sample::of(input.head(), input.is_whole());
    if sample.is_enough() || input.is_whole() {
        return Ok(sample);
    }
    match input.again() {
        None => Ok(sample),
        Some(again) => {
            Sample::read(again).map_err(|source| Input::error(&input.file, input.wrapping, source))
        }
    }
}

/// The delimiter: as the user says, as the file says, or as the evidence has it. Passes over what is no text of a row.
fn delimiter_of(spec: &InputSpec, window: &mut Window) -> Result<char, ImportError> {
    while window.ahead().len() < HEAD && window.tail == record::Tail::Open {
        window.grow()?;
    }
    if window.ahead().starts_with('\u{FEFF}') {
        window.pass('\u{FEFF}'.len_utf8());
    }
    let declared = delimiter::declared(window.ahead());
    if let Some((_, length)) = declared {
        window.pass(length);
    }
    Ok(spec
        .delimiter
        .or(declared.map(|(delimiter, _)| delimiter))
        .unwrap_or_else(|| delimiter::detect(window.ahead(), window.tail)))
}
