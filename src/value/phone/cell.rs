//! A whole cell: split into candidates first, then each one read with the words around it.

use super::number::{self, Aside, Flaw, Number, Reading, Unsure};
use super::words::{self, Word};
use super::{area, mobile};
use crate::value::digits::{self, Float};

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A person answers.
    Contact,
    /// A machine answers.
    Fax,
}

/// One candidate of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The candidate as it was written.
    pub text: String,
    /// What it is.
    pub reading: Reading,
    /// What it is for.
    pub role: Role,
    /// Whether a note says that it is out of use.
    pub dead: bool,
    /// Something beside the number.
    pub aside: Option<Aside>,
}

/// Everything in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The candidates, in their order.
    pub entries: Vec<Entry>,
    /// E-mail addresses that stand among them.
    pub emails: Vec<String>,
    /// Words that are neither label nor number: names, remarks.
    pub notes: Vec<String>,
    /// Whether the cell says that WeChat is under the same number.
    pub wechat: bool,
}

/// Reads a cell that should hold telephone numbers.
#[must_use]
pub fn read_cell(text: &str) -> Cell {
    let plain = fold(text);
    let mut reader = Reader::default();
    if let Some(entry) = whole(plain.trim()) {
        reader.cell.entries.push(entry);
        return reader.cell;
    }
    let mut separator = ';';
    let mut start = 0;
    for (at, c) in plain.char_indices() {
        if is_separator(c) {
            reader.piece(separator, plain[start..at].trim());
            separator = c;
            start = at + c.len_utf8();
        }
    }
    reader.piece(separator, plain[start..].trim());
    reader.cell
}

/// Whether `c` always stands between two numbers.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '/' | '\\' | '\n' | '、' | '或' | '&')
}

/// The text with all dressed digits, dashes, spaces and brackets in their plain form.
fn fold(text: &str) -> String {
    let plain: Vec<char> = text
        .chars()
        .map(|c| match digits::plain_char(c) {
            '。' => '.',
            '【' | '[' | '〔' | '﹙' => '(',
            '】' | ']' | '〕' | '﹚' => ')',
            c => c,
        })
        .collect();
    brackets(&chinese_runs(&plain))
}

/// Turns rows of three and more Chinese digits into digits; shorter ones are words (`张三`).
fn chinese_runs(text: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let run = text[at..]
            .iter()
            .take_while(|&&c| digits::chinese_digit(c).is_some())
            .count();
        if run >= 3 {
            let digit = |&c: &char| digits::chinese_digit(c).map(|digit| char::from(b'0' + digit));
            out.extend(text[at..at + run].iter().filter_map(digit));
        } else {
            out.extend(&text[at..at + run.max(1)]);
        }
        at += run.max(1);
    }
    out
}

/// Opens brackets: a trunk zero is dropped, an area code joins its number, a whole number stands for itself, and the
/// brackets around words stay, for words end a number anyway.
fn brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let (inside, behind) = after.split_once(')').unwrap_or((after, ""));
        out.push_str(before);
        let digits = digits::only_digits(inside);
        let numeric = inside
            .chars()
            .all(|c| c.is_ascii_digit() || "+- ".contains(c));
        match digits.len() {
            1 if digits == "0" => {}
            1..=6 if numeric => out.extend([" ", inside, " "]),
            _ if numeric => out.extend([";", inside, ";"]),
            _ => out.extend(["(", inside, ")"]),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// A cell that is one thing as a whole: what a spreadsheet made of a number, or a number with thousands separators.
fn whole(text: &str) -> Option<Entry> {
    if is_american(text) {
        return Some(entry_of(text, &text.replacen('/', "-", 1)));
    }
    let reading = match digits::float(text, 11) {
        Some(Float::Exact(digits)) => return Some(entry_of(text, &digits)),
        Some(Float::Rounded(digits)) => Reading::Unsure(Unsure::Rounded(digits)),
        Some(Float::Lost) => Reading::Flaw(Flaw::Lost),
        None => {
            let mut groups = text.split(',');
            let first = groups.next().is_some_and(|group| group.len() <= 3);
            let thousands = first && text.contains(',') && groups.all(|group| group.len() == 3);
            let digits = text.replace(',', "");
            let number = thousands && mobile::is_mobile(&digits);
            return number.then(|| entry_of(text, &digits));
        }
    };
    Some(Entry::new(text, reading, None))
}

/// Whether the cell is a number as North America writes it with a stroke behind the area code: `310/246-1501`.
fn is_american(text: &str) -> bool {
    let Some((area, (exchange, line))) = text
        .split_once('/')
        .and_then(|(area, rest)| Some((area, rest.split_once('-')?)))
    else {
        return false;
    };
    let digits = |part: &str, count| part.len() == count && digits::all_digits(part);
    digits(area.trim(), 3) && digits(exchange.trim(), 3) && digits(line.trim(), 4)
}

fn entry_of(text: &str, digits: &str) -> Entry {
    match number::read(digits) {
        Ok((number, aside)) => Entry::new(text, Reading::Number(number), aside),
        Err(flaw) => Entry::new(text, Reading::Flaw(flaw), None),
    }
}

impl Entry {
    fn new(text: &str, reading: Reading, aside: Option<Aside>) -> Self {
        Entry {
            text: text.to_owned(),
            reading,
            role: Role::Contact,
            dead: false,
            aside,
        }
    }
}

/// A cell being read, piece by piece.
#[derive(Default)]
struct Reader {
    cell: Cell,
    label: Option<Role>,
    extension_next: bool,
}

impl Reader {
    /// Reads what stands between two separators.
    fn piece(&mut self, separator: char, piece: &str) {
        if piece.is_empty() || self.ending(separator, piece) {
            return;
        }
        if piece.contains('@') {
            for part in piece.split_whitespace() {
                if part.contains('@') {
                    self.cell.emails.push(part.to_owned());
                } else {
                    self.tokens(part);
                }
            }
            return;
        }
        if let Some(reading) = masked(piece).or_else(|| letters(piece)) {
            self.add(Entry::new(piece, reading, None));
            return;
        }
        self.tokens(piece);
    }

    /// Reads a few digits that only make sense behind the number before them.
    fn ending(&mut self, separator: char, piece: &str) -> bool {
        if !digits::all_digits(piece) || piece.len() > 5 {
            return false;
        }
        let Some(last) = self.cell.entries.last_mut() else {
            return false;
        };
        let Reading::Number(number) = &mut last.reading else {
            return false;
        };
        let other = with_ending(number.text(), piece);
        match (separator, number.ext_mut()) {
            ('/', Some(_)) if piece.len() <= 2 => self.tokens(&other),
            ('/', None) if piece.len() <= 4 => match &mut last.aside {
                Some(Aside::Endings(endings)) => endings.push(other),
                aside => *aside = Some(Aside::Endings(vec![other])),
            },
            (',', Some(ext @ None)) if piece.len() >= 3 => *ext = Some(piece.to_owned()),
            _ => return false,
        }
        true
    }

    /// Reads a piece as words and rows of digits by turns.
    fn tokens(&mut self, piece: &str) {
        self.extension_next = false;
        let mut rest = piece;
        while !rest.is_empty() {
            let begins = rest.find(is_dialled).unwrap_or(rest.len());
            self.word(&rest[..begins]);
            rest = &rest[begins..];
            let ends = rest
                .find(|c: char| !is_dialled(c) && !matches!(c, '-' | '.' | ' '))
                .unwrap_or(rest.len());
            self.run(rest[..ends].trim_matches(['-', '.', ' ']));
            rest = &rest[ends..];
        }
    }

    fn word(&mut self, text: &str) {
        let word = text.trim_matches(|c: char| " :()-.\"'".contains(c) || c == '：');
        if word.is_empty() {
            return;
        }
        let last = self.cell.entries.last_mut();
        match (words::meaning(word), last) {
            (Word::Extension, Some(_)) => self.extension_next = true,
            (Word::Fax, Some(last)) if text.starts_with(['(', ' ']) => last.role = Role::Fax,
            (Word::Fax, _) => self.label = self.label.or(Some(Role::Fax)),
            (Word::Phone, _) => self.label = Some(Role::Contact),
            (Word::Dead, Some(last)) => last.dead = true,
            (Word::Wechat, _) => self.cell.wechat = true,
            (Word::Reference, _) => {
                self.add(Entry::new(word, Reading::Flaw(Flaw::Reference), None));
            }
            _ => self.cell.notes.push(word.to_owned()),
        }
    }

    /// Reads a row of digits: an extension that was announced, one number, or several with spaces between.
    fn run(&mut self, run: &str) {
        if run.is_empty() || std::mem::take(&mut self.extension_next) && self.extend(run) {
            return;
        }
        let numbers = split(run);
        for part in numbers {
            let entry = match unsure(part) {
                Some(unsure) => Entry::new(part, Reading::Unsure(unsure), None),
                None => entry_of(part, part),
            };
            self.add(entry);
        }
    }

    /// Gives the number before it its extension.
    fn extend(&mut self, run: &str) -> bool {
        let Some(last) = self.cell.entries.last_mut() else {
            return false;
        };
        let Reading::Number(number) = &mut last.reading else {
            return false;
        };
        // A plus sign begins a number of its own, whatever word stands before it.
        let (first, more) = run.split_once(['-', ' ', '.']).unwrap_or((run, ""));
        let dialled = digits::all_digits(first) && !more.contains('+');
        match number.ext_mut() {
            Some(ext @ None) if dialled && first.len() <= 6 => *ext = Some(first.to_owned()),
            _ => return false,
        }
        if !more.is_empty() {
            last.aside = Some(Aside::ExtensionRange);
        }
        true
    }

    /// Adds a candidate: it takes the label before it, and a local number the area code of the one before it.
    fn add(&mut self, mut entry: Entry) {
        entry.role = self.label.take().unwrap_or(Role::Contact);
        if let Reading::Number(Number::Local { number, ext }) = &entry.reading
            && let Some(number) = self.with_area_before(number)
        {
            let ext = ext.clone();
            entry.reading = Reading::Number(Number::Landline { number, ext });
        }
        self.cell.entries.push(entry);
    }

    fn with_area_before(&self, local: &str) -> Option<String> {
        let mut before = self.cell.entries.iter().rev();
        let area = before.find_map(|entry| match &entry.reading {
            Reading::Number(Number::Landline { number, .. }) => area::leading(number),
            _ => None,
        })?;
        area.allows(local.len())
            .then(|| format!("{}-{local}", area.code))
    }
}

/// Whether a number can begin with `c` and go on with it.
fn is_dialled(c: char) -> bool {
    c.is_ascii_digit() || c == '+'
}

/// The number with its last digits replaced.
fn with_ending(number: &str, ending: &str) -> String {
    let kept = number.len().saturating_sub(ending.len());
    format!("{}{ending}", number.get(..kept).unwrap_or_default())
}

/// One number, or several where spaces stand between numbers that are each valid.
fn split(run: &str) -> Vec<&str> {
    if number::read(run).is_ok() || !run.contains(' ') {
        return vec![run];
    }
    for (at, _) in run.match_indices(' ') {
        let (first, rest) = (run[..at].trim(), run[at..].trim());
        if number::read(first).is_ok() {
            let others = split(rest);
            if others.iter().all(|other| number::read(other).is_ok()) {
                return [vec![first], others].concat();
            }
        }
    }
    vec![run]
}

/// A number partly covered: at least two digits, then at least two signs that cover others.
fn masked(piece: &str) -> Option<Reading> {
    let number: String = piece.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let covers = |c: char| matches!(c, '*' | 'x' | 'X' | '•' | '●' | '×' | '＊');
    let begins = number.find(|c: char| c.is_ascii_digit())?;
    let number = &number[begins..];
    let shown = number.bytes().take_while(u8::is_ascii_digit).count();
    let covered = number[shown..].chars().take_while(|&c| covers(c)).count();
    let proper = number.chars().all(|c| c.is_ascii_digit() || covers(c));
    (proper && shown >= 2 && covered >= 2).then(|| {
        Reading::Masked(
            number
                .chars()
                .map(|c| if covers(c) { '*' } else { c })
                .collect(),
        )
    })
}

/// A mobile number in which letters stand for digits: `138OO138OOO`.
fn letters(piece: &str) -> Option<Reading> {
    let mut replaced = 0;
    let digits: String = piece
        .chars()
        .filter(|c| !matches!(c, ' ' | '-'))
        .map(|c| {
            let digit = match c {
                'O' | 'o' => '0',
                'l' | 'I' | 'i' | '|' => '1',
                other => return other,
            };
            replaced += 1;
            digit
        })
        .collect();
    (replaced > 0 && digits.len() - replaced >= 4 && mobile::is_mobile(&digits))
        .then_some(Reading::Unsure(Unsure::Letters(digits)))
}

/// A row of digits that can be read in two ways.
fn unsure(run: &str) -> Option<Unsure> {
    let digits = digits::only_digits(run);
    if run.starts_with('+') && mobile::is_mobile(&digits) {
        return Some(Unsure::TwoCountries(digits));
    }
    if digits.len() == 10 && run.starts_with("09") && number::read(run).is_err() {
        return Some(Unsure::Taiwan(format!("+886{}", &digits[1..])));
    }
    let (first, second) = digits.split_at_checked(11)?;
    (mobile::is_mobile(first) && mobile::is_mobile(second))
        .then(|| Unsure::Glued(first.to_owned(), second.to_owned()))
}
