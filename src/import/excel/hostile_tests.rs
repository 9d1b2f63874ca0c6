//! Files made to do harm, or damaged: each one clear complaint, in bounded memory.

use super::open;
use super::tests::{archive, first_rows, rows, saved, spec};
use crate::import::ImportError;

const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/></cellXfs></styleSheet>"#;

/// A workbook with the sheet, and other parts instead of or besides the usual ones.
fn crafted(sheet: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let usual = [
        ("_rels/.rels", RELS),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let kept = usual
        .iter()
        .filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    let parts: Vec<(&str, &[u8])> = kept
        .chain(others)
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    archive(&parts)
}

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// What opening and reading the file comes to.
fn complaint(name: &str, bytes: &[u8]) -> String {
    let file = saved(name, bytes);
    let read = open(&spec(&file.path)).and_then(|mut tables| rows(&mut tables[0]));
    let error = read.expect_err("a file that is refused");
    assert!(error.hint().is_some(), "{error}");
    assert!(error.to_string().contains(name), "{error}");
    error.to_string()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn a_harmful_or_damaged_workbook_gets_one_clear_complaint() {
    let sound = crafted(&sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), &[]);
    let cell = |at: &str| sheet(&format!("<row><c r=\"{at}\"><v>1</v></c></row>"));
    let bomb = sheet(&"<row/>".repeat(12 << 20));
    let endless = sheet(&format!(
        "<row><c t=\"str\"><v>{}</v></c></row>",
        "长".repeat(2 << 20)
    ));
    let claim = r#"<sst count="1" uniqueCount="900000000000"><si><t>x</t></si></sst>"#;
    let lol = format!(
        "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>{}",
        cell("A1")
    );
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let everywhere = sheet(&format!(
        "<row>{}</row>",
        "<c t=\"s\"><v>0</v></c>".repeat(40)
    ));
    let cases = [
        ("a bomb", crafted(&bomb, &[]), "unpacks to"),
        (
            "a cell in the last corner",
            crafted(&cell("XFD1048576"), &[]),
            "cell XFD1048576 is beyond",
        ),
        (
            "a cell beyond the last corner",
            crafted(&cell("ZZZZZZ1"), &[]),
            "cell ZZZZZZ1 is beyond",
        ),
        ("an endless cell", crafted(&endless, &[]), "more than 4 MB"),
        (
            "a claim of shared strings",
            crafted(&cell("A1"), &[("xl/sharedStrings.xml", claim)]),
            "claims",
        ),
        (
            "a long text in every cell",
            crafted(&everywhere, &[("xl/sharedStrings.xml", &long)]),
            "more than 16 MB",
        ),
        ("a billion laughs", crafted(&lol, &[]), "entities"),
        (
            "rows out of order",
            crafted(
                &sheet(
                    "<row r=\"9\"><c r=\"A9\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>",
                ),
                &[],
            ),
            "row 2 comes after row 9",
        ),
        (
            "a shared string that is not there",
            crafted(&sheet("<row><c r=\"A1\" t=\"s\"><v>7</v></c></row>"), &[]),
            "damaged",
        ),
        (
            "a sheet that breaks off",
            crafted(
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>",
                &[],
            ),
            "damaged",
        ),
        (
            "a truncated workbook",
            sound[..sound.len() / 2].to_vec(),
            "cut short",
        ),
        (
            "no archive behind the letters",
            b"PK\x03\x04 and then nothing".to_vec(),
            "cut short",
        ),
        (
            "an archive of other things",
            archive(&[("list.csv", b"a,b")]),
            "an archive, not a workbook",
        ),
        (
            "a Word document",
            archive(&[("[Content_Types].xml", b""), ("word/document.xml", b"")]),
            "Word",
        ),
        (
            "a presentation",
            archive(&[("[Content_Types].xml", b""), ("ppt/presentation.xml", b"")]),
            "presentation",
        ),
        ("an empty file", Vec::new(), "empty"),
        ("a web page", b"<html><table><tr><td>1".to_vec(), "web page"),
        ("a text file", b"name,mobile\n".to_vec(), "text file"),
        (
            "a sheet of nothing",
            crafted(&sheet("<row><c r=\"A1\" s=\"1\"/></row>"), &[]),
            "no sheet of the workbook",
        ),
    ];
    for (name, bytes, wanted) in cases {
        let said = complaint("list.xlsx", &bytes);
        assert!(said.contains(wanted), "{name}: {said}");
    }
}

#[test]
fn a_folder_and_a_missing_file_are_said_to_be_so() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in [folder.path().to_owned(), folder.path().join("missing.xlsx")] {
        let error = open(&spec(&path)).expect_err("no workbook");
        assert!(matches!(error, ImportError::Unreadable { .. }), "{error}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn odd_but_sound_workbooks_are_read() {
    let from_1904 = BOOK.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>");
    let claims_all = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData></worksheet>";
    let strings = "<sst><si><r><t>张</t></r><r><t>伟</t></r></si></sst>";
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        (
            "dates from 1904",
            crafted(
                &sheet("<row><c r=\"A1\" s=\"1\"><v>31413</v></c></row>"),
                &[("xl/workbook.xml", &from_1904)],
            ),
            &["1990-01-02"],
        ),
        (
            "a Chinese builtin date",
            crafted(
                &sheet("<row><c r=\"A1\" s=\"2\"><v>32875</v></c></row>"),
                &[],
            ),
            &["1990-01-02"],
        ),
        (
            "a claim of the whole sheet",
            crafted(claims_all, &[]),
            &["7"],
        ),
        (
            "inline text with an escaped line break",
            crafted(
                &sheet("<row><c r=\"A1\" t=\"inlineStr\"><is><t>a_x000D_b</t></is></c></row>"),
                &[],
            ),
            &["a\rb"],
        ),
        (
            "rich text",
            crafted(
                &sheet("<row><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
                &[("xl/sharedStrings.xml", strings)],
            ),
            &["张伟"],
        ),
        (
            "a shared formula",
            crafted(
                &sheet(
                    "<row><c r=\"A1\"><f t=\"shared\" ref=\"A1:B1\" si=\"0\">1+1</f><v>2</v></c><c r=\"B1\"><f t=\"shared\" si=\"0\"/><v>3</v></c></row>",
                ),
                &[],
            ),
            &["2", "3"],
        ),
        (
            "cells out of order",
            crafted(
                &sheet(
                    "<row><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>4</v></c></row>",
                ),
                &[],
            ),
            &["1", "", "4"],
        ),
        (
            "cells without addresses",
            crafted(&sheet("<row><c><v>1</v></c><c><v>2</v></c></row>"), &[]),
            &["1", "2"],
        ),
        (
            "text that only looks like an entity",
            crafted(
                &sheet("<row><c r=\"A1\" t=\"str\"><v>&amp;lol;</v></c></row>"),
                &[],
            ),
            &["&lol;"],
        ),
        (
            "a date as text",
            crafted(
                &sheet("<row><c r=\"A1\" t=\"d\"><v>2024-03-05T00:00:00</v></c></row>"),
                &[],
            ),
            &["2024-03-05"],
        ),
    ];
    for (name, bytes, wanted) in cases {
        let file = saved("list.xlsx", &bytes);
        assert_eq!(first_rows(&file.path)[0].1, wanted, "{name}");
    }
}

/// The content of an ods workbook with the rows.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:spreadsheet><table:table table:name=\"Sheet1\">{rows}</table:table></office:spreadsheet></office:document-content>"
    );
    archive(&[("mimetype", b"x"), ("content.xml", content.as_bytes())])
}

#[test]
fn a_harmful_ods_workbook_gets_one_clear_complaint() {
    let cell = "<table:table-cell table:number-columns-repeated=\"4000\"><text:p>x</text:p></table:table-cell>";
    let endless =
        format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    let far = "<table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    let doctype = archive(&[(
        "content.xml",
        b"<!DOCTYPE a [<!ENTITY b \"c\">]><office:document-content/>",
    )]);
    let locked = archive(&[
        ("content.xml", b"?"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    ]);
    let cases = [
        (
            "cells repeated without end",
            ods(&endless),
            "repeats its cells",
        ),
        ("a cell in the last column", ods(far), "cell XFD1 is beyond"),
        ("entities", doctype, "entities"),
        ("a password", locked, "password"),
        (
            "content that breaks off",
            ods("<table:table-row><table:table-cell>"),
            "damaged",
        ),
    ];
    for (name, bytes, wanted) in cases {
        let said = complaint("list.ods", &bytes);
        assert!(said.contains(wanted), "{name}: {said}");
    }
}

#[test]
fn a_part_that_lies_about_its_size_is_refused() {
    // Digits that hardly repeat, so that they do not pack well.
    let digits: Vec<String> = (1_u64..20_000)
        .map(|n| (n * n * 2_654_435_761).to_string())
        .collect();
    let styles = format!("<styleSheet><!-- {} --></styleSheet>", digits.concat());
    let mut bytes = crafted(
        &sheet("<row><c><v>1</v></c></row>"),
        &[("xl/styles.xml", &styles)],
    );
    let entries: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    let lying = entries
        .into_iter()
        .find(|entry| bytes[entry + 46..].starts_with(b"xl/styles.xml"))
        .expect("the entry of the styles");
    bytes[lying + 24..lying + 28].copy_from_slice(&10_u32.to_le_bytes());
    let said = complaint("list.xlsx", &bytes);
    assert!(said.contains("larger than its declared"), "{said}");
}
