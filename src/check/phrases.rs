//! Phrases that are looked for anywhere in a text: shared by the checks of remarks.

/// Phrases, with a mark for each character that one of them begins with: most of a text is turned away by it.
pub(super) struct Phrases {
    phrases: &'static [&'static str],
    beginnings: [u64; 4],
}

impl Phrases {
    /// The table of these phrases, none of which is empty.
    pub(super) fn of(phrases: &'static [&'static str]) -> Self {
        let mut beginnings = [0; 4];
        for first in phrases.iter().filter_map(|phrase| phrase.chars().next()) {
            let (slot, bit) = place(first);
            beginnings[slot] |= bit;
        }
        Phrases {
            phrases,
            beginnings,
        }
    }

    /// Where the first of the phrases stands in the text, in bytes.
    pub(super) fn first_in(&self, text: &str) -> Option<usize> {
        let may_begin = |&(_, letter): &(usize, char)| {
            let (slot, bit) = place(letter);
            self.beginnings[slot] & bit != 0
        };
        let mut places = text.char_indices().filter(may_begin).map(|(at, _)| at);
        places.find(|&at| {
            let rest = &text[at..];
            self.phrases.iter().any(|phrase| rest.starts_with(phrase))
        })
    }
}

/// Where the mark of a character stands: by its lowest eight bits.
fn place(letter: char) -> (usize, u64) {
    let low = u32::from(letter) & 0xFF;
    ((low >> 6) as usize, 1 << (low & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_phrases_is_found_wherever_it_stands() {
        let phrases = Phrases::of(&["勿扰", "do not call"]);
        let cases = [
            ("勿扰", Some(0)),
            ("客户要求勿扰", Some(12)),
            ("Please do not call", Some(7)),
            ("勿", None),
            ("", None),
        ];
        for (text, at) in cases {
            assert_eq!(phrases.first_in(text), at, "{text}");
        }
    }
}
