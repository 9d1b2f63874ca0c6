//! Two companies.

use super::Grades;
use super::text::{Letters, Likeness};
use crate::dedupe::firm::{Firm, FirmParts};
use crate::dedupe::keys::NONE;
use crate::dedupe::person::Script;
use crate::dedupe::profile::Profile;
use crate::rules::Level;

/// Jaro-Winkler of company names that are one but for slips.
const ALIKE: f64 = 0.93;
/// What four letters that both begin with make up for, of all that a pair falls short of.
const BEGINNING: f64 = 0.4;

/// Adds the level of two companies; where neither record names a person, the company is what the records are about.
pub(super) fn company(a: &Profile, b: &Profile, grades: &mut Grades) {
    let [ours, theirs] = [a, b].map(|profile| &profile.seldom.company);
    if ours.is_absent() || theirs.is_absent() {
        return;
    }
    let nameless = a.name.script == Script::Absent && b.name.script == Script::Absent;
    let [equal, similar, differs] = if nameless {
        [
            Level::OrganizationEqual,
            Level::OrganizationSimilar,
            Level::OrganizationDiffers,
        ]
    } else {
        [
            Level::CompanyEqual,
            Level::CompanySimilar,
            Level::CompanyDiffers,
        ]
    };
    match likeness(ours, theirs) {
        Likeness::Equal => grades.push_rare(equal, ours.rarity),
        Likeness::Typo | Likeness::Similar => grades.push(Some(similar)),
        Likeness::Differs => grades.push(Some(differs)),
    }
}

fn likeness(a: &Firm, b: &Firm) -> Likeness {
    if a.id == b.id {
        return Likeness::Equal;
    }
    let short_form = match (&a.parts, &b.parts) {
        (Some(ours), Some(theirs)) => a.core == b.core && one_shorter(ours, theirs),
        _ => {
            a.letters.may_contain(b.letters)
                && (contains(&a.key, &b.key) || contains(&b.key, &a.key))
        }
    };
    if short_form || same_branch(a, b) && are_alike(a, b) {
        Likeness::Similar
    } else {
        Likeness::Differs
    }
}

/// Whether the names are one but for slips.
fn are_alike(a: &Firm, b: &Firm) -> bool {
    may_be_alike(a.letters, b.letters) && strsim::jaro_winkler(&a.key, &b.key) >= ALIKE
}

/// Whether names of such letters may be one but for slips: a letter that only one has counts for nothing, and no more can be
/// said of the others than that they stand in their order, four of them at the beginning.
fn may_be_alike(a: Letters, b: Letters) -> bool {
    let [ours, theirs] = [a, b].map(|letters| letters.count() as f64);
    let Some(common) = a.in_common(b) else {
        return true;
    };
    let jaro = (common as f64 / ours + common as f64 / theirs + 1.0) / 3.0;
    // Far more than what the rounding of fractions makes of it.
    jaro + BEGINNING * (1.0 - jaro) >= ALIKE - 1e-6
}

/// Whether two names with one word of their own say beside it the same, or one of them less.
fn one_shorter(a: &FirmParts, b: &FirmParts) -> bool {
    let goes_with = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
    goes_with(&a.region, &b.region)
        && goes_with(&a.trade, &b.trade)
        && goes_with(&a.branch, &b.branch)
}

/// Two branches of a bank are as alike as names can be.
fn same_branch(a: &Firm, b: &Firm) -> bool {
    a.seat == NONE || b.seat == NONE || a.seat == b.seat
}

fn contains(long: &str, short: &str) -> bool {
    short.chars().nth(3).is_some() && long.contains(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn short_forms_are_told_from_other_companies() {
        let cases = [
            (
                "the legal form",
                "上海华信科技有限公司",
                "上海华信科技",
                Likeness::Equal,
            ),
            (
                "the place in brackets",
                "华信科技（上海）有限公司",
                "上海市华信科技有限公司",
                Likeness::Equal,
            ),
            (
                "without the place",
                "上海华信科技有限公司",
                "华信科技",
                Likeness::Similar,
            ),
            (
                "traditional",
                "上海華信科技有限公司",
                "上海华信科技有限公司",
                Likeness::Equal,
            ),
            (
                "of another city",
                "上海华信科技有限公司",
                "北京华信科技有限公司",
                Likeness::Differs,
            ),
            (
                "of another trade",
                "上海华信科技有限公司",
                "上海华信物流有限公司",
                Likeness::Differs,
            ),
            (
                "another word",
                "上海华信科技有限公司",
                "上海华瑞科技有限公司",
                Likeness::Differs,
            ),
            (
                "English",
                "Acme Widgets Co., Ltd",
                "ACME WIDGETS",
                Likeness::Equal,
            ),
            (
                "an article",
                "The Copper Kettle",
                "Copper Kettle",
                Likeness::Similar,
            ),
        ];
        for (case, one, other, expected) in cases {
            let (one, other) = (Firm::of(one), Firm::of(other));
            assert_eq!(
                likeness(&one, &other),
                expected,
                "{case}: {one:?} {other:?}"
            );
            assert_eq!(
                likeness(&other, &one),
                expected,
                "{case}, the other way round"
            );
        }
    }
}
