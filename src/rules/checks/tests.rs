//! Tests of the rules for checks: what may be written, and how what is wrong is told.

use super::*;

fn read(text: &str) -> (CheckRules, Vec<(Option<usize>, String)>) {
    let mut problems = Problems::default();
    let text = RuleText {
        file: "checks.toml".into(),
        text: text.to_owned(),
    };
    let rules = CheckRules::read(&text, &mut problems);
    let told = problems
        .as_slice()
        .iter()
        .map(|problem| (problem.line, problem.message.clone()))
        .collect();
    (rules, told)
}

#[test]
fn the_file_of_defaults_can_be_copied_and_edited() {
    let default = include_str!("../../../rules/checks.toml");
    let edited = default.replacen("\"flag\"", "\"review\"", 1);
    assert_ne!(edited, default);
    let (_, problems) = read(&edited);
    assert_eq!(problems, []);
}

#[test]
fn what_a_file_does_not_name_stays_at_its_default() {
    let (default, none) = read("");
    assert_eq!(none, []);
    let code = Code::new("DAT102");
    let (changed, none) = read(
        "[[check]]\ncode = \"DAT102\"\nseverity = \"info\"\naction = \"review\"\nlimit = 99\n",
    );
    assert_eq!(none, []);
    let setting = changed.setting(code).expect("a known check");
    assert_eq!(
        (setting.severity, setting.action, setting.limit),
        (Severity::Info, Action::Review, Some(99.0))
    );
    let others = |rules: &CheckRules| {
        let others = rules.settings().filter(|(known, _)| *known != code);
        others
            .map(|(code, setting)| (code, setting.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(others(&changed), others(&default));
}

/// What is wrong, the file, the line, and words of the message.
const WRONG: [(&str, &str, usize, &str); 10] = [
    (
        "an unknown code",
        "\n[[check]]\ncode = \"PST999\"\n",
        3,
        "there is no check PST999",
    ),
    (
        "an unknown key",
        "[[check]]\ncode = \"PST101\"\nsevere = 1\n",
        3,
        "unknown field",
    ),
    (
        "an unknown severity",
        "[[check]]\ncode = \"PST101\"\nseverity = \"bad\"\n",
        3,
        "unknown variant",
    ),
    (
        "no code at all",
        "[[check]]\ncode = \"pst\"\n",
        2,
        "is no code",
    ),
    (
        "a code twice",
        "[[check]]\ncode = \"PST101\"\n[[check]]\ncode = \"PST101\"\n",
        4,
        "twice",
    ),
    (
        "nothing to fix",
        "[[check]]\ncode = \"PST101\"\naction = \"fix\"\n",
        3,
        "derives no value",
    ),
    (
        "no limit to set",
        "[[check]]\ncode = \"PST101\"\nlimit = 3\n",
        3,
        "has no limit",
    ),
    (
        "an endless limit",
        "[[check]]\ncode = \"DAT102\"\nlimit = inf\n",
        3,
        "is a number",
    ),
    (
        "an example of no field",
        "[[check]]\ncode = \"PST101\"\nexamples = [\n  { postkode = \"1\", finds = true },\n]\n",
        4,
        "`postkode` is no field",
    ),
    (
        "an example without its answer",
        "[[check]]\ncode = \"PST101\"\nexamples = [{ postcode = \"1\" }]\n",
        3,
        "finds = true or false",
    ),
];

#[test]
fn every_problem_is_told_with_its_line() {
    for (name, text, line, message) in WRONG {
        let (_, told) = read(text);
        assert_eq!(told.len(), 1, "{name}: {told:?}");
        assert_eq!(told[0].0, Some(line), "{name}: {told:?}");
        assert!(told[0].1.contains(message), "{name}: {told:?}");
    }
    let (_, both) = read("[[check]]\ncode = \"PST999\"\n[[check]]\ncode = \"XYZ1\"\n");
    assert_eq!(both.len(), 2, "all problems at once");
}

/// An own check with these lines in it.
fn own(lines: &str) -> String {
    format!(
        "[[check]]\ncode = \"ORD901\"\nwhen = \"amount > 0 AND last_purchase IS NULL\"\n{lines}"
    )
}

#[test]
fn a_check_of_ones_own_is_a_condition_with_words_and_examples() {
    let text = own(
        "field = \"last_purchase\"\nproposal = \"CAST(registered_on AS VARCHAR)\"\nseverity = \"error\"\naction = \"fix\"\nen = \"no date\"\nextras = [\"店\"]\nexamples = [{ amount = \"1\", \"店\" = \"A\", finds = true }]\n",
    );
    let (rules, none) = read(&text);
    assert_eq!(none, []);
    let [check] = rules.own() else {
        panic!("one check: {:?}", rules.own())
    };
    assert_eq!(check.field, Some(Field::LastPurchase));
    let setting = rules.setting(check.code).expect("it has a setting");
    assert_eq!(
        (setting.severity, setting.action),
        (Severity::Error, Action::Fix)
    );
    assert_eq!(setting.examples[0].extras["店"], "A");
    let kind = rules.own_kinds().next().expect("its kind");
    assert_eq!(
        (kind.en, kind.zh),
        ("no date", "no date"),
        "one language stands in for the other"
    );
}

/// What is wrong with an own check, the rules, the line, and words of the message.
fn wrong_own_rules() -> Vec<(&'static str, String, usize, &'static str)> {
    vec![
        (
            "a number of the program's",
            own("").replace("901", "101"),
            2,
            "900 to 999",
        ),
        (
            "a built-in code with a condition",
            own("").replace("ORD901", "PST101"),
            2,
            "900 to 999",
        ),
        (
            "an unknown column",
            own("").replace("amount >", "amuont >"),
            3,
            "is `amount` meant?",
        ),
        (
            "an extra that is not named",
            own("").replace("amount >", "渠道 >"),
            3,
            "extras = [\"渠道\"]",
        ),
        ("no SQL", own("").replace("> 0", ">"), 3, "no SQL"),
        (
            "nothing to fill with",
            own("action = \"fix\"\n"),
            4,
            "needs `field` and `proposal`",
        ),
        (
            "a proposal that is no text",
            own("field = \"amount\"\nproposal = \"amount + 1\"\n"),
            5,
            "text is needed",
        ),
        ("a limit", own("limit = 3\n"), 3, "stands in its condition"),
        (
            "words for a built-in check",
            "[[check]]\ncode = \"PST101\"\nen = \"x\"\n".to_owned(),
            2,
            "which have `when`",
        ),
    ]
}

/// The same for rules about lists as a whole.
fn wrong_list_rules() -> Vec<(&'static str, String, usize, &'static str)> {
    let list = "[[list]]\ncode = \"LST901\"\nwhen = \"mobile IS NULL\"\naction = \"stop\"\n";
    vec![
        (
            "a share of more than all",
            format!("{list}share = 1.5\n"),
            5,
            "between 0",
        ),
        (
            "a list rule without a share",
            list.to_owned(),
            1,
            "missing field",
        ),
        (
            "a code twice",
            format!("{}{list}share = 0.1\n", own("")).replace("LST901", "ORD901"),
            5,
            "twice",
        ),
    ]
}

#[test]
fn what_is_wrong_with_own_rules_is_told_with_its_line() {
    for (name, text, line, message) in wrong_own_rules().into_iter().chain(wrong_list_rules()) {
        let (_, told) = read(&text);
        assert_eq!(told.len(), 1, "{name}: {told:?}");
        assert_eq!(told[0].0, Some(line), "{name}: {told:?}");
        assert!(told[0].1.contains(message), "{name}: {told:?}");
    }
}
