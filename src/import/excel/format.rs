//! Reads a number format: what of it matters for the text of a cell.
//!
//! Pure. Only what changes the digits a person sees is kept: leading zeros with their separators, percentages, dates.

/// A place in a pattern of zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `0`: a digit or a zero.
    Zero,
    /// `#` or `?`: a digit where there is one.
    Digit,
    /// A character shown as it is.
    Literal(char),
}

/// How the numbers of a style are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// As the digits of the value.
    #[default]
    Plain,
    /// With leading zeros and literals, such as `000000` or `000-0000-0000`.
    Zeros(Vec<Piece>),
    /// Times a hundred, with a percent sign.
    Percent,
    /// A date, a time of day, or both.
    Date(Clock),
    /// A span of time, such as `[h]:mm`.
    Duration,
}

/// Whether a date format shows the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Hours, minutes or seconds are shown.
    Shown,
    /// Only the day is.
    NotShown,
}

/// A format longer than this is no format: Excel allows 255 characters.
const LONGEST: usize = 1024;

impl Shape {
    /// The shape of a format code.
    pub(super) fn of(code: &str) -> Self {
        if code.len() > LONGEST || code.eq_ignore_ascii_case("general") || code == "@" {
            return Shape::Plain;
        }
        let tokens = tokens(code);
        if tokens.contains(&Token::Elapsed) {
            return Shape::Duration;
        }
        if let Some(date) = date_shape(&tokens) {
            return date;
        }
        if tokens.contains(&Token::Code('%')) {
            return Shape::Percent;
        }
        zeros(&tokens).map_or(Shape::Plain, Shape::Zeros)
    }

    /// The shape of a format that the file names by its number only.
    ///
    /// 27 to 36 and 50 to 58 are the dates of Chinese, Japanese and Korean Excel, which have no code in the file.
    pub(super) fn of_builtin(id: u32) -> Self {
        match id {
            9 | 10 => Shape::Percent,
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shape::Date(Clock::NotShown),
            18..=22 | 32..=35 | 45 | 47 | 55 | 56 => Shape::Date(Clock::Shown),
            46 => Shape::Duration,
            _ => Shape::Plain,
        }
    }
}

/// What a format is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// A character with a meaning.
    Code(char),
    /// A character shown as it is.
    Literal(char),
    /// `[h]`, `[mm]` or `[ss]`.
    Elapsed,
    /// `[<=99]`, `[DBNum1]`: shown in another way for some values.
    Condition,
}

/// The tokens of the first section, which is the one for positive numbers.
fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => tokens.extend(chars.by_ref().take_while(|&c| c != '"').map(Token::Literal)),
            '\\' => tokens.extend(chars.next().map(Token::Literal)),
            // A space as wide as the next character, or the next character repeated to fill the cell.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                tokens.extend(bracket(&inside));
            }
            c => tokens.push(Token::Code(c)),
        }
    }
    tokens
}

/// What `[...]` means: a span of time, a condition, or a colour or language that does not matter.
fn bracket(inside: &str) -> Option<Token> {
    let lower = inside.to_ascii_lowercase();
    let elapsed = ["h", "hh", "m", "mm", "s", "ss"].contains(&lower.as_str());
    if elapsed {
        Some(Token::Elapsed)
    } else if lower.starts_with(['<', '>', '=']) || lower.starts_with("dbnum") {
        Some(Token::Condition)
    } else {
        None
    }
}

/// A format is a date's when it has one of `y m d h s`, or `aaa` for the day of the week, outside of quotes.
fn date_shape(tokens: &[Token]) -> Option<Shape> {
    let code: String = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Code(c) => Some(c.to_ascii_lowercase()),
            _ => None,
        })
        .collect();
    // A digit placeholder in it makes it a number with an unquoted unit, except in `ss.000`.
    let code = code
        .replace("general", "")
        .replace("am/pm", "h")
        .replace("a/p", "h");
    let numeric = code.contains('#') || code.starts_with('0') || code.contains(['?', '%']);
    let clock = code.contains(['h', 's']);
    if numeric || !(clock || code.contains(['y', 'm', 'd']) || code.contains("aaa")) {
        return None;
    }
    Some(Shape::Date(if clock {
        Clock::Shown
    } else {
        Clock::NotShown
    }))
}

/// The pattern of a code made of placeholders and literals alone, with two zeros at least.
fn zeros(tokens: &[Token]) -> Option<Vec<Piece>> {
    let mut pieces = Vec::with_capacity(tokens.len());
    for token in tokens {
        pieces.push(match token {
            Token::Code('0') => Piece::Zero,
            Token::Code('#' | '?') => Piece::Digit,
            Token::Code(c @ ('-' | '(' | ')' | ' ' | '+' | '/')) | Token::Literal(c) => {
                Piece::Literal(*c)
            }
            _ => return None,
        });
    }
    let zeros = pieces.iter().filter(|&&piece| piece == Piece::Zero).count();
    (zeros >= 2).then_some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_code_says_how_a_number_is_written() {
        let day = Shape::Date(Clock::NotShown);
        let time = Shape::Date(Clock::Shown);
        let cases = [
            ("General", Shape::Plain),
            ("@", Shape::Plain),
            ("0", Shape::Plain),
            ("0_ ", Shape::Plain),
            ("#,##0.00", Shape::Plain),
            ("0.00E+00", Shape::Plain),
            ("0\"元\"", Shape::Plain),
            ("[<=9999999]###\\-####;\\(###\\) ###\\-####", Shape::Plain),
            ("[DBNum1]00", Shape::Plain),
            ("0.0%", Shape::Percent),
            ("000000", Shape::Zeros(vec![Piece::Zero; 6])),
            ("00;-00", Shape::Zeros(vec![Piece::Zero; 2])),
            ("yyyy\"年\"m\"月\"d\"日\"", day.clone()),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", day.clone()),
            ("yyyy/m/d", day.clone()),
            ("[$-804]aaaa", day),
            ("h\"时\"mm\"分\"", time.clone()),
            ("上午/下午h:mm", time.clone()),
            ("yyyy/m/d h:mm", time.clone()),
            ("h:mm AM/PM", time.clone()),
            ("mm:ss.0", time),
            ("[h]:mm:ss", Shape::Duration),
            ("[Red]#,##0", Shape::Plain),
            ("G/通用格式", Shape::Plain),
            ("\"day \"0", Shape::Plain),
        ];
        for (code, shape) in cases {
            assert_eq!(Shape::of(code), shape, "{code}");
        }
    }

    #[test]
    fn the_chinese_builtin_formats_are_dates() {
        for id in (27..=36).chain(50..=58) {
            assert!(matches!(Shape::of_builtin(id), Shape::Date(_)), "{id}");
        }
        assert_eq!(Shape::of_builtin(9), Shape::Percent);
        assert_eq!(Shape::of_builtin(49), Shape::Plain);
    }
}
