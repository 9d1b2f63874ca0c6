//! Opt-outs and campaigns in the store: who wants to be left alone, who was addressed, what came back.
//!
//! What comes in: values and rules from [`crate::campaign`]. `suppress` keeps wishes and lifts them, `lines` tells them, `wishes` asks who
//! has which; `draw` chooses the members of a campaign, `create` keeps them, `members` tells what they are today,
//! `results` attaches what came back; `tables` says why none of it hangs on records. Runs, undoing and reworking leave all of it alone; only
//! erasing reaches in (`erase`).

mod create;
mod draw;
mod erase;
mod golden;
mod lines;
mod members;
mod read;
mod results;
mod suppress;
mod tables;
mod verify;
mod wishes;

pub use draw::{Drawn, Member};
pub(super) use erase::{Leaving, forget};
pub use lines::{Held, Lifted, SuppressionLine, Which};
pub use members::{Barred, MemberLine};
pub use read::{CampaignDetail, CampaignLine, Membership};
pub use results::{Brought, Nobodys};
pub use suppress::{NewWish, On, Suppressed, Word};
pub(super) use tables::TABLES;
pub(super) use verify::problems;
pub use wishes::Closing;

use rusqlite::Connection;

use super::schema;
use super::write::single_count;

/// Campaigns, and the opt-outs that stand.
pub(super) fn counted(conn: &Connection) -> rusqlite::Result<(u64, u64)> {
    if !is_there(conn)? {
        return Ok((0, 0));
    }
    let campaigns = single_count(conn, "SELECT count(*) FROM campaigns")?;
    let standing = "SELECT count(*) FROM suppressions WHERE lifted_at IS NULL";
    Ok((campaigns, single_count(conn, standing)?))
}

/// Whether the store has tables for campaigns: one of an earlier version that is only read has none.
fn is_there(conn: &Connection) -> rusqlite::Result<bool> {
    Ok(schema::version(conn)? >= schema::WITH_CAMPAIGNS)
}
