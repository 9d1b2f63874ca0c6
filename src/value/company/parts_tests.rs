//! The parts of company names of every kind: region, own word, trade, legal form, branch.

use super::{Parts, parse};

fn shown(name: &str) -> String {
    let Parts {
        region,
        core,
        trade,
        legal_form,
        branch,
    } = parse(name);
    [region, core, trade, legal_form, branch].join("|")
}

/// Holds each name against its parts in order, with a bar between them.
fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(name, parts)| shown(name) != *parts)
        .map(|(name, parts)| format!("{name}: {} and not {parts}", shown(name)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_place_in_front_is_told_from_the_word() {
    check(&[
        (
            "武汉海明智业电子商务有限公司",
            "武汉|海明智业|电子商务|有限公司|",
        ),
        (
            "浙江省杭州市余杭区途畅科技有限公司",
            "浙江杭州余杭区|途畅|科技|有限公司|",
        ),
        (
            "深圳南山智园物业管理有限公司",
            "深圳南山|智园|物业管理|有限公司|",
        ),
        ("昆山市玉山镇阿香小吃店", "昆山玉山镇|阿香|小吃店||"),
        (
            "天津滨海新区鑫源物流有限公司",
            "天津滨海新区|鑫源|物流|有限公司|",
        ),
        (
            "内蒙古伊利实业集团股份有限公司",
            "内蒙古|伊利|实业|集团股份有限公司|",
        ),
        ("延边华龙集团有限公司", "延边|华龙||集团有限公司|"),
        ("萧山市宏达五金厂", "萧山|宏达|五金厂||"),
        ("海明智业(武汉)有限公司", "武汉|海明智业||有限公司|"),
    ]);
}

#[test]
fn a_word_that_is_a_place_too_stays_a_word() {
    check(&[
        ("上海滩餐饮管理有限公司", "|上海滩|餐饮管理|有限公司|"),
        ("泰和科技有限公司", "|泰和|科技|有限公司|"),
        ("平安保险股份有限公司", "|平安|保险|股份有限公司|"),
        ("光明乳业股份有限公司", "|光明|乳业|股份有限公司|"),
        ("重庆长安汽车股份有限公司", "重庆|长安|汽车|股份有限公司|"),
        ("宝山钢铁股份有限公司", "|宝山|钢铁|股份有限公司|"),
        ("阿里巴巴（中国）有限公司", "|阿里巴巴||有限公司|"),
        ("海南航空股份有限公司", "|海南航空||股份有限公司|"),
        ("浙江省人民医院", "|浙江省人民医院|||"),
        ("中国石油化工股份有限公司", "|中国石油化工||股份有限公司|"),
    ]);
}

#[test]
fn trades_are_taken_off_until_the_word_is_left() {
    check(&[
        ("上海市海明信息技术有限公司", "上海|海明|信息技术|有限公司|"),
        ("大疆创新科技有限公司", "|大疆|创新科技|有限公司|"),
        (
            "老百姓大药房连锁股份有限公司",
            "|老百姓|大药房连锁|股份有限公司|",
        ),
        (
            "徐工集团工程机械股份有限公司",
            "|徐工|集团工程机械|股份有限公司|",
        ),
        ("北大数据科技有限公司", "|北大|数据科技|有限公司|"),
        ("深圳市鑫科技有限公司", "深圳|鑫|科技|有限公司|"),
        ("国联运输", "|国联|运输||"),
        (
            "寿光市绿丰蔬菜种植专业合作社",
            "寿光|绿丰|蔬菜种植|专业合作社|",
        ),
        ("北京市金杜律师事务所", "北京|金杜|律师事务所||"),
        (
            "天健会计师事务所（特殊普通合伙）",
            "|天健|会计师事务所|特殊普通合伙|",
        ),
        ("东莞市虎门镇鸿发制衣厂", "东莞虎门镇|鸿发|制衣厂||"),
        ("生物科技有限公司", "|生物|科技|有限公司|"),
    ]);
}

#[test]
fn branches_stand_behind_the_company() {
    check(&[
        (
            "常州途畅互联网科技有限公司合肥分公司",
            "常州|途畅|互联网科技|有限公司|合肥分公司",
        ),
        (
            "中国工商银行股份有限公司上海徐汇支行",
            "|工商|银行|股份有限公司|上海徐汇支行",
        ),
        ("工商银行徐汇支行", "|工商|银行||徐汇支行"),
        ("途畅科技合肥分公司", "|途畅|科技||合肥分公司"),
        ("海底捞火锅（国贸店）", "|海底捞|火锅||国贸店"),
    ]);
}

#[test]
fn names_of_other_scripts_and_countries_have_parts_too() {
    check(&[
        ("IBM(中国)有限公司", "|ibm||有限公司|"),
        ("鴻海精密工業股份有限公司", "|鸿海|精密工业|股份有限公司|"),
        ("海尔（Haier）集团公司", "|海尔||集团公司|"),
        (
            "Huawei Technologies Co., Ltd.",
            "|huawei|technologies|co., ltd.|",
        ),
        (
            "Shenzhen Mindray Electronics Co Ltd",
            "shenzhen|mindray|electronics|co., ltd.|",
        ),
        ("Alibaba (China) Co., Ltd.", "|alibaba|china|co., ltd.|"),
        ("China Trading Group", "|china trading group|||"),
        ("The Copper Kettle", "|the copper kettle|||"),
        ("", "||||"),
    ]);
}
