//! `iclear rules`: which findings there are, what each means, and whether a folder of rules can be used.

use crate::cli::Verdict;
use crate::cli::args::{Format, RulesCommand};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::table::{Align, plain};
use crate::codes;
use crate::model::{Code, FindingKind};
use crate::rules::RuleBook;

/// Runs the subcommand.
pub(in crate::cli) fn run(command: &RulesCommand, session: &Session) -> Result<Verdict, Failure> {
    match command {
        RulesCommand::List => list(session),
        RulesCommand::Explain { code } => explain(code, session),
        RulesCommand::Check { dir } => {
            let dir = dir.as_deref().or(session.common.rules.as_deref());
            let digest = RuleBook::load(dir)?.digest;
            if session.common.format == Format::Json {
                session.print_json(&serde_json::json!({ "digest": digest }))?;
            }
            session.terminal.say(
                session
                    .terminal
                    .lang
                    .pick("the rules can be used", "规则可用"),
            );
            Ok(Verdict::Done)
        }
    }
}

fn list(session: &Session) -> Result<Verdict, Failure> {
    if session.common.format == Format::Json {
        let kinds: Vec<_> = codes::all().iter().copied().map(as_json).collect();
        session.print_json(&kinds)?;
        return Ok(Verdict::Done);
    }
    let lang = session.terminal.lang;
    let heading = [
        (lang.pick("code", "代码"), Align::Left),
        (lang.pick("severity", "级别"), Align::Left),
        (lang.pick("meaning", "含义"), Align::Left),
    ];
    let rows = codes::all().iter().map(|kind| {
        let meaning = lang.pick(kind.en, kind.zh);
        vec![
            kind.code.to_string(),
            kind.severity.to_string(),
            meaning.to_owned(),
        ]
    });
    session.terminal.data(&plain(&heading, rows))?;
    Ok(Verdict::Done)
}

fn as_json(kind: &FindingKind) -> serde_json::Value {
    serde_json::json!({
        "code": kind.code, "severity": kind.severity, "en": kind.en, "zh": kind.zh
    })
}

fn explain(code: &str, session: &Session) -> Result<Verdict, Failure> {
    let known = code
        .to_ascii_uppercase()
        .parse::<Code>()
        .ok()
        .and_then(codes::find);
    let Some(kind) = known else {
        return Err(Failure::Usage {
            message: format!("{code}: no finding has this code"),
            hint: Some("`iclear rules list` lists the codes"),
        });
    };
    if session.common.format == Format::Json {
        let mut document = as_json(kind);
        document["manual"] = manual(kind).into();
        session.print_json(&document)?;
        return Ok(Verdict::Done);
    }
    let text = format!(
        "{} ({})\n{}\n{}\n\n{}\n",
        kind.code,
        kind.severity,
        kind.en,
        kind.zh,
        manual(kind)
    );
    session.terminal.data(&text)?;
    Ok(Verdict::Done)
}

/// The manual without the blank that doc comments begin their lines with.
fn manual(kind: &FindingKind) -> String {
    let lines: Vec<&str> = kind
        .manual
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n")
}
