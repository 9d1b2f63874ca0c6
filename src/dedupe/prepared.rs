//! Prepares records: makes their profiles and their keys, some at a time.
//!
//! For `records`. What comes in: rows of a table. What goes out: [`Prepared`] parts, to be put below one another. Knows
//! single records.

use std::ops::Range;

use rayon::prelude::*;

use super::block::{self, Keymaker};
use super::index::Heaps;
use super::key_lists::KeyLists;
use super::keys::TextId;
use super::profile::Profile;
use super::table::{Table, position};
use crate::rules::{BlockScope, MatchRules};

/// When the keys of records are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyed {
    /// At once: others will be looked for by them.
    Now,
    /// At once, for the index alone, which needs them in no order.
    ForIndex,
    /// When a link leads to them, if one ever does. Till then it is enough to know which of the keys that were asked for
    /// they have, and that the store has told.
    WhenActive,
}

/// Records that one core prepares at a time.
const SHARE: usize = 256;

/// Some records that follow each other, prepared.
#[derive(Default)]
pub(super) struct Prepared {
    profiles: Vec<Profile>,
    versions: Vec<TextId>,
    keys: KeyLists,
}

impl Prepared {
    /// Records of `table` in several parts, made side by side, in their order.
    pub(super) fn of_all(
        table: &Table<'_>,
        records: Range<usize>,
        (rules, scope, keyed): (&MatchRules, BlockScope, Keyed),
    ) -> Vec<Self> {
        let end = records.end;
        let starts: Vec<usize> = records.step_by(SHARE).collect();
        let parts = starts.into_par_iter().map_init(
            || Keymaker::new(block::in_scope(rules, scope)),
            |keymaker, from| {
                let mut part = Prepared::default();
                for pos in position(from)..position(end.min(from + SHARE)) {
                    let profile = Profile::of(table.row(pos), rules);
                    part.add(profile, table.version_of(pos), (keymaker, keyed));
                }
                part
            },
        );
        parts.collect()
    }

    fn add(
        &mut self,
        profile: Profile,
        version: TextId,
        (keymaker, keyed): (&mut Keymaker<'_>, Keyed),
    ) {
        match keyed {
            Keyed::Now => self.keys.push(keymaker.keys_of(&profile, version)),
            Keyed::ForIndex => self.keys.push(keymaker.unsorted(&profile, version)),
            Keyed::WhenActive => (),
        }
        self.profiles.push(profile);
        self.versions.push(version);
    }

    /// Puts them below all others; their keys go into `heaps`, where there are some.
    pub(super) fn put_below(
        mut self,
        (profiles, versions): (&mut Vec<Profile>, &mut Vec<TextId>),
        keys: &mut KeyLists,
        heaps: Option<&mut Heaps>,
    ) {
        match heaps {
            Some(heaps) => heaps.add(profiles.len(), &self.keys),
            None => keys.append(&self.keys),
        }
        profiles.append(&mut self.profiles);
        versions.append(&mut self.versions);
    }
}
