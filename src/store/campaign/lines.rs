//! Wishes not to be addressed, as they are kept and told.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::is_there;
use super::suppress::On;
use super::wishes::{digest_of, of_contacts};
use crate::campaign::{ChannelValue, Silence, ValueKind};
use crate::model::{ContactId, SuppressionId};

/// A wish, as the store has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuppressionLine {
    /// Its number.
    pub id: SuppressionId,
    /// What it closes.
    pub silence: Silence,
    /// What it is held on.
    #[serde(flatten)]
    pub held: Held,
    /// Why.
    pub reason: Option<String>,
    /// The list and row, or the campaign, that it came from.
    pub origin: Option<String>,
    /// Since when, ISO 8601.
    pub made_at: String,
    /// By whom.
    pub made_by: String,
    /// How it was lifted; none while it stands.
    pub lifted: Option<Lifted>,
}

/// What a wish is held on, as the store has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Held {
    /// A telephone number.
    Number {
        /// The number; none of one who was erased.
        value: Option<String>,
    },
    /// An e-mail address.
    Email {
        /// The address; none of one who was erased.
        value: Option<String>,
    },
    /// A postal address.
    Address {
        /// The address; none of one who was erased.
        value: Option<String>,
    },
    /// A contact.
    Contact {
        /// The contact, as it was called then.
        contact_id: ContactId,
    },
}

impl Held {
    /// The kind of value, and the value; none of a contact.
    #[must_use]
    pub fn value(&self) -> Option<(ValueKind, Option<&str>)> {
        match self {
            Held::Number { value } => Some((ValueKind::Number, value.as_deref())),
            Held::Email { value } => Some((ValueKind::Email, value.as_deref())),
            Held::Address { value } => Some((ValueKind::Address, value.as_deref())),
            Held::Contact { .. } => None,
        }
    }

    /// The value, to be hidden.
    pub fn value_mut(&mut self) -> Option<&mut String> {
        match self {
            Held::Number { value } | Held::Email { value } | Held::Address { value } => {
                value.as_mut()
            }
            Held::Contact { .. } => None,
        }
    }
}

/// How a wish was lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lifted {
    /// When, ISO 8601.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
}

/// Which wishes are to be lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one of this number.
    Numbered(SuppressionId),
    /// Those on a value or a contact; of one silence, or all.
    On(On, Option<Silence>),
}

impl Store {
    /// The wishes that `which` means and that stand.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn standing(&self, which: &Which) -> Result<Vec<SuppressionLine>, StoreError> {
        self.read(|conn| standing(conn, which))
    }

    /// Hands every wish to `visit`, in the order in which they came.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_suppression<E: From<StoreError>>(
        &self,
        visit: impl FnMut(SuppressionLine) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.read(|conn| Ok(is_there(conn)?))? {
            return Ok(());
        }
        self.each(&format!("{LINES} ORDER BY id"), line, visit)
    }
}

/// The kind of a wish that is held on a contact.
pub(super) const CONTACT: &str = "contact";

/// The columns that [`line`] reads.
const LINES: &str = "SELECT id, silence, kind, value, contact, reason, origin, made_at, made_by,
    lifted_at, lifted_by, lifted_why FROM suppressions";

/// A wish in the columns of [`LINES`].
fn line(row: &Row<'_>) -> Result<SuppressionLine, Trouble> {
    let (silence, kind): (String, String) = (row.get(1)?, row.get(2)?);
    let lifted: Option<String> = row.get(9)?;
    Ok(SuppressionLine {
        id: SuppressionId(row.get(0)?),
        silence: named(&silence)?,
        held: held(&kind, row)?,
        reason: row.get(5)?,
        origin: row.get(6)?,
        made_at: row.get(7)?,
        made_by: row.get(8)?,
        lifted: match lifted {
            Some(at) => Some(Lifted {
                at,
                by: row.get(10)?,
                why: row.get(11)?,
            }),
            None => None,
        },
    })
}

fn held(kind: &str, row: &Row<'_>) -> Result<Held, Trouble> {
    if kind == CONTACT {
        let contact_id = ContactId(row.get(4)?);
        return Ok(Held::Contact { contact_id });
    }
    let value = row.get(3)?;
    Ok(match named(kind)? {
        ValueKind::Number => Held::Number { value },
        ValueKind::Email => Held::Email { value },
        ValueKind::Address => Held::Address { value },
    })
}

/// What a name stands for; the schema admits no other.
pub(super) fn named<T: std::str::FromStr>(name: &str) -> Result<T, Trouble>
where
    T::Err: std::fmt::Display,
{
    name.parse()
        .map_err(|error: T::Err| Trouble::Inconsistent(error.to_string()))
}

/// The wishes that `which` means, lifted ones too; of a contact those that its records hold today.
pub(super) fn meant(conn: &Connection, which: &Which) -> Result<Vec<SuppressionLine>, Trouble> {
    let mut lines = match which {
        Which::Numbered(id) => numbered(conn, *id)?.into_iter().collect(),
        Which::On(On::Contact(contact), _) => {
            let held = of_contacts(conn)?.remove(&contact.0).unwrap_or_default();
            let lines = held.into_iter().map(|(id, _)| numbered(conn, id));
            let lines: Vec<Option<SuppressionLine>> = lines.collect::<Result<_, _>>()?;
            lines.into_iter().flatten().collect()
        }
        Which::On(On::Value(value), _) => on_value(conn, value)?,
    };
    if let Which::On(_, Some(silence)) = which {
        lines.retain(|line: &SuppressionLine| line.silence == *silence);
    }
    Ok(lines)
}

/// The wish of a number.
pub(super) fn numbered(
    conn: &Connection,
    SuppressionId(id): SuppressionId,
) -> Result<Option<SuppressionLine>, Trouble> {
    let mut statement = conn.prepare_cached(&format!("{LINES} WHERE id = ?1"))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(line).transpose()
}

/// The wishes on a value, in the open or by its digest.
fn on_value(conn: &Connection, value: &ChannelValue) -> Result<Vec<SuppressionLine>, Trouble> {
    let mut statement =
        conn.prepare_cached(&format!("{LINES} WHERE kind = ?1 AND key = ?2 ORDER BY id"))?;
    let mut rows = statement.query((value.kind.name(), &value.key))?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row)?);
    }
    lines.extend(of_the_erased(conn, value)?);
    Ok(lines)
}

/// The wishes on a value of which only a digest is left.
fn of_the_erased(conn: &Connection, value: &ChannelValue) -> Result<Vec<SuppressionLine>, Trouble> {
    let key = "SELECT key FROM erasure_key";
    let mut statement = conn.prepare_cached(key)?;
    let Some(key) = statement.query_row([], |row| row.get(0)).optional()? else {
        return Ok(Vec::new());
    };
    let digest = digest_of(&key, value);
    let mut statement = conn.prepare_cached(&format!("{LINES} WHERE digest = ?1 ORDER BY id"))?;
    let mut rows = statement.query([&digest[..]])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row)?);
    }
    Ok(lines)
}

pub(super) fn standing(conn: &Connection, which: &Which) -> Result<Vec<SuppressionLine>, Trouble> {
    if !is_there(conn)? {
        return Ok(Vec::new());
    }
    let mut lines = meant(conn, which)?;
    lines.retain(|line| line.lifted.is_none());
    Ok(lines)
}
