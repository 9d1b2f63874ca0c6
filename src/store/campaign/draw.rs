//! Draws the members of a campaign from the live contacts: whom the selection asks for, less those who cannot or must not
//! be addressed, one for each value.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rusqlite::{Connection, Row};
use serde::Serialize;

use super::super::error::{StoreError, Trouble};
use super::super::schema::FIELD_LIST;
use super::super::tags::{self, TagLists};
use super::super::{Store, values};
use super::golden;
use super::wishes::Wishes;
use crate::campaign::{
    ChannelValue, LeftOut, Merit, Selection, ValueKind, choose, sending_key, values_of,
};
use crate::model::{ContactFrame, ContactId, Field, FrameBuilder, RowIx};

/// Rows that are looked at together: a condition is answered for many at once, and memory does not grow with the store.
const ROWS_AT_ONCE: usize = 4_096;

/// The members of a campaign, and how many that were asked for are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The contacts that the selection asked for.
    pub asked: u64,
    /// Those that are addressed, by contact.
    pub members: Vec<Member>,
    /// Those that are not, by reason.
    pub left_out: BTreeMap<LeftOut, u64>,
}

/// A contact that is addressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The contact.
    pub contact_id: ContactId,
    /// What is sent to it alone in its campaign.
    #[serde(skip)]
    pub key: String,
    /// The value by which.
    #[serde(serialize_with = "as_text")]
    pub value: ChannelValue,
    /// Others with the same value, for whom it stands.
    pub others: Vec<ContactId>,
}

fn as_text<S: serde::Serializer>(value: &ChannelValue, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.text)
}

impl Store {
    /// The members that a campaign of this selection would have today.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn draw(&self, selection: &Selection, today: Date) -> Result<Drawn, StoreError> {
        self.read(|conn| draw(conn, selection, today))
    }
}

/// A contact that could be addressed by a value; what has one `key` is sent once.
struct Candidate {
    contact: ContactId,
    key: String,
    value: ChannelValue,
    merit: Merit,
}

pub(super) fn draw(
    conn: &Connection,
    selection: &Selection,
    today: Date,
) -> Result<Drawn, Trouble> {
    let sql = format!(
        "SELECT id, {}, {} FROM contacts WHERE status = 'live' ORDER BY id",
        tags::column(conn)?,
        *FIELD_LIST
    );
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let lists = TagLists::read(conn)?;
    let desk = Desk {
        selection,
        today,
        wishes: Wishes::read(conn)?,
        wrong: wrong_values(conn, ValueKind::of(selection.channel))?,
    };
    let (mut drawn, mut candidates) = (Drawn::default(), Vec::new());
    let mut part = Part::default();
    while let Some(row) = rows.next()? {
        part.add(row, &lists)?;
        if part.contacts.len() == ROWS_AT_ONCE {
            desk.look(std::mem::take(&mut part), &mut drawn, &mut candidates)?;
        }
    }
    desk.look(part, &mut drawn, &mut candidates)?;
    one_for_each_value(candidates, &mut drawn);
    Ok(drawn)
}

/// Some contacts on their way.
struct Part {
    contacts: Vec<ContactId>,
    tags: Vec<Vec<String>>,
    golden: FrameBuilder,
}

impl Default for Part {
    fn default() -> Self {
        Part {
            contacts: Vec::new(),
            tags: Vec::new(),
            golden: FrameBuilder::with_capacity(ROWS_AT_ONCE),
        }
    }
}

impl Part {
    fn add(&mut self, row: &Row<'_>, lists: &TagLists) -> Result<(), Trouble> {
        self.contacts.push(ContactId(row.get(0)?));
        self.tags.push(lists.of(row.get_ref(1)?)?);
        self.golden.push(&golden::draft(row, 2)?);
        Ok(())
    }
}

/// What is asked of every contact.
struct Desk<'a> {
    selection: &'a Selection,
    today: Date,
    wishes: Wishes<'a>,
    /// Values that were found wrong in the records of a contact.
    wrong: BTreeSet<(i64, String)>,
}

impl Desk<'_> {
    fn look(
        &self,
        part: Part,
        drawn: &mut Drawn,
        candidates: &mut Vec<Candidate>,
    ) -> Result<(), Trouble> {
        let golden = part.golden.finish();
        let asked = self.selection.asks_for(&golden, &part.tags, self.today);
        for (at, contact) in part.contacts.iter().enumerate() {
            if !asked[at] {
                continue;
            }
            drawn.asked += 1;
            match self.candidate(*contact, &golden, at)? {
                Ok(candidate) => candidates.push(candidate),
                Err(reason) => *drawn.left_out.entry(reason).or_default() += 1,
            }
        }
        Ok(())
    }

    fn candidate(
        &self,
        contact: ContactId,
        golden: &ContactFrame,
        at: usize,
    ) -> Result<Result<Candidate, LeftOut>, Trouble> {
        let at = RowIx(u32::try_from(at).expect("a part has few rows"));
        let row = golden.row(at);
        let values = values_of(row);
        let channel = self.selection.channel;
        let wishes = self.wishes.about(contact, &values)?;
        let is_closed = wishes.iter().any(|wish| wish.closes(channel));
        let is_wrong = |value: &ChannelValue| self.wrong.contains(&(contact.0, value.key.clone()));
        let chosen = choose(&values, channel, is_closed, is_wrong);
        Ok(chosen.map(|value| Candidate {
            contact,
            key: sending_key(value, row.get(Field::Name)),
            value: value.clone(),
            merit: Merit::of(row),
        }))
    }
}

/// Lets the best of those with one value stand for the others.
fn one_for_each_value(mut candidates: Vec<Candidate>, drawn: &mut Drawn) {
    candidates.sort_by(|one, other| {
        let by_value = one.key.cmp(&other.key);
        by_value
            .then(other.merit.cmp(&one.merit))
            .then(one.contact.cmp(&other.contact))
    });
    for candidate in candidates {
        match drawn.members.last_mut() {
            Some(member) if member.key == candidate.key => {
                member.others.push(candidate.contact);
                *drawn.left_out.entry(LeftOut::Shared).or_default() += 1;
            }
            _ => drawn.members.push(Member {
                contact_id: candidate.contact,
                key: candidate.key,
                value: candidate.value,
                others: Vec::new(),
            }),
        }
    }
    drawn
        .members
        .iter_mut()
        .for_each(|member| member.others.sort());
    drawn.members.sort_by_key(|member| member.contact_id);
}

/// The values of this kind in which an error was found when they were imported, with the contacts that have their records.
fn wrong_values(conn: &Connection, kind: ValueKind) -> Result<BTreeSet<(i64, String)>, Trouble> {
    let mut statement = conn.prepare(&format!(
        "SELECT contact, field, {} FROM findings JOIN arrivals USING (input, row)
         JOIN records ON records.id = arrivals.record WHERE severity = 'error' AND field IS NOT NULL AND contact IS NOT NULL",
        values::columns(conn)?
    ))?;
    let mut rows = statement.query([])?;
    let mut reader = values::Reader::new(conn);
    let mut wrong = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (contact, field): (i64, String) = (row.get(0)?, row.get(1)?);
        let field = field.parse::<Field>().ok();
        let Some(field) = field.filter(|one| ValueKind::held_in(*one) == Some(kind)) else {
            continue;
        };
        let own = reader
            .owned(row, 2)?
            .into_iter()
            .find(|(of, _)| *of == field);
        let value = own.and_then(|(_, value)| ChannelValue::new(kind, &value));
        wrong.extend(value.map(|value| (contact, value.key)));
    }
    Ok(wrong)
}
