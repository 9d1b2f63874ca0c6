//! Web pages and Excel 2003's XML under the name of a workbook, and what the door makes of them.

use super::tests::{Row, rows, saved, spec};
use crate::import::open::open;
use crate::import::{CellFault, ImportError, Visibility};

/// The rows of all tables of a file with these bytes, under the name of a workbook.
fn read(bytes: &[u8]) -> Result<Vec<Row>, ImportError> {
    let file = saved("list.xls", bytes);
    let mut all = Vec::new();
    for mut table in open(&spec(&file.path))? {
        all.extend(rows(&mut table)?);
    }
    Ok(all)
}

fn texts(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|(_, cells, _)| cells.join("|")).collect()
}

#[test]
fn a_page_is_read_as_a_browser_shows_it() {
    let cases = [
        (
            "nothing is closed",
            "<table><tr><td>姓名<td>手机<tr><td>张伟<td>13912345678</table>",
            &["姓名|手机", "张伟|13912345678"][..],
        ),
        (
            "entities, line breaks and blanks",
            "<TABLE><TR><TD> A&amp;B \n C&nbsp;</TD><TD>上海<BR/>徐汇</TD><TD><p>x</p><p>y</p></TD></TR></TABLE>",
            &["A&B C|上海\n徐汇|x\ny"],
        ),
        (
            "a cell over two rows pushes the next aside",
            "<table><tr><td rowspan=2>甲公司<td>张伟<tr><td>李娜<tr><td>乙公司<td>王五</table>",
            &["甲公司|张伟", "甲公司|李娜", "乙公司|王五"],
        ),
        (
            "a cell over two columns is the heading of both",
            "<table><tr><th colspan=2>联系方式<th>备注<tr><td>1<td>2<td>3</table>",
            &["联系方式|联系方式|备注", "1|2|3"],
        ),
        (
            "text of scripts, styles and comments is none of the list",
            "<style>td{}</style><script>'<table><tr><td>'</script><!-- <tr><td> --><table><tr><td>张<script>1</script>伟</table>",
            &["张伟"],
        ),
        (
            "tables stand below one another, and a table in a cell is one of them",
            "<table><tr><td>客户名单</table><table><tr><td><table><tr><td>姓名<td>手机</table></table>",
            &["客户名单", "", "姓名|手机"],
        ),
        (
            "a number that shows fewer digits than it has",
            "<table><tr><td x:num=\"13912345678\">1.39E+10<td sdval='13800138000'>1.38E+10<td x:num='5'>五</table>",
            &["13912345678|13800138000|五"],
        ),
        (
            "rows without a row's tag",
            "<table><td>a<td>b</table>",
            &["a|b"],
        ),
    ];
    for (name, page, expected) in cases {
        let rows = read(page.as_bytes()).expect(name);
        assert_eq!(texts(&rows), expected, "{name}");
    }
}

#[test]
fn a_page_is_decoded_as_it_says_unless_it_is_utf_8() {
    let page = |charset: &str| {
        format!(
            "<html><head><meta http-equiv=Content-Type content=\"text/html; charset={charset}\"></head>\
             <table><tr><td>龚䶮</td><td>上海</td></tr></table>"
        )
    };
    let gbk = page("gb2312");
    let (bytes, _, _) = encoding_rs::GB18030.encode(&gbk);
    let (marked, _, _) =
        encoding_rs::GB18030.encode("<meta charset='GBK'><table><tr><td>龚䶮<td>上海");
    let cases: [(&str, &[u8]); 3] = [
        ("as it says", &bytes),
        ("in the short form", &marked),
        ("it says what it is not", page("gb2312").leak().as_bytes()),
    ];
    for (name, bytes) in cases {
        assert_eq!(texts(&read(bytes).expect(name)), ["龚䶮|上海"], "{name}");
    }
}

#[test]
fn a_hidden_row_of_a_page_is_read_and_noted() {
    let rows = read(b"<table><tr><td>a<tr style='display: none'><td>b</table>").expect("a page");
    assert_eq!(
        rows[1],
        (2, vec!["b".to_owned()], vec![(0, CellFault::Hidden)])
    );
}

#[test]
fn a_page_that_is_made_to_do_harm_is_one_error() {
    let wide = "<td rowspan=65534 colspan=1000>x".repeat(8);
    let cases = [
        (
            "a cell beyond all columns",
            format!("<table><tr>{wide}"),
            "is beyond column 4096",
        ),
        (
            "a cell without end",
            format!("<table><tr><td>{}", "x".repeat(5 << 20)),
            "more than 4 MB",
        ),
        (
            "a comment without end",
            format!("<table><!--{}", "x".repeat(5 << 20)),
            "without an end",
        ),
    ];
    for (name, page, wanted) in cases {
        let error = read(page.as_bytes()).expect_err(name);
        assert!(error.to_string().contains(wanted), "{name}: {error}");
    }
    let tall = "<tr><td rowspan=65534 colspan=1000>".repeat(3_000);
    assert_eq!(
        read(format!("<table>{tall}").as_bytes()).expect("no text at all"),
        []
    );
}

const HEAD: &str = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
    <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
    <Styles><Style ss:ID=\"z\"><NumberFormat ss:Format=\"000000\"/></Style>\
    <Style ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style></Styles>";

/// One sheet with these rows.
fn xml(rows: &str) -> String {
    format!("{HEAD}<Worksheet ss:Name=\"客户\"><Table>{rows}</Table></Worksheet></Workbook>")
}

#[test]
fn cells_of_excel_2003_xml_are_the_text_a_person_sees() {
    let cell =
        |kind: &str, text: &str| format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data></Cell>");
    let cases = [
        ("text with entities", cell("String", "A&amp;B&#10;C"), "A&B\nC"),
        ("a number of a mobile", cell("Number", "13912345678"), "13912345678"),
        ("a number in full", cell("Number", "1.3912345678E10"), "13912345678"),
        (
            "a postcode",
            "<Cell ss:StyleID=\"z\"><Data ss:Type=\"Number\">10010</Data></Cell>".to_owned(),
            "010010",
        ),
        ("a day", cell("DateTime", "1990-05-06T00:00:00.000"), "1990-05-06"),
        ("a moment", cell("DateTime", "1990-05-06T10:30:00.000"), "1990-05-06 10:30:00"),
        ("a time of day", cell("DateTime", "1899-12-31T10:30:00.000"), "10:30:00"),
        (
            "a serial day",
            "<Cell ss:StyleID=\"d\"><Data ss:Type=\"Number\">32999</Data></Cell>".to_owned(),
            "1990-05-06",
        ),
        ("a truth", cell("Boolean", "1"), "TRUE"),
        (
            "a comment is not the cell",
            "<Cell><ss:Data ss:Type=\"String\">张<B>伟</B></ss:Data><Comment><ss:Data>!</ss:Data></Comment></Cell>".to_owned(),
            "张伟",
        ),
        ("cells passed over", "<Cell ss:Index=\"3\"><Data ss:Type=\"String\">x</Data></Cell>".to_owned(), "||x"),
    ];
    for (name, cell, text) in cases {
        let rows = read(xml(&format!("<Row>{cell}</Row>")).as_bytes()).expect(name);
        assert_eq!(texts(&rows), [text], "{name}");
    }
    let error =
        read(xml(&format!("<Row>{}</Row>", cell("Error", "#N/A"))).as_bytes()).expect("a row");
    assert_eq!(error[0].2, [(0, CellFault::FormulaError)]);
}

#[test]
fn rows_and_sheets_of_excel_2003_xml_keep_their_places() {
    let text = |text: &str| format!("<Data ss:Type=\"String\">{text}</Data>");
    let table = format!(
        "<Row><Cell ss:MergeAcross=\"1\">{}</Cell></Row><Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell ss:MergeDown=\"1\">{}</Cell>\
         <Cell>{}</Cell></Row><Row><Cell ss:Index=\"2\">{}</Cell></Row>",
        text("名单"),
        text("甲"),
        text("张伟"),
        text("李娜")
    );
    let second = "<Worksheet ss:Name=\"隐\"><Table><Row><Cell><Data ss:Type=\"String\">x</Data></Cell></Row></Table>\
        <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
    let book = xml(&table).replace("</Workbook>", second);
    let rows_read = read(book.as_bytes()).expect("a workbook");
    assert_eq!(
        texts(&rows_read),
        ["名单|名单", "", "", "甲|张伟", "甲|李娜", "x"]
    );
    assert!(rows_read[3].2.contains(&(0, CellFault::Hidden)));
    let file = saved("list.xml", book.as_bytes());
    let tables = open(&spec(&file.path)).expect("a workbook");
    let seen: Vec<_> = tables
        .iter()
        .map(|table| (table.sheet.as_deref(), table.visibility))
        .collect();
    assert_eq!(
        seen,
        [
            (Some("客户"), Visibility::Visible),
            (Some("隐"), Visibility::Hidden)
        ]
    );
}

#[test]
fn broken_excel_2003_xml_is_one_error() {
    let whole = xml("<Row><Cell><Data ss:Type=\"String\">x</Data></Cell></Row>");
    let cases = [
        ("cut off", whole[..whole.len() - 60].to_owned()),
        (
            "entities",
            whole.replacen("?><", "?><!DOCTYPE x [<!ENTITY a \"b\">]><", 1),
        ),
        (
            "rows backwards",
            whole.replace("</Row>", "</Row><Row ss:Index=\"1\"></Row>"),
        ),
        (
            "a far row",
            whole.replace("<Row>", "<Row ss:Index=\"4000000000\">"),
        ),
    ];
    for (name, book) in cases {
        let error = read(book.as_bytes()).expect_err(name);
        assert!(error.hint().is_some(), "{name}: {error}");
    }
}
