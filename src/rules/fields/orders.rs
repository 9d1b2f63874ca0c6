//! Headers of order lists: a dictionary laid over that of contacts, for an order says who bought in the same words.

use rustc_hash::FxHashSet;

use super::{FieldRules, File, canonical_names};
use crate::model::{ListKind, Standing};
use crate::rules::{Problems, RuleText, squash};

/// The powers of ten that the words for scaled units begin with.
const POWERS: [(&str, u32); 9] = [
    ("百万", 6),
    ("万", 4),
    ("w", 4),
    ("千", 3),
    ("k", 3),
    ("thousand", 3),
    ("million", 6),
    ("十万", 5),
    ("亿", 8),
];

/// What the program knows of order lists before it reads one.
#[derive(Clone, Debug, Default)]
pub struct OrderRules {
    /// Headers to fields.
    pub fields: FieldRules,
    /// Statuses by which nothing came of an order, squashed.
    void: FxHashSet<String>,
}

impl OrderRules {
    /// Reads the rules over those of contacts; what is wrong goes to `problems`.
    pub(in crate::rules) fn read(
        text: &RuleText,
        contacts: &FieldRules,
        problems: &mut Problems,
    ) -> Self {
        let mut file: File = text.parse(problems).unwrap_or_default();
        let void = std::mem::take(&mut file.void);
        let mut over = FieldRules {
            kind: ListKind::Transactions,
            examples: Vec::new(),
            ..contacts.clone()
        };
        over.words.extend(canonical_names(ListKind::Transactions));
        OrderRules {
            fields: over.with(file, text, problems),
            void: void.iter().map(|word| squash(word.get_ref())).collect(),
        }
    }

    /// The power of ten in the unit of a column of money, where its header names one: `金额（万元）`.
    #[must_use]
    pub fn power_of_ten(&self, header: &str) -> Option<u32> {
        let key = squash(header);
        let mut units = self.fields.scaled_units.iter();
        let unit = units.find(|unit| key.ends_with(unit.as_str()))?;
        POWERS
            .iter()
            .find(|(begins, _)| unit.starts_with(begins))
            .map(|(_, power)| *power)
    }

    /// Whether an order of this status is a purchase.
    #[must_use]
    pub fn standing(&self, status: Option<&str>) -> Standing {
        // `交易关闭（买家申请退款）`, `(删除)等待出库`: either part may say it.
        let mut parts = status
            .unwrap_or_default()
            .split(['(', ')', '（', '）', '[', ']', '【', '】']);
        match parts.any(|part| self.void.contains(&squash(part))) {
            true => Standing::Void,
            false => Standing::Counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;
    use crate::rules::{Meaning, RuleBook};

    #[test]
    fn every_example_of_an_order_header_reads_as_its_entry_says() {
        let book = RuleBook::load(None).expect("the default rules are sound");
        assert_eq!(book.orders.fields.failing_examples(), Vec::<String>::new());
        assert!(book.orders.fields.examples().len() > 20);
    }

    #[test]
    fn the_unit_of_a_column_is_reckoned_with() {
        let rules = RuleBook::load(None).expect("the default rules").orders;
        let cases = [
            ("金额（万元）", Some(4)),
            ("Amount (thousand)", Some(3)),
            ("金额(元)", None),
            ("实付金额", None),
        ];
        for (header, power) in cases {
            assert_eq!(rules.power_of_ten(header), power, "{header}");
            let known = rules.fields.look_up(header).map(|hit| hit.meaning);
            assert_eq!(known, Some(Meaning::Field(Field::Amount)), "{header}");
        }
    }

    #[test]
    fn an_order_of_which_nothing_came_is_no_purchase() {
        let rules = RuleBook::load(None).expect("the default rules").orders;
        let cases = [
            (Some("交易成功"), Standing::Counts),
            (Some("交易关闭（买家申请退款）"), Standing::Void),
            (Some("(删除)等待出库"), Standing::Void),
            (Some("已发货（部分退款）"), Standing::Counts),
            (Some(" Cancelled "), Standing::Void),
            (Some("待付款"), Standing::Void),
            (Some("已发货"), Standing::Counts),
            (None, Standing::Counts),
        ];
        for (status, standing) in cases {
            assert_eq!(rules.standing(status), standing, "{status:?}");
        }
    }
}
