//! Addresses as people write them, and what they say.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

mod divisions;
mod every;
mod hard;

use super::{Certainty, Division, Hints, Parsed, parse};

/// A case: its name, the text, the divisions read, the street.
type Case = (&'static str, &'static str, &'static str, &'static str);

fn read(text: &str) -> Parsed {
    parse(text, Hints::default())
}

fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (case, text, place, street) in cases {
        let parsed = read(text);
        let found = parsed.place.map(Division::path).unwrap_or_default();
        if (found.as_str(), parsed.street.as_str()) != (*place, *street) {
            wrong.push(format!("{case}: {text} -> {found} | {}", parsed.street));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn levels_that_are_missing_are_filled_where_only_one_fits() {
    check(&[
        ("D108", "上海徐汇虹漕路461号", "上海市徐汇区", "虹漕路461号"),
        (
            "D109",
            "福建省鼓楼区鼓楼医院",
            "福建省福州市鼓楼区",
            "鼓楼医院",
        ),
        (
            "D110",
            "泉州市洛江区万安塘西工业区",
            "福建省泉州市洛江区",
            "万安塘西工业区",
        ),
        (
            "D112",
            "吉林省朝阳区工农大路1号",
            "吉林省长春市朝阳区",
            "工农大路1号",
        ),
        (
            "city and district in short",
            "广州天河体育西路1号",
            "广东省广州市天河区",
            "体育西路1号",
        ),
        (
            "province in short",
            "浙江杭州文一西路969号",
            "浙江省杭州市",
            "文一西路969号",
        ),
        (
            "inner Mongolia",
            "内蒙呼和浩特新城区中山东路",
            "内蒙古自治区呼和浩特市新城区",
            "中山东路",
        ),
        (
            "county-level city",
            "昆山市玉山镇",
            "江苏省苏州市昆山市",
            "玉山镇",
        ),
        (
            "county-level city in short",
            "义乌稠州北路699号",
            "浙江省金华市义乌市",
            "稠州北路699号",
        ),
        (
            "prefecture in short",
            "恩施州利川市清源大道",
            "湖北省恩施土家族苗族自治州利川市",
            "清源大道",
        ),
        (
            "unique district",
            "海淀区中关村大街27号",
            "北京市海淀区",
            "中关村大街27号",
        ),
        ("province alone", "新疆", "新疆维吾尔自治区", ""),
        ("city alone", "上海", "上海市", ""),
    ]);
}

#[test]
fn a_district_of_many_is_never_chosen() {
    for (text, candidates) in [
        ("朝阳区建国路88号", 2),
        ("鼓楼区中山北路1号", 4),
        ("西湖区蒋村花园小区", 2),
        ("江苏省鼓楼区中山北路1号", 2),
    ] {
        match read(text).certainty {
            Certainty::Ambiguous(places) => assert_eq!(places.len(), candidates, "{text}"),
            other => panic_free(text, &other),
        }
    }
    assert_eq!(
        read("江苏省鼓楼区中山北路1号").line(),
        "江苏省鼓楼区中山北路1号"
    );
}

fn panic_free(text: &str, found: &Certainty) {
    assert!(
        matches!(found, Certainty::Ambiguous(_)),
        "{text}: {found:?}"
    );
}

#[test]
fn repetitions_and_placeholders_of_lists_are_taken_out() {
    check(&[
        (
            "D113",
            "海南省三亚市天涯区海南省三亚市天涯区凤凰镇芒果村",
            "海南省三亚市天涯区",
            "凤凰镇芒果村",
        ),
        (
            "D114",
            "江西南昌市新建区松湖镇江西省南昌市新建区松湖镇松湖中心小学",
            "江西省南昌市新建区",
            "松湖镇松湖中心小学",
        ),
        (
            "D116 placeholder",
            "北京市市辖区东城区景山前街4号",
            "北京市东城区",
            "景山前街4号",
        ),
        (
            "D116 doubled",
            "北京北京市东城区景山前街4号",
            "北京市东城区",
            "景山前街4号",
        ),
        (
            "D116 spaces",
            "上海 上海市 浦东新区 世纪大道1号",
            "上海市浦东新区",
            "世纪大道1号",
        ),
        (
            "D117 county placeholder",
            "重庆市县酉阳土家族苗族自治县桃花源大道",
            "重庆市酉阳土家族苗族自治县",
            "桃花源大道",
        ),
        (
            "D117 doubled",
            "重庆重庆市忠县忠州镇",
            "重庆市忠县",
            "忠州镇",
        ),
        (
            "D118",
            "湖北省省直辖县级行政区划仙桃市沔阳大道",
            "湖北省仙桃市",
            "沔阳大道",
        ),
        ("D118", "河南省省直辖县级行政区划济源市", "河南省济源市", ""),
        (
            "D133 dashes",
            "广东省-深圳市-南山区-粤海街道",
            "广东省深圳市南山区",
            "粤海街道",
        ),
        (
            "D133 slashes",
            "广东省/深圳市/南山区",
            "广东省深圳市南山区",
            "",
        ),
        (
            "country",
            "中国广东省深圳市南山区",
            "广东省深圳市南山区",
            "",
        ),
    ]);
}

#[test]
fn a_place_in_the_name_of_a_road_or_house_is_not_the_place() {
    check(&[
        (
            "D120",
            "北海市重庆路8号",
            "广西壮族自治区北海市",
            "重庆路8号",
        ),
        ("D120", "上海市广东路500号", "上海市", "广东路500号"),
        (
            "D120",
            "新疆伊宁市上海城徐汇苑",
            "新疆维吾尔自治区伊犁哈萨克自治州伊宁市",
            "上海城徐汇苑",
        ),
        (
            "D121",
            "广州市天河区越秀北路22号",
            "广东省广州市天河区",
            "越秀北路22号",
        ),
        (
            "D122",
            "启东市台湾风情街",
            "江苏省南通市启东市",
            "台湾风情街",
        ),
        ("road alone", "南京西路1266号", "", "南京西路1266号"),
        ("road alone", "中山北二路8号", "", "中山北二路8号"),
        (
            "road of a district",
            "北京市朝阳门外大街1号",
            "北京市",
            "朝阳门外大街1号",
        ),
        (
            "road behind a city",
            "上海静安南京西路1266号",
            "上海市静安区",
            "南京西路1266号",
        ),
        ("house", "北京大学医学部", "", "北京大学医学部"),
        ("house", "上海交通大学徐汇校区", "", "上海交通大学徐汇校区"),
        ("estate", "白银小区3栋", "", "白银小区3栋"),
        ("market", "东方市场12号", "", "东方市场12号"),
        ("no place", "体育路往东300米", "", "体育路往东300米"),
        ("no place", "和平里东街8号", "", "和平里东街8号"),
        ("no place", "长安街1号", "", "长安街1号"),
        ("no place", "东区3栋502", "", "东区3栋502"),
    ]);
}

#[test]
fn two_places_in_one_address_are_a_contradiction() {
    let conflict = "海南省三亚市天涯区海南省三亚市吉阳区国营南新农场";
    assert!(matches!(
        read(conflict).certainty,
        Certainty::Contradiction(_)
    ));
    let hints = Hints {
        province: Some("广东省"),
        city: Some("深圳市"),
        district: None,
    };
    let parsed = parse("浙江省杭州市西湖区文三路1号", hints);
    assert!(matches!(parsed.certainty, Certainty::Contradiction(_)));
}

#[test]
fn the_columns_beside_an_address_decide_what_it_leaves_open() {
    let hints = Hints {
        province: None,
        city: Some("北京市"),
        district: None,
    };
    assert_eq!(
        parse("朝阳区建国路88号", hints).line(),
        "北京市朝阳区建国路88号"
    );
    let hints = Hints {
        province: Some("江苏"),
        city: Some("南京"),
        district: Some("鼓楼区"),
    };
    assert_eq!(
        parse("中山北路1号", hints).line(),
        "江苏省南京市鼓楼区中山北路1号"
    );
}
