//! A day of birth, and how it comes to stand wrong in a list.

use crate::corpus::Dice;

use super::typos::slip;

/// A day; every month has 28 of them here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// The year of our count.
    pub(crate) year: usize,
    /// The month, from 1.
    pub(crate) month: usize,
    /// The day of the month, from 1.
    pub(crate) day: usize,
}

impl Day {
    /// A day of the years from `low` to `high`.
    pub(crate) fn any(low: usize, high: usize, dice: &mut Dice) -> Self {
        Self {
            year: dice.between(low, high),
            month: dice.between(1, 12),
            day: dice.between(1, 28),
        }
    }

    /// As `1980-07-04`.
    pub(crate) fn dashed(self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// As `19800704`.
    pub(crate) fn digits(self) -> String {
        format!("{}{:02}{:02}", self.year, self.month, self.day)
    }

    /// The day as somebody noted it who did not quite know or see it: another day, month or year, or only the year.
    pub(crate) fn mistaken(mut self, dice: &mut Dice) -> Self {
        match dice.roll(6) {
            0 if self.day <= 12 && self.day != self.month => {
                std::mem::swap(&mut self.day, &mut self.month);
            }
            1 => self.day = dice.between(1, 28),
            2 => self.month = dice.between(1, 12),
            3 => self.year = self.year + dice.roll(2) * 2 - 1,
            4 => (self.month, self.day) = (1, 1),
            _ => self.day = (self.day % 28) + 1,
        }
        self
    }

    /// As `1980-07-04` with one digit of month or day or the last of the year mistyped.
    pub(crate) fn mistyped(self, dice: &mut Dice) -> String {
        let text = self.dashed();
        let typed = slip(&text[2..], dice);
        if typed.len() == text.len() - 2 && typed.matches('-').count() == 2 {
            format!("{}{typed}", &text[..2])
        } else {
            self.mistaken(dice).dashed()
        }
    }
}
