//! Hides the person in a value, and leaves enough to tell two apart at a glance: 138****8000, 张*, w***@x.com.
//!
//! One function a kind of value; several values joined by `;` are hidden one by one. Knows no field.

/// What stands for what is hidden where its length tells nothing.
const HIDDEN: &str = "***";

/// Digits left at the end of a number, and before the hidden ones: an area code, or the beginning of a mobile number.
const TAIL: usize = 4;
const HEAD: usize = 3;

/// Numbers with less digits than this keep no beginning: it would be most of them.
const LONG: usize = 10;

/// A telephone number: `138****8000`, `021-****5678`.
#[must_use]
pub fn number(text: &str) -> String {
    each(text, |number| {
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let (head, tail) = match digits < LONG {
            true => (0, digits / 3),
            false => (HEAD, TAIL),
        };
        hide_digits(number, head, digits - tail)
    })
}

/// An identity number: region and last two characters are left.
#[must_use]
pub fn identity(text: &str) -> String {
    const KEPT_AT_END: usize = 2;
    let length = text.chars().count();
    let short = length < HEAD + KEPT_AT_END + HEAD;
    let letters = text.chars().enumerate();
    letters
        .map(
            |(at, letter)| match short || (HEAD..length - KEPT_AT_END).contains(&at) {
                true => '*',
                false => letter,
            },
        )
        .collect()
}

/// A name: the first letter of each word; of a Han name the first character.
#[must_use]
pub fn name(text: &str) -> String {
    let mut begins = true;
    let mut hidden = String::with_capacity(text.len());
    for letter in text.chars() {
        let parts = letter.is_whitespace() || matches!(letter, '-' | '·' | '\'' | '.');
        hidden.push(if parts || begins { letter } else { '*' });
        begins = parts;
    }
    hidden
}

/// A mail address: the first letter of the account, and the domain.
#[must_use]
pub fn email(text: &str) -> String {
    each(text, |address| match address.rsplit_once('@') {
        Some((account, domain)) => {
            let first: String = account.chars().take(1).collect();
            format!("{first}{HIDDEN}@{domain}")
        }
        None => account(address),
    })
}

/// An account: its first letter.
#[must_use]
pub fn account(text: &str) -> String {
    let first: String = text.chars().take(1).collect();
    format!("{first}{HIDDEN}")
}

/// A street or an address: cut before its first number; without one, half of it is left.
#[must_use]
pub fn street(text: &str) -> String {
    let number =
        |letter: char| letter.is_numeric() || "一二三四五六七八九十百零〇".contains(letter);
    let half = text.char_indices().nth(text.chars().count() / 2);
    // A road may be called after a number (五四路), which then is cut too: rather too much than too little.
    let cut = text.find(number).or(half.map(|(at, _)| at));
    format!("{}{HIDDEN}", &text[..cut.unwrap_or_default()])
}

/// An ISO date: its year.
#[must_use]
pub fn date(text: &str) -> String {
    match text.split_once('-') {
        Some((year, _)) => format!("{year}-**-**"),
        None => HIDDEN.to_owned(),
    }
}

/// Text that may say anything.
#[must_use]
pub fn any(_: &str) -> String {
    HIDDEN.to_owned()
}

fn each(text: &str, hide: impl Fn(&str) -> String) -> String {
    let parts: Vec<String> = text.split(';').map(hide).collect();
    parts.join(";")
}

/// Hides the digits from the `first` up to the `last`, counted from none.
fn hide_digits(text: &str, first: usize, last: usize) -> String {
    let mut seen = 0;
    let mut hide = |letter: char| {
        if !letter.is_ascii_digit() {
            return letter;
        }
        seen += 1;
        if (first..last).contains(&(seen - 1)) {
            '*'
        } else {
            letter
        }
    };
    text.chars().map(&mut hide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Hide = fn(&str) -> String;

    #[test]
    fn a_person_is_hidden_and_two_can_still_be_told_apart() {
        let cases: [(Hide, &str, &str); 18] = [
            (number, "13800138000", "138****8000"),
            (number, "021-62345678", "021-****5678"),
            (number, "+447700900123", "+447*****0123"),
            (number, "62345678", "******78"),
            (number, "13800138000;13917120456", "138****8000;139****0456"),
            (number, "110", "**0"),
            (number, "", ""),
            (identity, "420106198801011234", "420*************34"),
            (identity, "A123", "****"),
            (name, "张伟", "张*"),
            (name, "欧阳娜娜", "欧***"),
            (name, "Wang Wei", "W*** W**"),
            (email, "wang@x.com", "w***@x.com"),
            (email, "wang@x.com;li@y.cn", "w***@x.com;l***@y.cn"),
            (account, "wx_1988", "w***"),
            (street, "珞喻路3号", "珞喻路***"),
            (street, "光谷软件园", "光谷***"),
            (date, "1988-01-01", "1988-**-**"),
        ];
        for (hide, text, expected) in cases {
            assert_eq!(hide(text), expected, "{text}");
        }
    }
}
