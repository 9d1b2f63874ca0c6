//! What counts as a way to reach a person, and what as someone to reach: shared by the checks of this subject.

use super::Facts;
use crate::model::Field;

const CHANNELS: [Field; 7] = [
    Field::Mobile,
    Field::Phone,
    Field::Email,
    Field::Wechat,
    Field::MobileAlt,
    Field::PhoneAlt,
    Field::EmailAlt,
];

const SOMEONE: [Field; 6] = [
    Field::Name,
    Field::Company,
    Field::SourceKey,
    Field::IdNumber,
    Field::FamilyName,
    Field::GivenName,
];

/// Whether the row has a number, a mailbox, a WeChat id or an address that a letter could reach.
pub(super) fn has_channel(row: &Facts<'_>) -> bool {
    CHANNELS.iter().any(|&field| row.has(field)) || row.has_postal_address()
}

/// Whether the row says whom it is about.
pub(super) fn is_someone(row: &Facts<'_>) -> bool {
    SOMEONE.iter().any(|&field| row.has(field))
}
