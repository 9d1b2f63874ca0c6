//! Draws an explanation: both records, then a bar for each comparison that begins where the one before ended.

use super::told::{Side, StepTold, Told};
use super::words;
use crate::cli::lang::Lang;
use crate::cli::reasons;
use crate::cli::table::{Align, plain};
use crate::cli::terminal::{DIM, HEADING};

/// How many characters the widest bar has.
const WIDTH: usize = 32;

/// The explanation for people.
pub(super) fn render(told: &Told, lang: Lang) -> String {
    let sides = [&told.left, &told.right].map(|side| row_of(side, lang));
    let mut text = plain(&[("", Align::Left); 3], sides);
    text.push_str(&format!("\n{DIM}{}{DIM:#}\n", proposed(told, lang)));
    text.push_str(&steps(told, lang));
    let limit = words::limit(told, lang);
    if !limit.is_empty() {
        text.push_str(&format!("  {limit}\n"));
    }
    text.push_str(&format!("\n{HEADING}{}{HEADING:#}\n", told.words));
    text
}

/// What a record is called, the contact it is in, and where it was read.
fn row_of(side: &Side, lang: Lang) -> Vec<String> {
    let contact = side.contact.map_or_else(String::new, |contact| match lang {
        Lang::English => format!("of {contact}"),
        Lang::Chinese => format!("属于 {contact}"),
    });
    let read = if side.row == side.name {
        String::new()
    } else {
        side.row.clone()
    };
    vec![side.name.clone(), contact, read]
}

fn proposed(told: &Told, lang: Lang) -> String {
    let rules = told.blocking.join(lang.pick(", ", "、"));
    match (told.blocking.is_empty(), lang) {
        (true, Lang::English) => "no blocking rule proposes the pair".to_owned(),
        (true, Lang::Chinese) => "没有分块规则提出这一对".to_owned(),
        (false, Lang::English) => format!("proposed by: {rules}"),
        (false, Lang::Chinese) => format!("提出比较的分块规则：{rules}"),
    }
}

fn steps(told: &Told, lang: Lang) -> String {
    let scale = Scale::of(told);
    let line = |what: String, evidence: &str, values: String, from: f64, to: f64| {
        let (bits, sum) = (format!("{:+.1}", to - from), format!("{to:+.1}"));
        vec![
            what,
            evidence.to_owned(),
            values,
            bits,
            sum,
            scale.bar(from, to),
        ]
    };
    let mut rows = vec![line(ahead(told, lang), "", String::new(), 0.0, told.prior)];
    let mut sum = told.prior;
    for step in &told.steps {
        let what = reasons::level(step.comparison, step.level, lang);
        rows.push(line(
            what,
            evidence(step, lang),
            values(step),
            sum,
            step.total,
        ));
        sum = step.total;
    }
    // Less than what one decimal shows is nothing to a reader.
    if told.others <= -0.05 {
        let others = lang.pick("other explanations", "其他解释").to_owned();
        rows.push(line(others, "", String::new(), sum, told.weight));
    }
    let (review, link) = (told.review_at, told.link_at);
    let marks = match lang {
        Lang::English => format!("review {review:.1}, link {link:.1}"),
        Lang::Chinese => format!("审核线 {review:.1}，链接线 {link:.1}"),
    };
    let mut last = vec![marks];
    last.resize(5, String::new());
    last.push(scale.marks(told));
    rows.push(last);
    let heading = [
        (lang.pick("comparison", "比较"), Align::Left),
        (lang.pick("evidence of", "证据"), Align::Left),
        (lang.pick("values", "取值"), Align::Left),
        (lang.pick("bits", "比特"), Align::Right),
        (lang.pick("sum", "累计"), Align::Right),
        ("", Align::Left),
    ];
    plain(&heading, rows)
}

/// What the pair is held against, which is ahead before anything is compared.
fn ahead(told: &Told, lang: Lang) -> String {
    let (english, chinese) = match told.against {
        "strangers" => ("against two strangers", "相对于两个陌生人"),
        "colleagues" => ("against two of one company", "相对于同公司的两人"),
        "kin" => (
            "against two of one home or office",
            "相对于同住或同单位的两人",
        ),
        _ => ("against two namesakes of one town", "相对于同城同名的两人"),
    };
    lang.pick(english, chinese).to_owned()
}

/// What a comparison is evidence of.
fn evidence(step: &StepTold, lang: Lang) -> &'static str {
    match step.evidence {
        "person" => lang.pick("the person", "个人"),
        _ => lang.pick("surroundings", "环境"),
    }
}

/// One value where both sides have the same, else both.
fn values(step: &StepTold) -> String {
    if step.left == step.right {
        step.left.clone()
    } else {
        format!("{} | {}", step.left, step.right)
    }
}

/// Where a number of bits stands on the screen.
struct Scale {
    least: f64,
    most: f64,
}

impl Scale {
    /// From the least sum to the greatest; zero and the line for a link are always in sight.
    fn of(told: &Told) -> Self {
        let ends = [told.prior, told.weight];
        let sums = || told.steps.iter().map(|step| step.total).chain(ends);
        Scale {
            least: sums().fold(0.0, f64::min),
            most: sums().fold(told.link_at.max(1.0), f64::max),
        }
    }

    fn at(&self, bits: f64) -> usize {
        let share = (bits - self.least) / (self.most - self.least);
        (share * WIDTH as f64).round() as usize
    }

    /// A bar from one sum to the next: full where it grows, light where it shrinks.
    fn bar(&self, from: f64, to: f64) -> String {
        let (start, end) = (self.at(from.min(to)), self.at(from.max(to)));
        let block = if to < from { "░" } else { "█" };
        format!(
            "{}{}",
            "·".repeat(start),
            block.repeat((end - start).max(usize::from(from != to)))
        )
    }

    /// The lines for review and link, under the bars.
    fn marks(&self, told: &Told) -> String {
        let (review, link) = (self.at(told.review_at), self.at(told.link_at));
        let mark = |at| {
            if at == review || at == link {
                '▲'
            } else {
                '·'
            }
        };
        (0..=review.max(link)).map(mark).collect()
    }
}
