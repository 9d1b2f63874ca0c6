//! The parts of a company's name: region, own word, trade, legal form, branch.

use super::latin;
use super::trades::{BRANCH, LEGAL, LEGAL_FORMS, ORGANIZATION, TRADE};
use crate::value::words::Endings;
use crate::value::{address, han};

/// A company's name, taken apart. Every part is simplified and in lower case, as keys need it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// 上海, 中国: where it is registered, without 省 and 市.
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
    let plain: String = name
        .chars()
        .filter(|character| !character.is_whitespace() && !han::is_invisible(*character))
        .map(|character| han::simplified(han::narrow_alphanumeric(character)))
        .flat_map(char::to_lowercase)
        .collect();
    let mut parts = Parts::default();
    if !han::has_han(&plain) {
        parts.core = latin::own_words(name).to_lowercase();
        return parts;
    }
    let rest = without_brackets(&plain, &mut parts);
    let rest = without_branch(&rest, &mut parts);
    let rest = without_region(rest, &mut parts);
    let rest = without_legal_form(rest, &mut parts);
    let core = without_trades(rest);
    parts.trade = rest[core.len()..].to_owned();
    parts.core = core.to_owned();
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

/// Takes brackets out: a region in them counts as one before the name, 集团 as part of the legal form.
fn without_brackets(name: &str, parts: &mut Parts) -> String {
    let mut rest = String::with_capacity(name.len());
    let mut pieces = name.split(['(', '（', '﹙', '[', '【']);
    rest.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (inside, behind) = piece
            .split_once([')', '）', '﹚', ']', '】'])
            .unwrap_or((piece, ""));
        let region = region_len(inside);
        match () {
            () if inside == "中国" => {}
            () if region > 0 && region == inside.len() => {
                parts.region.push_str(&bare_region(inside));
            }
            () if matches!(inside, "集团" | "控股" | "有限合伙" | "普通合伙") => {
                parts.legal_form.push_str(inside);
            }
            () => rest.push_str(inside),
        }
        rest.push_str(behind);
    }
    rest
}

fn without_branch<'t>(name: &'t str, parts: &mut Parts) -> &'t str {
    if BRANCH.ending(name).is_none() {
        return name;
    }
    let head = LEGAL_FORMS[..10]
        .iter()
        .chain(&["银行"])
        .filter_map(|form| name.rfind(form).map(|at| at + form.len()))
        .max();
    match head.filter(|head| *head < name.len()) {
        Some(head) => {
            name[head..].clone_into(&mut parts.branch);
            &name[..head]
        }
        None => name,
    }
}

/// 中国 says nothing of a company; its region stands first, if something of its own follows.
fn without_region<'t>(name: &'t str, parts: &mut Parts) -> &'t str {
    let name = name
        .strip_prefix("中国")
        .filter(|rest| rest.chars().count() >= 4)
        .unwrap_or(name);
    let end = region_len(name);
    let rest = &name[end..];
    if end == 0 || own_word_of(rest).chars().count() < 2 {
        return name;
    }
    parts.region.insert_str(0, &bare_region(&name[..end]));
    rest
}

fn own_word_of(name: &str) -> &str {
    without_trades(
        LEGAL
            .ending(name)
            .map_or(name, |form| &name[..name.len() - form.len()]),
    )
}

fn without_legal_form<'t>(name: &'t str, parts: &mut Parts) -> &'t str {
    let Some(form) = LEGAL.ending(name) else {
        return name;
    };
    let rest = &name[..name.len() - form.len()];
    if rest.is_empty() {
        return name;
    }
    parts.legal_form.push_str(form);
    rest
}

/// Takes trades off the end as long as a word of two characters is left.
fn without_trades(name: &str) -> &str {
    let mut core = name;
    while let Some(trade) = TRADE.ending(core) {
        let shorter = &core[..core.len() - trade.len()];
        if shorter.chars().count() < 2 {
            break;
        }
        core = shorter;
    }
    core
}

/// The bytes of the region at the beginning of a name: province, city, and what lies in them.
fn region_len(name: &str) -> usize {
    address::leading_region(name)
}

/// 武汉 of 武汉市, 湖北武汉 of 湖北省武汉市.
fn bare_region(region: &str) -> String {
    region.replace(['省', '市'], "")
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
        && (length >= 5 && ends(&LEGAL) || ends(&ORGANIZATION) || length >= 6 && ends(&BRANCH))
}
