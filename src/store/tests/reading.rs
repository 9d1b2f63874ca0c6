//! The crosswalk and the other lines that exports are made of.

use super::*;

fn crosswalk(store: &Store) -> Vec<String> {
    let mut lines = Vec::new();
    store
        .each_crosswalk(|line| {
            let place = &line.place;
            let contact = line
                .contact
                .map(|contact| contact.to_string())
                .unwrap_or_default();
            lines.push(format!(
                "{} {} {} {contact}",
                place.file, place.row, line.outcome
            ));
            Ok::<_, StoreError>(())
        })
        .expect("it can be read");
    lines
}

#[test]
fn the_crosswalk_has_every_row_once_with_its_contact_of_today() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let first = [
        "leads.csv 1 created C1",
        "leads.csv 2 rejected ",
        "leads.csv 3 created C2",
        "leads.csv 4 review ",
        "leads.csv 5 unchanged C1",
    ];
    assert_eq!(crosswalk(&store), first);
    // The list comes again, shorter and with its rows moved; a second list brings two contacts together.
    let mut again = Scene::of("leads.csv", "erp");
    again.row(["张伟", "139-12345678"], Fate::Unchanged(RecordId(1)));
    again.row(["李娜", "13800138000"], Fate::Unchanged(RecordId(2)));
    again.list("shop.csv", "shop");
    again.joins(["张伟", "13800138000"], ContactId(1), &[ContactId(2)]);
    again.into(&mut store).expect("a sound run");
    let second = [
        "leads.csv 1 created C1",
        "leads.csv 2 unchanged C1",
        "leads.csv 3 created C1",
        "leads.csv 4 review ",
        "leads.csv 5 unchanged C1",
        "shop.csv 1 merged C1",
    ];
    assert_eq!(crosswalk(&store), second);
}

#[test]
fn a_contact_tells_its_records_and_sources() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let mut more = Scene::of("shop.csv", "shop");
    more.joins(["张伟", "13912345678"], ContactId(1), &[]);
    more.into(&mut store).expect("a sound run");
    let mut lines = Vec::new();
    store
        .each_contact(|line| {
            let name = line.value(Field::Name).unwrap_or_default();
            lines.push(format!(
                "{} {name} {} {:?} {:?}",
                line.contact, line.records, line.sources, line.tags
            ));
            Ok::<_, StoreError>(())
        })
        .expect("it can be read");
    let expected = [
        r#"C1 张伟 2 ["erp", "shop"] ["grown", "regular"]"#,
        r#"C2 李娜 1 ["erp"] ["new"]"#,
    ];
    assert_eq!(lines, expected);
}

#[test]
fn the_store_at_a_glance() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let info = store.info(1).expect("it can be read");
    let counts = [
        info.contacts,
        info.merged_contacts,
        info.records,
        info.waiting,
        info.findings,
        info.review_open,
    ];
    assert_eq!(counts, [2, 0, 3, 1, 2, 2]);
    assert_eq!(
        (
            info.sources[0].source.as_str(),
            info.sources[0].inputs,
            info.sources[0].records
        ),
        ("erp", 1, 3)
    );
    assert_eq!(info.runs[0].files, ["leads.csv"]);
    assert_eq!(info.runs[0].ledger, ledger([2, 0, 1, 1, 1]));
}

#[test]
fn the_views_show_live_contacts_and_every_row() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let mut link = Scene::of("b.csv", "shop");
    link.joins(["张 伟", "13800138000"], ContactId(1), &[ContactId(2)]);
    link.into(&mut store).expect("a sound run");
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = store.conn.prepare(sql).expect("a view");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("texts")
    };
    assert_eq!(texts("SELECT contact_id FROM golden_contacts"), ["C1"]);
    let rows = "SELECT file || ' ' || row || ' ' || outcome || ' ' || coalesce(contact_id, '') FROM crosswalk
                ORDER BY file DESC, row";
    assert_eq!(
        texts(rows),
        [
            "leads.csv 1 created C1",
            "leads.csv 2 rejected ",
            "leads.csv 3 created C1",
            "leads.csv 4 review ",
            "leads.csv 5 unchanged C1",
            "b.csv 1 merged C1",
        ]
    );
}

#[test]
fn a_view_names_the_record_of_every_golden_value_whichever_version_wrote_it() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let mut more = Scene::of("shop.csv", "shop");
    more.joins(["张伟", "13912345678"], ContactId(1), &[]);
    more.into(&mut store).expect("a sound run");
    let line = |of: &str, field: &str, record: &str, because: &str| {
        format!("{of} {field} {record} {because}")
    };
    let expected = [
        line("C1", "mobile", "R4", "newest"),
        line("C1", "name", "R4", "newest"),
        line("C2", "mobile", "R2", "only"),
        line("C2", "name", "R2", "only"),
    ];
    let then =
        r#"UPDATE contacts SET provenance = '[[4,"newest",["name","mobile"]]]' WHERE id = 1"#;
    for as_written in ["SELECT 1", then] {
        store.conn.execute_batch(as_written).expect("SQL");
        let sql = "SELECT contact_id || ' ' || field || ' ' || record_id || ' ' || because FROM provenance ORDER BY 1";
        let mut view = store.conn.prepare(sql).expect("a view");
        let lines = view
            .query_map([], |row| row.get(0))
            .expect("it can be read");
        let lines: Vec<String> = lines.map(|line| line.expect("a line")).collect();
        assert_eq!(lines, expected, "{as_written}");
    }
}
