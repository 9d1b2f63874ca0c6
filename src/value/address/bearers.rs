//! How many places elsewhere bear the short name of a division: 和平, 东方 and 龙泉 are words that villages choose
//! everywhere, 萧山 and 海淀 are not.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const TABLE: &str = include_str!("../../../rules/reference/name_bearers.csv");

static BEARERS: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
    TABLE
        .lines()
        .skip(1)
        .filter_map(|line| {
            let (name, count) = line.split_once(',')?;
            Some((name, count.parse().ok()?))
        })
        .collect()
});

/// The number of towns and villages outside the division that bear its short name; 0 stands for fewer than ten, which
/// the table leaves out.
pub(super) fn elsewhere(short: &str) -> u32 {
    BEARERS.get(short).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_borne_by_many_and_a_name_by_few() {
        assert!(elsewhere("和平") > 500);
        assert_eq!(elsewhere("萧山"), 0);
    }
}
