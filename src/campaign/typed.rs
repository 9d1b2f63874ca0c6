//! A value that a person typed: whatever notation it has, and without saying what it is.

use super::{ChannelValue, ValueKind};
use crate::model::{Field, Severity};
use crate::rules::StandardizeRules;
use crate::standardize::standard_cells;

/// A text that is no number, no mail address and no postal address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no telephone number, e-mail address or postal address")]
pub struct Untypable {
    /// The text.
    pub text: String,
}

/// The value that a text is.
///
/// # Errors
/// When it is none by which someone could be reached.
pub fn typed(text: &str, rules: &StandardizeRules) -> Result<ChannelValue, Untypable> {
    let number_or_mail = number_or_mail(text, rules);
    number_or_mail
        .or_else(|| address(text, rules))
        .ok_or_else(|| Untypable {
            text: text.to_owned(),
        })
}

/// The number or mail address that a text is as a whole.
pub(super) fn number_or_mail(text: &str, rules: &StandardizeRules) -> Option<ChannelValue> {
    /// The shortest national number there is (Saint Helena's have five digits), with a country code.
    const FEWEST_DIGITS: usize = 7;
    if text.contains(['@', '＠']) {
        return standing_in(&[Field::Email], text, rules);
    }
    let digits = text.chars().filter(|letter| letter.is_numeric()).count();
    if digits < FEWEST_DIGITS {
        return None;
    }
    standing_in(&[Field::Mobile, Field::Phone], text, rules)
}

/// The one sound value that stands in one of `fields` when the text is typed into the first of them.
fn standing_in(fields: &[Field], text: &str, rules: &StandardizeRules) -> Option<ChannelValue> {
    let first = *fields.first()?;
    let (values, findings) = standard_cells(&[(first, text.to_owned())], rules);
    if findings.iter().any(|one| one.severity == Severity::Error) {
        return None;
    }
    let found = fields
        .iter()
        .find_map(|field| values.get(field)?.as_deref())?;
    let value = ChannelValue::new(ValueKind::held_in(first)?, found)?;
    value.is_sound().then_some(value)
}

/// The address that a text is: it names a place and what is there.
fn address(text: &str, rules: &StandardizeRules) -> Option<ChannelValue> {
    let (values, _) = standard_cells(&[(Field::Address, text.to_owned())], rules);
    let has = |field| values.get(&field).is_some_and(Option::is_some);
    let is_address = has(Field::Street) && (has(Field::City) || has(Field::Province));
    let whole = values.get(&Field::Address)?.as_deref()?;
    let value = ChannelValue::new(ValueKind::Address, whole)?;
    (is_address && value.is_sound()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;

    #[test]
    fn a_typed_value_is_known_for_what_it_is() {
        let rules = RuleBook::load(None).expect("the default rules").standardize;
        let cases = [
            (
                "+86 139-1234-5678",
                Some((ValueKind::Number, "13912345678")),
            ),
            (
                "（021）6234 5678",
                Some((ValueKind::Number, "021-62345678")),
            ),
            (
                "＋８６ １３９１２３４５６７８",
                Some((ValueKind::Number, "13912345678")),
            ),
            (" Li.Na@QQ.COM ", Some((ValueKind::Email, "Li.Na@qq.com"))),
            (
                "上海市徐汇区虹漕路2号",
                Some((ValueKind::Address, "上海市徐汇区虹漕路2号")),
            ),
            ("1391234567", None),
            ("张伟", None),
            ("not@", None),
            ("上海市", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let value = typed(text, &rules).ok();
            let found = value.as_ref().map(|one| (one.kind, one.text.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
