//! Company names in Latin letters: one spelling for each legal form, capitals where all was capitals.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::parts::Parts;

/// Cities and provinces as English names have them. Source: SOURCES.md.
const PLACES: &str = include_str!("../../../rules/reference/places_latin.csv");

static PLACE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let listed = PLACES
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next());
    listed.chain(["china", "prc", "hk"]).collect()
});

/// Words behind a company's own that say what it does.
const TRADES: [&str; 46] = [
    "group",
    "holding",
    "holdings",
    "technologies",
    "technology",
    "tech",
    "international",
    "intl",
    "industries",
    "industry",
    "industrial",
    "enterprise",
    "enterprises",
    "trading",
    "trade",
    "import",
    "export",
    "imp",
    "exp",
    "and",
    "&",
    "electronics",
    "electronic",
    "software",
    "systems",
    "solutions",
    "services",
    "service",
    "consulting",
    "management",
    "logistics",
    "pharmaceutical",
    "pharmaceuticals",
    "pharma",
    "chemical",
    "chemicals",
    "machinery",
    "equipment",
    "manufacturing",
    "investment",
    "investments",
    "development",
    "engineering",
    "network",
    "co",
    "company",
];

/// Legal forms by their words without punctuation, and how they are written; the longer before what they end in.
const FORMS: [(&[&str], &str); 35] = [
    (&["gmbh", "&", "co", "kg"], "GmbH & Co. KG"),
    (&["company", "limited"], "Co., Ltd."),
    (&["co", "limited"], "Co., Ltd."),
    (&["company", "ltd"], "Co., Ltd."),
    (&["co", "ltd"], "Co., Ltd."),
    (&["private", "limited"], "Pvt. Ltd."),
    (&["pvt", "ltd"], "Pvt. Ltd."),
    (&["pte", "limited"], "Pte. Ltd."),
    (&["pte", "ltd"], "Pte. Ltd."),
    (&["pty", "limited"], "Pty Ltd"),
    (&["pty", "ltd"], "Pty Ltd"),
    (&["sdn", "bhd"], "Sdn. Bhd."),
    (&["limited"], "Ltd."),
    (&["ltd"], "Ltd."),
    (&["inc"], "Inc."),
    (&["incorporated"], "Inc."),
    (&["corp"], "Corp."),
    (&["corporation"], "Corp."),
    (&["l", "l", "c"], "LLC"),
    (&["llc"], "LLC"),
    (&["llp"], "LLP"),
    (&["gmbh"], "GmbH"),
    (&["plc"], "PLC"),
    (&["s", "a", "r", "l"], "S.à r.l."),
    (&["sarl"], "S.à r.l."),
    (&["s", "r", "l"], "S.r.l."),
    (&["srl"], "S.r.l."),
    (&["s", "p", "a"], "S.p.A."),
    (&["b", "v"], "B.V."),
    (&["bv"], "B.V."),
    (&["s", "a"], "S.A."),
    (&["sa"], "S.A."),
    (&["k", "k"], "K.K."),
    (&["ag"], "AG"),
    (&["n", "v"], "N.V."),
];

/// Takes a name in Latin letters apart; every part in lower case.
pub(super) fn parse(name: &str) -> Parts {
    let lower = name.to_lowercase();
    let form = legal_form(&lower);
    let own = form.map_or(lower.as_str(), |(count, _)| {
        &lower[..own_end(&lower, count)]
    });
    let bare = own.replace(['(', ')', '（', '）', ','], " ");
    let words: Vec<&str> = bare.split_whitespace().collect();
    let own_word = |word: &&str| !TRADES.contains(word) && !PLACE.contains(word);
    let mut from = words
        .iter()
        .take_while(|word| PLACE.contains(**word))
        .count();
    let mut to = words
        .iter()
        .rposition(|word| own_word(word))
        .map_or(0, |last| last + 1);
    if from >= to || !words[from..to].iter().any(|word| own_word(&word)) {
        (from, to) = (0, words.len());
    }
    Parts {
        region: words[..from].join(" "),
        core: words[from..to].join(" ").trim_end_matches('.').to_owned(),
        trade: words[to..].join(" "),
        legal_form: form
            .map(|(_, written)| written.to_lowercase())
            .unwrap_or_default(),
        branch: String::new(),
    }
}

/// Small words inside a name.
const SMALL: [&str; 6] = ["of", "and", "the", "for", "in", "de"];

/// The name with its legal form in one spelling; a name all in capitals gets small letters, but short words may be
/// abbreviations and keep theirs.
pub(super) fn tidy(name: &str) -> String {
    let Some((count, written)) = legal_form(name) else {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    };
    let own = name[..own_end(name, count)].trim_end_matches([' ', ',', '，']);
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} {written}", recased(&own))
}

/// How many words the legal form at the end has, and how it is written.
fn legal_form(name: &str) -> Option<(usize, &'static str)> {
    let words = name
        .split([' ', ',', '，', '.'])
        .flat_map(str::split_whitespace);
    let bare: Vec<String> = words.map(str::to_ascii_lowercase).collect();
    let ends = |form: &[&str]| {
        bare.len() > form.len()
            && bare
                .iter()
                .rev()
                .zip(form.iter().rev())
                .all(|(word, part)| word == part)
    };
    FORMS
        .iter()
        .find(|(form, _)| ends(form))
        .map(|(form, written)| (form.len(), *written))
}

/// Where the last `count` words begin, counted back over spaces, commas and full stops.
fn own_end(name: &str, count: usize) -> usize {
    let is_mark =
        |character: char| matches!(character, ' ' | ',' | '，' | '.') || character.is_whitespace();
    let mut rest = name;
    for _ in 0..count {
        rest = rest.trim_end_matches(is_mark);
        rest = rest.trim_end_matches(|character| !is_mark(character));
    }
    rest.len()
}

fn recased(own: &str) -> String {
    let shouted = !own.chars().any(char::is_lowercase) && own.contains(' ')
        || own.len() > 5 && own.chars().all(|character| character.is_ascii_uppercase());
    if !shouted {
        return own.to_owned();
    }
    own.split(' ')
        .enumerate()
        .map(|(at, word)| recased_word(at, word))
        .collect::<Vec<_>>()
        .join(" ")
}

fn recased_word(position: usize, word: &str) -> String {
    let lower = word.to_lowercase();
    if position > 0 && SMALL.contains(&&*lower) {
        return lower;
    }
    let vowels = lower.chars().any(|character| "aeiou".contains(character));
    if word.chars().count() <= 3 || !vowels {
        return word.to_owned();
    }
    let mut characters = lower.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}
