//! The members of a campaign as a list for the one who addresses them.

use std::collections::BTreeMap;

use super::error::ExportError;
use super::table::{TableWriter, Target};
use crate::model::{Channel, Field};
use crate::store::{Barred, MemberLine, Store};

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Exported {
    /// The members that were written.
    pub rows: u64,
    /// Those that may not be addressed any more, by reason.
    pub barred: BTreeMap<Barred, u64>,
}

/// By what a letter or a call begins.
const SALUTATION: [Field; 6] = [
    Field::Name,
    Field::FamilyName,
    Field::GivenName,
    Field::Gender,
    Field::Title,
    Field::Company,
];

/// The fields by which a channel reaches a contact; the first holds the value itself, the others belong to it.
const fn reached_by(channel: Channel) -> &'static [Field] {
    match channel {
        Channel::Sms => &[Field::Mobile],
        Channel::Email => &[Field::Email],
        Channel::Telephone => &[Field::Phone, Field::PhoneExt],
        Channel::Post => &[
            Field::Address,
            Field::Province,
            Field::City,
            Field::District,
            Field::Street,
            Field::Postcode,
            Field::Country,
        ],
    }
}

/// Writes the members of a campaign to `target`, the same ones every time but for those who may not be addressed any more;
/// `shown` says how a value is shown.
///
/// # Errors
/// When there is no such campaign, the store cannot be read, or the target not be written.
pub fn export_campaign(
    store: &Store,
    campaign: &str,
    target: Target,
    shown: &dyn Fn(Field, &str) -> String,
) -> Result<Exported, ExportError> {
    let fields = reached_by(store.channel_of(campaign)?);
    let names = SALUTATION.iter().chain(fields).map(|field| field.name());
    let columns: Vec<String> = std::iter::once("contact_id")
        .chain(names)
        .chain(["tags", "stands_for"])
        .map(str::to_owned)
        .collect();
    let mut out = TableWriter::create(target, &columns)?;
    let mut exported = Exported::default();
    store.each_member(campaign, |line| {
        if let Some(why) = line.barred {
            *exported.barred.entry(why).or_default() += 1;
            return Ok(());
        }
        exported.rows += 1;
        out.row(cells(line, fields, shown).iter().map(Option::as_deref))
    })?;
    out.finish()?;
    Ok(exported)
}

fn cells(
    line: &MemberLine,
    fields: &[Field],
    shown: &dyn Fn(Field, &str) -> String,
) -> Vec<Option<String>> {
    let golden = |field: Field| line.values.get(field.index())?.as_deref();
    let mut cells = vec![Some(line.contact.to_string())];
    cells.extend(SALUTATION.map(|field| golden(field).map(|value| shown(field, value))));
    for (at, &field) in fields.iter().enumerate() {
        // What belongs to a value is known only as long as the contact still shows the value.
        let value = match at {
            0 => Some(line.value.text.as_str()),
            // The number that is called may be the mobile one, to which no extension belongs.
            _ if field == Field::PhoneExt && golden(fields[0]) != Some(&line.value.text) => None,
            _ if line.is_shown => golden(field),
            _ => None,
        };
        cells.push(value.map(|value| shown(field, value)));
    }
    let others: Vec<String> = line.others.iter().map(ToString::to_string).collect();
    let joined = |parts: &[String]| (!parts.is_empty()).then(|| parts.join(";"));
    cells.push(joined(&line.tags));
    cells.push(joined(&others));
    cells
}
