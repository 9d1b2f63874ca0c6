//! An explanation as plain data, which is printed as JSON as it is, and drawn for people.

use serde::Serialize;

use super::words;
use crate::cli::lang::Lang;
use crate::dedupe::{Account, Explanation, Hop, RecordRef, Relation, Rival};
use crate::model::{ContactId, DecisionId, Field};
use crate::rules::{Bits, Comparison, Evidence, Reach};
use crate::store::{Answer, DecisionLine};

/// An explanation.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    pub(super) left: Side,
    pub(super) right: Side,
    /// The blocking rules by which they share a key.
    pub(super) blocking: Vec<String>,
    /// What one person is held against: `strangers`, `colleagues`, `kin` or `namesakes`, whichever explains the pair best.
    pub(super) against: &'static str,
    /// What that has ahead before anything is compared, in bits.
    pub(super) prior: f64,
    pub(super) steps: Vec<StepTold>,
    /// What the less likely explanations take off, in bits.
    pub(super) others: f64,
    /// What says how far the pair may go.
    pub(super) limit: Option<Limit>,
    /// The sum of `prior`, the steps and `others`, in bits.
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
    /// How rare the value is that both have, in bits, where that counts.
    pub(super) rarity: Option<f64>,
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
        let account = &explanation.account;
        let limit = explanation.limit.map(|(level, reach)| Limit {
            comparison: level.comparison().name(),
            level: level.name(),
            reach: reach_name(reach),
        });
        let mut told = Told {
            blocking: explanation.blocking.clone(),
            against: rival(account.rival),
            prior: account.prior.as_f64(),
            steps: steps(account, &left, &right),
            others: account.others.as_f64(),
            limit,
            weight: account.weight.as_f64(),
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

/// The comparisons with the sum so far.
fn steps(account: &Account, left: &Side, right: &Side) -> Vec<StepTold> {
    let mut total = account.prior;
    let mut told = Vec::with_capacity(account.steps.len());
    for step in &account.steps {
        total += step.bits;
        let comparison = step.level.comparison();
        told.push(StepTold {
            comparison: comparison.name(),
            level: step.level.name(),
            evidence: match comparison.evidence() {
                Evidence::Person => "person",
                Evidence::Surroundings => "surroundings",
            },
            bits: step.bits.as_f64(),
            rarity: step.rarity.map(Bits::as_f64),
            total: total.as_f64(),
            left: values(left, comparison),
            right: values(right, comparison),
        });
    }
    told
}

/// What a side has in the fields that a comparison looks at.
fn values(side: &Side, comparison: Comparison) -> String {
    let fields: &[Field] = match comparison {
        Comparison::Family | Comparison::Given | Comparison::NameOrder => &[Field::Name],
        Comparison::SourceKey => &[Field::SourceKey],
        Comparison::Mobile => &[Field::Mobile, Field::MobileAlt],
        Comparison::Email => &[Field::Email, Field::EmailAlt],
        Comparison::Wechat => &[Field::Wechat],
        Comparison::IdNumber => &[Field::IdNumber],
        Comparison::Birth => &[Field::BirthDate],
        Comparison::Gender => &[Field::Gender],
        Comparison::Phone => &[Field::Phone, Field::PhoneExt, Field::PhoneAlt],
        Comparison::Company | Comparison::Organization => &[Field::Company],
        Comparison::Occupation => &[Field::Occupation],
        Comparison::Street => &[Field::Street],
        Comparison::Town => &[
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

fn rival(rival: Rival) -> &'static str {
    match rival {
        Rival::Strangers => "strangers",
        Rival::Colleagues => "colleagues",
        Rival::Kin => "kin",
        Rival::Namesakes => "namesakes",
    }
}

fn reach_name(reach: Reach) -> &'static str {
    match reach {
        Reach::Weighs => "weighs",
        Reach::Reviews => "reviews",
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
        Relation::Unasked => "unasked",
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
