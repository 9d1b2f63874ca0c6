//! An explanation as plain data, which is printed as JSON as it is, and drawn for people.

use serde::Serialize;

use super::words;
use crate::cli::lang::Lang;
use crate::dedupe::{Explanation, Hop, RecordRef, Relation, Step};
use crate::model::{ContactId, DecisionId, Field};
use crate::rules::{Bits, Evidence, Reach};
use crate::store::{Answer, DecisionLine};

/// An explanation.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    pub(super) left: Side,
    pub(super) right: Side,
    /// The blocking rules by which they share a key.
    pub(super) blocking: Vec<String>,
    pub(super) steps: Vec<StepTold>,
    /// What says how far the pair may go.
    pub(super) limit: Option<Limit>,
    /// The sum of the steps that count, in bits.
    pub(super) weight: f64,
    pub(super) review_at: f64,
    pub(super) link_at: f64,
    /// What followed, in one word.
    pub(super) verdict: &'static str,
    /// The same in a sentence.
    pub(super) words: String,
    /// The way from one to the other, where only others tie them.
    pub(super) path: Vec<HopTold>,
    /// The people's decisions that it rests on.
    pub(super) decisions: Vec<DecisionTold>,
}

/// A record.
#[derive(Debug, Serialize)]
pub(super) struct Side {
    /// What it is called: its id, or its row.
    pub(super) name: String,
    /// The contact it belongs to today.
    pub(super) contact: Option<ContactId>,
    /// Where it was read.
    pub(super) row: String,
    #[serde(serialize_with = "as_map")]
    pub(super) values: Vec<(Field, String)>,
}

fn as_map<S: serde::Serializer>(
    values: &[(Field, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(values.iter().map(|(field, value)| (field.name(), value)))
}

/// A comparison.
#[derive(Debug, Serialize)]
pub(super) struct StepTold {
    pub(super) comparison: &'static str,
    pub(super) level: &'static str,
    /// `person` or `surroundings`.
    pub(super) evidence: &'static str,
    pub(super) bits: f64,
    /// Whether it counts.
    pub(super) counts: bool,
    /// The sum so far.
    pub(super) total: f64,
    pub(super) left: String,
    pub(super) right: String,
}

/// The level that says how far the pair may go.
#[derive(Debug, Serialize)]
pub(super) struct Limit {
    pub(super) comparison: &'static str,
    pub(super) level: &'static str,
    /// As in the rules.
    pub(super) reach: &'static str,
}

/// A link or a decision on the way from one record to the other.
#[derive(Debug, Serialize)]
pub(super) struct HopTold {
    pub(super) from: String,
    pub(super) to: String,
    /// The weight of the link; none where people decided.
    pub(super) weight: Option<f64>,
    pub(super) decisions: Vec<DecisionId>,
}

/// A decision.
#[derive(Debug, Serialize)]
pub(super) struct DecisionTold {
    pub(super) id: DecisionId,
    pub(super) answer: Answer,
    pub(super) at: String,
    pub(super) by: String,
    pub(super) reason: Option<String>,
}

impl Told {
    /// What `explanation` says, with records called as `name` does.
    pub(super) fn of(
        explanation: &Explanation,
        [left, right]: [Side; 2],
        name: &dyn Fn(RecordRef) -> String,
        decisions: &[DecisionLine],
        lang: Lang,
    ) -> Self {
        let path = match &explanation.relation {
            Relation::Through(hops) => hops.iter().map(|hop| hop_told(hop, name)).collect(),
            _ => Vec::new(),
        };
        let limit = explanation.limit.map(|(level, reach)| Limit {
            comparison: level.comparison().name(),
            level: level.name(),
            reach: reach_name(reach),
        });
        let mut told = Told {
            blocking: explanation.blocking.clone(),
            steps: steps(&explanation.steps, &left, &right),
            limit,
            weight: explanation.weight.as_f64(),
            review_at: explanation.thresholds.review.as_f64(),
            link_at: explanation.thresholds.link.as_f64(),
            verdict: verdict(&explanation.relation),
            words: String::new(),
            decisions: cited(&explanation.relation, decisions),
            path,
            left,
            right,
        };
        told.words = words::verdict(&explanation.relation, &told, name, lang);
        told
    }
}

fn hop_told(hop: &Hop, name: &dyn Fn(RecordRef) -> String) -> HopTold {
    HopTold {
        from: name(hop.from),
        to: name(hop.to),
        weight: hop.weight.map(Bits::as_f64),
        decisions: hop.decisions.clone(),
    }
}

/// The comparisons with the sum so far; what does not count leaves it as it is.
fn steps(steps: &[Step], left: &Side, right: &Side) -> Vec<StepTold> {
    let mut total = Bits::ZERO;
    let told = |step: &Step| {
        if step.counts {
            total += step.bits;
        }
        let comparison = step.level.comparison();
        StepTold {
            comparison: comparison.name(),
            level: step.level.name(),
            evidence: match comparison.evidence() {
                Evidence::Person => "person",
                Evidence::Surroundings => "surroundings",
            },
            bits: step.bits.as_f64(),
            counts: step.counts,
            total: total.as_f64(),
            left: values(left, comparison.name()),
            right: values(right, comparison.name()),
        }
    };
    steps.iter().map(told).collect()
}

/// What a side has in the fields that a comparison looks at, which bears the name of the first of them.
fn values(side: &Side, comparison: &str) -> String {
    let fields: Vec<Field> = match comparison.parse::<Field>() {
        Ok(Field::Mobile) => vec![Field::Mobile, Field::MobileAlt],
        Ok(Field::Phone) => vec![Field::Phone, Field::PhoneExt, Field::PhoneAlt],
        Ok(Field::Email) => vec![Field::Email, Field::EmailAlt],
        Ok(field) => vec![field],
        Err(_) => vec![
            Field::Province,
            Field::City,
            Field::District,
            Field::Postcode,
        ],
    };
    let found = side
        .values
        .iter()
        .filter(|(field, _)| fields.contains(field));
    let found: Vec<&str> = found.map(|(_, value)| value.as_str()).collect();
    found.join(" ")
}

fn reach_name(reach: Reach) -> &'static str {
    match reach {
        Reach::All => "all",
        Reach::PersonLinks => "person_links",
        Reach::Person => "person",
        Reach::PersonReviews => "person_reviews",
        Reach::Never => "never",
        Reach::Decides => "decides",
    }
}

fn verdict(relation: &Relation) -> &'static str {
    match relation {
        Relation::Linked => "linked",
        Relation::Decided(_) => "decided",
        Relation::Through(_) => "through_others",
        Relation::KeptApart(_) => "kept_apart",
        Relation::Queued => "queued",
        Relation::Contradicted(_) => "contradicted",
        Relation::NotCompared => "not_compared",
        Relation::Apart => "apart",
    }
}

/// The decisions that a relation rests on.
fn cited(relation: &Relation, decisions: &[DecisionLine]) -> Vec<DecisionTold> {
    let ids: Vec<DecisionId> = match relation {
        Relation::Decided(ids) => ids.clone(),
        Relation::KeptApart(id) => id.iter().copied().collect(),
        Relation::Through(hops) => hops.iter().flat_map(|hop| hop.decisions.clone()).collect(),
        _ => Vec::new(),
    };
    let lines = decisions
        .iter()
        .filter(|line| ids.contains(&line.decision.id));
    lines
        .map(|line| DecisionTold {
            id: line.decision.id,
            answer: line.decision.answer,
            at: line.at.clone(),
            by: line.by.clone(),
            reason: line.reason.clone(),
        })
        .collect()
}
