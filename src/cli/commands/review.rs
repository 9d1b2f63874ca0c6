//! `iclear review`: what waits for a person, as a list and one by one, and the answers.

mod hidden;

use super::{decide, decisions};
use crate::cli::Verdict;
use crate::cli::args::{AnswerArg, Format, ReviewCommand};
use crate::cli::failure::Failure;
use crate::cli::invocation::{Invocation, place};
use crate::cli::lang::{Lang, grouped};
use crate::cli::reasons;
use crate::cli::table::{Align, plain};
use crate::cli::terminal::{DIM, HEADING, WARNING};
use crate::codes::Codes;
use crate::model::ReviewId;
use crate::review::{self, Detail, Filter, Item, Side, Summary};
use crate::store::{Access, Answer, Place, Store};

/// Runs the subcommand.
pub(in crate::cli) fn run(
    command: &ReviewCommand,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let rules = invocation.store_rules()?;
    if let ReviewCommand::Decide { item, answer, word } = command {
        let answer = match answer {
            AnswerArg::Same => Answer::Same,
            AnswerArg::Different => Answer::Different,
        };
        let asked = |store: &Store| review::decide(store, ReviewId(*item), answer);
        return decide::decide(asked, word, &rules, invocation);
    }
    let codes = Codes::of(&rules.checks);
    let store = Store::open(invocation.site(), Access::Read)?;
    let json = invocation.common.format == Format::Json;
    let lang = invocation.terminal.lang;
    match command {
        ReviewCommand::List => {
            let mut items = review::list(&store, Filter::default())?;
            hidden::items(&mut items, invocation.mask());
            if json {
                invocation.print_json(&items)?;
            } else if items.is_empty() {
                invocation
                    .terminal
                    .say(lang.pick("nothing waits for a person", "没有等待审核的项目"));
            } else {
                invocation.terminal.data(&list(&items, codes, lang))?;
            }
        }
        ReviewCommand::Decisions => decisions::list(&store, invocation)?,
        ReviewCommand::Decide { .. } => {}
        ReviewCommand::Show { item } => {
            let mut detail = review::show(&store, ReviewId(*item))?;
            hidden::detail(&mut detail, invocation.mask());
            if json {
                invocation.print_json(&detail)?;
            } else {
                invocation.terminal.data(&show(&detail, codes, lang))?;
            }
        }
    }
    Ok(Verdict::Done)
}

/// One item after another: why it waits, then each record in a line.
fn list(items: &[Item], codes: Codes<'_>, lang: Lang) -> String {
    let mut text = String::new();
    for item in items {
        let why = why(
            item.weight,
            item.code.as_deref(),
            item.reason.as_deref(),
            codes,
            lang,
        );
        text.push_str(&format!("{HEADING}#{}{HEADING:#}  {why}\n", item.id));
        let rows = item
            .records
            .iter()
            .map(|record| vec![values(record), origin(&record.place)]);
        text.push_str(&plain(&[("", Align::Left), ("", Align::Left)], rows));
    }
    let count = grouped(items.len() as u64);
    text.push_str(&match lang {
        Lang::English if items.len() == 1 => {
            "\n1 item; `iclear review show N` shows it, `iclear review decide N same|different` answers it\n".to_owned()
        }
        Lang::English => format!("\n{count} items; `iclear review show N` shows one, `iclear review decide N same|different` answers it\n"),
        Lang::Chinese => format!("\n共 {count} 项；`iclear review show N` 查看其中一项，`iclear review decide N same|different` 作出决定\n"),
    });
    text
}

fn why(
    weight: Option<f64>,
    code: Option<&str>,
    reason: Option<&str>,
    codes: Codes<'_>,
    lang: Lang,
) -> String {
    match (weight, code) {
        (Some(weight), _) => {
            let words = lang.pick("the same person?", "是否同一人？");
            let reason = reasons::in_words(reason.unwrap_or_default(), lang);
            let unit = lang.pick("bits", "比特");
            format!("{words} {DIM}{weight:+.1} {unit}: {reason}{DIM:#}")
        }
        (None, Some(code)) => {
            let meaning = code
                .parse()
                .map(|code| lang.finding(code, codes))
                .unwrap_or_default();
            format!("{WARNING}{code}{WARNING:#} {meaning}")
        }
        (None, None) => reason.unwrap_or_default().to_owned(),
    }
}

fn values(record: &Summary) -> String {
    let values: Vec<&str> = record
        .values
        .iter()
        .map(|(_, value)| value.as_str())
        .collect();
    values.join(" · ")
}

fn origin(place_of: &Place) -> String {
    format!(
        "{}:{}",
        place(&place_of.file, place_of.sheet.as_deref()),
        place_of.row
    )
}

/// Both records side by side, then the cells as they were read and what was found in them.
fn show(detail: &Detail, codes: Codes<'_>, lang: Lang) -> String {
    let why = why(
        detail.weight,
        detail.code.as_deref(),
        detail.reason.as_deref(),
        codes,
        lang,
    );
    let mut text = format!("{HEADING}#{}{HEADING:#}  {why}\n\n", detail.id);
    let sides: Vec<String> = detail
        .sides
        .iter()
        .map(|side| origin(&side.place))
        .collect();
    let mut heading = vec![("", Align::Left), (lang.pick("field", "字段"), Align::Left)];
    heading.extend(sides.iter().map(|side| (side.as_str(), Align::Left)));
    let rows = detail.fields.iter().map(|comparison| {
        let mark = match (detail.sides.len(), comparison.agrees) {
            (1, _) => "",
            (_, true) => "=",
            (_, false) if comparison.values.iter().all(Option::is_some) => "≠",
            _ => "",
        };
        let name = lang.pick(comparison.field.name(), comparison.field.name_zh());
        let mut row = vec![mark.to_owned(), name.to_owned()];
        row.extend(
            comparison
                .values
                .iter()
                .map(|value| value.clone().unwrap_or_default()),
        );
        row
    });
    text.push_str(&plain(&heading, rows));
    for side in &detail.sides {
        text.push_str(&as_read(side, codes, lang));
    }
    text
}

fn as_read(side: &Side, codes: Codes<'_>, lang: Lang) -> String {
    let contact = side
        .contact
        .map_or_else(String::new, |contact| format!(" -> {contact}"));
    let title = lang.pick("as it was read", "原始内容");
    let mut text = format!(
        "\n{HEADING}{} {}{contact}{HEADING:#}, {title}\n",
        side.record,
        origin(&side.place)
    );
    let cells = side
        .cells
        .iter()
        .filter(|(_, cell)| !cell.trim().is_empty())
        .map(|(header, cell)| vec![header.clone().unwrap_or_default(), cell.clone()]);
    text.push_str(&plain(&[("", Align::Left), ("", Align::Left)], cells));
    let findings = side.findings.iter().map(|finding| {
        let meaning = finding
            .code
            .parse()
            .map(|code| lang.finding(code, codes))
            .unwrap_or_default();
        let field = finding.field.clone().unwrap_or_default();
        let value = finding.value.clone().unwrap_or_default();
        vec![
            finding.code.clone(),
            finding.severity.clone(),
            field,
            meaning.to_owned(),
            value,
        ]
    });
    text.push_str(&plain(&[("", Align::Left); 5], findings));
    text
}
