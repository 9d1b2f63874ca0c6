//! Evidence across rows: one value under many names or companies.
//!
//! What comes in: the rows of a run, and what the store knows of the same values. What goes out: findings of the rows
//! that share a value with too many others. It counts sets, so neither the order of arrival nor a row that comes twice
//! matters; and it only reports, for what is done about a row must not depend on rows that come later.

pub mod address_of_many_companies;
pub mod identity_of_many_names;
pub mod line_of_many_companies;
pub mod mailbox_of_many_names;
pub mod mobile_of_many_companies;
pub mod mobile_of_many_names;

use std::hash::{BuildHasher, BuildHasherDefault};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use crate::model::{ContactRow, Field, Finding, FindingKind, RowIx, Severity};
use crate::rules::{Action, CheckRules, StandardizeRules};
use crate::value::han;

/// A check that counts across rows; each stands in a file of its own.
#[derive(Debug)]
pub struct SharedCheck {
    /// What it finds; its doc comment is the manual.
    pub kind: &'static FindingKind,
    /// The field whose value is shared.
    pub shared: Field,
    /// The field of which there should be few under one value.
    pub among: Field,
    /// The values that may be shared.
    pub excused: Excused,
}

/// Values that may be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excused {
    /// None.
    Nobody,
    /// Mailboxes that belong to a role, by the names in `standardize.toml`.
    RoleMailboxes,
    /// Addresses without a number: a town or a road, where many firms are.
    NoDoor,
}

/// Every check that counts across rows.
pub const SHARED_CHECKS: &[&SharedCheck] = &[
    &mobile_of_many_names::CHECK,
    &mobile_of_many_companies::CHECK,
    &line_of_many_companies::CHECK,
    &mailbox_of_many_names::CHECK,
    &address_of_many_companies::CHECK,
    &identity_of_many_names::CHECK,
];

/// Their kinds of findings.
pub const KINDS: &[&[FindingKind]] = &[
    mobile_of_many_names::KINDS,
    mobile_of_many_companies::KINDS,
    line_of_many_companies::KINDS,
    mailbox_of_many_names::KINDS,
    address_of_many_companies::KINDS,
    identity_of_many_names::KINDS,
];

/// What is counted of the rows so far.
#[derive(Debug)]
pub struct Shared<'r> {
    words: &'r StandardizeRules,
    tallies: Vec<Tally>,
}

/// One check while rows come in.
#[derive(Debug)]
struct Tally {
    check: &'static SharedCheck,
    severity: Severity,
    /// As many others under one value are reported.
    limit: usize,
    /// What stands under which value, in parts that are counted side by side: a value is in the part of its last bits.
    parts: [Part; PARTS],
}

/// Parts of what is counted: as many as cores may be, at little cost where there are two.
const PARTS: usize = 8;

/// What stands under some values.
#[derive(Debug, Default)]
struct Part {
    /// The first of the others under each value: most values have no second.
    first: FxHashMap<u64, u64>,
    /// All of them, up to the limit, under values that have several.
    several: FxHashMap<u64, Vec<u64>>,
}

/// A shared value: one that stands under too many names or companies.
#[derive(Clone, Debug)]
pub struct SharedValue<'a> {
    /// What was found.
    pub kind: &'static FindingKind,
    /// Its severity under the rules.
    pub severity: Severity,
    /// The field of the value.
    pub field: Field,
    /// The value.
    pub value: &'a str,
}

impl<'r> Shared<'r> {
    /// Nothing counted yet; the checks that the rules leave on.
    #[must_use]
    pub fn new(rules: &CheckRules, words: &'r StandardizeRules) -> Self {
        let tallies = SHARED_CHECKS.iter().filter_map(|&check| {
            let setting = rules.setting(check.kind.code)?;
            (setting.action != Action::Off).then(|| Tally {
                check,
                severity: setting.severity,
                limit: limit(setting.limit),
                parts: Default::default(),
            })
        });
        Shared {
            words,
            tallies: tallies.collect(),
        }
    }

    /// Counts a row, of which `cell` gives the values in standard form.
    pub fn add<'a>(&mut self, cell: impl Fn(Field) -> Option<&'a str>) {
        for tally in &mut self.tallies {
            tally.count(&cell, self.words);
        }
    }

    /// Counts many rows; the checks go through them one after another, each with all cores.
    pub fn add_all(&mut self, rows: &[ContactRow<'_>]) {
        for tally in &mut self.tallies {
            let pair = |row: &ContactRow<'_>| tally.pair(|field| row.get(field), self.words);
            let pairs: Vec<(u64, u64)> = rows.par_iter().filter_map(pair).collect();
            let limit = tally.limit;
            let parts = tally.parts.par_iter_mut().enumerate();
            parts.for_each(|(at, part)| {
                part.first.reserve(pairs.len() / PARTS);
                let of_part = pairs.iter().filter(|(value, _)| part_of(*value) == at);
                of_part.for_each(|&(value, other)| part.add(value, other, limit));
            });
        }
    }

    /// Counts what many further rows have beside the values that rows before them had; values of their own are not
    /// asked for.
    pub fn add_beside(&mut self, rows: &[ContactRow<'_>]) {
        self.tallies.par_iter_mut().for_each(|tally| {
            let [shared, among] = [tally.check.shared, tally.check.among];
            for row in rows {
                if let (Some(value), Some(other)) = (row.get(shared), row.get(among)) {
                    let value = digest(value);
                    let part = &mut tally.parts[part_of(value)];
                    if part.first.contains_key(&value) {
                        part.add(value, digest(other), tally.limit);
                    }
                }
            }
        });
    }

    /// The values of a row that too many of the rows counted share.
    pub fn found<'a>(
        &self,
        cell: impl Fn(Field) -> Option<&'a str>,
    ) -> impl Iterator<Item = SharedValue<'a>> {
        let told = self
            .tallies
            .iter()
            .filter(|tally| tally.parts.iter().any(|part| !part.several.is_empty()));
        told.filter_map(move |tally| {
            let value = cell(tally.check.shared)?;
            let digest = digest(value);
            let several = tally.parts[part_of(digest)].several.get(&digest)?;
            (several.len() >= tally.limit).then_some(SharedValue {
                kind: tally.check.kind,
                severity: tally.severity,
                field: tally.check.shared,
                value,
            })
        })
    }
}

impl SharedValue<'_> {
    /// As a finding of a row.
    #[must_use]
    pub fn finding(&self, row: RowIx) -> Finding {
        Finding {
            severity: self.severity,
            ..Finding::new(self.kind, row, self.field).with_value(self.value)
        }
    }
}

impl Tally {
    fn count<'a>(&mut self, cell: impl Fn(Field) -> Option<&'a str>, words: &StandardizeRules) {
        if let Some((value, other)) = self.pair(cell, words) {
            self.parts[part_of(value)].add(value, other, self.limit);
        }
    }

    /// The value of a row that may not be shared, and what stands under it.
    fn pair<'a>(
        &self,
        cell: impl Fn(Field) -> Option<&'a str>,
        words: &StandardizeRules,
    ) -> Option<(u64, u64)> {
        let (value, other) = (cell(self.check.shared)?, cell(self.check.among)?);
        let excused = is_excused(self.check.excused, value, words);
        (!excused).then(|| (digest(value), digest(other)))
    }
}

/// The part that a value is counted in.
fn part_of(value: u64) -> usize {
    value as usize % PARTS
}

impl Part {
    fn add(&mut self, value: u64, other: u64, limit: usize) {
        let first = *self.first.entry(value).or_insert(other);
        if first == other {
            return;
        }
        let several = self.several.entry(value).or_insert_with(|| vec![first]);
        if several.len() < limit && !several.contains(&other) {
            several.push(other);
        }
    }
}

fn is_excused(excused: Excused, value: &str, words: &StandardizeRules) -> bool {
    match excused {
        Excused::Nobody => false,
        Excused::RoleMailboxes => value
            .split('@')
            .next()
            .is_some_and(|local| words.is_role(local)),
        Excused::NoDoor => !value.bytes().any(|byte| byte.is_ascii_digit()),
    }
}

/// The limit as a number of others; under two nothing would be shared.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits; a limit beyond the number of rows is as good as none"
)]
fn limit(limit: Option<f64>) -> usize {
    limit.unwrap_or(f64::MAX).clamp(2.0, 1e9).ceil() as usize
}

/// A value or name as far as it is the same whoever writes it: simplified, without case and blanks.
fn digest(text: &str) -> u64 {
    let mut short = [0; SHORT];
    let plain = match text.is_ascii() {
        true => plain_ascii(text, &mut short),
        false => plain_short(text, &mut short),
    };
    plain.map_or_else(|| hash(plain_text(text).as_bytes()), hash)
}

/// Bytes of a text that is made plain without memory of its own: nearly all names and addresses.
const SHORT: usize = 96;

/// A text of any length without case and blanks.
fn plain_text(text: &str) -> String {
    let simple = han::simplify(text);
    let solid = simple.chars().filter(|one| !one.is_whitespace());
    solid.flat_map(char::to_lowercase).collect()
}

/// The bytes of a short text without case and blanks. Han characters have neither.
fn plain_short<'s>(text: &str, short: &'s mut [u8; SHORT]) -> Option<&'s [u8]> {
    let mut length = 0;
    let mut push = |one: char| {
        let place = short.get_mut(length..length + one.len_utf8())?;
        length += one.encode_utf8(place).len();
        Some(())
    };
    for one in han::simplify(text).chars() {
        match one {
            _ if one.is_ascii() && !one.is_whitespace() => push(one.to_ascii_lowercase())?,
            _ if han::is_han(one) => push(one)?,
            _ if one.is_whitespace() => {}
            _ => one.to_lowercase().try_for_each(&mut push)?,
        }
    }
    Some(&short[..length])
}

/// The bytes of a short ASCII text without case and blanks.
fn plain_ascii<'s>(text: &str, short: &'s mut [u8; SHORT]) -> Option<&'s [u8]> {
    if text.len() > SHORT {
        return None;
    }
    let solid = text
        .bytes()
        .filter(|&byte| !char::from(byte).is_whitespace());
    let mut length = 0;
    for (place, byte) in short.iter_mut().zip(solid) {
        *place = byte.to_ascii_lowercase();
        length += 1;
    }
    Some(&short[..length])
}

fn hash(plain: &[u8]) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;

    type Row<'a> = Vec<(Field, &'a str)>;

    fn cell<'a>(row: &'a Row<'a>) -> impl Fn(Field) -> Option<&'a str> + Copy {
        |field| {
            let mut cells = row.iter();
            cells.find(|(of, _)| *of == field).map(|(_, value)| *value)
        }
    }

    /// The codes found in the first row, whichever end the counting begins at.
    fn codes(rows: &[Row<'_>]) -> Vec<String> {
        let rules = RuleBook::load(None).expect("the default rules");
        let counted = |rows: &mut dyn Iterator<Item = &Row<'_>>| {
            let mut shared = Shared::new(&rules.checks, &rules.standardize);
            rows.for_each(|row| shared.add(cell(row)));
            shared
        };
        let [forth, back] =
            [counted(&mut rows.iter()), counted(&mut rows.iter().rev())].map(|shared| {
                let found = shared.found(cell(&rows[0]));
                found.map(|found| found.kind.code.to_string()).collect()
            });
        assert_eq!(forth, back);
        forth
    }

    #[test]
    fn short_texts_are_made_as_plain_as_long_ones() {
        let texts = [
            "张伟",
            "張 偉",
            "Ａ　Société Générale",
            "İzmir 广州市",
            "ſ\u{212A}",
        ];
        for text in texts {
            let mut short = [0; SHORT];
            let plain = plain_short(text, &mut short).expect("it is short");
            assert_eq!(plain, plain_text(text).as_bytes(), "{text}");
            let long = text.repeat(SHORT);
            assert_eq!(plain_short(&long, &mut [0; SHORT]), None, "{text}");
        }
        assert_eq!(digest("ＫEL\u{212A}in"), digest("ｋelKIN"));
        assert_eq!(digest("WEI  zhang"), digest("Wei\u{3000}Zhang"));
    }

    #[test]
    fn a_value_under_many_names_is_found_and_one_of_a_family_is_not() {
        let under = |field: Field, value: &'static str, among: Field, names: &[&'static str]| {
            let row = |name: &&'static str| vec![(field, value), (among, *name)];
            names.iter().map(row).collect::<Vec<_>>()
        };
        let mobile =
            |names: &[&'static str]| under(Field::Mobile, "13912345678", Field::Name, names);
        let mail = |value, names: &[&'static str]| under(Field::Email, value, Field::Name, names);
        let names = ["张伟", "李娜", "王芳", "刘洋", "陈静"];
        let cases = [
            ("one person", mobile(&["张伟", "張偉", "张 伟"]), ""),
            ("a couple", mobile(&["张伟", "李娜"]), ""),
            ("many names", mobile(&names), "PHN150"),
            (
                "a mailbox of many",
                mail("wei@example.cn", &names),
                "EML150",
            ),
            ("a mailbox of a role", mail("sales@example.cn", &names), ""),
        ];
        for (case, rows, expected) in cases {
            assert_eq!(codes(&rows).join(";"), expected, "{case}");
        }
    }
}
