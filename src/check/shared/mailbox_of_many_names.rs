//! The mailbox stands under many names.

use super::{Excused, SharedCheck};
use crate::model::Field;

crate::finding_kinds! {
    /// ## What it looks for
    /// An e-mail address under three or more different names, in this run and in the store together. Mailboxes of a role
    /// (info@, sales@) may be shared.
    /// ## Why it matters
    /// Whoever it belongs to is not the person in the row: a personal message would greet the wrong one.
    /// ## Known false alarms
    /// A mailbox that a team shares under a name of its own.
    MAILBOX_OF_MANY_NAMES = "EML150", Warning, "the mailbox stands under many names", "同一邮箱对应多个姓名";
}

/// The check.
pub const CHECK: SharedCheck = SharedCheck {
    kind: &MAILBOX_OF_MANY_NAMES,
    shared: Field::Email,
    among: Field::Name,
    excused: Excused::RoleMailboxes,
};
