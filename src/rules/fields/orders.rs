//! Headers of order lists: a dictionary laid over that of contacts, for an order says who bought in the same words.

use rustc_hash::FxHashSet;

use super::{FieldRules, File, canonical_names};
use crate::model::{ListKind, Standing};
use crate::rules::{Problems, RuleText, squash};

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

    /// Whether an order of this status is a purchase.
    #[must_use]
    pub fn standing(&self, status: Option<&str>) -> Standing {
        // `交易关闭（买家申请退款）`: what stands in brackets tells why.
        let bare = status.map(|status| squash(&super::header::without_brackets(status)));
        match bare {
            Some(status) if self.void.contains(&status) => Standing::Void,
            _ => Standing::Counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;

    #[test]
    fn every_example_of_an_order_header_reads_as_its_entry_says() {
        let book = RuleBook::load(None).expect("the default rules are sound");
        assert_eq!(book.orders.fields.failing_examples(), Vec::<String>::new());
        assert!(book.orders.fields.examples().len() > 20);
    }

    #[test]
    fn an_order_of_which_nothing_came_is_no_purchase() {
        let rules = RuleBook::load(None).expect("the default rules").orders;
        let cases = [
            (Some("交易成功"), Standing::Counts),
            (Some("交易关闭（买家申请退款）"), Standing::Void),
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
