//! A few values, of which there is nearly always one or none.
//!
//! Hardly a record has two telephone numbers or two houses: a single value stands where it is used, so that it needs no
//! memory of its own, which would be one more place to fetch when two records are compared.

use std::ops::{Deref, DerefMut};

/// Some values, in their order; one of them stands in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Few<T> {
    /// None or one.
    One(Option<T>),
    /// More.
    Several(Box<[T]>),
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Few::One(None)
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Few::One(one) => one.as_slice(),
            Few::Several(several) => several,
        }
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Few::One(one) => one.as_mut_slice(),
            Few::Several(several) => several,
        }
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut values = values.into_iter();
        match (values.next(), values.next()) {
            (Some(first), Some(second)) => {
                Few::Several([first, second].into_iter().chain(values).collect())
            }
            (first, _) => Few::One(first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_in_their_order() {
        for count in 0..4 {
            let mut few: Few<u64> = (0..count).collect();
            assert!(few.iter().copied().eq(0..count), "{count}");
            few.iter_mut().for_each(|value| *value += 1);
            assert!(few.iter().copied().eq(1..=count), "{count}, one more each");
        }
    }
}
