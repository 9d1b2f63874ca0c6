//! Attaches what came back to the members of a campaign, each response once, however often its list is brought.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde::Serialize;

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::lines::named;
use super::members::today;
use super::read::known_id;
use super::suppress::{NewWish, On, Word, journal_word, keep_all};
use crate::campaign::{Answer, ChannelValue, Silence, ValueKind};
use crate::model::{Channel, ContactId, Response};

/// What became of the answers of lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Brought {
    /// Responses that are new, by kind.
    pub new: BTreeMap<Response, u64>,
    /// Responses that were known.
    pub known: u64,
    /// Wishes that follow from those who unsubscribed.
    pub suppressed: u64,
    /// The positions of answers that are no member's, and why.
    #[serde(skip)]
    pub nobodys: Vec<(usize, Nobodys)>,
}

/// Why an answer is no member's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Nobodys {
    /// No member is this contact, or has such a value.
    Unknown,
    /// Several are, or have.
    Several,
    /// The contact is one member, the value another's.
    Contradicts,
}

impl Store {
    /// Attaches answers to the members of a campaign; `origins` say where each stands. Who unsubscribed is closed to the
    /// campaign's channel.
    ///
    /// # Errors
    /// When there is no such campaign, or the store cannot be written.
    pub fn bring_results(
        &mut self,
        campaign: &str,
        answers: &[(Answer, String)],
        word: &Word<'_>,
    ) -> Result<Brought, StoreError> {
        let channel = self.channel_of(campaign)?;
        self.in_transaction(|conn| {
            let sorted = sort(conn, campaign, answers)?;
            for one in &sorted.new {
                conn.prepare_cached(
                    "INSERT INTO campaign_results (member, response, told_at, origin) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute((one.member, one.response.name(), word.at, one.origin))?;
            }
            let mut brought = sorted.brought;
            let wishes = wishes(&sorted.new, campaign, channel);
            let reason = Word {
                reason: Some(Response::Unsubscribed.name()),
                ..*word
            };
            brought.suppressed = keep_all(conn, &wishes, &reason, "suppress")?.added;
            if !sorted.new.is_empty() {
                journal_word(conn, "results", word, None)?;
            }
            Ok(brought)
        })
    }

    /// What [`Store::bring_results`] would attach.
    ///
    /// # Errors
    /// When there is no such campaign, or the store cannot be read.
    pub fn plan_results(
        &self,
        campaign: &str,
        answers: &[(Answer, String)],
    ) -> Result<Brought, StoreError> {
        let channel = self.channel_of(campaign)?;
        let sorted = self.read(|conn| sort(conn, campaign, answers))?;
        let wishes = wishes(&sorted.new, campaign, channel);
        let mut brought = sorted.brought;
        brought.suppressed = self.plan_suppress(&wishes)?.added;
        Ok(brought)
    }
}

/// A response that is new, and where it stands.
struct New<'a> {
    member: i64,
    value: ChannelValue,
    response: Response,
    origin: &'a str,
}

/// Answers, held against the members.
struct Sorted<'a> {
    brought: Brought,
    new: Vec<New<'a>>,
}

fn sort<'a>(
    conn: &Connection,
    campaign: &str,
    answers: &'a [(Answer, String)],
) -> Result<Sorted<'a>, Trouble> {
    let roll = Roll::read(conn, known_id(conn, campaign)?)?;
    let mut known = roll.responses(conn)?;
    let (mut brought, mut new) = (Brought::default(), Vec::new());
    for (at, (answer, origin)) in answers.iter().enumerate() {
        let (member, value) = match roll.member_of(conn, answer)? {
            Ok(found) => found,
            Err(why) => {
                brought.nobodys.push((at, why));
                continue;
            }
        };
        for &response in &answer.responses {
            if !known.insert((member, response)) {
                brought.known += 1;
                continue;
            }
            *brought.new.entry(response).or_default() += 1;
            let value = value.clone();
            new.push(New {
                member,
                value,
                response,
                origin,
            });
        }
    }
    Ok(Sorted { brought, new })
}

/// The wishes of those who unsubscribed.
fn wishes(new: &[New<'_>], campaign: &str, channel: Channel) -> Vec<NewWish> {
    let unsubscribed = new
        .iter()
        .filter(|one| one.response == Response::Unsubscribed);
    let wish = |one: &New<'_>| NewWish {
        on: On::Value(one.value.clone()),
        silence: Silence::Of(channel),
        origin: Some(format!("{campaign}: {}", one.origin)),
        as_of: None,
    };
    unsubscribed.map(wish).collect()
}

/// The members of a campaign, by what lists name them.
struct Roll {
    campaign: i64,
    members: BTreeMap<i64, ChannelValue>,
    by_key: BTreeMap<String, BTreeSet<i64>>,
    /// By the contact as it was called then, and as it is called today.
    by_contact: BTreeMap<i64, BTreeSet<i64>>,
}

impl Roll {
    fn read(conn: &Connection, campaign: i64) -> Result<Self, Trouble> {
        let mut roll = Roll {
            campaign,
            members: BTreeMap::new(),
            by_key: BTreeMap::new(),
            by_contact: BTreeMap::new(),
        };
        let channel = "SELECT channel FROM campaigns WHERE id = ?1";
        let channel: String = conn.query_row(channel, [campaign], |row| row.get(0))?;
        let kind = ValueKind::of(named(&channel)?);
        let mut statement = conn.prepare(
            "SELECT id, contact, value FROM campaign_members WHERE campaign = ?1 ORDER BY id",
        )?;
        let mut rows = statement.query([campaign])?;
        while let Some(row) = rows.next()? {
            let (member, contact): (i64, i64) = (row.get(0)?, row.get(1)?);
            let text: String = row.get(2)?;
            let Some(value) = ChannelValue::new(kind, &text) else {
                continue;
            };
            for contact in [contact, today(conn, ContactId(contact))?.0] {
                roll.by_contact.entry(contact).or_default().insert(member);
            }
            let of_key = roll.by_key.entry(value.key.clone()).or_default();
            of_key.insert(member);
            roll.members.insert(member, value);
        }
        Ok(roll)
    }

    /// What has come back of the members so far.
    fn responses(&self, conn: &Connection) -> Result<BTreeSet<(i64, Response)>, Trouble> {
        let mut statement = conn.prepare(
            "SELECT member, response FROM campaign_results JOIN campaign_members ON campaign_members.id = member
             WHERE campaign = ?1",
        )?;
        let mut rows = statement.query([self.campaign])?;
        let mut known = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let response: String = row.get(1)?;
            known.insert((row.get(0)?, named(&response)?));
        }
        Ok(known)
    }

    /// The one member that an answer is about: the contact and the value it names must not be two people.
    fn member_of(
        &self,
        conn: &Connection,
        answer: &Answer,
    ) -> Result<Result<(i64, ChannelValue), Nobodys>, Trouble> {
        let by_contact = match answer.contact {
            Some(contact) => self.of_contact(conn, contact)?,
            None => BTreeSet::new(),
        };
        let keys = answer.values.iter();
        let by_value: BTreeSet<i64> = keys
            .filter_map(|value| self.by_key.get(&value.key))
            .flatten()
            .copied()
            .collect();
        let (found, otherwise) = match (by_contact.is_empty(), by_value.is_empty()) {
            (true, true) => return Ok(Err(Nobodys::Unknown)),
            (false, true) => (by_contact, Nobodys::Several),
            (true, false) => (by_value, Nobodys::Several),
            (false, false) => {
                let both: BTreeSet<i64> = by_contact.intersection(&by_value).copied().collect();
                let why = match both.is_empty() {
                    true => Nobodys::Contradicts,
                    false => Nobodys::Several,
                };
                (both, why)
            }
        };
        let one = found.first().filter(|_| found.len() == 1);
        let member = one.and_then(|id| Some((*id, self.members.get(id)?.clone())));
        Ok(member.ok_or(otherwise))
    }

    fn of_contact(&self, conn: &Connection, contact: ContactId) -> Result<BTreeSet<i64>, Trouble> {
        if let Some(members) = self.by_contact.get(&contact.0) {
            return Ok(members.clone());
        }
        let today = today(conn, contact)?;
        Ok(self.by_contact.get(&today.0).cloned().unwrap_or_default())
    }
}
