//! Pairs of records, and what must become of them.

use super::{List, Memory};
use crate::model::Field;

/// What becomes of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Linked,
    Asked,
    Apart,
}
use Outcome::{Apart, Asked, Linked};

fn outcome(columns: &[Field], one: &[&str], other: &[&str]) -> Outcome {
    let lists = [
        List::new("shop", columns, &[one]),
        List::new("fair", columns, &[other]),
    ];
    let resolved = Memory::default().run(&lists);
    match (resolved.contacts.len(), resolved.doubts.len()) {
        (1, 0) => Linked,
        (2, 1) => Asked,
        (2, 0) => Apart,
        counts => unreachable!("two rows give {counts:?} contacts and doubts"),
    }
}

type Case<'a> = (&'a str, &'a [&'a str], &'a [&'a str], Outcome);

fn check(columns: &[Field], cases: &[Case<'_>]) {
    let mut wrong = Vec::new();
    for (case, one, other, expected) in cases {
        let found = [outcome(columns, one, other), outcome(columns, other, one)];
        if found != [*expected; 2] {
            wrong.push((case, expected, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn chinese_records_are_linked_by_what_belongs_to_one_person() {
    use Field::{BirthDate, City, Company, Email, IdNumber, Mobile, Name, Phone, Street};
    let columns = [
        Name, Mobile, Email, Phone, Company, City, Street, IdNumber, BirthDate,
    ];
    let cases: &[Case<'_>] = &[
        (
            "same mobile, same name",
            &["张伟", "13912345678"],
            &["张伟", "13912345678"],
            Linked,
        ),
        (
            "same mobile, one name missing",
            &["张伟", "13912345678"],
            &["", "13912345678"],
            Linked,
        ),
        (
            "same mobile, other name",
            &["张伟", "13912345678"],
            &["李娜", "13912345678"],
            Apart,
        ),
        (
            "same mobile, one character of the name differs",
            &["王小明", "13912345678"],
            &["王小红", "13912345678"],
            Asked,
        ),
        (
            "same mobile, a name that sounds the same",
            &["王小明", "13912345678"],
            &["王晓明", "13912345678"],
            Linked,
        ),
        (
            "covered mobile, same name",
            &["欧阳娜", "139****5678"],
            &["欧阳娜", "13912345678"],
            Linked,
        ),
        (
            "covered mobile, other end",
            &["欧阳娜", "139****5679"],
            &["欧阳娜", "13912345678"],
            Apart,
        ),
        (
            "covered mobile, other name",
            &["李娜", "139****5678"],
            &["张伟", "13912345678"],
            Apart,
        ),
        (
            "same mobile and birth date, one character of the name differs",
            &[
                "王小明",
                "13912345678",
                "",
                "",
                "",
                "",
                "",
                "",
                "1980-05-06",
            ],
            &[
                "王晓明",
                "13912345678",
                "",
                "",
                "",
                "",
                "",
                "",
                "1980-05-06",
            ],
            Linked,
        ),
        (
            "a family name alone, same mobile",
            &["王", "13912345678"],
            &["王晓明", "13912345678"],
            Linked,
        ),
        ("a common name alone", &["张伟"], &["张伟"], Apart),
        (
            "a common name in one city",
            &["张伟", "", "", "", "", "上海市"],
            &["张伟", "", "", "", "", "上海市"],
            Apart,
        ),
        (
            "same e-mail, same name",
            &["张伟", "", "zw@qq.com"],
            &["张伟", "", "ZW@qq.com"],
            Linked,
        ),
        (
            "same office mailbox, same name",
            &["张伟", "", "info@a.cn"],
            &["张伟", "", "info@a.cn"],
            Apart,
        ),
        (
            "same e-mail in two scripts",
            &["张伟", "", "zw@qq.com"],
            &["Zhang Wei", "", "zw@qq.com"],
            Linked,
        ),
        (
            "same name, same company",
            &["张伟", "", "", "", "上海晨光科技有限公司"],
            &["张伟", "", "", "", "上海晨光科技"],
            Linked,
        ),
        (
            "same common name, same company, other mobiles",
            &["张伟", "13912345678", "", "", "上海晨光科技"],
            &["张伟", "18655550123", "", "", "上海晨光科技"],
            Asked,
        ),
        (
            "same name, same room",
            &["张伟", "", "", "", "", "上海市", "人民路100号502室"],
            &["张伟", "", "", "", "", "上海市", "人民路100号502室"],
            Linked,
        ),
        (
            "same name, same house in another city",
            &["张伟", "", "", "", "", "上海市", "人民路100号"],
            &["张伟", "", "", "", "", "苏州市", "人民路100号"],
            Apart,
        ),
        (
            "colleagues behind one front desk",
            &[
                "张伟",
                "",
                "",
                "021-12345678",
                "上海晨光科技",
                "上海市",
                "人民路100号",
            ],
            &[
                "李娜",
                "",
                "",
                "021-12345678",
                "上海晨光科技",
                "上海市",
                "人民路100号",
            ],
            Apart,
        ),
        (
            "one identity number, two names",
            &["张伟", "", "", "", "", "", "", "11010519491231002X"],
            &["张玮", "", "", "", "", "", "", "11010519491231002X"],
            Linked,
        ),
        (
            "two proven identity numbers",
            &[
                "张伟",
                "13912345678",
                "",
                "",
                "",
                "",
                "",
                "11010519491231002X",
            ],
            &[
                "张伟",
                "13912345678",
                "",
                "",
                "",
                "",
                "",
                "440524188001010014",
            ],
            Apart,
        ),
    ];
    check(&columns, cases);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn english_records_are_linked_without_any_number() {
    use Field::{BirthDate, City, Name, Postcode, Street};
    let columns = [Name, Street, City, Postcode, BirthDate];
    let cases: &[Case<'_>] = &[
        (
            "a slip in every field",
            &[
                "Jonathan Whitaker",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "1971-03-08",
            ],
            &[
                "Jonathon Whittaker",
                "12 Rowen St",
                "Harwick",
                "4310",
                "1971-08-03",
            ],
            Linked,
        ),
        (
            "names the other way round",
            &["Whitaker, Jonathan", "", "", "4310", "1971-03-08"],
            &["Jonathan Whitaker", "", "", "4310", "1971-03-08"],
            Linked,
        ),
        (
            "a moved person with a rare name",
            &[
                "Jonathan Whitaker",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "1971-03-08",
            ],
            &[
                "Jonathan Whitaker",
                "7 Mill Lane",
                "Oldbury",
                "5127",
                "1971-03-08",
            ],
            Linked,
        ),
        (
            "man and wife",
            &[
                "Jonathan Whitaker",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "1971-03-08",
            ],
            &[
                "Eleanor Whitaker",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "1974-11-20",
            ],
            Apart,
        ),
        (
            "neighbours",
            &[
                "Jonathan Whitaker",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "",
            ],
            &["Peter Lindqvist", "14 Rowan Street", "Harwick", "4310", ""],
            Apart,
        ),
        (
            "father and son",
            &[
                "John Smith",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "1941-03-08",
            ],
            &[
                "John Smith",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "1971-10-25",
            ],
            Apart,
        ),
        (
            "an initial",
            &[
                "J Whitaker",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "1971-03-08",
            ],
            &[
                "Jonathan Whitaker",
                "12 Rowan Street",
                "Harwick",
                "4310",
                "1971-03-08",
            ],
            Linked,
        ),
    ];
    check(&columns, cases);
}

#[test]
fn organizations_without_a_person_are_linked_by_name_and_place() {
    use Field::{City, Company, Phone, Street};
    let columns = [Company, Street, City, Phone];
    let cases: &[Case<'_>] = &[
        (
            "abbreviated",
            &[
                "The Copper Kettle",
                "435 S. Alder Blvd.",
                "Harwick",
                "310-246-1501",
            ],
            &[
                "Copper Kettle",
                "435 South Alder Boulevard",
                "Harwick",
                "310/246-1501",
            ],
            Linked,
        ),
        (
            "two houses of one chain",
            &[
                "The Copper Kettle",
                "435 S. Alder Blvd.",
                "Harwick",
                "310-246-1501",
            ],
            &[
                "The Copper Kettle",
                "12 Mill Lane",
                "Oldbury",
                "412-555-0199",
            ],
            Apart,
        ),
    ];
    check(&columns, cases);
}
