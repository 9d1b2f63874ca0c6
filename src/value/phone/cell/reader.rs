//! The pieces of a cell one after another: what each says by itself, and what it says about the one before it.

use super::parts::{glued, letters, masked, split, unsure};
use super::{Cell, Entry, Role, entry_of};
use crate::value::digits;
use crate::value::phone::area;
use crate::value::phone::number::{Aside, Flaw, Number, Reading};
use crate::value::phone::read::read;
use crate::value::phone::words::{self, Word};

/// A cell being read, piece by piece.
#[derive(Default)]
pub(super) struct Reader {
    cell: Cell,
    label: Option<Role>,
    extension_next: bool,
    /// The word before digits that are no telephone number: `QQ`.
    other_next: Option<String>,
}

impl Reader {
    /// Reads the pieces of a cell, each with the separator before it.
    pub(super) fn read(mut self, pieces: &[(char, &str)]) -> Cell {
        let mut at = 0;
        while let Some((separator, piece)) = pieces.get(at) {
            match together(&pieces[at..]).filter(|_| self.cell.entries.is_empty()) {
                Some((entry, count)) => {
                    self.add(entry);
                    at += count;
                }
                None => {
                    self.piece(*separator, piece);
                    at += 1;
                }
            }
        }
        self.drop_small_change();
        self.cell
    }

    /// Beside a number, a few digits that are none are part of a remark: an hour, a floor.
    fn drop_small_change(&mut self) {
        if self.cell.entries.iter().all(Entry::is_small_change) {
            return;
        }
        let entries = std::mem::take(&mut self.cell.entries);
        let (notes, entries): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(Entry::is_small_change);
        self.cell.entries = entries;
        self.cell
            .notes
            .extend(notes.into_iter().map(|entry| entry.text));
    }

    /// Reads what stands between two separators.
    fn piece(&mut self, separator: char, piece: &str) {
        if piece.is_empty() || self.ending(separator, piece) {
            return;
        }
        if names_mailbox(piece) {
            for part in piece.split_whitespace() {
                if names_mailbox(part) {
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
            ('/' | '、', Some(Some(_))) if piece.len() <= 5 => {
                last.aside = Some(Aside::ExtensionRange);
            }
            ('/' | '、', Some(None)) if piece.len() <= 2 => self.tokens(&other),
            ('/' | '、', None) if piece.len() <= 4 => match &mut last.aside {
                Some(Aside::Endings(endings)) => endings.push(other),
                aside => *aside = Some(Aside::Endings(vec![other])),
            },
            (',', Some(Some(_))) if (3..=5).contains(&piece.len()) => {
                last.aside = Some(Aside::ExtensionRange);
            }
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
        self.cell.notes.extend(self.other_next.take());
        // `021-62345678传真`: a label that nothing follows belongs to what stands before it.
        if self.label == Some(Role::Fax)
            && !piece.ends_with(':')
            && !piece.starts_with(|c: char| !is_dialled(c) && c != '(')
            && let Some(last) = self.cell.entries.last_mut()
        {
            last.role = Role::Fax;
            self.label = None;
        }
    }

    fn word(&mut self, text: &str) {
        let word = text.trim_matches(|c: char| " :()-.\"'=：“”‘’《》<>「」".contains(c));
        if word.is_empty() {
            return;
        }
        // A name before a label: `联系人：张三 电话：`.
        if let Some((first, rest)) = word.split_once(' ')
            && !matches!(words::meaning(word), Word::Note | Word::Fax)
        {
            self.word(first);
            return self.word(rest);
        }
        let last = self.cell.entries.last_mut();
        // A pause that a telephone makes before it dials the extension.
        if text == "p" && matches!(&last, Some(last) if matches!(last.reading, Reading::Number(_)))
        {
            self.extension_next = true;
            return;
        }
        match (words::meaning(word), last) {
            (Word::Other, _) => self.other_next = Some(word.to_owned()),
            (Word::Extension, Some(_)) => self.extension_next = true,
            (Word::Fax, Some(last)) if text.starts_with(['(', ' ']) => last.role = Role::Fax,
            (Word::Fax, _) => self.label = self.label.or(Some(Role::Fax)),
            (Word::Phone, _) => self.label = Some(Role::Contact),
            (Word::Dead, Some(last)) => last.dead = true,
            (Word::Wechat, _) if !is_wechat_name(text) => self.cell.wechat = true,
            (Word::Reference, _) => {
                self.add(Entry::new(word, Reading::Flaw(Flaw::Reference), None));
            }
            // Letters that touch digits make a name with them, unless the digits are a number: `zhang123`.
            _ if text.ends_with(|c: char| c.is_ascii_alphabetic()) => {
                self.other_next = Some(word.to_owned());
            }
            _ => self.cell.notes.push(without_name_label(word).to_owned()),
        }
    }

    /// Reads a row of digits: an extension that was announced, one number, or several with spaces between.
    fn run(&mut self, run: &str) {
        if let Some(word) = self.other_next.take() {
            let other = words::meaning(&word) == Word::Other;
            if other || read(run).is_err() {
                let (digits, rest) = run.split_once(' ').unwrap_or((run, ""));
                self.cell.notes.push(format!("{word}{digits}"));
                return self.run(rest.trim());
            }
            self.cell.notes.push(word);
        }
        let nothing = !run.contains(|c: char| c.is_ascii_digit());
        if nothing || std::mem::take(&mut self.extension_next) && self.extend(run) {
            return;
        }
        let parts = if unsure(run).is_some() {
            vec![run]
        } else {
            split(run)
        };
        for part in parts {
            let entry = match unsure(part).or_else(|| glued(part)) {
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
        let number = match &mut last.reading {
            Reading::Number(number) => number,
            // What leads to a desk is kept or dropped with the number before it.
            Reading::Unsure(_) | Reading::Flaw(_) => {
                return digits::all_digits(run) && run.len() <= 6;
            }
            Reading::Masked(_) => return false,
        };
        // A plus sign begins a number of its own, whatever word stands before it.
        let (first, more) = run.split_once(['-', ' ', '.']).unwrap_or((run, ""));
        let dialled = digits::all_digits(first) && !more.contains('+');
        match (number.ext_mut(), dialled && first.len() <= 6) {
            (Some(ext @ None), true) => *ext = Some(first.to_owned()),
            // A mobile number that hides another has an extension, and no field for it.
            (None, true) => last.aside = Some(Aside::LineRange),
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

/// The number that pieces give together of which the first is none by itself: `021/62345678`, `138、0013、8000`.
fn together(pieces: &[(char, &str)]) -> Option<(Entry, usize)> {
    let numeric = |piece: &str| {
        !piece.is_empty()
            && piece
                .chars()
                .all(|c| c.is_ascii_digit() || "+- ".contains(c))
    };
    let (_, first) = pieces.first()?;
    let digits = |piece: &str| piece.bytes().filter(u8::is_ascii_digit).count();
    if !numeric(first) || digits(first) > 5 {
        return None;
    }
    let count = pieces
        .iter()
        .take(4)
        .take_while(|(_, piece)| numeric(piece))
        .count();
    (2..=count).find_map(|count| {
        let parts: Vec<&str> = pieces[..count].iter().map(|(_, piece)| *piece).collect();
        let joined = parts.join("-");
        let text = as_written(&pieces[..count]);
        if let Some(unsure) = unsure(&joined) {
            return Some((Entry::new(&text, Reading::Unsure(unsure), None), count));
        }
        let whole = match read(&joined).ok()?.0 {
            Number::Mobile(_) | Number::Service { ext: None, .. } => true,
            Number::Landline { ext: None, .. } => {
                first.starts_with(['0', '+']) || first.starts_with("86")
            }
            _ => false,
        };
        whole.then(|| (entry_of(&text, &joined), count))
    })
}

/// Pieces with the separators that stood between them.
fn as_written(pieces: &[(char, &str)]) -> String {
    let mut text = String::new();
    for (position, (separator, piece)) in pieces.iter().enumerate() {
        text.extend((position > 0).then_some(*separator));
        text.push_str(piece);
    }
    text
}

/// A remark without the word that says that it is a name: `联系人：张三`.
fn without_name_label(word: &str) -> &str {
    ["联系人", "姓名", "收件人", "收货人"]
        .iter()
        .find_map(|label| word.strip_prefix(label))
        .map_or(word, |name| name.trim_start_matches([':', '：', ' ']))
}

/// Whether letters of an id stand behind the word for WeChat: `微信:zhangsan`.
fn is_wechat_name(text: &str) -> bool {
    !text.is_ascii() && text.ends_with(|c: char| c.is_ascii_alphabetic())
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

/// Whether an @ has something before it that a mailbox may be called.
fn names_mailbox(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(local, _)| local.chars().any(char::is_alphanumeric))
}
