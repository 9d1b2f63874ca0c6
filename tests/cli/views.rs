//! What other programs read of a store beside contacts: companies, accounts, memberships.

use crate::support::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.list(
        "crm.csv",
        &[
            &["客户编号", "姓名", "手机", "公司", "大区", "地址"],
            &[
                "A1",
                "张伟",
                "13917120456",
                "上海晨光贸易有限公司",
                "华东",
                "上海市徐汇区虹漕路2号",
            ],
            &[
                "A2",
                "李娜",
                "13758201934",
                "上海晨光贸易",
                "华东",
                "浙江省杭州市西湖区文三路398号",
            ],
            &["A3", "王芳", "13880982716", "", "华东", ""],
        ],
    );
    desk.list(
        "shop.csv",
        &[&["会员号", "姓名", "手机"], &["S9", "张伟", "13917120456"]],
    );
    desk.run(["run", "crm.csv", "shop.csv"]).exits(0);
    desk.list(
        "orders.csv",
        &[
            &["订单号", "手机", "商品", "金额", "日期"],
            &["N1", "13917120456", "茶", "100.5", "2024-03-01"],
            &["N2", "13758201934", "茶", "50", "2024-03-09"],
        ],
    );
    desk.run(["run", "--kind", "transactions", "orders.csv"])
        .exits(0);
    desk
}

#[test]
fn a_company_has_its_contacts_the_places_they_agree_in_and_what_they_bought() {
    let desk = desk();
    desk.run(["export", "companies", "-o", "companies.csv"])
        .exits(0);
    let companies = desk.table("companies.csv");
    assert_eq!(companies.len(), 1);
    let company = &companies[0];
    let cells = [
        "name",
        "contacts",
        "region",
        "province",
        "purchases",
        "purchase_amount",
        "last_purchased_on",
    ];
    assert_eq!(
        cells.map(|column| company[column].as_str()),
        [
            "上海晨光贸易有限公司",
            "2",
            "华东",
            "",
            "2",
            "150.50",
            "2024-03-09"
        ]
    );
}

#[test]
fn an_account_is_a_key_by_which_a_source_knows_a_contact() {
    let desk = desk();
    desk.run(["export", "accounts", "-o", "accounts.csv"])
        .exits(0);
    let accounts = desk.table("accounts.csv");
    let told: Vec<[&str; 3]> = accounts
        .iter()
        .map(|row| ["contact_id", "source", "source_key"].map(|column| row[column].as_str()))
        .collect();
    let expected = [
        ["C1", "crm", "A1"],
        ["C1", "shop", "S9"],
        ["C2", "crm", "A2"],
        ["C3", "crm", "A3"],
    ];
    assert_eq!(told, expected);
    desk.run(["contact", "delete", "C1"]).exits(0);
    desk.run(["export", "accounts", "-o", "accounts.csv"])
        .exits(0);
    assert_eq!(
        desk.table("accounts.csv").len(),
        2,
        "of live contacts alone"
    );
}

#[test]
fn a_membership_names_the_contact_that_the_member_is_today() {
    let desk = desk();
    desk.run(["campaign", "create", "spring", "--channel", "sms"])
        .exits(0);
    desk.list("r.csv", &[&["手机", "结果"], &["13758201934", "成交"]]);
    desk.run(["campaign", "results", "spring", "r.csv"])
        .exits(0);
    desk.run(["contact", "merge", "C1", "C2"]).exits(0);
    let conn = rusqlite::Connection::open(desk.store()).expect("the store");
    let rows: Vec<(String, String, bool)> = conn
        .prepare("SELECT contact_id, value, bought FROM memberships ORDER BY value")
        .expect("a view")
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("rows");
    let row = |contact: &str, value: &str, bought| (contact.to_owned(), value.to_owned(), bought);
    let expected = [
        row("C1", "13758201934", true),
        row("C3", "13880982716", false),
        row("C1", "13917120456", false),
    ];
    assert_eq!(rows, expected);
}
