//! The stories under fixtures/: lists in, and the contacts, findings, review queue and ledger that must come out.
//!
//! To accept a change of what comes out, run with `ICLEAR_ACCEPT=1` and read the difference before it is committed.

mod support;

use std::path::Path;

use support::Desk;

/// Columns of the exports that depend on the day the test runs.
const VOLATILE: &[&str] = &["tags"];

#[test]
fn five_lists_of_a_campaign_become_one_store() {
    tells("spring-campaign");
}

#[test]
fn orders_of_two_shops_come_to_their_members() {
    tells("orders");
}

#[test]
fn six_dirty_rows_become_golden_contacts() {
    tells("six-rows");
}

#[test]
fn a_campaign_goes_out_to_those_who_did_not_decline_and_its_results_come_back() {
    tells("spring-tea");
}

/// Runs a story's lists into one store, those of orders and of campaigns last, and compares everything that comes out with
/// what the story expects.
fn tells(story: &str) {
    let desk = Desk::new();
    let files = desk.fixtures(story);
    let lists = files.iter().map(String::as_str);
    let (campaign, lists): (Vec<&str>, Vec<&str>) = lists
        .filter(|name| *name != "iclear.toml")
        .partition(|name| name.starts_with("optout") || name.starts_with("results"));
    let (orders, lists): (Vec<&str>, Vec<&str>) = lists
        .into_iter()
        .partition(|name| name.starts_with("orders"));
    run(&desk, story, "summary.json", &lists);
    let mut tables = vec!["contacts", "crosswalk", "rejects", "findings"];
    if !orders.is_empty() {
        run(&desk, story, "summary-orders.json", &orders);
        tables.push("transactions");
    }
    for table in tables {
        let file = format!("{table}.csv");
        desk.run(["export", table, "-o", &file]).exits(0);
        expect(story, &file, &without_volatile(&desk.read(&file)));
    }
    expect(
        story,
        "review.txt",
        &desk.run(["review", "list"]).exits(0).stdout,
    );
    if let [optout, results] = campaign[..] {
        tells_campaign(&desk, story, optout, results);
    }
    desk.run(["store", "check"]).exits(0);
}

/// Closes what an opt-out list names, draws a campaign by text message, and brings back its results; then looks at the
/// companies and accounts of those who were addressed.
fn tells_campaign(desk: &Desk, story: &str, optout: &str, results: &str) {
    const JSON: [&str; 4] = ["--format", "json", "--by", "mei"];
    let told = |name: &str, arguments: &[&str]| {
        let document = desk.run(arguments.iter().chain(&JSON)).exits(0).json();
        expect(story, name, &format!("{document:#}\n"));
    };
    let close = [
        "suppress",
        "import",
        optout,
        "--channel",
        "sms",
        "--as-of",
        "2024-03-31",
    ];
    told("optout.json", &close);
    let create = [
        "campaign",
        "create",
        "春茶",
        "--channel",
        "sms",
        "--where",
        "name IS NOT NULL",
    ];
    told("campaign.json", &create);
    told("results.json", &["campaign", "results", "春茶", results]);
    desk.run(["campaign", "export", "春茶", "-o", "members-left.csv"])
        .exits(0);
    expect(
        story,
        "members-left.csv",
        &without_volatile(&desk.read("members-left.csv")),
    );
    for table in ["companies", "accounts"] {
        let file = format!("{table}.csv");
        desk.run(["export", table, "-o", &file]).exits(0);
        expect(story, &file, &without_volatile(&desk.read(&file)));
    }
}

/// Runs lists and compares what the run says of itself.
fn run(desk: &Desk, story: &str, name: &str, lists: &[&str]) {
    let mut arguments: Vec<&str> = vec!["run", "--format", "json", "--as-of", "2024-04-01"];
    arguments.extend(lists);
    let mut summary = desk.run(&arguments).exits(0).json();
    let object = summary.as_object_mut().expect("an object");
    object.remove("seconds");
    expect(story, name, &format!("{summary:#}\n"));
}

fn without_volatile(text: &str) -> String {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let kept: Vec<usize> = (0..headers.len())
        .filter(|&at| !VOLATILE.contains(&&headers[at]))
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(kept.iter().map(|&at| &headers[at]))
        .expect("written");
    for row in reader.records() {
        let row = row.expect("a row");
        writer
            .write_record(kept.iter().map(|&at| &row[at]))
            .expect("written");
    }
    String::from_utf8(writer.into_inner().expect("flushed")).expect("UTF-8")
}

fn expect(story: &str, name: &str, found: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(story)
        .join("expected");
    let file = folder.join(name);
    if accepts() {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(&file, found).expect("written");
        return;
    }
    let expected = std::fs::read_to_string(&file).expect("the story says what it expects");
    assert_eq!(found, expected, "{story}: {name}");
}

/// Whether what comes out is to be kept as what is expected.
#[expect(
    clippy::disallowed_methods,
    reason = "the one switch of this test, thrown by hand"
)]
fn accepts() -> bool {
    std::env::var_os("ICLEAR_ACCEPT").is_some()
}
