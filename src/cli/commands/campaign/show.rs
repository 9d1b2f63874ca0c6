//! `iclear campaign list` and `show`.

use std::collections::BTreeMap;

use super::{create, response_name};
use crate::cli::Verdict;
use crate::cli::args::Format;
use crate::cli::commands::suppress::channel_name;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::cli::mask::Mask;
use crate::cli::table::{Align, plain};
use crate::cli::terminal::HEADING;
use crate::model::Response;
use crate::store::{Access, CampaignDetail, CampaignLine, Store};

/// Lists the campaigns.
pub(super) fn list(invocation: &Invocation) -> Result<Verdict, Failure> {
    let store = Store::open(invocation.site(), Access::Read)?;
    let lines = store.campaigns()?;
    match invocation.common.format {
        Format::Json => invocation.print_json(&lines)?,
        Format::Human => {
            let text = table(&lines, invocation.terminal.lang);
            invocation.terminal.data(&text)?;
        }
    }
    Ok(Verdict::Done)
}

/// Shows one.
pub(super) fn one(name: &str, invocation: &Invocation) -> Result<Verdict, Failure> {
    let store = Store::open(invocation.site(), Access::Read)?;
    let mut detail = store.campaign(name)?;
    if invocation.mask() == Mask::Hidden {
        // A condition may name a person.
        let hidden = detail
            .condition
            .map(|text| invocation.mask().cell(None, &text));
        detail.condition = hidden;
    }
    match invocation.common.format {
        Format::Json => invocation.print_json(&detail)?,
        Format::Human => {
            let text = render(&detail, invocation.terminal.lang);
            invocation.terminal.data(&text)?;
        }
    }
    Ok(Verdict::Done)
}

fn table(lines: &[CampaignLine], lang: Lang) -> String {
    let mut heading = vec![
        (lang.pick("campaign", "活动"), Align::Left),
        (lang.pick("channel", "渠道"), Align::Left),
        (lang.pick("made", "创建"), Align::Left),
        (lang.pick("members", "成员"), Align::Right),
    ];
    heading.extend(Response::ALL.map(|one| (response_name(one, lang), Align::Right)));
    let rows = lines.iter().map(|line| {
        let mut cells = vec![
            line.name.clone(),
            channel_name(line.channel, lang).to_owned(),
            line.made_at.get(..10).unwrap_or_default().to_owned(),
            grouped(line.members),
        ];
        let count = |one| line.responses.get(&one).copied().unwrap_or_default();
        cells.extend(Response::ALL.map(|one| grouped(count(one))));
        cells
    });
    plain(&heading, rows)
}

fn render(detail: &CampaignDetail, lang: Lang) -> String {
    let line = &detail.line;
    let mut text = format!(
        "{HEADING}{}{HEADING:#}  {}  {}  {}\n",
        line.name,
        channel_name(line.channel, lang),
        line.made_at.get(..10).unwrap_or_default(),
        line.made_by
    );
    let mut terms = Vec::new();
    if !detail.tags.is_empty() {
        terms.push(vec![
            lang.pick("tags", "标签").to_owned(),
            detail.tags.join(", "),
        ]);
    }
    if let Some(condition) = &detail.condition {
        terms.push(vec![
            lang.pick("where", "条件").to_owned(),
            condition.clone(),
        ]);
    }
    text.push_str(&plain(&[("", Align::Left); 2], terms));
    text.push_str(&create::reasons(
        detail.asked,
        line.members,
        &detail.left_out,
        lang,
    ));
    if detail.erased > 0 {
        let erased = grouped(detail.erased);
        text.push_str(&match lang {
            Lang::English => format!("  erased since: {erased}\n"),
            Lang::Chinese => format!("  其后永久删除：{erased}\n"),
        });
    }
    text.push_str(&came_back(
        &line.responses,
        line.answered,
        line.members,
        lang,
    ));
    text
}

/// What came back, with the share of the members.
fn came_back(
    responses: &BTreeMap<Response, u64>,
    answered: u64,
    members: u64,
    lang: Lang,
) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a share in percent")]
    let share = |count: u64| match members {
        0 => String::new(),
        members => format!("{:.1} %", 100.0 * count as f64 / members as f64),
    };
    let title = lang.pick("came back", "回收结果");
    let row = |name: &str, count: u64| vec![name.to_owned(), grouped(count), share(count)];
    let mut rows: Vec<Vec<String>> = responses
        .iter()
        .map(|(response, count)| row(response_name(*response, lang), *count))
        .collect();
    rows.push(row(lang.pick("any of these", "合计人数"), answered));
    let columns = [("", Align::Left), ("", Align::Right), ("", Align::Right)];
    format!("\n{HEADING}{title}{HEADING:#}\n{}", plain(&columns, rows))
}
