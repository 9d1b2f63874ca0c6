//! Classifies contacts by rules.
//!
//! After `dedupe`, before `store`. What comes in: [`Resolved`] contacts with golden values. What goes out: [`Tagged`]:
//! the same, and each contact's tags. It looks at one contact's golden values; it knows no record and no file.

mod condition;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use rayon::prelude::*;

use crate::dedupe::Resolved;
use crate::model::{ContactFrame, ContactRow, RowIx};
use crate::rules::{Condition, Example, TagRule, TagRules};
use crate::run::{Cancelled, RunContext};

/// The day on which the examples of the rules are looked at, so that an example means the same next year.
const EXAMPLES_ON: Date = date(2025, 6, 1);

/// Contacts with their tags, ready to be stored.
#[derive(Debug, Default)]
pub struct Tagged {
    /// The contacts, and the rows they came from.
    pub resolved: Resolved,
    /// Each contact's tags, sorted.
    pub tags: Vec<Vec<String>>,
}

/// Tags every contact the run touched.
///
/// # Errors
/// [`Cancelled`] when the user asked to stop.
pub fn run(
    resolved: Resolved,
    rules: &TagRules,
    ctx: &RunContext<'_>,
) -> Result<Tagged, Cancelled> {
    ctx.checkpoint(resolved.contacts.len() as u64)?;
    let tags = tags_of(&resolved.golden, rules, ctx.today);
    Ok(Tagged { resolved, tags })
}

/// Each row's tags, sorted.
#[must_use]
pub fn tags_of(contacts: &ContactFrame, rules: &TagRules, today: Date) -> Vec<Vec<String>> {
    (0..contacts.len())
        .into_par_iter()
        .with_min_len(1_024)
        .map(|at| {
            let at = u32::try_from(at).expect("a frame has less than 2^32 rows");
            tags_of_one(contacts.row(RowIx(at)), rules, today)
        })
        .collect()
}

fn tags_of_one(contact: ContactRow<'_>, rules: &TagRules, today: Date) -> Vec<String> {
    let applying = rules
        .as_slice()
        .iter()
        .filter(|rule| applies(rule, contact, today));
    let names: BTreeSet<&str> = applying.map(|rule| rule.name.as_str()).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// Whether a contact gets the tag by this rule.
fn applies(rule: &TagRule, contact: ContactRow<'_>, today: Date) -> bool {
    let holds = |condition: &Condition| condition::holds(condition, contact, today);
    rule.when.iter().all(holds)
        && (rule.any.is_empty() || rule.any.iter().any(holds))
        && !rule.unless.iter().any(holds)
}

/// What is wrong with the examples of the rules, one line each; none when every one holds.
#[must_use]
pub fn failing_examples(rules: &TagRules) -> Vec<String> {
    let mut failing = Vec::new();
    for rule in rules.as_slice() {
        let wrong = rule
            .examples
            .iter()
            .filter(|e| gets_tag(rule, e) != e.expected);
        failing.extend(wrong.map(|example| {
            let does = if example.expected {
                "is not given to"
            } else {
                "is given to"
            };
            format!("{} {does} {:?}", rule.name, example.cells)
        }));
    }
    failing
}

fn gets_tag(rule: &TagRule, example: &Example) -> bool {
    let cells = example.cells.iter();
    let draft = cells.map(|(field, cell)| (*field, cell.as_str())).collect();
    applies(
        rule,
        ContactFrame::of_row(&draft).row(RowIx(0)),
        EXAMPLES_ON,
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Field, FrameBuilder, RowDraft};
    use crate::rules::RuleBook;

    fn rules() -> TagRules {
        RuleBook::load(None).expect("the default rules").tags
    }

    fn frame(rows: &[Vec<(Field, String)>]) -> ContactFrame {
        let mut builder = FrameBuilder::with_capacity(rows.len());
        for cells in rows {
            let mut draft = RowDraft::default();
            cells
                .iter()
                .for_each(|(field, cell)| draft.set(*field, cell.as_str()));
            builder.push(&draft);
        }
        builder.finish()
    }

    #[test]
    fn every_example_of_the_default_rules_holds() {
        assert_eq!(failing_examples(&rules()), Vec::<String>::new());
    }

    #[test]
    fn every_default_rule_has_an_example_of_both_kinds() {
        for rule in rules().as_slice() {
            for expected in [true, false] {
                let some = rule
                    .examples
                    .iter()
                    .any(|example| example.expected == expected);
                assert!(
                    some,
                    "{} has no example with tagged = {expected}",
                    rule.name
                );
            }
        }
    }

    #[test]
    fn a_contact_gets_each_tag_once_in_order_and_a_blank_one_none_of_reach() {
        let cells = |cells: &[(Field, &str)]| {
            let cells = cells
                .iter()
                .map(|(field, cell)| (*field, (*cell).to_owned()));
            cells.collect::<Vec<_>>()
        };
        let contacts = frame(&[
            cells(&[
                (Field::Mobile, "18607151849"),
                (Field::Amount, "25000"),
                (Field::CustomerLevel, "VIP"),
                (Field::Company, "武汉晨光贸易有限公司"),
            ]),
            cells(&[(Field::Name, "陈静")]),
        ]);
        let tags = tags_of(&contacts, &rules(), EXAMPLES_ON);
        assert_eq!(tags[0], ["corporate", "phone", "sms", "vip"]);
        assert_eq!(tags[1], ["individual"]);
    }

    proptest! {
        #[test]
        fn no_text_panics(cell in prop_oneof![any::<String>(), "[0-9-]{0,12}"]) {
            let rows: Vec<_> = Field::ALL.map(|field| vec![(field, cell.clone())]).into();
            let tags = tags_of(&frame(&rows), &rules(), EXAMPLES_ON);
            prop_assert_eq!(tags.len(), Field::COUNT);
            prop_assert!(tags.iter().all(|tags| tags.is_sorted()));
        }
    }
}
