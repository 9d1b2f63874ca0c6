//! Company names in Latin letters: one spelling for each legal form, capitals where all was capitals.

/// Legal forms by their words without punctuation, and how they are written.
const FORMS: [(&[&str], &str); 14] = [
    (&["company", "limited"], "Co., Ltd."),
    (&["co", "limited"], "Co., Ltd."),
    (&["company", "ltd"], "Co., Ltd."),
    (&["co", "ltd"], "Co., Ltd."),
    (&["limited"], "Ltd."),
    (&["ltd"], "Ltd."),
    (&["inc"], "Inc."),
    (&["incorporated"], "Inc."),
    (&["corp"], "Corp."),
    (&["corporation"], "Corp."),
    (&["llc"], "LLC"),
    (&["gmbh"], "GmbH"),
    (&["plc"], "PLC"),
    (&["sa"], "S.A."),
];

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

/// The name without its legal form.
pub(super) fn own_words(name: &str) -> &str {
    legal_form(name)
        .map_or(name, |(count, _)| &name[..own_end(name, count)])
        .trim_end_matches([' ', ',', '，', '.'])
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
