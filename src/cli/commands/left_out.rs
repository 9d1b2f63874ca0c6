//! Says what dedupe left out, so that nothing is left out in silence.

use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::dedupe::Resolved;

/// Says how many pairs were left uncompared, and how many stay in doubt that nobody is asked about.
pub(super) fn tell<G>(resolved: &Resolved<G>, invocation: &Invocation) {
    tell_pairs(resolved.uncompared, uncompared, invocation);
    tell_pairs(resolved.unasked, unasked, invocation);
}

fn tell_pairs(pairs: u64, told: fn(&str, Lang) -> String, invocation: &Invocation) {
    if pairs > 0 {
        let told = told(&grouped(pairs), invocation.terminal.lang);
        invocation.terminal.say(&told);
    }
}

fn uncompared(pairs: &str, lang: Lang) -> String {
    match lang {
        Lang::English => format!(
            "{pairs} pairs share nothing but a key that too many rows have, and were left uncompared there (`[blocks]` in match.toml)"
        ),
        Lang::Chinese => format!(
            "有 {pairs} 对记录只在过于常见的键上相同，未在该键下比较（见 match.toml 的 [blocks]）"
        ),
    }
}

fn unasked(pairs: &str, lang: Lang) -> String {
    match lang {
        Lang::English => format!(
            "{pairs} further pairs are in doubt, more than a person can be asked about, and were left apart (`records_per_question` in match.toml)"
        ),
        Lang::Chinese => format!(
            "另有 {pairs} 对记录存疑，超出可供人工判断的数量，暂不合并（见 match.toml 的 records_per_question）"
        ),
    }
}
