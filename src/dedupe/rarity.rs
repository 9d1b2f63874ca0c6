//! Tells how rare values are in the list at hand.
//!
//! After profiles are made, before pairs are weighed, where the weights are fitted to a list. What comes in: profiles. What
//! goes out: the same, with the rarity of their values. A value is as rare as its share of the other records: the two of
//! a pair do not count, for it is they whose agreement is to be weighed. What the tables say of a name counts like so many
//! further records.

use rayon::prelude::*;

use super::keys::{self, NONE, TextId};
use super::profile::Profile;
use super::table::Pos;
use crate::rules::Bits;

/// A value whose rarity counts: where a profile has it, where its rarity goes, and what is known of it before any record
/// is seen.
struct Counted {
    value: fn(&Profile) -> TextId,
    set: fn(&mut Profile, Bits),
    /// How rare it is where the list has no other.
    expected: fn(&Profile) -> Bits,
}

/// Before any record is seen: one town in 128 is the same by its city, one in 512 by its district, one in 1024 by its
/// postcode, one company in 2048.
const COUNTED: [Counted; 7] = [
    Counted {
        value: |profile| profile.name.family.id,
        set: |profile, rarity| profile.name.family.rarity = rarity,
        expected: |profile| profile.name.family.rarity,
    },
    Counted {
        value: |profile| profile.name.given.id,
        set: |profile, rarity| profile.name.given.rarity = rarity,
        expected: |profile| profile.name.given.rarity,
    },
    Counted {
        value: |profile| profile.seldom.company.id,
        set: |profile, rarity| {
            let further = profile.seldom.as_mut();
            further
                .into_iter()
                .for_each(|further| further.company.rarity = rarity);
        },
        expected: |_| Bits::new(11.0),
    },
    Counted {
        value: |profile| match (profile.place.postcode.id(), profile.place.city_id) {
            (NONE, _) | (_, NONE) => NONE,
            (postcode, city) => keys::combine(&[postcode, city]),
        },
        set: |profile, rarity| profile.place.rarity.both = rarity,
        expected: |_| Bits::new(12.0),
    },
    Counted {
        value: |profile| profile.place.postcode.id(),
        set: |profile, rarity| profile.place.rarity.postcode = rarity,
        expected: |_| Bits::new(10.0),
    },
    Counted {
        value: |profile| profile.place.district,
        set: |profile, rarity| profile.place.rarity.district = rarity,
        expected: |_| Bits::new(9.0),
    },
    Counted {
        value: |profile| profile.place.city_id,
        set: |profile, rarity| profile.place.rarity.city = rarity,
        expected: |_| Bits::new(7.0),
    },
];

/// What is known beforehand weighs as much as this share of the list, and never less than [`FEWEST`] records.
const BEFOREHAND: f64 = 0.05;
const FEWEST: f64 = 100.0;

/// Sets the rarity of every value of `profiles` by its share among them.
pub(super) fn count(profiles: &mut [Profile]) {
    // Profiles are large: all values are read in one walk through them, and all rarities set in another.
    let values: Vec<[TextId; COUNTED.len()]> = profiles
        .par_iter()
        .map(|profile| COUNTED.each_ref().map(|counted| (counted.value)(profile)))
        .collect();
    let counted: Vec<Vec<Option<Bits>>> = (0..COUNTED.len())
        .into_par_iter()
        .map(|which| rarities(profiles, which, &values))
        .collect();
    profiles
        .par_iter_mut()
        .enumerate()
        .for_each(|(at, profile)| {
            for (which, rarities) in COUNTED.iter().zip(&counted) {
                if let Some(rarity) = rarities[at] {
                    (which.set)(profile, rarity);
                }
            }
        });
}

/// How rare the value is that each profile has of one kind.
fn rarities(
    profiles: &[Profile],
    which: usize,
    values: &[[TextId; COUNTED.len()]],
) -> Vec<Option<Bits>> {
    let numbered = values.iter().zip(0..);
    let mut known: Vec<(TextId, Pos)> = numbered
        .map(|(values, at)| (values[which], at))
        .filter(|(value, _)| *value != NONE)
        .collect();
    known.sort_unstable();
    let all = known.len() as f64;
    let mut rarities = vec![None; profiles.len()];
    for bearers in known.chunk_by(|one, other| one.0 == other.0) {
        let expected = (COUNTED[which].expected)(&profiles[bearers[0].1 as usize]);
        let rarity = rarity(bearers.len() as f64, all, expected);
        for (_, at) in bearers {
            rarities[*at as usize] = Some(rarity);
        }
    }
    rarities
}

/// How rare a value is that `bearers` of `known` records have.
fn rarity(bearers: f64, known: f64, expected: Bits) -> Bits {
    let beforehand = (known * BEFOREHAND).max(FEWEST);
    let others = (bearers - 2.0).max(0.0);
    let share = (others + beforehand * (-expected.as_f64()).exp2()) / (known - 2.0 + beforehand);
    Bits::new(-share.log2())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_rarer_the_fewer_others_have_it() {
        let expected = Bits::new(10.0);
        let of = |bearers| rarity(bearers, 10_000.0, expected);
        assert!(of(2.0) > of(3.0) && of(3.0) > of(300.0));
        assert!(of(2.0) > expected, "nobody else has it");
        assert_eq!(
            rarity(2.0, 2.0, expected),
            expected,
            "nothing is known of others"
        );
    }
}
