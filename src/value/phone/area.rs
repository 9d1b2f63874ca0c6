//! Area codes of mainland China: how long the numbers behind them are, and whose they are.

use std::sync::LazyLock;

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

/// The area whose code `digits` (with the leading zero) begins with.
///
/// No code is the beginning of another, so there is never a choice.
#[must_use]
pub fn leading(digits: &str) -> Option<&'static Area> {
    let bytes = digits.as_bytes();
    if bytes.first() != Some(&b'0') || !bytes.iter().take(4).all(u8::is_ascii_digit) {
        return None;
    }
    // `010` and `02x` are the codes of three digits; all others have four.
    let length = match bytes.get(1)? {
        b'1' | b'2' => 3,
        _ => 4,
    };
    BY_DIGITS
        .get(digits.get(1..length)?.parse::<usize>().ok()?)
        .copied()?
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
