//! Every kind of finding there is, by its code: those of the program and those of the user's rules. What
//! `rules explain` prints and exports look up.
//!
//! A module that declares kinds adds its list in one line; knows nothing of when they are found.

use std::sync::LazyLock;

use crate::model::{Code, FindingKind, Kind};
use crate::rules::CheckRules;
use crate::{check, dedupe, import, standardize, trade};

/// The lists of the modules, in the order of the flow.
fn lists() -> impl Iterator<Item = &'static [FindingKind]> {
    let import = [import::findings::KINDS, import::rejects::KINDS];
    let standardize = standardize::findings::KINDS.iter().copied();
    let check = check::KINDS.iter().chain(check::SHARED_KINDS).copied();
    import
        .into_iter()
        .chain(standardize)
        .chain(check)
        .chain([dedupe::KINDS, trade::findings::KINDS])
}

static BY_CODE: LazyLock<Vec<&'static FindingKind>> = LazyLock::new(|| {
    let mut kinds: Vec<&FindingKind> = lists().flatten().collect();
    kinds.sort_by_key(|kind| kind.code);
    kinds
});

/// Every kind of finding, sorted by code.
#[must_use]
pub fn all() -> &'static [&'static FindingKind] {
    &BY_CODE
}

/// Every kind of finding under one set of rules.
#[derive(Clone, Copy, Debug)]
pub struct Codes<'r>(&'r CheckRules);

impl<'r> Codes<'r> {
    /// The program's kinds and those that the rules bring.
    #[must_use]
    pub fn of(rules: &'r CheckRules) -> Self {
        Codes(rules)
    }

    /// The kind behind a code.
    #[must_use]
    pub fn find(self, code: Code) -> Option<Kind<'r>> {
        let own = || self.0.own_kinds().find(|kind| kind.code == code);
        find(code).copied().or_else(own)
    }

    /// Every kind, sorted by code, each with the severity that its findings have under the rules.
    #[must_use]
    pub fn all(self) -> Vec<Kind<'r>> {
        let mut kinds: Vec<Kind<'r>> = all().iter().map(|kind| **kind).collect();
        kinds.extend(self.0.own_kinds());
        for kind in &mut kinds {
            if let Some(setting) = self.0.setting(kind.code) {
                kind.severity = setting.severity;
            }
        }
        kinds.sort_by_key(|kind| kind.code);
        kinds
    }
}

/// The kind of the program's own behind a code.
#[must_use]
pub fn find(code: Code) -> Option<&'static FindingKind> {
    let at = BY_CODE.binary_search_by_key(&code, |kind| kind.code).ok()?;
    Some(BY_CODE[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_for_one_kind_alone() {
        for pair in all().windows(2) {
            assert!(pair[0].code < pair[1].code, "{} twice", pair[0].code);
        }
    }

    #[test]
    fn every_kind_is_found_by_its_code_and_has_words_for_its_readers() {
        for kind in all() {
            assert_eq!(find(kind.code).map(|found| found.en), Some(kind.en));
            let chinese = kind
                .zh
                .chars()
                .any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
            assert!(chinese, "{} has no Chinese line", kind.code);
            assert!(kind.manual.contains("What it looks for"), "{}", kind.code);
        }
        assert!(find(Code::new("ZZZ999")).is_none());
    }
}
