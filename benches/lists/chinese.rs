//! Chinese people as they live: alone, as couples, with brothers and sisters, with children; what they are called, where
//! they work, which numbers they give.

use crate::corpus::Dice;
use crate::crm::GIVEN;

use super::chinese_home::Home;
use super::chinese_written::pinyin;
use super::day::Day;
use super::firms::{City, Firm};
use super::tables::{Sex, Shares, lines};

/// Prefixes of mobile numbers, of every operator.
const PREFIXES: [&str; 16] = [
    "131", "132", "134", "137", "138", "147", "151", "152", "156", "176", "178", "181", "182",
    "185", "187", "198",
];
const MAILS: [&str; 8] = [
    "qq.com",
    "qq.com",
    "qq.com",
    "163.com",
    "163.com",
    "126.com",
    "sina.com",
    "foxmail.com",
];
/// A name and whose it can be.
struct Called {
    sex: Sex,
    surname: String,
    given: String,
}

/// Somebody, as they are.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Woman or man.
    pub(crate) sex: Sex,
    /// The family name.
    pub(crate) surname: String,
    /// The given name.
    pub(crate) given: String,
    /// The day of birth.
    pub(crate) born: Day,
    /// The number they have.
    pub(crate) mobile: String,
    /// A number they had before, and somebody else may have by now.
    pub(crate) former: Option<String>,
    /// The number of husband, wife, parent or boss, which they give at times.
    pub(crate) borrowed: Option<String>,
    /// Their own address for mail.
    pub(crate) email: String,
    /// Where they work.
    pub(crate) firm: Option<Firm>,
    /// Where they worked before.
    pub(crate) left: Option<Firm>,
    /// Where they live.
    pub(crate) home: Home,
}

impl Person {
    /// Family name and given name.
    pub(crate) fn name(&self) -> String {
        format!("{}{}", self.surname, self.given)
    }
}

/// What people are made from.
pub(crate) struct Country {
    surnames: Shares<&'static str>,
    given: [Vec<&'static str>; 2],
    cities: Shares<City>,
    firms: Vec<Firm>,
}

impl Country {
    /// People of the cities, who work for so many firms.
    pub(crate) fn new(cities: Shares<City>, firms: usize, dice: &mut Dice) -> Self {
        let given = |sex: &str| -> Vec<&'static str> {
            lines(include_str!("data/zh_given.csv"))
                .filter(|line| line[1] == sex)
                .map(|line| line[0])
                .collect()
        };
        let surnames = lines(include_str!("data/zh_surnames.csv"))
            .map(|line| (line[0], line[1].parse().unwrap_or(1)));
        Self {
            surnames: Shares::new(surnames),
            given: [given("f"), given("m")],
            firms: (0..firms)
                .map(|_| Firm::any(cities.pick(dice), dice))
                .collect(),
            cities,
        }
    }

    /// A given name: half of them are such as the country has many of.
    fn given(&self, sex: Sex, dice: &mut Dice) -> String {
        let letters: Vec<char> = GIVEN.chars().collect();
        let letter = |dice: &mut Dice| {
            let end = dice.roll(letters.len()) + 1;
            letters[dice.roll(end)]
        };
        match dice.roll(10) {
            0..4 => (*dice.pick(&self.given[usize::from(sex == Sex::Male)])).to_owned(),
            4 => letter(dice).to_string(),
            _ => [letter(dice), letter(dice)].iter().collect(),
        }
    }

    /// A home in the city, or in any.
    pub(crate) fn home(&self, city: Option<&City>, dice: &mut Dice) -> Home {
        let city = city.unwrap_or_else(|| self.cities.pick(dice));
        Home::any(city, dice)
    }

    /// A firm of the city if there is one; the first ones employ more people.
    pub(crate) fn firm(&self, city: &City, dice: &mut Dice) -> usize {
        let mut at = 0;
        for _ in 0..30 {
            let end = dice.roll(self.firms.len()) + 1;
            at = dice.roll(end);
            if self.firms[at].city.name == city.name {
                break;
            }
        }
        at
    }

    /// A woman or a man of this family name, or of any.
    fn called(&self, sex: Sex, surname: Option<&str>, dice: &mut Dice) -> Called {
        let surname = surname
            .unwrap_or_else(|| self.surnames.pick(dice))
            .to_owned();
        let given = self.given(sex, dice);
        Called {
            sex,
            surname,
            given,
        }
    }

    /// The one of this name who lives here.
    fn person(&mut self, called: Called, home: Home, dice: &mut Dice) -> Person {
        let Called {
            sex,
            surname,
            given,
        } = called;
        let mobile = mobile(dice);
        let firm = dice.chance(68).then(|| self.firm(&home.city, dice));
        let left = firm
            .filter(|_| dice.chance(13))
            .map(|_| self.firm(&home.city, dice));
        let borrowed = firm.and_then(|firm| self.assisted(firm, &mobile, dice));
        let email = email(
            &surname,
            &given,
            &mobile,
            firm.map(|at| &self.firms[at]),
            dice,
        );
        Person {
            sex,
            born: Day::any(1950, 2004, dice),
            former: dice.chance(14).then(|| self::mobile(dice)),
            borrowed,
            email,
            firm: firm.map(|at| self.firms[at].clone()),
            left: left.map(|at| self.firms[at].clone()),
            home,
            surname,
            given,
            mobile,
        }
    }

    /// The boss's number, where the firm has a boss already and the person speaks for them; else they may be the boss.
    fn assisted(&mut self, firm: usize, mobile: &str, dice: &mut Dice) -> Option<String> {
        match &self.firms[firm].boss {
            Some(boss) => Some(boss.clone()).filter(|_| dice.chance(7)),
            None => {
                self.firms[firm].boss = Some(mobile.to_owned());
                None
            }
        }
    }

    /// Those who live behind one door.
    pub(crate) fn household(&mut self, dice: &mut Dice) -> Vec<Person> {
        let home = self.home(None, dice);
        let called = self.called(Sex::any(dice), None, dice);
        let one = self.person(called, home, dice);
        let mut people = vec![one.clone()];
        match dice.roll(100) {
            0..18 => people.push(self.spouse(&one, dice)),
            18..26 => people.push(self.sibling(&one, dice)),
            26..36 if one.born.year < 1975 => {
                people.push(self.spouse(&one, dice));
                people.push(self.child(&one, dice));
            }
            _ => {}
        }
        people
    }

    fn spouse(&mut self, one: &Person, dice: &mut Dice) -> Person {
        let sex = if one.sex == Sex::Male {
            Sex::Female
        } else {
            Sex::Male
        };
        let called = self.called(sex, None, dice);
        let mut other = self.person(called, one.home.clone(), dice);
        other.born.year = one.born.year + dice.roll(5) - 2;
        other.borrowed = Some(one.mobile.clone()).filter(|_| dice.chance(25));
        other
    }

    fn sibling(&mut self, one: &Person, dice: &mut Dice) -> Person {
        let mut called = self.called(Sex::any(dice), Some(&one.surname), dice);
        called.given = sibling_of(&one.given, dice);
        let mut other = self.person(called, one.home.clone(), dice);
        other.born.year = (one.born.year + 1 + dice.roll(6)).min(2006);
        other
    }

    /// A child; some give the number of the parent.
    fn child(&mut self, one: &Person, dice: &mut Dice) -> Person {
        let mut called = self.called(Sex::any(dice), Some(&one.surname), dice);
        while called.given == one.given {
            called = self.called(called.sex, Some(&one.surname), dice);
        }
        let mut child = self.person(called, one.home.clone(), dice);
        child.born.year = (one.born.year + 26).min(2008);
        child.borrowed = Some(one.mobile.clone()).filter(|_| dice.chance(35));
        child
    }

    /// Somebody else of the same name in the same city.
    pub(crate) fn namesake(&mut self, of: &Person, dice: &mut Dice) -> Person {
        let home = self.home(Some(&of.home.city), dice);
        let called = Called {
            sex: of.sex,
            surname: of.surname.clone(),
            given: of.given.clone(),
        };
        self.person(called, home, dice)
    }
}

/// A brother or sister often shares the first character.
fn sibling_of(given: &str, dice: &mut Dice) -> String {
    let first = given.chars().next().unwrap_or('家');
    loop {
        let name = format!("{first}{}", dice.letter(GIVEN));
        if name != given {
            return name;
        }
    }
}

/// A number nobody has yet, as far as chance goes.
pub(crate) fn mobile(dice: &mut Dice) -> String {
    format!("{}{:08}", dice.pick(&PREFIXES), dice.roll(100_000_000))
}

fn email(surname: &str, given: &str, mobile: &str, firm: Option<&Firm>, dice: &mut Dice) -> String {
    let (family, own) = (pinyin(surname, ""), pinyin(given, ""));
    match (firm, dice.roll(10)) {
        (Some(firm), 0..3) => format!("{family}.{own}@{}", firm.domain),
        (_, 3 | 4) => format!("{mobile}@{}", dice.pick(&["163.com", "139.com"])),
        (_, 5 | 6) => format!(
            "{own}{family}{}@{}",
            dice.between(1, 2_000),
            dice.pick(&MAILS)
        ),
        _ => format!("{}@qq.com", dice.between(30_000_000, 3_000_000_000)),
    }
}
