//! What people changed of contacts: single values, and whether a contact lies in the recycle bin.
//!
//! Beside `decision`, used by `merge` and `assign`. What comes in: every edit that stands, oldest first, each held by
//! what outlives records. What goes out: what to lay over the golden values of a cluster. Whoever has one of the
//! records that an edit is held by has the edit; where two speak of one field, the later one counts.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::decision::Anchor;
use super::keys::TextId;
use super::known::RowDigest;
use super::records::Records;
use super::table::{self, Pos};
use crate::model::{EditId, Field, RowDraft};

/// What a person did to a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The field has this value from now on, or none.
    Set(Field, Option<String>),
    /// The field is the machine's again.
    Lift(Field),
    /// The contact goes to the recycle bin.
    Delete,
    /// The contact comes back from the recycle bin.
    Restore,
}

/// An edit of a contact, held by what its records had when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Its number.
    pub id: EditId,
    /// What it is held by.
    pub anchors: Vec<Anchor>,
    /// What was done.
    pub act: Act,
}

/// Whether a contact is among those that are shown and exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is.
    #[default]
    Live,
    /// It lies in the recycle bin.
    Deleted,
}

/// The newest word about one thing, and when it was said.
type Latest<T> = (EditId, T);

/// What a person said of one field: its value, or that the machine decides again.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    Value(Option<String>),
    Lifted,
}

/// What was said of the records that one anchor means.
#[derive(Clone, Debug, Default)]
struct Words {
    fields: BTreeMap<Field, Latest<Said>>,
    status: Option<Latest<Status>>,
}

impl Words {
    fn add(&mut self, id: EditId, act: &Act) {
        match act {
            Act::Set(field, value) => {
                self.fields.insert(*field, (id, Said::Value(value.clone())));
            }
            Act::Lift(field) => {
                self.fields.insert(*field, (id, Said::Lifted));
            }
            Act::Delete => self.status = Some((id, Status::Deleted)),
            Act::Restore => self.status = Some((id, Status::Live)),
        }
    }
}

/// A record as edits are held by it: its digest, and the source with the key it gave, where it gave one.
pub type Held<'r> = (RowDigest, Option<(&'r str, &'r str)>);

/// All edits that stand, by what they are held by.
#[derive(Debug, Default)]
pub struct Edits {
    versions: FxHashMap<TextId, Words>,
    rows: FxHashMap<RowDigest, Words>,
}

/// What people changed of one contact.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Overlay<'e> {
    values: BTreeMap<Field, Latest<Option<&'e str>>>,
    status: Status,
}

impl Edits {
    /// What `edits`, oldest first, come to.
    #[must_use]
    pub fn of(edits: &[Edit]) -> Self {
        let mut all = Edits::default();
        for edit in edits {
            for anchor in &edit.anchors {
                let words = match anchor {
                    Anchor::Key { source, key } => {
                        all.versions.entry(table::version(source, key)).or_default()
                    }
                    Anchor::Row(digest) => all.rows.entry(*digest).or_default(),
                };
                words.add(edit.id, &edit.act);
            }
        }
        all
    }

    /// What is laid over the contact of these records.
    #[must_use]
    pub fn over_all(&self, records: &[Held<'_>]) -> Overlay<'_> {
        let mut overlay = Overlay::default();
        for (digest, key) in records {
            let version = key.map(|(source, key)| table::version(source, key));
            let version = version.and_then(|version| self.versions.get(&version));
            overlay.add(self.rows.get(digest), version);
        }
        overlay
    }

    /// What is laid over the contact of `members`.
    pub(super) fn over(&self, members: &[Pos], records: &Records<'_>) -> Overlay<'_> {
        let mut overlay = Overlay::default();
        if self.versions.is_empty() && self.rows.is_empty() {
            return overlay;
        }
        for &pos in members {
            let row = self.rows.get(&records.table.digest(pos));
            let version = self.versions.get(&records.versions[pos as usize]);
            overlay.add(row, version);
        }
        overlay
    }

    /// The clusters that lie in the recycle bin, by their roots; `roots` has that of each record.
    pub(super) fn binned(&self, roots: &[Pos], records: &Records<'_>) -> FxHashSet<Pos> {
        if self.versions.is_empty() && self.rows.is_empty() {
            return FxHashSet::default();
        }
        let all = records.positions().zip(roots);
        let binned = all.filter(|&(pos, _)| self.over(&[pos], records).status == Status::Deleted);
        binned.map(|(_, &root)| root).collect()
    }
}

impl<'e> Overlay<'e> {
    /// Adds what was said of one record, by its row and by its version.
    fn add(&mut self, row: Option<&'e Words>, version: Option<&'e Words>) {
        let mut fields: BTreeMap<Field, &'e Latest<Said>> = BTreeMap::new();
        for (field, said) in row
            .into_iter()
            .chain(version)
            .flat_map(|words| &words.fields)
        {
            let newest = fields.entry(*field).or_insert(said);
            if newest.0 < said.0 {
                *newest = said;
            }
        }
        // A word that was taken back for this record may still stand for another one of the contact.
        for (field, (id, said)) in fields {
            let Said::Value(value) = said else { continue };
            let newest = self.values.entry(field).or_insert((*id, value.as_deref()));
            if newest.0 < *id {
                *newest = (*id, value.as_deref());
            }
        }
        let statuses = row
            .into_iter()
            .chain(version)
            .filter_map(|words| words.status);
        if let Some((_, Status::Deleted)) = statuses.max_by_key(|(id, _)| *id) {
            self.status = Status::Deleted;
        }
    }

    /// Where the contact belongs: in the bin if one of its records does, whatever came first.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// The fields that have a value by a person's word, or by it have none, with the edit that said so.
    pub fn values(&self) -> impl Iterator<Item = (Field, EditId, Option<&'e str>)> {
        self.values
            .iter()
            .map(|(&field, &(id, value))| (field, id, value))
    }

    /// Lays the values over a golden row.
    pub(super) fn lay(&self, draft: &mut RowDraft<'e>) {
        for (&field, (_, value)) in &self.values {
            draft.set(field, value.unwrap_or_default());
        }
    }
}
