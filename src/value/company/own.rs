//! A company's own word: what is left when trades are taken off the end of its name.

use super::words::{HOUSES, TRADE};

/// What taking trades off leaves, with the bytes at which the own word ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    /// Two characters or more.
    Word(usize),
    /// One character, which may be a word of its own (鑫科技), part of what stands before (上海滩餐饮), or one word with the
    /// trade behind it (茶码头电器): where the likelier word ends.
    Character(usize),
    /// Nothing: the name is made of trades, the first of which ends here.
    Trade(usize),
}

impl Own {
    /// Where the word that stands for the firm ends.
    pub(super) fn end(self) -> usize {
        match self {
            Own::Word(end) | Own::Character(end) | Own::Trade(end) => end,
        }
    }
}

/// What kind of house takes its name without a trade before it: 红星厂.
const BARE_HOUSES: [char; 2] = ['厂', '店'];

/// Takes trades off the end of a name, again and again.
pub(super) fn own(name: &str) -> Own {
    let mut end = name.len();
    loop {
        match shorter(&name[..end]) {
            Some(Own::Word(left)) => end = left,
            Some(Own::Trade(_)) => return Own::Trade(end),
            // 鑫科技 has a word of one character; in 茶码头电器 the trade before the last belongs to the word.
            Some(found @ Own::Character(_)) if end == name.len() => return found,
            Some(Own::Character(_)) => return Own::Character(end),
            None if name[..end].chars().nth(1).is_some() => return Own::Word(end),
            None => return Own::Character(end),
        }
    }
}

/// The name without its last trade. The longest word is the trade, unless it would swallow all but a character of the
/// name: 北大数据 deals with 数据, not with 大数据.
fn shorter(name: &str) -> Option<Own> {
    let mut single = None;
    for trade in TRADE.endings(name) {
        let left = name.len() - trade.len();
        match characters(&name[..left]) {
            0 => return Some(Own::Trade(0)),
            1 => single = single.or(Some(Own::Character(left))),
            _ => return Some(Own::Word(left)),
        }
    }
    without_house(name).or(single)
}

/// 五金厂 and 建材城: the house goes with the trade before it.
fn without_house(name: &str) -> Option<Own> {
    let house = name
        .chars()
        .next_back()
        .filter(|last| HOUSES.contains(last))?;
    let left = name.len() - house.len_utf8();
    let before = &name[..left];
    let bare = BARE_HOUSES.contains(&house) && characters(before) >= 2;
    let trade = TRADE
        .endings(before)
        .any(|trade| trade.len() == left || characters(&before[..left - trade.len()]) >= 2);
    (bare || trade).then_some(Own::Word(left))
}

/// How many characters, counted up to two.
fn characters(text: &str) -> usize {
    text.chars().take(2).count()
}
