//! Tells how many people are behind one number.
//!
//! After profiles are made, before pairs are weighed. What comes in: profiles. What goes out: the same, each number with
//! the size of its crowd: how many differently named records have it. A family's landline, a boss's mobile that the
//! assistants give, the front desk of a company: the more names, the less it says of any two of them. All records that
//! share a number share a blocking key, so the crowd of a new row's number is at hand as a whole, whatever the order in
//! which its records came.

use rayon::prelude::*;

use super::dial::Dial;
use super::keys::{NONE, TextId};
use super::profile::{Number, Profile};
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
    pub(super) fn bits(self) -> Bits {
        match self.matters() {
            true => Bits::of_ratio(self.times()),
            false => Bits::ZERO,
        }
    }

    /// Whether it says less for the names that share it.
    pub(super) fn matters(self) -> bool {
        self.0 >= Self::FEWEST
    }
}

/// Sets the crowd of every number of `profiles`, and tells who has a number that a crowd shares with one of the first
/// `new` records: what is said of them changes with the new ones.
pub(super) fn count(profiles: &mut [Profile], new: usize) -> Vec<Pos> {
    let mut bearers = bearers(profiles);
    bearers.par_sort_unstable();
    let mut told: Vec<(Dial, Crowd)> = Vec::new();
    let mut concerned = Vec::new();
    for same in bearers.chunk_by(|one, other| one.dial == other.dial) {
        let names = same.chunk_by(|one, other| one.name == other.name).count();
        let crowd = Crowd::of(names);
        if crowd.matters() {
            told.push((same[0].dial, crowd));
            if same.iter().any(|bearer| (bearer.pos as usize) < new) {
                concerned.extend(same.iter().map(|bearer| bearer.pos));
            }
        }
    }
    profiles.par_iter_mut().for_each(|profile| {
        for number in profile.mobiles.iter_mut().chain(&mut profile.phones) {
            let crowd = told.binary_search_by_key(&number.dial, |(dial, _)| *dial);
            number.crowd = crowd.map_or(Crowd::default(), |at| told[at].1);
        }
    });
    concerned.sort_unstable();
    concerned.dedup();
    concerned
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bearer {
    dial: Dial,
    name: TextId,
    pos: Pos,
}

/// Who has which number; records without a name are nobody else.
fn bearers(profiles: &[Profile]) -> Vec<Bearer> {
    let numbers = |profile: &Profile| -> Vec<Number> {
        profile
            .mobiles
            .iter()
            .chain(&profile.phones)
            .copied()
            .collect()
    };
    (0..profiles.len())
        .into_par_iter()
        .with_min_len(4096)
        .flat_map_iter(|at| {
            let profile = &profiles[at];
            let pos = position(at);
            let name = profile.name.given.id.max(profile.name.family.id);
            numbers(profile).into_iter().map(move |number| Bearer {
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
