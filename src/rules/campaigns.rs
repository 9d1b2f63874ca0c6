//! What came back of a campaign: the columns and the words that say it. The file as written, then the rules as meant.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use toml::Spanned;

use super::{Problems, RuleText, squash};
use crate::model::Response;

/// What a column of a list of results says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerColumn {
    /// The contact's id.
    Contact,
    /// What was noted of the message.
    Result,
    /// What the person wrote.
    Reply,
}

/// How lists of results are read.
#[derive(Clone, Debug, Default)]
pub struct CampaignRules {
    headers: FxHashMap<String, AnswerColumn>,
    words: FxHashMap<String, Response>,
    /// Words that say so only in what a person wrote.
    replies: FxHashMap<String, Response>,
    examples: Vec<(String, Response)>,
}

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    contact_headers: Vec<Spanned<String>>,
    #[serde(default)]
    result_headers: Vec<Spanned<String>>,
    #[serde(default)]
    reply_headers: Vec<Spanned<String>>,
    #[serde(default)]
    response: Vec<Entry>,
}

/// One `[[response]]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    response: Response,
    words: Vec<Spanned<String>>,
    #[serde(default)]
    replies: Vec<Spanned<String>>,
    #[serde(default)]
    examples: Vec<String>,
}

/// What sets the parts of a cell apart.
const BETWEEN: [char; 19] = [
    '(', ')', '（', '）', '[', ']', '【', '】', ',', '，', ';', '；', ':', '：', '/', '|', '。',
    '！', '\n',
];

impl CampaignRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let file: File = text.parse(problems).unwrap_or_default();
        let mut rules = CampaignRules::default();
        for (headers, column) in [
            (file.contact_headers, AnswerColumn::Contact),
            (file.result_headers, AnswerColumn::Result),
            (file.reply_headers, AnswerColumn::Reply),
        ] {
            for header in headers {
                add(&mut rules.headers, &header, column, text, problems);
            }
        }
        for entry in file.response {
            for word in &entry.words {
                add(&mut rules.words, word, entry.response, text, problems);
            }
            for word in &entry.replies {
                add(&mut rules.replies, word, entry.response, text, problems);
            }
            let examples = entry.examples.into_iter();
            rules
                .examples
                .extend(examples.map(|cell| (cell, entry.response)));
        }
        rules
    }

    /// What a column of this header says, as far as results go.
    #[must_use]
    pub fn column(&self, header: &str) -> Option<AnswerColumn> {
        let outside = header
            .split(['(', '（', '[', '【'])
            .next()
            .unwrap_or(header);
        let known = |text: &str| self.headers.get(&squash(text)).copied();
        known(header).or_else(|| known(outside))
    }

    /// What was noted of a message, each response once: the whole cell, or else its parts; nothing where no word is known.
    #[must_use]
    pub fn responses(&self, cell: &str) -> Vec<Response> {
        said(cell, |word| self.words.get(word).copied())
    }

    /// What a person wrote: that she bought or declined, where her words are known for it, else a reply; nothing where she
    /// wrote nothing.
    #[must_use]
    pub fn reply(&self, cell: &str) -> Vec<Response> {
        let known = |word: &str| {
            let response = self.replies.get(word).or_else(|| self.words.get(word));
            let decisive = [Response::Bought, Response::Unsubscribed];
            response.copied().filter(|one| decisive.contains(one))
        };
        let responses = said(cell, known);
        match responses.is_empty() && !cell.trim().is_empty() {
            true => vec![Response::Replied],
            false => responses,
        }
    }

    /// How many examples the rules bring along.
    #[must_use]
    pub fn examples(&self) -> usize {
        self.examples.len()
    }

    /// The examples that the rules do not read as their own entry says.
    #[must_use]
    pub fn failing_examples(&self) -> Vec<String> {
        let wrong = self
            .examples
            .iter()
            .filter(|(cell, response)| !self.responses(cell).contains(response));
        wrong
            .map(|(cell, response)| {
                format!(
                    "{cell}: {}, not {:?}",
                    response.name(),
                    self.responses(cell)
                )
            })
            .collect()
    }
}

/// What the whole of a cell, or else its parts say, each response once.
fn said(cell: &str, known: impl Fn(&str) -> Option<Response>) -> Vec<Response> {
    if let Some(response) = known(&squash(cell)) {
        return vec![response];
    }
    let parts = cell.split(BETWEEN).filter_map(|part| known(&squash(part)));
    let parts: BTreeSet<Response> = parts.collect();
    parts.into_iter().collect()
}

/// Adds a word; one that means two things is a mistake of the file.
fn add<T: Copy + PartialEq>(
    words: &mut FxHashMap<String, T>,
    word: &Spanned<String>,
    meaning: T,
    text: &RuleText,
    problems: &mut Problems,
) {
    let key = squash(word.get_ref());
    let message = match words.insert(key.clone(), meaning) {
        _ if key.is_empty() => "a word needs a letter or a digit".to_owned(),
        Some(other) if other != meaning => format!("`{}` means two things", word.get_ref()),
        _ => return,
    };
    problems.add(text, Some(word.span()), message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;

    #[test]
    fn every_example_of_the_default_rules_holds() {
        let rules = RuleBook::load(None).expect("the default rules").campaigns;
        assert_eq!(rules.failing_examples(), Vec::<String>::new());
        assert!(rules.examples() >= 25);
    }

    #[test]
    fn a_cell_says_what_its_words_say_and_nothing_by_chance() {
        use Response::{Bounced, Delivered, Unsubscribed};
        let rules = RuleBook::load(None).expect("the default rules").campaigns;
        let cases: [(&str, &[Response]); 6] = [
            ("已送达；退订", &[Delivered, Unsubscribed]),
            ("发送失败（空号）", &[Bounced]),
            ("未退订", &[]),
            ("不成功", &[]),
            ("谢谢，收到", &[]),
            ("", &[]),
        ];
        for (cell, responses) in cases {
            assert_eq!(rules.responses(cell), responses, "{cell}");
        }
        let replies: [(&str, &[Response]); 5] = [
            ("T", &[Unsubscribed]),
            ("不需要！谢谢", &[Unsubscribed]),
            ("ok", &[Response::Replied]),
            ("你们几点开门", &[Response::Replied]),
            (" ", &[]),
        ];
        for (cell, responses) in replies {
            assert_eq!(rules.reply(cell), responses, "{cell}");
        }
        let headers = [
            ("短信状态", Some(AnswerColumn::Result)),
            ("Delivery Status (SMS)", Some(AnswerColumn::Result)),
            ("回复内容", Some(AnswerColumn::Reply)),
            ("contact_id", Some(AnswerColumn::Contact)),
            ("婚姻状态", None),
        ];
        for (header, column) in headers {
            assert_eq!(rules.column(header), column, "{header}");
        }
    }

    #[test]
    fn a_word_with_two_meanings_is_refused_with_its_line() {
        let text = RuleText {
            file: "campaigns.toml".into(),
            text: "[[response]]\nresponse = \"bounced\"\nwords = [\"x\"]\n[[response]]\nresponse = \"bought\"\nwords = [\n\"X\"]\n".into(),
        };
        let mut problems = Problems::default();
        CampaignRules::read(&text, &mut problems);
        let lines: Vec<_> = problems.as_slice().iter().map(|one| one.line).collect();
        assert_eq!(lines, [Some(7)]);
    }
}
