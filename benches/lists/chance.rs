//! What the dice decide for a list: whether something happens, how many, and in what order.

use crate::corpus::Dice;

impl Dice {
    /// Whether something happens that happens so many times in a hundred.
    pub(crate) fn chance(&mut self, per_cent: usize) -> bool {
        self.roll(100) < per_cent
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.roll(high - low + 1)
    }

    /// A number of so many digits that does not begin with a zero.
    pub(crate) fn number(&mut self, digits: u32) -> String {
        let low = 10_usize.pow(digits - 1);
        self.between(low, low * 10 - 1).to_string()
    }
}

/// Puts things in an order that the dice decide.
pub(crate) fn shuffle<T>(things: &mut [T], dice: &mut Dice) {
    for end in (1..things.len()).rev() {
        things.swap(end, dice.roll(end + 1));
    }
}
