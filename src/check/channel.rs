//! What counts as a way to reach a person, and what as someone to reach: shared by the checks of this subject.
//!
//! A cell that could not be read stays as it was (`138****8000`), so a value alone is no channel: it must look like one.

use super::Facts;
use crate::model::Field;

const NUMBERS: [Field; 4] = [
    Field::Mobile,
    Field::Phone,
    Field::MobileAlt,
    Field::PhoneAlt,
];

const MAILBOXES: [Field; 2] = [Field::Email, Field::EmailAlt];

const SOMEONE: [Field; 6] = [
    Field::Name,
    Field::Company,
    Field::SourceKey,
    Field::IdNumber,
    Field::FamilyName,
    Field::GivenName,
];

/// Whether the row has a number, a mailbox, a WeChat id or an address that could be used; [`Facts`] remembers it.
pub(super) fn any_usable(row: &Facts<'_>) -> bool {
    let any = |fields: &[Field], usable: fn(&str) -> bool| {
        let cells = fields.iter().filter_map(|&field| row.get(field));
        cells.flat_map(|cell| cell.split(';')).any(usable)
    };
    any(&NUMBERS, can_be_dialled)
        || any(&MAILBOXES, can_be_mailed)
        || any(&[Field::Wechat], is_unmasked)
        || row.has_postal_address()
}

/// Whether the row says whom it is about.
pub(super) fn is_someone(row: &Facts<'_>) -> bool {
    SOMEONE.iter().any(|&field| row.has(field))
}

/// Whether something of a channel is left, out of which a person could make one: a cell that could not be read, or one
/// that an earlier stage has found unusable. Words that only fill a form are reported as less than an error, and count
/// for nothing.
pub(super) fn has_remains(row: &Facts<'_>) -> bool {
    let left = |field: &Field| row.has(*field) || row.was_unusable(*field);
    let lists = [&NUMBERS[..], &MAILBOXES, &[Field::Wechat]];
    lists.into_iter().flatten().any(left)
}

/// Seven digits make a local number, fifteen the longest that E.164 allows.
fn can_be_dialled(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let plain = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+'));
    plain && (7..=15).contains(&digits)
}

fn can_be_mailed(mailbox: &str) -> bool {
    let (local, domain) = mailbox.rsplit_once('@').unwrap_or_default();
    !local.is_empty() && domain.contains('.') && is_unmasked(mailbox)
}

fn is_unmasked(text: &str) -> bool {
    !text.contains(['*', '＊'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_one_that_can_be_used() {
        let numbers = [
            ("18607151849", true),
            ("027-87651234", true),
            ("87651234", true),
            ("+85221234567", true),
            ("186****1849", false),
            ("1860715184913607151849", false),
            ("95588", false),
            ("同上", false),
        ];
        for (number, usable) in numbers {
            assert_eq!(can_be_dialled(number), usable, "{number}");
        }
        let mailboxes = [
            ("jing.chen@foxmail.com", true),
            ("陈静@邮箱.中国", true),
            ("j***@foxmail.com", false),
            ("@foxmail.com", false),
            ("jing.chen@", false),
            ("jing.chen", false),
        ];
        for (mailbox, usable) in mailboxes {
            assert_eq!(can_be_mailed(mailbox), usable, "{mailbox}");
        }
    }
}
