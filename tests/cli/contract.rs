//! What other programs rely on: JSON on stdout, exit codes, columns of the exports.

use crate::support::Desk;

const LIST: &[&[&str]] = &[
    &["姓名", "手机", "邮箱"],
    &["张伟", "13917120456", "zhangwei@qq.com"],
    &["张 伟", "+86 139-1712-0456", ""],
    &["", "", ""],
    &["合计", "2", ""],
];

fn with_list() -> Desk {
    let desk = Desk::new();
    desk.list("leads.csv", LIST);
    desk
}

#[test]
fn run_prints_one_json_document_with_the_contracted_keys() {
    let desk = with_list();
    let ran = desk.run(["run", "leads.csv", "--format", "json"]).exits(0);
    let summary = ran.json();
    let keys: Vec<&str> = summary
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "run_id",
            "inputs",
            "ledger",
            "contacts",
            "review_open",
            "findings",
            "seconds"
        ]
    );
    assert_eq!(summary["run_id"], 1);
    assert_eq!(summary["inputs"][0]["file"], "leads.csv");
    assert_eq!(summary["inputs"][0]["encoding"], "UTF-8");
    assert_eq!(summary["inputs"][0]["rows"], 4);
    let ledger = serde_json::json!({
        "rows_in": 4, "created": 1, "merged": 1, "unchanged": 0, "review": 0, "rejected": 2
    });
    assert_eq!(summary["ledger"], ledger);
    assert_eq!(summary["contacts"], 1);
    assert!(summary["seconds"]["import"].is_number());
}

#[test]
fn every_command_prints_exactly_one_json_document() {
    let desk = with_list();
    desk.run(["run", "leads.csv"]).exits(0);
    let commands: &[&[&str]] = &[
        &["import", "leads.csv", "-o", "out.csv"],
        &["import", "leads.csv", "-o", "-"],
        &["import", "leads.csv", "--preview"],
        &["import", "leads.csv", "--save-source", "leads"],
        &["standardize", "leads.csv", "-o", "out.xlsx"],
        &["check", "leads.csv"],
        &["dedupe", "leads.csv", "-o", "out.parquet"],
        &["tag", "leads.csv", "-o", "out.jsonl"],
        &["run", "leads.csv", "--dry-run"],
        &["export", "contacts", "-o", "out.csv"],
        &["export", "rejects"],
        &["export", "findings"],
        &["review", "list"],
        &["rules", "list"],
        &["rules", "explain", "PHN001"],
        &["rules", "check"],
        &["store", "info"],
        &["store", "check"],
        &["undo", "1"],
    ];
    for command in commands {
        let arguments = command.iter().chain(&["--format", "json", "--quiet"]);
        let ran = desk.run(arguments).exits(0);
        ran.json();
        assert_eq!(ran.stderr, "", "{command:?}");
    }
}

#[test]
fn a_filter_tells_in_json_what_it_wrote() {
    let desk = with_list();
    let told = desk
        .run(["check", "leads.csv", "-o", "out.csv", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(told["rows"], 2, "{told}");
    assert_eq!(told["inputs"][0]["rows"], 4, "{told}");
    let rows = desk
        .run(["check", "leads.csv", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(rows[1]["mobile"], "13917120456", "{rows}");
    assert_eq!(rows.as_array().map(Vec::len), Some(2), "{rows}");
}

#[test]
fn the_region_and_kind_that_are_supported_are_taken_and_others_named() {
    let desk = with_list();
    desk.run(["run", "leads.csv", "--region", "CN", "--kind", "contacts"])
        .exits(0);
    desk.run(["run", "leads.csv", "--region", "XX"])
        .exits(2)
        .says("CN");
    desk.run(["run", "leads.csv", "--kind", "transactions"])
        .exits(2)
        .says("needs a column for the day");
}

#[test]
fn import_keeps_to_fail_on() {
    let desk = Desk::new();
    desk.file(
        "leads.csv",
        "姓名,手机\n张伟,13917120456\n李娜,13758201934,多,了\n王芳,13758201935\n",
    );
    let found = desk
        .run(["import", "leads.csv", "-o", "out.csv", "--format", "json"])
        .exits(0)
        .json();
    assert_ne!(found["findings"], serde_json::json!({}), "{found}");
    desk.run([
        "import",
        "leads.csv",
        "-o",
        "out.csv",
        "--fail-on",
        "warning",
    ])
    .exits(1);
}

#[test]
fn what_an_export_wrote_is_read_again_under_its_own_names() {
    let desk = Desk::new();
    desk.list(
        "crm.csv",
        &[
            &["客户编号", "姓名", "手机"],
            &["K7", "张伟", "13917120456"],
        ],
    );
    desk.run(["run", "crm.csv"]).exits(0);
    desk.run(["export", "contacts", "-o", "contacts.csv"])
        .exits(0);
    desk.run(["standardize", "contacts.csv", "-o", "again.csv"])
        .exits(0);
    assert_eq!(desk.table("again.csv")[0]["source_key"], "K7");
    desk.run(["export", "contacts", "-o", "contacts.jsonl"])
        .exits(0);
    desk.run(["run", "contacts.jsonl"])
        .exits(3)
        .says("contacts.jsonl")
        .says("JSON");
}

#[test]
fn the_review_queue_speaks_chinese() {
    let desk = Desk::new();
    desk.list(
        "a.csv",
        &[
            &["姓名", "公司", "手机"],
            &["王海涛", "青岛海天机电有限公司", "13906421187"],
            &["王海波", "青岛海天机电有限公司", "13906421187"],
        ],
    );
    desk.run(["run", "a.csv"]).exits(0);
    desk.run(["review", "list", "--lang", "zh"])
        .exits(0)
        .says("手机相同")
        .says("比特");
}

#[test]
fn the_summary_for_people_says_how_to_go_on() {
    let desk = with_list();
    desk.run(["run", "leads.csv"])
        .exits(0)
        .says("Every row has one outcome")
        .says("iclear undo 1")
        .says("iclear export contacts")
        .says("iclear export rejects");
    desk.run(["run", "leads.csv", "--lang", "zh"])
        .exits(0)
        .says("每一行都有且只有一个去向");
}

#[test]
fn the_crosswalk_has_the_contracted_columns_and_counts_rows_below_the_header() {
    let desk = with_list();
    desk.run(["run", "leads.csv"]).exits(0);
    desk.run(["export", "crosswalk", "-o", "crosswalk.csv"])
        .exits(0);
    let text = desk.read("crosswalk.csv");
    assert!(
        text.starts_with("source,file,sheet,row,record_id,outcome,contact_id\n"),
        "{text}"
    );
    let rows = desk.table("crosswalk.csv");
    let places: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row["row"].as_str(), row["outcome"].as_str()))
        .collect();
    assert!(
        places.contains(&("1", "created")) || places.contains(&("2", "created")),
        "{places:?}"
    );
    assert!(
        places.contains(&("3", "rejected")) && places.contains(&("4", "rejected")),
        "{places:?}"
    );
    assert_eq!(rows[0]["file"], "leads.csv");
    assert_eq!(rows[0]["source"], "leads");
    assert_eq!(rows[0]["contact_id"], rows[1]["contact_id"]);
}

#[test]
fn exit_codes_are_those_of_the_contract() {
    let desk = with_list();
    desk.file("rules/tags.toml", "[[tag]]\nnonsense = 1\n");
    let cases: [(&str, &[&str], i32, &str); 9] = [
        ("done", &["run", "leads.csv"], 0, ""),
        (
            "findings at the limit",
            &[
                "run",
                "leads.csv",
                "--fail-on",
                "error",
                "--as-of",
                "2024-01-01",
            ],
            0,
            "",
        ),
        (
            "no such option",
            &["run", "leads.csv", "--nonsense"],
            2,
            "--nonsense",
        ),
        (
            "no such field",
            &["run", "leads.csv", "--map", "mobil=手机"],
            2,
            "mobil",
        ),
        (
            "no such header",
            &["run", "leads.csv", "--map", "mobile=座机"],
            2,
            "座机",
        ),
        (
            "wrong rules",
            &["run", "leads.csv", "--rules", "rules"],
            2,
            "tags.toml:2",
        ),
        ("missing file", &["run", "nowhere.csv"], 3, "nowhere.csv"),
        (
            "missing store",
            &["store", "info", "--store", "nowhere.db"],
            3,
            "nowhere.db",
        ),
        ("unknown run", &["undo", "99"], 2, "99"),
    ];
    for (name, arguments, code, words) in cases {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, Some(code), "{name}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains(words), "{name}: {}", ran.stderr);
    }
}

#[test]
fn findings_at_the_limit_of_fail_on_give_exit_code_1_and_are_stored_all_the_same() {
    let desk = Desk::new();
    desk.list(
        "leads.csv",
        &[
            &["姓名", "手机"],
            &["张伟", "1.38E+10"],
            &["李娜", "13758201934"],
        ],
    );
    desk.run(["run", "leads.csv", "--fail-on", "warning"])
        .exits(1);
    desk.run(["store", "info"]).exits(0);
}

#[test]
fn every_export_is_written_in_every_format() {
    let desk = with_list();
    desk.run(["run", "leads.csv"]).exits(0);
    for table in ["contacts", "crosswalk", "rejects", "findings"] {
        for ending in ["csv", "xlsx", "parquet", "jsonl"] {
            let file = format!("{table}.{ending}");
            desk.run(["export", table, "-o", &file]).exits(0);
            assert!(desk.has(&file), "{file}");
        }
    }
    desk.run(["export", "contacts", "-o", "contacts.doc"])
        .exits(2)
        .says("contacts.doc");
    let piped = desk.run(["export", "contacts", "-o", "-"]).exits(0).stdout;
    assert_eq!(piped, desk.read("contacts.csv"));
    let again = desk
        .run(["standardize", "contacts.xlsx", "-o", "-"])
        .exits(0)
        .stdout;
    assert!(again.contains("13917120456"), "{again}");
}

#[test]
fn a_list_is_previewed_with_reasons_and_kept_as_a_source() {
    let desk = Desk::new();
    desk.list(
        "shop.csv",
        &[
            &["称呼", "联络方式"],
            &["张伟", "13917120456"],
            &["李娜", "13758201934"],
        ],
    );
    desk.run(["import", "shop.csv", "--preview"])
        .exits(0)
        .says("联络方式")
        .says("13917120456");
    assert!(!desk.store().exists());
    let map = ["--map", "name=称呼", "--map", "mobile=联络方式"];
    let mut save = vec!["import", "shop.csv", "--save-source", "shop"];
    save.extend(map);
    desk.run(&save).exits(0).says("iclear.toml");
    assert!(desk.read("iclear.toml").contains("[source.shop]"));
    desk.run(["run", "shop.csv"]).exits(0);
    let contacts = desk.run(["export", "contacts", "-o", "-"]).exits(0).stdout;
    assert!(
        contacts.contains("张伟") && contacts.contains("13758201934"),
        "{contacts}"
    );
    let crosswalk = desk.run(["export", "crosswalk", "-o", "-"]).exits(0).stdout;
    assert!(crosswalk.contains("\nshop,shop.csv,"), "{crosswalk}");
}

#[test]
fn the_review_queue_is_listed_and_shown() {
    let desk = Desk::new();
    desk.list(
        "a.csv",
        &[
            &["姓名", "公司", "手机"],
            &["王海涛", "青岛海天机电有限公司", "13906421187"],
            &["王海波", "青岛海天机电有限公司", "13906421187"],
        ],
    );
    let summary = desk
        .run(["run", "a.csv", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(summary["review_open"], 1, "{summary}");
    desk.run(["review", "list"]).exits(0).says("王海涛");
    desk.run(["review", "show", "1"])
        .exits(0)
        .says("13906421187")
        .says("王海波");
    desk.run(["review", "show", "77"]).exits(2).says("77");
    let items = desk
        .run(["review", "list", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(items.as_array().map(Vec::len), Some(1), "{items}");
}

#[test]
fn manuals_of_findings_are_there() {
    let desk = Desk::new();
    let list = desk.run(["rules", "list"]).exits(0).stdout;
    for line in list.lines().skip(1) {
        let code = line.split_whitespace().next().expect("a code");
        desk.run(["rules", "explain", code]).exits(0).says(code);
    }
    desk.run(["rules", "explain", "NOPE999"])
        .exits(2)
        .says("NOPE999");
    desk.run(["rules", "check"]).exits(0);
    desk.run(["completions", "bash"]).exits(0).says("iclear");
}
