//! Restaurants as two guides describe them: half of them stand in both.
//!
//! Hard in it: names are shortened, translated and spelled with and without marks; streets are abbreviated or told by a
//! corner; one guide names the quarter instead of the city; chains have many branches that differ by street and number.

use crate::corpus::Dice;

use super::Sheet;
use super::streets::{House, KINDS};
use super::tables::Names;
use super::typos::slip;

const HEADER: [&str; 5] = ["name", "addr", "city", "phone", "type"];

/// City, its area code, and quarters that stand for it.
const CITIES: [(&str, usize, [&str; 3]); 9] = [
    ("chicago", 312, ["evanston", "oak park", "hyde park"]),
    ("boston", 617, ["cambridge", "brookline", "back bay"]),
    ("seattle", 206, ["ballard", "queen anne", "bellevue"]),
    ("houston", 713, ["montrose", "the heights", "bellaire"]),
    ("philadelphia", 215, ["center city", "manayunk", "old city"]),
    (
        "miami",
        305,
        ["miami beach", "coral gables", "coconut grove"],
    ),
    ("denver", 303, ["cherry creek", "lodo", "aurora"]),
    ("new orleans", 504, ["french quarter", "metairie", "uptown"]),
    ("portland", 503, ["pearl district", "nob hill", "beaverton"]),
];
const FRONT: [&str; 52] = [
    "cafe",
    "bistro",
    "chez",
    "la",
    "le",
    "il",
    "casa",
    "villa",
    "trattoria",
    "golden",
    "blue",
    "red",
    "silver",
    "royal",
    "little",
    "old",
    "new",
    "the",
    "el",
    "osteria",
    "maison",
    "brasserie",
    "jade",
    "lucky",
    "happy",
    "union",
    "green",
    "white",
    "black",
    "river",
    "harbor",
    "corner",
    "garden",
    "north",
    "south",
    "st.",
    "big",
    "grand",
    "palace",
    "house of",
    "taste of",
    "tavern on",
    "cucina",
    "ristorante",
    "taqueria",
    "sushi",
    "thai",
    "saigon",
    "bombay",
    "athens",
    "cajun",
    "pacific",
];
const BACK: [&str; 50] = [
    "dragon", "lotus", "olive", "pepper", "fig", "oyster", "lobster", "garden", "grill", "kitchen",
    "room", "rose", "moon", "star", "lion", "fountain", "terrace", "bay", "market", "mill",
    "pheasant", "spoon", "vine", "orchid", "bamboo", "ginger", "basil", "saffron", "truffle",
    "tomato", "anchor", "lantern", "sparrow", "fox", "cypress", "magnolia", "pelican", "fiore",
    "luna", "sole", "mare", "bosco", "soleil", "jardin", "plaza", "cantina", "cove", "court",
    "express", "inn",
];
const KITCHENS: [&str; 14] = [
    "american",
    "american (new)",
    "italian",
    "french",
    "french (new)",
    "chinese",
    "japanese",
    "seafood",
    "mexican",
    "steakhouses",
    "indian",
    "thai",
    "southern/soul",
    "mediterranean",
];
/// Other words for a kitchen, in the order of `KITCHENS`.
const KITCHENS_TOO: [&str; 14] = [
    "traditional american",
    "contemporary",
    "northern italian",
    "classic french",
    "french bistro",
    "asian",
    "sushi",
    "fish",
    "tex-mex",
    "steak",
    "asian",
    "asian",
    "cajun",
    "greek",
];

struct Restaurant {
    name: String,
    house: House,
    city: usize,
    number: (usize, usize),
    kitchen: usize,
}

/// A list of so many rows.
pub(crate) fn sheets(rows: usize) -> Vec<Sheet> {
    let mut dice = Dice(20_260_306);
    let names = Names::american();
    let mut owned = Vec::with_capacity(rows);
    let mut owner = 0;
    while owned.len() < rows {
        let first = restaurant(&names, &mut dice);
        let branches = if dice.chance(3) {
            dice.between(3, 14)
        } else {
            0
        };
        for _ in 0..branches {
            let branch = branch(&first, &names, &mut dice);
            owner += 1;
            listed(&branch, owner, &mut owned, &mut dice);
        }
        owner += 1;
        listed(&first, owner, &mut owned, &mut dice);
    }
    owned.truncate(rows);
    vec![Sheet::shuffled(HEADER.to_vec(), owned, 36)]
}

/// A restaurant stands in one guide, or in both.
fn listed(one: &Restaurant, owner: u32, owned: &mut Vec<(u32, Vec<String>)>, dice: &mut Dice) {
    match dice.roll(4) {
        0 => owned.push((owner, careful(one, dice))),
        1 => owned.push((owner, casual(one, dice))),
        _ => owned.extend([(owner, careful(one, dice)), (owner, casual(one, dice))]),
    }
}

fn restaurant(names: &Names, dice: &mut Dice) -> Restaurant {
    let name = match dice.roll(6) {
        0 => format!("{}'s", names.surname(dice).to_lowercase()),
        1 => format!(
            "{}'s {}",
            names.surname(dice).to_lowercase(),
            dice.pick(&BACK)
        ),
        2 => format!("{} & {}", names.surname(dice), names.surname(dice)).to_lowercase(),
        3 => format!(
            "{} {} {}",
            dice.pick(&FRONT),
            dice.pick(&BACK),
            dice.pick(&BACK)
        ),
        _ => format!("{} {}", dice.pick(&FRONT), dice.pick(&BACK)),
    };
    let mut house = House::any(names, dice);
    house.flat.clear();
    Restaurant {
        name,
        house,
        city: dice.roll(CITIES.len()),
        number: (dice.between(210, 989), dice.roll(10_000)),
        kitchen: dice.roll(KITCHENS.len()),
    }
}

/// Another house of a chain, mostly of the same city.
fn branch(first: &Restaurant, names: &Names, dice: &mut Dice) -> Restaurant {
    let other = restaurant(names, dice);
    Restaurant {
        name: first.name.clone(),
        kitchen: first.kitchen,
        city: if dice.chance(70) {
            first.city
        } else {
            other.city
        },
        ..other
    }
}

/// The guide that shortens streets and writes `312/555-0123`.
fn careful(one: &Restaurant, dice: &mut Dice) -> Vec<String> {
    let House {
        number,
        street,
        kind,
        ..
    } = &one.house;
    let street = street.to_lowercase();
    let mut address = format!("{number} {street} {}.", KINDS[*kind].1.to_lowercase());
    if dice.chance(12) {
        address = format!("{address} at {} st.", dice.pick(&BACK));
    }
    let (city, area, _) = CITIES[one.city];
    vec![
        one.name.clone(),
        address,
        city.to_owned(),
        format!("{area}/{}-{:04}", one.number.0, one.number.1),
        KITCHENS[one.kitchen].to_owned(),
    ]
}

/// The guide that writes names as people say them.
fn casual(one: &Restaurant, dice: &mut Dice) -> Vec<String> {
    let House {
        number,
        street,
        kind,
        ..
    } = &one.house;
    let street = street.to_lowercase();
    let (long, short) = KINDS[*kind];
    let address = match dice.roll(10) {
        0 => format!("{number} {street}"),
        1 => format!(
            "{number} {}. {street} {}.",
            dice.pick(&["n", "s", "e", "w"]),
            short.to_lowercase()
        ),
        2..5 => format!("{number} {street} {}.", short.to_lowercase()),
        5 => format!("{} {street} {}", slip(number, dice), long.to_lowercase()),
        _ => format!("{number} {street} {}", long.to_lowercase()),
    };
    let (city, area, quarters) = CITIES[one.city];
    let city = if dice.chance(18) {
        *dice.pick(&quarters)
    } else {
        city
    };
    let last = if dice.chance(7) {
        dice.roll(10_000)
    } else {
        one.number.1
    };
    let kitchen = if dice.chance(45) {
        KITCHENS_TOO[one.kitchen]
    } else {
        KITCHENS[one.kitchen]
    };
    vec![
        called(&one.name, dice),
        address,
        city.to_owned(),
        format!("{area}-{}-{last:04}", one.number.0),
        kitchen.to_owned(),
    ]
}

fn called(name: &str, dice: &mut Dice) -> String {
    match dice.roll(12) {
        0 if !name.starts_with("the ") => format!("the {name}"),
        1 => format!("{name} restaurant"),
        2 => name.replace("'s", "s").replace(" & ", " and "),
        3 => slip(name, dice),
        4 => format!("{name} ({})", dice.pick(&["downtown", "the", "waterfront"])),
        5 if name.split(' ').count() > 2 && !name.contains('&') => name
            .rsplit_once(' ')
            .map_or(name, |(front, _)| front)
            .to_owned(),
        6 => name.replace("the ", "").replace("cafe ", ""),
        _ => name.to_owned(),
    }
}
