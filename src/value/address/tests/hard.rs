//! Addresses that are hard to read: what has no district, what has moved, what stands between the levels, and names
//! that are none of a place.

use super::super::{Hints, division_code, parse};
use super::{Certainty, check, read};

#[test]
fn districts_that_the_province_governs_and_cities_without_districts() {
    check(&[
        ("county", "湖北潜江园林办事处", "湖北省潜江市", "园林办事处"),
        (
            "county",
            "河南省县级市济源市北海大道",
            "河南省济源市",
            "北海大道",
        ),
        (
            "army",
            "新疆生产建设兵团第八师石河子市",
            "新疆维吾尔自治区石河子市",
            "第八师",
        ),
        ("island", "海南陵水椰林镇", "海南省陵水黎族自治县", "椰林镇"),
        ("no district", "东莞虎门镇", "广东省东莞市", "虎门镇"),
        (
            "no district",
            "中山市西区彩虹大道",
            "广东省中山市",
            "西区彩虹大道",
        ),
        ("list of codes", "上海市县崇明县", "上海市崇明区", ""),
    ]);
}

#[test]
fn a_zone_between_city_and_district_stays_in_the_street() {
    check(&[
        (
            "before the district",
            "西安市高新区雁塔区科技路",
            "陕西省西安市雁塔区",
            "高新区科技路",
        ),
        (
            "new area",
            "河北雄安新区容城县奥威路",
            "河北省保定市容城县",
            "雄安新区奥威路",
        ),
        (
            "zone alone",
            "成都高新区天府大道",
            "四川省成都市",
            "成都高新区天府大道",
        ),
        (
            "of the city, not the county",
            "吉林通化工业园区3号",
            "吉林省通化市",
            "通化工业园区3号",
        ),
        (
            "another zone",
            "天津滨海高新区华苑",
            "天津市",
            "滨海高新区华苑",
        ),
        (
            "region",
            "香港新界沙田区正街",
            "香港特别行政区沙田区",
            "新界正街",
        ),
    ]);
}

#[test]
fn towns_and_times_tell_what_a_name_means() {
    check(&[
        (
            "split",
            "杭州市江干区九堡街道",
            "浙江省杭州市上城区",
            "九堡街道",
        ),
        (
            "split",
            "杭州江干区下沙街道",
            "浙江省杭州市钱塘区",
            "下沙街道",
        ),
        (
            "since 2021",
            "杭州市余杭区临平街道",
            "浙江省杭州市临平区",
            "临平街道",
        ),
        (
            "one of two",
            "朝阳区三里屯街道工体北路",
            "北京市朝阳区",
            "三里屯街道工体北路",
        ),
        ("moved", "吉林省四平市公主岭市", "吉林省长春市公主岭市", ""),
        ("moved", "安徽省巢湖市庐江县", "安徽省合肥市庐江县", ""),
    ]);
    for text in ["江北区观音桥", "朝阳区建国路88号", "桥东区人民路"] {
        assert!(
            matches!(read(text).certainty, Certainty::Ambiguous(_)),
            "{text}"
        );
    }
}

#[test]
fn nicknames_and_abbreviations_are_read_before_what_lies_there() {
    check(&[
        (
            "nickname",
            "内蒙呼市新城区",
            "内蒙古自治区呼和浩特市新城区",
            "",
        ),
        (
            "nickname",
            "新疆巴州库尔勒市",
            "新疆维吾尔自治区巴音郭楞蒙古自治州库尔勒市",
            "",
        ),
        (
            "people's name",
            "内蒙古呼伦贝尔鄂温克旗",
            "内蒙古自治区呼伦贝尔市鄂温克族自治旗",
            "",
        ),
        ("abbreviation", "粤深圳南山", "广东省深圳市南山区", ""),
        (
            "abbreviation",
            "沪浦东新区世纪大道",
            "上海市浦东新区",
            "世纪大道",
        ),
        ("a word", "新大同路5号", "", "新大同路5号"),
    ]);
}

#[test]
fn a_house_keeps_the_place_in_its_name() {
    check(&[
        ("city", "湖北武汉大学", "湖北省武汉市", "武汉大学"),
        (
            "province",
            "河南省郑州市金水区河南省人民医院",
            "河南省郑州市金水区",
            "河南省人民医院",
        ),
        ("alone", "北京协和医学院", "", "北京协和医学院"),
        (
            "near",
            "中山路12号近江苏省南京市",
            "",
            "中山路12号近江苏省南京市",
        ),
        ("estate", "西安12号", "", "西安12号"),
        ("township", "海南朝鲜族乡", "", "海南朝鲜族乡"),
        (
            "a road with a number",
            "杭州6号大街452号",
            "浙江省杭州市",
            "6号大街452号",
        ),
        (
            "own road",
            "杭州江南大道88号",
            "浙江省杭州市",
            "江南大道88号",
        ),
        ("day", "福州鼓楼五四路", "福建省福州市鼓楼区", "五四路"),
        (
            "district alone",
            "萧山金城路1038号",
            "浙江省杭州市萧山区",
            "金城路1038号",
        ),
        (
            "a longer name",
            "沙河口星海湾街道",
            "辽宁省大连市沙河口区",
            "星海湾街道",
        ),
    ]);
}

#[test]
fn a_district_of_another_city_contradicts() {
    for text in [
        "南京市西湖区文三路",
        "广东省广州市南山区",
        "成都市武侯区 锦江区",
    ] {
        assert!(
            matches!(read(text).certainty, Certainty::Contradiction(_)),
            "{text}"
        );
    }
    check(&[
        ("quarter", "东莞市东城区", "广东省东莞市", "东城区"),
        ("quarter", "杭州市新城区", "浙江省杭州市", "新城区"),
    ]);
}

#[test]
fn columns_have_a_code_and_decide() {
    let cases = [
        ((Some("广东"), Some("深圳"), Some("南山")), Some(440_305)),
        ((Some("沪"), None, None), Some(310_100)),
        ((None, Some("白银"), None), Some(620_400)),
        ((None, None, Some("朝阳区")), None),
        ((None, None, None), None),
    ];
    for ((province, city, district), expected) in cases {
        assert_eq!(division_code(province, city, district), expected);
    }
    let hints = Hints {
        city: Some("四平市"),
        ..Hints::default()
    };
    assert_eq!(
        parse("公主岭市河南街道", hints).line(),
        "吉林省长春市公主岭市河南街道"
    );
}
