//! Tells how many people are behind one number.
//!
//! Part of making profiles, before pairs are weighed. What comes in: profiles. What goes out: the same, each number with
//! the size of its crowd: how many differently named records have it. A family's landline, a boss's mobile that the
//! assistants give, the front desk of a company: the more names, the less it says of any two of them. All records that
//! share a number share a blocking key, so the crowd of a new row's number is at hand as a whole, whatever the order in
//! which its records came.

use rayon::prelude::*;

use super::dial::Dial;
use super::keys::{NONE, TextId};
use super::profile::Profile;
use super::table::{Pos, position};
use crate::rules::Bits;

/// How many names share a number, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Crowd(u8);

impl Crowd {
    /// Fewer names than this are one person, differently written, or two who share it.
    const FEWEST: u8 = 3;
    /// From this many names on a number says nothing.
    const TOO_MANY: u8 = 40;

    fn of(names: usize) -> Self {
        Crowd(u8::try_from(names).unwrap_or(u8::MAX).min(Self::TOO_MANY))
    }

    /// Whether the number says nothing of a person any more.
    pub(super) fn is_everybody(self) -> bool {
        self.0 >= Self::TOO_MANY
    }

    /// How many times less the number says than one that two people share.
    fn times(self) -> f64 {
        f64::from(self.0.max(2)) / 2.0
    }

    /// How much less it says, in bits.
    #[inline]
    pub(super) fn bits(self) -> Bits {
        match self.matters() {
            true => Bits::of_ratio(self.times()),
            false => Bits::ZERO,
        }
    }

    /// Whether it says less for the names that share it.
    #[inline]
    pub(super) fn matters(self) -> bool {
        self.0 >= Self::FEWEST
    }
}

/// The crowds that matter: who shares each number.
#[derive(Debug, Default)]
pub(super) struct Crowds(Vec<Vec<Pos>>);

impl Crowds {
    /// Who has a number that a crowd shares with one of the first `new` records: what is said of them changes with the
    /// new ones.
    pub(super) fn concerned(&self, new: usize) -> Vec<Pos> {
        let is_new = |&pos: &Pos| (pos as usize) < new;
        let crowds = self.0.iter().filter(|crowd| crowd.iter().any(is_new));
        let mut concerned: Vec<Pos> = crowds.flatten().copied().collect();
        concerned.sort_unstable();
        concerned.dedup();
        concerned
    }
}

/// Sets the crowd of every number of `profiles`, and tells for whom it is another than before.
pub(super) fn count(profiles: &mut [Profile]) -> (Crowds, Vec<Pos>) {
    let mut bearers = bearers(profiles);
    bearers.par_sort_unstable();
    let mut told: Vec<(Dial, Crowd)> = Vec::new();
    let mut crowds = Vec::new();
    for same in bearers.chunk_by(|one, other| one.dial == other.dial) {
        let names = same.chunk_by(|one, other| one.name == other.name).count();
        let crowd = Crowd::of(names);
        if crowd.matters() {
            told.push((same[0].dial, crowd));
            crowds.push(same.iter().map(|bearer| bearer.pos).collect());
        }
    }
    (Crowds(crowds), tell(profiles, &told))
}

/// Sets the crowds that are `told`, in the order of their numbers.
fn tell(profiles: &mut [Profile], told: &[(Dial, Crowd)]) -> Vec<Pos> {
    let of = |dial: Dial| {
        let at = told.binary_search_by_key(&dial, |(dial, _)| *dial);
        at.map_or(Crowd::default(), |at| told[at].1)
    };
    let numbered = profiles.par_iter_mut().enumerate();
    let changed = numbered.filter_map(|(at, profile)| {
        let mut changed = false;
        for number in profile.mobiles.iter_mut().chain(&mut *profile.phones) {
            let crowd = of(number.dial);
            changed |= number.crowd != crowd;
            number.crowd = crowd;
        }
        changed.then(|| position(at))
    });
    changed.collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bearer {
    dial: Dial,
    name: TextId,
    pos: Pos,
}

/// Who has which number; records without a name are nobody else.
fn bearers(profiles: &[Profile]) -> Vec<Bearer> {
    (0..profiles.len())
        .into_par_iter()
        .with_min_len(4096)
        .flat_map_iter(|at| {
            let profile = &profiles[at];
            let pos = position(at);
            let name = profile.name.given.id.max(profile.name.family.id);
            let numbers = profile.mobiles.iter().chain(&*profile.phones);
            numbers.map(move |number| Bearer {
                dial: number.dial,
                name,
                pos,
            })
        })
        .filter(|bearer| bearer.name != NONE)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_says_less_the_larger_it_is() {
        assert!(!Crowd::of(2).matters() && Crowd::of(3).matters());
        assert!(Crowd::of(8).times() > Crowd::of(3).times());
        assert!(Crowd::of(1_000).is_everybody() && !Crowd::of(39).is_everybody());
    }
}
