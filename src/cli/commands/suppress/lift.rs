//! `iclear suppress lift`: opens again what was closed.

use super::add::on;
use super::list;
use crate::campaign::Silence;
use crate::cli::Verdict;
use crate::cli::args::{Format, SaidArgs};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::model::SuppressionId;
use crate::store::{Said, SuppressionLine, Which};

/// Lifts and says what is open again.
pub(super) fn run(
    (what, silence): (&[String], Option<Silence>),
    said: &SaidArgs,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let (by, reason) = answerable(said, invocation.terminal.lang)?;
    let rules = invocation.rules()?;
    let mut store = invocation.known_store()?;
    let mut meant = Vec::new();
    for text in what {
        let which = match numbered(text) {
            Some(id) => Which::Numbered(id),
            None => Which::On(on(text, &store, &rules)?, silence),
        };
        // All of what was asked for, or nothing: a slip of the pen is told before anything is opened.
        if store.standing(&which)?.is_empty() {
            return Err(nothing(text, invocation.terminal.lang));
        }
        meant.push(which);
    }
    let word = Said {
        at: &invocation.started_at(),
        by: &by,
        reason: Some(&reason),
    };
    let mut lifted: Vec<SuppressionLine> = Vec::new();
    for which in &meant {
        lifted.extend(store.lift(which, &word)?);
    }
    tell(lifted, invocation)
}

/// Who lifts, and why: without both nothing is lifted.
fn answerable(said: &SaidArgs, lang: Lang) -> Result<(String, String), Failure> {
    let refused = |message: &str, hint| Failure::Usage {
        message: message.to_owned(),
        hint: Some(hint),
    };
    let by = environment::speaker(said.by.as_deref());
    if by.trim().is_empty() {
        let message = lang.pick("nobody is named who lifts it", "未说明由谁解除");
        return Err(refused(message, "--by NAME says who does"));
    }
    match said.reason.as_deref().map(str::trim) {
        Some(reason) if !reason.is_empty() => Ok((by, reason.to_owned())),
        _ => {
            let message = lang.pick("no reason is given for lifting it", "未说明解除的原因");
            Err(refused(message, "--reason TEXT says why"))
        }
    }
}

/// `S3`.
fn numbered(text: &str) -> Option<SuppressionId> {
    let digits = text.trim().strip_prefix(['S', 's'])?;
    digits.parse().ok().map(SuppressionId)
}

fn nothing(text: &str, lang: Lang) -> Failure {
    Failure::Usage {
        message: match lang {
            Lang::English => format!("nothing is closed by `{text}`"),
            Lang::Chinese => format!("`{text}` 没有生效的屏蔽"),
        },
        hint: Some(
            "`iclear suppress list` shows what is closed; `iclear contact show` says by what",
        ),
    }
}

fn tell(mut lifted: Vec<SuppressionLine>, invocation: &Invocation) -> Result<Verdict, Failure> {
    let lang = invocation.terminal.lang;
    list::hide(&mut lifted, invocation.mask());
    match invocation.common.format {
        Format::Json => {
            let ids: Vec<SuppressionId> = lifted.iter().map(|line| line.id).collect();
            invocation.print_json(&serde_json::json!({ "lifted": ids }))?;
        }
        Format::Human => invocation.terminal.data(&list::render(&lifted, lang))?,
    }
    let count = lifted.len();
    invocation.terminal.say(&match lang {
        Lang::English => format!("{count} lifted; the history keeps who, when and why"),
        Lang::Chinese => format!("已解除 {count} 个；由谁、何时、为何均保留在历史中"),
    });
    Ok(Verdict::Done)
}
