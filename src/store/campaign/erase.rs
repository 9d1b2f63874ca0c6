//! What is left of a person's wishes and campaigns when she is erased: that she wants to be left alone, and nothing else.
//!
//! A wish on a value becomes a keyed digest of it, so that the value stays closed for whoever brings it again. A wish on
//! the contact goes over to the values that were hers alone: a number that someone else in the store has is now his, and
//! under her name she is turned away anyway.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::super::decisions::columns;
use super::super::error::Trouble;
use super::wishes::digest_of;
use crate::campaign::ChannelValue;
use crate::dedupe::Anchor;

/// Someone who is being erased; her contacts stand in `temp.gone_contacts`.
pub(in crate::store) struct Leaving<'a> {
    /// The values by which she is reached, in any of her rows.
    pub(in crate::store) reached: &'a BTreeSet<ChannelValue>,
    /// Her names, numbers and addresses, as letters and digits alone.
    pub(in crate::store) telling: Vec<&'a str>,
    /// What her records are held by.
    pub(in crate::store) anchors: &'a BTreeSet<Anchor>,
    /// The key of the store's digests.
    pub(in crate::store) key: &'a [u8; 32],
}

/// Forgets her, but for her wishes.
pub(in crate::store) fn forget(conn: &Connection, leaving: &Leaving<'_>) -> Result<(), Trouble> {
    hand_over(conn, leaving)?;
    for value in leaving.reached {
        close_by_digest(conn, value, leaving.key)?;
    }
    leave_campaigns(conn)?;
    forget_conditions(conn, &leaving.telling)
}

/// Lets the wishes that stand on a value be known by its digest alone, and forgets those that were lifted.
fn close_by_digest(conn: &Connection, value: &ChannelValue, key: &[u8; 32]) -> Result<(), Trouble> {
    let of = (value.kind.name(), &value.key);
    let sql = "DELETE FROM suppressions WHERE kind = ?1 AND key = ?2 AND lifted_at IS NOT NULL";
    conn.prepare_cached(sql)?.execute(of)?;
    let digest = digest_of(key, value);
    // Where such a digest stands already, the wish does; what is left of the other goes.
    conn.prepare_cached(
        "UPDATE OR IGNORE suppressions SET key = NULL, value = NULL, reason = NULL, digest = ?3 WHERE kind = ?1 AND key = ?2",
    )?
    .execute((of.0, of.1, &digest[..]))?;
    conn.prepare_cached("DELETE FROM suppressions WHERE kind = ?1 AND key = ?2")?
        .execute(of)?;
    Ok(())
}

/// Gives the wishes that are held on the contact to its values.
fn hand_over(conn: &Connection, leaving: &Leaving<'_>) -> Result<(), Trouble> {
    for wish in held_by(conn, leaving.anchors)? {
        let others = "SELECT EXISTS (SELECT 1 FROM suppression_anchors WHERE suppression = ?1)";
        if conn.query_row(others, [wish], |row| row.get(0))? {
            continue;
        }
        for value in leaving.reached {
            if !is_others(conn, value)? {
                inherit(conn, wish, value, leaving.key)?;
            }
        }
        conn.prepare_cached("DELETE FROM suppressions WHERE id = ?1")?
            .execute([wish])?;
    }
    Ok(())
}

/// The wishes that were held by one of these anchors, which let them go.
fn held_by(conn: &Connection, anchors: &BTreeSet<Anchor>) -> Result<BTreeSet<i64>, Trouble> {
    let mut held = BTreeSet::new();
    for anchor in anchors {
        let (source, key, digest) = columns(anchor);
        let mut delete = conn.prepare_cached(
            "DELETE FROM suppression_anchors WHERE source IS ?1 AND key IS ?2 AND digest IS ?3 RETURNING suppression",
        )?;
        let found = delete.query_map((source, key, digest), |row| row.get(0))?;
        held.extend(found.collect::<Result<Vec<i64>, _>>()?);
    }
    Ok(held)
}

/// Lets the digest of a value keep a wish of the contact, if it still stands.
fn inherit(
    conn: &Connection,
    wish: i64,
    value: &ChannelValue,
    key: &[u8; 32],
) -> Result<(), Trouble> {
    conn.prepare_cached(
        "INSERT OR IGNORE INTO suppressions (silence, kind, digest, origin, made_at, made_by)
         SELECT silence, ?2, ?3, origin, made_at, made_by FROM suppressions WHERE id = ?1 AND lifted_at IS NULL",
    )?
    .execute((wish, value.kind.name(), &digest_of(key, value)[..]))?;
    Ok(())
}

/// Whether another contact that stays has the value.
fn is_others(conn: &Connection, value: &ChannelValue) -> Result<bool, Trouble> {
    let fields = [
        "mobile",
        "mobile_alt",
        "phone",
        "phone_alt",
        "email",
        "email_alt",
        "address",
    ];
    let has =
        fields.map(|field| format!("instr(';' || lower({field}) || ';', ';' || ?1 || ';') > 0"));
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM contacts WHERE status <> 'merged' AND id NOT IN temp.gone_contacts AND ({}))",
        has.join(" OR ")
    );
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([value.text.to_lowercase()], |row| row.get(0))?)
}

/// Takes her out of campaigns; how many were taken out, each campaign keeps.
fn leave_campaigns(conn: &Connection) -> Result<(), Trouble> {
    Ok(conn.execute_batch(
        "UPDATE campaigns SET erased = erased + (SELECT count(*) FROM campaign_members
             WHERE campaign = campaigns.id AND contact IN temp.gone_contacts);
         DELETE FROM campaign_others WHERE contact IN temp.gone_contacts
             OR member IN (SELECT id FROM campaign_members WHERE contact IN temp.gone_contacts);
         DELETE FROM campaign_results WHERE member IN (SELECT id FROM campaign_members WHERE contact IN temp.gone_contacts);
         DELETE FROM campaign_members WHERE contact IN temp.gone_contacts;",
    )?)
}

/// Empties the conditions of campaigns that name her.
fn forget_conditions(conn: &Connection, telling: &[&str]) -> Result<(), Trouble> {
    let mut statement =
        conn.prepare("SELECT id, condition FROM campaigns WHERE condition IS NOT NULL")?;
    let conditions = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (campaign, condition) in conditions.collect::<Result<Vec<(i64, String)>, _>>()? {
        let letters = condition.chars().filter(|letter| letter.is_alphanumeric());
        let plain: String = letters.flat_map(char::to_lowercase).collect();
        if telling.iter().any(|text| plain.contains(text)) {
            conn.prepare_cached("UPDATE campaigns SET condition = NULL WHERE id = ?1")?
                .execute([campaign])?;
        }
    }
    Ok(())
}
