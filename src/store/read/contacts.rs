//! The live contacts, each with its golden values, its tags and where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, Rows};

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::super::schema::FIELD_LIST;
use super::super::tags::{self, TagLists};
use super::super::trade::{Bought, Sums};
use crate::model::{ContactId, Field, RunId};

/// A live contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactLine {
    /// Its id.
    pub contact: ContactId,
    /// Its golden values, in canonical order.
    pub values: Vec<Option<String>>,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// How many records it has.
    pub records: u64,
    /// The sources they came from, sorted.
    pub sources: Vec<String>,
    /// The run that changed it last.
    pub updated_run: RunId,
    /// What it has bought; none where no order is its own.
    pub bought: Option<Sums>,
}

impl ContactLine {
    /// The golden value of a field.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<&str> {
        self.values.get(field.index())?.as_deref()
    }
}

impl Store {
    /// Hands every live contact to `visit`, by id.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_contact<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(&ContactLine) -> Result<(), E>,
    ) -> Result<(), E> {
        let known = |trouble: Trouble| trouble.at(&self.path);
        let sources = sources_of_inputs(&self.conn).map_err(known)?;
        let tags = TagLists::read(&self.conn).map_err(known)?;
        let mut contacts = self.contact_statement().map_err(known)?;
        let mut contacts = contacts.query([]).map_err(|e| known(e.into()))?;
        // Both sides come in the order of the contact, so one pass over each is enough.
        let mut members = self.member_statement().map_err(known)?;
        let mut members =
            Members::new(members.query([]).map_err(|e| known(e.into()))?).map_err(known)?;
        let mut orders = Bought::statement(&self.conn).map_err(known)?;
        let orders = orders.as_mut().map(|orders| orders.query([])).transpose();
        let mut orders = Bought::new(orders.map_err(|e| known(e.into()))?).map_err(known)?;
        while let Some(row) = contacts.next().map_err(|e| known(e.into()))? {
            let mut line = contact(row, &tags).map_err(known)?;
            let (records, inputs) = members.of(line.contact).map_err(known)?;
            line.records = records;
            let names: BTreeSet<&String> = inputs.iter().filter_map(|id| sources.get(id)).collect();
            line.sources = names.into_iter().cloned().collect();
            line.bought = orders.of(line.contact).map_err(known)?;
            visit(&line)?;
        }
        Ok(())
    }

    fn contact_statement(&self) -> Result<rusqlite::Statement<'_>, Trouble> {
        Ok(self.conn.prepare(&format!(
            "SELECT id, updated_run, {}, {} FROM contacts WHERE status = 'live' ORDER BY id",
            tags::column(&self.conn)?,
            *FIELD_LIST
        ))?)
    }

    fn member_statement(&self) -> Result<rusqlite::Statement<'_>, Trouble> {
        Ok(self.conn.prepare(
            "SELECT contact, input FROM records WHERE contact IS NOT NULL ORDER BY contact, input",
        )?)
    }
}

fn contact(row: &Row<'_>, tags: &TagLists) -> Result<ContactLine, Trouble> {
    Ok(ContactLine {
        contact: ContactId(row.get(0)?),
        updated_run: RunId(row.get(1)?),
        tags: tags.of(row.get_ref(2)?)?,
        values: Field::ALL
            .into_iter()
            .map(|field| row.get(field.index() + 3))
            .collect::<Result<_, _>>()?,
        records: 0,
        sources: Vec::new(),
        bought: None,
    })
}

fn sources_of_inputs(conn: &Connection) -> Result<BTreeMap<i64, String>, Trouble> {
    let mut statement = conn.prepare("SELECT id, source FROM inputs")?;
    let sources = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(sources.collect::<Result<_, _>>()?)
}

/// The records of contact after contact.
struct Members<'a> {
    rows: Rows<'a>,
    next: Option<(i64, i64)>,
}

impl<'a> Members<'a> {
    fn new(rows: Rows<'a>) -> Result<Self, Trouble> {
        let mut members = Members { rows, next: None };
        members.advance()?;
        Ok(members)
    }

    fn advance(&mut self) -> Result<(), Trouble> {
        self.next = match self.rows.next()? {
            Some(row) => Some((row.get(0)?, row.get(1)?)),
            None => None,
        };
        Ok(())
    }

    /// How many records `contact` has, and their inputs; asked in the order of the contacts.
    fn of(&mut self, contact: ContactId) -> Result<(u64, BTreeSet<i64>), Trouble> {
        let (mut count, mut inputs) = (0, BTreeSet::new());
        while let Some((owner, input)) = self.next {
            if owner > contact.0 {
                break;
            }
            if owner == contact.0 {
                count += 1;
                inputs.insert(input);
            }
            self.advance()?;
        }
        Ok((count, inputs))
    }
}
