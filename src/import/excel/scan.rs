//! Skims the XML of an xlsx sheet for what the cells do not say: hidden rows and columns, merged ranges.
//!
//! One pass over the unpacked bytes that looks for a few words and parses nothing else, so that it costs little more
//! than unpacking. It also counts the bytes, which an archive may lie about.

use std::io::Read;

use memchr::{memchr, memmem, memrchr};

use super::guard::check_size;
use super::merged::{Merge, Merges};
use super::place::Flaw;
use super::rows::Layout;

/// Bytes unpacked at a time: they stay in the cache while they are looked at.
const CHUNK: usize = 128 << 10;
/// The longest stretch without a tag. A cell holds 32,767 characters; escaped, that is far below.
const LONGEST_TEXT: usize = 4 << 20;

const TOO_LONG: &str = "no cell can hold that much: the file is damaged, or made to do harm";
const FORBIDDEN: &str =
    "no program that makes workbooks writes this; open it in Excel and save it again";

/// What the part of a sheet says apart from its cells.
#[derive(Debug, Default)]
pub(super) struct Skim {
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u32, u32)>,
    merges: Vec<Merge>,
}

impl Skim {
    /// The hidden columns, as ranges from 0.
    pub(super) fn hidden_columns(&self) -> &[(u32, u32)] {
        &self.hidden_columns
    }

    /// What the rows need to know.
    pub(super) fn into_layout(mut self) -> Layout {
        self.hidden_rows.sort_unstable();
        self.hidden_rows.dedup();
        Layout {
            hidden_rows: self.hidden_rows,
            merges: Merges::new(self.merges),
        }
    }

    /// Looks at a tag that names a row, a column or a merged range.
    fn see(&mut self, tag: &[u8]) {
        let name = tag
            .split(u8::is_ascii_whitespace)
            .next()
            .unwrap_or_default();
        let local = memrchr(b':', name).map_or(name, |at| &name[at + 1..]);
        match local {
            b"row" if is_hidden(tag) => {
                self.hidden_rows.extend(whole(tag, b"r").map(|row| row - 1));
            }
            b"col" if is_hidden(tag) => {
                if let (Some(first), Some(last)) = (whole(tag, b"min"), whole(tag, b"max")) {
                    self.hidden_columns.push((first - 1, last - 1));
                }
            }
            b"mergeCell" => self.merges.extend(attribute(tag, b"ref").and_then(range)),
            _ => {}
        }
    }
}

/// Skims the part called `name`, packed into `packed` bytes.
pub(super) fn skim(part: impl Read, name: &str, packed: u64) -> Result<Skim, Flaw> {
    let mut skim = Skim::default();
    each_stretch(part, name, packed, |tags| {
        for word in [b" hidden=".as_slice(), b"mergeCell "] {
            for at in memmem::find_iter(tags, word) {
                let from = memrchr(b'<', &tags[..at]).map_or(0, |tag| tag + 1);
                let to = memchr(b'>', &tags[at..]).map_or(tags.len(), |end| at + end);
                skim.see(&tags[from..to]);
            }
        }
    })?;
    Ok(skim)
}

/// Counts the bytes of the shared strings and holds against them how many strings the part says it has, because the
/// memory for that many is asked for before the first is read.
pub(super) fn check_strings(part: impl Read, name: &str, packed: u64) -> Result<(), Flaw> {
    let mut claim = None;
    let bytes = each_stretch(part, name, packed, |tags| {
        if claim.is_none()
            && let Some(at) = memmem::find(tags, b"uniqueCount=")
        {
            let from = memrchr(b'<', &tags[..at]).map_or(0, |tag| tag + 1);
            claim = attribute(&tags[from..], b"uniqueCount")
                .map(|count| number(count).unwrap_or(u64::MAX));
        }
    })?;
    // `<si/>` is the shortest string there is.
    match claim {
        Some(claim) if claim > bytes / 5 => Err(Flaw::damaged(format_args!(
            "it claims {claim} shared strings in {bytes} bytes"
        ))),
        _ => Ok(()),
    }
}

/// Shows the part in stretches that end before a tag begins, and gives the count of its bytes.
fn each_stretch(
    mut part: impl Read,
    name: &str,
    packed: u64,
    mut see: impl FnMut(&[u8]),
) -> Result<u64, Flaw> {
    let mut buffer = Vec::with_capacity(2 * CHUNK);
    let mut bytes = 0;
    loop {
        let held = buffer.len();
        buffer.resize(held + CHUNK, 0);
        let more = part.read(&mut buffer[held..])?;
        buffer.truncate(held + more);
        if bytes == 0 && memmem::find(&buffer, b"<!DOCTYPE").is_some() {
            let what = format!("its part {name} declares XML entities");
            return Err(Flaw::new(what, FORBIDDEN));
        }
        bytes += more as u64;
        if more == 0 {
            see(&buffer);
            return Ok(bytes);
        }
        check_size(name, bytes, packed)?;
        let end = memrchr(b'<', &buffer).unwrap_or(0);
        see(&buffer[..end]);
        buffer.drain(..end);
        if buffer.len() > LONGEST_TEXT {
            let what = format!("a cell in its part {name} holds more than 4 MB of text");
            return Err(Flaw::new(what, TOO_LONG));
        }
    }
}

fn is_hidden(tag: &[u8]) -> bool {
    matches!(attribute(tag, b"hidden"), Some(b"1" | b"true"))
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    memmem::find_iter(tag, name).find_map(|at| {
        let after = tag[at + name.len()..].strip_prefix(b"=")?;
        let quote = *after
            .first()
            .filter(|quote| matches!(quote, b'"' | b'\''))?;
        let starts_here = at > 0 && tag[at - 1].is_ascii_whitespace();
        let value = &after[1..];
        starts_here.then_some(&value[..memchr(quote, value)?])
    })
}

fn number(digits: &[u8]) -> Option<u64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// A row or column as the file counts, from 1.
fn whole(tag: &[u8], name: &[u8]) -> Option<u32> {
    attribute(tag, name)
        .and_then(number)
        .and_then(|count| u32::try_from(count).ok())
        .filter(|&count| count > 0)
}

/// A range such as `A1:C3`.
fn range(text: &[u8]) -> Option<Merge> {
    let colon = memchr(b':', text)?;
    let (top, left) = cell(&text[..colon])?;
    let (bottom, right) = cell(&text[colon + 1..])?;
    Some(Merge {
        top,
        left,
        bottom,
        right,
    })
}

/// A cell such as `AB12`, as row and column from 0.
fn cell(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = text[..letters].iter().fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = u32::try_from(number(&text[letters..])?).ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time, as a slow archive does.
    struct Dribble<'a>(&'a [u8]);

    impl Read for Dribble<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = self.0.len().min(7).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    const SHEET: &[u8] = br#"<worksheet><cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5"/></cols>
        <sheetData><row r="1"/><row r="3" hidden="1"><c r="A3"/></row><x:row hidden='true' r='4'/>
        <row r="5" hidden="0"/><c t="str"><v> hidden="1" r="9"</v></c></sheetData>
        <mergeCells count="1"><mergeCell ref="A1:C2"/><mergeCell ref="rubbish"/></mergeCells></worksheet>"#;

    #[test]
    fn hidden_rows_and_columns_and_merged_ranges_are_found_wherever_the_bytes_break() {
        for skimmed in [
            skim(SHEET, "sheet1.xml", 999),
            skim(Dribble(SHEET), "sheet1.xml", 999),
        ] {
            let skimmed = skimmed.expect("a sound sheet");
            assert_eq!(skimmed.hidden_rows, [2, 3]);
            assert_eq!(skimmed.hidden_columns, [(1, 2)]);
            assert_eq!(
                skimmed.merges,
                [Merge {
                    top: 0,
                    left: 0,
                    bottom: 1,
                    right: 2
                }]
            );
        }
    }

    #[test]
    fn parts_that_are_made_to_do_harm_are_refused() {
        let long = [b"<t>".as_slice(), &vec![b'x'; LONGEST_TEXT + CHUNK]].concat();
        assert!(
            skim(long.as_slice(), "sheet1.xml", u64::MAX).is_err(),
            "an endless cell"
        );
        assert!(
            skim(
                b"<!DOCTYPE lolz [<!ENTITY a \"b\">]><worksheet/>".as_slice(),
                "s",
                1
            )
            .is_err()
        );
        let claim = br#"<sst count="9" uniqueCount="99999999999"><si><t>x</t></si></sst>"#;
        assert!(check_strings(claim.as_slice(), "sharedStrings.xml", 99).is_err());
        let sound = br#"<sst count="9" uniqueCount="1"><si><t>x</t></si></sst>"#;
        assert_eq!(
            check_strings(sound.as_slice(), "sharedStrings.xml", 99),
            Ok(())
        );
    }
}
