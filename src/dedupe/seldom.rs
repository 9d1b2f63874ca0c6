//! What most lists say nothing of, kept apart from what is looked at for every pair.
//!
//! Part of a profile. A list of a million people without companies and identity numbers should not take the room for them.

use std::ops::Deref;
use std::sync::LazyLock;

use super::firm::Firm;
use super::keys::TextId;
use super::profile::IdNumber;

/// The values that are seldom there; a record without any of them takes no memory for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Seldom(Option<Box<Further>>);

/// The values themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Further {
    /// The landline together with its extension.
    pub(super) extension: TextId,
    pub(super) wechat: TextId,
    pub(super) id_number: Option<IdNumber>,
    pub(super) occupation: TextId,
    pub(super) company: Firm,
}

/// A record without any.
static NOTHING: LazyLock<Further> = LazyLock::new(Further::default);

impl From<Further> for Seldom {
    fn from(further: Further) -> Self {
        Seldom((further != *NOTHING).then(|| Box::new(further)))
    }
}

impl Deref for Seldom {
    type Target = Further;

    fn deref(&self) -> &Further {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl Seldom {
    /// The values, to be changed; none where there are none.
    pub(super) fn as_mut(&mut self) -> Option<&mut Further> {
        self.0.as_deref_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_without_seldom_values_reads_as_nothing() {
        let mut none = Seldom::from(Further::default());
        assert_eq!(*none, Further::default());
        assert_eq!(none.as_mut(), None);
        let some = Further {
            wechat: 7,
            ..Further::default()
        };
        assert_eq!(Seldom::from(some.clone()).as_mut(), Some(&mut some.clone()));
        assert_eq!(*Seldom::from(some.clone()), some);
    }
}
