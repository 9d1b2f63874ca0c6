//! Where golden values come from, and what made them the ones.
//!
//! Beside `merge`, which adds to it as it chooses. Knows nothing of how a choice is made.

use super::RecordRef;
use crate::model::{Field, FieldSet};
use crate::rules::Preference;

/// Fields of a contact whose values have one origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The record that has the values; none where people gave them, or several records have a part.
    pub record: Option<RecordRef>,
    /// What made them the ones.
    pub because: Because,
    /// The fields.
    pub fields: FieldSet,
}

/// What made a record's values the golden ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// No other record has any.
    Only,
    /// All other records that speak are earlier versions of this one.
    NewestVersion,
    /// All records that have any have these.
    Agreed,
    /// The others are covered in part, or short for it.
    Whole,
    /// The rules prefer them.
    Preferred(Preference),
    /// The rules prefer none, so their content decides.
    Content,
    /// They are kept beside those that became the main ones.
    Kept,
    /// A person said so.
    Edited,
}

impl Because {
    /// The name in the store and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Because::Only => "only",
            Because::NewestVersion => "newest_version",
            Because::Agreed => "agreed",
            Because::Whole => "whole",
            Because::Preferred(preference) => preference.name(),
            Because::Content => "content",
            Because::Kept => "kept",
            Because::Edited => "edited",
        }
    }
}

/// The origins of a contact's values, as they are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Provenances(Vec<Provenance>);

impl Provenances {
    /// Notes where the value of a field comes from, and forgets what was noted of it before.
    pub(super) fn set(&mut self, field: Field, record: Option<RecordRef>, because: Because) {
        self.0
            .iter_mut()
            .for_each(|origin| origin.fields.remove(field));
        let same = |origin: &&mut Provenance| (origin.record, origin.because) == (record, because);
        match self.0.iter_mut().find(same) {
            Some(origin) => origin.fields.insert(field),
            None => self.0.push(Provenance {
                record,
                because,
                fields: FieldSet::from_iter([field]),
            }),
        }
    }

    /// What is told of them: nothing where all values are those of the only record.
    pub(super) fn told(mut self) -> Vec<Provenance> {
        self.0.retain(|origin| !origin.fields.is_empty());
        match self.0.as_slice() {
            [all] if all.because == Because::Only => Vec::new(),
            _ => self.0,
        }
    }
}
