//! Campaigns, as screens show them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::super::inputs::parsed;
use super::is_there;
use super::lines::named;
use crate::campaign::LeftOut;
use crate::model::{CampaignId, Channel, ContactId, Response};

/// A campaign in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampaignLine {
    /// Its number.
    pub id: CampaignId,
    /// Its name.
    pub name: String,
    /// By which channel its members are addressed.
    pub channel: Channel,
    /// When it was made, ISO 8601.
    pub made_at: String,
    /// By whom.
    pub made_by: String,
    /// Its members.
    pub members: u64,
    /// Members of whom anything came back.
    pub answered: u64,
    /// How many members gave each response.
    pub responses: BTreeMap<Response, u64>,
}

/// A campaign with how its members were drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampaignDetail {
    /// The campaign.
    #[serde(flatten)]
    pub line: CampaignLine,
    /// The tags that members had to have.
    pub tags: Vec<String>,
    /// The condition that they had to meet.
    pub condition: Option<String>,
    /// The contacts that were asked for.
    pub asked: u64,
    /// Those that were left out, by reason.
    pub left_out: BTreeMap<LeftOut, u64>,
    /// Members that were erased since.
    pub erased: u64,
}

/// A membership, as a contact has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Membership {
    /// The campaign's name.
    pub campaign: String,
    /// Its channel.
    pub channel: Channel,
    /// When it was made, ISO 8601.
    pub made_at: String,
    /// The value by which the contact was addressed.
    pub value: String,
    /// What came back.
    pub responses: Vec<Response>,
}

/// The number of the campaign of a name.
pub(super) fn id_of(conn: &Connection, name: &str) -> Result<Option<i64>, Trouble> {
    if !is_there(conn)? {
        return Ok(None);
    }
    let sql = "SELECT id FROM campaigns WHERE name = ?1";
    Ok(conn.query_row(sql, [name], |row| row.get(0)).optional()?)
}

/// The same, of one that must be there.
pub(super) fn known_id(conn: &Connection, name: &str) -> Result<i64, Trouble> {
    id_of(conn, name)?.ok_or_else(|| {
        let name = name.to_owned();
        StoreError::NoCampaign { name }.into()
    })
}

const LINES: &str = "SELECT id, name, channel, made_at, made_by,
    (SELECT count(*) FROM campaign_members WHERE campaign = campaigns.id),
    (SELECT count(DISTINCT member) FROM campaign_results JOIN campaign_members ON campaign_members.id = member
     WHERE campaign = campaigns.id), tags, condition, asked, erased FROM campaigns";

impl Store {
    /// The campaigns, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn campaigns(&self) -> Result<Vec<CampaignLine>, StoreError> {
        self.read(|conn| {
            if !is_there(conn)? {
                return Ok(Vec::new());
            }
            let mut statement = conn.prepare(&format!("{LINES} ORDER BY id DESC"))?;
            let mut rows = statement.query([])?;
            let mut lines = Vec::new();
            while let Some(row) = rows.next()? {
                lines.push(line(conn, row)?);
            }
            Ok(lines)
        })
    }

    /// A campaign by its name.
    ///
    /// # Errors
    /// When there is none, or the store cannot be read.
    pub fn campaign(&self, name: &str) -> Result<CampaignDetail, StoreError> {
        self.read(|conn| {
            let id = known_id(conn, name)?;
            let mut statement = conn.prepare(&format!("{LINES} WHERE id = ?1"))?;
            let mut rows = statement.query([id])?;
            let row = rows
                .next()?
                .ok_or_else(|| Trouble::Inconsistent(format!("campaign {id} is missing")))?;
            let tags: String = row.get(7)?;
            Ok(CampaignDetail {
                line: line(conn, row)?,
                tags: parsed(&tags)?,
                condition: row.get(8)?,
                asked: count(row, 9)?,
                erased: count(row, 10)?,
                left_out: left_out(conn, id)?,
            })
        })
    }

    /// The campaigns in which a contact was addressed, under whatever number, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn memberships(&self, contact: ContactId) -> Result<Vec<Membership>, StoreError> {
        self.read(|conn| {
            if !is_there(conn)? {
                return Ok(Vec::new());
            }
            let mut statement = conn.prepare(
                "WITH RECURSIVE family (id) AS (
                     VALUES (?1) UNION SELECT contacts.id FROM contacts JOIN family ON merged_into = family.id)
                 SELECT campaign_members.id, name, channel, made_at, value
                 FROM campaign_members JOIN campaigns ON campaigns.id = campaign
                 WHERE contact IN (SELECT id FROM family) ORDER BY campaign DESC, campaign_members.id",
            )?;
            let mut rows = statement.query([contact.0])?;
            let mut memberships = Vec::new();
            while let Some(row) = rows.next()? {
                let channel: String = row.get(2)?;
                memberships.push(Membership {
                    campaign: row.get(1)?,
                    channel: named(&channel)?,
                    made_at: row.get(3)?,
                    value: row.get(4)?,
                    responses: responses_of(conn, row.get(0)?)?,
                });
            }
            Ok(memberships)
        })
    }
}

fn count(row: &Row<'_>, at: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(at)?.unsigned_abs())
}

fn line(conn: &Connection, row: &Row<'_>) -> Result<CampaignLine, Trouble> {
    let (id, channel): (i64, String) = (row.get(0)?, row.get(2)?);
    Ok(CampaignLine {
        id: CampaignId(id),
        name: row.get(1)?,
        channel: named(&channel)?,
        made_at: row.get(3)?,
        made_by: row.get(4)?,
        members: count(row, 5)?,
        answered: count(row, 6)?,
        responses: counted(
            conn,
            "SELECT response, count(*) FROM campaign_results JOIN campaign_members ON campaign_members.id = member
             WHERE campaign = ?1 GROUP BY response",
            id,
        )?,
    })
}

fn left_out(conn: &Connection, campaign: i64) -> Result<BTreeMap<LeftOut, u64>, Trouble> {
    let sql = "SELECT reason, contacts FROM campaign_left_out WHERE campaign = ?1";
    counted(conn, sql, campaign)
}

/// Counts by name; `sql` has the campaign for its parameter.
fn counted<T: std::str::FromStr + Ord>(
    conn: &Connection,
    sql: &str,
    campaign: i64,
) -> Result<BTreeMap<T, u64>, Trouble>
where
    T::Err: std::fmt::Display,
{
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([campaign])?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        counts.insert(named(&name)?, count(row, 1)?);
    }
    Ok(counts)
}

/// What came back of a member.
pub(super) fn responses_of(conn: &Connection, member: i64) -> Result<Vec<Response>, Trouble> {
    let sql = "SELECT response FROM campaign_results WHERE member = ?1";
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map([member], |row| row.get::<_, String>(0))?;
    let mut responses = found
        .map(|name| named(&name?))
        .collect::<Result<Vec<Response>, Trouble>>()?;
    responses.sort_unstable();
    Ok(responses)
}
