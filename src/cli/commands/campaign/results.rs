//! `iclear campaign results`: what came back, attached to the members.

use serde::Serialize;

use super::response_name;
use crate::campaign::{Answer, AnswerReading, Answers, Unreadable, tells_responses};
use crate::cli::Verdict;
use crate::cli::args::{FailOn, Format, ResultsArgs};
use crate::cli::commands::suppress::{Place, origin_of, unread};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::{Invocation, place};
use crate::cli::lang::{Lang, grouped};
use crate::model::{Input, Origin};
use crate::pipeline;
use crate::rules::RuleBook;
use crate::store::{Access, Brought, Nobodys, Said, Store};

/// What came back, as the one JSON document on stdout.
#[derive(Serialize)]
struct Told<'a> {
    campaign: &'a str,
    rows: u64,
    #[serde(flatten)]
    brought: &'a Brought,
    unread: Vec<Place>,
}

/// Reads, attaches and tells.
pub(super) fn run(args: &ResultsArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    let store = Store::open(invocation.site(), Access::Read)?;
    let reading = AnswerReading {
        channel: store.channel_of(&args.name)?,
        every: args.result,
        rules: &rules.campaigns,
    };
    drop(store);
    let (inputs, mut answers) = read(args, reading, &rules, invocation)?;
    let found = std::mem::take(&mut answers.answers).into_iter();
    let found: Vec<(Answer, String)> = found
        .map(|answer| {
            let origin = origin_of(answer.origin, &inputs);
            (answer, origin)
        })
        .collect();
    let brought = bring(args, &found, invocation)?;
    let told = Told {
        campaign: &args.name,
        rows: answers.rows,
        brought: &brought,
        unread: places(&found, &brought, &answers, &inputs, invocation),
    };
    tell(&told, args.input.fail_on, invocation)
}

fn read(
    args: &ResultsArgs,
    reading: AnswerReading<'_>,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<(Vec<Input>, Answers), Failure> {
    let ctx = invocation.context();
    let mut importer = invocation.open_contacts(&args.input, rules, &ctx)?;
    let inputs = importer.inputs().to_vec();
    if reading.every.is_none() {
        let silent = inputs
            .iter()
            .find(|one| !tells_responses(one, reading.rules));
        if let Some(silent) = silent {
            return Err(says_nothing(silent));
        }
    }
    let answers = pipeline::answers(&mut importer, reading, rules, &ctx)?;
    invocation.tell_skipped(&importer);
    Ok((inputs, answers))
}

fn says_nothing(input: &Input) -> Failure {
    let headers: Vec<&str> = input
        .columns
        .iter()
        .map(|one| one.header.as_str())
        .collect();
    let list = place(&input.file_name(), input.sheet.as_deref());
    Failure::Usage {
        message: format!(
            "{list}: no column says what came back; the headers are {}",
            headers.join(", ")
        ),
        hint: Some(
            "name the header in campaigns.toml (`result_headers`), or say with --result what every row is",
        ),
    }
}

fn bring(
    args: &ResultsArgs,
    answers: &[(Answer, String)],
    invocation: &Invocation,
) -> Result<Brought, Failure> {
    if args.dry_run {
        let store = Store::open(invocation.site(), Access::Read)?;
        return Ok(store.plan_results(&args.name, answers)?);
    }
    let mut store = invocation.known_store()?;
    let word = Said {
        at: &invocation.started_at(),
        by: &environment::speaker(args.by.as_deref()),
        reason: None,
    };
    Ok(store.bring_results(&args.name, answers, &word)?)
}

/// The rows that count for nothing, in the order of the lists, each with why.
fn places(
    answers: &[(Answer, String)],
    brought: &Brought,
    all: &Answers,
    inputs: &[Input],
    invocation: &Invocation,
) -> Vec<Place> {
    let lang = invocation.terminal.lang;
    let nobodys = brought.nobodys.iter().map(|(at, why)| {
        let answer = &answers[*at].0;
        (answer.origin, named(answer), whose(*why, lang))
    });
    let unread = all.unread.iter().map(|one| {
        let why = unreadable(one.why, lang);
        (one.row.origin, one.row.text.clone(), why)
    });
    let mut left: Vec<(Origin, String, &str)> = nobodys.chain(unread).collect();
    left.sort();
    left.into_iter()
        .map(|(origin, text, why)| {
            Place::of(origin, &text, Some(why.to_owned()), inputs, invocation)
        })
        .collect()
}

/// Whom an answer names.
fn named(answer: &Answer) -> String {
    let contact = answer.contact.iter().map(ToString::to_string);
    let values = answer.values.iter().map(|value| value.text.clone());
    contact.chain(values).collect::<Vec<_>>().join(" | ")
}

fn whose(why: Nobodys, lang: Lang) -> &'static str {
    match why {
        Nobodys::Unknown => lang.pick("no member", "不是名单成员"),
        Nobodys::Several => lang.pick("several members", "对应多个成员"),
        Nobodys::Contradicts => lang.pick(
            "the contact is one member, the value another's",
            "客户编号与联系方式分属不同成员",
        ),
    }
}

fn unreadable(why: Unreadable, lang: Lang) -> &'static str {
    match why {
        Unreadable::NoWho => lang.pick("names nobody", "未指明是谁"),
        Unreadable::NoResponse => lang.pick("says nothing of what came back", "没有结果"),
        Unreadable::NoRow => lang.pick("no row of the list", "不是数据行"),
        Unreadable::UnknownWord => lang.pick("unknown word", "不认识的结果"),
    }
}

fn tell(
    told: &Told<'_>,
    fail_on: Option<FailOn>,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let lang = invocation.terminal.lang;
    if invocation.common.format == Format::Json {
        invocation.print_json(told)?;
    } else if !told.unread.is_empty() {
        invocation.terminal.data(&unread(&told.unread, lang))?;
    }
    invocation.stages.finish();
    invocation.terminal.say(&said(told.brought, lang));
    Ok(match (fail_on, told.unread.is_empty()) {
        (Some(FailOn::Warning), false) => Verdict::Failing,
        _ => Verdict::Done,
    })
}

fn said(brought: &Brought, lang: Lang) -> String {
    let new = brought.new.iter();
    let mut parts: Vec<String> = new
        .map(|(one, count)| format!("{} {}", grouped(*count), response_name(*one, lang)))
        .collect();
    parts.push(format!(
        "{} {}",
        grouped(brought.known),
        lang.pick("known already", "条已有")
    ));
    if brought.suppressed > 0 {
        let closed = lang.pick("closed to the channel", "人已屏蔽该渠道");
        parts.push(format!("{} {closed}", grouped(brought.suppressed)));
    }
    parts.join(lang.pick(", ", "，"))
}
