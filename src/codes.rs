//! Every kind of finding the program can tell of, by its code: what `rules explain` prints and exports look up.
//!
//! A module that declares kinds adds its list in one line; knows nothing of when they are found.

use std::sync::LazyLock;

use crate::model::{Code, FindingKind};
use crate::{check, import, standardize};

/// The lists of the modules, in the order of the flow.
fn lists() -> impl Iterator<Item = &'static [FindingKind]> {
    let import = [import::findings::KINDS, import::rejects::KINDS];
    let standardize = standardize::findings::KINDS.iter().copied();
    let places = [standardize::place_findings::KINDS];
    let check = check::KINDS.iter().copied();
    import
        .into_iter()
        .chain(standardize)
        .chain(places)
        .chain(check)
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

/// The kind behind a code.
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
