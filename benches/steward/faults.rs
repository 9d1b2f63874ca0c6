//! One fault for each check, put into a row in which nothing else is wrong.

use iclear::model::Field::{self, *};

use super::people::{Row, id_number};

type Plant = fn(&mut Row);

/// How the fault that a check looks for is put into a row.
pub(crate) fn planting(code: &str) -> Option<Plant> {
    let (_, plant) = FAULTS.iter().find(|(known, _)| *known == code)?;
    Some(*plant)
}

const PLACE: [Field; 5] = [Province, City, District, Street, Postcode];
const CHANNELS: [Field; 6] = [Mobile, Phone, PhoneExt, Email, Wechat, Street];

const FAULTS: [(&str, Plant); 76] = [
    ("ADR101", |row| row.set(Street, "人民路")),
    ("ADR102", |row| row.set(Country, "Germany")),
    ("ADR103", |row| {
        let (postcode, phone) = far_away(row);
        row.set(Postcode, postcode);
        row.set(Phone, phone);
    }),
    ("ADR104", |row| {
        let elsewhere = if row.get(Province) == "湖北省" {
            "广东省"
        } else {
            "湖北省"
        };
        row.set(Province, elsewhere);
    }),
    ("ADR105", |row| {
        row.clear(&[Province, District, Street]);
        row.set(Address, "88 Riverside Road");
    }),
    ("ADR106", |row| {
        row.clear(&[Province, City, District, Street]);
    }),
    ("ADR107", |row| {
        row.clear(&PLACE);
        row.set(Province, "湖北省");
        row.set(Phone, "0717-6541234");
    }),
    ("ADR108", |row| {
        let region = if row.get(Region) == "西南" {
            "东北"
        } else {
            "西南"
        };
        row.set(
            Region,
            if row.get(Province).starts_with("广西") {
                "东北"
            } else {
                region
            },
        );
    }),
    ("AMT101", |row| row.set(Amount, "-120.00")),
    ("AMT102", |row| row.set(Points, "-50")),
    ("AMT103", |row| row.set(OrderCount, "0")),
    ("AMT104", |row| row.set(Amount, "0")),
    ("AMT106", |row| {
        row.clear(&[Amount]);
        row.set(OrderCount, "0");
    }),
    ("AMT107", |row| row.set(Amount, "18607151849")),
    ("AMT108", |row| row.set(OrderCount, "2.5")),
    ("AMT109", |row| row.set(OrderCount, "18607151849")),
    ("CMP101", |row| {
        let other = if row.get(Province) == "浙江省" {
            "河南"
        } else {
            "浙江"
        };
        row.set(Company, format!("{other}远洋包装有限公司"));
    }),
    ("CMP102", |row| row.set(Company, row.get(Name).to_owned())),
    ("CMP103", |row| {
        let other = if row.get(City) == "宜昌市" {
            "洛阳"
        } else {
            "宜昌"
        };
        row.set(Company, format!("{other}晨光贸易有限公司"));
    }),
    ("CMP104", |row| {
        row.clear(&[Name]);
        row.set(Company, "陈志远");
    }),
    ("CON101", |row| {
        row.clear(&CHANNELS);
        row.clear(&[BirthDate, IdNumber, Gender]);
    }),
    ("CON102", |row| row.clear(&[Name, Company])),
    ("CON103", |row| {
        row.clear(&CHANNELS);
        row.clear(&[Name, Company, SourceKey, IdNumber]);
    }),
    ("CON104", |row| {
        row.clear(&CHANNELS);
        row.set(Phone, "4006208888");
    }),
    ("CON105", |row| row.set(Remark, "客户要求勿扰")),
    ("CON106", |row| row.set(Remark, "回访得知客户已去世")),
    ("CON107", |row| row.set(Remark, "已离职")),
    ("CON108", |row| row.set(Wechat, "静静的小河")),
    ("CON109", |row| row.set(Wechat, "13607151849")),
    ("DAT101", |row| born(row, "2071-03-05")),
    ("DAT102", |row| born(row, "1901-02-03")),
    ("DAT103", |row| {
        born(row, "2014-07-19");
        row.clear(&[Title, Education]);
    }),
    ("DAT104", |row| row.set(RegisteredOn, "1949-05-02")),
    ("DAT105", |row| row.set(LastPurchase, "1949-05-02")),
    ("DAT106", |row| row.set(LastPurchase, "2012-03-02")),
    ("DAT107", |row| row.set(RegisteredOn, "2052-03-02")),
    ("DAT108", |row| row.set(LastPurchase, "2052-03-02")),
    ("DAT109", |row| {
        born(row, "2009-03-07");
        row.set(Title, "销售经理");
        row.clear(&[Education]);
    }),
    ("DAT110", |row| {
        let day = row.get(RegisteredOn).to_owned();
        born(row, &day);
    }),
    ("DAT111", |row| born(row, "1921-03-07")),
    ("DAT112", |row| {
        born(row, "1952-03-07");
        row.set(RegisteredOn, "1985-03-02");
    }),
    ("DAT113", |row| {
        born(row, "1961-03-07");
        row.set(Occupation, "学生");
    }),
    ("DAT114", |row| {
        born(row, "1995-03-07");
        row.set(Occupation, "退休");
    }),
    ("DAT115", |row| {
        born(row, "2009-03-07");
        row.set(Education, "硕士");
        row.clear(&[Title]);
    }),
    ("DAT116", |row| {
        born(row, "1938-03-07");
        row.set(Title, "销售经理");
    }),
    ("EML103", |row| row.set(Email, "13607151849@139.com")),
    ("EML104", |row| row.set(Email, "klaus.meier@werkzeugbau.de")),
    ("EML105", |row| {
        row.set(Wechat, "27451839");
        row.set(Email, "98301562@qq.com");
    }),
    ("EML106", |row| row.set(Email, "asdfgh@126.com")),
    ("GEN101", |row| {
        let honorific = if row.get(Gender) == "male" {
            "女士"
        } else {
            "先生"
        };
        row.set(Name, format!("{}{honorific}", row.get(Name)));
    }),
    ("IDN102", |row| row.set(BirthDate, "1949-11-07")),
    ("IDN103", other_gender),
    ("IDN104", |row| {
        row.set(IdNumber, id_number("42011120850719403"));
    }),
    ("IDN105", |row| row.clear(&[BirthDate])),
    ("IDN106", |row| row.clear(&[Gender])),
    ("IDN107", |row| {
        row.set(IdNumber, id_number("78011119850719403"));
    }),
    ("IDN108", |row| {
        let home = if row.get(IdNumber).starts_with("42") {
            "440106"
        } else {
            "420111"
        };
        row.set(
            IdNumber,
            id_number(&format!("{home}{}", &row.get(IdNumber)[6..17])),
        );
    }),
    ("IDN109", |row| {
        other_gender(row);
        row.set(BirthDate, "1949-11-07");
    }),
    ("IDN110", |row| {
        let home = &row.get(IdNumber)[..2];
        row.set(
            IdNumber,
            id_number(&format!("{home}9999{}", &row.get(IdNumber)[6..17])),
        );
    }),
    ("IND101", |row| {
        row.set(Company, "和平医院");
        row.set(Industry, "批发业");
    }),
    ("NAM101", |row| {
        row.set(FamilyName, "欧阳");
        row.set(GivenName, "静");
    }),
    ("NAM102", |row| row.set(Name, "珞珈山下的风")),
    ("NAM103", |row| row.set(Name, "啊啊啊")),
    ("NAM104", |row| row.set(Name, "张三")),
    ("NAM105", |row| row.set(Name, "洪山区")),
    ("PHN101", |row| row.set(Phone, far_away(row).1)),
    ("PHN102", |row| {
        in_wuhan(row);
        row.set(Phone, "0717-6541234");
    }),
    ("PHN103", |row| {
        row.clear(&[Phone]);
        row.set(PhoneExt, "801");
    }),
    ("PHN104", |row| {
        row.set(Mobile, "186****1849");
        row.set(Phone, "186****1849");
    }),
    ("PHN105", |row| row.set(Mobile, "+4915112345678")),
    ("PHN106", |row| {
        row.clear(&[Mobile]);
        row.set(Remark, "周末请打18607151849");
    }),
    ("PHN107", |row| row.set(PhoneExt, "87651235")),
    ("PST101", |row| row.set(Postcode, far_away(row).0)),
    ("PST102", |row| {
        in_wuhan(row);
        row.set(Postcode, "420102");
    }),
    ("PST103", |row| {
        in_wuhan(row);
        row.set(Postcode, "441000");
    }),
    ("TTL101", |row| {
        row.set(Title, row.get(Department).to_owned());
    }),
];

/// A postcode and a landline of a province that is not the row's.
fn far_away(row: &Row) -> (&'static str, &'static str) {
    if row.get(Province) == "湖北省" {
        ("510620", "020-87651234")
    } else {
        ("430079", "027-87651234")
    }
}

/// The row with another birth date, and no identity number that could say otherwise.
fn born(row: &mut Row, date: &str) {
    row.set(BirthDate, date);
    row.clear(&[IdNumber]);
}

fn other_gender(row: &mut Row) {
    let other = if row.get(Gender) == "male" {
        "female"
    } else {
        "male"
    };
    row.set(Gender, other);
}

/// The row at an address in Wuhan, with nothing that tells of another place.
fn in_wuhan(row: &mut Row) {
    row.clear(&[IdNumber, Company, Region]);
    row.set(Province, "湖北省");
    row.set(City, "武汉市");
    row.set(District, "洪山区");
    row.set(Postcode, "430079");
    row.set(Phone, "027-87651234");
}
