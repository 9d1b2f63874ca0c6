//! American people as they live: alone, as couples, as families; and those who only share a name.

use std::collections::HashSet;

use crate::corpus::Dice;

use super::day::Day;
use super::streets::House;
use super::tables::{Names, Sex, Shares, Town, american_towns};

/// Mail providers, and of a hundred addresses how many each has.
const PROVIDERS: [(&str, usize); 9] = [
    ("gmail.com", 38),
    ("yahoo.com", 20),
    ("hotmail.com", 12),
    ("aol.com", 7),
    ("outlook.com", 8),
    ("icloud.com", 6),
    ("comcast.net", 5),
    ("msn.com", 2),
    ("verizon.net", 2),
];

/// Area codes in use, from all over the country.
const AREAS: [usize; 48] = [
    201, 203, 205, 206, 208, 210, 212, 213, 214, 215, 216, 217, 219, 225, 228, 229, 240, 248, 253,
    260, 301, 302, 303, 304, 305, 307, 310, 312, 313, 314, 315, 316, 317, 318, 319, 404, 405, 406,
    412, 414, 502, 503, 504, 505, 512, 602, 702, 801,
];

/// Where somebody lives.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    /// The house.
    pub(crate) house: House,
    /// Its town.
    pub(crate) town: Town,
    /// Its postcode.
    pub(crate) zip: String,
    /// Its telephone, ten digits.
    pub(crate) landline: String,
}

/// Somebody, as they are.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Woman or man.
    pub(crate) sex: Sex,
    /// The given name.
    pub(crate) first: String,
    /// The family name.
    pub(crate) last: String,
    /// The day of birth.
    pub(crate) born: Day,
    /// The address for mail, or nothing.
    pub(crate) email: String,
    /// The number they give, ten digits.
    pub(crate) phone: String,
    /// Where they live.
    pub(crate) home: Home,
}

/// What people are made from.
#[derive(Clone, Debug)]
pub(crate) struct Country {
    /// The names.
    pub(crate) names: Names,
    towns: Shares<Town>,
    providers: Shares<&'static str>,
    /// Addresses that somebody has: a provider gives each to one.
    taken: HashSet<String>,
}

impl Country {
    /// The United States.
    pub(crate) fn american() -> Self {
        Self {
            names: Names::american(),
            towns: american_towns(),
            providers: Shares::new(PROVIDERS),
            taken: HashSet::new(),
        }
    }

    /// A home anywhere, or in the state given.
    pub(crate) fn home(&self, state: Option<&str>, dice: &mut Dice) -> Home {
        let mut town = *self.towns.pick(dice);
        for _ in 0..200 {
            if state.is_none_or(|state| state == town.state) {
                break;
            }
            town = *self.towns.pick(dice);
        }
        Home {
            house: House::any(&self.names, dice),
            town,
            zip: format!("{:05}", town.postcode + dice.roll(12)),
            landline: phone(town, dice),
        }
    }

    /// An address for mail such as the person would choose; one in seven says nothing of the name.
    pub(crate) fn email(&mut self, first: &str, last: &str, born: Day, dice: &mut Dice) -> String {
        let (first, last) = (first.to_lowercase(), last.to_lowercase());
        let initial = first.chars().next().unwrap_or('x');
        let year = born.year % 100;
        let local = match dice.roll(7) {
            0 => format!("{first}.{last}"),
            1 => format!("{initial}{last}{}", dice.roll(100)),
            2 => format!("{first}{last}{year:02}"),
            3 => format!("{first}{}", dice.number(4)),
            4 => format!("{last}.{first}{}", dice.roll(10)),
            5 => format!("{first}_{last}"),
            _ => {
                let word = self.names.surname(dice).to_lowercase();
                format!(
                    "{}{word}{}",
                    dice.pick(&["the", "go", "my", "big", "just"]),
                    dice.number(3)
                )
            }
        };
        let provider = *self.providers.pick(dice);
        let mut address = format!("{local}@{provider}");
        while !self.taken.insert(address.clone()) {
            address = format!("{local}{}@{provider}", dice.roll(10_000));
        }
        address
    }

    fn person(&mut self, sex: Sex, last: &str, born: Day, home: &Home, dice: &mut Dice) -> Person {
        let first = self.names.given(sex, dice);
        let email = self.email(&first, last, born, dice);
        // Those who grew up without mobiles often give the telephone of the home.
        let at_home = if born.year < 1960 { 45 } else { 12 };
        let phone = if dice.chance(at_home) {
            home.landline.clone()
        } else {
            phone(home.town, dice)
        };
        Person {
            sex,
            first,
            last: last.to_owned(),
            born,
            email,
            phone,
            home: home.clone(),
        }
    }

    /// Those who live behind one door.
    pub(crate) fn household(&mut self, before: &[Person], dice: &mut Dice) -> Vec<Person> {
        let mut home = self.home(None, dice);
        if let Some(other) = before.last().filter(|_| dice.chance(8)) {
            home.house = other.home.house.next_door(dice);
            (home.town, home.zip) = (other.home.town, other.home.zip.clone());
        }
        let (sex, last) = (Sex::any(dice), self.names.surname(dice));
        let born = Day::any(1935, 2002, dice);
        let mut people = vec![self.person(sex, &last, born, &home, dice)];
        match dice.roll(100) {
            0..24 => self.marry(&mut people, dice),
            24..44 if born.year < 1985 => {
                self.marry(&mut people, dice);
                self.raise(&mut people, dice);
            }
            44..50 if !before.is_empty() => {
                let alone = people.remove(0);
                people.push(self.namesake(dice.pick(before), alone, dice));
            }
            _ => {}
        }
        people
    }

    fn marry(&mut self, people: &mut Vec<Person>, dice: &mut Dice) {
        let one = people[0].clone();
        let sex = match one.sex {
            Sex::Female => Sex::Male,
            Sex::Male => Sex::Female,
        };
        let last = if dice.chance(82) {
            one.last.clone()
        } else {
            self.names.surname(dice)
        };
        let year = one.born.year + dice.roll(9) - 4;
        let born = Day::any(year, year, dice);
        let mut other = self.person(sex, &last, born, &one.home, dice);
        if dice.chance(10) {
            other.email.clone_from(&one.email);
        }
        if dice.chance(10) {
            other.phone.clone_from(&one.phone);
        }
        people.push(other);
    }

    /// One to three children of a couple; some sons are named like their fathers, some children are twins.
    fn raise(&mut self, people: &mut Vec<Person>, dice: &mut Dice) {
        let (one, other) = (people[0].clone(), people[1].clone());
        let father = if one.sex == Sex::Male { &one } else { &other };
        let mut born = Day::any(one.born.year + 22, one.born.year + 30, dice);
        for _ in 0..dice.between(1, 3) {
            let mut child = self.person(Sex::any(dice), &father.last, born, &one.home, dice);
            if child.sex == Sex::Male
                && dice.chance(7)
                && people.iter().skip(2).all(|p| p.first != father.first)
            {
                child.first.clone_from(&father.first);
                child.email = self.email(&child.first, &child.last, born, dice);
            }
            if people
                .iter()
                .skip(2)
                .any(|sibling| sibling.first == child.first)
            {
                continue;
            }
            if dice.chance(15) {
                child.email.clone_from(&one.email);
            }
            people.push(child);
            if !dice.chance(5) {
                born = Day::any(born.year + 1, born.year + 4, dice);
            }
        }
    }

    /// Somebody else of the same name, at times of the same town, at times of the same year.
    fn namesake(&mut self, other: &Person, mut person: Person, dice: &mut Dice) -> Person {
        (person.sex, person.first, person.last) =
            (other.sex, other.first.clone(), other.last.clone());
        if dice.chance(30) {
            (person.home.town, person.home.zip) = (other.home.town, other.home.zip.clone());
            person.phone = phone(other.home.town, dice);
        }
        if dice.chance(15) {
            person.born.year = other.born.year;
        }
        person.email = self.email(&person.first, &person.last, person.born, dice);
        person
    }
}

/// A number of the town: the same area code for a town every time.
pub(crate) fn phone(town: Town, dice: &mut Dice) -> String {
    let area = AREAS[town.postcode % AREAS.len()];
    format!("{area}{}{:04}", dice.between(210, 989), dice.roll(10_000))
}
