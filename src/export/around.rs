//! What stands around contacts: their companies, and the accounts that sources have of them.

use super::tables::Telling;
use crate::model::Field;
use crate::store::{AccountLine, CompanyLine};

/// The columns of a company.
pub(super) const COMPANIES: [&str; 10] = [
    "name",
    "contacts",
    "region",
    "province",
    "city",
    "industry",
    "purchases",
    "purchase_amount",
    "first_purchased_on",
    "last_purchased_on",
];

/// The columns of an account.
pub(super) const ACCOUNTS: [&str; 5] = ["contact_id", "source", "source_key", "records", "as_of"];

pub(super) fn company(line: &CompanyLine) -> [Option<String>; 10] {
    let [region, province, city, industry] = line.places.clone();
    let [first, last] = line.days.clone();
    [
        Some(line.name.clone()),
        Some(line.contacts.to_string()),
        region,
        province,
        city,
        industry,
        line.purchases.map(|count| count.to_string()),
        line.amount.map(|amount| format!("{amount:.2}")),
        first,
        last,
    ]
}

pub(super) fn account(line: &AccountLine, telling: Telling<'_>) -> [Option<String>; 5] {
    [
        Some(line.contact.to_string()),
        Some(line.source.clone()),
        Some((telling.shown)(Field::SourceKey, &line.key)),
        Some(line.records.to_string()),
        Some(line.as_of.clone()),
    ]
}
