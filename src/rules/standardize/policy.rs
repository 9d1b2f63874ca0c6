//! Which repairs are made: the embedded file names every code there is, a user's file changes some.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Policy, Repair};
use crate::model::Code;
use crate::rules::{Problems, RuleText};

/// The policy of the embedded file, which nothing else has to agree with.
pub(super) fn known(
    written: Policy,
    text: &RuleText,
    problems: &mut Problems,
) -> BTreeMap<Code, Repair> {
    let lines = written.into_iter().filter_map(|(key, repair)| {
        let code = code_of(key.get_ref(), key.span(), text, problems)?;
        Some((code, repair.into_inner()))
    });
    lines.collect()
}

/// Takes in the changes of a user's file.
pub(super) fn change(
    policy: &mut BTreeMap<Code, Repair>,
    written: Policy,
    text: &RuleText,
    problems: &mut Problems,
) {
    for (key, repair) in written {
        let Some(code) = code_of(key.get_ref(), key.span(), text, problems) else {
            continue;
        };
        let wanted = *repair.get_ref();
        match policy.get_mut(&code) {
            None => problems.add(text, Some(key.span()), unknown(policy, code)),
            Some(known) if !is_possible(*known, wanted) => {
                problems.add(text, Some(repair.span()), impossible(*known, code));
            }
            Some(known) => *known = wanted,
        }
    }
}

fn code_of(
    key: &str,
    span: Range<usize>,
    text: &RuleText,
    problems: &mut Problems,
) -> Option<Code> {
    match key.parse::<Code>() {
        Ok(code) => Some(code),
        Err(no_code) => {
            problems.add(text, Some(span), no_code.to_string());
            None
        }
    }
}

/// Whether something that is treated as `known` can be treated as `wanted`: what has a repair always has it.
fn is_possible(known: Repair, wanted: Repair) -> bool {
    let repairs = |repair| matches!(repair, Repair::Fix | Repair::Propose);
    wanted == Repair::Off || repairs(known) == repairs(wanted)
}

fn impossible(known: Repair, code: Code) -> String {
    if known == Repair::Report {
        format!("{code} has no repair; say \"report\" or \"off\"")
    } else {
        format!("{code} has a repair; say \"fix\", \"propose\" or \"off\"")
    }
}

fn unknown(policy: &BTreeMap<Code, Repair>, code: Code) -> String {
    let family = &code.as_str()[..code.as_str().len().min(3)];
    let near: Vec<&str> = policy
        .keys()
        .map(Code::as_str)
        .filter(|known| known.starts_with(family))
        .collect();
    if near.is_empty() {
        format!("no standardizer reports {code}; rules/standardize.toml lists the codes")
    } else {
        format!(
            "no standardizer reports {code}; near it are {}",
            near.join(", ")
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Code;
    use crate::rules::{Problems, Repair, RuleText, StandardizeRules};

    const DEFAULT: &str = "[policy]\nPHN001 = \"report\"\nEML003 = \"fix\"\nNAM011 = \"propose\"\n";

    /// The rules of a user's file, and the lines and words of what is wrong with it.
    fn read(text: &str) -> (StandardizeRules, Vec<(Option<usize>, String)>) {
        let [text, default] = [text, DEFAULT].map(|text| RuleText {
            file: "rules/standardize.toml".into(),
            text: text.to_owned(),
        });
        let mut problems = Problems::default();
        let rules = StandardizeRules::over(&text, &default, &mut problems);
        let told = problems.as_slice().iter();
        let told = told.map(|problem| (problem.line, problem.message.clone()));
        (rules, told.collect())
    }

    #[test]
    fn a_file_changes_what_it_lists() {
        let (rules, told) = read("[policy]\nEML003 = \"propose\"\nPHN001 = \"off\"\n");
        assert!(told.is_empty(), "{told:?}");
        for (code, wanted) in [
            ("EML003", Repair::Propose),
            ("PHN001", Repair::Off),
            ("NAM011", Repair::Propose),
        ] {
            assert_eq!(rules.repair(Code::new(code)), wanted, "{code}");
        }
    }

    #[test]
    fn every_problem_is_told_with_its_line() {
        let cases = [
            (
                "unknown",
                "[policy]\n\nPHN999 = \"off\"\n",
                3,
                "near it are PHN001",
            ),
            (
                "unknown family",
                "[policy]\nXYZ001 = \"off\"\n",
                2,
                "lists the codes",
            ),
            ("no code", "[policy]\nphn = \"off\"\n", 2, "is no code"),
            (
                "no repair",
                "[policy]\nPHN001 = \"fix\"\n",
                2,
                "has no repair",
            ),
            (
                "a repair",
                "[policy]\nEML003 = \"report\"\n",
                2,
                "has a repair",
            ),
        ];
        for (name, text, line, message) in cases {
            let (_, told) = read(text);
            assert_eq!(told.len(), 1, "{name}: {told:?}");
            assert_eq!(told[0].0, Some(line), "{name}: {told:?}");
            assert!(told[0].1.contains(message), "{name}: {told:?}");
        }
        let (_, both) = read("[policy]\nPHN999 = \"off\"\nPHN001 = \"fix\"\n");
        assert_eq!(both.len(), 2, "all problems at once");
    }
}
