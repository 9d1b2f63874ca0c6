//! Campaigns at the command line: who is drawn, what is written, what comes back.

use crate::support::{Desk, Row};

pub(crate) fn desk() -> Desk {
    let desk = Desk::new();
    desk.list(
        "crm.csv",
        &[
            &[
                "客户编号",
                "姓名",
                "手机",
                "电话",
                "邮箱",
                "地址",
                "客户等级",
                "消费金额",
            ],
            &[
                "A1",
                "张伟",
                "13917120456",
                "",
                "zw@example.com",
                "上海市徐汇区虹漕路2号",
                "VIP",
                "25000",
            ],
            &[
                "A2",
                "李娜",
                "13758201934",
                "",
                "",
                "上海市徐汇区虹漕路2号",
                "普通",
                "800",
            ],
            &[
                "A3",
                "王芳",
                "",
                "021-62345678",
                "wf@example.com",
                "江苏省南京市",
                "VIP",
                "90000",
            ],
            &[
                "A4",
                "陈静",
                "186****1849",
                "",
                "cj@example.com",
                "",
                "VIP",
                "1200",
            ],
            &["A5", "刘洋", "13880982716", "", "", "", "VIP", "3000"],
        ],
    );
    desk.run(["run", "crm.csv"]).exits(0);
    desk
}

/// The members of a campaign, as it is exported.
pub(crate) fn members(desk: &Desk, name: &str) -> Vec<Row> {
    desk.run(["campaign", "export", name, "-o", "members.csv"])
        .exits(0);
    desk.table("members.csv")
}

pub(crate) fn column(rows: &[Row], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].clone()).collect()
}

/// A channel, how members are chosen, who they are, and who was left out.
type Draw = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static str,
);

const DRAWS: [Draw; 6] = [
    (
        "sms",
        &[],
        &["C1", "C2", "C5"],
        r#"{"no_value":1,"unusable":1}"#,
    ),
    (
        "sms",
        &["--tag", "vip"],
        &["C1", "C5"],
        r#"{"no_value":1,"unusable":1}"#,
    ),
    (
        "sms",
        &["--where", "amount > 1000 AND name <> '刘洋'"],
        &["C1"],
        r#"{"no_value":1,"unusable":1}"#,
    ),
    ("email", &[], &["C1", "C3", "C4"], r#"{"no_value":2}"#),
    ("post", &[], &["C1", "C2"], r#"{"no_value":3}"#),
    (
        "telephone",
        &["--where", "province = '江苏省'"],
        &["C3"],
        "{}",
    ),
];

#[test]
fn members_are_drawn_by_tags_and_conditions_and_those_left_out_are_counted() {
    for (channel, selection, expected, left_out) in DRAWS {
        let desk = desk();
        let arguments = [
            "campaign",
            "create",
            "spring",
            "--channel",
            channel,
            "--format",
            "json",
        ];
        let create: Vec<&str> = arguments.iter().chain(selection).copied().collect();
        let dry: Vec<&str> = create.iter().copied().chain(["--dry-run"]).collect();
        let planned = desk.run(&dry).exits(0).json();
        let told = desk.run(&create).exits(0).json();
        assert_eq!(planned, told, "{channel} {selection:?}");
        assert_eq!(
            told["left_out"].to_string(),
            left_out,
            "{channel} {selection:?}"
        );
        let rows = members(&desk, "spring");
        assert_eq!(
            column(&rows, "contact_id"),
            expected,
            "{channel} {selection:?}"
        );
        desk.run(&create)
            .exits(2)
            .says("there is a campaign `spring` already");
        desk.run(["store", "check"]).exits(0);
    }
    let desk = desk();
    let wrong = [
        "campaign",
        "create",
        "x",
        "--channel",
        "sms",
        "--where",
        "provinz = 'x'",
    ];
    desk.run(wrong).exits(2).says("no column `provinz`");
    let unknown = [
        "campaign",
        "create",
        "x",
        "--channel",
        "sms",
        "--tag",
        "vpi",
    ];
    desk.run(unknown)
        .exits(2)
        .says("no rule gives the tag `vpi`");
    desk.run(["campaign", "export", "none"])
        .exits(2)
        .says("no campaign `none`");
}

#[test]
fn what_is_exported_stays_the_same_but_for_those_who_may_not_be_addressed_any_more() {
    let desk = desk();
    desk.run(["campaign", "create", "spring", "--channel", "sms"])
        .exits(0);
    let first = members(&desk, "spring");
    assert_eq!(
        column(&first, "mobile"),
        ["13917120456", "13758201934", "13880982716"]
    );
    assert_eq!(first[0]["name"], "张伟");
    desk.list("new.csv", &[&["姓名", "手机"], &["周杰", "13600136007"]]);
    desk.run(["run", "new.csv"]).exits(0);
    assert_eq!(
        members(&desk, "spring"),
        first,
        "who came later is no member"
    );
    desk.run(["contact", "edit", "C2", "--set", "mobile=13700137008"])
        .exits(0);
    assert_eq!(
        members(&desk, "spring")[1]["mobile"],
        "13758201934",
        "the value it was sent to"
    );
    desk.run(["suppress", "add", "13917120456", "--channel", "sms"])
        .exits(0);
    desk.run(["contact", "delete", "C5"]).exits(0);
    let ran = desk.run([
        "campaign", "export", "spring", "--format", "json", "-o", "m.xlsx",
    ]);
    let told = ran.exits(0).json();
    assert_eq!(
        told["barred"].to_string(),
        r#"{"suppressed":1,"deleted":1}"#
    );
    assert_eq!(column(&members(&desk, "spring"), "contact_id"), ["C2"]);
    desk.run(["campaign", "export", "spring", "--mask"])
        .exits(0)
        .says("137****1934");
    desk.run(["store", "check"]).exits(0);
}

#[test]
fn one_of_those_who_share_a_number_is_addressed_whatever_the_order_of_arrival() {
    let rows = [
        ["张伟", "13917120456", ""],
        ["赵敏", "13917120456", "南京晨光商贸有限公司"],
    ];
    for order in [[0, 1], [1, 0]] {
        let desk = Desk::new();
        let list: Vec<&[&str]> = std::iter::once(&["姓名", "手机", "公司"][..])
            .chain(order.map(|at| &rows[at][..]))
            .collect();
        desk.list("crm.csv", &list);
        desk.run(["run", "crm.csv"]).exits(0);
        let create = [
            "campaign",
            "create",
            "spring",
            "--channel",
            "sms",
            "--format",
            "json",
        ];
        let told = desk.run(create).exits(0).json();
        assert_eq!(told["left_out"]["shared"], 1);
        let members = members(&desk, "spring");
        assert_eq!(column(&members, "name"), ["赵敏"], "more is known of her");
        assert!(!members[0]["stands_for"].is_empty(), "the other is told");
    }
}

#[test]
fn an_erased_member_leaves_its_campaigns_and_their_sums_add_up() {
    let desk = desk();
    let create = [
        "campaign",
        "create",
        "spring",
        "--channel",
        "sms",
        "--where",
        "name <> '李娜'",
    ];
    desk.run(create).exits(0);
    desk.list(
        "r.csv",
        &[
            &["contact_id", "手机", "结果"],
            &["C1", "13917120456", "退订"],
        ],
    );
    desk.run(["campaign", "results", "spring", "r.csv"])
        .exits(0);
    for contact in ["C1", "C2"] {
        desk.run(["contact", "erase", contact, "--yes"]).exits(0);
    }
    let shown = desk
        .run(["campaign", "show", "spring", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(
        (&shown["members"], &shown["erased"]),
        (&1.into(), &1.into())
    );
    assert!(shown["condition"].is_null(), "the condition named her");
    let bytes = std::fs::read(desk.store()).expect("the store");
    for left in ["13917120456", "张伟", "李娜"] {
        let has = bytes
            .windows(left.len())
            .any(|part| part == left.as_bytes());
        assert!(!has, "{left}");
    }
    desk.list("next.csv", &[&["姓名", "手机"], &["张小宝", "13917120456"]]);
    desk.run(["run", "next.csv"]).exits(0);
    assert_eq!(closed_to_sms(&desk, "summer"), 1);
    desk.run(["store", "check"]).exits(0);
}

/// How many a new campaign by SMS leaves out because the channel is closed.
fn closed_to_sms(desk: &Desk, name: &str) -> serde_json::Value {
    let create = ["campaign", "create", name, "--channel", "sms"];
    let told = desk.run(create.into_iter().chain(["--format", "json"]));
    told.exits(0).json()["left_out"]["suppressed"].clone()
}

#[test]
fn undoing_runs_leaves_campaigns_and_wishes_alone() {
    let desk = desk();
    desk.run(["campaign", "create", "spring", "--channel", "sms"])
        .exits(0);
    desk.run(["suppress", "add", "13917120456"]).exits(0);
    desk.run(["undo", "1"]).exits(0);
    desk.run(["store", "check"]).exits(0);
    let info = desk.run(["store", "info", "--format", "json"]);
    let info = info.exits(0).json();
    assert_eq!(
        (&info["campaigns"], &info["suppressions"]),
        (&1.into(), &1.into())
    );
    let shown = desk
        .run(["campaign", "show", "spring", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(shown["members"], 3);
    let ran = desk.run([
        "campaign", "export", "spring", "-o", "m.csv", "--format", "json",
    ]);
    assert_eq!(ran.exits(0).json()["barred"].to_string(), r#"{"gone":3}"#);
    desk.run(["run", "crm.csv"]).exits(0);
    assert_eq!(closed_to_sms(&desk, "again"), 1);
}
