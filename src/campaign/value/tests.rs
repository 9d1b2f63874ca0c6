//! What a value is known by, and which channels reach someone by it.

use super::*;

#[test]
fn one_value_has_one_key_however_it_is_written() {
    let cases = [
        (ValueKind::Number, "13912345678", Some("13912345678")),
        (ValueKind::Email, "Wang.Fang@x.cn", Some("wang.fang@x.cn")),
        (
            ValueKind::Address,
            "上海市徐汇区 虹漕路2号, 3室",
            Some("上海市徐汇区虹漕路2号3室"),
        ),
        (
            ValueKind::Address,
            "12 High St., Leeds",
            Some("12highstleeds"),
        ),
        (ValueKind::Address, "--", None),
        (ValueKind::Number, "021-62345678", Some("02162345678")),
        (ValueKind::Number, "(317) 653-9404", Some("3176539404")),
        (ValueKind::Number, " ", None),
    ];
    for (kind, text, key) in cases {
        let value = ChannelValue::new(kind, text);
        assert_eq!(value.as_ref().map(|one| one.key.as_str()), key, "{text}");
    }
}

#[test]
fn an_address_is_whole_or_put_together_and_never_a_mere_place() {
    use Field::{Address, City, District, Province, Street};
    type Case = (&'static [(Field, &'static str)], Option<&'static str>);
    let cases: [Case; 4] = [
        (&[(Address, "上海市徐汇区"), (City, "上海市")], None),
        (
            &[(Address, "上海市虹漕路2号"), (Street, "虹漕路2号")],
            Some("上海市虹漕路2号"),
        ),
        (
            &[
                (Province, "上海市"),
                (City, "上海市"),
                (District, "徐汇区"),
                (Street, "虹漕路2号"),
            ],
            Some("上海市徐汇区虹漕路2号"),
        ),
        (
            &[
                (Province, "NY"),
                (City, "New York City"),
                (Street, "8 Marble Circle"),
            ],
            Some("8 Marble Circle, New York City, NY"),
        ),
    ];
    for (cells, expected) in cases {
        let frame = crate::model::ContactFrame::of_row(&cells.iter().copied().collect());
        let values = values_of(frame.row(crate::model::RowIx(0)));
        let found = values.first().map(|value| value.text.as_str());
        assert_eq!(found, expected, "{cells:?}");
    }
}

use Channel::{Email, Post, Sms, Telephone};

/// A value, and the channels that reach someone by it.
type Reach = (&'static str, ValueKind, &'static str, &'static [Channel]);

const REACHES: [Reach; 12] = [
    (
        "a mobile",
        ValueKind::Number,
        "13912345678",
        &[Sms, Telephone],
    ),
    (
        "a landline",
        ValueKind::Number,
        "021-62345678",
        &[Telephone],
    ),
    (
        "a number abroad",
        ValueKind::Number,
        "+14155552671",
        &[Sms, Telephone],
    ),
    (
        "a number as Americans dial it",
        ValueKind::Number,
        "(317) 653-9404",
        &[Telephone],
    ),
    (
        "a number without its area",
        ValueKind::Number,
        "653-9404",
        &[],
    ),
    ("a masked number", ValueKind::Number, "139****5678", &[]),
    (
        "a number typed to fill the cell",
        ValueKind::Number,
        "13800000000",
        &[],
    ),
    ("a number of nobody", ValueKind::Number, "12345678901", &[]),
    ("a mail address", ValueKind::Email, "a@x.cn", &[Email]),
    ("no mail address", ValueKind::Email, "a.x.cn", &[]),
    (
        "an address",
        ValueKind::Address,
        "上海市徐汇区虹漕路2号",
        &[Post],
    ),
    (
        "a masked address",
        ValueKind::Address,
        "上海市徐汇区***",
        &[],
    ),
];

#[test]
fn a_channel_reaches_people_by_sound_values_of_its_kind() {
    for (case, kind, text, channels) in REACHES {
        let value = ChannelValue::new(kind, text).expect("a value");
        let reaches = |channel: &Channel| value.reaches(*channel);
        let found: Vec<Channel> = Channel::ALL.into_iter().filter(reaches).collect();
        assert_eq!(found, channels, "{case}");
    }
}
