//! Which of the records at hand are compared with all others.
//!
//! For `walk`. What comes in: positions. What goes out: which of two records is to be asked for its partners, so that each
//! pair with an active record comes up once. Two records that are only at hand because of others are not compared: nothing
//! leads to them from what is resolved.

use super::table::{Pos, position};

/// The records that are compared with all others.
#[derive(Debug)]
pub(super) enum Active<'a> {
    /// All records: each is asked for those behind it.
    All { records: Pos },
    /// Some of them.
    Some(Chosen<'a>),
}

/// Some of the records, where others were active before.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    /// Ascending.
    list: Vec<Pos>,
    /// The place of each record in the list.
    places: Vec<Option<Pos>>,
    /// Those that were active before, and have been compared with all others; beyond its end none was.
    done: &'a [bool],
}

impl<'a> Active<'a> {
    /// Of `list`, which ascends, among so many records.
    pub(super) fn some(list: Vec<Pos>, done: &'a [bool], records: usize) -> Self {
        let mut places = vec![None; records];
        for (place, &pos) in (0..).zip(&list) {
            places[pos as usize] = Some(place);
        }
        Active::Some(Chosen { list, places, done })
    }

    /// How many they are.
    pub(super) fn len(&self) -> Pos {
        match self {
            Active::All { records } => *records,
            Active::Some(chosen) => position(chosen.list.len()),
        }
    }

    /// The record at a place among them.
    #[inline]
    pub(super) fn at(&self, place: Pos) -> Pos {
        match self {
            Active::All { .. } => place,
            Active::Some(chosen) => chosen.list[place as usize],
        }
    }

    /// The place of a record among them.
    #[inline]
    pub(super) fn place(&self, pos: Pos) -> Option<Pos> {
        match self {
            Active::All { .. } => Some(pos),
            Active::Some(chosen) => chosen.places[pos as usize],
        }
    }

    /// Whether the pair is to be compared: one of the two is active, and none was before.
    pub(super) fn wants(&self, a: Pos, b: Pos) -> bool {
        match self {
            Active::All { .. } => true,
            Active::Some(chosen) => {
                let is_active = |pos: Pos| chosen.places[pos as usize].is_some();
                (is_active(a) || is_active(b)) && !chosen.is_done(a) && !chosen.is_done(b)
            }
        }
    }

    /// Those of a block whom a record of it, the `nth`, is asked for; `room` is to put them together in.
    #[inline]
    pub(super) fn partners<'m>(
        &self,
        members: &'m [Pos],
        nth: usize,
        room: &'m mut Vec<Pos>,
    ) -> &'m [Pos] {
        match self {
            Active::All { .. } => &members[nth + 1..],
            Active::Some(chosen) => {
                let ours = chosen.places[members[nth] as usize];
                let is_ours = |&&pos: &&Pos| {
                    // Of two active records the first is asked for the second.
                    let behind = chosen.places[pos as usize].is_none_or(|place| Some(place) > ours);
                    behind && !chosen.is_done(pos)
                };
                room.clear();
                room.extend(members.iter().filter(is_ours));
                room
            }
        }
    }
}

impl Chosen<'_> {
    fn is_done(&self, pos: Pos) -> bool {
        self.done.get(pos as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_with_an_active_record_comes_up_once() {
        let members = [0, 1, 2, 3, 4];
        let done = [true, false, false];
        let mut room = Vec::new();
        let active = Active::some(vec![1, 3], &done, members.len());
        let mut pairs = Vec::new();
        for (nth, &pos) in members.iter().enumerate() {
            if active.place(pos).is_some() {
                let partners = active.partners(&members, nth, &mut room).iter();
                pairs.extend(partners.map(|&other| (pos, other)));
            }
        }
        assert_eq!(pairs, [(1, 2), (1, 3), (1, 4), (3, 2), (3, 4)]);
        assert!(pairs.iter().all(|&(a, b)| active.wants(a, b)));
        assert!(!active.wants(2, 4), "nobody asked for them");
        assert!(!active.wants(0, 1), "they were compared before");
        let all = Active::All { records: 5 };
        assert_eq!(all.partners(&members, 3, &mut room), [4]);
    }
}
