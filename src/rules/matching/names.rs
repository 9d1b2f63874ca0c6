//! Which names say little, because many people bear them.

use std::collections::HashSet;

use serde::Deserialize;

/// The names as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamesAsWritten {
    frequent_han: String,
    frequent_words: Vec<String>,
}

/// Names that many people bear.
#[derive(Clone, Debug, Default)]
pub struct CommonNames {
    frequent_han: Vec<char>,
    frequent_words: HashSet<String>,
}

impl CommonNames {
    pub(super) fn new(names: NamesAsWritten) -> Self {
        CommonNames {
            frequent_han: names.frequent_han.chars().collect(),
            frequent_words: names.frequent_words.into_iter().collect(),
        }
    }

    /// Whether many Chinese families have the name `family`.
    #[must_use]
    pub fn is_frequent_han(&self, family: char) -> bool {
        self.frequent_han.contains(&family)
    }

    /// Whether `word` is a frequent family or given name in Latin letters.
    #[must_use]
    pub fn is_frequent_word(&self, word: &str) -> bool {
        self.frequent_words.contains(word)
    }
}
