//! How much a title decides, for campaigns that go to those who do.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Use, words};
use crate::value::endings::Endings;
use crate::value::han;

/// The level of a title; the higher comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Leads the house or owns it: 总经理, 董事, 老板, Director.
    DecisionMaker,
    /// Leads others: 经理, 主管, 科长.
    Manager,
    /// Known for what they have learnt: 工程师, 医生, 律师.
    Professional,
    /// Works for others: 文员, 助理, 采购.
    Staff,
}

impl Level {
    /// The name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::DecisionMaker => "decision maker",
            Level::Manager => "manager",
            Level::Professional => "professional",
            Level::Staff => "staff",
        }
    }
}

static LEVELS: LazyLock<FxHashMap<&'static str, Level>> =
    LazyLock::new(|| words().map(|(word, level, _)| (word, level)).collect());

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    Endings::of(words().filter_map(|(word, _, usage)| (usage != Use::Latin).then_some(word)))
});

/// Beginnings that make a learner of everybody.
const LEARNERS: [&str; 3] = ["实习", "见习", "兼职"];

/// The level of a title; where it names several posts, the highest. None where no word of it is a title's.
#[must_use]
pub fn level(title: &str) -> Option<Level> {
    let title = han::simplify(title);
    if !han::has_han(&title) {
        return title.split(['/', ',', '&', ';']).filter_map(latin).min();
    }
    let posts = title.split(['/', '、', ',', '，', ';', '；', '兼', ' ', '&', '+']);
    posts.filter_map(post).min()
}

fn post(title: &str) -> Option<Level> {
    if !han::has_han(title) {
        return latin(title);
    }
    let title = title.trim_end_matches(|one: char| !one.is_alphanumeric());
    if LEARNERS.iter().any(|learner| title.starts_with(learner)) {
        return Some(Level::Staff);
    }
    LEVELS.get(ENDINGS.ending(title)?).copied()
}

/// Sales Manager is a manager, Director of Marketing a director, Assistant to the CEO an assistant: the post stands last,
/// or before `of`, `to` and the like.
fn latin(title: &str) -> Option<Level> {
    let lower = title.trim().to_lowercase();
    let own = [" of ", " to ", " for ", " - ", " in ", "("]
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .map_or(lower.as_str(), |end| &lower[..end]);
    let own = own.trim_end_matches(|one: char| !one.is_alphanumeric());
    let mut rest = own;
    loop {
        if let Some(level) = LEVELS.get(rest) {
            return Some(*level);
        }
        rest = rest.split_once([' ', '-'])?.1;
    }
}

/// Whether the text is a title in Latin letters and nothing else.
pub(super) fn is_latin_title(text: &str) -> bool {
    !text.is_empty() && text.is_ascii() && LEVELS.contains_key(text.to_ascii_lowercase().as_str())
}
