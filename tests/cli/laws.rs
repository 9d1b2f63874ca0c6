//! Law 1 under any bytes: no panic, and the ledger balances.

use proptest::prelude::*;

use crate::support::Desk;

/// Bytes that look enough like a list to get past the door, and some that do not.
fn listlike() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        Just("张伟".to_owned()),
        Just("13917120456".to_owned()),
        Just("021-54261234转801".to_owned()),
        Just("合计".to_owned()),
        Just("\"".to_owned()),
        Just(String::new()),
        "\\PC{0,12}",
    ];
    let line = prop::collection::vec(cell, 0..6).prop_map(|cells| cells.join(","));
    let lines = prop::collection::vec(line, 0..12)
        .prop_map(|lines| format!("姓名,手机,地址\n{}", lines.join("\n")).into_bytes());
    let gbk = lines.clone().prop_map(|text| {
        encoding_rs::GB18030
            .encode(&String::from_utf8_lossy(&text))
            .0
            .into_owned()
    });
    prop_oneof![lines, gbk, prop::collection::vec(any::<u8>(), 0..256)]
}

proptest! {
    // Each case starts the binary, so there are few; the doors have property tests of their own beside the code.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_bytes_come_in_nothing_panics_and_the_ledger_balances(bytes in listlike()) {
        let desk = Desk::new();
        desk.file("list.csv", &bytes);
        let ran = desk.run(["run", "list.csv", "--format", "json"]);
        prop_assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        if ran.code == Some(0) {
            let ledger = ran.json()["ledger"].clone();
            let count = |name: &str| ledger[name].as_u64().expect("a count");
            let outcomes = ["created", "merged", "unchanged", "review", "rejected"];
            prop_assert_eq!(count("rows_in"), outcomes.into_iter().map(count).sum::<u64>());
            desk.run(["store", "check"]).exits(0);
        } else {
            prop_assert_eq!(ran.code, Some(3), "{}", ran.stderr);
            prop_assert!(!desk.store().exists());
        }
    }
}
