//! Names in Latin letters: their capitals, their order, the titles before them.

use std::borrow::Cow;

use super::surnames::is_pinyin_surname;
use super::{Gender, Parsed};

/// Forms of address before a name, what they say of the gender, and the title they are.
const HONORIFICS: [(&str, Option<Gender>, Option<&str>); 9] = [
    ("mr", Some(Gender::Male), None),
    ("mrs", Some(Gender::Female), None),
    ("ms", Some(Gender::Female), None),
    ("miss", Some(Gender::Female), None),
    ("madam", Some(Gender::Female), None),
    ("sir", Some(Gender::Male), None),
    ("dr", None, Some("Dr.")),
    ("prof", None, Some("Prof.")),
    ("professor", None, Some("Prof.")),
];

/// Words inside a family name that stay small unless they begin the name.
const PARTICLES: [&str; 14] = [
    "van", "der", "den", "de", "la", "von", "di", "da", "dos", "del", "bin", "al", "el", "ter",
];

/// What stands behind a comma without being a given name.
const DEGREES: [&str; 13] = [
    "phd", "ph.d", "md", "m.d", "mba", "cpa", "cfa", "esq", "jr", "sr", "ii", "iii", "iv",
];

/// What stands behind a name and counts its bearers.
const NUMERALS: [&str; 3] = ["ii", "iii", "iv"];

/// Reads a name without Han characters.
pub(super) fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let text = take_others(text, &mut parsed);
    let rest = without_honorifics(&text, &mut parsed);
    let rest = rest.trim_matches([',', '，', ';', ' ']);
    let name = match rest.split_once([',', '，']) {
        Some((family, given)) if !given.contains([',', '，']) => {
            let bare = |part: &str| part.trim_matches([';', ' ']).to_owned();
            in_order(&bare(family), &bare(given), &mut parsed)
        }
        _ => spaced(rest),
    };
    parsed.family_first = family_first(&name);
    parsed.undivided = is_undivided(&name);
    parsed.name = if parsed.undivided {
        name
    } else {
        capitalized(&name)
    };
    parsed
}

/// Takes every person but the first: John Smith/Mary Smith, John & Mary Smith.
fn take_others<'t>(text: &'t str, parsed: &mut Parsed) -> Cow<'t, str> {
    const MARKS: [char; 4] = ['/', ';', '|', '、'];
    const WORDS: [&str; 4] = [" & ", " and ", " AND ", " And "];
    // Nearly every cell names one person.
    let and = text
        .as_bytes()
        .windows(5)
        .any(|five| five.eq_ignore_ascii_case(b" and "));
    if !and && !text.contains(['/', ';', '|', '、', '&']) {
        return Cow::Borrowed(text);
    }
    // `s/o` and `c/o` part nobody.
    let long = |word: Option<&str>| word.is_some_and(|word| word.len() > 1);
    let is_whole = |part: &str| {
        part.chars().any(char::is_alphabetic)
            && long(part.split(' ').next())
            && long(part.split(' ').next_back())
    };
    let parts: Vec<&str> = text.split(MARKS).map(str::trim).collect();
    if let [first, others @ ..] = parts.as_slice()
        && !others.is_empty()
        && parts.iter().all(|part| is_whole(part))
    {
        parsed.others = others.iter().map(|&other| other.to_owned()).collect();
        return Cow::Borrowed(first);
    }
    let Some((first, second)) = WORDS.iter().find_map(|word| text.split_once(word)) else {
        return Cow::Borrowed(text);
    };
    let family = second.rsplit_once(' ').map(|(_, family)| family);
    match (first.contains(' '), family) {
        (true, Some(_)) => {
            parsed.others = vec![second.to_owned()];
            Cow::Borrowed(first)
        }
        // John & Mary Smith have one family name.
        (false, Some(family)) => {
            parsed.others = vec![second.to_owned()];
            Cow::Owned(format!("{first} {family}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// What a form of address by itself says of the gender; none where the word is no form of address.
pub(super) fn honorific(word: &str) -> Option<Option<Gender>> {
    let lower = word.trim_matches(['.', ' ']).to_ascii_lowercase();
    HONORIFICS
        .iter()
        .find(|(honorific, ..)| *honorific == lower)
        .map(|(_, gender, _)| *gender)
}

/// Whether a word is a form of address, whatever its case.
pub(super) fn is_honorific(word: &str) -> bool {
    let mut known = HONORIFICS.iter();
    known.any(|(honorific, ..)| honorific.eq_ignore_ascii_case(word))
}

fn without_honorifics<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    let mut rest = text;
    while let Some((first, behind)) = rest.split_once([' ', '.']) {
        let lower = first.to_ascii_lowercase();
        let Some((_, gender, title)) = HONORIFICS
            .iter()
            .find(|(honorific, ..)| *honorific == lower)
        else {
            break;
        };
        let behind = behind.trim_start_matches([' ', '.']);
        if behind.is_empty() {
            break;
        }
        parsed.gender = parsed.gender.or(*gender);
        parsed.title = parsed.title.take().or(title.map(str::to_owned));
        parsed.form_of_address = true;
        rest = behind;
    }
    rest
}

/// wei.zhang and zhang_wei, as addresses of mail have names; initials keep their dots.
fn spaced(name: &str) -> String {
    let mut parts = name.split(['.', '_']);
    let whole = |part: &str| part.len() > 1 && part.chars().all(char::is_alphabetic);
    let plain = !name.contains(' ') && name.contains(['.', '_']);
    if plain && parts.all(whole) && name.split(['.', '_']).count() <= 3 {
        return name.replace(['.', '_'], " ");
    }
    name.to_owned()
}

/// `Zhang, San` is Zhang San, as Chinese names are written; `Smith, John` is John Smith. Degrees stay behind, and in
/// `CHAN Tai Man, David` a whole name stands before the comma.
fn in_order(family: &str, given: &str, parsed: &mut Parsed) -> String {
    let degree = DEGREES
        .iter()
        .any(|degree| degree.eq_ignore_ascii_case(given.trim_end_matches('.')));
    match () {
        () if given.is_empty() => family.to_owned(),
        () if degree => format!("{family}, {given}"),
        () if is_pinyin_surname(family) => format!("{family} {given}"),
        () if is_shouted_family(family) => {
            parsed.alias = Some(given.to_owned());
            family.to_owned()
        }
        () => format!("{given} {family}"),
    }
}

/// Whether the first word alone is in capitals: CHAN Tai Man.
fn is_shouted_family(name: &str) -> bool {
    let shouted = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
    let mut words = name.split(' ');
    words.next().is_some_and(shouted) && name.contains(' ') && !words.any(shouted)
}

/// `San Zhang` is Zhang San where the last word alone is a family name and the first may be a given name in pinyin, or
/// where capitals say which is the family's: Wei ZHANG.
fn family_first(name: &str) -> Option<String> {
    let (given, family) = name.split_once(' ')?;
    let shouted = is_shouted_family(&format!("{family} {given}"));
    let reversed = is_pinyin_surname(family)
        && (shouted || !is_pinyin_surname(given))
        && is_pinyin(&given.to_lowercase());
    reversed.then(|| capitalized(&format!("{family} {given}")))
}

/// Every word with its capitals; a word in mixed case was written with care and stays.
fn capitalized(name: &str) -> String {
    let mut line = String::with_capacity(name.len());
    for (position, word) in name.split_whitespace().enumerate() {
        if position > 0 {
            line.push(' ');
        }
        let mixed = word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase);
        let lower = word.to_lowercase();
        match () {
            () if mixed => line.push_str(word),
            () if position > 0 && NUMERALS.contains(&&*lower) => {
                line.push_str(&lower.to_uppercase());
            }
            () if position > 0 && PARTICLES.contains(&&*lower) => line.push_str(&lower),
            () => push_capitalized(&mut line, &lower),
        }
    }
    line
}

fn push_capitalized(line: &mut String, lower: &str) {
    let mut upper = true;
    for (at, character) in lower.char_indices() {
        let scottish = at == 2 && lower.starts_with("mc") && lower.len() > 3;
        if upper || scottish {
            // A letter whose capital is two letters stays small, or its name would change each time it is read.
            let mut capital = character.to_uppercase();
            let capital = capital.next().filter(|_| capital.len() == 0);
            line.push(capital.unwrap_or(character));
        } else {
            line.push(character);
        }
        upper = matches!(character, '-' | '\'' | '’' | '.');
    }
}

/// Whether the name is one word of pinyin that begins with a family name: zhangsan.
fn is_undivided(name: &str) -> bool {
    let one_case = name.bytes().all(|byte| byte.is_ascii_lowercase());
    one_case
        && (2..name.len().min(8))
            .any(|end| is_pinyin_surname(&name[..end]) && is_pinyin(&name[end..]))
}

const INITIALS: [&str; 23] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r",
    "z", "c", "s", "y", "w",
];
const FINALS: [&str; 32] = [
    "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai", "an",
    "ao", "ei", "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e",
    "i", "o", "u",
];

/// Whether the text is one to three pinyin syllables.
fn is_pinyin(text: &str) -> bool {
    fn syllables(text: &str, left: u8) -> bool {
        text.is_empty()
            || left > 0
                && INITIALS
                    .iter()
                    .filter_map(|initial| text.strip_prefix(initial))
                    .any(|rest| {
                        FINALS
                            .iter()
                            .filter_map(|vowels| rest.strip_prefix(vowels))
                            .any(|rest| syllables(rest, left - 1))
                    })
    }
    !text.is_empty() && text.len() <= 18 && syllables(text, 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_names_get_their_capitals_and_their_order() {
        let cases = [
            ("upper case", "WANG WEI", "Wang Wei"),
            ("lower case", "wang wei", "Wang Wei"),
            ("order kept", "San Zhang", "San Zhang"),
            ("Chinese with comma", "Zhang, San", "Zhang San"),
            ("Western with comma", "Smith, John", "John Smith"),
            ("hyphen", "JEAN-PAUL SARTRE", "Jean-Paul Sartre"),
            ("Irish", "o'brien", "O'Brien"),
            ("Scottish", "RONALD MCDONALD", "Ronald McDonald"),
            ("particle", "LUDWIG VAN BEETHOVEN", "Ludwig van Beethoven"),
            ("care taken", "DeShawn McKay", "DeShawn McKay"),
            ("degree", "John Smith, PhD", "John Smith, PhD"),
            ("honorific", "Dr. Wang Wei", "Wang Wei"),
            ("one word of pinyin", "zhangsan", "zhangsan"),
            ("one word", "tony", "Tony"),
            ("accents", "ÉMILE ZOLA", "Émile Zola"),
        ];
        for (case, text, expected) in cases {
            let once = parse(text).name;
            assert_eq!(once, expected, "{case}");
            assert_eq!(parse(&once).name, expected, "{case}, again");
        }
        assert_eq!(parse("Mrs. Smith").gender, Some(Gender::Female));
    }
}
