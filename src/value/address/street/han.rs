//! Streets in Chinese: from the large to the small, each part ending in the word that says what it is.

use std::borrow::Cow;

use super::StreetParts;
use super::counted::{self, Counted, Counter};

/// What stands between parts.
const MARKS: &[char] = &[
    ' ', '\u{3000}', ',', '，', '、', '.', '。', ';', '；', ':', '：', '/', '|', '-',
];
/// The section of a road, before its number: 天府大道中段, 二环路北四段.
const SECTIONS: &str = "东西南北中上下前后一二三四五六七八九十";

/// A street being taken apart: what lies before `word` is dealt with, `at` is where the reading is.
struct Reader<'t> {
    text: &'t str,
    word: usize,
    at: usize,
    parts: StreetParts<'t>,
}

/// The parts of a Chinese street.
pub(super) fn parts(text: &str) -> StreetParts<'_> {
    let mut reader = Reader {
        text,
        word: 0,
        at: 0,
        parts: StreetParts::default(),
    };
    while let Some(next) = reader.text[reader.at..].chars().next() {
        reader.read(next);
    }
    reader.end_word();
    reader.parts
}

impl<'t> Reader<'t> {
    fn read(&mut self, next: char) {
        if let Some(close) = closing(next) {
            return self.skip_bracket(close);
        }
        if MARKS.contains(&next) {
            self.end_word();
            self.at += next.len_utf8();
            self.word = self.at;
            return;
        }
        if let Some(number) = self.number() {
            self.end_word();
            self.at += number.length;
            self.word = self.at;
            return self.take(number);
        }
        self.at += next.len_utf8();
        self.name(next);
    }

    /// A number here, unless it is in the middle of a name: the 二 of 文二路.
    fn number(&self) -> Option<Counted<'t>> {
        let number = counted::read(&self.text[self.at..])?;
        let begun = self.at > self.word;
        let digits = self.text[self.at..].starts_with(|first: char| {
            first.is_ascii_alphanumeric() || ('０'..='ｚ').contains(&first)
        });
        (!begun || digits || number.counter != Counter::None).then_some(number)
    }

    /// What is in brackets is a remark, whatever it says.
    fn skip_bracket(&mut self, close: char) {
        self.end_word();
        let behind = &self.text[self.at..];
        let length = behind
            .find(close)
            .map_or(behind.len(), |end| end + close.len_utf8());
        self.parts.leave(&behind[..length]);
        self.at += length;
        self.word = self.at;
    }

    fn end_word(&mut self) {
        let word = &self.text[self.word..self.at];
        self.parts.leave(word);
        self.word = self.at;
    }

    /// Whether the word that ends here, with `last`, is a town, a village or a road.
    fn name(&mut self, last: char) {
        let word = &self.text[self.word..self.at];
        let behind = &self.text[self.at..];
        if word.chars().count() < 2 || behind.starts_with(['路', '街', '镇']) && last != '街' {
            return;
        }
        match last {
            '道' if word.ends_with("街道") => self.town(),
            '镇' | '乡' | '木' | '场' if is_town(word, behind) => self.town(),
            '村' | '屯' | '区' | '查' if is_village(word, behind) => self.village(),
            '路' | '道' | '街' | '巷' | '弄' | '同' | '里' if is_road(word, behind) => {
                self.road();
            }
            _ => {}
        }
    }

    fn town(&mut self) {
        if self.parts.town.is_some() || self.parts.road.is_some() {
            return;
        }
        self.parts.town = Some(&self.text[self.word..self.at]);
        let office = ["办事处", "办"]
            .into_iter()
            .find(|office| self.text[self.at..].starts_with(office));
        self.at += office.map_or(0, str::len);
        self.word = self.at;
    }

    fn village(&mut self) {
        if self.parts.village.is_some() || self.parts.road.is_some() {
            return;
        }
        self.parts.village = Some(&self.text[self.word..self.at]);
        let office = ["民委员会", "委会", "居委会", "委员会"]
            .into_iter()
            .find(|office| self.text[self.at..].starts_with(office));
        self.at += office.map_or(0, str::len);
        self.word = self.at;
    }

    fn road(&mut self) {
        if self.parts.road.is_some() {
            return;
        }
        self.at += section(&self.text[self.at..]);
        self.parts.road = Some(&self.text[self.word..self.at]);
        self.word = self.at;
    }

    /// Puts a number where what it counts says, or the place it stands in.
    fn take(&mut self, number: Counted<'t>) {
        match number.counter {
            Counter::Lane => self.put(number.value, [Counter::Lane, Counter::Number]),
            Counter::Number if self.parts.number.is_some() => {
                self.put(number.value, [Counter::Building, Counter::Room]);
            }
            Counter::Hash if self.parts.number.is_none() && self.parts.road.is_some() => {
                self.put(number.value, [Counter::Number, Counter::Building]);
            }
            Counter::Hash => self.put(number.value, [Counter::Building, Counter::Unit]),
            Counter::None => self.chain(number.value),
            counter => self.put(number.value, [counter, Counter::Room]),
        }
    }

    /// 3-2-501 and 1203: the last is the room, and the others are the building and its unit, as far as these are open.
    fn chain(&mut self, value: Cow<'t, str>) {
        let numbers: Vec<&str> = value.split('-').collect();
        let open_road = self.parts.road.is_some()
            && self.parts.number.is_none()
            && self.parts.building.is_none();
        let order: &[Counter] = match (numbers.len(), open_road) {
            (1, true) => &[Counter::Number],
            (1, false) => &[Counter::Room],
            (2, true) if numbers[1].len() < 3 => {
                return self.put(value, [Counter::Number, Counter::Room]);
            }
            (2, _) if self.parts.building.is_some() => &[Counter::Unit, Counter::Room],
            (2, _) => &[Counter::Building, Counter::Room],
            (3, _) => &[Counter::Building, Counter::Unit, Counter::Room],
            (4, _) => &[
                Counter::Number,
                Counter::Building,
                Counter::Unit,
                Counter::Room,
            ],
            _ => return self.put(value, [Counter::Room, Counter::Room]),
        };
        for (number, counter) in numbers.iter().zip(order) {
            self.put(Cow::Owned((*number).to_owned()), [*counter, Counter::Room]);
        }
    }

    /// Fills the first of two parts that is open; what finds no place is left in the rest.
    fn put(&mut self, value: Cow<'t, str>, choices: [Counter; 2]) {
        for counter in choices {
            let part = self.part(counter);
            if part.is_none() {
                *part = Some(value);
                return;
            }
        }
        let rest = self.parts.rest.to_mut();
        if !rest.is_empty() {
            rest.push(' ');
        }
        rest.push_str(&value);
    }

    fn part(&mut self, counter: Counter) -> &mut Option<Cow<'t, str>> {
        let parts = &mut self.parts;
        match counter {
            Counter::Lane => &mut parts.lane,
            Counter::Number | Counter::Hash => &mut parts.number,
            Counter::Building => &mut parts.building,
            Counter::Unit => &mut parts.unit,
            Counter::Floor => &mut parts.floor,
            Counter::Room | Counter::None => &mut parts.room,
        }
    }
}

fn closing(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '（' => Some('）'),
        '[' => Some(']'),
        '【' => Some('】'),
        _ => None,
    }
}

fn is_town(word: &str, behind: &str) -> bool {
    let named = match word.chars().next_back() {
        Some('木') => word.ends_with("苏木"),
        Some('场') => word.ends_with("团场"),
        _ => !word.ends_with("古镇") && !word.ends_with("小镇"),
    };
    named && !behind.starts_with(['中', '政', '卫', '大', '里', '府'])
}

fn is_village(word: &str, behind: &str) -> bool {
    let named = match word.chars().next_back() {
        Some('区') => word.ends_with("社区"),
        Some('查') => word.ends_with("嘎查"),
        // 东风新村 is an estate of the town, 一村 as well.
        _ => !word.ends_with("新村") && !word.ends_with("一村") && !word.ends_with("二村"),
    };
    named && !behind.starts_with(['花', '小', '公', '家', '社', '村'])
}

fn is_road(word: &str, behind: &str) -> bool {
    let numbered = behind.is_empty()
        || behind.starts_with(|next: char| next.is_ascii_digit() || MARKS.contains(&next));
    match word.chars().next_back() {
        // 铁路小区, 街道 and 道路 are no roads; a lane that is called 里 is one before its number.
        Some('路') => !behind.starts_with("街道"),
        Some('街') => !behind.starts_with('道') || behind.starts_with("道路"),
        Some('同') => word.ends_with("胡同"),
        Some('里') => numbered && word.chars().count() >= 3,
        Some('道') => {
            word.ends_with("大道") || word.ends_with("省道") || word.ends_with("国道") || numbered
        }
        _ => numbered || behind.starts_with(|next: char| "一二三四五六七八九十".contains(next)),
    }
}

/// 中段, 北四段 behind a road.
fn section(behind: &str) -> usize {
    let mark: usize = behind
        .chars()
        .take(2)
        .take_while(|character| SECTIONS.contains(*character))
        .map(char::len_utf8)
        .sum();
    if mark > 0 && behind[mark..].starts_with('段') {
        mark + '段'.len_utf8()
    } else {
        0
    }
}
