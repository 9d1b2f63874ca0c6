//! The model file: rules for matching whose likelihoods were fitted to lists.
//!
//! It is a `match.toml` with a head that says of what version it is and what it was fitted to, so that it can be read,
//! compared and kept in git like any rules.

use serde::Deserialize;
use toml_edit::{DocumentMut, Item, Table, value};

use super::{Level, MatchRules};
use crate::rules::RuleText;

/// The version of model files that this program writes, and the latest it reads.
pub(super) const VERSION: i64 = 1;

/// What a model is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelHead {
    /// The version of the file's form.
    pub version: i64,
    /// The program that fitted it.
    pub program: String,
    /// When, ISO 8601.
    pub trained_at: String,
    /// How many rows it was fitted to.
    pub rows: u64,
}

impl ModelHead {
    /// The head of a model that is fitted now.
    #[must_use]
    pub fn new(trained_at: String, rows: u64) -> Self {
        ModelHead {
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            trained_at,
            rows,
        }
    }
}

/// The model file for `fitted`: the rules as `written`, comments and all, with its numbers.
///
/// # Errors
/// When the rules are no TOML, which those that were read are not.
pub fn model_text(
    written: &RuleText,
    fitted: &MatchRules,
    head: &ModelHead,
) -> Result<String, toml_edit::TomlError> {
    let mut file: DocumentMut = written.text.parse()?;
    let mut table = Table::new();
    table["version"] = value(head.version);
    table["program"] = value(&head.program);
    table["trained_at"] = value(&head.trained_at);
    table["rows"] = value(i64::try_from(head.rows).unwrap_or(i64::MAX));
    file["model"] = Item::Table(table);
    let prior = [
        ("strangers", fitted.prior.strangers),
        ("kin", fitted.prior.kin),
        ("namesakes", fitted.prior.namesakes),
    ];
    for (name, bits) in prior {
        file["prior"][name] = value(bits.as_f64());
    }
    for (level, odds) in Level::ALL.iter().zip(fitted.weights.odds()) {
        let entry = &mut file["levels"][level.comparison().name()][level.name()];
        entry["m"] = value(rounded(odds.m));
        entry["u"] = value(rounded(odds.u));
        if let Some(kin) = odds.kin {
            entry["kin"] = value(rounded(kin));
        }
    }
    Ok(file.to_string())
}

/// A share to six significant digits: more than any list tells.
fn rounded(share: f64) -> f64 {
    format!("{share:.5e}").parse().unwrap_or(share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Bits, Problems, Weights};

    fn default() -> RuleText {
        RuleText {
            file: "match.toml".into(),
            text: include_str!("../../../rules/match.toml").to_owned(),
        }
    }

    fn read(text: String) -> (MatchRules, Problems) {
        let mut problems = Problems::default();
        let file = "model.toml".into();
        let rules = MatchRules::read(&RuleText { file, text }, &mut problems);
        (rules, problems)
    }

    #[test]
    fn a_model_is_read_as_it_was_fitted() {
        let (mut fitted, _) = read(default().text);
        let mut odds = *fitted.weights.odds();
        for odds in &mut odds {
            odds.m = (odds.m * 0.77).min(1.0);
            odds.kin = odds.kin.map(|kin| kin * 0.5);
        }
        fitted.weights = Weights::of_odds(odds);
        fitted.prior.strangers = Bits::new(13.25);
        let head = ModelHead::new("2026-11-22T00:00:00Z".to_owned(), 1_000);
        let text = model_text(&default(), &fitted, &head).expect("rules");
        let (known, problems) = read(text);
        assert!(problems.is_empty(), "{problems}");
        assert_eq!(known.model, Some(head));
        assert_eq!(known.prior, fitted.prior);
        for (known, fitted) in known.weights.odds().iter().zip(fitted.weights.odds()) {
            assert!((known.m / fitted.m - 1.0).abs() < 1e-5, "{known:?}");
            assert_eq!(known.kin.is_some(), fitted.kin.is_some());
        }
    }

    #[test]
    fn rules_that_do_not_tell_two_levels_apart_weigh_them_alike() {
        for level in Level::ALL {
            let Some(known) = level.told_apart_from() else {
                continue;
            };
            let mut file: DocumentMut = default().text.parse().expect("rules");
            let levels = file["levels"][level.comparison().name()].as_table_mut();
            let removed = levels.expect("a table").remove(level.name());
            assert!(removed.is_some(), "{level:?} stands in the rules");
            let (older, problems) = read(file.to_string());
            assert!(problems.is_empty(), "{problems}");
            assert_eq!(older.weights.of(*level), older.weights.of(known));
        }
    }

    #[test]
    fn a_model_of_a_later_version_is_refused() {
        let head = "[model]\nversion = 99\nprogram = \"9\"\ntrained_at = \"\"\nrows = 1\n";
        let (_, problems) = read(format!("{}\n{head}", default().text));
        let told = problems.to_string();
        assert!(told.contains("version 99"), "{told}");
    }
}
