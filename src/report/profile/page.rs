//! The profile as a page of HTML that opens offline: no script, no font, no picture from elsewhere.
//!
//! The plots are SVG within the page. Every cell is escaped by the template, whatever a list may hold.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::grouped;
use super::{ColumnProfile, FindingProfile, ListProfile, Profile, Share};
use crate::model::{Code, Severity};

/// The look of the page; it follows the reader's choice of light and dark.
const STYLE: &str = include_str!("page.css");

/// The words of the page in the reader's language.
#[derive(Clone, Copy)]
pub struct PageWords<'a> {
    /// The English or the Chinese of two texts.
    pub pick: &'a dyn Fn(&'static str, &'static str) -> &'static str,
    /// What a code means.
    pub meaning: &'a dyn Fn(Code) -> Option<String>,
    /// The day the page is made, ISO 8601.
    pub made_on: &'a str,
}

impl std::fmt::Debug for PageWords<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PageWords")
            .field("made_on", &self.made_on)
            .finish_non_exhaustive()
    }
}

/// The page.
#[must_use]
pub fn page(profile: &Profile, words: PageWords<'_>) -> String {
    let title = (words.pick)("List profile", "名单质量概览");
    let markup = html! {
        (DOCTYPE)
        html lang=((words.pick)("en", "zh-CN")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { h1 { (title) } p { "iclear · " (words.made_on) } }
                @for list in &profile.lists { (of_list(list, words)) }
                footer { p { (explanation(words)) } }
            }
        }
    };
    markup.into_string()
}

fn explanation(words: PageWords<'_>) -> &'static str {
    (words.pick)(
        "Completeness: filled cells among all cells of the columns that map to a field. Correctness: filled cells in \
         which no error was found. Shapes: 9 a digit, a and A letters, 中 a Chinese character, {n} how often.",
        "字段完备率：已映射字段中非空单元格所占比例。数据正确率：非空单元格中未发现错误的比例。\
         格式：9 为数字，a 与 A 为字母，中 为汉字，{n} 为连续个数。",
    )
}

fn of_list(list: &ListProfile, words: PageWords<'_>) -> Markup {
    let pick = words.pick;
    html! {
        section {
            h2 { (list.file) @if let Some(sheet) = &list.sheet { " [" (sheet) "]" } }
            div.figures {
                (figure(pick("records", "记录数"), &grouped(list.rows), None))
                (figure(pick("rows that are no records", "非记录行"), &grouped(list.rejected), None))
                (figure(pick("completeness", "字段完备率"), &percent(list.completeness), list.completeness))
                (figure(pick("correctness", "数据正确率"), &percent(list.correctness), list.correctness))
            }
            h3 { (pick("Columns", "各列")) }
            (columns(list, words))
            h3 { (pick("Findings", "数据问题")) }
            @if list.findings.is_empty() { p { (pick("Nothing was found.", "未发现问题。")) } }
            @else { (findings(&list.findings, words)) }
        }
    }
}

fn figure(name: &str, value: &str, share: Option<f64>) -> Markup {
    html! {
        div.figure {
            div.value { (value) }
            div.name { (name) }
            @if let Some(share) = share { (bar(&[("good", share)])) }
        }
    }
}

fn columns(list: &ListProfile, words: PageWords<'_>) -> Markup {
    let pick = words.pick;
    html! {
        table {
            thead { tr {
                th { (pick("field", "字段")) }
                th { (pick("column of the list", "名单中的列")) }
                th { (pick("filled and right", "完备与正确")) }
                th.number { (pick("completeness", "字段完备率")) }
                th.number { (pick("correctness", "数据正确率")) }
                th.number { (pick("different", "不同值")) }
                th { (pick("most frequent", "最常见的值")) }
                th { (pick("shapes", "格式")) }
            } }
            tbody { @for column in &list.columns { (column_row(column, list.rows, words)) } }
        }
    }
}

fn column_row(column: &ColumnProfile, rows: u64, words: PageWords<'_>) -> Markup {
    let name = column
        .field
        .map_or((words.pick)("(no field)", "（附加列）"), |field| {
            (words.pick)(field.name(), field.name_zh())
        });
    let right = share(column.valid, rows);
    let wrong = share(column.filled - column.valid, rows);
    html! {
        tr {
            th scope="row" { (name) }
            td { (column.headers.join(" + ")) }
            td { (bar(&[("good", right), ("bad", wrong)])) }
            td.number { (percent(column.completeness)) }
            td.number { (percent(column.correctness)) }
            td.number { (grouped(column.distinct)) }
            td { (shares(&column.values, rows)) }
            td.shapes { (shares(&column.shapes, rows)) }
        }
    }
}

/// Values with the share of the rows that have them.
fn shares(values: &[Share], rows: u64) -> Markup {
    html! {
        @for value in values {
            div.share {
                (bar(&[("plain", share(value.count, rows))]))
                span.text { (shortened(&value.text)) }
                span.count { (grouped(value.count)) }
            }
        }
    }
}

fn findings(findings: &[FindingProfile], words: PageWords<'_>) -> Markup {
    let pick = words.pick;
    let most = findings
        .iter()
        .map(|found| found.count)
        .max()
        .unwrap_or_default();
    html! {
        table {
            thead { tr {
                th { (pick("code", "代码")) }
                th { (pick("meaning", "含义")) }
                th.number { (pick("times", "次数")) }
                th {}
                th { (pick("for instance", "示例")) }
            } }
            tbody { @for found in findings { tr {
                th scope="row" { span class=(found.severity.name()) { (found.code) } }
                td { ((words.meaning)(found.code).unwrap_or_default()) }
                td.number { (grouped(found.count)) }
                td { (bar(&[(tone(found.severity), share(found.count, most))])) }
                td { (samples(found, words)) }
            } } }
        }
    }
}

fn samples(found: &FindingProfile, words: PageWords<'_>) -> Markup {
    html! {
        @for sample in &found.samples {
            div.sample {
                span.count { ((words.pick)("row", "行")) " " (grouped(sample.row.into())) }
                @if let Some(value) = &sample.value { " " code { (shortened(value)) } }
                @if let Some(proposal) = sample.proposal.as_ref().filter(|text| !text.is_empty()) { " → " code { (shortened(proposal)) } }
            }
        }
    }
}

/// The colour of a severity.
fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "plain",
        Severity::Warning => "warn",
        Severity::Error => "bad",
    }
}

/// A bar whose parts are shares of its length, from the left.
fn bar(parts: &[(&str, f64)]) -> Markup {
    let mut from = 0.0;
    let mut placed = Vec::new();
    for (tone, share) in parts {
        let width = (share * 100.0).clamp(0.0, 100.0 - from);
        placed.push((*tone, format!("{from:.2}"), format!("{width:.2}")));
        from += width;
    }
    html! {
        svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" {
            rect.track width="100" height="8" {}
            @for (tone, x, width) in &placed {
                rect class=(tone) x=(x) width=(width) height="8" {}
            }
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "the length of a bar needs no more than 52 bits"
)]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 / whole as f64
}

/// A share with one decimal; 100 % is said of everything only.
fn percent(share: Option<f64>) -> String {
    match share {
        None => "–".to_owned(),
        Some(share) if share < 1.0 => format!("{:.1} %", (share * 1_000.0).floor() / 10.0),
        Some(_) => "100 %".to_owned(),
    }
}

/// Characters of a value that are shown.
const LONGEST: usize = 40;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
