//! Numbers of other countries, by libphonenumber's description of their numbering plans: which exist, and what they are.
//!
//! The crates that bring that library along cut a cell into numbers on their own and take a second one for an
//! extension; here a cell has been cut already, so its tables are all that is needed.

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::kind::Kind;
use super::ranges::Ranges;

/// A pattern of whole numbers, made into a table when the first number asks: most calling codes occur in no list.
#[derive(Debug)]
struct Pattern {
    text: &'static str,
    ranges: OnceLock<Option<Ranges>>,
}

impl Pattern {
    fn new(text: &'static str) -> Self {
        Pattern {
            text,
            ranges: OnceLock::new(),
        }
    }

    fn describes(&self, national: &str) -> bool {
        let ranges = self.ranges.get_or_init(|| Ranges::of(self.text));
        ranges
            .as_ref()
            .is_some_and(|ranges| ranges.contain(national))
    }
}

/// The numbers of one country.
#[derive(Debug)]
struct Region {
    /// ISO 3166-1, or `001` for numbers of no country.
    name: &'static str,
    any: Pattern,
    kinds: Vec<(Kind, Pattern)>,
}

/// What people dial at home in front of a number, and what it becomes behind the calling code.
#[derive(Debug)]
struct Trunk {
    prefix: Prefix,
    becomes: String,
}

/// What is dialled in front of a number.
#[derive(Debug)]
enum Prefix {
    /// One of these rows of digits, the first that fits: `0|180020`.
    Digits(&'static str),
    /// A pattern that keeps some of it.
    Pattern(&'static str, OnceLock<Option<Regex>>),
}

/// One calling code and the countries that share it; the one that numbers the others comes first.
#[derive(Debug)]
struct Plan {
    code: &'static str,
    trunk: Option<Trunk>,
    regions: Vec<Region>,
    /// The numbers of every kind and country in one: North America has two dozen countries to ask otherwise.
    given_out: OnceLock<Option<Ranges>>,
}

/// `country_numbers.tsv`: calling code, region, kind, pattern, what a stripped prefix becomes.
static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let mut plans = Vec::new();
    let table = include_str!("../../../rules/reference/country_numbers.tsv");
    for line in table.lines().skip(1) {
        let cells: Vec<&'static str> = line.split('\t').collect();
        if let [code, region, kind, pattern, becomes] = cells[..] {
            let plan = plan_of(&mut plans, code);
            plan.add(region, kind, pattern, becomes);
        }
    }
    plans
});

/// The plan of a calling code, whose lines stand together.
fn plan_of<'p>(plans: &'p mut Vec<Plan>, code: &'static str) -> &'p mut Plan {
    if plans.last().is_none_or(|plan| plan.code != code) {
        plans.push(Plan {
            code,
            trunk: None,
            regions: Vec::new(),
            given_out: OnceLock::new(),
        });
    }
    plans.last_mut().expect("one was pushed if there was none")
}

impl Plan {
    fn add(&mut self, region: &'static str, kind: &str, pattern: &'static str, becomes: &str) {
        let first = self.regions.len() == 1;
        match (kind, self.regions.last_mut()) {
            ("any", _) => self.regions.push(Region {
                name: region,
                any: Pattern::new(pattern),
                kinds: Vec::new(),
            }),
            ("trunk", _) if first => {
                self.trunk = Some(Trunk {
                    prefix: Prefix::of(pattern, becomes),
                    becomes: becomes.replace("\\1", "${1}").replace("\\2", "${2}"),
                });
            }
            (kind, Some(region)) => {
                let kind = kind_of(kind).map(|kind| (kind, Pattern::new(pattern)));
                region.kinds.extend(kind);
            }
            _ => {}
        }
    }

    /// The country and the kind of a national number, where it exists.
    fn find(&self, national: &str) -> Option<(&Region, Kind)> {
        let patterns = || {
            let kinds = self.regions.iter().flat_map(|region| &region.kinds);
            kinds.map(|(_, pattern)| pattern.text)
        };
        let given_out = self.given_out.get_or_init(|| Ranges::of_any(patterns()));
        if given_out.as_ref().is_some_and(|all| !all.contain(national)) {
            return None;
        }
        self.regions.iter().find_map(|region| {
            let kind = region.kind(national)?;
            Some((region, kind))
        })
    }

    /// The number without what is dialled before it at home only: `+44 (0)20 ...`.
    fn without_trunk<'n>(&self, national: &'n str) -> Cow<'n, str> {
        let stripped = self.trunk.as_ref().and_then(|trunk| trunk.strip(national));
        let whole = || {
            let mut regions = self.regions.iter();
            regions.any(|region| region.any.describes(national))
        };
        match stripped {
            Some(stripped) if self.regions[0].any.describes(&stripped) || !whole() => stripped,
            _ => Cow::Borrowed(national),
        }
    }
}

impl Prefix {
    fn of(pattern: &'static str, becomes: &str) -> Self {
        let rows = |byte: u8| byte.is_ascii_digit() || byte == b'|';
        if becomes.is_empty() && pattern.bytes().all(rows) {
            Prefix::Digits(pattern)
        } else {
            Prefix::Pattern(pattern, OnceLock::new())
        }
    }
}

impl Trunk {
    fn strip<'n>(&self, national: &'n str) -> Option<Cow<'n, str>> {
        match &self.prefix {
            Prefix::Digits(rows) => {
                let rest = rows.split('|').find_map(|row| national.strip_prefix(row))?;
                Some(Cow::Borrowed(rest))
            }
            Prefix::Pattern(text, compiled) => {
                let compile = || Regex::new(&format!("^(?:{text})")).ok();
                let regex = compiled.get_or_init(compile).as_ref()?;
                self.replaced(regex, national)
            }
        }
    }

    fn replaced<'n>(&self, prefix: &Regex, national: &'n str) -> Option<Cow<'n, str>> {
        let found = prefix.captures(national)?;
        let rest = &national[found.get(0)?.end()..];
        let last_group = found.len() - 1;
        if self.becomes.is_empty() || last_group > 0 && found.get(last_group).is_none() {
            return Some(Cow::Borrowed(rest));
        }
        let mut becomes = String::new();
        found.expand(&self.becomes, &mut becomes);
        Some(Cow::Owned(becomes + rest))
    }
}

impl Region {
    fn kind(&self, national: &str) -> Option<Kind> {
        if !self.any.describes(national) {
            return None;
        }
        let mut kinds = self
            .kinds
            .iter()
            .filter(|(_, pattern)| pattern.describes(national));
        let (first, _) = kinds.next()?;
        // Where both share their ranges, as in North America, nobody can tell them apart.
        match (first, kinds.next()) {
            (Kind::Fixed, Some((Kind::Mobile, _))) => Some(Kind::FixedOrMobile),
            (first, _) => Some(*first),
        }
    }
}

/// Kinds of the table; the more special one comes first in each region.
fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "premium_rate" => Kind::Premium,
        "toll_free" => Kind::TollFree,
        "shared_cost" => Kind::SharedCost,
        "voip" => Kind::Internet,
        "personal_number" => Kind::Personal,
        "pager" => Kind::Pager,
        "uan" | "voicemail" => Kind::Service,
        "fixed_line" => Kind::Fixed,
        "mobile" => Kind::Mobile,
        _ => return None,
    })
}

/// Where in [`PLANS`] the plan of each three digits stands. No code is the beginning of another.
static BY_DIGITS: LazyLock<Vec<Option<u16>>> = LazyLock::new(|| {
    let mut slots = vec![None; 1000];
    for (place, plan) in PLANS.iter().enumerate() {
        let width = 10_usize.pow(3 - u32::try_from(plan.code.len()).unwrap_or(3).min(3));
        let first = plan.code.parse::<usize>().unwrap_or(0) * width;
        if let Some(slots) = slots.get_mut(first..first + width) {
            slots.fill(u16::try_from(place).ok());
        }
    }
    slots
});

/// The plan that `digits` begin with the calling code of.
fn plan(digits: &str) -> Option<&'static Plan> {
    let first = digits.get(..3)?.parse::<usize>().ok()?;
    PLANS.get(usize::from((*BY_DIGITS.get(first)?)?))
}

/// What `digits` with a calling code in front are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Abroad {
    /// A number that exists, in E.164.
    Number(String),
    /// A number of a length that the country has, in a range that it does not use.
    Unused,
    /// No number.
    None,
}

/// The national numbers that people have are this long at least; shorter ones in the tables are services.
const SHORTEST: usize = 4;

/// Reads digits that begin with a calling code other than China's.
#[must_use]
pub(super) fn read(digits: &str) -> Abroad {
    let Some(plan) = plan(digits).filter(|_| digits.len() <= 17) else {
        return Abroad::None;
    };
    let national = plan.without_trunk(&digits[plan.code.len()..]);
    if national.len() >= SHORTEST && plan.find(&national).is_some() {
        return Abroad::Number(["+", plan.code, &national].concat());
    }
    let described = plan
        .regions
        .iter()
        .any(|region| region.any.describes(&national));
    if described {
        Abroad::Unused
    } else {
        Abroad::None
    }
}

/// The E.164 form of `digits` if they are a number of another country, its calling code in front.
#[must_use]
pub(super) fn e164(digits: &str) -> Option<String> {
    match read(digits) {
        Abroad::Number(number) => Some(number),
        Abroad::Unused | Abroad::None => None,
    }
}

/// How many digits the calling code in front of `digits` has.
#[must_use]
pub(super) fn code_length(digits: &str) -> Option<usize> {
    plan(digits).map(|plan| plan.code.len())
}

/// The country (ISO 3166-1, `001` for none) and the kind of a number in E.164.
#[must_use]
pub(super) fn facts(e164: &str) -> Option<(&'static str, Kind)> {
    let digits = e164.strip_prefix('+')?;
    let plan = plan(digits)?;
    let (region, kind) = plan.find(&digits[plan.code.len()..])?;
    Some((region.name, kind))
}
