//! A contact with everything behind it: where its values come from, its records, what is still asked about it.

use crate::model::{ContactId, EditId, Field, RecordId, ReviewId, RunId};
use crate::store::{
    Chosen, Closing, Membership, Purchases, Status, Store, StoreError, StoredRecord, Tied,
};

use super::Summary;

/// Lines of orders that a portrait shows: what a caller asks about is among the last few.
const LATEST: usize = 5;

/// A contact with everything behind it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Portrait {
    /// The contact, as it is called today.
    pub contact_id: ContactId,
    /// The contact that was asked for, where that has become part of it.
    pub asked_for: Option<ContactId>,
    /// Whether it lies in the recycle bin.
    pub status: Status,
    /// The run that founded it.
    pub founded_run: RunId,
    /// The run that changed it last.
    pub updated_run: RunId,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// Its golden values, and fields that a person emptied, in canonical order.
    pub values: Vec<Shown>,
    /// What it has bought; none where no order is its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purchases: Option<Purchases>,
    /// What closes channels to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Closing>,
    /// The campaigns in which it was addressed, the newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub campaigns: Vec<Membership>,
    /// Its records, by id.
    pub records: Vec<Summary>,
    /// What ties its records together; nothing where an earlier program merged them.
    pub links: Vec<Tied>,
    /// Open questions about its records.
    pub review: Vec<ReviewId>,
}

/// A golden value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Shown {
    /// The field.
    pub field: Field,
    /// Its value; none where a person emptied it.
    pub value: Option<String>,
    /// The edit that says so.
    pub edit: Option<EditId>,
    /// The records that have this very value.
    pub records: Vec<RecordId>,
    /// What made it the golden one, where there is more than one record.
    pub chosen: Option<Chosen>,
}

/// The portrait of a contact, or of the one it has become part of.
///
/// # Errors
/// When there never was such a contact, or the store cannot be read.
pub fn portrait(store: &Store, asked: ContactId) -> Result<Portrait, StoreError> {
    let contact_id = store.resolve(asked)?;
    let person = store.person(contact_id)?;
    let ids = store.records_of(contact_id)?;
    let records = ids
        .iter()
        .map(|&record| store.record(record))
        .collect::<Result<Vec<_>, _>>()?;
    let edited = store.edited_fields(contact_id)?;
    let provenance = store.provenance(contact_id)?;
    let shown = |field: Field| {
        let value = person.value(field).map(str::to_owned);
        let edit = edited
            .iter()
            .find(|(of, _)| *of == field)
            .map(|(_, id)| *id);
        (value.is_some() || edit.is_some()).then(|| Shown {
            field,
            records: bearers(&records, field, value.as_deref()),
            chosen: provenance
                .iter()
                .find(|(of, _)| *of == field)
                .map(|(_, chosen)| chosen.clone()),
            value,
            edit,
        })
    };
    Ok(Portrait {
        contact_id,
        asked_for: (asked != contact_id).then_some(asked),
        status: person.status,
        founded_run: person.founded_run,
        updated_run: person.updated_run,
        values: Field::ALL.into_iter().filter_map(shown).collect(),
        tags: person.tags,
        review: store.open_about(&ids)?,
        purchases: store.purchases(contact_id, LATEST)?,
        closed: store.closings(contact_id)?,
        campaigns: store.memberships(contact_id)?,
        records: records.into_iter().map(Summary::from).collect(),
        links: store.links(contact_id)?,
    })
}

/// The records that have `value` in `field`.
fn bearers(records: &[StoredRecord], field: Field, value: Option<&str>) -> Vec<RecordId> {
    let has = |record: &&StoredRecord| {
        let own = record.fields.iter().find(|(of, _)| *of == field);
        own.is_some_and(|(_, own)| Some(own.as_str()) == value)
    };
    records
        .iter()
        .filter(has)
        .map(|record| record.record)
        .collect()
}
