//! Which repairs standardizers make and which they only propose: the file as written, then the rules as meant.

use std::collections::BTreeMap;

use super::{Problems, RuleText};
use crate::model::Code;

/// What is done about a finding that has a remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Repair {
    /// The repair is made and reported.
    Fix,
    /// The cell stays as it is; the finding proposes the repair.
    Propose,
    /// The cell stays as it is and nothing is reported.
    Off,
}

/// Which repairs standardizers make and which they only propose.
#[derive(Clone, Debug, Default)]
pub struct StandardizeRules {
    policy: BTreeMap<Code, Repair>,
}

/// The file as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    policy: BTreeMap<Code, Repair>,
}

impl StandardizeRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let File { policy } = text.parse(problems).unwrap_or_default();
        StandardizeRules { policy }
    }

    /// What is done about findings of this code; the repair is made unless the rules say otherwise.
    #[must_use]
    pub fn repair(&self, code: Code) -> Repair {
        self.policy.get(&code).copied().unwrap_or(Repair::Fix)
    }
}
