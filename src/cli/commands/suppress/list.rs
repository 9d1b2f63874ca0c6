//! `iclear suppress list`: what is closed, since when, by whom and why.

use super::silence_name;
use crate::cli::Verdict;
use crate::cli::args::Format;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::cli::mask::Mask;
use crate::cli::table::{Align, plain};
use crate::store::{Access, Held, Store, StoreError, SuppressionLine};

/// Lists and prints.
pub(super) fn run(also_lifted: bool, invocation: &Invocation) -> Result<Verdict, Failure> {
    let store = Store::open(invocation.site(), Access::Read)?;
    let mut lines = Vec::new();
    store.each_suppression(|line| {
        if also_lifted || line.lifted.is_none() {
            lines.push(line);
        }
        Ok::<(), StoreError>(())
    })?;
    hide(&mut lines, invocation.mask());
    let lang = invocation.terminal.lang;
    match invocation.common.format {
        Format::Json => invocation.print_json(&lines)?,
        Format::Human => invocation.terminal.data(&render(&lines, lang))?,
    }
    let count = grouped(lines.len() as u64);
    invocation.terminal.say(&match lang {
        Lang::English if lines.len() == 1 => "1 suppression".to_owned(),
        Lang::English => format!("{count} suppressions"),
        Lang::Chinese => format!("共 {count} 个屏蔽"),
    });
    Ok(Verdict::Done)
}

/// Hides persons: values, and reasons, which may say anything.
pub(in crate::cli::commands) fn hide(lines: &mut [SuppressionLine], mask: Mask) {
    for line in lines {
        let field = line.held.value().map(|(kind, _)| kind.field());
        if let (Some(field), Some(value)) = (field, line.held.value_mut()) {
            *value = mask.value(field, value);
        }
        line.reason = line.reason.as_deref().map(|text| mask.cell(None, text));
        if let Some(lifted) = &mut line.lifted {
            lifted.why = mask.cell(None, &lifted.why);
        }
    }
}

pub(super) fn render(lines: &[SuppressionLine], lang: Lang) -> String {
    let heading = [
        (lang.pick("no", "编号"), Align::Left),
        (lang.pick("closes", "渠道"), Align::Left),
        (lang.pick("on", "对象"), Align::Left),
        (lang.pick("since", "时间"), Align::Left),
        (lang.pick("by", "操作人"), Align::Left),
        (lang.pick("reason", "原因"), Align::Left),
        (lang.pick("from", "来源"), Align::Left),
        (lang.pick("lifted", "解除"), Align::Left),
    ];
    let rows = lines.iter().map(|line| {
        let lifted = line.lifted.as_ref();
        vec![
            line.id.to_string(),
            silence_name(line.silence, lang).to_owned(),
            on_what(&line.held, lang),
            day(&line.made_at).to_owned(),
            line.made_by.clone(),
            line.reason.clone().unwrap_or_default(),
            line.origin.clone().unwrap_or_default(),
            lifted.map_or_else(String::new, |word| {
                format!("{} {}: {}", day(&word.at), word.by, word.why)
            }),
        ]
    });
    plain(&heading, rows)
}

/// The day of a time.
fn day(at: &str) -> &str {
    at.get(..10).unwrap_or(at)
}

/// What a wish is held on.
pub(in crate::cli::commands) fn on_what(held: &Held, lang: Lang) -> String {
    match (held, held.value()) {
        (Held::Contact { contact_id }, _) => contact_id.to_string(),
        (_, Some((_, Some(value)))) => value.to_owned(),
        _ => lang
            .pick("(of one who was erased)", "（已永久删除者）")
            .to_owned(),
    }
}
