//! Writes a campaign with its members.

use jiff::civil::Date;
use rusqlite::{Connection, params};

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::super::inputs::json;
use super::draw::{Drawn, draw};
use super::read::id_of;
use super::suppress::{Word, journal_word};
use crate::campaign::Selection;

impl Store {
    /// Makes a campaign and draws its members, which it keeps from now on.
    ///
    /// # Errors
    /// When there is one of this name, or the store cannot be written.
    pub fn create_campaign(
        &mut self,
        name: &str,
        selection: &Selection,
        today: Date,
        word: &Word<'_>,
    ) -> Result<Drawn, StoreError> {
        self.in_transaction(|conn| {
            if id_of(conn, name)?.is_some() {
                let name = name.to_owned();
                return Err(StoreError::CampaignThere { name }.into());
            }
            let drawn = draw(conn, selection, today)?;
            write(conn, name, selection, &drawn, word)?;
            journal_word(conn, "campaign", word, None)?;
            Ok(drawn)
        })
    }

    /// Whether there is a campaign of this name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn has_campaign(&self, name: &str) -> Result<bool, StoreError> {
        self.read(|conn| Ok(id_of(conn, name)?.is_some()))
    }
}

fn write(
    conn: &Connection,
    name: &str,
    selection: &Selection,
    drawn: &Drawn,
    word: &Word<'_>,
) -> Result<(), Trouble> {
    conn.execute(
        "INSERT INTO campaigns (name, channel, tags, condition, asked, made_at, made_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            name,
            selection.channel.name(),
            json(&selection.tags)?,
            selection.condition,
            number(drawn.asked),
            word.at,
            word.by,
        ],
    )?;
    let campaign = conn.last_insert_rowid();
    for (reason, contacts) in &drawn.left_out {
        conn.prepare_cached(
            "INSERT INTO campaign_left_out (campaign, reason, contacts) VALUES (?1, ?2, ?3)",
        )?
        .execute((campaign, reason.name(), number(*contacts)))?;
    }
    let mut member = conn.prepare(
        "INSERT INTO campaign_members (campaign, contact, key, value) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let mut others =
        conn.prepare("INSERT INTO campaign_others (member, contact) VALUES (?1, ?2)")?;
    for one in &drawn.members {
        let id = member.insert((campaign, one.contact_id.0, &one.key, &one.value.text))?;
        for other in &one.others {
            others.execute((id, other.0))?;
        }
    }
    Ok(())
}

/// A count, as the store keeps it.
fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
