//! What followed for a pair, in a sentence.

use super::told::{DecisionTold, HopTold, Limit, Told};
use crate::cli::lang::Lang;
use crate::cli::reasons;
use crate::dedupe::{RecordRef, Relation};

/// The verdict in a sentence.
pub(super) fn verdict(
    relation: &Relation,
    told: &Told,
    name: &dyn Fn(RecordRef) -> String,
    lang: Lang,
) -> String {
    let because = |english, chinese, what: String| match lang {
        Lang::English => format!("{english}: {what}."),
        Lang::Chinese => format!("{chinese}：{what}。"),
    };
    match relation {
        Relation::Linked => linked(told, lang),
        Relation::Decided(_) => because(
            "Merged, because people said so",
            "已合并，出于人工决定",
            decisions(told, lang),
        ),
        Relation::Through(_) => because(
            "Merged only by way of others",
            "已合并，仅因其他记录相连",
            path(told, lang),
        ),
        Relation::KeptApart(_) => because(
            "Kept apart, because people said so",
            "不合并，出于人工决定",
            decisions(told, lang),
        ),
        Relation::Queued => queued(told, lang),
        Relation::Unasked => unasked(told, lang),
        Relation::Contradicted(pair) => contradicted(pair.map(name), told, lang),
        Relation::NotCompared => not_compared(told, lang),
        Relation::Apart => apart(told, lang),
    }
}

fn linked(told: &Told, lang: Lang) -> String {
    let (weight, link) = (told.weight, told.link_at);
    match lang {
        Lang::English => format!("Merged: {weight:+.1} bits, and {link:.1} make a link."),
        Lang::Chinese => format!("已合并：{weight:+.1} 比特，达到链接线 {link:.1}。"),
    }
}

fn contradicted([one, other]: [String; 2], told: &Told, lang: Lang) -> String {
    let weight = told.weight;
    match lang {
        Lang::English => format!(
            "Put before a person: {weight:+.1} bits make a link, but it would bring {one} and {other} together, which speak against it."
        ),
        Lang::Chinese => format!(
            "待人工审核：{weight:+.1} 比特已够链接，但会使彼此不符的 {one} 与 {other} 合在一起。"
        ),
    }
}

fn apart(told: &Told, lang: Lang) -> String {
    let (weight, review) = (told.weight, told.review_at);
    match (&told.limit, lang) {
        (Some(Limit { reach: "never", .. }), Lang::English) => {
            format!("Apart: {}", limit(told, lang))
        }
        (Some(Limit { reach: "never", .. }), Lang::Chinese) => {
            format!("不是同一人：{}", limit(told, lang))
        }
        (_, Lang::English) => {
            format!("Apart: {weight:+.1} bits, and a person is asked from {review:.1} on.")
        }
        (_, Lang::Chinese) => format!("不是同一人：{weight:+.1} 比特，未到审核线 {review:.1}。"),
    }
}

fn queued(told: &Told, lang: Lang) -> String {
    let (weight, link, review) = (told.weight, told.link_at, told.review_at);
    let mut text = match lang {
        Lang::English => format!(
            "Put before a person: {weight:+.1} bits; from {review:.1} on a person is asked, from {link:.1} on a pair is linked."
        ),
        Lang::Chinese => {
            format!("待人工审核：{weight:+.1} 比特；{review:.1} 起人工审核，{link:.1} 起链接。")
        }
    };
    if weight >= link {
        text.push_str(lang.pick(" ", ""));
        text.push_str(&limit(told, lang));
    }
    text
}

fn unasked(told: &Told, lang: Lang) -> String {
    let weight = told.weight;
    match lang {
        Lang::English => format!(
            "Left apart: {weight:+.1} bits leave it in doubt, but other pairs are likelier, and as many as people are asked about."
        ),
        Lang::Chinese => {
            format!("未合并：{weight:+.1} 比特，存疑；但更可能的记录对已达人工审核的上限。")
        }
    }
}

fn not_compared(told: &Told, lang: Lang) -> String {
    let weight = told.weight;
    match (told.blocking.is_empty(), lang) {
        (true, Lang::English) => format!(
            "Apart: no blocking rule proposes the pair, so it was never compared; it would weigh {weight:+.1} bits."
        ),
        (true, Lang::Chinese) => {
            format!("不是同一人：没有分块规则提出这一对，未作比较；其权重应为 {weight:+.1} 比特。")
        }
        (false, Lang::English) => format!(
            "Apart: too many records share each of their keys, so the pair was never compared; it would weigh {weight:+.1} bits."
        ),
        (false, Lang::Chinese) => {
            format!(
                "不是同一人：它们共有的键为过多记录所共有，未作比较；其权重应为 {weight:+.1} 比特。"
            )
        }
    }
}

/// What the level that goes furthest says of how far the pair may go.
pub(super) fn limit(told: &Told, lang: Lang) -> String {
    let Some(limit) = &told.limit else {
        return String::new();
    };
    let level = reasons::level(limit.comparison, limit.level, lang);
    let (english, chinese) = match limit.reach {
        "reviews" => ("never merged by itself", "不会自动合并"),
        "never" => ("two people, whatever else agrees", "其他再一致也不是同一人"),
        "decides" => (
            "one person, if the weight makes a link",
            "权重达到链接线即为同一人",
        ),
        _ => return String::new(),
    };
    match lang {
        Lang::English => format!("{level}: {english}."),
        Lang::Chinese => format!("{level}：{chinese}。"),
    }
}

fn decisions(told: &Told, lang: Lang) -> String {
    let told = told.decisions.iter().map(|decision| one(decision, lang));
    told.collect::<Vec<_>>().join(lang.pick("; ", "；"))
}

/// `D3 by wang on 2026-05-01, "moved house"`.
fn one(decision: &DecisionTold, lang: Lang) -> String {
    let day = decision.at.get(..10).unwrap_or(&decision.at);
    let by = match (decision.by.as_str(), lang) {
        ("", _) => String::new(),
        (by, Lang::English) => format!(" by {by}"),
        (by, Lang::Chinese) => format!("，{by}"),
    };
    let on = match lang {
        Lang::English => format!(" on {day}"),
        Lang::Chinese => format!("，{day}"),
    };
    let reason = decision
        .reason
        .as_ref()
        .map_or_else(String::new, |reason| match lang {
            Lang::English => format!(", \"{reason}\""),
            Lang::Chinese => format!("，“{reason}”"),
        });
    format!("{}{by}{on}{reason}", decision.id)
}

/// `R1 –(+25.0)– R3 –(D2)– R5`.
fn path(told: &Told, lang: Lang) -> String {
    let mut text = told
        .path
        .first()
        .map_or_else(String::new, |hop| hop.from.clone());
    for hop in &told.path {
        text.push_str(&format!(" –({})– {}", tie(hop, lang), hop.to));
    }
    text
}

fn tie(hop: &HopTold, lang: Lang) -> String {
    match hop.weight {
        Some(weight) => format!("{weight:+.1}"),
        None if hop.decisions.is_empty() => lang.pick("a decision", "人工决定").to_owned(),
        None => {
            let ids: Vec<String> = hop.decisions.iter().map(ToString::to_string).collect();
            ids.join(" ")
        }
    }
}
