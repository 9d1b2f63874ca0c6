//! Districts that belonged to another city once: 公主岭市 was in 四平市 until 2020 and is in 长春市 today.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{self, Division};

const TABLE: &str = include_str!("../../../rules/reference/division_moves.csv");

static MOVES: LazyLock<FxHashMap<(Division, Division), u16>> = LazyLock::new(|| {
    let division = |code: &str| code.parse().ok().and_then(table::by_code);
    TABLE
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            let city = division(cells.next()?)?;
            let district = division(cells.next()?)?;
            Some(((city, district), cells.next()?.parse().ok()?))
        })
        .collect()
});

/// The year in which the district left the city, if it was there once.
pub(super) fn left(city: Division, district: Division) -> Option<u16> {
    MOVES.get(&(city, district)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_left_its_city_in_a_year() {
        let code = |code| table::by_code(code).expect("a code of the table");
        assert_eq!(left(code(220_300), code(220_184)), Some(2020));
        assert_eq!(left(code(220_100), code(220_184)), None);
    }
}
