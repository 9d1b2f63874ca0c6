//! Homes in Chinese cities and the ways their addresses are written.

use crate::corpus::Dice;

use super::firms::{City, road};

const ESTATES: [&str; 14] = [
    "阳光花园",
    "金色家园",
    "翠湖苑",
    "世纪新城",
    "紫荆花园",
    "万和城",
    "锦绣江南",
    "东方名邸",
    "绿洲康城",
    "书香门第",
    "凤凰城",
    "康乐小区",
    "桃源里",
    "御景湾",
];

/// Where somebody lives.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    /// The city.
    pub(crate) city: City,
    district: &'static str,
    road: String,
    number: usize,
    estate: &'static str,
    door: [usize; 3],
    /// The telephone of the home.
    pub(crate) landline: String,
}

/// How a home is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Province, city, district and all the rest.
    Full,
    /// From the city on, without the words for the levels.
    Short,
    /// District and below.
    Below,
}

impl Home {
    /// A home in the city.
    pub(crate) fn any(city: &City, dice: &mut Dice) -> Self {
        Self {
            district: *dice.pick(&city.districts),
            road: road(dice),
            number: dice.between(1, 600),
            estate: *dice.pick(&ESTATES),
            door: [
                dice.between(1, 32),
                dice.between(1, 4),
                100 * dice.between(1, 28) + dice.between(1, 4),
            ],
            landline: city.landline(dice),
            city: city.clone(),
        }
    }

    /// Whether a text names the house.
    pub(crate) fn is_told_by(&self, text: &str) -> bool {
        let street = format!("{}{}号", self.road, self.number);
        text.contains(self.estate) || text.contains(&street)
    }

    /// The home as somebody writes it.
    pub(crate) fn written(&self, line: Line, dice: &mut Dice) -> String {
        let Self {
            city,
            district,
            road,
            number,
            estate,
            door: [building, unit, room],
            ..
        } = self;
        let door = match dice.roll(6) {
            0 => format!("{building}-{unit}-{room}"),
            1 => format!("{building}幢{room}室"),
            2 => format!("{building}栋{unit}单元{room}"),
            3 => String::new(),
            _ => format!("{building}号楼{unit}单元{room}室"),
        };
        let street = match dice.roll(5) {
            0 => format!("{estate}{door}"),
            1 => format!("{road}{number}号{door}"),
            _ => format!("{road}{number}号{estate}{door}"),
        };
        let short = district.trim_end_matches(['区', '县', '市']);
        match line {
            Line::Full if city.province == city.name => format!("{}{district}{street}", city.name),
            Line::Full => format!("{}{}{district}{street}", city.province, city.name),
            Line::Short => format!(
                "{}{}{street}",
                city.short(),
                if short.chars().count() > 1 {
                    short
                } else {
                    district
                }
            ),
            Line::Below => format!("{district}{street}"),
        }
    }
}
