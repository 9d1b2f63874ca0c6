//! Puts the records of large blocks in an order that brings likely pairs together.
//!
//! For `walk`, where a block has too many records to compare every two. What comes in: records. What goes out: the place of
//! each of them in the order of their names, told once for all blocks, so that a block is put in order by comparing
//! numbers. The order depends on content alone, and so does that of some of them.

use rayon::prelude::*;

use super::profile::Profile;
use super::records::Records;
use super::table::{Pos, position};

/// Records in the order of their names.
#[derive(Debug)]
pub(super) struct NameOrder {
    sorted: Vec<Pos>,
    /// The place of each record among them; 0 for the others.
    places: Vec<Pos>,
}

impl NameOrder {
    /// The order of the records at `positions`, which may come up several times.
    pub(super) fn of(records: &Records<'_>, positions: impl Iterator<Item = Pos>) -> Self {
        let mut places: Vec<Pos> = vec![0; records.table.len()];
        positions.for_each(|pos| places[pos as usize] = 1);
        let wanted = (0..position(places.len())).into_par_iter();
        let wanted = wanted.filter(|&pos| places[pos as usize] == 1);
        let mut begun: Vec<(Beginning, Pos)> = wanted
            .map(|pos| (beginning(records.profile(pos)), pos))
            .collect();
        begun.par_sort_unstable();
        let alike = begun.par_chunk_by_mut(|one, other| one.0 == other.0);
        alike.for_each(|alike| {
            let content = |&(_, pos): &(Beginning, Pos)| {
                let name = records.profile(pos).name.sort_text();
                (name, records.table.digest(pos), pos)
            };
            if alike.len() > 1 {
                alike.sort_by_cached_key(content);
            }
        });
        let sorted: Vec<Pos> = begun.into_iter().map(|(_, pos)| pos).collect();
        for (place, &pos) in (0..).zip(&sorted) {
            places[pos as usize] = place;
        }
        NameOrder { sorted, places }
    }

    /// Some of the records, in order.
    pub(super) fn sorted(&self, members: &[Pos]) -> Vec<Pos> {
        let places = members.iter().map(|&pos| self.places[pos as usize]);
        let mut members: Vec<Pos> = places.collect();
        members.sort_unstable();
        for member in &mut members {
            *member = self.sorted[*member as usize];
        }
        members
    }
}

/// The first letters of a name: the family name, a zero, which no name has, and the given name. They are in the order of
/// the names.
type Beginning = [u64; 2];

fn beginning(profile: &Profile) -> Beginning {
    let [family, given] = profile.name.sort_text();
    let letters = family.bytes().chain([0]).chain(given.bytes());
    let mut first = [0; size_of::<Beginning>()];
    first
        .iter_mut()
        .zip(letters)
        .for_each(|(place, letter)| *place = letter);
    let (words, _) = first.as_chunks::<8>();
    [words[0], words[1]].map(u64::from_be_bytes)
}
