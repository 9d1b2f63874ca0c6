//! Lists of words that are looked for at the beginning or at the end of a text, found by one character.
//!
//! Knows no word of its own: whoever owns a list makes a table of it once, in a `LazyLock`. A text is held against the
//! few words that share its first (or last) character, not against the whole list.

use rustc_hash::FxHashMap;

/// Words by one of their characters, the longest first.
#[derive(Debug)]
struct Index {
    /// A bit for each character that is there, by its lowest eight bits: most texts are turned away here.
    seen: [u64; 4],
    words: FxHashMap<char, Box<[&'static str]>>,
}

impl Index {
    fn of(words: &[&'static str], key: impl Fn(&str) -> Option<char>) -> Self {
        let mut lists: FxHashMap<char, Vec<&'static str>> = FxHashMap::default();
        let mut seen = [0; 4];
        for (word, character) in words.iter().filter_map(|word| Some((*word, key(word)?))) {
            let (slot, bit) = place(character);
            seen[slot] |= bit;
            lists.entry(character).or_default().push(word);
        }
        let longest_first = |mut words: Vec<&'static str>| {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            words.into_boxed_slice()
        };
        let words = lists
            .into_iter()
            .map(|(character, words)| (character, longest_first(words)))
            .collect();
        Index { seen, words }
    }

    #[inline]
    fn words(&self, character: Option<char>) -> &[&'static str] {
        let found = character.filter(|character| {
            let (slot, bit) = place(*character);
            self.seen[slot] & bit != 0
        });
        found
            .and_then(|found| self.words.get(&found))
            .map_or(&[], |words| words)
    }
}

/// Where the bit of a character stands.
fn place(character: char) -> (usize, u64) {
    let low = u32::from(character) & 0xFF;
    ((low >> 6) as usize, 1 << (low & 63))
}

/// Words with which a text may begin.
#[derive(Debug)]
pub(crate) struct Beginnings(Index);

impl Beginnings {
    /// The table of these words.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        Beginnings(Index::of(words, |word| word.chars().next()))
    }

    /// The longest word with which the text begins.
    #[inline]
    pub(crate) fn beginning(&self, text: &str) -> Option<&'static str> {
        let words = self.0.words(text.chars().next());
        words.iter().copied().find(|word| text.starts_with(word))
    }

    /// Where the first of the words stands in the text, in bytes.
    pub(crate) fn first_in(&self, text: &str) -> Option<usize> {
        let mut places = text.char_indices().map(|(at, _)| at);
        places.find(|at| self.beginning(&text[*at..]).is_some())
    }
}

/// Words in which a text may end.
#[derive(Debug)]
pub(crate) struct Endings(Index);

impl Endings {
    /// The table of these words.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        Endings(Index::of(words, |word| word.chars().next_back()))
    }

    /// The longest word in which the text ends.
    #[inline]
    pub(crate) fn ending(&self, text: &str) -> Option<&'static str> {
        let words = self.0.words(text.chars().next_back());
        words.iter().copied().find(|word| text.ends_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts_at_either_end() {
        let words = ["经理", "总经理", "理", "路", "路口"];
        let endings = Endings::of(&words);
        let beginnings = Beginnings::of(&words);
        let cases = [
            ("总经理", Some("总经理"), Some("总经理")),
            ("路口总经理", Some("路口"), Some("总经理")),
            ("路灯物理", Some("路"), Some("理")),
            ("人民大道", None, None),
            ("", None, None),
        ];
        for (text, beginning, ending) in cases {
            assert_eq!(beginnings.beginning(text), beginning, "{text}");
            assert_eq!(endings.ending(text), ending, "{text}");
        }
    }

    #[test]
    fn the_first_of_the_words_is_found_wherever_it_stands() {
        let words = Beginnings::of(&["大学", "学院"]);
        assert_eq!(words.first_in("交通大学医学院"), Some(6));
        assert_eq!(words.first_in("交通路"), None);
    }
}
