//! Gives each cluster its contact: the known one it continues, or a new one.
//!
//! What comes in: clusters. What goes out: [`Contact`]s, and the fates of new rows. A known contact stays with the
//! cluster that has its oldest record; a cluster that several stay with goes on as the one with the smallest id, and
//! absorbs the others. Contacts that nothing changed about are left out, unless they were asked for, so that a run over
//! known rows touches nothing.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::cluster::Clusters;
use super::edit::Edits;
use super::records::Records;
use super::table::{Pos, Table};
use super::{Contact, Fate, RecordRef};
use crate::model::{ContactId, RecordId};

/// A contact that the run touches, and all its records.
#[derive(Debug)]
pub(super) struct Touched {
    pub(super) contact: Contact,
    pub(super) members: Vec<Pos>,
}

/// The contacts the run touches, in the order of their first records: those that changed, and those of the first `start`
/// records, new or asked for, whatever became of them. Nothing changed about those that are not `reached`.
pub(super) fn assign(
    records: &Records<'_>,
    clusters: &Clusters,
    (start, reached): (usize, &[bool]),
    edits: &Edits,
) -> Vec<Touched> {
    let asked_for = |members: &[Pos]| members.iter().any(|&pos| (pos as usize) < start);
    let homes = Homes::of(records, clusters, reached);
    let rooted = clusters.roots.iter().copied().zip(0..);
    let mut rooted: Vec<(Pos, Pos)> = rooted.filter(|(_, pos)| reached[*pos as usize]).collect();
    rooted.par_sort_unstable();
    let clusters = rooted.par_chunk_by(|one, other| one.0 == other.0);
    let touched = clusters.filter_map(|cluster| {
        let root = cluster[0].0;
        let members: Vec<Pos> = cluster.iter().map(|(_, pos)| *pos).collect();
        if !asked_for(&members) && !homes.changed(root, &members, &records.table) {
            return None;
        }
        let mut contact = homes.contact(root, &members, &records.table);
        contact.status = edits.over(&members, records).status();
        Some(Touched { contact, members })
    });
    touched.collect()
}

/// Which cluster each known contact stays with.
struct Homes {
    /// The contacts that stay with a cluster, by its root, smallest first.
    staying: FxHashMap<Pos, Vec<ContactId>>,
    /// How many records each known contact has.
    sizes: FxHashMap<ContactId, usize>,
}

impl Homes {
    fn of(records: &Records<'_>, clusters: &Clusters, reached: &[bool]) -> Self {
        let mut oldest: BTreeMap<ContactId, (RecordId, Pos)> = BTreeMap::new();
        let mut sizes: FxHashMap<ContactId, usize> = FxHashMap::default();
        let known = records.known_positions();
        for pos in known.filter(|&pos| reached[pos as usize]) {
            let (Some(contact), RecordRef::Known(record)) =
                (records.table.contact(pos), records.table.reference(pos))
            else {
                continue;
            };
            *sizes.entry(contact).or_default() += 1;
            let first = oldest.entry(contact).or_insert((record, pos));
            *first = (*first).min((record, pos));
        }
        let mut staying: FxHashMap<Pos, Vec<ContactId>> = FxHashMap::default();
        for (contact, (_, pos)) in oldest {
            staying
                .entry(clusters.roots[pos as usize])
                .or_default()
                .push(contact);
        }
        Homes { staying, sizes }
    }

    /// Whether a cluster is anything but one known contact as it was.
    fn changed(&self, root: Pos, members: &[Pos], table: &Table<'_>) -> bool {
        let Some([id]) = self.staying.get(&root).map(Vec::as_slice) else {
            return true;
        };
        let only_its_own = members.iter().all(|&pos| table.contact(pos) == Some(*id));
        !only_its_own || self.sizes.get(id) != Some(&members.len())
    }

    fn contact(&self, root: Pos, members: &[Pos], table: &Table<'_>) -> Contact {
        let mut staying = self
            .staying
            .get(&root)
            .cloned()
            .unwrap_or_default()
            .into_iter();
        let mut contact = Contact {
            id: staying.next(),
            absorbed: staying.collect(),
            ..Contact::default()
        };
        for &pos in members {
            match table.reference(pos) {
                RecordRef::Known(record) => contact.known.push(record),
                RecordRef::New(row) => contact.rows.push(row),
            }
        }
        contact.known.sort_unstable();
        contact
    }
}

/// Every row's fate, now that the rest have their contacts. The row that founds a contact is the first by content.
pub(super) fn late_fates(
    early: &[Option<Fate>],
    touched: &[Touched],
    records: &Records<'_>,
) -> Vec<Fate> {
    let mut late: Vec<Option<Fate>> = vec![None; early.len()];
    let founders: Vec<Option<Pos>> = touched
        .par_iter()
        .map(|touched| founder(touched, &records.table))
        .collect();
    for (at, (touched, founder)) in touched.iter().zip(founders).enumerate() {
        for &pos in &touched.members {
            if let RecordRef::New(row) = records.table.reference(pos) {
                let founds = founder == Some(pos);
                late[row.at()] = Some(match founds {
                    true => Fate::Founds(at),
                    false => Fate::Joins(at),
                });
            }
        }
    }
    early
        .iter()
        .zip(late)
        .map(|(early, late)| {
            early.or(late).expect(
                "a row that goes on is in one cluster, and a cluster with a new row is touched",
            )
        })
        .collect()
}

/// The record that founds a contact, where it is a new one.
fn founder(touched: &Touched, table: &Table<'_>) -> Option<Pos> {
    let Touched { contact, members } = touched;
    if contact.id.is_some() || !contact.known.is_empty() {
        return None;
    }
    match members.as_slice() {
        [alone] => Some(*alone),
        members => members.iter().copied().min_by_key(|&pos| table.digest(pos)),
    }
}
