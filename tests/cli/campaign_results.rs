//! What comes back of a campaign at the command line: dirty lists, brought twice, of members that were merged.

use crate::campaign::{column, desk, members};

#[test]
fn what_came_back_is_attached_once_and_what_cannot_be_attached_is_told() {
    let desk = desk();
    desk.run(["campaign", "create", "春季", "--channel", "sms"])
        .exits(0);
    desk.file(
        "回执.csv",
        "contact_id,手机号,短信状态,回复内容\nC1,,DELIVRD,TD\n,+86 137-5820-1934,发送失败（空号）,\nC5,13880982716,量子态,\nC5,13758201934,成功,\nC77,13000000001,成功,\n,,成功,你好\n",
    );
    let bring = [
        "campaign",
        "results",
        "春季",
        "回执.csv",
        "--format",
        "json",
    ];
    let dry: Vec<&str> = bring.into_iter().chain(["--dry-run"]).collect();
    let planned = desk.run(&dry).exits(0).json();
    let told = desk.run(bring).exits(0).json();
    assert_eq!(planned, told, "a dry run says the same");
    assert_eq!(
        told["new"].to_string(),
        r#"{"delivered":1,"bounced":1,"unsubscribed":1}"#
    );
    assert_eq!(told["suppressed"], 1);
    let unread = told["unread"].as_array().expect("a list");
    let rows: Vec<_> = unread
        .iter()
        .filter_map(|row| row["row"].as_i64())
        .collect();
    assert_eq!(rows, [3, 4, 5, 6], "{unread:?}");
    let again = desk.run(bring).exits(0).json();
    assert_eq!(again["new"].to_string(), "{}");
    assert_eq!(again["known"], 3);
    desk.run(["contact", "show", "C1"])
        .exits(0)
        .says("春季: 回执.csv:1")
        .says("unsubscribed");
    desk.run(["suppress", "lift", "S1", "--by", "mei", "--reason", "写错"])
        .exits(0);
    assert_eq!(
        desk.run(bring).exits(0).json()["suppressed"],
        0,
        "the old list says nothing new"
    );
    let shown = desk
        .run(["campaign", "show", "春季", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(
        (&shown["members"], &shown["answered"]),
        (&3.into(), &2.into())
    );
    desk.run(["campaign", "list", "--lang", "zh"])
        .exits(0)
        .says("退订");
    desk.run(["store", "check"]).exits(0);
}

#[test]
fn a_list_that_says_nothing_of_results_is_refused_unless_every_row_says_the_same() {
    let desk = desk();
    desk.run(["campaign", "create", "spring", "--channel", "email"])
        .exits(0);
    desk.list("opt.csv", &[&["Email"], &["ZW@Example.com"]]);
    let bring = ["campaign", "results", "spring", "opt.csv"];
    desk.run(bring)
        .exits(2)
        .says("no column says what came back");
    let all: Vec<&str> = bring
        .into_iter()
        .chain(["--result", "unsubscribed"])
        .collect();
    desk.run(&all)
        .exits(0)
        .says("1 unsubscribed")
        .says("1 closed to the channel");
    desk.run(["campaign", "results", "none", "opt.csv"])
        .exits(2)
        .says("no campaign `none`");
}

#[test]
fn a_member_that_was_merged_answers_under_either_number() {
    let desk = desk();
    desk.run(["campaign", "create", "spring", "--channel", "sms"])
        .exits(0);
    desk.run(["contact", "merge", "C1", "C5"]).exits(0);
    let rows = members(&desk, "spring");
    assert_eq!(column(&rows, "contact_id"), ["C1", "C2", "C1"]);
    assert_eq!(column(&rows, "mobile")[2], "13880982716");
    desk.list(
        "results.csv",
        &[
            &["contact_id", "手机", "结果"],
            &["C5", "", "成交"],
            &["C1", "13880982716", "成功"],
        ],
    );
    desk.run(["campaign", "results", "spring", "results.csv"])
        .exits(0)
        .says("1 bought");
    let shown = desk
        .run(["contact", "show", "C1", "--format", "json"])
        .exits(0)
        .json();
    let campaigns = shown["campaigns"].as_array().expect("two memberships");
    assert_eq!(campaigns.len(), 2);
    assert_eq!(
        campaigns[1]["responses"].to_string(),
        r#"["delivered","bought"]"#
    );
    desk.run(["store", "check"]).exits(0);
}
