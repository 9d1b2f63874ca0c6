//! A book of words: how the text of a row is kept in a fifth of its bytes, and stays a row that is read by itself.
//!
//! Knows text alone: `books` keeps the books, `values` says which text a record is. A text becomes codes: a word of the
//! book is a byte or two, digits are two and a half to a byte, what stood earlier in the text is pointed at, and all else
//! is written as it is. A word is learnt only where many persons have it (`learn`), so that a book says nothing of any of
//! them, and whoever is erased leaves nothing in it.

mod learn;
mod tokens;

use std::ops::RangeInclusive;

use memchr::memmem;
use rustc_hash::FxHashMap;

pub(super) use learn::{LEAST, SAMPLE, SHARED, learn};
use tokens::{Kind, tokens};

/// Words that take one byte: the codes below this.
const SHORT: usize = 160;

/// First bytes of the words that take two.
const PAGES: usize = 48;

/// The most words that a book has.
const WORDS: usize = SHORT + PAGES * 256;

/// The code of a digit by itself, less one; up to [`DIGITS`] digits have a code each.
const NUMBER: u8 = 207;

/// The code of a digit by itself.
const FIRST_NUMBER: u8 = NUMBER + 1;

/// The most digits that make a number of 64 bits, whatever they are.
const DIGITS: usize = 19;

/// The code of one byte as it is, less one; up to [`BYTES`] bytes have a code each.
const LITERAL: u8 = NUMBER + DIGITS as u8;

/// The most bytes as they are behind one code.
const BYTES: usize = 28;

/// The code of what stood earlier: how far back, and how long.
const COPY: u8 = LITERAL + BYTES as u8 + 1;

/// The fewest bytes that are worth pointing at, for doing so takes four, and the most, so that a text grows no faster than
/// by so many for each code, whatever damage is done to it.
const COPIED: RangeInclusive<usize> = 6..=255;

/// A token that no word has.
const UNKNOWN: u32 = u32::MAX;

/// Words and their codes.
#[derive(Debug, Default)]
pub(super) struct Book {
    words: Vec<String>,
    /// The tokens that words are made of.
    tokens: FxHashMap<String, u32>,
    /// A tree of tokens: from a node by a token to the next. The root is 0.
    steps: FxHashMap<(u32, u32), u32>,
    /// The word that ends in a node.
    ends: Vec<Option<usize>>,
}

impl Book {
    /// Of words in the order of their codes, the most frequent first; those for which there is no code are left out.
    pub(super) fn of(words: Vec<String>) -> Self {
        let mut book = Book {
            ends: vec![None],
            ..Book::default()
        };
        for (code, word) in words.iter().enumerate().take(WORDS) {
            book.enter(code, word);
        }
        book.words = words;
        book.words.truncate(WORDS);
        book
    }

    fn enter(&mut self, code: usize, word: &str) {
        let mut node = 0;
        for token in tokens(word) {
            let fresh = number_of(self.tokens.len());
            let token = *self.tokens.entry(token.to_owned()).or_insert(fresh);
            let next = number_of(self.ends.len());
            node = *self.steps.entry((node, token)).or_insert(next);
            if node == next {
                self.ends.push(None);
            }
        }
        self.ends[node as usize] = Some(code);
    }

    /// The words, in the order of their codes.
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// Adds the codes of a text to `packed`.
    pub(super) fn pack(&self, packed: &mut Vec<u8>, text: &str) {
        let mut start = 0;
        let mut parts = Vec::with_capacity(128);
        for token in tokens(text) {
            let known = self.tokens.get(token).copied().unwrap_or(UNKNOWN);
            parts.push((start, known));
            start += token.len();
        }
        // So that a token ends where the next one begins.
        parts.push((start, UNKNOWN));
        let mut codes = Codes {
            packed,
            literal: Vec::new(),
        };
        let mut at = 0;
        while at + 1 < parts.len() {
            at = match self.longest(&parts[at..parts.len() - 1]) {
                Some((tokens, word)) => {
                    codes.word(word);
                    at + tokens
                }
                None => self.other(&mut codes, text, &parts, at),
            };
        }
        codes.end_literal();
    }

    /// The longest word that the first of some tokens are, with their number.
    fn longest(&self, parts: &[(usize, u32)]) -> Option<(usize, usize)> {
        let (mut node, mut found) = (0, None);
        for (at, &(_, token)) in parts.iter().enumerate() {
            let Some(&next) = self.steps.get(&(node, token)) else {
                break;
            };
            node = next;
            if let Some(word) = self.ends[node as usize] {
                found = Some((at + 1, word));
            }
        }
        found
    }

    /// Writes the token at `at`, which begins no word; returns where what is written ends.
    fn other(&self, codes: &mut Codes<'_>, text: &str, parts: &[(usize, u32)], at: usize) -> usize {
        let token = &text[parts[at].0..parts[at + 1].0];
        if COPIED.contains(&token.len())
            && let Some(from) = memmem::rfind(&text.as_bytes()[..parts[at].0], token.as_bytes())
        {
            return codes.copy(text, parts, at, from);
        }
        match Kind::of(token.as_bytes()[0]) {
            Kind::Digits => codes.digits(token),
            Kind::Wide => token.chars().for_each(|letter| self.letter(codes, letter)),
            Kind::Latin | Kind::Marks => codes.literal.extend_from_slice(token.as_bytes()),
        }
        at + 1
    }

    /// Writes a letter of a token that is no word.
    fn letter(&self, codes: &mut Codes<'_>, letter: char) {
        let mut bytes = [0; 4];
        let letter = &*letter.encode_utf8(&mut bytes);
        let token = self.tokens.get(letter).copied().unwrap_or(UNKNOWN);
        match self.longest(&[(0, token)]) {
            Some((_, word)) => codes.word(word),
            None => codes.literal.extend_from_slice(letter.as_bytes()),
        }
    }
}

/// The text that was packed by a book of these words; none of bytes that are none.
pub(super) fn unpack(words: &[String], mut packed: &[u8]) -> Option<String> {
    let mut text: Vec<u8> = Vec::with_capacity(packed.len() * 6);
    while let Some((&code, rest)) = packed.split_first() {
        packed = rest;
        match code {
            ..=NUMBER => {
                let mut word = usize::from(code);
                if word >= SHORT {
                    let (&low, rest) = packed.split_first()?;
                    packed = rest;
                    word = SHORT + (word - SHORT) * 256 + usize::from(low);
                }
                text.extend_from_slice(words.get(word)?.as_bytes());
            }
            FIRST_NUMBER..=LITERAL => {
                let digits = usize::from(code - NUMBER);
                let (number, rest) = packed.split_at_checked(bytes_of(digits))?;
                packed = rest;
                let mut wide = [0; 8];
                wide[..number.len()].copy_from_slice(number);
                let number = u64::from_le_bytes(wide);
                text.extend_from_slice(format!("{number:0digits$}").as_bytes());
            }
            COPY => {
                let from = text.len().checked_sub(read_number(&mut packed)?)?;
                let (&length, rest) = packed.split_first()?;
                packed = rest;
                let end = from + usize::from(length);
                text.extend_from_within(from..end.min(text.len()));
            }
            _ => {
                let (bytes, rest) = packed.split_at_checked(usize::from(code - LITERAL))?;
                packed = rest;
                text.extend_from_slice(bytes);
            }
        }
    }
    String::from_utf8(text).ok()
}

/// Codes being written.
struct Codes<'p> {
    packed: &'p mut Vec<u8>,
    /// Bytes as they are, which wait until it is known how many they are.
    literal: Vec<u8>,
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "each part is held small enough"
)]
impl Codes<'_> {
    fn end_literal(&mut self) {
        for part in self.literal.chunks(BYTES) {
            self.packed.push(LITERAL + part.len() as u8);
            self.packed.extend_from_slice(part);
        }
        self.literal.clear();
    }

    fn word(&mut self, word: usize) {
        self.end_literal();
        match word.checked_sub(SHORT) {
            None => self.packed.push(word as u8),
            Some(long) => {
                let page = SHORT + long / 256;
                self.packed.extend([page as u8, (long % 256) as u8]);
            }
        }
    }

    fn digits(&mut self, token: &str) {
        self.end_literal();
        for part in token.as_bytes().chunks(DIGITS) {
            let plus = |number: u64, digit: &u8| number * 10 + u64::from(digit - b'0');
            let number = part.iter().fold(0, plus);
            self.packed.push(NUMBER + part.len() as u8);
            let bytes = bytes_of(part.len());
            self.packed
                .extend_from_slice(&number.to_le_bytes()[..bytes]);
        }
    }

    /// Points from the token at `at` to where it stands before, `from`, with the tokens behind it that stand there too;
    /// returns the first that does not.
    fn copy(&mut self, text: &str, parts: &[(usize, u32)], at: usize, from: usize) -> usize {
        self.end_literal();
        let start = parts[at].0;
        let mut end = at + 1;
        while let Some(&(next, _)) = parts.get(end + 1)
            && from + next - start <= start
            && COPIED.contains(&(next - start))
            && text.as_bytes()[from..from + next - start] == text.as_bytes()[start..next]
        {
            end += 1;
        }
        self.packed.push(COPY);
        write_number(self.packed, start - from);
        self.packed.push((parts[end].0 - start) as u8);
        end
    }
}

/// Writes a number, seven bits at a time, the lowest first.
#[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
pub(super) fn write_number(packed: &mut Vec<u8>, mut rest: usize) {
    while rest >= 0x80 {
        packed.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    packed.push(rest as u8);
}

/// Reads what [`write_number`] wrote, and goes past it.
pub(super) fn read_number(packed: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let (&byte, rest) = packed.split_first()?;
        *packed = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// The bytes that a number of so many digits needs.
fn bytes_of(digits: usize) -> usize {
    let largest = (0..digits).fold(0_u64, |number, _| number * 10 + 9);
    (u64::BITS - largest.leading_zeros()).div_ceil(8) as usize
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).expect("a book has some thousand words")
}

#[cfg(test)]
mod tests;
