//! Area codes of mainland China: how long the numbers behind them are, and whose they are.

use std::sync::LazyLock;

use crate::value::digits;

/// One area code.
#[derive(Clone, Debug)]
pub struct Area {
    /// The code with its leading zero: `021`, `0755`.
    pub code: &'static str,
    province: &'static str,
    cities: Vec<&'static str>,
    shortest: usize,
    longest: usize,
}

impl Area {
    /// Whether local numbers of this area may have `length` digits.
    #[must_use]
    pub fn allows(&self, length: usize) -> bool {
        (self.shortest..=self.longest).contains(&length)
    }

    /// The province of the area, in short.
    #[must_use]
    pub fn province(&self) -> &'static str {
        self.province
    }

    /// Whether a city, in full or short, is in the area.
    #[must_use]
    pub fn serves(&self, city: &str) -> bool {
        self.cities.iter().any(|stem| city.starts_with(stem))
    }
}

/// The areas, sorted by code.
static AREAS: LazyLock<Vec<Area>> = LazyLock::new(|| {
    include_str!("../../../rules/reference/area_codes.csv")
        .lines()
        .skip(1)
        .filter_map(area_of)
        .collect()
});

/// The area behind the digits after the leading zero: two digits for the codes of three, else three.
static BY_DIGITS: LazyLock<Vec<Option<&'static Area>>> = LazyLock::new(|| {
    let mut slots = vec![None; 1000];
    for area in AREAS.iter() {
        if let Some(slot) = area.code[1..]
            .parse::<usize>()
            .ok()
            .and_then(|at| slots.get_mut(at))
        {
            *slot = Some(area);
        }
    }
    slots
});

fn area_of(line: &'static str) -> Option<Area> {
    let mut cells = line.split(',');
    let code = cells.next()?;
    let mut lengths = cells
        .next()?
        .split(' ')
        .filter_map(|length| length.parse().ok());
    let shortest = lengths.next()?;
    Some(Area {
        code,
        shortest,
        longest: lengths.next().unwrap_or(shortest),
        province: cells.next()?,
        cities: cells.next()?.split(' ').collect(),
    })
}

/// The area whose code `number` (with the leading zero) begins with.
///
/// No code is the beginning of another, so there is never a choice.
#[must_use]
pub fn leading(number: &str) -> Option<&'static Area> {
    let bytes = number.as_bytes();
    if bytes.first() != Some(&b'0') {
        return None;
    }
    // `010` and `02x` are the codes of three digits; all others have four.
    let length = match bytes.get(1)? {
        b'1' | b'2' => 3,
        _ => 4,
    };
    let code = number
        .get(1..length)
        .filter(|code| digits::all_digits(code))?;
    BY_DIGITS.get(code.parse::<usize>().ok()?).copied()?
}

/// The province and the cities, in short, of a landline in its standard form.
#[must_use]
pub fn places(number: &str) -> Option<(&'static str, &'static [&'static str])> {
    let area = leading(number)?;
    Some((area.province, &area.cities))
}

/// The one area code of a city, or none where it has several or the name alone does not tell.
#[must_use]
pub fn of_city(province: Option<&str>, city: &str) -> Option<&'static Area> {
    let mut found = AREAS.iter().filter(|area| {
        area.cities.iter().any(|stem| city.starts_with(stem))
            && province.is_none_or(|province| province.starts_with(area.province))
    });
    let area = found.next()?;
    found.next().is_none().then_some(area)
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn the_places_of_an_area_code_are_told_in_short() {
        for (number, wanted) in [
            ("021-62345678", "上海 上海"),
            ("0755-22107333", "广东 深圳"),
            ("0728-3312345", "湖北 仙桃 潜江 天门"),
            ("0000-1234567", ""),
            ("13800138000", ""),
        ] {
            let told =
                places(number).map(|(province, cities)| format!("{province} {}", cities.join(" ")));
            assert_eq!(told.unwrap_or_default(), wanted, "{number}");
        }
    }
}
