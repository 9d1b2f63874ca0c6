//! What a data steward does to contacts at the command line: edits, the recycle bin.

use crate::support::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.list(
        "crm.csv",
        &[
            &["客户编号", "姓名", "手机", "公司"],
            &["A1", "张伟", "13917120456", "武汉晨光贸易有限公司"],
            &["A2", "李娜", "13758201934", "上海远景文化传播有限公司"],
        ],
    );
    desk.run(["run", "crm.csv"]).exits(0);
    desk
}

fn column(desk: &Desk, name: &str) -> Vec<String> {
    desk.run(["export", "contacts", "-o", "contacts.csv"])
        .exits(0);
    let table = desk.table("contacts.csv");
    table.into_iter().map(|row| row[name].clone()).collect()
}

#[test]
fn an_edit_is_standardized_applied_at_once_and_kept_to() {
    let desk = desk();
    let told = desk
        .run([
            "contact",
            "edit",
            "C1",
            "--set",
            "mobile=+86 138-0013-8000",
            "--set",
            "公司=",
            "--format",
            "json",
        ])
        .exits(0)
        .json();
    assert_eq!(told["contact_id"], 1);
    let changed = told["changes"].as_array().expect("changes");
    assert_eq!(changed.len(), 2);
    assert_eq!(changed[0]["after"], "13800138000");
    assert_eq!(changed[1]["before"], "武汉晨光贸易有限公司");
    desk.run(["run", "crm.csv"]).exits(0);
    assert_eq!(column(&desk, "mobile"), ["13800138000", "13758201934"]);
    assert_eq!(column(&desk, "company"), ["", "上海远景文化传播有限公司"]);
    desk.run(["contact", "edit", "C1", "--revert", "mobile"])
        .exits(0);
    assert_eq!(column(&desk, "mobile"), ["13917120456", "13758201934"]);
    desk.run(["store", "check"]).exits(0);
}

#[test]
fn a_value_that_is_wrong_is_refused_unless_it_is_insisted_on() {
    let desk = desk();
    let edit = ["contact", "edit", "C1", "--set", "mobile=1391712"];
    desk.run(edit).exits(2).says("--as-is");
    assert_eq!(column(&desk, "mobile")[0], "13917120456");
    desk.run(edit.iter().chain(&["--as-is"])).exits(0);
    assert_eq!(column(&desk, "mobile")[0], "1391712");
    desk.run(["contact", "edit", "C9", "--set", "title=经理"])
        .exits(2)
        .says("there is no contact C9");
    desk.run(["contact", "edit", "C1"]).exits(2);
    desk.run([
        "contact",
        "edit",
        "C1",
        "--set",
        "title=经理",
        "--revert",
        "title",
    ])
    .exits(2);
    desk.run([
        "--store",
        "no.db",
        "contact",
        "edit",
        "C1",
        "--set",
        "title=经理",
    ])
    .exits(3);
    assert!(!desk.has("no.db"));
}

#[test]
fn a_deleted_contact_is_not_exported_until_it_is_restored() {
    let desk = desk();
    desk.run(["contact", "delete", "C1", "--reason", "left"])
        .exits(0)
        .says("restore C1");
    assert_eq!(column(&desk, "name"), ["李娜"]);
    desk.run(["run", "crm.csv"]).exits(0);
    assert_eq!(column(&desk, "name"), ["李娜"]);
    desk.run(["contact", "delete", "C1"])
        .exits(2)
        .says("already");
    desk.run(["contact", "restore", "C1"]).exits(0);
    assert_eq!(column(&desk, "name"), ["张伟", "李娜"]);
    desk.run(["contact", "restore", "C1"]).exits(2);
    desk.run(["store", "info", "--lang", "zh"])
        .exits(0)
        .says("（删除）");
    desk.run(["store", "check"]).exits(0);
}

/// The contacts that a search finds.
fn found(desk: &Desk, words: &[&str]) -> Vec<i64> {
    let search = ["contact", "search", "--format", "json"]
        .iter()
        .chain(words);
    let told = desk.run(search).exits(0).json();
    let contacts = told["contacts"].as_array().expect("a list").iter();
    contacts
        .map(|hit| hit["contact_id"].as_i64().expect("a number"))
        .collect()
}

#[test]
fn a_contact_is_found_by_what_one_has_of_it() {
    let desk = desk();
    let cases: [(&[&str], &[i64]); 12] = [
        (&["张伟"], &[1]),
        (&["張 偉"], &[1]),
        (&["zhangwei"], &[1]),
        (&["娜"], &[2]),
        (&["+86 139-1712-0456"], &[1]),
        (&["8201"], &[2]),
        (&["晨光"], &[1]),
        (&["有限公司"], &[1, 2]),
        (&["有限公司", "李"], &[2]),
        (&["有限公司", "--limit", "1"], &[1]),
        (&["A2"], &[2]),
        (&["王芳"], &[]),
    ];
    for (words, expected) in cases {
        assert_eq!(found(&desk, words), expected, "{words:?}");
    }
    desk.run(["contact", "delete", "C1"]).exits(0);
    assert!(found(&desk, &["张伟"]).is_empty());
    assert_eq!(found(&desk, &["张伟", "--deleted"]), [1]);
    desk.run(["contact", "search", " "]).exits(2);
}

#[test]
fn show_and_history_tell_a_contact_to_people_and_programs() {
    let desk = desk();
    desk.run([
        "contact",
        "edit",
        "C1",
        "--set",
        "title=经理",
        "--reason",
        "a call",
    ])
    .exits(0);
    desk.run(["contact", "show", "C1"])
        .exits(0)
        .says("E1, edited")
        .says("crm.csv:1");
    let shown = desk
        .run(["contact", "show", "C1", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(shown["records"][0]["record"], 1);
    desk.run(["contact", "history", "C1", "--lang", "zh"])
        .exits(0)
        .says("修改")
        .says("a call");
    let told = desk
        .run(["contact", "history", "C1", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(told[1]["events"][0]["after"], "经理");
    desk.run(["contact", "show", "C9"])
        .exits(2)
        .says("there is no contact C9");
}

#[test]
fn masked_screens_and_exports_show_no_person() {
    let desk = Desk::new();
    desk.list(
        "crm.csv",
        &[
            &["姓名", "手机", "邮箱", "地址"],
            &[
                "张伟",
                "13917120456",
                "zhangwei@example.com",
                "武汉市洪山区珞喻路37号",
            ],
            &["张伟", "13917120457", "", "武汉市洪山区珞喻路37号"],
            &["李娜", "1391712", "", ""],
        ],
    );
    desk.run(["run", "crm.csv", "--mask"]).exits(0);
    let screens: [&[&str]; 8] = [
        &["contact", "search", "张伟"],
        &["contact", "show", "C1"],
        &["contact", "history", "C1"],
        &["contact", "explain", "crm.csv", "1", "2"],
        &["review", "list"],
        &["review", "show", "1"],
        &["profile", "crm.csv"],
        &["export", "contacts"],
    ];
    for screen in screens {
        for format in ["human", "json"] {
            let options = ["--mask", "--format", format];
            let ran = desk.run(screen.iter().chain(&options)).exits(0);
            assert!(!ran.stdout.is_empty(), "{screen:?}");
            for secret in ["张伟", "1712", "zhangwei", "珞喻路37", "李娜"] {
                assert!(
                    !ran.stdout.contains(secret),
                    "{screen:?} {format}: {}",
                    ran.stdout
                );
            }
        }
    }
    desk.run(["export", "rejects", "--mask"]).exits(2);
}

#[test]
fn a_person_is_erased_only_when_it_is_meant() {
    let desk = desk();
    desk.run(["contact", "erase", "C1"]).exits(2).says("--yes");
    assert_eq!(column(&desk, "name"), ["张伟", "李娜"]);
    let told = desk
        .run([
            "contact",
            "erase",
            "C1",
            "--yes",
            "--reason",
            "asked for",
            "--format",
            "json",
        ])
        .exits(0)
        .json();
    assert_eq!(
        (told["contact_id"].as_i64(), told["rows"].as_i64()),
        (Some(1), Some(1))
    );
    let again = desk
        .run(["run", "crm.csv", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(again["ledger"]["rejected"], 1);
    assert_eq!(column(&desk, "name"), ["李娜"]);
    desk.run(["contact", "show", "C1"]).exits(2);
    desk.run(["export", "rejects", "-o", "rejects.csv", "--lang", "zh"])
        .exits(0);
    assert!(
        desk.table("rejects.csv")
            .iter()
            .all(|row| row["cells"] == "[]")
    );
    desk.run(["store", "check"]).exits(0);
}
