//! Words in which a text ends or begins, found by two characters: one look-up, however long the table.

use rustc_hash::FxHashMap;

/// Words of two characters or more, by their last two.
#[derive(Debug)]
pub(super) struct Endings(FxHashMap<[char; 2], Vec<&'static str>>);

/// Words of two characters or more, by their first two.
#[derive(Debug)]
pub(super) struct Beginnings(FxHashMap<[char; 2], Vec<&'static str>>);

impl Endings {
    pub(super) fn of(words: impl IntoIterator<Item = &'static str>) -> Self {
        Endings(by_two(words, last_two))
    }

    /// The words in which the text ends, the longest first.
    pub(super) fn endings<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let words = last_two(text).and_then(|last| self.0.get(&last));
        let words = words.map_or(&[][..], Vec::as_slice).iter().copied();
        words.filter(|word| text.ends_with(word))
    }

    /// The longest word in which the text ends.
    pub(super) fn ending(&self, text: &str) -> Option<&'static str> {
        self.endings(text).next()
    }
}

impl Beginnings {
    pub(super) fn of(words: impl IntoIterator<Item = &'static str>) -> Self {
        Beginnings(by_two(words, first_two))
    }

    /// The longest word with which the text begins.
    pub(super) fn beginning(&self, text: &str) -> Option<&'static str> {
        let words = self.0.get(&first_two(text)?)?;
        words.iter().copied().find(|word| text.starts_with(word))
    }
}

fn by_two(
    words: impl IntoIterator<Item = &'static str>,
    two: fn(&str) -> Option<[char; 2]>,
) -> FxHashMap<[char; 2], Vec<&'static str>> {
    let mut table: FxHashMap<[char; 2], Vec<&'static str>> = FxHashMap::default();
    for word in words {
        if let Some(two) = two(word) {
            table.entry(two).or_default().push(word);
        }
    }
    for words in table.values_mut() {
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    table
}

fn last_two(text: &str) -> Option<[char; 2]> {
    let mut characters = text.chars().rev();
    Some([characters.next()?, characters.next()?])
}

fn first_two(text: &str) -> Option<[char; 2]> {
    let mut characters = text.chars();
    Some([characters.next()?, characters.next()?])
}
