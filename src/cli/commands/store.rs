//! `iclear store`: what the store holds, and whether everything in it adds up.

use std::path::Path;

use crate::cli::Verdict;
use crate::cli::args::{Format, StoreCommand};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::cli::table::{Align, plain};
use crate::cli::terminal::HEADING;
use crate::store::{Access, Problem, Restored, RunLine, Store, StoreInfo};

/// Runs told by `store info`.
const LAST_RUNS: usize = 10;

/// Runs the subcommand.
pub(in crate::cli) fn run(
    command: &StoreCommand,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    if let StoreCommand::Restore { file } = command {
        return restore(file, invocation);
    }
    let store = Store::open(invocation.site(), Access::Read)?;
    match command {
        StoreCommand::Info => info(&store, invocation),
        StoreCommand::Check => tell(&store.check()?, invocation),
        StoreCommand::Backup { file } | StoreCommand::Restore { file } => {
            store.backup(file)?;
            if invocation.common.format == Format::Json {
                invocation.print_json(&serde_json::json!({ "backup": file }))?;
            }
            let lang = invocation.terminal.lang;
            let said = lang.pick("the store is copied to", "客户库已备份到");
            invocation
                .terminal
                .say(&format!("{said} {}", file.display()));
            Ok(Verdict::Done)
        }
    }
}

fn restore(file: &Path, invocation: &Invocation) -> Result<Verdict, Failure> {
    let lang = invocation.terminal.lang;
    match Store::restore_from(file, invocation.site())? {
        Restored::Unsound(problems) => {
            let said = lang.pick(
                "the copy is not sound; nothing was changed",
                "备份有问题，未作任何改动",
            );
            invocation.terminal.say(said);
            tell(&problems, invocation)
        }
        Restored::Done { before } => {
            if invocation.common.format == Format::Json {
                let told = serde_json::json!({ "restored": file, "before": before });
                invocation.print_json(&told)?;
            }
            let said = lang.pick("the copy is in place", "备份已就位");
            invocation.terminal.say(said);
            if let Some(before) = before {
                let said = lang.pick("what was there is kept as", "原有客户库保留为");
                invocation
                    .terminal
                    .say(&format!("{said} {}", before.display()));
            }
            Ok(Verdict::Done)
        }
    }
}

fn info(store: &Store, invocation: &Invocation) -> Result<Verdict, Failure> {
    let info = store.info(LAST_RUNS)?;
    if invocation.common.format == Format::Json {
        invocation.print_json(&info)?;
        return Ok(Verdict::Done);
    }
    let lang = invocation.terminal.lang;
    let mut text = format!(
        "{HEADING}{}{HEADING:#}\n",
        invocation.common.store.display()
    );
    text.push_str(&counts(&info, lang));
    let runs = info.runs.iter().map(|run| run_line(run, lang));
    let columns = [
        "run", "started", "status", "rows", "created", "merged", "files",
    ];
    let columns_zh = ["运行", "开始", "状态", "行数", "新建", "合并", "文件"];
    let heading: Vec<(&str, Align)> = columns
        .into_iter()
        .zip(columns_zh)
        .enumerate()
        .map(|(at, (en, zh))| {
            let align = if matches!(at, 0 | 3..=5) {
                Align::Right
            } else {
                Align::Left
            };
            (lang.pick(en, zh), align)
        })
        .collect();
    text.push_str(&format!("\n{}", plain(&heading, runs)));
    invocation.terminal.data(&text)?;
    Ok(Verdict::Done)
}

fn counts(info: &StoreInfo, lang: Lang) -> String {
    let mut lines = vec![
        (info.contacts, "contacts", "客户"),
        (
            info.deleted_contacts,
            "contacts in the recycle bin",
            "回收站中的客户",
        ),
        (info.records, "records", "记录"),
        (info.waiting, "records that wait for a person", "待审记录"),
        (info.review_open, "open review items", "待审项目"),
        (info.findings, "findings", "数据问题"),
        (info.sources.len() as u64, "sources", "来源"),
        (info.bytes, "bytes", "字节"),
    ];
    if let Some(orders) = &info.transactions {
        lines.extend([
            (orders.lines, "order lines", "订单明细"),
            (orders.attached, "of a contact", "已归属客户"),
            (
                orders.unmatched_none,
                "whose contact is not here yet",
                "尚无对应客户",
            ),
            (
                orders.unmatched_several,
                "that several contacts could have bought",
                "对应多位客户，无法归属",
            ),
        ]);
    }
    let asked = [
        (info.campaigns, "campaigns", "营销活动"),
        (info.suppressions, "opt-outs that stand", "有效退订"),
    ];
    lines.extend(asked.into_iter().filter(|(count, ..)| *count > 0));
    let rows = lines
        .into_iter()
        .map(|(count, en, zh)| vec![grouped(count), lang.pick(en, zh).to_owned()]);
    plain(&[("", Align::Right), ("", Align::Left)], rows)
}

fn run_line(run: &RunLine, lang: Lang) -> Vec<String> {
    let status = if run.undone_at.is_some() {
        lang.pick("undone", "已撤销")
    } else {
        ""
    };
    vec![
        run.run_id.to_string(),
        run.started_at.clone(),
        status.to_owned(),
        grouped(run.ledger.rows_in),
        grouped(run.ledger.created),
        grouped(run.ledger.merged),
        match run.files.as_slice() {
            [] => {
                let kind = lang.kind_of_run(&run.kind);
                match lang {
                    Lang::English => format!("({kind})"),
                    Lang::Chinese => format!("（{kind}）"),
                }
            }
            files => files.join(", "),
        },
    ]
}

/// Problems make the exit code 1: the store could be read, and something in it is wrong.
fn tell(problems: &[Problem], invocation: &Invocation) -> Result<Verdict, Failure> {
    let lang = invocation.terminal.lang;
    if invocation.common.format == Format::Json {
        invocation.print_json(&problems)?;
    } else if problems.is_empty() {
        invocation.terminal.say(lang.pick(
            "every row is accounted for, every contact has its records, the file is sound",
            "每一行都有去向，每位客户都有记录，文件完好",
        ));
    } else {
        let rows = problems
            .iter()
            .map(|problem| vec![format!("{:?}", problem.kind), problem.place.clone()]);
        let heading = [
            (lang.pick("problem", "问题"), Align::Left),
            (lang.pick("where", "位置"), Align::Left),
        ];
        invocation.terminal.data(&plain(&heading, rows))?;
    }
    Ok(if problems.is_empty() {
        Verdict::Done
    } else {
        Verdict::Failing
    })
}
