//! Tells how rare values are in the list at hand.
//!
//! After profiles are made, before pairs are weighed, where the weights are fitted to a list. What comes in: profiles. What
//! goes out: the same, with the rarity of their values. A value is as rare as its share of the other records: the two of
//! a pair do not count, for it is they whose agreement is to be weighed. What the tables say of a name counts like so many
//! further records.

use rayon::prelude::*;

use super::keys::{self, NONE, TextId};
use super::profile::Profile;
use super::table::{Pos, position};
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
        value: |profile| profile.company.id,
        set: |profile, rarity| profile.company.rarity = rarity,
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
    for counted in &COUNTED {
        let rarities = rarities(profiles, counted);
        let rarities = profiles.par_iter_mut().zip(rarities);
        rarities.for_each(|(profile, rarity)| {
            if let Some(rarity) = rarity {
                (counted.set)(profile, rarity);
            }
        });
    }
}

fn rarities(profiles: &[Profile], counted: &Counted) -> Vec<Option<Bits>> {
    let numbered = profiles.par_iter().enumerate();
    let mut values: Vec<(TextId, Pos)> = numbered
        .map(|(at, profile)| ((counted.value)(profile), position(at)))
        .filter(|(value, _)| *value != NONE)
        .collect();
    values.par_sort_unstable();
    let known = values.len() as f64;
    let mut rarities = vec![None; profiles.len()];
    for bearers in values.chunk_by(|one, other| one.0 == other.0) {
        let expected = (counted.expected)(&profiles[bearers[0].1 as usize]);
        let rarity = rarity(bearers.len() as f64, known, expected);
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
