//! `iclear profile`: what lists are worth, before they are imported; no store is touched.

use std::path::Path;

use crate::cli::Verdict;
use crate::cli::args::{Format, ProfileArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::{Invocation, place};
use crate::cli::lang::{Lang, grouped};
use crate::cli::mask::Mask;
use crate::cli::table::{Align, plain};
use crate::cli::terminal::HEADING;
use crate::codes::Codes;
use crate::export::write_whole;
use crate::pipeline;
use crate::report::profile::{
    ColumnProfile, FindingProfile, ListProfile, PageWords, Profile, Profiler, Share, page,
};
use crate::rules::RuleBook;

/// Reads the lists and shows what they are worth.
pub(in crate::cli) fn run(args: &ProfileArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    let mut profile = profiled(args, &rules, invocation)?;
    hide(&mut profile, invocation.mask());
    let codes = Codes::of(&rules.checks);
    if let Some(out) = &args.output {
        write_page(&profile, out, codes, invocation)?;
    }
    if invocation.common.format == Format::Json {
        invocation.print_json(&profile)?;
    } else if args.output.is_none() {
        let lang = invocation.terminal.lang;
        let lists = profile.lists.iter().map(|list| shown(list, codes, lang));
        invocation.terminal.data(&lists.collect::<String>())?;
    }
    Ok(Verdict::Done)
}

fn profiled(
    args: &ProfileArgs,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<Profile, Failure> {
    let ctx = invocation.context();
    let mut importer = invocation.open_contacts(&args.input, rules, &ctx)?;
    let mut profiler = Profiler::default();
    while let Some(imported) = pipeline::imported(&mut importer, &ctx)? {
        let read = imported.batch().frame.clone();
        let checked = pipeline::checked_of(imported, rules, &ctx)?;
        profiler.add(&read, checked.batch());
    }
    invocation.tell_skipped(&importer);
    invocation.stages.finish();
    Ok(profiler.finish(importer.inputs()))
}

/// Hides the persons among the values and samples.
fn hide(profile: &mut Profile, mask: Mask) {
    for list in &mut profile.lists {
        for column in &mut list.columns {
            for share in &mut column.values {
                share.text = mask.cell(column.field, &share.text);
            }
        }
        for sample in list
            .findings
            .iter_mut()
            .flat_map(|finding| &mut finding.samples)
        {
            for text in [&mut sample.value, &mut sample.proposal]
                .into_iter()
                .flatten()
            {
                *text = mask.cell(sample.field, text).into();
            }
        }
    }
}

fn write_page(
    profile: &Profile,
    out: &Path,
    codes: Codes<'_>,
    invocation: &Invocation,
) -> Result<(), Failure> {
    let lang = invocation.terminal.lang;
    let made_on = invocation.now.date().to_string();
    let words = PageWords {
        pick: &|english, chinese| lang.pick(english, chinese),
        meaning: &|code| Some(lang.finding(code, codes).to_owned()),
        made_on: &made_on,
    };
    write_whole(out, page(profile, words).as_bytes())?;
    let done = lang.pick("written to", "已写入");
    invocation
        .terminal
        .say(&format!("{done} {}", out.display()));
    Ok(())
}

/// A list for the terminal.
fn shown(list: &ListProfile, codes: Codes<'_>, lang: Lang) -> String {
    let mut text = heading(list, lang);
    text.push_str(&columns(list, lang));
    if !list.findings.is_empty() {
        let title = lang.pick("Findings", "数据问题");
        text.push_str(&format!("\n{HEADING}{title}{HEADING:#}\n"));
        text.push_str(&findings(&list.findings, codes, lang));
    }
    text.push('\n');
    text
}

fn heading(list: &ListProfile, lang: Lang) -> String {
    let name = place(&list.file, list.sheet.as_deref());
    let (rows, rejected) = (grouped(list.rows), grouped(list.rejected));
    let (full, right) = (percent(list.completeness), percent(list.correctness));
    let figures = match lang {
        Lang::English => format!(
            "{rows} records, {rejected} rows that are no records\ncompleteness {full}, correctness {right}"
        ),
        Lang::Chinese => {
            format!("{rows} 条记录，{rejected} 行不是记录\n字段完备率 {full}，数据正确率 {right}")
        }
    };
    format!("{HEADING}{name}{HEADING:#}: {figures}\n\n")
}

fn columns(list: &ListProfile, lang: Lang) -> String {
    let heading = [
        (lang.pick("field", "字段"), Align::Left),
        (lang.pick("column", "列"), Align::Left),
        (lang.pick("filled", "已填"), Align::Right),
        (lang.pick("complete", "完备率"), Align::Right),
        (lang.pick("correct", "正确率"), Align::Right),
        (lang.pick("different", "不同值"), Align::Right),
        (lang.pick("most frequent", "最常见的值"), Align::Left),
        (lang.pick("shapes", "格式"), Align::Left),
    ];
    plain(
        &heading,
        list.columns.iter().map(|column| cells(column, lang)),
    )
}

fn cells(column: &ColumnProfile, lang: Lang) -> Vec<String> {
    let name = column
        .field
        .map_or(lang.pick("(extra)", "（附加列）"), |field| {
            lang.pick(field.name(), field.name_zh())
        });
    vec![
        name.to_owned(),
        column.headers.join("+"),
        grouped(column.filled),
        percent(column.completeness),
        percent(column.correctness),
        grouped(column.distinct),
        shares(&column.values),
        shares(&column.shapes),
    ]
}

/// Values shown on a line of the terminal; the page and JSON have more.
const ON_A_LINE: usize = 2;
/// Characters of a value shown on a line.
const LONGEST: usize = 16;

fn shares(values: &[Share]) -> String {
    let shown = values.iter().take(ON_A_LINE).map(|value| {
        let text: String = value.text.chars().take(LONGEST).collect();
        let cut = if text.len() < value.text.len() {
            "…"
        } else {
            ""
        };
        format!("{text}{cut} ×{}", grouped(value.count))
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn findings(findings: &[FindingProfile], codes: Codes<'_>, lang: Lang) -> String {
    let rows = findings.iter().map(|found| {
        let places: Vec<String> = found
            .samples
            .iter()
            .map(|sample| grouped(sample.row.into()))
            .collect();
        vec![
            grouped(found.count),
            found.code.to_string(),
            found.severity.to_string(),
            lang.finding(found.code, codes).to_owned(),
            format!("{} {}", lang.pick("rows", "行"), places.join(" ")),
        ]
    });
    let left = ("", Align::Left);
    plain(&[("", Align::Right), left, left, left, left], rows)
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(
        || "–".to_owned(),
        |share| format!("{:.1} %", (share * 1_000.0).floor() / 10.0),
    )
}
