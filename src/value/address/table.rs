//! Today's divisions as a tree: provinces, cities, districts, with official names and codes.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

const TABLE: &str = include_str!("../../../rules/reference/divisions.csv");

/// The levels of the hierarchy that an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Province, autonomous region, municipality, special administrative region.
    Province,
    /// City, prefecture, league, autonomous prefecture.
    City,
    /// District, county, banner, county-level city.
    District,
}

/// One division of today; cheap to copy, and the same text always gives the same one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Division(u16);

impl std::fmt::Debug for Division {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path())
    }
}

struct Row {
    level: Level,
    name: &'static str,
    code: u32,
    /// The division of each level that it lies in; itself at its own.
    line: [Option<Division>; 3],
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(read);
static BY_CODE: LazyLock<FxHashMap<u32, Division>> = LazyLock::new(|| {
    let mut by_code = FxHashMap::default();
    for division in all() {
        // The parts of Taiwan share one code here, which is its own.
        by_code.entry(division.code()).or_insert(division);
    }
    by_code
});

/// Each row hangs below the last row of a higher level; what stands before the first city of a province hangs on the
/// province itself.
fn read() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(3_500);
    let mut open: [Option<Division>; 2] = [None, None];
    for line in TABLE.lines().skip(1) {
        let mut cells = line.split(',');
        let level = match cells.next() {
            Some("1") => Level::Province,
            Some("2") => Level::City,
            _ => Level::District,
        };
        let name = cells.next().unwrap_or_default();
        let code = cells.next().and_then(|code| code.parse().ok()).unwrap_or(0);
        let here = Division(u16::try_from(rows.len()).expect("fewer than 65,536 divisions"));
        let line = match level {
            Level::Province => [Some(here), None, None],
            Level::City => [open[0], Some(here), None],
            Level::District => [open[0], open[1], Some(here)],
        };
        open = [line[0], line[1]];
        rows.push(Row {
            level,
            name,
            code,
            line,
        });
    }
    rows
}

/// Every division, each behind its parent.
pub fn all() -> impl Iterator<Item = Division> {
    (0..u16::try_from(ROWS.len()).expect("fewer than 65,536 divisions")).map(Division)
}

/// Every division by the official names of its levels, from the province down. The province of a municipality is
/// its city as well, so that its name alone leads to no one division here.
static BY_NAMES: LazyLock<FxHashMap<[Option<&'static str>; 3], Division>> = LazyLock::new(|| {
    let names = |division: Division| division.row().line.map(|part| part.map(Division::name));
    let cities: FxHashSet<&str> = all()
        .filter(|division| division.level() == Level::City)
        .map(Division::name)
        .collect();
    all()
        .filter(|division| division.level() != Level::Province || !cities.contains(division.name()))
        .map(|division| (names(division), division))
        .collect()
});

/// The division whose levels bear exactly these official names: province, city, district.
pub(super) fn by_names(names: [Option<&str>; 3]) -> Option<Division> {
    // The keys live longer than the names asked for, and may be seen as living no longer.
    let by_names: &FxHashMap<[Option<&str>; 3], Division> = &BY_NAMES;
    by_names.get(&names).copied()
}

/// The division that bears a code today.
#[must_use]
pub fn by_code(code: u32) -> Option<Division> {
    BY_CODE.get(&code).copied()
}

impl Division {
    fn row(self) -> &'static Row {
        &ROWS[usize::from(self.0)]
    }

    /// Its level.
    #[must_use]
    pub fn level(self) -> Level {
        self.row().level
    }

    /// Its official name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Its six-digit administrative code; Taiwan's parts carry that of the province.
    #[must_use]
    pub fn code(self) -> u32 {
        self.row().code
    }

    /// The division it belongs to.
    #[must_use]
    pub fn parent(self) -> Option<Division> {
        self.upwards().nth(1)
    }

    /// Itself, its parent, and so on up to the province.
    pub fn upwards(self) -> impl Iterator<Item = Division> {
        self.row().line.into_iter().rev().flatten()
    }

    /// Its part of `level`: a district's city, a city's province; itself at its own level.
    #[must_use]
    pub fn at(self, level: Level) -> Option<Division> {
        self.row().line[level as usize]
    }

    /// Whether it lies in `whole`, or is the same.
    #[must_use]
    pub fn lies_in(self, whole: Division) -> bool {
        self.at(whole.level()) == Some(whole)
    }

    /// The names from the province down, a municipality's named once.
    #[must_use]
    pub fn path(self) -> String {
        let mut path = String::new();
        for level in [Level::Province, Level::City, Level::District] {
            if let Some(part) = self.at(level)
                && path != part.name()
            {
                path.push_str(part.name());
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_to_a_division_and_its_parents() {
        let cases = [
            (310_104, "上海市徐汇区"),
            (429_004, "湖北省仙桃市"),
            (441_900, "广东省东莞市"),
            (659_001, "新疆维吾尔自治区石河子市"),
            (500_157, "重庆市两江新区"),
            (810_002, "香港特别行政区湾仔区"),
        ];
        for (code, path) in cases {
            assert_eq!(by_code(code).map(Division::path).as_deref(), Some(path));
        }
    }

    #[test]
    fn the_mainland_has_its_provinces_and_about_three_thousand_districts() {
        let count = |level| all().filter(|division| division.level() == level).count();
        assert_eq!(count(Level::Province), 34);
        assert!((2_800..3_200).contains(&count(Level::District)));
    }
}
