//! Identity numbers of every region that ever was, and the other documents beside them.

use super::{
    Document, Gender, Reading, Resident, check_digit, codes, document, holder, is_valid, read,
    region,
};

fn whole(body: &str) -> String {
    format!("{body}{}", check_digit(body))
}

#[test]
fn a_number_of_every_code_ever_used_is_read_and_every_wrong_check_digit_is_found() {
    let counties: Vec<u32> = codes().into_iter().filter(|code| code % 100 != 0).collect();
    assert!(counties.len() > 6_600, "{}", counties.len());
    for (at, code) in counties.into_iter().enumerate() {
        let born = ["19491231", "19800229", "20001005", "20240630"][at % 4];
        let body = format!("{code}{born}{:03}", at % 999 + 1);
        let number = whole(&body);
        assert_eq!(read(&number), Reading::Valid(number.clone()), "{number}");
        let wrong = "0123456789X"
            .chars()
            .filter(|last| !number.ends_with(*last));
        for number in wrong.map(|last| format!("{body}{last}")) {
            assert!(
                matches!(read(&number), Reading::Checksum | Reading::Lost),
                "{number}"
            );
        }
        let short = format!("{}{}", &body[..6], &body[8..]);
        let upgraded = whole(&format!("{}19{}", &body[..6], &body[8..]));
        if is_valid(&upgraded) {
            assert_eq!(read(&short), Reading::Upgraded(upgraded));
        }
    }
}

#[test]
fn one_wrong_digit_is_always_found() {
    let right = "11010519491231002X";
    for at in 0..17 {
        for digit in '0'..='9' {
            let mut wrong = right.to_owned();
            wrong.replace_range(at..=at, digit.encode_utf8(&mut [0; 4]));
            assert_eq!(is_valid(&wrong), wrong == right, "{wrong}");
        }
    }
}

#[test]
fn a_code_has_the_name_of_its_time() {
    let cases = [
        (110_105, 1980, "北京市", None, Some("朝阳区")),
        (110_103, 1949, "北京市", None, Some("崇文区")),
        (330_106, 1990, "浙江省", Some("杭州市"), Some("西湖区")),
        (320_114, 1970, "江苏省", Some("南京市"), Some("雨花区")),
        (320_114, 1990, "江苏省", Some("南京市"), Some("雨花台区")),
        (330_113, 2022, "浙江省", Some("杭州市"), Some("临平区")),
        (429_004, 1999, "湖北省", None, Some("仙桃市")),
        (810_000, 1990, "香港特别行政区", None, None),
        (830_000, 1990, "台湾省", None, None),
        (931_156, 1990, "上海市", None, None),
        (119_999, 1990, "北京市", None, None),
    ];
    for (code, year, province, city, county) in cases {
        let found = region(code, year).expect("the province is known");
        assert_eq!(
            (found.province, found.city, found.county),
            (province, city, county),
            "{code} {year}"
        );
    }
    assert_eq!(region(990_101, 1990), None);
    assert_eq!(region(0, 1990), None);
}

#[test]
fn a_sound_number_tells_of_its_holder() {
    let citizen = holder("11010519491231002X").expect("the standard's own example");
    assert_eq!(
        (citizen.region, citizen.gender, citizen.resident),
        (110_105, Gender::Female, Resident::Citizen)
    );
    assert_eq!(citizen.born.to_string(), "1949-12-31");
    for (body, resident) in [
        ("81000019900101001", Resident::HongKongMacauTaiwan),
        ("83000019900101002", Resident::HongKongMacauTaiwan),
        ("93115619900101001", Resident::Foreigner),
    ] {
        assert_eq!(
            holder(&whole(body)).map(|holder| holder.resident),
            Some(resident),
            "{body}"
        );
    }
    assert_eq!(read(&whole("11010519990230002")), Reading::NoSuchDay);
    assert_eq!(holder("110105491231002"), None);
}

#[test]
fn other_documents_are_known_by_their_form() {
    let cases = [
        ("E12345678", Some(Document::Passport)),
        ("EA1234567", Some(Document::Passport)),
        ("H12345678", Some(Document::HongKongMacauPermit)),
        ("M1234567801", Some(Document::HongKongMacauPermit)),
        ("12345678", Some(Document::TaiwanPermit)),
        ("USA310012345678", Some(Document::ForeignResident)),
        ("A123456(7)", Some(Document::HongKongId)),
        ("A123456A", Some(Document::HongKongId)),
        ("1234567(8)", Some(Document::MacauId)),
        ("A123456789", Some(Document::TaiwanId)),
        ("军字第1234567号", Some(Document::Service)),
        ("身份证", None),
        ("12345", None),
        ("", None),
    ];
    for (number, expected) in cases {
        assert_eq!(document(number), expected, "{number}");
    }
}
