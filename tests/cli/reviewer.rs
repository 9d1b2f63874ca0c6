//! What a reviewer does at the command line: questions are answered, contacts merged, split and explained, and every
//! later run keeps to it.

use crate::support::{Desk, Ran};

const LIST: &[&[&str]] = &[
    &["客户编号", "姓名", "手机"],
    &["A1", "王小明", "13917120456"],
    &["A2", "王小明", "13917120456"],
    &["A3", "王小红", "13917120456"],
    &["A4", "王芳", "13880982716"],
];

/// A store with the list: `C1` is A1 and A2, `C2` is A3, about whom there is a question, `C3` is A4.
fn reviewed() -> Desk {
    let desk = Desk::new();
    desk.list("crm.csv", LIST);
    desk.run(["run", "crm.csv"]).exits(0);
    desk
}

/// The rows of each contact: `1 2|3|4`.
fn groups(desk: &Desk) -> String {
    desk.run(["export", "crosswalk", "-o", "crosswalk.csv"])
        .exits(0);
    let mut groups = std::collections::BTreeMap::<String, Vec<String>>::new();
    for row in desk.table("crosswalk.csv") {
        let members = groups.entry(row["contact_id"].clone()).or_default();
        members.push(row["row"].clone());
    }
    let mut groups: Vec<String> = groups.into_values().map(|rows| rows.join(" ")).collect();
    groups.sort();
    groups.join("|")
}

fn json(desk: &Desk, arguments: &[&str]) -> serde_json::Value {
    let ran: Ran = desk.run(arguments.iter().chain(&["--format", "json"]));
    ran.exits(0).json()
}

#[test]
fn an_answer_is_applied_at_once_and_outlives_undo_and_the_next_import() {
    for (answer, expected) in [("same", "1 2 3|4"), ("different", "1 2|3|4")] {
        let desk = reviewed();
        let told = json(
            &desk,
            &["review", "decide", "1", answer, "--reason", "a call"],
        );
        assert_eq!(told["decisions"], serde_json::json!([1]), "{told}");
        assert_eq!(groups(&desk), expected);
        assert_eq!(json(&desk, &["review", "list"]), serde_json::json!([]));
        desk.run(["undo", "2"]).exits(0).says("still holds");
        desk.run(["undo", "1"]).exits(0);
        desk.run(["run", "crm.csv"]).exits(0);
        assert_eq!(groups(&desk), expected, "{answer}, read again");
        assert_eq!(json(&desk, &["review", "list"]), serde_json::json!([]));
        desk.run(["store", "check"]).exits(0);
    }
}

#[test]
fn a_merge_is_split_again_and_each_is_remembered() {
    let desk = reviewed();
    let told = json(&desk, &["contact", "merge", "C1", "R4"]);
    assert_eq!(told["contacts"][0]["records"], serde_json::json!([1, 2, 4]));
    assert_eq!(groups(&desk), "1 2 4|3");
    let told = json(
        &desk,
        &["contact", "split", "C3", "R4", "--reason", "moved"],
    );
    assert_eq!(told["overruled"], serde_json::json!([1, 2]), "{told}");
    let all = json(&desk, &["review", "decisions"]);
    let hold: Vec<bool> = (0..4).map(|at| all[at]["holds"] == true).collect();
    assert_eq!(hold, [false, false, true, true], "{all}");
    assert_eq!(all[3]["reason"], "moved");
    assert_eq!(all[3]["left"], "crm A2");
    assert_eq!(groups(&desk), "1 2|3|4");
    desk.run(["contact", "split", "C1"]).exits(0);
    assert_eq!(groups(&desk), "1|2|3|4");
    desk.list("more.csv", &[LIST[0], &["B1", "王小明", "13917120456"]]);
    desk.run(["run", "more.csv"]).exits(0);
    let rows = groups(&desk);
    assert!(
        !rows.contains("1 2"),
        "a third does not bring them together: {rows}"
    );
    desk.run(["store", "check"]).exits(0);
}

#[test]
fn what_cannot_be_decided_is_refused_and_changes_nothing() {
    let desk = reviewed();
    let cases: &[(&[&str], &str)] = &[
        (&["contact", "split", "C2"], "nothing to split"),
        (&["contact", "split", "C1", "R4"], "R4 is no record of C1"),
        (&["contact", "split", "C1", "R1", "R2"], "all records of C1"),
        (&["contact", "split", "C9"], "there is no contact C9"),
        (&["contact", "merge", "C1", "R2"], "one contact already"),
        (&["contact", "merge", "C1"], "2 values"),
        (&["contact", "merge", "C1", "R9"], "there is no record R9"),
        (
            &["review", "decide", "7", "same"],
            "there is no review item 7",
        ),
        (&["review", "decide", "1", "perhaps"], "same, different"),
        (&["contact", "explain", "C2"], "name another"),
        (
            &["contact", "explain", "crm.csv", "1", "9"],
            "row 9 is no record",
        ),
    ];
    let before = std::fs::read(desk.store()).expect("the store");
    for (arguments, told) in cases {
        desk.run(*arguments).exits(2).says(told);
    }
    assert_eq!(std::fs::read(desk.store()).expect("the store"), before);
    let empty = Desk::new();
    empty.run(["contact", "merge", "C1", "C2"]).exits(3);
    assert!(!empty.store().exists(), "no store was made");
}

#[test]
fn an_explanation_tells_weights_rules_and_verdict() {
    let desk = reviewed();
    let cases = [
        (&["R1", "R2"][..], "linked"),
        (&["C1", "C2"], "queued"),
        (&["C1", "C3"], "apart"),
        (&["crm.csv", "1", "3"], "queued"),
        (&["crm.csv", "1", "crm.csv", "2"], "linked"),
        (&["R2"], "linked"),
    ];
    for (pair, verdict) in cases {
        let arguments: Vec<&str> = ["contact", "explain"].iter().chain(pair).copied().collect();
        let told = json(&desk, &arguments);
        assert_eq!(told["verdict"], verdict, "{told}");
        let last = told["steps"].as_array().and_then(|steps| steps.last());
        let bits = |value: &serde_json::Value| value.as_f64().expect("a number");
        let sum = bits(&last.expect("a step")["total"]) + bits(&told["others"]);
        assert!((sum - bits(&told["weight"])).abs() < 0.01, "{told}");
    }
    desk.run(["contact", "merge", "C1", "C2", "--reason", "a call"])
        .exits(0);
    desk.run(["contact", "explain", "C2", "C1"])
        .exits(0)
        .says("people said so: D")
        .says("\"a call\"")
        .says("proposed by: any number");
    desk.run(["contact", "explain", "C2", "C1", "--lang", "zh"])
        .exits(0)
        .says("出于人工决定：D")
        .says("手机相同");
}
