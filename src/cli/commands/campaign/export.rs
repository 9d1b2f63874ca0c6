//! `iclear campaign export`: the members as a list.

use std::path::Path;

use crate::cli::Verdict;
use crate::cli::failure::Failure;
use crate::cli::invocation::{Invocation, reports_in_json, target};
use crate::cli::lang::{Lang, grouped};
use crate::export::{Exported, export_campaign};
use crate::store::{Access, Barred, Store};

/// Writes the list and says who is not in it any more.
pub(super) fn run(name: &str, out: &Path, invocation: &Invocation) -> Result<Verdict, Failure> {
    let store = Store::open(invocation.site(), Access::Read)?;
    let format = invocation.common.format;
    let mask = invocation.mask();
    let exported = export_campaign(&store, name, target(out, format), &|field, value| {
        mask.value(field, value)
    })?;
    if reports_in_json(out, format) {
        let output = out.display().to_string();
        invocation.print_json(&serde_json::json!({
            "campaign": name, "output": output, "rows": exported.rows, "barred": exported.barred
        }))?;
    }
    invocation
        .terminal
        .say(&said(&exported, invocation.terminal.lang));
    Ok(Verdict::Done)
}

fn said(exported: &Exported, lang: Lang) -> String {
    let rows = grouped(exported.rows);
    let mut text = match lang {
        Lang::English => format!("{rows} members written"),
        Lang::Chinese => format!("已写出 {rows} 人"),
    };
    for (why, count) in &exported.barred {
        let (count, why) = (grouped(*count), barred(*why, lang));
        text.push_str(&match lang {
            Lang::English => format!(", {count} {why}"),
            Lang::Chinese => format!("，{count} 人{why}"),
        });
    }
    text
}

fn barred(why: Barred, lang: Lang) -> &'static str {
    match why {
        Barred::Suppressed => lang.pick(
            "left out: the channel was closed since",
            "因其后屏蔽而未写出",
        ),
        Barred::Deleted => lang.pick("left out: deleted since", "因其后删除而未写出"),
        Barred::Gone => lang.pick("left out: their run was undone", "因导入已撤销而未写出"),
    }
}
