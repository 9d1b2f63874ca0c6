//! `iclear campaign create`: draws the members and says who was left out, and why.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::campaign::{LeftOut, Selection};
use crate::cli::Verdict;
use crate::cli::args::{CreateArgs, Format};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::cli::table::{Align, plain};
use crate::model::Channel;
use crate::rules::RuleBook;
use crate::store::{Access, Drawn, Said, Store};

/// Who was drawn, as the one JSON document on stdout.
#[derive(Serialize)]
struct Told<'a> {
    campaign: &'a str,
    channel: Channel,
    asked: u64,
    members: usize,
    left_out: &'a BTreeMap<LeftOut, u64>,
}

/// Draws, writes and tells.
pub(super) fn run(args: &CreateArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let name = args.name.trim();
    if name.is_empty() {
        return Err(Failure::Usage {
            message: "a campaign needs a name".to_owned(),
            hint: None,
        });
    }
    let selection = selection(args)?;
    known_tags(&selection, &invocation.rules()?, invocation.terminal.lang)?;
    let drawn = drawn(name, &selection, args, invocation)?;
    let told = Told {
        campaign: name,
        channel: selection.channel,
        asked: drawn.asked,
        members: drawn.members.len(),
        left_out: &drawn.left_out,
    };
    let lang = invocation.terminal.lang;
    match invocation.common.format {
        Format::Json => invocation.print_json(&told)?,
        Format::Human => invocation.terminal.data(&reasons(
            told.asked,
            told.members as u64,
            told.left_out,
            lang,
        ))?,
    }
    invocation.terminal.say(&said(&told, args.dry_run, lang));
    Ok(Verdict::Done)
}

fn selection(args: &CreateArgs) -> Result<Selection, Failure> {
    let selected = Selection::new(args.channel, args.tags.clone(), args.condition.clone());
    selected.map_err(|error| Failure::Usage {
        message: format!("--where: {error}"),
        hint: Some("a condition is SQL over the fields, e.g. \"city = '上海市' AND amount > 100\""),
    })
}

/// Refuses a tag that no rule gives: a slip of the pen would draw nobody.
fn known_tags(selection: &Selection, rules: &RuleBook, lang: Lang) -> Result<(), Failure> {
    let mut known: Vec<&str> = rules
        .tags
        .as_slice()
        .iter()
        .map(|rule| rule.name.as_str())
        .collect();
    known.sort_unstable();
    known.dedup();
    let mut tags = selection.tags.iter();
    let Some(unknown) = tags.find(|tag| !known.contains(&tag.as_str())) else {
        return Ok(());
    };
    let names = known.join(", ");
    Err(Failure::Usage {
        message: match lang {
            Lang::English => format!("no rule gives the tag `{unknown}`; the tags are {names}"),
            Lang::Chinese => format!("没有规则给出标签 `{unknown}`；现有标签：{names}"),
        },
        hint: Some("tags of your own stand in tags.toml of the folder that --rules names"),
    })
}

fn drawn(
    name: &str,
    selection: &Selection,
    args: &CreateArgs,
    invocation: &Invocation,
) -> Result<Drawn, Failure> {
    let today = invocation.now.date();
    if args.dry_run {
        let store = Store::open(invocation.site(), Access::Read)?;
        return match store.has_campaign(name)? {
            true => Err(crate::store::StoreError::CampaignThere {
                name: name.to_owned(),
            }
            .into()),
            false => Ok(store.draw(selection, today)?),
        };
    }
    let mut store = invocation.known_store()?;
    let word = Said {
        at: &invocation.started_at(),
        by: &environment::speaker(args.by.as_deref()),
        reason: None,
    };
    Ok(store.create_campaign(name, selection, today, &word)?)
}

/// Of those that were asked for, how many are members, and how many are not for which reason.
pub(super) fn reasons(
    asked: u64,
    members: u64,
    left_out: &BTreeMap<LeftOut, u64>,
    lang: Lang,
) -> String {
    let line = |name: &str, count: u64| vec![name.to_owned(), grouped(count)];
    let mut rows = vec![
        line(lang.pick("asked for", "符合条件"), asked),
        line(lang.pick("members", "名单成员"), members),
    ];
    rows.extend(
        left_out
            .iter()
            .map(|(reason, count)| line(why(*reason, lang), *count)),
    );
    plain(&[("", Align::Left), ("", Align::Right)], rows)
}

fn why(reason: LeftOut, lang: Lang) -> &'static str {
    match reason {
        LeftOut::NoValue => lang.pick(
            "left out: nothing to reach them by",
            "未列入：没有该渠道的联系方式",
        ),
        LeftOut::Suppressed => lang.pick("left out: the channel is closed", "未列入：渠道已屏蔽"),
        LeftOut::Unusable => lang.pick("left out: the value is wrong", "未列入：联系方式有误"),
        LeftOut::Shared => lang.pick(
            "left out: another stands for them",
            "未列入：与他人共用，已由其代表",
        ),
    }
}

fn said(told: &Told<'_>, dry_run: bool, lang: Lang) -> String {
    let (name, members) = (told.campaign, grouped(told.members as u64));
    match (lang, dry_run) {
        (Lang::English, false) => format!("{name}: {members} members"),
        (Lang::English, true) => format!("{name}: would have {members} members"),
        (Lang::Chinese, false) => format!("{name}：名单共 {members} 人"),
        (Lang::Chinese, true) => format!("{name}：名单将有 {members} 人"),
    }
}
