//! Where a mobile number of mainland China was given out: the city of its first seven digits.

use std::sync::LazyLock;

use crate::value::address::table::{self, Division, Level};

/// The first block of seven digits that a person's number begins with.
const FIRST: usize = 1_300_000;

/// Blocks from 130 0000 to 199 9999.
const BLOCKS: usize = 700_000;

/// The city where a number was given out. Its owner may have moved since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    /// The province in its official full name.
    pub province: &'static str,
    /// The city in its official full name; that of the province for a municipality.
    pub city: &'static str,
    /// The administrative code of the city, or of the municipality.
    pub code: u32,
}

impl Home {
    fn of(division: Division) -> Option<Self> {
        let province = division.at(Level::Province)?;
        Some(Home {
            province: province.name(),
            city: division.name(),
            code: division.code(),
        })
    }
}

/// The homes, and which of them each block has: one more than its place among them, or 0.
struct Homes {
    homes: Vec<Home>,
    of_block: Vec<u16>,
}

/// `mobile_homes.csv`: the code of a city, three digits, and the blocks of four digits below them. Read when the first
/// number asks, for it takes some milliseconds.
static HOMES: LazyLock<Homes> = LazyLock::new(|| {
    let mut homes = Homes {
        homes: Vec::new(),
        of_block: vec![0; BLOCKS],
    };
    let mut last = "";
    for line in include_str!("../../../../rules/reference/mobile_homes.csv")
        .lines()
        .skip(1)
    {
        let mut cells = line.split(',');
        let (Some(code), Some(prefix), Some(blocks)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        if code != last {
            let division = code.parse().ok().and_then(table::by_code);
            let Some(home) = division.and_then(Home::of) else {
                continue;
            };
            homes.homes.push(home);
            last = code;
        }
        let prefix = prefix.parse::<usize>().unwrap_or(0) * 10_000;
        for run in blocks.split(' ') {
            homes.mark(prefix, run);
        }
    }
    homes
});

impl Homes {
    /// Gives a run of blocks, `0531` or `2710-2715`, the last of the homes.
    fn mark(&mut self, prefix: usize, run: &str) {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        let block = |digits: &str| {
            digits
                .parse::<usize>()
                .ok()?
                .checked_add(prefix)?
                .checked_sub(FIRST)
        };
        if let (Some(first), Some(last)) = (block(first), block(last))
            && let Some(slots) = self.of_block.get_mut(first..=last)
        {
            slots.fill(u16::try_from(self.homes.len()).unwrap_or(0));
        }
    }
}

/// The home of an eleven-digit mobile number, or none where the published tables do not know its block or dispute it.
#[must_use]
pub fn home(number: &str) -> Option<Home> {
    let block = number.get(..7).filter(|_| super::is_mobile(number))?;
    let slot = block.parse::<usize>().ok()?.checked_sub(FIRST)?;
    let place = usize::from(*HOMES.of_block.get(slot)?);
    HOMES.homes.get(place.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::home;

    #[test]
    fn the_home_of_a_number_is_that_of_its_first_seven_digits() {
        let cases = [
            ("13800138000", Some(("北京市", "北京市", 110_000))),
            ("13000000001", Some(("山东省", "济南市", 370_100))),
            ("13901712345", Some(("上海市", "上海市", 310_000))),
            ("11012345678", None),
            ("1380013800", None),
        ];
        for (number, wanted) in cases {
            let home = home(number).map(|home| (home.province, home.city, home.code));
            assert_eq!(home, wanted, "{number}");
        }
    }

    #[test]
    fn counties_below_a_province_are_homes_of_their_own() {
        let names: Vec<&str> = super::HOMES.homes.iter().map(|home| home.city).collect();
        assert!(
            names.contains(&"石河子市") && names.contains(&"仙桃市"),
            "{names:?}"
        );
        assert!(names.len() > 330, "{}", names.len());
    }
}
