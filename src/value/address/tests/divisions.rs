//! Divisions of one name, of other times and of special kinds.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::{Certainty, check, read};
use crate::value::address::{Division, Hints, Level, table};

#[test]
fn names_of_two_levels_and_of_two_provinces_are_told_apart() {
    check(&[
        ("D123", "吉林吉林市船营区", "吉林省吉林市船营区", ""),
        ("D123", "吉林通化市东昌区", "吉林省通化市东昌区", ""),
        (
            "D123",
            "海南海南藏族自治州共和县",
            "青海省海南藏族自治州共和县",
            "",
        ),
        ("D123", "海南海口市龙华区", "海南省海口市龙华区", ""),
        (
            "no district",
            "广东省东莞市莞城区东莞大道",
            "广东省东莞市",
            "莞城区东莞大道",
        ),
        ("D119", "中山市石岐街道", "广东省中山市", "石岐街道"),
        ("D137", "内蒙古省包头市", "内蒙古自治区包头市", ""),
        (
            "D137",
            "广西省南宁市青秀区民族大道",
            "广西壮族自治区南宁市青秀区",
            "民族大道",
        ),
        (
            "directly governed",
            "新疆石河子市北四路",
            "新疆维吾尔自治区石河子市",
            "北四路",
        ),
        (
            "Hong Kong",
            "香港湾仔区轩尼诗道1号",
            "香港特别行政区湾仔区",
            "轩尼诗道1号",
        ),
        (
            "Hong Kong in full",
            "香港特别行政区九龙城区太子道西",
            "香港特别行政区九龙城区",
            "太子道西",
        ),
        (
            "Taiwan",
            "台湾省台北市信义区市府路45号",
            "台湾省台北市信义区",
            "市府路45号",
        ),
        (
            "D129",
            "苏州工业园区星湖街328号",
            "江苏省苏州市",
            "苏州工业园区星湖街328号",
        ),
        (
            "D129",
            "成都高新区天府大道",
            "四川省成都市",
            "成都高新区天府大道",
        ),
        (
            "D129",
            "秦皇岛市经济技术开发区长江道",
            "河北省秦皇岛市",
            "经济技术开发区长江道",
        ),
        (
            "D136",
            "廣東省東莞市虎門鎮運河北路84號",
            "广东省东莞市",
            "虎门镇运河北路84号",
        ),
        (
            "D142",
            "成都市新津区清云北路2号（四川新津工业园）",
            "四川省成都市新津区",
            "清云北路2号（四川新津工业园）",
        ),
    ]);
}

#[test]
fn old_names_lead_to_the_division_that_carries_them_on() {
    check(&[
        ("D124", "湖北省襄樊市樊城区", "湖北省襄阳市樊城区", ""),
        (
            "D124",
            "广西柳州地区忻城县",
            "广西壮族自治区来宾市忻城县",
            "",
        ),
        ("D124", "淮阴市", "江苏省淮安市", ""),
        ("D125", "杭州市下城区", "浙江省杭州市拱墅区", ""),
        ("D125", "三明市梅列区", "福建省三明市三元区", ""),
        ("D127", "绍兴县", "浙江省绍兴市柯桥区", ""),
        ("D127", "莱芜市", "山东省济南市莱芜区", ""),
        ("D127", "密云县", "北京市密云区", ""),
        ("D127", "平泉县", "河北省承德市平泉市", ""),
        (
            "D128",
            "重庆市两江新区金渝大道66号",
            "重庆市两江新区",
            "金渝大道66号",
        ),
        ("D128", "新疆草湖市", "新疆维吾尔自治区草湖市", ""),
        (
            "D128",
            "新疆和田地区和康县",
            "新疆维吾尔自治区和田地区和康县",
            "",
        ),
    ]);
    assert!(
        matches!(read("杭州市江干区").certainty, Certainty::Ambiguous(places) if places.len() == 2)
    );
    assert_eq!(read("湖北省襄樊市樊城区").former.as_deref(), Some("襄樊市"));
}

#[test]
fn official_names_are_looked_up_as_they_would_be_read() {
    let mut told = 0;
    for division in table::all() {
        let name = |level| division.at(level).map(Division::name);
        let hints = Hints {
            province: name(Level::Province),
            city: name(Level::City),
            district: name(Level::District),
        };
        let looked_up = table::by_names([hints.province, hints.city, hints.district]);
        told += usize::from(looked_up.is_some());
        if looked_up.is_some() {
            assert_eq!(looked_up, hints.read(), "{hints:?}");
        }
    }
    assert!(told > 3_000);
    assert_eq!(
        table::by_names([Some("浙江省"), Some("西湖区"), None]),
        None
    );
    assert_eq!(table::by_names([Some("上海市"), None, None]), None);
}
