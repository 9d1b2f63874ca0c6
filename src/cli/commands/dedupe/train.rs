//! `iclear dedupe train`: fits the weights of matching to lists, and writes them as a model file.

use std::path::Path;

use super::List;
use crate::cli::Verdict;
use crate::cli::args::{Format, InputArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::pipeline;
use crate::rules::{ModelHead, model_text};

/// Fits and writes.
pub(super) fn run(
    input: &InputArgs,
    output: &Path,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let list = List::read(input, invocation)?;
    let rows = list.checked.batch().frame.len() as u64;
    let ctx = invocation.context();
    let fitted = pipeline::trained(list.checked, &list.inputs, &list.rules, &ctx)?;
    let Some(fitted) = fitted else {
        return Err(Failure::Usage {
            message: format!("{rows} rows are too few to fit weights to"),
            hint: Some(
                "the weights of the rules are made for short lists; train with 200 rows or more",
            ),
        });
    };
    let head = ModelHead::new(invocation.started_at(), rows);
    let unwritable = |error: &dyn std::fmt::Display| Failure::Usage {
        message: format!("{}: cannot be written: {error}", output.display()),
        hint: Some("-o names another file"),
    };
    let text = model_text(&list.rules.matching_text, &fitted, &head).map_err(|e| unwritable(&e))?;
    std::fs::write(output, text).map_err(|error| unwritable(&error))?;
    if invocation.common.format == Format::Json {
        invocation.print_json(&serde_json::json!({ "model": output, "rows": rows }))?;
    }
    let (rows, model) = (grouped(rows), output.display());
    invocation.terminal.say(&match invocation.terminal.lang {
        Lang::English => format!(
            "the weights fitted to {rows} rows are in {model}; use them with --model {model}"
        ),
        Lang::Chinese => format!("已按 {rows} 行拟合权重，存入 {model}；用 --model {model} 使用"),
    });
    Ok(Verdict::Done)
}
