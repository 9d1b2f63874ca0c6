//! Which value a contact keeps where its records disagree.

use super::{List, Memory};
use crate::model::Field::{self, Company, Mobile, Name};

/// The company that a contact of these records keeps, each of a later year than the one before.
fn company_of(companies: &[&str]) -> String {
    let columns = [Name, Mobile, Company];
    let lists: Vec<List> = (2020..)
        .zip(companies)
        .map(|(year, company)| {
            List::new("shop", &columns, &[&["张小玉", "13912345678", company]]).dated(year)
        })
        .collect();
    let mut memory = Memory::default();
    let resolved = memory.run(&lists);
    assert_eq!(resolved.contacts.len(), 1, "{companies:?}");
    let golden = memory.golden.values().next().expect("one contact");
    let kept = golden.iter().find(|(field, _)| *field == Field::Company);
    kept.map(|(_, value)| value.clone()).unwrap_or_default()
}

#[test]
fn the_newest_company_is_kept_in_the_fullest_form_that_any_record_has() {
    let (full, short) = ("上海海明智业有限公司", "上海海明智业");
    let cases: [(&str, &[&str], &str); 6] = [
        ("the short form is newer", &[full, short], full),
        ("the short form is older", &[short, full], full),
        (
            "between others",
            &["北京晨光科技有限公司", full, short],
            full,
        ),
        (
            "another firm is newer",
            &[full, "北京晨光科技"],
            "北京晨光科技",
        ),
        ("the only form", &[short, short], short),
        (
            "in Latin letters",
            &["Haiming Software Inc.", "Haiming Software"],
            "Haiming Software Inc.",
        ),
    ];
    for (case, companies, kept) in cases {
        assert_eq!(company_of(companies), kept, "{case}");
    }
}
