//! Holds what is kept around campaigns against itself: each rule is one query that finds what breaks it, but for the
//! keys of values, which no query can work out.

use rusqlite::Connection;

use super::super::error::Trouble;
use super::super::verify::ProblemKind::{self, MembershipDiffers, SuppressionDiffers};
use super::super::verify::{Problem, places};
use super::is_there;
use super::lines::named;
use crate::campaign::{ChannelValue, ValueKind};
use crate::model::Channel;

const RULES: [(ProblemKind, &str); 4] = [
    // Who lifts a wish says who he is, and why.
    (
        SuppressionDiffers,
        "SELECT 'S' || id FROM suppressions
         WHERE lifted_at IS NOT NULL AND (trim(lifted_by) = '' OR trim(lifted_why) = '' OR lifted_at < made_at)",
    ),
    // A wish on a contact is held by its records.
    (
        SuppressionDiffers,
        "SELECT 'S' || id FROM suppressions WHERE (kind = 'contact') <>
         EXISTS (SELECT 1 FROM suppression_anchors WHERE suppression = suppressions.id)",
    ),
    // A member is a contact that was there once, and stands for others than itself.
    (
        MembershipDiffers,
        "SELECT 'member ' || id FROM campaign_members
         WHERE contact > coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'contacts'), 0)",
    ),
    (
        MembershipDiffers,
        "SELECT 'member ' || member FROM campaign_others JOIN campaign_members ON campaign_members.id = member
         WHERE campaign_others.contact = campaign_members.contact",
    ),
];

/// What must not be.
pub(in crate::store) fn problems(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    let mut problems = Vec::new();
    if !is_there(conn)? {
        return Ok(problems);
    }
    for (kind, sql) in RULES {
        problems.extend(places(conn, kind, sql)?);
    }
    let wishes = "SELECT 'S' || id, kind, value, key FROM suppressions WHERE key IS NOT NULL";
    problems.extend(other_keys(conn, SuppressionDiffers, wishes, named)?);
    let members = "SELECT 'member ' || campaign_members.id, channel, value, key
         FROM campaign_members JOIN campaigns ON campaigns.id = campaign";
    let kind_of = |name: &str| named::<Channel>(name).map(ValueKind::of);
    problems.extend(other_keys(conn, MembershipDiffers, members, kind_of)?);
    Ok(problems)
}

/// The rows whose key is not that of their value.
fn other_keys(
    conn: &Connection,
    kind: ProblemKind,
    sql: &str,
    kind_of: impl Fn(&str) -> Result<ValueKind, Trouble>,
) -> Result<Vec<Problem>, Trouble> {
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut problems = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, value, key): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let right = ChannelValue::new(kind_of(&name)?, &value);
        // That of a letter goes on with the name.
        let own = |right: ChannelValue| {
            let rest = key.strip_prefix(&right.key);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if !right.is_some_and(own) {
            let place = row.get(0)?;
            problems.push(Problem { kind, place });
        }
    }
    Ok(problems)
}
