//! Standardizes cells that a person typed, outside any list.
//!
//! What comes in: a few cells of one contact. What goes out: the same in standard form, and whatever belongs to them:
//! the parts of a whole name or address follow it.

use std::collections::BTreeMap;

use super::standardize;
use crate::model::{Field, Finding, FrameBuilder, RowDraft, RowIx};
use crate::rules::StandardizeRules;

/// Fields that hold a whole, and the fields that hold its parts: who changes the whole changes them too.
const WHOLES: [(Field, &[Field]); 3] = [
    (Field::Name, &[Field::FamilyName, Field::GivenName]),
    (
        Field::Address,
        &[
            Field::Province,
            Field::City,
            Field::District,
            Field::Street,
            Field::Postcode,
        ],
    ),
    (Field::Phone, &[Field::PhoneExt]),
];

/// The fields that cells set, each with its value or none.
pub type Values = BTreeMap<Field, Option<String>>;

/// The standard form of `cells`, of which empty ones clear their field; with the fields that follow from them, and what
/// was seen on the way.
#[must_use]
pub fn standard_cells(
    cells: &[(Field, String)],
    rules: &StandardizeRules,
) -> (Values, Vec<Finding>) {
    let mut draft = RowDraft::default();
    for (field, cell) in cells {
        draft.set(*field, cell.trim());
    }
    let mut builder = FrameBuilder::with_capacity(1);
    builder.push(&draft);
    let (frame, findings) = standardize(&builder.finish(), rules);
    let row = frame.row(RowIx(0));
    let mut values: Values = cells.iter().map(|(field, _)| (*field, None)).collect();
    for (whole, parts) in WHOLES {
        if values.contains_key(&whole) {
            values.extend(parts.iter().map(|&part| (part, None)));
        }
    }
    values.extend(
        row.cells()
            .map(|(field, value)| (field, Some(value.to_owned()))),
    );
    (values, findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;

    /// What is typed, and what some fields are then.
    type Case<'a> = (
        &'a str,
        &'a [(Field, &'a str)],
        &'a [(Field, Option<&'a str>)],
    );

    #[test]
    fn a_typed_cell_gets_its_standard_form_and_takes_its_parts_along() {
        let rules = RuleBook::load(None).expect("the default rules").standardize;
        let cases: [Case<'_>; 5] = [
            (
                "a number as people write it",
                &[(Field::Mobile, "+86 139-1712-0456")],
                &[(Field::Mobile, Some("13917120456"))],
            ),
            (
                "an emptied field",
                &[(Field::Company, "")],
                &[(Field::Company, None)],
            ),
            (
                "a landline without an extension clears the old one",
                &[(Field::Phone, "021-62345678")],
                &[
                    (Field::Phone, Some("021-62345678")),
                    (Field::PhoneExt, None),
                ],
            ),
            (
                "a name clears the parts of the old one",
                &[(Field::Name, "欧阳 娜娜")],
                &[
                    (Field::Name, Some("欧阳娜娜")),
                    (Field::FamilyName, None),
                    (Field::GivenName, None),
                ],
            ),
            (
                "an address without a postcode clears the old one",
                &[(Field::Address, "上海市徐汇区虹漕路2号")],
                &[
                    (Field::Province, Some("上海市")),
                    (Field::District, Some("徐汇区")),
                    (Field::Postcode, None),
                ],
            ),
        ];
        for (case, cells, expected) in cases {
            let typed: Vec<(Field, String)> = cells
                .iter()
                .map(|(field, cell)| (*field, (*cell).to_owned()))
                .collect();
            let (values, _) = standard_cells(&typed, &rules);
            for (field, value) in expected {
                let set = values.get(field).map(Option::as_deref);
                assert_eq!(set, Some(*value), "{case}: {field}");
            }
        }
    }
}
