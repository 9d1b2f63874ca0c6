//! The catalogue of dirt: one named case or one stated exception for every kind that concerns this stage.

use std::collections::{BTreeMap, BTreeSet};

use super::{RULES, standardize};
use crate::model::{Field, FrameBuilder, RowDraft, RowIx};
use crate::rules::StandardizeRules;

/// The kinds, one file a field or family of fields.
const FILES: [(&str, &str); 8] = [
    ("mobile", include_str!("catalogue/mobile.toml")),
    ("phone", include_str!("catalogue/phone.toml")),
    ("email", include_str!("catalogue/email.toml")),
    ("place", include_str!("catalogue/place.toml")),
    ("person", include_str!("catalogue/person.toml")),
    ("firm", include_str!("catalogue/firm.toml")),
    ("fact", include_str!("catalogue/fact.toml")),
    ("text", include_str!("catalogue/text.toml")),
];

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
    #[serde(default)]
    exception: Vec<Exception>,
}

/// The cells of a row.
pub(super) type Cells = BTreeMap<Field, String>;

/// A row, all that it becomes, and all that is found in it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    row: Cells,
    gives: Cells,
    #[serde(default)]
    finds: Vec<String>,
}

/// Kinds that this stage leaves alone.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    ids: Vec<String>,
    reason: String,
}

fn files() -> impl Iterator<Item = (&'static str, File)> {
    FILES
        .into_iter()
        .map(|(name, text)| (name, toml::from_str(text).expect(name)))
}

/// Every row of the catalogue.
pub(super) fn rows() -> impl Iterator<Item = Cells> {
    files().flat_map(|(_, file)| file.case).map(|case| case.row)
}

/// What a row becomes, and the codes of what is found in it.
pub(super) fn outcome(row: &Cells, rules: &StandardizeRules) -> (Cells, Vec<String>) {
    let mut draft = RowDraft::default();
    for (&field, text) in row {
        draft.set(field, text.as_str());
    }
    let mut builder = FrameBuilder::with_capacity(1);
    builder.push(&draft);
    let (after, findings) = standardize(&builder.finish(), rules);
    let cells = Field::ALL.into_iter();
    let cells = cells.filter_map(|field| Some((field, after.row(RowIx(0)).get(field)?.to_owned())));
    (
        cells.collect(),
        findings
            .iter()
            .map(|finding| finding.code.to_string())
            .collect(),
    )
}

#[test]
fn every_kind_of_dirt_becomes_what_the_catalogue_says() {
    let mut wrong = Vec::new();
    for (name, file) in files() {
        for case in file.case {
            let (gives, finds) = outcome(&case.row, &RULES);
            if gives != case.gives || finds != case.finds {
                wrong.push(format!(
                    "{name} {}: gives = {gives:?}, finds = {finds:?}",
                    case.id
                ));
            }
            if outcome(&gives, &RULES).0 != gives {
                wrong.push(format!(
                    "{name} {}: again {:?}",
                    case.id,
                    outcome(&gives, &RULES).0
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_kind_of_dirt_is_forgotten() {
    let mut named = BTreeSet::new();
    for (_, file) in files() {
        named.extend(file.case.into_iter().map(|case| case.id));
        for exception in file.exception {
            assert!(exception.reason.len() > 20, "{:?}", exception.ids);
            named.extend(exception.ids);
        }
    }
    let kinds = (1..=215)
        .chain(250..=257)
        .map(|number| format!("D{number:03}"));
    let forgotten: Vec<String> = kinds.filter(|kind| !named.contains(kind)).collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
}
