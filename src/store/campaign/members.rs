//! The members of a campaign as they are today: which contact each has become, and whether it may still be addressed.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::super::schema::FIELD_LIST;
use super::super::tags::{self, TagLists};
use super::golden;
use super::lines::named;
use super::read::{known_id, responses_of};
use super::wishes::Wishes;
use crate::campaign::{ChannelValue, ValueKind, values_of};
use crate::model::{Channel, ContactFrame, ContactId, Field, Response, RowIx};

/// A member of a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberLine {
    /// The contact that the member is today.
    pub contact: ContactId,
    /// The value by which it is addressed.
    pub value: ChannelValue,
    /// Its golden values today, in canonical order.
    pub values: Vec<Option<String>>,
    /// Its tags today, sorted.
    pub tags: Vec<String>,
    /// Others with the same value, for whom it stands, as they were called.
    pub others: Vec<ContactId>,
    /// What came back.
    pub responses: Vec<Response>,
    /// Whether the contact still shows the value.
    pub is_shown: bool,
    /// Why it may not be addressed any more.
    pub barred: Option<Barred>,
}

/// Why a member may not be addressed any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Barred {
    /// The channel to it was closed since.
    Suppressed,
    /// It lies in the recycle bin.
    Deleted,
    /// The run that brought it was undone.
    Gone,
}

impl Barred {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Barred::Suppressed => "suppressed",
            Barred::Deleted => "deleted",
            Barred::Gone => "gone",
        }
    }
}

impl Store {
    /// The channel of a campaign.
    ///
    /// # Errors
    /// When there is none of this name, or the store cannot be read.
    pub fn channel_of(&self, campaign: &str) -> Result<Channel, StoreError> {
        self.read(|conn| {
            let id = known_id(conn, campaign)?;
            let sql = "SELECT channel FROM campaigns WHERE id = ?1";
            let name: String = conn.query_row(sql, [id], |row| row.get(0))?;
            named(&name)
        })
    }

    /// Hands every member of a campaign to `visit`, in the order in which they were drawn.
    ///
    /// # Errors
    /// When there is no such campaign, the store cannot be read, or `visit` fails.
    pub fn each_member<E: From<StoreError>>(
        &self,
        campaign: &str,
        mut visit: impl FnMut(&MemberLine) -> Result<(), E>,
    ) -> Result<(), E> {
        let id = self.read(|conn| known_id(conn, campaign))?;
        let channel = self.channel_of(campaign)?;
        let kind = ValueKind::of(channel);
        let reader = Reader::new(&self.conn, channel).map_err(|trouble| trouble.at(&self.path))?;
        self.each(
            &format!(
                "SELECT id, contact, value FROM campaign_members WHERE campaign = {id} ORDER BY id"
            ),
            |row| {
                let text: String = row.get(2)?;
                let value = ChannelValue::new(kind, &text).ok_or_else(|| {
                    Trouble::Inconsistent(format!("a member of `{campaign}` has no value"))
                })?;
                reader.line(row.get(0)?, ContactId(row.get(1)?), value)
            },
            |line| visit(&line),
        )
    }
}

/// Looks up what members are today.
struct Reader<'c> {
    conn: &'c Connection,
    channel: Channel,
    wishes: Wishes<'c>,
    tags: TagLists,
    sql: String,
}

impl<'c> Reader<'c> {
    fn new(conn: &'c Connection, channel: Channel) -> Result<Self, Trouble> {
        Ok(Reader {
            conn,
            channel,
            wishes: Wishes::read(conn)?,
            tags: TagLists::read(conn)?,
            sql: format!(
                "SELECT status, {}, {} FROM contacts WHERE id = ?1",
                tags::column(conn)?,
                *FIELD_LIST
            ),
        })
    }

    fn line(
        &self,
        member: i64,
        contact: ContactId,
        value: ChannelValue,
    ) -> Result<MemberLine, Trouble> {
        let contact = today(self.conn, contact)?;
        let others = "SELECT contact FROM campaign_others WHERE member = ?1 ORDER BY contact";
        let mut others = self.conn.prepare_cached(others)?;
        let others = others.query_map([member], |row| row.get(0).map(ContactId))?;
        let mut line = MemberLine {
            contact,
            value,
            values: Vec::new(),
            tags: Vec::new(),
            others: others.collect::<Result<_, _>>()?,
            responses: responses_of(self.conn, member)?,
            is_shown: false,
            barred: Some(Barred::Gone),
        };
        self.fill(&mut line)?;
        Ok(line)
    }

    /// Fills in what the contact is today.
    fn fill(&self, line: &mut MemberLine) -> Result<(), Trouble> {
        let mut statement = self.conn.prepare_cached(&self.sql)?;
        let mut rows = statement.query([line.contact.0])?;
        let Some(row) = rows.next()? else {
            return Ok(());
        };
        let status: String = row.get(0)?;
        line.tags = self.tags.of(row.get_ref(1)?)?;
        let draft = golden::draft(row, 2)?;
        let value = |field| draft.get(field).map(str::to_owned);
        line.values = Field::ALL.into_iter().map(value).collect();
        let frame = ContactFrame::of_row(&draft);
        let mut values = values_of(frame.row(RowIx(0)));
        line.is_shown = values.contains(&line.value);
        values.push(line.value.clone());
        let wishes = self.wishes.about(line.contact, &values)?;
        line.barred = match status.as_str() {
            "deleted" => Some(Barred::Deleted),
            _ if wishes.iter().any(|wish| wish.closes(self.channel)) => Some(Barred::Suppressed),
            _ => None,
        };
        Ok(())
    }
}

/// The contact that one has become: itself, or the one it was merged into, step by step.
pub(super) fn today(conn: &Connection, contact: ContactId) -> Result<ContactId, Trouble> {
    let mut next = conn.prepare_cached("SELECT merged_into FROM contacts WHERE id = ?1")?;
    let (mut at, mut steps) = (contact, 0);
    loop {
        let into: Option<Option<i64>> = next.query_row([at.0], |row| row.get(0)).optional()?;
        match into.flatten() {
            None => return Ok(at),
            // The check of the store finds what was merged in a circle; here it must only end.
            Some(_) if steps > 1_000 => {
                let what = format!("contact {contact} was merged in a circle");
                return Err(Trouble::Inconsistent(what));
            }
            Some(into) => at = ContactId(into),
        }
        steps += 1;
    }
}
