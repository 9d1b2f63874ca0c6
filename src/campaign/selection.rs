//! Whom a campaign asks for: contacts with some tags, and of whom a condition holds.

use jiff::civil::Date;

use crate::model::{Channel, ContactFrame, ExpressionFault, RowCondition};

/// Whom a campaign asks for.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The channel.
    pub channel: Channel,
    /// Tags that a contact must have, all of them.
    pub tags: Vec<String>,
    /// What must hold of its golden values, as it was written; nothing must, where there is none.
    pub condition: Option<String>,
    read: Option<RowCondition>,
}

impl Selection {
    /// A selection by tags and by a condition in the language of checks.toml.
    ///
    /// # Errors
    /// When the condition cannot be used.
    pub fn new(
        channel: Channel,
        mut tags: Vec<String>,
        condition: Option<String>,
    ) -> Result<Self, ExpressionFault> {
        let read = condition
            .as_deref()
            .map(|text| RowCondition::parse(text, &[]));
        tags.sort();
        tags.dedup();
        Ok(Selection {
            channel,
            tags,
            read: read.transpose()?,
            condition,
        })
    }

    /// For each contact whether it is asked for; `tags` are those of the contacts, sorted.
    #[must_use]
    pub fn asks_for(&self, golden: &ContactFrame, tags: &[Vec<String>], today: Date) -> Vec<bool> {
        let has_all = |own: &Vec<String>| self.tags.iter().all(|tag| own.contains(tag));
        let tagged = tags.iter().map(has_all);
        let Some(condition) = &self.read else {
            return tagged.collect();
        };
        let holds = golden.rows_where(condition, today);
        tagged
            .zip(holds)
            .map(|(tagged, holds)| tagged && holds)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, FrameBuilder, RowDraft};

    #[test]
    fn a_selection_asks_for_those_of_whom_all_holds() {
        let mut builder = FrameBuilder::with_capacity(3);
        for (province, amount) in [("上海市", "900"), ("上海市", "1200"), ("江苏省", "5000")]
        {
            let mut draft = RowDraft::default();
            draft.set(Field::Province, province);
            draft.set(Field::Amount, amount);
            builder.push(&draft);
        }
        let golden = builder.finish();
        let tags = [&["sms", "vip"][..], &["sms"], &["sms", "vip"]];
        let tags = tags.map(|own| own.iter().map(ToString::to_string).collect());
        let cases: [(&[&str], Option<&str>, [bool; 3]); 4] = [
            (&[], None, [true, true, true]),
            (&["vip"], None, [true, false, true]),
            (
                &[],
                Some("province = '上海市' AND amount > 1000"),
                [false, true, false],
            ),
            (
                &["vip", "sms"],
                Some("province = '上海市'"),
                [true, false, false],
            ),
        ];
        let today = jiff::civil::date(2024, 6, 1);
        for (wanted, condition, expected) in cases {
            let wanted = wanted.iter().map(ToString::to_string).collect();
            let selection = Selection::new(Channel::Sms, wanted, condition.map(str::to_owned));
            let asked = selection
                .expect("a condition")
                .asks_for(&golden, &tags, today);
            assert_eq!(asked, expected, "{condition:?}");
        }
        let unknown = Selection::new(Channel::Sms, Vec::new(), Some("provinz = 'x'".to_owned()));
        assert!(unknown.is_err());
    }
}
