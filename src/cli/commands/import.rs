//! `iclear import`: reads lists and maps their columns; as a filter, as a preview, and to keep how a list is read.

use std::path::Path;

use super::filter::Output;
use crate::cli::Verdict;
use crate::cli::args::{Format, ImportArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::{CONFIGURATION, Invocation, place};
use crate::cli::lang::Lang;
use crate::cli::table::{Align, plain};
use crate::cli::terminal::{DIM, HEADING};
use crate::import::{Preview, preview, save_source};
use crate::model::{Batch, ColumnUse, Field};
use crate::pipeline;
use crate::rules::RuleBook;

/// Runs the filter, or shows and keeps how the lists are read.
pub(in crate::cli) fn run(args: &ImportArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    let mut verdict = Verdict::Done;
    if let Some(out) = &args.output {
        verdict = filter(args, out, &rules, invocation)?;
    }
    if args.preview {
        show(args, &rules, invocation)?;
    }
    if let Some(name) = &args.save_source {
        save(args, name, &rules, invocation)?;
    }
    Ok(verdict)
}

fn filter(
    args: &ImportArgs,
    out: &Path,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let ctx = invocation.context();
    let fields = Field::of(invocation.kind(&args.input)?);
    let mut importer = invocation.open(&args.input, rules, &ctx)?;
    let mut output = Output::of_fields(fields, out, importer.inputs(), &[], invocation)?;
    while let Some(part) = pipeline::imported(&mut importer, &ctx)? {
        output.write(part.batch(), |_| Vec::new())?;
    }
    invocation.tell_skipped(&importer);
    output.finish(&args.input, rules, invocation)
}

fn previews(
    args: &ImportArgs,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<Vec<Preview>, Failure> {
    let kind = invocation.kind(&args.input)?;
    let sources = invocation.sources()?.of_kind(kind);
    let mut all = Vec::new();
    for spec in invocation.specs(&args.input, kind) {
        all.extend(preview(&spec, rules.fields_of(kind), Some(&sources))?);
    }
    Ok(all)
}

fn show(args: &ImportArgs, rules: &RuleBook, invocation: &Invocation) -> Result<(), Failure> {
    let previews = previews(args, rules, invocation)?;
    if invocation.common.format == Format::Json {
        let documents: Vec<_> = previews.iter().map(as_json).collect();
        return invocation.print_json(&documents);
    }
    for preview in &previews {
        invocation
            .terminal
            .data(&render(preview, invocation.terminal.lang))?;
    }
    Ok(())
}

/// Keeps how the one list named is read.
fn save(
    args: &ImportArgs,
    name: &str,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<(), Failure> {
    let previews = previews(args, rules, invocation)?;
    let specs = invocation.specs(&args.input, invocation.kind(&args.input)?);
    let ([preview], [spec]) = (previews.as_slice(), specs.as_slice()) else {
        return Err(Failure::Usage {
            message: format!(
                "--save-source {name}: there are {} lists here",
                previews.len()
            ),
            hint: Some("name one file, and one sheet with --sheet where it has several"),
        });
    };
    save_source(Path::new(CONFIGURATION), name, &preview.input, spec)?;
    if invocation.common.format == Format::Json && args.output.is_none() && !args.preview {
        invocation.print_json(&serde_json::json!({ "source": name, "file": CONFIGURATION }))?;
    }
    invocation.terminal.say(&match invocation.terminal.lang {
        Lang::English => format!("[source.{name}] is kept in {CONFIGURATION}"),
        Lang::Chinese => format!("[source.{name}] 已写入 {CONFIGURATION}"),
    });
    Ok(())
}

fn render(preview: &Preview, lang: Lang) -> String {
    let input = &preview.input;
    let name = place(&input.file_name(), input.sheet.as_deref());
    let mut text = format!("{HEADING}{name}{HEADING:#} {}\n", input.encoding);
    for note in &input.notes {
        text.push_str(&format!("  {DIM}{note}{DIM:#}\n"));
    }
    let heading = [
        (lang.pick("header", "表头"), Align::Left),
        (lang.pick("field", "字段"), Align::Left),
        (lang.pick("why", "原因"), Align::Left),
    ];
    let columns = input.columns.iter().map(|column| {
        vec![
            column.header.clone(),
            lang.usage(&column.usage).to_owned(),
            column.reason.clone(),
        ]
    });
    text.push_str(&plain(&heading, columns));
    text.push_str(&format!("\n{}\n", first_rows(&preview.batch, lang)));
    text
}

/// The first records as mapped, one column a field that is filled.
fn first_rows(batch: &Batch, lang: Lang) -> String {
    let fields: Vec<Field> = batch.frame.fields().collect();
    let mut heading = vec![(lang.pick("row", "行"), Align::Right)];
    heading.extend(
        fields
            .iter()
            .map(|field| (lang.pick(field.name(), field.name_zh()), Align::Left)),
    );
    let rows = batch
        .frame
        .rows()
        .zip(&batch.rows.origins)
        .map(|(row, origin)| {
            let mut cells = vec![origin.row.to_string()];
            cells.extend(
                fields
                    .iter()
                    .map(|&field| row.get(field).unwrap_or_default().to_owned()),
            );
            cells
        });
    plain(&heading, rows)
}

fn as_json(preview: &Preview) -> serde_json::Value {
    let input = &preview.input;
    let columns: Vec<_> = input
        .columns
        .iter()
        .map(|column| {
            let field = match column.usage {
                ColumnUse::Field(field) => Some(field),
                ColumnUse::Extra | ColumnUse::Empty => None,
            };
            serde_json::json!({ "header": column.header, "field": field, "reason": column.reason })
        })
        .collect();
    let rows: Vec<_> = preview
        .batch
        .frame
        .rows()
        .map(|row| {
            let cells = Field::EVERY
                .into_iter()
                .filter_map(|field| Some((field.name(), row.get(field)?)));
            cells.collect::<std::collections::BTreeMap<_, _>>()
        })
        .collect();
    serde_json::json!({
        "file": input.file_name(), "sheet": input.sheet, "encoding": input.encoding,
        "notes": input.notes, "columns": columns, "rows": rows
    })
}
