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
