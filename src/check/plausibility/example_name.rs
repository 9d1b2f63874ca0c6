//! A name out of a textbook.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// Names that stand for anybody: 张三, 李四, 王五, 赵六, 王二麻子, 某某, John Doe.
    /// ## Why it matters
    /// Most rows with it were typed as a trial; some people do bear it.
    /// ## Known false alarms
    /// People who bear the name.
    /// ## Example
    /// 张三 is found, 张三丰 is not.
    EXAMPLE_NAME = "NAM104", Info,
        "the name is one of those that stand in every example",
        "姓名常用于示例（如张三）";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &EXAMPLE_NAME,
    needs: Needs::All(&[Field::Name]),
    look,
};

/// Names of examples, in Chinese and in English.
const NAMES: [&str; 11] = [
    "张三",
    "李四",
    "王五",
    "赵六",
    "钱七",
    "孙八",
    "王二麻子",
    "张三李四",
    "John Doe",
    "Jane Doe",
    "Doe John",
];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let example = NAMES.contains(&row.get(Field::Name)?);
    example.then(|| Sighting::of(row, Field::Name))
}
