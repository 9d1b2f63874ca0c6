//! People: what stands beside a name goes to the fields where it belongs, and what is in doubt is reported.

use super::check;
use crate::model::Field::{Company, Department, Education, Gender, Mobile, Name, Title};

#[test]
fn what_stands_beside_a_name_goes_where_it_belongs() {
    check(&[
        (
            "a firm",
            &[(Name, "上海海明有限公司 张三")],
            &[(Name, "张三"), (Company, "上海海明有限公司")],
            "NAM007",
        ),
        (
            "a firm that is known",
            &[(Name, "上海海明有限公司张三"), (Company, "海明")],
            &[(Name, "张三"), (Company, "海明")],
            "NAM007",
        ),
        (
            "department and title",
            &[(Name, "张三（市场部经理）")],
            &[(Name, "张三"), (Department, "市场部"), (Title, "经理")],
            "NAM001 NAM008",
        ),
        (
            "work and title",
            &[(Name, "张三销售总监")],
            &[(Name, "张三"), (Title, "销售总监")],
            "NAM001",
        ),
        (
            "the gender",
            &[(Name, "张三（女）")],
            &[(Name, "张三"), (Gender, "female")],
            "NAM001",
        ),
        (
            "a gender that is known",
            &[(Name, "张先生"), (Gender, "female")],
            &[(Name, "张"), (Gender, "female")],
            "NAM001 NAM002",
        ),
        (
            "a number",
            &[(Name, "张三/13800138001")],
            &[(Name, "张三"), (Mobile, "13800138001")],
            "NAM008",
        ),
        (
            "a label and a mark",
            &[(Name, "联系人：张三。")],
            &[(Name, "张三")],
            "",
        ),
        (
            "HR for a name",
            &[(Name, "HR")],
            &[(Name, ""), (Department, "人力资源部")],
            "",
        ),
    ]);
}

#[test]
fn what_may_be_two_people_or_nobody_is_reported() {
    check(&[
        (
            "two without a mark",
            &[(Name, "张伟李娜")],
            &[(Name, "张伟李娜")],
            "NAM013",
        ),
        (
            "two with a word",
            &[(Name, "张伟和李娜")],
            &[(Name, "张伟")],
            "NAM003",
        ),
        (
            "either gender",
            &[(Name, "张先生/女士")],
            &[(Name, "张"), (Gender, "")],
            "NAM001 NAM002",
        ),
        (
            "keys side by side",
            &[(Name, "asdf")],
            &[(Name, "")],
            "NAM004",
        ),
        (
            "capitals tell the family",
            &[(Name, "Wei ZHANG")],
            &[(Name, "Wei Zhang")],
            "NAM012",
        ),
    ]);
}

#[test]
fn education_is_one_word_a_level() {
    check(&[
        (
            "bachelor",
            &[(Education, "大学本科")],
            &[(Education, "本科")],
            "",
        ),
        (
            "college",
            &[(Education, "专科毕业")],
            &[(Education, "大专")],
            "",
        ),
        (
            "a list in English",
            &[(Education, "Bachelor's degree")],
            &[(Education, "Bachelor's degree")],
            "",
        ),
        (
            "or above",
            &[(Education, "本科及以上")],
            &[(Education, "本科及以上")],
            "EDU001",
        ),
        (
            "master or doctor",
            &[(Education, "研究生")],
            &[(Education, "研究生")],
            "EDU001",
        ),
    ]);
}
