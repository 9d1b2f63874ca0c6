//! Opt-outs at the command line: dirty lists, who says what, what is told of a contact.

use crate::support::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.list(
        "crm.csv",
        &[
            &["客户编号", "姓名", "手机", "电话", "邮箱"],
            &[
                "A1",
                "张伟",
                "13917120456",
                "021-62345678",
                "zw@example.com",
            ],
            &["A2", "李娜", "13758201934", "021-62345678", "LiNa@163.com"],
        ],
    );
    desk.run(["run", "crm.csv"]).exits(0);
    desk
}

/// The channels that are closed to a contact.
fn closed(desk: &Desk, contact: &str) -> Vec<String> {
    let shown = desk
        .run(["contact", "show", contact, "--format", "json"])
        .exits(0)
        .json();
    let closings = shown["closed"].as_array().cloned().unwrap_or_default();
    let channels = closings
        .iter()
        .flat_map(|one| one["channels"].as_array().cloned());
    let names = channels.flatten();
    let mut names: Vec<String> = names
        .map(|name| name.as_str().unwrap_or("").to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

const ALL: [&str; 4] = ["email", "post", "sms", "telephone"];

#[test]
fn a_dirty_list_closes_what_it_names_once_and_tells_what_it_cannot_read() {
    let desk = desk();
    desk.file(
        "退订.csv",
        "短信退订名单,,\n手机号,登记时间,说明\n+86 139-1712-0456,2024/3/1,回TD\n139171,2024/3/1,\n,,\n13917120456，13800138000,2024/3/2,\n无,,\n李娜,,,13758201934\n",
    );
    let import = ["suppress", "import", "退订.csv", "--format", "json"];
    let dry: Vec<&str> = import.into_iter().chain(["--dry-run"]).collect();
    let planned = desk.run(&dry).exits(0).json();
    assert_eq!(closed(&desk, "C1"), [""; 0], "a dry run writes nothing");
    let told = desk.run(import).exits(0).json();
    assert_eq!(planned, told);
    assert_eq!((&told["added"], &told["known"]), (&3.into(), &1.into()));
    let unread = told["unread"].as_array().expect("a list");
    let rows: Vec<_> = unread.iter().map(|row| row["row"].as_i64()).collect();
    assert_eq!(rows, [Some(2), Some(5)], "{unread:?}");
    assert_eq!(closed(&desk, "C1"), ALL);
    assert_eq!(
        closed(&desk, "C2"),
        ALL,
        "the number behind the last header"
    );
    let again = desk.run(import).exits(0).json();
    assert_eq!((&again["added"], &again["known"]), (&0.into(), &4.into()));
    desk.run(["suppress", "import", "退订.csv", "--fail-on", "warning"])
        .exits(1);
    desk.run(["store", "check"]).exits(0);
}

#[test]
fn a_list_without_a_header_is_read_cell_by_cell() {
    let desk = desk();
    desk.file("list.txt", "13917120456\nlina@163.com\n");
    let told = desk
        .run(["suppress", "import", "list.txt", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(told["added"], 2, "{told}");
    assert_eq!(closed(&desk, "C2"), ALL, "in either case");
}

#[test]
fn a_wish_is_typed_in_any_notation_and_told_with_its_contact() {
    let cases: [(&[&str], &str, &[&str]); 5] = [
        (&["（+86）139 1712 0456"], "C1", &ALL),
        (&["zw@EXAMPLE.com", "--channel", "email"], "C1", &["email"]),
        (&["021-6234 5678"], "C2", &["telephone"]),
        (&["C2", "--channel", "post"], "C2", &["post"]),
        (&["c1"], "C1", &ALL),
    ];
    for (arguments, contact, channels) in cases {
        let desk = desk();
        let add: Vec<&str> = ["suppress", "add"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        desk.run(&add).exits(0).says("1 closed");
        assert_eq!(closed(&desk, contact), channels, "{arguments:?}");
        desk.run(&add).exits(0).says("1 known already");
    }
    let desk = desk();
    let nowhere = ["suppress", "add", "13917120456", "--store", "none.db"];
    desk.run(nowhere).exits(3).says("there is no store here");
    assert!(!desk.has("none.db"));
    let refused: [(&[&str], &str); 3] = [
        (&["1391712"], "is no telephone number"),
        (&["C9"], "no contact C9"),
        (&["021-62345678", "--channel", "sms"], "shared by several"),
    ];
    for (arguments, why) in refused {
        let add: Vec<&str> = ["suppress", "add"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        desk.run(&add).exits(2).says(why);
    }
}

#[test]
fn nothing_is_lifted_without_a_name_and_a_reason_and_the_history_keeps_both() {
    let desk = desk();
    desk.run([
        "suppress",
        "add",
        "13917120456",
        "C2",
        "--by",
        "mei",
        "--reason",
        "来电要求",
    ])
    .exits(0);
    let lift = ["suppress", "lift", "13917120456"];
    let with = |more: &[&'static str]| -> Vec<&'static str> {
        lift.into_iter().chain(more.iter().copied()).collect()
    };
    desk.run(with(&["--by", "wang"])).exits(2).says("no reason");
    desk.run(with(&["--by", " ", "--reason", "x"]))
        .exits(2)
        .says("nobody");
    let unknown = [
        "suppress",
        "lift",
        "13800138000",
        "--by",
        "w",
        "--reason",
        "x",
    ];
    desk.run(unknown).exits(2).says("nothing is closed");
    desk.run(with(&["--by", "wang", "--reason", "本人同意"]))
        .exits(0)
        .says("1 lifted");
    assert_eq!(closed(&desk, "C1"), [""; 0]);
    assert_eq!(closed(&desk, "C2"), ALL);
    let standing = desk.run(["suppress", "list"]).exits(0).stdout;
    assert!(!standing.contains("13917120456"), "{standing}");
    desk.run(["suppress", "list", "--lifted"])
        .exits(0)
        .says("wang: 本人同意");
    let hidden = desk.run(["suppress", "list", "--lifted", "--mask", "--lang", "zh"]);
    let hidden = hidden.exits(0).says("139****0456").stdout;
    assert!(!hidden.contains("来电要求"), "{hidden}");
    desk.run(["suppress", "lift", "S2", "--by", "wang", "--reason", "x"])
        .exits(0);
    assert_eq!(closed(&desk, "C2"), [""; 0]);
    let info = desk.run(["store", "info", "--format", "json"]).exits(0);
    assert_eq!(info.json()["suppressions"], 0);
    desk.run(["store", "check"]).exits(0);
}

#[test]
fn an_opt_out_list_may_come_before_all_others() {
    let desk = Desk::new();
    desk.file("optout.csv", "手机\n13917120456\n");
    desk.run(["suppress", "import", "optout.csv"]).exits(0);
    desk.run(["store", "check"]).exits(0);
    desk.list("crm.csv", &[&["姓名", "手机"], &["张伟", "139 1712 0456"]]);
    desk.run(["run", "crm.csv"]).exits(0);
    assert_eq!(closed(&desk, "C1"), ALL);
}
