//! What `iclear run` says at the end: inputs, a ledger that balances, findings, and what to do next.

use super::invocation::place;
use super::lang::{Lang, grouped};
use super::table::{Align, plain};
use super::terminal::{HEADING, WARNING};
use crate::codes::Codes;
use crate::model::{ListKind, Outcome, Severity};
use crate::report::{FindingCounts, RunSummary};
use crate::store::Attached;

/// The summary for people.
pub(super) fn render(summary: &RunSummary, codes: Codes<'_>, lang: Lang) -> String {
    let mut text = heading(summary, lang);
    text.push_str(&inputs(summary, lang));
    text.push_str(&ledger(summary, lang));
    text.push_str(&findings(&summary.findings, codes, lang));
    text.push_str(&next(summary, lang));
    text
}

fn heading(summary: &RunSummary, lang: Lang) -> String {
    let seconds: f64 = summary.seconds.0.iter().map(|(_, seconds)| seconds).sum();
    let title = match (summary.run_id, lang) {
        (Some(run), Lang::English) => format!("Run {run}"),
        (Some(run), Lang::Chinese) => format!("第 {run} 次运行"),
        (None, Lang::English) => "Dry run: this would happen, nothing was written".to_owned(),
        (None, Lang::Chinese) => "试运行：以下是将会发生的事，未写入任何内容".to_owned(),
    };
    format!("{HEADING}{title}{HEADING:#} ({seconds:.1} s)\n")
}

fn inputs(summary: &RunSummary, lang: Lang) -> String {
    let rows_word = lang.pick("rows", "行");
    let rows = summary.inputs.iter().map(|input| {
        let name = place(&input.file, input.sheet.as_deref());
        vec![
            name,
            input.encoding.clone(),
            grouped(input.rows),
            rows_word.to_owned(),
        ]
    });
    let columns = [
        ("", Align::Left),
        ("", Align::Left),
        ("", Align::Right),
        ("", Align::Left),
    ];
    plain(&columns, rows)
}

fn ledger(summary: &RunSummary, lang: Lang) -> String {
    let title = lang.pick("Every row has one outcome", "每一行都有且只有一个去向");
    let mut text = format!("\n{HEADING}{title}{HEADING:#}\n");
    let mut rows = vec![vec![
        grouped(summary.ledger.rows_in),
        lang.pick("rows in", "读入行数").to_owned(),
        String::new(),
    ]];
    for outcome in Outcome::ALL {
        rows.push(vec![
            grouped(summary.ledger.of(outcome)),
            lang.outcome(outcome).to_owned(),
            match summary.kind {
                ListKind::Contacts => meaning(outcome, lang).to_owned(),
                ListKind::Transactions => meaning_of_line(outcome, lang).to_owned(),
            },
        ]);
    }
    text.push_str(&plain(
        &[("", Align::Right), ("", Align::Left), ("", Align::Left)],
        rows,
    ));
    if let Some(attached) = &summary.transactions {
        text.push_str(&whose(attached, lang));
    }
    let (contacts, open) = (grouped(summary.contacts), grouped(summary.review_open));
    text.push_str(&match lang {
        Lang::English => {
            format!("  The store holds {contacts} contacts; {open} items wait for review.\n")
        }
        Lang::Chinese => format!("  客户库现有 {contacts} 位客户；{open} 项等待人工审核。\n"),
    });
    text
}

fn meaning(outcome: Outcome, lang: Lang) -> &'static str {
    let (english, chinese) = match outcome {
        Outcome::Created => ("founded a new contact", "成为新客户"),
        Outcome::Merged => ("joined a contact", "并入已有客户"),
        Outcome::Unchanged => ("this very row was here already", "此行早已在库"),
        Outcome::Review => (
            "wait for a person, not in the clean store",
            "等待人工审核，未进入客户库",
        ),
        Outcome::Rejected => (
            "are no records: blank, headers, totals, unreadable",
            "不是记录：空行、表头、合计、不可读",
        ),
    };
    lang.pick(english, chinese)
}

fn meaning_of_line(outcome: Outcome, lang: Lang) -> &'static str {
    let (english, chinese) = match outcome {
        Outcome::Created => ("new lines of orders", "新的订单明细"),
        Outcome::Merged => ("say something new of a known line", "更新了已有的订单明细"),
        Outcome::Unchanged => ("this very line was here already", "此明细早已在库"),
        Outcome::Review => ("", ""),
        Outcome::Rejected => (
            "are no lines of orders: totals, no day, no amount, no buyer",
            "不是订单明细：合计、无日期、无金额、无买家",
        ),
    };
    lang.pick(english, chinese)
}

/// Whose the lines are.
fn whose(attached: &Attached, lang: Lang) -> String {
    let [of_contacts, none, several] = [
        attached.attached,
        attached.unmatched_none,
        attached.unmatched_several,
    ]
    .map(grouped);
    match lang {
        Lang::English => format!(
            "  {of_contacts} lines are of a contact; {none} wait for theirs to arrive, {several} could be of several.\n"
        ),
        Lang::Chinese => format!(
            "  {of_contacts} 条已归属客户；{none} 条等待对应客户入库，{several} 条对应多位客户。\n"
        ),
    }
}

/// The findings by code, the worst first.
pub(super) fn findings(counts: &FindingCounts, codes: Codes<'_>, lang: Lang) -> String {
    if counts.by_code.is_empty() {
        return String::new();
    }
    let mut found: Vec<_> = counts.by_code.iter().collect();
    found.sort_by_key(|(code, (severity, count))| (std::cmp::Reverse((*severity, *count)), **code));
    let rows = found.into_iter().map(|(code, (severity, count))| {
        let severity = match severity {
            Severity::Info => lang.pick("info", "提示"),
            Severity::Warning => lang.pick("warning", "警告"),
            Severity::Error => lang.pick("error", "错误"),
        };
        vec![
            grouped(*count),
            code.to_string(),
            severity.to_owned(),
            lang.finding(*code, codes).to_owned(),
        ]
    });
    let columns = [
        ("", Align::Right),
        ("", Align::Left),
        ("", Align::Left),
        ("", Align::Left),
    ];
    let title = lang.pick("Findings", "数据问题");
    format!("\n{HEADING}{title}{HEADING:#}\n{}", plain(&columns, rows))
}

fn next(summary: &RunSummary, lang: Lang) -> String {
    let Some(run) = summary.run_id else {
        return String::new();
    };
    let mut rows = vec![vec![
        "iclear export contacts -o contacts.csv".to_owned(),
        lang.pick("the golden contacts", "导出客户").to_owned(),
    ]];
    if summary.kind == ListKind::Transactions {
        rows.push(vec![
            "iclear export transactions -o orders.csv".to_owned(),
            lang.pick("the lines, and whose they are", "导出订单明细及所属客户")
                .to_owned(),
        ]);
    }
    if summary.review_open > 0 {
        rows.push(vec![
            "iclear review list".to_owned(),
            lang.pick("what waits for a person", "等待人工审核的项目")
                .to_owned(),
        ]);
    }
    if summary.ledger.rejected > 0 {
        rows.push(vec![
            "iclear export rejects -o rejects.csv".to_owned(),
            lang.pick(
                "the rows that are no records, with reasons",
                "被剔除的行及原因",
            )
            .to_owned(),
        ]);
    }
    rows.push(vec![
        format!("iclear undo {run}"),
        lang.pick("takes this run back", "撤销本次运行").to_owned(),
    ]);
    let title = lang.pick("Next", "下一步");
    let columns = [("", Align::Left), ("", Align::Left)];
    format!("\n{WARNING}{title}{WARNING:#}\n{}", plain(&columns, rows))
}
