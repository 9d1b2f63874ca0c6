//! `iclear rules`: which findings there are under today's rules, what each means, whether a folder of rules can be
//! used, and whether its examples hold.

use std::path::Path;

use crate::cli::Verdict;
use crate::cli::args::{Format, RulesCommand};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::table::{Align, plain};
use crate::codes::Codes;
use crate::model::{Code, Kind};
use crate::rules::{Action, CheckRules, CheckSetting, RuleBook};
use crate::{check, standardize, tag};

/// Runs the subcommand.
pub(in crate::cli) fn run(
    command: &RulesCommand,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    match command {
        RulesCommand::List => list(&invocation.rules()?.checks, invocation),
        RulesCommand::Explain { code } => explain(code, &invocation.rules()?.checks, invocation),
        RulesCommand::Check { dir } => check(dir.as_deref(), invocation),
        RulesCommand::Test { dir } => test(dir.as_deref(), invocation),
    }
}

/// The rules of the folder named, else those of `--rules`, else the embedded ones.
fn load(dir: Option<&Path>, invocation: &Invocation) -> Result<RuleBook, Failure> {
    match dir {
        Some(dir) => invocation.rules_of(Some(dir)),
        None => invocation.rules(),
    }
}

fn check(dir: Option<&Path>, invocation: &Invocation) -> Result<Verdict, Failure> {
    let digest = load(dir, invocation)?.digest;
    if invocation.common.format == Format::Json {
        invocation.print_json(&serde_json::json!({ "digest": digest }))?;
    }
    let lang = invocation.terminal.lang;
    invocation
        .terminal
        .say(lang.pick("the rules can be used", "规则可用"));
    Ok(Verdict::Done)
}

/// Runs every example that the rules bring along.
fn test(dir: Option<&Path>, invocation: &Invocation) -> Result<Verdict, Failure> {
    let book = load(dir, invocation)?;
    let parts = [
        ("fields.toml", book.fields.failing_examples()),
        ("orders.toml", book.orders.fields.failing_examples()),
        (
            "standardize.toml",
            standardize::failing_examples(&book.standardize),
        ),
        ("checks.toml", check::failing_examples(&book)),
        ("tags.toml", tag::failing_examples(&book.tags)),
        ("campaigns.toml", book.campaigns.failing_examples()),
    ];
    let failing: Vec<(&str, &String)> = parts
        .iter()
        .flat_map(|(file, lines)| lines.iter().map(move |line| (*file, line)))
        .collect();
    let count = book.examples();
    if invocation.common.format == Format::Json {
        let failing: Vec<_> = failing
            .iter()
            .map(|(file, line)| serde_json::json!({ "file": file, "example": line }))
            .collect();
        invocation.print_json(&serde_json::json!({ "examples": count, "failing": failing }))?;
    } else {
        let lines = failing
            .iter()
            .map(|(file, line)| format!("{file}: {line}\n"));
        invocation.terminal.data(&lines.collect::<String>())?;
    }
    let lang = invocation.terminal.lang;
    let failed = failing.len();
    invocation.terminal.say(lang.pick(
        &format!("{count} examples, {failed} failing"),
        &format!("共 {count} 个示例，{failed} 个不符"),
    ));
    Ok(if failed == 0 {
        Verdict::Done
    } else {
        Verdict::Failing
    })
}

fn list(rules: &CheckRules, invocation: &Invocation) -> Result<Verdict, Failure> {
    let kinds = Codes::of(rules).all();
    if invocation.common.format == Format::Json {
        let kinds: Vec<_> = kinds.iter().map(|kind| as_json(kind, rules)).collect();
        invocation.print_json(&kinds)?;
        return Ok(Verdict::Done);
    }
    let lang = invocation.terminal.lang;
    let heading = [
        (lang.pick("code", "代码"), Align::Left),
        (lang.pick("severity", "级别"), Align::Left),
        (lang.pick("action", "处理"), Align::Left),
        (lang.pick("limit", "阈值"), Align::Right),
        (lang.pick("meaning", "含义"), Align::Left),
    ];
    let rows = kinds.iter().map(|kind| {
        let setting = rules.setting(kind.code);
        let limit = setting.and_then(|setting| setting.limit);
        vec![
            kind.code.to_string(),
            kind.severity.to_string(),
            setting.map_or("", action).to_owned(),
            limit.map_or_else(String::new, |limit| limit.to_string()),
            lang.pick(kind.en, kind.zh).to_owned(),
        ]
    });
    invocation.terminal.data(&plain(&heading, rows))?;
    Ok(Verdict::Done)
}

/// What is done about the findings of a check, as rules files write it.
fn action(setting: &CheckSetting) -> &'static str {
    match setting.action {
        Action::Off => "off",
        Action::Flag => "flag",
        Action::Fix => "fix",
        Action::Review => "review",
        Action::Reject => "reject",
    }
}

fn as_json(kind: &Kind<'_>, rules: &CheckRules) -> serde_json::Value {
    let mut document = serde_json::json!({
        "code": kind.code, "severity": kind.severity, "en": kind.en, "zh": kind.zh
    });
    if let Some(setting) = rules.setting(kind.code) {
        document["action"] = action(setting).into();
        document["limit"] = setting.limit.into();
    }
    document
}

fn explain(code: &str, rules: &CheckRules, invocation: &Invocation) -> Result<Verdict, Failure> {
    let known = code
        .to_ascii_uppercase()
        .parse::<Code>()
        .ok()
        .and_then(|code| {
            Codes::of(rules)
                .all()
                .into_iter()
                .find(|kind| kind.code == code)
        });
    let Some(kind) = known else {
        return Err(Failure::Usage {
            message: format!("{code}: no finding has this code"),
            hint: Some("`iclear rules list` lists the codes"),
        });
    };
    if invocation.common.format == Format::Json {
        let mut document = as_json(&kind, rules);
        document["manual"] = manual(&kind).into();
        invocation.print_json(&document)?;
        return Ok(Verdict::Done);
    }
    let today = rules
        .setting(kind.code)
        .map_or_else(String::new, |setting| {
            let limit = setting.limit.map(|limit| format!(", limit {limit}"));
            format!(", {}{}", action(setting), limit.unwrap_or_default())
        });
    let text = format!(
        "{} ({}{today})\n{}\n{}\n\n{}\n",
        kind.code,
        kind.severity,
        kind.en,
        kind.zh,
        manual(&kind)
    );
    invocation.terminal.data(&text)?;
    Ok(Verdict::Done)
}

/// The manual without the blank that doc comments begin their lines with.
fn manual(kind: &Kind<'_>) -> String {
    let lines: Vec<&str> = kind
        .manual
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n")
}
