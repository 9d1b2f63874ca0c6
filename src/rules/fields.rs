//! Headers that tell which field a column is: the file as written, then the rules as meant.
//!
//! `fields/header` says what of a header counts, `fields/lookup` finds the nearest word of the dictionary. Lists of orders
//! have a dictionary of their own, laid over that of contacts (`orders`). Knows headers only; what the cells look like
//! is the import's business.

mod header;
mod lookup;
mod orders;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use toml::Spanned;

use super::{Problems, RuleText};
use crate::model::{Field, ListField, ListKind};

pub use header::squash;
pub use lookup::HeaderHit;
pub use orders::OrderRules;

/// A header that means one of several fields; the cells and the other columns decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// `客户名称`: a person, or the company a person is with.
    PersonOrCompany,
    /// `联系电话`: landlines, or mobiles under an old word.
    PhoneOrMobile,
    /// `联系方式`: whatever reaches the person.
    AnyContact,
}

impl Reading {
    /// The fields it may be.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Reading::PersonOrCompany => &[Field::Name, Field::Company],
            Reading::PhoneOrMobile => &[Field::Phone, Field::Mobile],
            Reading::AnyContact => &[Field::Mobile, Field::Phone, Field::Email, Field::Wechat],
        }
    }
}

/// What a header means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One field.
    Field(Field),
    /// A piece of a field that several columns make together: house number, second line of the address.
    Part(Field),
    /// One of several.
    Unsure(Reading),
    /// The number of the line, which is no key.
    RowNumber,
    /// It is about someone other than the contact: a referrer, a salesman, the next of kin.
    SomeoneElse,
    /// An amount in thousands or tens of thousands, which must not be read as plain money.
    ScaledAmount,
}

/// How near a header came to a word of the dictionary; the nearer is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It ends in the word.
    Ending,
    /// It is the word once qualifiers and numbers are taken off.
    Trimmed,
    /// It is the word.
    Whole,
}

/// Headers that tell which field a column is.
#[derive(Clone, Debug, Default)]
pub struct FieldRules {
    /// What kind of list the headers are of.
    kind: ListKind,
    words: FxHashMap<String, Meaning>,
    /// Words that mean their field only where no other column does.
    weaker: FxHashSet<String>,
    endings: Vec<(String, Meaning)>,
    qualifiers: Vec<String>,
    tails: Vec<String>,
    someone_else: Vec<String>,
    scaled_units: Vec<String>,
    examples: Vec<(String, Meaning)>,
}

/// The file as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Of orders alone: the words of a status by which nothing came of the order.
    #[serde(default)]
    void: Vec<Spanned<String>>,
    #[serde(default)]
    qualifiers: Vec<Spanned<String>>,
    #[serde(default)]
    tails: Vec<Spanned<String>>,
    #[serde(default)]
    row_number: Vec<Spanned<String>>,
    #[serde(default)]
    someone_else: Vec<Spanned<String>>,
    #[serde(default)]
    scaled_units: Vec<Spanned<String>>,
    #[serde(default)]
    field: Vec<FieldEntry>,
    #[serde(default)]
    unsure: Vec<UnsureEntry>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldEntry {
    field: Spanned<ListField>,
    #[serde(default)]
    headers: Vec<Spanned<String>>,
    #[serde(default)]
    weaker: Vec<Spanned<String>>,
    #[serde(default)]
    endings: Vec<Spanned<String>>,
    #[serde(default)]
    parts: Vec<Spanned<String>>,
    #[serde(default)]
    examples: Vec<String>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct UnsureEntry {
    reading: Reading,
    headers: Vec<Spanned<String>>,
    #[serde(default)]
    endings: Vec<Spanned<String>>,
    #[serde(default)]
    examples: Vec<String>,
}

impl FieldRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let file: File = text.parse(problems).unwrap_or_default();
        for word in &file.void {
            problems.add(text, Some(word.span()), "`void` is of orders.toml");
        }
        let rules = FieldRules {
            words: canonical_names(ListKind::Contacts),
            ..FieldRules::default()
        };
        rules.with(file, text, problems)
    }

    /// The rules with those of a file over them.
    fn with(self, file: File, text: &RuleText, problems: &mut Problems) -> Self {
        let mut builder = Builder {
            inherited: self.words.clone(),
            rules: self,
            text,
            problems,
        };
        builder.add_fields(file.field);
        builder.add_unsure(file.unsure);
        builder.add_words(file.row_number, Meaning::RowNumber);
        for (known, more) in [
            (Words::Qualifiers, file.qualifiers),
            (Words::Tails, file.tails),
            (Words::SomeoneElse, file.someone_else),
            (Words::ScaledUnits, file.scaled_units),
        ] {
            let more = builder.squashed(&more);
            builder.rules.words_of(known).extend(more);
        }
        let mut rules = builder.rules;
        rules.longest_first();
        rules
    }

    fn words_of(&mut self, words: Words) -> &mut Vec<String> {
        match words {
            Words::Qualifiers => &mut self.qualifiers,
            Words::Tails => &mut self.tails,
            Words::SomeoneElse => &mut self.someone_else,
            Words::ScaledUnits => &mut self.scaled_units,
        }
    }

    /// What kind of list the headers are of.
    #[must_use]
    pub fn kind(&self) -> ListKind {
        self.kind
    }

    /// Whether a list of this kind has the field.
    #[must_use]
    pub fn takes(&self, field: Field) -> bool {
        Field::of(self.kind).contains(&field)
    }

    /// The headers that the rules bring along as examples, and what each means.
    #[must_use]
    pub fn examples(&self) -> &[(String, Meaning)] {
        &self.examples
    }

    /// The examples that the rules do not read as their own entry says.
    #[must_use]
    pub fn failing_examples(&self) -> Vec<String> {
        let read = |header: &str| self.look_up(header).map(|hit| hit.meaning);
        self.examples
            .iter()
            .filter(|(header, meaning)| read(header) != Some(*meaning))
            .map(|(header, meaning)| format!("{header}: {meaning:?}, not {:?}", read(header)))
            .collect()
    }

    fn longest_first(&mut self) {
        let longest = |text: &String| std::cmp::Reverse(text.len());
        self.endings.sort_by_key(|(text, _)| longest(text));
        self.scaled_units.sort_by_key(longest);
        self.qualifiers.sort_by_key(longest);
        self.tails.sort_by_key(longest);
    }
}

/// The lists of words that a file has beside its fields.
#[derive(Clone, Copy)]
enum Words {
    Qualifiers,
    Tails,
    SomeoneElse,
    ScaledUnits,
}

/// Puts the rules together and complains of words that mean two things.
struct Builder<'a> {
    rules: FieldRules,
    /// What words meant before this file, which may say otherwise.
    inherited: FxHashMap<String, Meaning>,
    text: &'a RuleText,
    problems: &'a mut Problems,
}

impl Builder<'_> {
    fn add_fields(&mut self, entries: Vec<FieldEntry>) {
        for entry in entries {
            let ListField(field) = *entry.field.get_ref();
            if !self.rules.takes(field) {
                let error = Field::named(field.name(), self.rules.kind);
                let what = error.err().map(|error| error.to_string());
                self.complain(entry.field.span(), what.unwrap_or_default());
                continue;
            }
            let meaning = Meaning::Field(field);
            let weaker = self.squashed(&entry.weaker);
            self.rules.weaker.extend(weaker);
            self.add_words(entry.headers, meaning);
            self.add_words(entry.weaker, meaning);
            self.add_endings(&entry.endings, meaning);
            self.add_words(entry.parts, Meaning::Part(field));
            self.add_examples(entry.examples, meaning);
        }
    }

    fn add_unsure(&mut self, entries: Vec<UnsureEntry>) {
        for entry in entries {
            let meaning = Meaning::Unsure(entry.reading);
            self.add_words(entry.headers, meaning);
            self.add_endings(&entry.endings, meaning);
            self.add_examples(entry.examples, meaning);
        }
    }

    fn add_examples(&mut self, headers: Vec<String>, meaning: Meaning) {
        let examples = headers.into_iter().map(|header| (header, meaning));
        self.rules.examples.extend(examples);
    }

    fn add_words(&mut self, headers: Vec<Spanned<String>>, meaning: Meaning) {
        for header in headers {
            let Some(key) = self.key_of(&header) else {
                continue;
            };
            // A canonical name may be overridden: `电话` is the name of a field and an unsure header.
            let inherited = self.inherited.contains_key(&key);
            match self.rules.words.insert(key, meaning) {
                Some(other) if other != meaning && !inherited => {
                    let what = format!("`{}` already means {other:?}", header.get_ref());
                    self.complain(header.span(), what);
                }
                _ => {}
            }
        }
    }

    fn add_endings(&mut self, endings: &[Spanned<String>], meaning: Meaning) {
        let keys = self.squashed(endings);
        let entries = keys.into_iter().map(|key| (key, meaning));
        // Before those that were there: of two of one length the file's own comes first.
        self.rules.endings.splice(0..0, entries);
    }

    fn squashed(&mut self, words: &[Spanned<String>]) -> Vec<String> {
        words.iter().filter_map(|word| self.key_of(word)).collect()
    }

    fn key_of(&mut self, word: &Spanned<String>) -> Option<String> {
        let key = squash(word.get_ref());
        if key.is_empty() {
            self.complain(word.span(), "a header needs a letter or a digit".into());
            return None;
        }
        Some(key)
    }

    fn complain(&mut self, span: Range<usize>, message: String) {
        self.problems.add(self.text, Some(span), message);
    }
}

/// What the program writes itself, it reads again.
fn canonical_names(kind: ListKind) -> FxHashMap<String, Meaning> {
    let names = |field: &Field| {
        [field.name(), field.name_zh()].map(|name| (squash(name), Meaning::Field(*field)))
    };
    Field::of(kind).iter().flat_map(names).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;

    #[test]
    fn every_example_in_the_default_rules_reads_as_its_entry_says() {
        let book = RuleBook::load(None).expect("the default rules are sound");
        assert_eq!(book.fields.failing_examples(), Vec::<String>::new());
    }

    #[test]
    fn a_word_with_two_meanings_and_an_unknown_key_are_refused_with_their_line() {
        let cases = [
            (
                "a word twice",
                "[[field]]\nfield = \"mobile\"\nheaders = [\"cell\"]\n[[field]]\nfield = \"email\"\nheaders = [\"Cell\"]",
                6,
            ),
            ("an unknown key", "qualifier = []", 1),
            ("an unknown field", "[[field]]\nfield = \"mobil\"", 2),
            ("no letters", "tails = [\"**\"]", 1),
        ];
        for (case, toml, line) in cases {
            let text = RuleText {
                file: "fields.toml".into(),
                text: toml.to_owned(),
            };
            let mut problems = Problems::default();
            FieldRules::read(&text, &mut problems);
            let lines: Vec<_> = problems.as_slice().iter().map(|p| p.line).collect();
            assert_eq!(lines, [Some(line)], "{case}");
        }
    }
}
