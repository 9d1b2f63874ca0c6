//! Titles, departments and levels.

use super::{
    Level, is_bare_title, is_department, is_title, level, split_department, trailing_title,
    whole_title,
};

#[test]
fn department_and_title_are_told_apart() {
    let cases = [
        ("市场部经理", Some(("市场部", "经理"))),
        ("技术部 高级工程师", Some(("技术部", "高级工程师"))),
        ("信息中心主任", Some(("信息中心", "主任"))),
        ("办公室主任", Some(("办公室", "主任"))),
        ("部长", None),
        ("销售总监兼副总", None),
        ("总经理", None),
        ("科长", None),
        ("市场部", None),
    ];
    for (text, expected) in cases {
        assert_eq!(split_department(text), expected, "{text}");
    }
}

#[test]
fn titles_and_departments_are_known_by_their_last_words() {
    for title in ["总经理", "区域销售经理", "CEO", "高级工程师"] {
        assert!(is_title(title) && !is_department(title), "{title}");
    }
    for department in ["市场部", "财务", "采购部", "研发中心"] {
        assert!(
            is_department(department) && !is_title(department),
            "{department}"
        );
    }
}

#[test]
fn a_title_has_a_level() {
    use Level::{DecisionMaker, Manager, Professional, Staff};
    let cases = [
        ("总经理", Some(DecisionMaker)),
        ("副总经理", Some(DecisionMaker)),
        ("副总裁", Some(DecisionMaker)),
        ("法人", Some(DecisionMaker)),
        ("销售总监兼副总", Some(DecisionMaker)),
        ("技术总监/高级工程师", Some(DecisionMaker)),
        ("厂长", Some(DecisionMaker)),
        ("经理", Some(Manager)),
        ("项目经理", Some(Manager)),
        ("市场部副经理", Some(Manager)),
        ("办公室主任", Some(Manager)),
        ("科长", Some(Manager)),
        ("经理助理", Some(Staff)),
        ("总经理助理", Some(Staff)),
        ("董事长秘书", Some(Staff)),
        ("采购", Some(Staff)),
        ("业务代表", Some(Staff)),
        ("实习生", Some(Staff)),
        ("实习工程师", Some(Staff)),
        ("高级工程师", Some(Professional)),
        ("主任医师", Some(Professional)),
        ("教师", Some(Professional)),
        ("專員", Some(Staff)),
        ("CEO", Some(DecisionMaker)),
        ("CEO & Founder", Some(DecisionMaker)),
        ("Vice President, Sales", Some(DecisionMaker)),
        ("Director of Marketing", Some(DecisionMaker)),
        ("Sales Manager", Some(Manager)),
        ("Assistant Manager", Some(Manager)),
        ("Assistant to the CEO", Some(Staff)),
        ("Executive Assistant", Some(Staff)),
        ("Senior Software Engineer", Some(Professional)),
        ("Sales Representative", Some(Staff)),
        ("Intern", Some(Staff)),
        ("市场部", None),
        ("张三", None),
        ("", None),
    ];
    for (title, expected) in cases {
        assert_eq!(level(title), expected, "{title}");
    }
}

#[test]
fn a_title_behind_a_name_takes_its_work_along() {
    assert_eq!(whole_title("张三销售总监"), Some("销售总监"));
    assert_eq!(whole_title("张三经理"), Some("经理"));
    assert_eq!(trailing_title("张保安"), None);
    assert!(is_title("保安") && is_bare_title("技术总监") && !is_bare_title("张总监"));
}
