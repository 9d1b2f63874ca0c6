//! Lists of orders at the command line: whose they are today and tomorrow, what may be read how, and what goes with a person.

use crate::support::Desk;

const MEMBERS: &[&[&str]] = &[
    &["会员号", "姓名", "手机", "邮箱"],
    &["M1", "张伟", "13917120456", "zhangwei@qq.com"],
    &["M2", "李娜", "13758201934", ""],
];

const HEADER: &[&str] = &[
    "订单号",
    "会员号",
    "收货人",
    "手机",
    "商品",
    "实付金额",
    "下单时间",
    "状态",
];

const ORDERS: &[&[&str]] = &[
    HEADER,
    &[
        "A1",
        "M1",
        "张伟",
        "",
        "茶",
        "¥1,200.00",
        "2024-03-01 10:00:00",
        "交易成功",
    ],
    &[
        "A1",
        "M1",
        "张伟",
        "",
        "壶",
        "80.50",
        "2024-03-01 10:00:00",
        "交易成功",
    ],
    &[
        "A2",
        "",
        "李娜",
        "137 5820 1934",
        "茶",
        "15",
        "2024/4/2",
        "待付款",
    ],
    &[
        "A3",
        "",
        "赵六",
        "13602198734",
        "茶",
        "15",
        "2024/4/3",
        "交易成功",
    ],
    &["A4", "M2", "李娜", "", "茶", "-5", "2024年4月4日", "退款"],
];

const RUN: [&str; 6] = [
    "run",
    "--kind",
    "transactions",
    "--source",
    "shop",
    "--as-of",
];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.list("members.csv", MEMBERS).list("orders.csv", ORDERS);
    desk.run(["run", "members.csv", "--source", "shop"])
        .exits(0);
    desk
}

fn trade(desk: &Desk, day: &str, file: &str) -> serde_json::Value {
    let list = [day, file, "--format", "json"];
    desk.run(RUN.iter().chain(&list)).exits(0).json()
}

/// Name, purchases, amount, first and last day of every contact that has bought.
fn bought(desk: &Desk) -> Vec<[String; 5]> {
    desk.run(["export", "contacts", "-o", "contacts.csv"])
        .exits(0);
    desk.run(["store", "check"]).exits(0);
    let columns = [
        "name",
        "purchases",
        "purchase_amount",
        "first_purchased_on",
        "last_purchased_on",
    ];
    let rows = desk.table("contacts.csv").into_iter();
    let rows = rows.map(|row| columns.map(|column| row[column].clone()));
    rows.filter(|row| !row[1].is_empty()).collect()
}

const ZHANG: [&str; 5] = ["张伟", "1", "1280.50", "2024-03-01", "2024-03-01"];
const LI: [&str; 5] = ["李娜", "0", "-5.00", "", ""];

#[test]
fn orders_are_summed_to_their_contacts_and_wait_for_those_who_are_not_here() {
    let desk = desk();
    let summary = trade(&desk, "2024-05-01", "orders.csv");
    assert_eq!(
        summary["ledger"],
        serde_json::json!({
            "rows_in": 5, "created": 5, "merged": 0, "unchanged": 0, "review": 0, "rejected": 0
        })
    );
    let whose = serde_json::json!({
        "lines": 5, "attached": 4, "unmatched_none": 1, "unmatched_several": 0
    });
    assert_eq!(summary["transactions"], whose);
    assert_eq!(bought(&desk), [ZHANG, LI]);
    let again = trade(&desk, "2024-05-01", "orders.csv");
    assert_eq!(again["ledger"]["unchanged"], 5);
    assert_eq!(bought(&desk), [ZHANG, LI]);
    let late = [MEMBERS[0], &["M3", "赵六", "+86 136-0219-8734", ""]];
    desk.list("late.csv", &late);
    desk.run(["run", "late.csv", "--source", "shop"]).exits(0);
    let zhao = ["赵六", "1", "15.00", "2024-04-03", "2024-04-03"];
    assert_eq!(bought(&desk), [ZHANG, LI, zhao]);
    let info = desk
        .run(["store", "info", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(info["transactions"]["attached"], 5);
}

#[test]
fn the_newest_list_says_what_an_order_is_whenever_it_comes() {
    for days in [["2024-05-01", "2024-05-02"], ["2024-05-02", "2024-05-01"]] {
        let desk = desk();
        let newest = days
            .iter()
            .position(|day| *day == "2024-05-02")
            .expect("one");
        let paid = [
            HEADER,
            &[
                "A2",
                "",
                "李娜",
                "13758201934",
                "茶",
                "16",
                "2024/4/2",
                "交易成功",
            ],
        ];
        desk.list("paid.csv", &paid);
        let files = if newest == 1 {
            ["orders.csv", "paid.csv"]
        } else {
            ["paid.csv", "orders.csv"]
        };
        let last = files.map(|file| {
            let day = if file == "paid.csv" {
                "2024-05-02"
            } else {
                "2024-05-01"
            };
            trade(&desk, day, file)
        });
        assert_eq!(last[1]["ledger"]["merged"], 1, "{files:?}");
        let li = ["李娜", "1", "11.00", "2024-04-02", "2024-04-02"];
        assert_eq!(bought(&desk), [ZHANG, li], "{files:?}");
        let undone = if newest == 1 { "3" } else { "2" };
        desk.run(["undo", undone]).exits(0);
        assert_eq!(bought(&desk), [ZHANG, LI], "{files:?}");
    }
}

#[test]
fn sums_follow_whatever_becomes_of_contacts() {
    let desk = desk();
    trade(&desk, "2024-05-01", "orders.csv");
    let both = ["张伟", "1", "1275.50", "2024-03-01", "2024-03-01"];
    let li = |values: [&str; 5]| vec![ZHANG.map(str::to_owned), values.map(str::to_owned)];
    let steps: [(&[&str], Vec<[String; 5]>); 7] = [
        (
            &["contact", "merge", "C1", "C2"],
            vec![both.map(str::to_owned)],
        ),
        (&["contact", "split", "C1", "R2"], li(LI)),
        (
            &["contact", "edit", "C2", "--set", "mobile=13602198734"],
            li(["李娜", "1", "10.00", "2024-04-03", "2024-04-03"]),
        ),
        (&["contact", "edit", "C2", "--revert", "mobile"], li(LI)),
        (&["contact", "delete", "C1"], vec![LI.map(str::to_owned)]),
        (&["contact", "restore", "C1"], li(LI)),
        (&["undo", "2"], Vec::new()),
    ];
    for (step, expected) in steps {
        desk.run(step).exits(0);
        let mut found = bought(&desk);
        found.sort_by(|one, other| other[2].cmp(&one[2]));
        let mut expected = expected;
        expected.sort_by(|one, other| other[2].cmp(&one[2]));
        assert_eq!(found, expected, "{step:?}");
    }
}

#[test]
fn who_is_erased_leaves_no_order_behind_and_none_comes_back() {
    let desk = desk();
    trade(&desk, "2024-05-01", "orders.csv");
    desk.run(["contact", "erase", "C2", "--yes"]).exits(0);
    desk.run(["store", "check"]).exits(0);
    let gone = |desk: &Desk| {
        let store = std::fs::read(desk.store()).expect("the store");
        ["13758201934", "137 5820 1934", "李娜"].iter().all(|text| {
            !store
                .windows(text.len())
                .any(|bytes| bytes == text.as_bytes())
        })
    };
    assert!(gone(&desk));
    let again = trade(&desk, "2024-06-01", "orders.csv");
    assert_eq!(again["ledger"]["rejected"], 2);
    assert!(gone(&desk));
    assert_eq!(bought(&desk), [ZHANG]);
}

#[test]
fn a_contact_shows_what_it_has_bought() {
    let desk = desk();
    trade(&desk, "2024-05-01", "orders.csv");
    let shown = desk
        .run(["contact", "show", "C1", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(shown["purchases"]["purchases"], 1);
    assert_eq!(shown["purchases"]["amount"], "1280.50");
    assert_eq!(
        shown["purchases"]["lines"].as_array().map(Vec::len),
        Some(2)
    );
    desk.run(["contact", "show", "C1"])
        .exits(0)
        .says("1 purchases, 1280.50 in all 2024-03-01");
    desk.run(["contact", "show", "C1", "--lang", "zh"])
        .exits(0)
        .says("共 1 次，1280.50 元");
    let masked = desk
        .run(["export", "transactions", "--mask"])
        .exits(0)
        .stdout;
    assert!(masked.contains("张*") && !masked.contains("张伟") && !masked.contains("13602198734"));
}

#[test]
fn a_dry_run_writes_nothing_and_what_makes_no_sense_is_refused() {
    let desk = desk();
    let before = std::fs::read(desk.store()).expect("the store");
    let list = ["2024-05-01", "orders.csv", "--dry-run", "--format", "json"];
    let dry = desk.run(RUN.iter().chain(&list)).exits(0).json();
    assert_eq!(dry["ledger"]["created"], 5);
    assert!(dry["run_id"].is_null() && dry["transactions"].is_null());
    let refused: [(&[&str], &str); 4] = [
        (
            &["check", "orders.csv", "--kind", "transactions"],
            "go into the store alone",
        ),
        (
            &["run", "orders.csv", "--map", "order_no=订单号"],
            "`order_no` is no field",
        ),
        (
            &[
                "run",
                "orders.csv",
                "--kind",
                "transactions",
                "--map",
                "address=商品",
            ],
            "no field of an order line",
        ),
        (
            &[
                "run",
                "orders.csv",
                "--kind",
                "transactions",
                "--map",
                "amount=价",
            ],
            "there is no column 价",
        ),
    ];
    for (arguments, words) in refused {
        desk.run(arguments).exits(2).says(words);
    }
    assert!(std::fs::read(desk.store()).expect("the store") == before);
    // As a list of contacts it goes on as ever.
    desk.run(["run", "orders.csv", "--source", "orders"])
        .exits(0)
        .says("merged");
}

#[test]
fn the_night_takes_lists_of_orders_by_what_their_source_says() {
    let desk = desk();
    let members = "[source.shop]\nfiles = [\"in/members*.csv\"]\n";
    desk.file("iclear.toml", members)
        .list("in/orders-1.csv", ORDERS)
        .list("in/members-1.csv", MEMBERS);
    let save = [
        "import",
        "in/orders-1.csv",
        "--kind",
        "transactions",
        "--map",
        "product=商品",
        "--save-source",
        "till",
    ];
    desk.run(save).exits(0);
    let saved = desk.read("iclear.toml");
    assert!(
        saved.contains("kind = \"transactions\"") && saved.contains("order_no = \"订单号\""),
        "{saved}"
    );
    let named = saved
        .replace("kind = ", "customers = \"shop\"\nkind = ")
        .replace("orders-1.csv", "in/orders*.csv");
    desk.file("iclear.toml", named);
    let night = desk.run(["cleanse", "--format", "json"]).exits(0).json();
    assert_eq!(night["import"]["ledger"]["unchanged"], 2);
    assert_eq!(night["transactions"]["ledger"]["created"], 5);
    assert_eq!(bought(&desk), [ZHANG, LI]);
    let again = desk.run(["cleanse", "--format", "json"]).exits(0).json();
    assert_eq!(again["new_files"], 0);
    // A file of the source is a list of orders for `run`, too; two kinds at once are not one run.
    desk.run(["run", "in/orders-1.csv"])
        .exits(0)
        .says("this very line was here already");
    desk.run(["run", "in/orders-1.csv", "in/members-1.csv"])
        .exits(2)
        .says("run them apart");
    desk.file(
        "strict/orders.toml",
        std::fs::read_to_string("rules/orders.toml")
            .expect("rules")
            .replace("\"待付款\", ", ""),
    );
    desk.run(["cleanse", "--rules", "strict"]).exits(0);
    assert_eq!(bought(&desk)[1][2], "10.00");
}
