//! Tells what kind of file some bytes are the start of. The content speaks; the name's ending often lies.

use super::text::utf16;

/// A kind of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing at all.
    Empty,
    /// A zip archive or an OLE2 container: what workbooks are.
    Workbook,
    /// Parquet.
    Parquet,
    /// A web page: what many web systems save as `.xls`.
    Html,
    /// Excel 2003's XML.
    SpreadsheetXml,
    /// Something that is no list, by its common name.
    Foreign(&'static str),
    /// None of these: text, to be read as a list.
    Text,
}

/// Starts of files that are no lists, and what to call them.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"Rar!\x1A", "a RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an xz archive"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (b"\x1F\x8B", "gzip inside gzip"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\0\x01\0\0Standard ", "an Access database"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x7FELF", "a program"),
    (b"MIME-Version:", "a web archive (MHTML)"),
    (b"\xFF\xFE\0\0", "UTF-32 text"),
    (b"\0\0\xFE\xFF", "UTF-32 text"),
];

/// What `head` is the start of.
pub(super) fn content(head: &[u8]) -> Content {
    if head.is_empty() {
        return Content::Empty;
    }
    if let Some((_, name)) = FOREIGN.iter().find(|(start, _)| head.starts_with(start)) {
        return Content::Foreign(name);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Content::Workbook;
    }
    if head.starts_with(b"PAR1") {
        return Content::Parquet;
    }
    if is_json(head) {
        return Content::Foreign("JSON");
    }
    markup(head).unwrap_or_else(|| {
        if is_binary(head) {
            Content::Foreign("binary data")
        } else {
            Content::Text
        }
    })
}

/// Whether the first thing in the file is an object, or an array of objects: no list begins like that.
fn is_json(head: &[u8]) -> bool {
    let head = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    let inner = head
        .strip_prefix(b"[")
        .map_or(head, <[u8]>::trim_ascii_start);
    inner
        .strip_prefix(b"{")
        .is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""))
}

/// The kind of markup, where the first thing in the file is a tag.
fn markup(head: &[u8]) -> Option<Content> {
    let head = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    if !head.starts_with(b"<") {
        return None;
    }
    let start = head[..head.len().min(4096)].to_ascii_lowercase();
    let has = |needle: &[u8]| memchr::memmem::find(&start, needle).is_some();
    if has(b"urn:schemas-microsoft-com:office:spreadsheet") && !has(b"<html") {
        Some(Content::SpreadsheetXml)
    } else if [
        &b"<html"[..],
        b"<table",
        b"<!doctype html",
        b"<meta",
        b"<style",
    ]
    .into_iter()
    .any(has)
    {
        Some(Content::Html)
    } else {
        start
            .starts_with(b"<?xml")
            .then_some(Content::Foreign("XML that is no workbook"))
    }
}

/// Whether bytes hold control characters as no text does. Zeros alone do not tell: a list that was cut off by a power
/// failure ends in them. In UTF-16 any byte may be anything, so there the characters are looked at.
fn is_binary(head: &[u8]) -> bool {
    let looked_at = &head[..head.len().min(8192)];
    let written = looked_at
        .iter()
        .rposition(|&byte| byte != 0)
        .map_or(0, |last| last + 1);
    if written == 0 {
        return true;
    }
    if let Some(encoding) = utf16(head) {
        let (text, _) = encoding.decode_without_bom_handling(looked_at);
        let controls = text
            .chars()
            .filter(|&letter| letter != '\0' && is_control(letter))
            .count();
        return controls * 50 > text.chars().count();
    }
    let looked_at = &looked_at[..written];
    let controls = looked_at
        .iter()
        .filter(|&&byte| byte != 0 && is_control(char::from(byte)));
    let zeros = looked_at.iter().filter(|&&byte| byte == 0).count();
    controls.count() * 50 > looked_at.len() || zeros * 4 > looked_at.len() * 3
}

/// Whether a character is one that no list is written with; line breaks, tabs and the like are not.
fn is_control(letter: char) -> bool {
    matches!(letter, '\0'..='\x08' | '\x0E'..='\x19' | '\x1C'..='\x1E' | char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, mark: &str) -> Vec<u8> {
        let units = [mark, text].concat().encode_utf16().collect::<Vec<u16>>();
        units.iter().flat_map(|unit| unit.to_le_bytes()).collect()
    }

    #[test]
    fn the_content_tells_what_a_file_is() {
        let chinese = "姓名\t手机\r\n张一丁\t13912345678\r\n";
        let cut_off = [b"name,mobile\nWang Wei,139".to_vec(), vec![0; 4_000]].concat();
        let excel_xml = b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        let cases = [
            (
                "UTF-16 with its mark",
                utf16(chinese, "\u{feff}"),
                Content::Text,
            ),
            ("UTF-16 without it", utf16(chinese, ""), Content::Text),
            ("a list cut off by a power failure", cut_off, Content::Text),
            ("zeros alone", vec![0; 100], Content::Foreign("binary data")),
            (
                "controls in UTF-16",
                utf16(&"\u{7}a".repeat(99), "\u{feff}"),
                Content::Foreign("binary data"),
            ),
            (
                "a page",
                b"\xEF\xBB\xBF\n<TABLE><tr>".to_vec(),
                Content::Html,
            ),
            (
                "a workbook of 2003",
                excel_xml.to_vec(),
                Content::SpreadsheetXml,
            ),
            (
                "other XML",
                b"<?xml version='1.0'?><rss>".to_vec(),
                Content::Foreign("XML that is no workbook"),
            ),
            ("text with a bracket", b"<none>,1\n".to_vec(), Content::Text),
        ];
        for (name, bytes, expected) in cases {
            assert_eq!(content(&bytes), expected, "{name}");
        }
    }
}
