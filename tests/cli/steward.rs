//! What a data steward does at the command line: rules of their own, lists judged before and while they are imported.

use crate::support::Desk;

const RULES: &str = r#"
[[check]]
code = "ORD901"
when = "amount > 0 AND last_purchase IS NULL"
field = "last_purchase"
proposal = "CAST(registered_on AS VARCHAR)"
action = "ACTION"
en = "bought something, but no date of purchase"
examples = [{ amount = "120", finds = true }, { amount = "0", finds = false }]

[[check]]
code = "SRC902"
when = "推荐码 = 'A7' AND mobile IS NULL"
extras = ["推荐码"]
zh = "被推荐的客户没有手机号"

[[list]]
code = "LST901"
when = "mobile IS NULL"
share = 0.5
action = "stop"
"#;

const LIST: &[&[&str]] = &[
    &["姓名", "手机", "累计消费金额", "注册日期", "地址", "推荐码"],
    &["张伟", "13917120456", "120.50", "2020-05-01", "", ""],
    &["李娜", "13758201934", "0", "2021-06-01", "", "A7"],
    &["王芳", "", "", "2021-06-01", "武汉市洪山区珞喻路3号", "A7"],
];

/// A desk with a list and rules whose own check has this action.
fn with_rules(action: &str) -> Desk {
    let desk = Desk::new();
    desk.list("leads.csv", LIST);
    desk.file("rules/checks.toml", RULES.replace("ACTION", action));
    desk
}

#[test]
fn a_check_of_ones_own_finds_fills_sends_to_review_and_rejects() {
    for (action, created, review, rejected) in [
        ("flag", 3, 0, 0),
        ("fix", 3, 0, 0),
        ("review", 2, 1, 0),
        ("reject", 2, 0, 1),
    ] {
        let desk = with_rules(action);
        let ran = desk.run(["run", "leads.csv", "--rules", "rules", "--format", "json"]);
        let summary = ran.exits(0).json();
        let ledger = &summary["ledger"];
        assert_eq!(ledger["created"], created, "{action}");
        assert_eq!(ledger["review"], review, "{action}");
        assert_eq!(ledger["rejected"], rejected, "{action}");
        let filled = if action == "fix" { "2020-05-01" } else { "" };
        desk.run(["export", "contacts", "-o", "contacts.csv"])
            .exits(0);
        let contacts = desk.table("contacts.csv");
        for row in contacts.iter().filter(|row| row["name"] == "张伟") {
            assert_eq!(row["last_purchase"], filled, "{action}");
        }
        if action == "review" {
            let shown = desk.run(["review", "list", "--rules", "rules"]).exits(0);
            assert!(
                shown.stdout.contains("no date of purchase"),
                "{}",
                shown.stdout
            );
        }
    }
}

#[test]
fn conditions_see_the_columns_that_map_to_no_field() {
    let desk = with_rules("flag");
    desk.run([
        "check",
        "leads.csv",
        "--rules",
        "rules",
        "-o",
        "checked.csv",
    ])
    .exits(0);
    let found: Vec<bool> = desk
        .table("checked.csv")
        .iter()
        .map(|row| row["findings"].contains("SRC902"))
        .collect();
    assert_eq!(found, [false, false, true]);
}

#[test]
fn a_list_that_is_not_as_the_rules_say_stops_the_run_and_nothing_is_written() {
    let desk = with_rules("flag");
    desk.list(
        "bare.csv",
        &[
            &["姓名", "手机"],
            &["张伟", ""],
            &["李娜", ""],
            &["王芳", "13917120456"],
        ],
    );
    for command in [
        &["run", "leads.csv", "bare.csv", "--rules", "rules"][..],
        &["check", "bare.csv", "--rules", "rules", "-o", "out.csv"][..],
        &["dedupe", "bare.csv", "--rules", "rules", "-o", "out.csv"][..],
    ] {
        let ran = desk.run(command).exits(3);
        assert!(ran.stderr.contains("LST901"), "{}", ran.stderr);
        assert!(
            ran.stderr.contains("bare.csv") && ran.stderr.contains("2 of 3"),
            "{}",
            ran.stderr
        );
        assert!(!desk.has("out.csv"));
    }
    desk.run(["run", "leads.csv", "--rules", "rules"]).exits(0);
}

#[test]
fn wrong_rules_are_told_at_once_with_their_lines() {
    let desk = Desk::new();
    let wrong = RULES
        .replace("ACTION", "flag")
        .replace("amount >", "amuont >")
        .replace("0.5", "5");
    desk.file("rules/checks.toml", wrong);
    let ran = desk.run(["rules", "check", "rules"]).exits(2);
    assert!(
        ran.stderr
            .contains("checks.toml:4: there is no column `amuont`"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("checks.toml:20: a share lies"),
        "{}",
        ran.stderr
    );
}

#[test]
fn examples_are_run_and_a_failing_one_is_shown() {
    let desk = with_rules("flag");
    desk.run(["rules", "test", "rules"]).exits(0);
    let wrong = RULES
        .replace("ACTION", "flag")
        .replace("\"120\", finds = true", "\"120\", finds = false");
    desk.file("wrong/checks.toml", wrong);
    let ran = desk.run(["rules", "test", "wrong"]).exits(1);
    assert!(
        ran.stdout.contains("ORD901 finds something"),
        "{}",
        ran.stdout
    );
    let explained = desk
        .run(["rules", "explain", "ord901", "--rules", "rules"])
        .exits(0);
    assert!(
        explained.stdout.contains("last_purchase IS NULL"),
        "{}",
        explained.stdout
    );
}

/// Four people under one number, in two lists.
fn sharing() -> Desk {
    let desk = Desk::new();
    let header: &[&str] = &["姓名", "手机", "地址"];
    desk.list(
        "one.csv",
        &[
            header,
            &["张伟", "13917120456", "北京市海淀区中关村大街1号"],
            &["李娜", "13917120456", "上海市徐汇区虹漕路2号"],
        ],
    );
    desk.list(
        "two.csv",
        &[
            header,
            &["王芳", "13917120456", "武汉市洪山区珞喻路3号"],
            &["刘洋", "13758201934", "成都市武侯区人民南路4号"],
        ],
    );
    desk
}

#[test]
fn a_number_under_many_names_is_told_whatever_the_order_of_the_lists() {
    for runs in [
        &[&["one.csv", "two.csv"][..]][..],
        &[&["one.csv"], &["two.csv"]],
        &[&["two.csv"], &["one.csv"]],
    ] {
        let desk = sharing();
        for files in runs {
            desk.run(["run"].iter().chain(*files)).exits(0);
        }
        desk.run(["export", "findings", "-o", "findings.csv"])
            .exits(0);
        let mut told: Vec<(String, String)> = desk
            .table("findings.csv")
            .into_iter()
            .filter(|row| row["code"] == "PHN150")
            .map(|row| (row["file"].clone(), row["row"].clone()))
            .collect();
        told.sort();
        let place = |file: &str, row: &str| (file.to_owned(), row.to_owned());
        let wanted = [
            place("one.csv", "1"),
            place("one.csv", "2"),
            place("two.csv", "1"),
        ];
        assert_eq!(told, wanted, "{runs:?}");
    }
    let desk = sharing();
    desk.run(["check", "one.csv", "two.csv", "-o", "checked.csv"])
        .exits(0);
    let found = desk.table("checked.csv");
    let shared = found.iter().map(|row| row["findings"].contains("PHN150"));
    assert_eq!(shared.collect::<Vec<_>>(), [true, true, true, false]);
}

#[test]
fn a_profile_says_how_full_and_how_right_a_list_is_and_touches_no_store() {
    let desk = Desk::new();
    desk.list(
        "leads.csv",
        &[
            &["姓名", "手机"],
            &["张伟", "13917120456"],
            &["李娜", "1.38E+10"],
            &["王芳", ""],
            &["刘洋", "无"],
        ],
    );
    let profile = desk
        .run(["profile", "leads.csv", "--format", "json"])
        .exits(0)
        .json();
    let list = &profile["lists"][0];
    assert_eq!(
        (list["file"].as_str(), list["rows"].as_u64()),
        (Some("leads.csv"), Some(4))
    );
    let mobile = list["columns"]
        .as_array()
        .and_then(|columns| columns.iter().find(|column| column["field"] == "mobile"))
        .expect("a column of mobiles");
    assert_eq!(mobile["filled"], 2);
    assert_eq!(mobile["valid"], 1);
    assert_eq!(mobile["completeness"], 0.5);
    assert_eq!(mobile["correctness"], 0.5);
    assert_eq!(list["completeness"], 0.75);
    let found = list["findings"].as_array().expect("findings");
    assert!(
        found
            .iter()
            .any(|found| found["code"] == "PHN001" && found["samples"][0]["row"] == 2)
    );
    desk.run(["profile", "leads.csv", "-o", "leads.html", "--lang", "zh"])
        .exits(0);
    let page = desk.read("leads.html");
    assert!(page.contains("字段完备率") && page.contains("数据正确率") && page.contains("<svg"));
    assert!(!page.contains("http"), "nothing is loaded from elsewhere");
    assert!(!desk.store().exists());
}
