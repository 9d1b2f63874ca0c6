//! Models: weights fitted to lists, kept in a file, and kept to by a store.

use crate::support::Desk;

/// A list in which every third row is a person of before, with a slip in the e-mail.
fn list(desk: &Desk) {
    let mut list = String::from("name,email,city,birth_date\n");
    for row in 0..600 {
        let person = row - row % 3 / 2;
        let name = [
            "Anna Kelso",
            "Ben Sears",
            "Cora Wieck",
            "Dan Tran",
            "Eve Okafor",
        ][person % 5];
        let slip = if row % 3 == 2 { "x" } else { "" };
        list.push_str(&format!(
            "{name}{person},{person}{slip}@example.org,Perth,19{:02}-03-{:02}\n",
            50 + person % 40,
            1 + person % 28,
        ));
    }
    desk.file("people.csv", list);
}

#[test]
fn weights_fitted_to_a_list_are_written_as_rules_that_can_be_used() {
    let desk = Desk::new();
    list(&desk);
    desk.run(["dedupe", "train", "people.csv", "-o", "model.toml"])
        .exits(0)
        .says("--model model.toml");
    let model = desk.read("model.toml");
    assert!(model.contains("[model]\nversion = 1\n"), "{model}");
    let embedded = include_str!("../../rules/match.toml");
    assert!(
        model.lines().count() > embedded.lines().count(),
        "comments stay"
    );
    assert!(!model.contains("strangers = 17.0"), "the prior is fitted");
    desk.run([
        "dedupe",
        "people.csv",
        "--model",
        "model.toml",
        "-o",
        "out.csv",
    ])
    .exits(0);
    desk.file("short.csv", "name,email\nAnna,a@example.org\n");
    desk.run(["dedupe", "train", "short.csv"])
        .exits(2)
        .says("too few");
    desk.file("broken.toml", model.replace("version = 1", "version = 9"));
    desk.run([
        "dedupe",
        "people.csv",
        "--model",
        "broken.toml",
        "-o",
        "out.csv",
    ])
    .exits(2)
    .says("version 9");
}

#[test]
fn a_store_keeps_to_its_model_until_told_otherwise() {
    let desk = Desk::new();
    list(&desk);
    desk.run(["dedupe", "train", "people.csv"]).exits(0);
    // Under this model nobody is one person with anybody.
    let model = desk
        .read("model.toml")
        .replace("link = 2.4", "link = 900.0");
    desk.file("apart.toml", model);
    let contacts = |arguments: &[&str]| {
        let ran = desk.run(arguments.iter().chain(&["--format", "json"]));
        ran.exits(0).json()["contacts"].as_u64().expect("a number")
    };
    assert_eq!(
        contacts(&["run", "people.csv", "--model", "apart.toml"]),
        600
    );
    desk.list(
        "one.csv",
        &[&["name", "email"], &["Zoe Marsh", "z@example.org"]],
    );
    assert_eq!(contacts(&["run", "one.csv"]), 601);
    assert_eq!(contacts(&["cleanse"]), 601, "the store stands by its model");
    assert!(
        contacts(&["cleanse", "--model", "none"]) < 600,
        "and by the rules again"
    );
    desk.run(["store", "check"]).exits(0);
}
