//! The names of places in Latin letters: those that English addresses use, and the pinyin of all others.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{self, Division, Level};

/// The names of the country, in letters.
pub(super) const COUNTRY: [&str; 6] = [
    "china",
    "prchina",
    "prc",
    "cn",
    "chn",
    "peoplesrepublicofchina",
];

const ENGLISH: &str = include_str!("../../../rules/reference/places_latin.csv");
const PINYIN: &str = include_str!("../../../rules/reference/places_pinyin.csv");

/// How far a name can be believed without anything that says that it is in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// A name that the world knows: Shanghai, Hong Kong.
    Known,
    /// Letters that are pinyin, and may be anything else: He, Dale, Anyang.
    Letters,
}

/// What a name in letters can mean.
struct Entry {
    trust: Trust,
    /// What it means by itself.
    alone: Vec<Division>,
    /// What it can mean with a word behind it that says what it is.
    labelled: Vec<Division>,
}

static NAMES: LazyLock<FxHashMap<String, Entry>> = LazyLock::new(|| {
    let mut names: FxHashMap<String, Entry> = FxHashMap::default();
    let rows = |table: &'static str| {
        table
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(','))
    };
    for (pinyin, codes) in rows(PINYIN) {
        let entry = Entry {
            trust: Trust::Letters,
            alone: divisions(codes),
            labelled: divisions(codes),
        };
        names.insert(pinyin.to_owned(), entry);
    }
    for (english, code) in rows(ENGLISH) {
        let known = divisions(code);
        let entry = names.entry(letters(english)).or_insert_with(|| Entry {
            trust: Trust::Known,
            alone: Vec::new(),
            labelled: known.clone(),
        });
        entry.trust = Trust::Known;
        entry.alone = known;
    }
    names
});

/// The last letters of everything that names a place or the country: what ends otherwise need not be looked up.
struct Endings {
    /// Three letters, as a number of base 26.
    three: Vec<bool>,
    /// Whole names of one or two letters: those letters.
    short: Vec<Vec<u8>>,
}

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let kinds = KINDS.iter().map(|(word, _)| *word);
    #[expect(
        clippy::disallowed_methods,
        reason = "the order in which marks are set leaves none"
    )]
    let names = NAMES.keys().map(String::as_str);
    let mut endings = Endings {
        three: vec![false; 26 * 26 * 26],
        short: Vec::new(),
    };
    for word in names.chain(kinds).chain(COUNTRY) {
        endings.add(word.as_bytes());
    }
    endings
});

impl Endings {
    fn add(&mut self, word: &[u8]) {
        match word {
            [.., a, b, c] => self.set(*a, *b, *c),
            // Behind any letter: the kind of a place in so short a word stands behind its name.
            [b, c] => (b'a'..=b'z').for_each(|a| self.set(a, *b, *c)),
            _ => {}
        }
        if word.len() < 3 {
            self.short.push(word.to_vec());
        }
    }

    fn set(&mut self, a: u8, b: u8, c: u8) {
        if let Some(place) = ending_of(a, b, c) {
            self.three[place] = true;
        }
    }
}

/// Three small letters as a number.
fn ending_of(a: u8, b: u8, c: u8) -> Option<usize> {
    [a, b, c].iter().try_fold(0, |sum, letter| {
        let letter = letter.checked_sub(b'a').filter(|letter| *letter < 26)?;
        Some(sum * 26 + usize::from(letter))
    })
}

/// Whether the words at the end of a line may be a name, told by their last letters alone: most lines abroad end
/// otherwise than any name in pinyin.
pub(super) fn may_end_in_name(line: &str) -> bool {
    if !line.is_ascii() {
        return true;
    }
    // Small letters from the last one back.
    let mut last = [0; 3];
    let mut count = 0;
    let is_short = |last: &[u8; 3], count: usize| {
        let name = &last[3 - count..];
        ENDINGS.short.iter().any(|short| short == name)
    };
    for byte in line.bytes().rev() {
        if byte.is_ascii_alphabetic() {
            count += 1;
            last[3 - count] = byte.to_ascii_lowercase();
            if count == 3 {
                return ending_of(last[0], last[1], last[2]).is_some_and(|at| ENDINGS.three[at]);
            }
        } else if byte.is_ascii_whitespace() && is_short(&last, count) {
            return true;
        }
    }
    is_short(&last, count)
}

fn divisions(codes: &str) -> Vec<Division> {
    codes
        .split(';')
        .filter_map(|code| code.parse().ok().and_then(table::by_code))
        .map(|division| match division.name() {
            // A municipality is read as the city, which says both.
            "北京市" | "天津市" | "上海市" | "重庆市" => city_of(division),
            _ => division,
        })
        .collect()
}

fn city_of(municipality: Division) -> Division {
    table::by_code(municipality.code() / 10_000 * 10_000 + 100).unwrap_or(municipality)
}

/// The letters of a name in lower case; ü is v, as keyboards have it.
pub(super) fn letters(name: &str) -> String {
    name.chars()
        .filter(|character| character.is_alphabetic())
        .flat_map(char::to_lowercase)
        .map(|character| if character == 'ü' { 'v' } else { character })
        .collect()
}

/// What the words say a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Province,
    City,
    District,
}

/// What stands behind a name, in letters; the longest first.
const KINDS: [(&str, Kind); 24] = [
    ("autonomousprefecture", Kind::City),
    ("autonomousregion", Kind::Province),
    ("autonomouscounty", Kind::District),
    ("municipality", Kind::City),
    ("newdistrict", Kind::District),
    ("prefecture", Kind::City),
    ("province", Kind::Province),
    ("district", Kind::District),
    ("newarea", Kind::District),
    ("county", Kind::District),
    ("banner", Kind::District),
    ("league", Kind::City),
    ("xinqu", Kind::District),
    ("sheng", Kind::Province),
    ("city", Kind::City),
    ("dist", Kind::District),
    ("prov", Kind::Province),
    ("xian", Kind::District),
    ("zhou", Kind::City),
    ("meng", Kind::City),
    ("shi", Kind::City),
    ("qi", Kind::District),
    ("qu", Kind::District),
    ("sar", Kind::Province),
];

/// A name that was found, and the divisions it can mean.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) trust: Trust,
    /// Whether a word says what kind of place it is.
    pub(super) labelled: bool,
    pub(super) divisions: Vec<Division>,
}

/// The divisions that the words name as a whole: Chaoyang District, Beijing Shi, Xi'an.
pub(super) fn named(words: &str) -> Option<Named> {
    let key = letters(words);
    if let Some(entry) = NAMES.get(&key) {
        return Some(Named {
            trust: entry.trust,
            labelled: false,
            divisions: entry.alone.clone(),
        });
    }
    let (stem, kind) = KINDS
        .iter()
        .find_map(|(word, kind)| Some((key.strip_suffix(word)?, *kind)))?;
    let entry = NAMES.get(stem)?;
    let divisions: Vec<Division> = entry
        .labelled
        .iter()
        .copied()
        .filter(|division| is_a(*division, kind))
        .collect();
    (!divisions.is_empty()).then_some(Named {
        trust: entry.trust,
        labelled: true,
        divisions,
    })
}

/// A county-level city is called a city as well.
fn is_a(division: Division, kind: Kind) -> bool {
    match kind {
        Kind::Province => division.level() == Level::Province,
        Kind::City => division.level() == Level::City || division.name().ends_with('市'),
        Kind::District => division.level() == Level::District,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_a_place_is_missed_by_its_last_letters() {
        let kinds = ["", "city", "qu", " District"];
        #[expect(clippy::disallowed_methods, reason = "each name stands for itself")]
        let names = NAMES.keys();
        for name in names {
            for kind in kinds {
                let line = format!("5 Long Road {name}{kind}");
                assert!(may_end_in_name(&line), "{line}");
            }
        }
        for country in COUNTRY {
            assert!(may_end_in_name(&format!("5 Road {country} 200120")));
        }
    }

    #[test]
    fn lines_that_end_like_no_name_are_told_apart() {
        for line in ["12 Oak Street", "5 Elm Ave Apt 7", "Springfield", "TX", ""] {
            assert!(!may_end_in_name(line), "{line}");
        }
    }
}
