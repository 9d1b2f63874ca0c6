//! The laws over several runs: the same rows again, in another order, in more runs; undo; the next version of a row.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::{Desk, Row};

const HEADER: &[&str] = &[
    "客户编号",
    "姓名",
    "手机",
    "邮箱",
    "公司",
    "地址",
    "最后购买日期",
];

const ROWS: &[&[&str]] = &[
    &[
        "A1",
        "张伟",
        "13917120456",
        "zhangwei@haiming.cn",
        "上海海明智业有限公司",
        "上海市徐汇区虹漕路461号",
        "2024-03-05",
    ],
    &[
        "A2",
        "张 伟",
        "+86 139-1712-0456",
        "",
        "",
        "上海徐汇虹漕路461号",
        "2024-01-05",
    ],
    &[
        "A3",
        "李娜",
        "13758201934",
        "lina@163.com",
        "杭州西溪茶业有限公司",
        "杭州市西湖区文三路398号",
        "",
    ],
    &["A4", "李娜女士", "137 5820 1934", "", "", "", "2023-05-01"],
    &[
        "A5",
        "王建国",
        "13880982716",
        "",
        "成都锦里食品有限责任公司",
        "",
        "",
    ],
    &[
        "A6",
        "陈静",
        "13971203345",
        "chenjing@optics-wh.com",
        "",
        "",
        "2024-02-01",
    ],
    &[
        "A7",
        "陈静",
        "",
        "ChenJing@optics-wh.com",
        "武汉光谷仪器股份有限公司",
        "",
        "2024-02-09",
    ],
    &[
        "A8",
        "赵敏",
        "13945078812",
        "",
        "",
        "哈尔滨市南岗区学府路52号",
        "",
    ],
];

fn list(rows: &[&[&str]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).expect("written");
    rows.iter()
        .for_each(|row| writer.write_record(*row).expect("written"));
    writer.into_inner().expect("flushed")
}

fn run(desk: &Desk, file: &str) -> serde_json::Value {
    let arguments = [
        "run",
        file,
        "--source",
        "crm",
        "--as-of",
        "2024-04-01",
        "--format",
        "json",
    ];
    desk.run(arguments).exits(0).json()
}

/// The golden values of every contact, column by column.
type Golden = BTreeSet<Vec<(String, String)>>;
/// Which rows are one contact.
type Groups = BTreeSet<BTreeSet<String>>;

/// The golden values of every contact, without ids, and the groups of rows by their customer number.
fn state(desk: &Desk) -> (Golden, Groups) {
    desk.run(["export", "contacts", "-o", "contacts.csv"])
        .exits(0);
    desk.run(["export", "crosswalk", "-o", "crosswalk.csv"])
        .exits(0);
    let golden = desk.table("contacts.csv").into_iter().map(values).collect();
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in desk.table("crosswalk.csv") {
        let record = format!("{}:{}", row["file"], row["row"]);
        groups
            .entry(row["contact_id"].clone())
            .or_default()
            .insert(record);
    }
    (golden, groups.into_values().collect())
}

/// A contact's values without what names a run or an id.
fn values(row: Row) -> Vec<(String, String)> {
    let unstable = ["contact_id", "updated_run", "source_key"];
    row.into_iter()
        .filter(|(column, _)| !unstable.contains(&column.as_str()))
        .collect()
}

#[test]
fn the_same_file_twice_leaves_every_row_unchanged() {
    let desk = Desk::new();
    desk.file("crm.csv", list(ROWS));
    let first = run(&desk, "crm.csv");
    let before = state(&desk);
    let second = run(&desk, "crm.csv");
    assert_eq!(first["ledger"]["rows_in"], 8);
    assert_eq!(second["ledger"]["unchanged"], 8, "{second}");
    assert_eq!(second["contacts"], first["contacts"]);
    assert_eq!(state(&desk), before);
    desk.run(["store", "check"]).exits(0);
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    let whole = Desk::new();
    whole.file("crm.csv", list(ROWS));
    run(&whole, "crm.csv");
    let (golden, _) = state(&whole);

    let mut backwards: Vec<&[&str]> = ROWS.to_vec();
    backwards.reverse();
    let reversed = Desk::new();
    reversed.file("crm.csv", list(&backwards));
    run(&reversed, "crm.csv");
    assert_eq!(state(&reversed).0, golden, "in one run, backwards");

    let piecemeal = Desk::new();
    for (number, row) in backwards.iter().enumerate() {
        let name = format!("part{number}.csv");
        piecemeal.file(&name, list(&[row]));
        run(&piecemeal, &name);
    }
    assert_eq!(state(&piecemeal).0, golden, "a run a row, backwards");
    piecemeal.run(["store", "check"]).exits(0);
}

#[test]
fn a_run_that_is_undone_leaves_no_trace_but_its_number() {
    let desk = Desk::new();
    desk.file("crm.csv", list(&ROWS[..4]));
    desk.file("more.csv", list(&ROWS[4..]));
    run(&desk, "crm.csv");
    let before = state(&desk);
    let second = run(&desk, "more.csv");
    assert_ne!(state(&desk), before);
    let number = second["run_id"].to_string();
    desk.run(["undo", &number]).exits(0);
    assert_eq!(state(&desk), before);
    desk.run(["store", "check"]).exits(0);
    let third = run(&desk, "more.csv");
    assert_eq!(third["ledger"], second["ledger"], "the rows can come again");
}

#[test]
fn a_row_with_a_known_key_is_the_next_version_of_its_record() {
    let desk = Desk::new();
    desk.file("crm.csv", list(&ROWS[..1]));
    run(&desk, "crm.csv");
    let mut moved = ROWS[0].to_vec();
    moved[2] = "13800571234";
    moved[6] = "2024-03-20";
    desk.file("crm.csv", list(&[&moved]));
    let second = run(&desk, "crm.csv");
    assert_eq!(second["ledger"]["merged"], 1, "{second}");
    assert_eq!(second["contacts"], 1);
    desk.run(["export", "contacts", "-o", "contacts.csv"])
        .exits(0);
    assert_eq!(desk.table("contacts.csv")[0]["mobile"], "13800571234");
}

#[test]
fn a_dry_run_tells_the_same_and_writes_nothing() {
    let desk = Desk::new();
    desk.file("crm.csv", list(ROWS));
    let arguments = ["run", "crm.csv", "--source", "crm", "--as-of", "2024-04-01"];
    let mut dry: Vec<&str> = arguments.to_vec();
    dry.extend(["--dry-run", "--format", "json"]);
    let would = desk.run(&dry).exits(0).json();
    assert!(!desk.store().exists(), "no store was made");
    let did = run(&desk, "crm.csv");
    assert_eq!(would["ledger"], did["ledger"]);
    assert_eq!(would["run_id"], serde_json::Value::Null);

    let before = std::fs::read(desk.store()).expect("the store");
    desk.run(&dry).exits(0);
    assert_eq!(
        std::fs::read(desk.store()).expect("the store"),
        before,
        "not a byte changed"
    );
}

#[test]
fn a_contact_that_new_rows_split_needs_no_row_that_founds_its_other_half() {
    let desk = Desk::new();
    desk.list(
        "calls.csv",
        &[
            &["姓名", "手机", "公司", "客户等级"],
            &["李志远", "18697480660", "", "银卡"],
            &["李经理", "186 9748 0660", "杭州南山软件", "金卡"],
        ],
    );
    desk.list(
        "fair.csv",
        &[
            &["姓名", "手机", "公司"],
            &["李涛", "18697480660", "杭州南山软件"],
        ],
    );
    let ledger = |told: serde_json::Value| told["ledger"]["rows_in"].as_u64();
    assert_eq!(ledger(run(&desk, "calls.csv")), Some(2));
    assert_eq!(ledger(run(&desk, "fair.csv")), Some(1));
    desk.run(["store", "check"]).exits(0);
    let in_turn = state(&desk).0;
    let whole = Desk::new();
    whole
        .file("calls.csv", desk.read("calls.csv"))
        .file("fair.csv", desk.read("fair.csv"));
    let files = [
        "run",
        "calls.csv",
        "fair.csv",
        "--source",
        "crm",
        "--as-of",
        "2024-04-01",
    ];
    whole.run(files).exits(0);
    assert_eq!(in_turn, state(&whole).0);
}
