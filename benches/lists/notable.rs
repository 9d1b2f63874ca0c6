//! The notable people of `historical`: their names, titles, kin and places.

use crate::corpus::Dice;

use super::day::Day;
use super::tables::{Names, Sex, lines};

/// Callings, with how common they are: the first ones more.
const CALLINGS: [&str; 36] = [
    "politician",
    "writer",
    "painter",
    "cricketer",
    "clergyman",
    "military officer",
    "actor",
    "poet",
    "lawyer",
    "botanist",
    "composer",
    "engineer",
    "physician",
    "historian",
    "architect",
    "priest",
    "novelist",
    "sculptor",
    "journalist",
    "merchant",
    "naval officer",
    "astronomer",
    "photographer",
    "engraver",
    "diplomat",
    "chemist",
    "judge",
    "musician",
    "playwright",
    "philosopher",
    "illustrator",
    "mathematician",
    "naturalist",
    "theologian",
    "translator",
    "banker",
];

/// Where somebody was born.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parish {
    /// The village or town.
    pub(crate) place: &'static str,
    /// Its historic county.
    pub(crate) county: &'static str,
    outward: &'static str,
}

/// All parishes.
#[derive(Clone, Debug)]
pub(crate) struct Parishes(Vec<Parish>);

impl Parishes {
    /// The table of parishes.
    pub(crate) fn read() -> Self {
        let parish = |line: Vec<&'static str>| Parish {
            place: line[0],
            county: line[1],
            outward: line[2],
        };
        Self(
            lines(include_str!("data/gb_parishes.csv"))
                .map(parish)
                .collect(),
        )
    }

    /// Another parish of the same county, or the same one where there is no other.
    pub(crate) fn near(&self, parish: Parish, dice: &mut Dice) -> Parish {
        let near: Vec<_> = self
            .0
            .iter()
            .filter(|other| other.county == parish.county)
            .collect();
        **dice.pick(&near)
    }

    /// A postcode of the parish.
    #[expect(clippy::unused_self, reason = "postcodes are the parishes' business")]
    pub(crate) fn postcode(&self, parish: Parish, dice: &mut Dice) -> String {
        let (one, other) = (
            dice.letter("abdefghjlnpqrstuwxyz"),
            dice.letter("abdefghjlnpqrstuwxyz"),
        );
        format!("{} {}{one}{other}", parish.outward, dice.roll(10))
    }
}

/// Somebody, as they were.
#[derive(Clone, Debug)]
pub(crate) struct Notable {
    /// Woman or man.
    pub(crate) sex: Sex,
    /// One to three given names.
    pub(crate) given: Vec<String>,
    /// The family name they died with.
    pub(crate) surname: String,
    /// The family name a woman was born with, where she married.
    pub(crate) maiden: Option<String>,
    /// `2nd baron hexham`, or nothing.
    pub(crate) title: Option<String>,
    /// The day of birth.
    pub(crate) born: Day,
    /// The place of birth.
    pub(crate) parish: Parish,
    /// A postcode of the place.
    pub(crate) postcode: String,
    /// What they were known for, the first thing first.
    pub(crate) callings: Vec<&'static str>,
}

/// Somebody new.
pub(crate) fn notable(names: &Names, parishes: &Parishes, dice: &mut Dice) -> Notable {
    let sex = if dice.chance(24) {
        Sex::Female
    } else {
        Sex::Male
    };
    let parish = *dice.pick(&parishes.0);
    let married = sex == Sex::Female && dice.chance(60);
    Notable {
        sex,
        given: given_names(names, sex, dice),
        surname: names.surname(dice).to_lowercase(),
        maiden: married.then(|| names.surname(dice).to_lowercase()),
        title: title(sex, parish, dice),
        born: Day::any(1600, 1899, dice),
        parish,
        postcode: parishes.postcode(parish, dice),
        callings: callings(dice),
    }
}

/// A child, a brother or a sister: the same family name and mostly the same place; a son often has his father's name.
pub(crate) fn kin(of: &Notable, names: &Names, dice: &mut Dice) -> Notable {
    let sex = if dice.chance(20) {
        Sex::Female
    } else {
        Sex::Male
    };
    let later = if dice.chance(50) {
        dice.between(1, 12)
    } else {
        dice.between(20, 40)
    };
    let year = of.born.year + later;
    let mut given = given_names(names, sex, dice);
    while given[0] == of.given[0] {
        given = given_names(names, sex, dice);
    }
    if sex == of.sex && later >= 20 && dice.chance(40) {
        given[0].clone_from(&of.given[0]);
    }
    Notable {
        sex,
        given,
        born: Day::any(year, year, dice),
        maiden: None,
        title: of
            .title
            .as_ref()
            .filter(|_| sex == Sex::Male && later >= 20)
            .map(|title| succeeding(title)),
        callings: callings(dice),
        ..of.clone()
    }
}

fn given_names(names: &Names, sex: Sex, dice: &mut Dice) -> Vec<String> {
    let count = *dice.pick(&[1, 1, 1, 2, 2, 3]);
    (0..count)
        .map(|_| names.given(sex, dice).to_lowercase())
        .collect()
}

fn callings(dice: &mut Dice) -> Vec<&'static str> {
    let count = dice.between(1, 3);
    (0..count)
        .map(|_| {
            let end = dice.roll(CALLINGS.len()) + 1;
            CALLINGS[dice.roll(end)]
        })
        .collect()
}

fn title(sex: Sex, parish: Parish, dice: &mut Dice) -> Option<String> {
    if !dice.chance(14) {
        return None;
    }
    let number = *dice.pick(&["1st", "2nd", "3rd", "4th", "5th"]);
    Some(match (sex, dice.roll(4)) {
        (Sex::Female, 0) => format!("countess of {}", parish.place),
        (Sex::Female, _) => format!("lady {}", parish.place),
        (Sex::Male, 0) => format!("{number} earl of {}", parish.place),
        (Sex::Male, 1) => format!("{number} baronet"),
        (Sex::Male, 2) => format!("{number} viscount {}", parish.place),
        (Sex::Male, _) => format!("{number} baron {}", parish.place),
    })
}

/// The title of the next who bears it.
fn succeeding(title: &str) -> String {
    let after = [
        ("1st", "2nd"),
        ("2nd", "3rd"),
        ("3rd", "4th"),
        ("4th", "5th"),
        ("5th", "6th"),
    ];
    let next = after.iter().find(|(now, _)| title.starts_with(now));
    next.map_or_else(
        || title.to_owned(),
        |(now, then)| title.replacen(now, then, 1),
    )
}
