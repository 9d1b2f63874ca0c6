//! Rows with names, companies and titles, and what becomes of them at the desk.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::places::check;
use crate::model::Field;

use Field::{Company, Department, FamilyName, Gender, GivenName, Mobile, Name, Title};

#[test]
fn a_name_fills_the_fields_beside_it() {
    check(&[
        (
            "form of address",
            &[(Name, "张三先生")],
            &[(Name, "张三"), (Gender, "male")],
            &["NAM001"],
        ),
        (
            "family name only",
            &[(Name, "王总")],
            &[(Name, "王"), (Title, "总")],
            &["NAM001", "NAM002"],
        ),
        (
            "title known already",
            &[(Name, "张三 经理"), (Title, "总监")],
            &[(Name, "张三"), (Title, "总监")],
            &["NAM001"],
        ),
        (
            "company",
            &[(Name, "上海海明有限公司")],
            &[(Company, "上海海明有限公司")],
            &["NAM007"],
        ),
        (
            "two people",
            &[(Name, "张三、李四")],
            &[(Name, "张三")],
            &["NAM003"],
        ),
        ("placeholder", &[(Name, "测试")], &[], &["NAM004"]),
        (
            "department and number",
            &[(Name, "市场部 李四 13800138000")],
            &[
                (Name, "李四"),
                (Department, "市场部"),
                (Mobile, "13800138000"),
            ],
            &["NAM008", "NAM008"],
        ),
        (
            "title of some work",
            &[(Name, "项目经理")],
            &[(Title, "项目经理")],
            &["NAM004"],
        ),
        (
            "role",
            &[(Name, "采购部")],
            &[(Department, "采购部")],
            &["NAM004"],
        ),
        ("masked", &[(Name, "张**")], &[(Name, "张**")], &["NAM005"]),
        (
            "digits",
            &[(Name, "张三1")],
            &[(Name, "张三1")],
            &["NAM006"],
        ),
        (
            "parts",
            &[(FamilyName, "欧阳"), (GivenName, "修")],
            &[(Name, "欧阳修"), (FamilyName, "欧阳"), (GivenName, "修")],
            &[],
        ),
        (
            "one part",
            &[(Name, "欧阳修"), (FamilyName, "欧阳")],
            &[(Name, "欧阳修"), (FamilyName, "欧阳"), (GivenName, "修")],
            &[],
        ),
    ]);
}

#[test]
fn companies_and_titles_are_taken_apart() {
    check(&[
        (
            "department",
            &[(Company, "上海海明有限公司市场部")],
            &[(Company, "上海海明有限公司"), (Department, "市场部")],
            &["CMP004"],
        ),
        (
            "mistyped",
            &[(Company, "上海海明有限公可")],
            &[(Company, "上海海明有限公司")],
            &["CMP002"],
        ),
        (
            "cut off",
            &[(Company, "上海海明有限公")],
            &[(Company, "上海海明有限公")],
            &["CMP003"],
        ),
        ("placeholder", &[(Company, "个人")], &[], &["CMP001"]),
        (
            "D207",
            &[(Title, "市场部经理")],
            &[(Title, "经理"), (Department, "市场部")],
            &["TTL001"],
        ),
        (
            "D208",
            &[(Title, "市场部"), (Department, "经理")],
            &[(Title, "市场部"), (Department, "经理")],
            &["TTL002"],
        ),
        (
            "brackets",
            &[(Company, "阿里巴巴(中国)有限公司")],
            &[(Company, "阿里巴巴（中国）有限公司")],
            &[],
        ),
    ]);
}
