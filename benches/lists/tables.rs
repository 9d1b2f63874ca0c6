//! The tables in `data`, and things drawn from them as often as people bear or live in them.

use crate::corpus::Dice;

/// Things and how large the share of each is.
#[derive(Clone, Debug)]
pub(crate) struct Shares<T> {
    things: Vec<T>,
    /// The shares up to and with each thing.
    sums: Vec<usize>,
}

impl<T> Shares<T> {
    /// Things with their shares, of any total above zero.
    pub(crate) fn new(shares: impl IntoIterator<Item = (T, usize)>) -> Self {
        let mut total = 0;
        let (things, sums) = shares
            .into_iter()
            .map(|(thing, share)| {
                total += share;
                (thing, total)
            })
            .unzip();
        Self { things, sums }
    }

    /// One of the things, the common ones more often.
    pub(crate) fn pick(&self, dice: &mut Dice) -> &T {
        let at = dice.roll(self.sums.last().copied().unwrap_or(0));
        &self.things[self.sums.partition_point(|sum| *sum <= at)]
    }
}

/// The lines of a table below its header, cut into cells.
pub(crate) fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split(',').collect())
}

fn share(cell: &str) -> usize {
    cell.parse().expect("the tables hold whole numbers")
}

/// Woman or man, as far as a list knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    /// A woman.
    Female,
    /// A man.
    Male,
}

impl Sex {
    /// One or the other.
    pub(crate) fn any(dice: &mut Dice) -> Self {
        *dice.pick(&[Self::Female, Self::Male])
    }
}

/// Names of a country with how many bear them.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    surnames: Shares<&'static str>,
    women: Shares<&'static str>,
    men: Shares<&'static str>,
}

impl Names {
    /// The names of the census of the United States of 1990.
    pub(crate) fn american() -> Self {
        Self::read(
            include_str!("data/us_surnames.csv"),
            include_str!("data/us_given.csv"),
        )
    }

    /// Names of the United Kingdom.
    pub(crate) fn british() -> Self {
        Self::read(
            include_str!("data/gb_surnames.csv"),
            include_str!("data/gb_given.csv"),
        )
    }

    fn read(surnames: &'static str, given: &'static str) -> Self {
        let of = |sex: &'static str| {
            lines(given)
                .filter(move |line| line[1] == sex)
                .map(|line| (line[0], share(line[2])))
        };
        Self {
            surnames: Shares::new(lines(surnames).map(|line| (line[0], share(line[1])))),
            women: Shares::new(of("f")),
            men: Shares::new(of("m")),
        }
    }

    /// A family name.
    pub(crate) fn surname(&self, dice: &mut Dice) -> String {
        (*self.surnames.pick(dice)).to_owned()
    }

    /// A given name of a woman or a man.
    pub(crate) fn given(&self, sex: Sex, dice: &mut Dice) -> String {
        let names = match sex {
            Sex::Female => &self.women,
            Sex::Male => &self.men,
        };
        (*names.pick(dice)).to_owned()
    }
}

/// A place people live in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Town {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its state, where its country has some.
    pub(crate) state: &'static str,
    /// A postcode of its state, the same for the town every time.
    pub(crate) postcode: usize,
}

/// Towns of the United States.
pub(crate) fn american_towns() -> Shares<Town> {
    towns(include_str!("data/us_towns.csv"))
}

/// Towns and suburbs of Australia.
pub(crate) fn australian_towns() -> Shares<Town> {
    towns(include_str!("data/au_towns.csv"))
}

fn towns(table: &'static str) -> Shares<Town> {
    Shares::new(lines(table).map(|line| {
        let town = Town {
            name: line[0],
            state: line[1],
            postcode: share(line[3]),
        };
        (town, share(line[2]))
    }))
}

/// Towns of the United Kingdom.
pub(crate) fn british_towns() -> Shares<&'static str> {
    Shares::new(lines(include_str!("data/gb_towns.csv")).map(|line| (line[0], share(line[1]))))
}

/// What somebody of this given name is called, when anything.
pub(crate) fn nickname(given: &str, dice: &mut Dice) -> Option<&'static str> {
    let lower = given.to_lowercase();
    let mut known = lines(include_str!("data/nicknames.csv")).filter(|line| line[0] == lower);
    let short: Vec<&'static str> = known.next()?[1].split(';').collect();
    Some(*dice.pick(&short))
}

/// A word with its first letter large.
pub(crate) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
