//! The forms under which people write a division: official, short, old.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::kinds::core;
use super::table::{self, Division, Level};

const NICKNAMES: &str = include_str!("../../../rules/reference/division_nicknames.csv");
const HISTORY: &str = include_str!("../../../rules/reference/division_history.csv");

/// Whether a form says by its last character that it names a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// 上海市, 恩施州, 酉阳县.
    Full,
    /// 上海, 恩施, 酉阳.
    Short,
}

/// Whether a form is a name of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Era {
    /// A name of today.
    Today,
    /// A name that was given up in this year; the division is the one that carries the place on.
    Former(u16),
}

impl Era {
    /// The year in which the name was given up.
    pub(super) fn ended(self) -> Option<u16> {
        match self {
            Era::Today => None,
            Era::Former(year) => Some(year),
        }
    }
}

/// One division that a form may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) division: Division,
    pub(super) era: Era,
}

/// A form with everything it may mean.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) text: Box<str>,
    pub(super) kind: Kind,
    pub(super) readings: Vec<Reading>,
}

impl Form {
    /// Whether the form means one division alone, or one alone of today.
    pub(super) fn is_unique(&self) -> bool {
        let today = |reading: &&Reading| reading.era == Era::Today;
        self.readings.len() == 1 || self.readings.iter().filter(today).count() == 1
    }

    /// Whether it may mean a province.
    pub(super) fn names_a_province(&self) -> bool {
        self.readings
            .iter()
            .any(|reading| reading.division.level() == Level::Province)
    }
}

/// The forms by their first two characters, the longest first.
pub(super) struct Forms(FxHashMap<[char; 2], Vec<Form>>);

pub(super) static FORMS: LazyLock<Forms> = LazyLock::new(Forms::build);

impl Forms {
    /// The forms with which `text` begins, the longest first.
    pub(super) fn at<'t>(&self, text: &'t str) -> impl Iterator<Item = &Form> + use<'_, 't> {
        let mut characters = text.chars();
        let key = characters.next().zip(characters.next());
        key.and_then(|(first, second)| self.0.get(&[first, second]))
            .into_iter()
            .flatten()
            .filter(move |form| text.starts_with(&*form.text))
    }

    fn build() -> Self {
        let mut forms = Forms(FxHashMap::default());
        // A municipality is province and city at once; it is read as the city, which says both.
        for division in table::all().filter(|division| !is_municipality_as_province(*division)) {
            forms.add(division.name(), Kind::Full, division, Era::Today);
            for variant in full_variants(division) {
                forms.add(&variant, Kind::Full, division, Era::Today);
            }
            for short in short_variants(division) {
                forms.add(&short, Kind::Short, division, Era::Today);
            }
        }
        for (old, year, successor) in history() {
            // 井冈山 was a district of that name, without a word that says so.
            let kind = if core(old) == old {
                Kind::Short
            } else {
                Kind::Full
            };
            forms.add(old, kind, successor, Era::Former(year));
            if let Some(short) = short_of_old(old, successor) {
                forms.add(short, Kind::Short, successor, Era::Former(year));
            }
        }
        for (name, division) in nicknames() {
            forms.add(name, Kind::Short, division, Era::Today);
        }
        for list in forms.0.values_mut() {
            list.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
        }
        forms
    }

    fn add(&mut self, text: &str, kind: Kind, division: Division, era: Era) {
        let mut characters = text.chars();
        let Some((first, second)) = characters.next().zip(characters.next()) else {
            return;
        };
        let list = self.0.entry([first, second]).or_default();
        let reading = Reading { division, era };
        match list.iter_mut().find(|form| *form.text == *text) {
            Some(form) => form.take(reading, kind),
            None => list.push(Form {
                text: text.into(),
                kind,
                readings: vec![reading],
            }),
        }
    }
}

impl Form {
    fn take(&mut self, reading: Reading, kind: Kind) {
        if self
            .readings
            .iter()
            .all(|known| known.division != reading.division)
        {
            self.readings.push(reading);
        }
        if kind == Kind::Full {
            self.kind = kind;
        }
    }
}

fn is_municipality(city: Division) -> bool {
    city.level() == Level::City
        && city
            .parent()
            .is_some_and(|province| province.name() == city.name())
}

fn is_municipality_as_province(division: Division) -> bool {
    division.level() == Level::Province && division.name().ends_with('市')
}

/// The old names, the years they ended, and what carries them on; a division that was split has several lines.
fn history() -> impl Iterator<Item = (&'static str, u16, Division)> {
    HISTORY.lines().skip(1).flat_map(|line| {
        let mut cells = line.split(',');
        let old = cells.next().unwrap_or_default();
        let year = cells.nth(1).and_then(|year| year.parse().ok()).unwrap_or(0);
        let successors = cells.next().unwrap_or_default();
        successors
            .split(';')
            .filter_map(|code| code.parse().ok().and_then(table::by_code))
            .map(move |division| (old, year, division))
    })
}

/// What people call a division that no rule makes of its name: 呼市, 乌市, 巴州, 科左后旗.
fn nicknames() -> impl Iterator<Item = (&'static str, Division)> {
    NICKNAMES.lines().skip(1).filter_map(|line| {
        let (name, code) = line.split_once(',')?;
        Some((name, code.parse().ok().and_then(table::by_code)?))
    })
}

/// 襄樊 for 襄樊市, 塘沽 for 塘沽区, where the successor has taken another name.
fn short_of_old(old: &'static str, successor: Division) -> Option<&'static str> {
    let short = core(old);
    let renamed = !successor.name().starts_with(short);
    (renamed && short != old && short.chars().count() >= 2).then_some(short)
}

/// What a region is called beside its official name, with a suffix that still tells what it is.
fn full_variants(division: Division) -> Vec<String> {
    let name = division.name();
    let core = core(name);
    let with = |suffix: &str| format!("{core}{suffix}");
    if division.level() == Level::Province || is_municipality(division) {
        return match () {
            () if name.ends_with("自治区") => vec![with("省"), with("自治区")],
            () if name.ends_with("特别行政区") => vec![with("特区"), with("特別行政區")],
            () if name.ends_with('市') => vec![with("省")],
            () => vec![],
        };
    }
    for (official, common) in [("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")] {
        if name.ends_with(official) && core.chars().count() >= 2 && core != name {
            return vec![with(common), with(official)];
        }
    }
    vec![]
}

/// The name without what kind of division it is; single characters say too little to stand alone.
fn short_variants(division: Division) -> Vec<String> {
    let name = division.name();
    let mut shorts = match name {
        "内蒙古自治区" => vec!["内蒙古".to_owned(), "内蒙".to_owned()],
        // The town and the zone are written in another way than the district.
        "杨陵区" => vec!["杨陵".to_owned(), "杨凌".to_owned()],
        _ => vec![core(name).to_owned()],
    };
    shorts.retain(|short| short != name && short.chars().count() >= 2);
    shorts
}
