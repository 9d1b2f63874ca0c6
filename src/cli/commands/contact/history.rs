//! `iclear contact history`: what has become of a contact, run by run.

use crate::cli::Verdict;
use crate::cli::args::Format;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::cli::mask::Mask;
use crate::cli::table::{Align, plain};
use crate::cli::terminal::{DIM, HEADING};
use crate::model::ContactId;
use crate::review::{self, Chapter, Event};
use crate::store::{Access, Store};

/// Tells and prints.
pub(super) fn run(contact: ContactId, invocation: &Invocation) -> Result<Verdict, Failure> {
    let store = Store::open(invocation.site(), Access::Read)?;
    let mut chapters = review::history(&store, contact)?;
    hide(&mut chapters, invocation.mask());
    match invocation.common.format {
        Format::Json => invocation.print_json(&chapters)?,
        Format::Human => {
            let lang = invocation.terminal.lang;
            let told: Vec<String> = chapters
                .iter()
                .map(|chapter| render(chapter, lang))
                .collect();
            invocation.terminal.data(&told.join("\n"))?;
        }
    }
    Ok(Verdict::Done)
}

fn hide(chapters: &mut [Chapter], mask: Mask) {
    for event in chapters.iter_mut().flat_map(|chapter| &mut chapter.events) {
        if let Event::Value {
            field,
            before,
            after,
        } = event
        {
            *before = mask.maybe(*field, before.as_deref());
            *after = mask.maybe(*field, after.as_deref());
        }
    }
}

/// The run with who and why, then its events.
fn render(chapter: &Chapter, lang: Lang) -> String {
    let run = match lang {
        Lang::English => format!("run {}", chapter.run),
        Lang::Chinese => format!("第 {} 次运行", chapter.run),
    };
    let said = [&chapter.by, &chapter.reason].into_iter().flatten();
    let said = said.chain(&chapter.files).filter(|text| !text.is_empty());
    let said: Vec<&str> = said.map(String::as_str).collect();
    let kind = lang.kind_of_run(&chapter.kind);
    let heading = format!(
        "{HEADING}{run}{HEADING:#}  {kind}  {}  {DIM}{}{DIM:#}\n",
        chapter.at,
        said.join(", ")
    );
    let rows = chapter.events.iter().map(|event| told(event, lang));
    format!("{heading}{}", plain(&[("", Align::Left); 4], rows))
}

/// An event as a row: what, before, after.
fn told(event: &Event, lang: Lang) -> Vec<String> {
    let row = |what: &str, more: String| vec![what.to_owned(), more];
    match event {
        Event::Founded => row(lang.pick("founded", "新建"), String::new()),
        Event::Joined { records } => row(lang.pick("records came", "加入记录"), listed(records)),
        Event::Left { records } => row(lang.pick("records left", "移出记录"), listed(records)),
        Event::Absorbed { contacts } => row(lang.pick("absorbed", "并入客户"), listed(contacts)),
        Event::Merged { into } => row(lang.pick("became part of", "并入"), into.to_string()),
        Event::Deleted => row(lang.pick("deleted", "删除"), String::new()),
        Event::Restored => row(lang.pick("restored", "恢复"), String::new()),
        Event::Value {
            field,
            before,
            after,
        } => vec![
            lang.pick(field.name(), field.name_zh()).to_owned(),
            before.clone().unwrap_or_default(),
            "->".to_owned(),
            after.clone().unwrap_or_default(),
        ],
    }
}

fn listed(ids: &[impl std::fmt::Display]) -> String {
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    names.join(" ")
}
