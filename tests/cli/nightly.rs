//! The nightly run: new files once, today's rules, figures and calls for help, and nothing written where nothing is new.

use crate::support::{Desk, Ran};

const SOURCES: &str =
    "[source.erp]\nfiles = [\"lists/erp*.csv\"]\n[source.web]\nfiles = [\"lists/web*.csv\"]\n";

const ERP: &[&[&str]] = &[
    &["客户编号", "姓名", "手机"],
    &["K1", "王小明", "13917120456"],
    &["K2", "李娜", "13758201934"],
];

const WEB: &[&[&str]] = &[
    &["姓名", "手机", "邮箱"],
    &["王 小明", "+86 139-1712-0456", "wxm@qq.com"],
    &["陈静", "", ""],
];

/// Under these rules a row without a channel is no record.
const STRICT: &str = "[[check]]\ncode = \"CON101\"\naction = \"reject\"\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("iclear.toml", SOURCES)
        .list("lists/erp1.csv", ERP)
        .list("lists/web1.csv", WEB)
        .file("strict/checks.toml", STRICT);
    desk
}

fn night(desk: &Desk, arguments: &[&str]) -> serde_json::Value {
    let ran: Ran = desk.run(["cleanse", "--format", "json"].iter().chain(arguments));
    ran.exits(0).json()
}

#[test]
fn a_file_is_taken_once_under_whatever_name_it_comes() {
    let desk = desk();
    let first = night(&desk, &[]);
    assert_eq!(
        (&first["new_files"], &first["contacts"]),
        (&2.into(), &2.into())
    );
    assert_eq!(first["import"]["ledger"]["merged"], 1);
    let store = std::fs::read(desk.path().join("iclear.db")).expect("the store");
    desk.list("lists/web2.csv", WEB);
    let second = night(&desk, &[]);
    assert_eq!(second["new_files"], 0);
    assert!(second["import"].is_null() && second["rework"].is_null());
    let after = std::fs::read(desk.path().join("iclear.db")).expect("the store");
    assert!(store == after, "nothing is written where nothing is new");
    desk.list("lists/erp2.csv", &[ERP[0], &["K3", "赵六", "13880982716"]]);
    assert_eq!(night(&desk, &[])["import"]["ledger"]["created"], 1);
}

#[test]
fn other_rules_bring_the_store_to_what_a_fresh_import_by_them_gives() {
    let desk = desk();
    night(&desk, &[]);
    let strict = night(&desk, &["--rules", "strict"]);
    assert_eq!(strict["rework"]["rows_changed"], 1);
    assert_eq!(strict["review_open"], 0);
    desk.run(["store", "check"]).exits(0);
    let fresh = ["--rules", "strict", "--store", "fresh.db"];
    night(&desk, &fresh);
    for table in ["contacts", "crosswalk", "rejects"] {
        let [reworked, read] = ["iclear.db", "fresh.db"].map(|store| {
            let ran = desk.run(["export", table, "--store", store]);
            ran.exits(0).stdout
        });
        assert_eq!(without_ids(&reworked), without_ids(&read), "{table}");
    }
    assert!(night(&desk, &["--rules", "strict"])["rework"].is_null());
}

/// Lines without what differs between two stores that hold the same: numbers of runs and of records.
fn without_ids(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let is_id = |header: &str| ["run", "run_id", "record_id", "updated_run"].contains(&header);
    let mut lines: Vec<Vec<String>> = reader
        .records()
        .map(|line| {
            let line = line.expect("a line");
            let cells = headers.iter().zip(line.iter());
            let kept = cells.filter(|(header, _)| !is_id(header));
            kept.map(|(_, cell)| cell.to_owned()).collect()
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn a_night_that_fails_says_so_to_people_to_prometheus_and_to_whom_it_may_concern() {
    let desk = desk();
    desk.file("lists/web9.csv", "x");
    let call = "echo \"$ICLEAR_EXIT_CODE $ICLEAR_ERROR\" > called.txt";
    let arguments = ["cleanse", "--metrics", "night.prom", "--on-failure", call];
    desk.run(arguments).exits(3);
    assert!(
        desk.read("called.txt").starts_with("3 lists/web9.csv"),
        "{}",
        desk.read("called.txt")
    );
    assert!(
        desk.read("night.prom")
            .contains("iclear_cleanse_success 0\n")
    );
    assert!(
        !desk.path().join("iclear.db").exists(),
        "nothing was changed"
    );
    desk.run(arguments.iter().chain(&["--skip-broken"]))
        .exits(0);
    let figures = desk.read("night.prom");
    for line in [
        "iclear_cleanse_success 1\n",
        "iclear_contacts 2\n",
        "iclear_cleanse_rows{outcome=\"merged\"} 1\n",
    ] {
        assert!(figures.contains(line), "{line} in {figures}");
    }
}

#[test]
fn messages_come_as_one_json_object_a_line_where_asked() {
    let desk = desk();
    let ran = desk.run(["run", "none.csv", "--log-format", "json"]);
    let ran = ran.exits(3);
    for line in ran.stderr.lines() {
        let entry: serde_json::Value = serde_json::from_str(line).expect("an object");
        assert!(
            entry["at"].is_string() && entry["level"].is_string(),
            "{line}"
        );
    }
    assert!(ran.stderr.contains("none.csv"), "{}", ran.stderr);
}
