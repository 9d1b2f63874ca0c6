//! The stages as filters: no store, one row a record, tables in and out.

use crate::support::{Desk, parse};

const LIST: &[&[&str]] = &[
    &["姓名", "手机", "门店"],
    &["张 伟", "+86 139-1712-0456", "徐汇"],
    &["李娜", "1.38E+10", ""],
    &["张伟", "13917120456", ""],
];

fn with_list() -> Desk {
    let desk = Desk::new();
    desk.list("leads.csv", LIST);
    desk
}

#[test]
fn each_filter_writes_place_fields_extras_and_its_own_columns() {
    let desk = with_list();
    let cases = [
        ("import", &["门店"][..]),
        ("standardize", &["门店"]),
        ("check", &["门店", "findings"]),
        (
            "dedupe",
            &["门店", "findings", "cluster_id", "link_weight", "review"],
        ),
        ("tag", &["门店", "findings", "cluster_id", "tags"]),
    ];
    for (verb, tail) in cases {
        let text = desk.run([verb, "leads.csv", "-o", "-"]).exits(0).stdout;
        let header: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
        assert_eq!(
            &header[..4],
            ["file", "sheet", "row", "source_key"],
            "{verb}"
        );
        assert_eq!(&header[header.len() - tail.len()..], tail, "{verb}");
        assert_eq!(parse(&text).len(), 3, "{verb}: one row a record");
        assert!(!desk.store().exists(), "{verb} has no store");
    }
}

#[test]
fn standardize_rewrites_and_dedupe_groups() {
    let desk = with_list();
    desk.run(["standardize", "leads.csv", "-o", "out.csv"])
        .exits(0);
    let rows = desk.table("out.csv");
    assert_eq!(
        (rows[0]["name"].as_str(), rows[0]["mobile"].as_str()),
        ("张伟", "13917120456")
    );
    assert_eq!(
        rows[1]["mobile"], "",
        "digits that Excel has lost are not made up"
    );
    assert_eq!(
        (rows[0]["file"].as_str(), rows[0]["row"].as_str()),
        ("leads.csv", "1")
    );
    desk.run(["dedupe", "leads.csv", "-o", "clusters.csv"])
        .exits(0);
    let rows = desk.table("clusters.csv");
    assert_eq!(rows[0]["cluster_id"], rows[2]["cluster_id"]);
    assert_ne!(rows[0]["cluster_id"], rows[1]["cluster_id"]);
}

#[test]
fn a_filter_reads_a_pipe_and_what_another_filter_wrote() {
    let desk = with_list();
    let bytes = std::fs::read(desk.path().join("leads.csv")).expect("written");
    let piped = desk
        .run_with(["standardize", "-", "-o", "-"], &bytes)
        .exits(0)
        .stdout;
    assert_eq!(parse(&piped)[0]["mobile"], "13917120456");
    for ending in ["csv", "xlsx", "parquet"] {
        let file = format!("standard.{ending}");
        desk.run(["standardize", "leads.csv", "-o", &file]).exits(0);
        let again = desk.run(["standardize", &file, "-o", "-"]).exits(0).stdout;
        let rows = parse(&again);
        assert_eq!(rows.len(), 3, "{ending}");
        assert_eq!(rows[0]["mobile"], "13917120456", "{ending}");
        assert_eq!(rows[0]["name"], "张伟", "{ending}");
    }
}

#[test]
fn dedupe_tells_what_ties_a_row_and_what_is_in_doubt() {
    let desk = Desk::new();
    let columns: &[&str] = &["姓名", "手机"];
    let ming: &[&str] = &["王小明", "13917120456"];
    let hong: &[&str] = &["王小红", "13917120456"];
    let chen: &[&str] = &["陈静", "13758201934"];
    desk.list("shop.csv", &[columns, ming, ming, hong, chen]);
    desk.list("fair.csv", &[columns, chen]);
    let rows = |arguments: &[&str]| {
        desk.run(["dedupe"].iter().chain(arguments)).exits(0);
        let rows = desk.table("out.csv");
        let cells = ["cluster_id", "review"].map(|column| {
            let cells = rows.iter().map(|row| row[column].clone());
            cells.collect::<Vec<_>>().join(" ")
        });
        let tied: Vec<bool> = rows
            .iter()
            .map(|row| !row["link_weight"].is_empty())
            .collect();
        (cells, tied)
    };
    let (cells, tied) = rows(&["shop.csv", "fair.csv", "-o", "out.csv"]);
    // Of a cluster in doubt the row is named whose pair is.
    assert_eq!(cells, ["1 1 2 3 3", " 2 1  "]);
    assert_eq!(tied, [true, true, false, true, true]);
    let (cells, tied) = rows(&["shop.csv", "fair.csv", "--link", "-o", "out.csv"]);
    assert_eq!(cells, ["1 2 3 4 4", "    "]);
    assert_eq!(tied, [false, false, false, true, true]);
}
