//! Where in a list something stands, as it is kept and told.

use serde::Serialize;

use crate::cli::invocation::{Invocation, place};
use crate::cli::lang::{Lang, grouped};
use crate::cli::table::{Align, plain};
use crate::model::{Input, Origin};

/// A row of a list that could not be read, or names nobody.
#[derive(Debug, Serialize)]
pub(in crate::cli::commands) struct Place {
    /// The file's base name.
    pub(in crate::cli::commands) file: String,
    /// Its sheet.
    pub(in crate::cli::commands) sheet: Option<String>,
    /// The data row, from 1.
    pub(in crate::cli::commands) row: u32,
    /// What stands there.
    pub(in crate::cli::commands) text: String,
    /// Why it was left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::cli::commands) why: Option<String>,
}

impl Place {
    /// What stands in a row of these inputs, hidden where persons are hidden.
    pub(in crate::cli::commands) fn of(
        origin: Origin,
        text: &str,
        why: Option<String>,
        inputs: &[Input],
        invocation: &Invocation,
    ) -> Self {
        let input = &inputs[origin.input.at()];
        Place {
            file: input.file_name(),
            sheet: input.sheet.clone(),
            row: origin.row,
            text: invocation.mask().cell(None, text),
            why,
        }
    }
}

/// `optout.csv:12`, as a wish keeps it.
pub(in crate::cli::commands) fn origin_of(origin: Origin, inputs: &[Input]) -> String {
    let input = &inputs[origin.input.at()];
    let list = place(&input.file_name(), input.sheet.as_deref());
    format!("{list}:{}", origin.row)
}

/// The rows that were left, the first of them one by one.
pub(in crate::cli::commands) fn unread(places: &[Place], lang: Lang) -> String {
    /// As many as a screen holds; all stand in the JSON document.
    const SHOWN: usize = 20;
    if places.is_empty() {
        return String::new();
    }
    let title = lang.pick("left unread", "未能读取");
    let mut text = format!("{title}: {}\n", grouped(places.len() as u64));
    let rows = places.iter().take(SHOWN).map(|one| {
        let list = place(&one.file, one.sheet.as_deref());
        vec![
            format!("{list}:{}", one.row),
            one.text.clone(),
            one.why.clone().unwrap_or_default(),
        ]
    });
    text.push_str(&plain(&[("", Align::Left); 3], rows));
    if places.len() > SHOWN {
        text.push_str("  …\n");
    }
    text
}
