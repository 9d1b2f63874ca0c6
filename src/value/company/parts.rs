//! The parts of a company's name: region, own word, trade, legal form, branch.

use std::borrow::Cow;

use super::own::{Own, own};
use super::words::{BRANCH, FIRM, HEADS, LEGAL, ORGANIZATION};
use super::{latin, region};
use crate::value::endings::Endings;
use crate::value::han;

/// A company's name, taken apart. Every part is simplified and in lower case, as keys need it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// 上海: where it is registered, without 省 and 市; nothing for 中国.
    pub region: String,
    /// 字号, the word of its own.
    pub core: String,
    /// 网络科技: what it does.
    pub trade: String,
    /// 有限公司.
    pub legal_form: String,
    /// 合肥分公司.
    pub branch: String,
}

/// Takes a company's name apart.
#[must_use]
pub fn parse(name: &str) -> Parts {
    if !han::has_han(name) {
        return latin::parse(name);
    }
    let mut parts = Parts::default();
    let plain = plain(name);
    let rest = without_brackets(&plain, &mut parts);
    let rest = without_branch(&rest, &mut parts);
    let rest = without_legal_form(rest, &mut parts);
    split(rest, &mut parts);
    parts
}

/// The name for matching: region, own word and trade in this order, without brackets and legal form.
#[must_use]
pub fn key(name: &str) -> String {
    parse(name).key()
}

impl Parts {
    /// Region, own word and trade in this order, without brackets and legal form.
    #[must_use]
    pub fn key(&self) -> String {
        let branch = self.branch.trim_end_matches("分公司");
        let mut key = [&self.region, &self.core, &self.trade, branch].concat();
        key.retain(char::is_alphanumeric);
        key
    }
}

/// The name in simplified characters, narrow and small letters, without spaces; borrowed where it is so already.
fn plain(name: &str) -> Cow<'_, str> {
    let simplified = han::simplify(name);
    if simplified.chars().all(is_plain) {
        return simplified;
    }
    let visible = simplified
        .chars()
        .filter(|one| !one.is_whitespace() && !han::is_invisible(*one));
    visible
        .map(han::narrow_alphanumeric)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the character stays what it is; the blocks that nearly all names are written in come first.
fn is_plain(one: char) -> bool {
    match one {
        '\u{4E00}'..='\u{9FFF}' | '（' | '）' => true,
        _ if one.is_ascii() => one != ' ' && !one.is_ascii_uppercase() && !one.is_ascii_control(),
        _ => {
            !one.is_whitespace()
                && !one.is_uppercase()
                && !han::is_invisible(one)
                && han::narrow_alphanumeric(one) == one
        }
    }
}

const OPENING: [char; 5] = ['(', '（', '﹙', '[', '【'];
const CLOSING: [char; 5] = [')', '）', '﹚', ']', '】'];

/// Takes brackets out: a region in them counts as one before the name, 集团 as part of the legal form, 国贸店 as the
/// branch; a foreign spelling of the name says nothing new.
fn without_brackets<'t>(name: &'t str, parts: &mut Parts) -> Cow<'t, str> {
    if !name.contains(OPENING) {
        return Cow::Borrowed(name);
    }
    let mut rest = String::with_capacity(name.len());
    let mut pieces = name.split(OPENING);
    rest.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (inside, behind) = piece.split_once(CLOSING).unwrap_or((piece, ""));
        let spelling = !rest.is_empty() && !han::has_han(inside);
        match () {
            () if inside == "中国" || spelling => {}
            () if region::is_whole(inside) => parts.region.push_str(&region::bare(inside)),
            () if LEGAL.ending(inside) == Some(inside)
                || inside == "控股"
                || inside == "特殊普通合伙" =>
            {
                parts.legal_form.push_str(inside);
            }
            () if behind.is_empty()
                && (inside.ends_with('店') || BRANCH.ending(inside).is_some()) =>
            {
                parts.branch.push_str(inside);
            }
            () => rest.push_str(inside),
        }
        rest.push_str(behind);
    }
    Cow::Owned(rest)
}

/// What follows the legal form is a branch or a department; without one, a branch stands behind its place.
fn without_branch<'t>(name: &'t str, parts: &mut Parts) -> &'t str {
    if name.ends_with("有限公司") || name.ends_with("有限责任公司") {
        return name;
    }
    let branch = BRANCH.ending(name);
    let heads = HEADS
        .iter()
        .filter(|head| **head != "银行" || branch.is_some());
    let head = heads
        .filter_map(|head| name.rfind(head).map(|at| at + head.len()))
        .max();
    let end = match (head, branch) {
        (Some(head), _) => head,
        (None, Some(branch)) => branch_of_place(name, branch),
        (None, None) => name.len(),
    };
    if end < name.len() {
        parts.branch.push_str(&name[end..]);
    }
    &name[..end]
}

/// Where 合肥分公司 begins in 途畅科技合肥分公司; at the end of the name if no place stands before the branch.
fn branch_of_place(name: &str, branch: &str) -> usize {
    let before = &name[..name.len() - branch.len()];
    let begins = before
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .skip(1)
        .take(4);
    begins
        .filter(|at| *at > 0 && region::is_whole(&before[*at..]))
        .last()
        .unwrap_or(name.len())
}

/// Takes legal forms off the end, as long as two characters are left.
fn without_legal_form<'t>(name: &'t str, parts: &mut Parts) -> &'t str {
    let mut end = name.len();
    let long_enough = |left: usize| name[..left].chars().nth(1).is_some();
    while let Some(form) = LEGAL
        .endings(&name[..end])
        .find(|form| long_enough(end - form.len()))
    {
        end -= form.len();
    }
    parts.legal_form.insert_str(0, &name[end..]);
    &name[..end]
}

/// Tells region, own word and trade apart. A region is one only if a word of its own follows: 上海家化 has one, 上海汽车 is
/// called so, and in 上海滩餐饮 the place is part of the word.
fn split(name: &str, parts: &mut Parts) {
    if let Some(rest) = name.strip_prefix("中国") {
        return match own(rest) {
            Own::Word(end) => settle("", rest, end, parts),
            Own::Character(end) | Own::Trade(end) => {
                settle("", name, named_end(name, "中国".len() + end), parts);
            }
        };
    }
    let (cuts, count) = region::leading(name);
    let mut called_so = None;
    for (at, cut) in cuts[..count].iter().enumerate().rev() {
        let rest = &name[cut.end..];
        let below = cuts[..count].get(at + 1);
        match own(rest) {
            Own::Word(end)
                if below.is_none_or(|below| !below.full || cut.end + end > below.end) =>
            {
                return settle(&name[..cut.end], rest, end, parts);
            }
            Own::Character(end) if cut.full => return settle(&name[..cut.end], rest, end, parts),
            Own::Trade(end) if cut.sure => {
                called_so = called_so.or(Some(named_end(name, cut.end + end)));
            }
            Own::Word(_) | Own::Character(_) | Own::Trade(_) => {}
        }
    }
    let end = called_so.unwrap_or_else(|| own(name).end());
    settle("", name, end, parts);
}

/// Where the name ends by which people call a firm of place and trade: 上海汽车 of 上海汽车集团; all of 上海大学.
fn named_end(name: &str, end: usize) -> usize {
    if ORGANIZATION.ending(name).is_some() {
        name.len()
    } else {
        end
    }
}

/// Writes the parts: the region, and what follows it with the end of the own word in it.
fn settle(place: &str, rest: &str, end: usize, parts: &mut Parts) {
    if !place.is_empty() {
        parts.region.insert_str(0, &region::bare(place));
    }
    rest[..end].clone_into(&mut parts.core);
    rest[end..].clone_into(&mut parts.trade);
}

/// Whether the text ends as the name of an organization does.
#[must_use]
pub fn is_company(text: &str) -> bool {
    let length = text.chars().count();
    let ends = |words: &Endings| {
        words
            .ending(text)
            .is_some_and(|word| length >= word.chars().count() + 2)
    };
    han::has_han(text)
        && (length >= 5 && ends(&FIRM) || ends(&ORGANIZATION) || length >= 6 && ends(&BRANCH))
}
