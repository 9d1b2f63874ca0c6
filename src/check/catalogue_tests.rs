//! The catalogue of cross-field rules: which check holds each of them, or why none does.

use std::collections::BTreeSet;

use super::{CHECKS, SHARED_CHECKS};
use crate::rules::RuleBook;
use crate::standardize::findings;

/// What became of one rule of the catalogue.
enum Rule {
    /// These checks hold it.
    Check(&'static [&'static str]),
    /// The standardizer reports it.
    Standardizer(&'static [&'static str]),
    /// It is held elsewhere, or not at all, for this reason.
    Not(&'static str),
}

use Rule::{Check, Not, Standardizer};

const NO_TABLE: &str = "no free table agrees on the postcodes of districts to six digits";
const NO_FIELD: &str = "contacts have no such field; a check of the user's own can read the extra";
const PATTERN: &str =
    "a pattern of a whole list: the profile shows values, shapes and shared domains";
const DEDUPE: &str = "dedupe decides which rows are one person";
const LIST: &str = "about a list as a whole: `[[list]]` rules and the profile";

/// Every rule of the catalogue.
const RULES: [(&str, Rule); 99] = [
    ("L001", Check(&["PST101"])),
    ("L002", Check(&["PST103"])),
    ("L003", Not(NO_TABLE)),
    ("L004", Not(NO_TABLE)),
    ("L005", Check(&["PST102"])),
    ("L006", Check(&["PHN102"])),
    ("L007", Check(&["PHN101"])),
    ("L008", Standardizer(&["PHN021", "PHN020"])),
    ("L009", Check(&["ADR106", "ADR107"])),
    ("L010", Standardizer(&["PHN007"])),
    ("L011", Check(&["PHN108", "ADR110"])),
    ("L012", Check(&["ADR103"])),
    (
        "L013",
        Not("tables of segments lag behind the newest ones; an unknown block says nothing"),
    ),
    ("L014", Check(&["ADR104", "ADR105"])),
    ("L015", Standardizer(&["ADR001"])),
    ("L016", Standardizer(&["ADR003"])),
    ("L017", Standardizer(&["ADR001"])),
    ("L018", Standardizer(&["ADR002"])),
    (
        "L019",
        Not("the standardizer takes the repetition out without a word: nothing is lost"),
    ),
    ("L020", Standardizer(&["ADR002"])),
    ("L021", Check(&["ADR101"])),
    (
        "L022",
        Not("the table of towns has only those that tell districts of one name apart"),
    ),
    ("L023", Check(&["ADR108", "ADR109"])),
    ("L024", Check(&["ADR102", "PHN105", "EML104"])),
    ("L025", Standardizer(&["IDN002"])),
    ("L026", Standardizer(&["IDN001"])),
    ("L027", Check(&["IDN104"])),
    ("L028", Check(&["IDN107", "IDN110"])),
    (
        "L029",
        Not("a card is often issued years after the birth: the year of the code says nothing"),
    ),
    ("L030", Check(&["IDN102", "IDN109"])),
    ("L031", Check(&["IDN105"])),
    ("L032", Check(&["IDN103", "IDN109"])),
    ("L033", Check(&["IDN106"])),
    ("L034", Not(NO_FIELD)),
    ("L035", Check(&["IDN150"])),
    ("L036", Not(DEDUPE)),
    ("L037", Standardizer(&["IDN004"])),
    ("L038", Standardizer(&["IDN003"])),
    ("L039", Check(&["DAT101", "DAT102", "DAT111", "DAT103"])),
    (
        "L040",
        Check(&["DAT109", "DAT116", "DAT113", "DAT114", "DAT115"]),
    ),
    ("L041", Check(&["DAT104", "DAT105", "DAT110"])),
    ("L042", Check(&["GEN101"])),
    (
        "L043",
        Not("a given name is no evidence of a gender, and no free table is sure enough"),
    ),
    (
        "L044",
        Not("no trade tells a gender; a check would only be prejudice"),
    ),
    ("L045", Standardizer(&["IDN008"])),
    ("L046", Not(NO_FIELD)),
    ("L047", Not(NO_FIELD)),
    ("L048", Standardizer(&["PHN004", "PHN005"])),
    ("L049", Standardizer(&["PHN002", "PHN019"])),
    ("L050", Check(&["PHN150"])),
    ("L051", Check(&["PHN151"])),
    ("L052", Check(&["PHN152"])),
    ("L053", Check(&["EML150"])),
    ("L054", Check(&["ADR150"])),
    ("L055", Check(&["PHN104"])),
    ("L056", Standardizer(&["PHN022", "PHN026", "EML006"])),
    ("L057", Standardizer(&["PHN023"])),
    ("L058", Check(&["CON101", "CON103", "CON104"])),
    ("L059", Check(&["NAM102", "NAM103", "NAM104", "NAM105"])),
    ("L060", Standardizer(&["NAM007", "NAM004"])),
    (
        "L061",
        Not("likeness of name and mailbox speaks for a row, never against it: dedupe's evidence"),
    ),
    ("L062", Standardizer(&["EML001"])),
    ("L063", Standardizer(&["EML008", "EML010"])),
    ("L064", Standardizer(&["EML003", "EML005"])),
    ("L065", Not(PATTERN)),
    ("L066", Not("a free mailbox at work is usual in China")),
    ("L067", Check(&["EML104"])),
    ("L068", Check(&["EML105", "EML103"])),
    ("L069", Check(&["CON109", "CON108"])),
    ("L070", Check(&["PHN107", "PHN103"])),
    ("L071", Check(&["CMP101", "CMP103"])),
    ("L072", Not(NO_FIELD)),
    ("L073", Check(&["CMP105"])),
    ("L074", Check(&["CMP102", "CMP104"])),
    ("L075", Standardizer(&["TTL002"])),
    (
        "L076",
        Not("助理总监 is a title like others; nothing is found"),
    ),
    ("L077", Check(&["IND101"])),
    ("L078", Not(NO_FIELD)),
    ("L079", Check(&["DAT108", "DAT112"])),
    ("L080", Check(&["DAT106", "DAT107", "DAT108"])),
    ("L081", Not(NO_FIELD)),
    ("L082", Check(&["AMT101", "AMT107", "AMT109"])),
    ("L083", Check(&["AMT103", "AMT104", "AMT106"])),
    (
        "L084",
        Not("how long ago is too long is a matter of tags, not of faults: rules/tags.toml"),
    ),
    (
        "L085",
        Not("the table of levels is the user's: a check of their own"),
    ),
    ("L086", Not(DEDUPE)),
    ("L087", Not(DEDUPE)),
    ("L088", Not(DEDUPE)),
    ("L089", Not(DEDUPE)),
    ("L090", Not(DEDUPE)),
    ("L091", Not(DEDUPE)),
    ("L092", Not(LIST)),
    ("L093", Not(LIST)),
    ("L094", Not(PATTERN)),
    ("L095", Not(LIST)),
    ("L096", Not(DEDUPE)),
    ("L097", Not(LIST)),
    (
        "L098",
        Not("reports mask by themselves; it is no fault of a row"),
    ),
    ("L099", Check(&["DAT103"])),
];

/// Checks that the catalogue does not ask for, and why there are.
const BEYOND: [(&str, &str); 12] = [
    ("AMT102", "a count below zero"),
    (
        "AMT105",
        "an amount without a date, where the user asks for it",
    ),
    ("AMT108", "a count that is no whole number"),
    ("CON102", "a channel without a person or a company"),
    ("CON105", "a wish for silence"),
    ("CON106", "someone who has died"),
    ("CON107", "someone who has left the company"),
    ("EML106", "a mailbox that fingers typed"),
    ("IDN108", "home and address in two provinces"),
    (
        "NAM101",
        "family name and given name against the whole name",
    ),
    ("PHN106", "a number that only the remark has"),
    ("TTL101", "one text as title and department"),
];

#[test]
fn every_rule_of_the_catalogue_has_its_check_or_its_reason() {
    let across = SHARED_CHECKS.iter().map(|check| check.kind);
    let registered: BTreeSet<String> = CHECKS
        .iter()
        .map(|check| check.kind)
        .chain(across)
        .map(|kind| kind.code.to_string())
        .collect();
    let kinds = findings::KINDS.iter().copied().flatten();
    let reported: BTreeSet<String> = kinds.map(|kind| kind.code.to_string()).collect();
    for (at, (id, rule)) in (1..).zip(&RULES) {
        assert_eq!(*id, format!("L{at:03}"), "in order, none left out");
        match rule {
            Check(named) => {
                assert!(!named.is_empty(), "{id}");
                for code in *named {
                    assert!(registered.contains(*code), "{id}: {code} is no check");
                }
            }
            Standardizer(named) => {
                for code in *named {
                    assert!(reported.contains(*code), "{id}: {code} is no finding");
                }
            }
            Not(reason) => assert!(reason.len() > 20, "{id}"),
        }
    }
}

#[test]
fn every_check_answers_a_rule_or_says_what_it_is_for() {
    let by_rule = RULES.iter().filter_map(|(_, rule)| match rule {
        Check(named) => Some(named.iter().copied()),
        Standardizer(_) | Not(_) => None,
    });
    let accounted: BTreeSet<&str> = by_rule
        .flatten()
        .chain(BEYOND.iter().map(|(code, _)| *code))
        .collect();
    for check in CHECKS {
        assert!(
            accounted.contains(check.kind.code.as_str()),
            "{}",
            check.kind.code
        );
    }
}

#[test]
fn every_manual_says_what_why_when_it_errs_and_shows_a_row() {
    let rules = RuleBook::load(None).expect("the default rules").checks;
    for check in CHECKS {
        let parts = [
            "## What it looks for",
            "## Why it matters",
            "## Known false alarms",
            "## Example",
        ];
        for part in parts {
            assert!(
                check.kind.manual.contains(part),
                "{} lacks {part}",
                check.kind.code
            );
        }
        let setting = rules
            .setting(check.kind.code)
            .expect("every check is listed");
        let has_limit = check.kind.manual.contains("## Limit");
        assert_eq!(setting.limit.is_some(), has_limit, "{}", check.kind.code);
    }
}
