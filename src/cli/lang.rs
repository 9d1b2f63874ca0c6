//! The language of messages: both texts stand side by side where they are used.

use super::args::LangArg;
use crate::codes::Codes;
use crate::model::{Code, ColumnUse, Outcome};
pub(super) use crate::report::grouped;

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lang {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Lang {
    /// The language asked for, else that of the environment, else English.
    pub(super) fn choose(asked: Option<LangArg>, environment: Option<&str>) -> Self {
        match (asked, environment) {
            (Some(LangArg::Zh), _) => Lang::Chinese,
            (None, Some(locale)) if locale.starts_with("zh") => Lang::Chinese,
            _ => Lang::English,
        }
    }

    /// The text in this language.
    pub(super) fn pick<'a>(self, english: &'a str, chinese: &'a str) -> &'a str {
        match self {
            Lang::English => english,
            Lang::Chinese => chinese,
        }
    }

    /// What an outcome is called.
    pub(super) fn outcome(self, outcome: Outcome) -> &'static str {
        match (self, outcome) {
            (Lang::English, _) => outcome.name(),
            (_, Outcome::Created) => "新建",
            (_, Outcome::Merged) => "合并",
            (_, Outcome::Unchanged) => "未变",
            (_, Outcome::Review) => "待审",
            (_, Outcome::Rejected) => "剔除",
        }
    }

    /// What a kind of run is called.
    pub(super) fn kind_of_run(self, kind: &str) -> &str {
        match kind {
            "run" => self.pick("import", "导入"),
            "cleanse" => self.pick("nightly import", "夜间导入"),
            "decision" => self.pick("decision", "人工决定"),
            "undo" => self.pick("undoing", "撤销"),
            "rework" => self.pick("other rules", "规则变更"),
            "edit" => self.pick("edit", "修改"),
            "delete" => self.pick("deletion", "删除"),
            "restore" => self.pick("restoration", "恢复"),
            other => other,
        }
    }

    /// What made a value the golden one.
    pub(super) fn because(self, name: &str) -> &str {
        match name {
            "priority" => self.pick("its source goes first", "来源优先"),
            "newest" => self.pick("the newest", "最新"),
            "oldest" => self.pick("the oldest", "最早"),
            "most_common" => self.pick("the most common", "最常见"),
            "most_complete" => self.pick("the most complete", "最完整"),
            "longest" => self.pick("the longest", "最长"),
            "largest" => self.pick("the largest", "最大"),
            "smallest" => self.pick("the smallest", "最小"),
            "whole" => self.pick("not covered", "未打码"),
            "content" => self.pick("none is preferred", "无优先者"),
            "newest_version" => self.pick("the newest version", "最新版本"),
            "kept" => self.pick("kept beside", "一并保留"),
            other => other,
        }
    }

    /// What ties two records together.
    pub(super) fn tie(self, name: &str) -> &str {
        match name {
            "match" => self.pick("match", "匹配"),
            "version" => self.pick("version", "新版本"),
            "decision" => self.pick("decided", "人工决定"),
            other => other,
        }
    }

    /// How a column is used, in a word.
    pub(super) fn usage(self, usage: &ColumnUse) -> &'static str {
        match usage {
            ColumnUse::Field(field) => self.pick(field.name(), field.name_zh()),
            ColumnUse::Extra => self.pick("(extra)", "（附加列）"),
            ColumnUse::Empty => self.pick("(empty)", "（空列）"),
        }
    }

    /// The one-line meaning of a finding code.
    pub(super) fn finding<'r>(self, code: Code, codes: Codes<'r>) -> &'r str {
        codes
            .find(code)
            .map_or("", |kind| self.pick(kind.en, kind.zh))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_asked_for_wins_over_the_environment() {
        let cases = [
            (Some(LangArg::En), Some("zh_CN.UTF-8"), Lang::English),
            (None, Some("zh_CN.UTF-8"), Lang::Chinese),
            (None, Some("C.UTF-8"), Lang::English),
            (None, None, Lang::English),
        ];
        for (asked, environment, expected) in cases {
            assert_eq!(
                Lang::choose(asked, environment),
                expected,
                "{asked:?} {environment:?}"
            );
        }
    }

    #[test]
    fn thousands_are_grouped() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ];
        for (number, text) in cases {
            assert_eq!(grouped(number), text);
        }
    }
}
