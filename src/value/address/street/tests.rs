//! Streets and their parts.

use super::street_parts;

/// A case: the street, and its parts from the town to the room, joined by `|`, the rest behind them.
type Case = (&'static str, &'static str);

fn shown(street: &str) -> String {
    let parts = street_parts(street);
    let named = [parts.town, parts.village, parts.road].map(Option::unwrap_or_default);
    let numbers = [
        &parts.lane,
        &parts.number,
        &parts.building,
        &parts.unit,
        &parts.floor,
        &parts.room,
    ];
    let numbers = numbers.map(|number| number.as_deref().unwrap_or_default());
    [named.join("|"), numbers.join("|"), parts.rest.into_owned()].join("|")
}

fn check(cases: &[Case]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(street, expected)| shown(street) != *expected)
        .map(|(street, expected)| {
            format!(
                "{street}\n  read     {}\n  expected {expected}",
                shown(street)
            )
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_chinese_street_is_told_from_the_town_to_the_room() {
    check(&[
        ("虹漕路461号58号楼5楼", "||虹漕路||461|58||5||"),
        (
            "粤海街道科技园路1号A座1203",
            "粤海街道||科技园路||1|A|||1203|",
        ),
        ("虎门镇运河北路84号", "虎门镇||运河北路||84|||||"),
        ("凤凰镇芒果村", "凤凰镇|芒果村||||||||"),
        (
            "蒋村街道蒋村社区文二西路808号2幢3单元501室",
            "蒋村街道|蒋村社区|文二西路||808|2|3||501|",
        ),
        ("延安西路2299弄12号301室", "||延安西路|2299|12||||301|"),
        ("天府大道中段530号", "||天府大道中段||530|||||"),
        ("湖南路街道云南路5号", "湖南路街道||云南路||5|||||"),
        ("万科城市花园12栋2单元1801", "|||||12|2||1801|万科城市花园"),
        ("东风新村3-2-501", "|||||3|2||501|东风新村"),
        ("中山路口东100米", "||中山路|||||||口东100米"),
        ("", "|||||||||"),
    ]);
}

#[test]
fn numbers_are_folded_whatever_they_are_written_in() {
    check(&[
        ("和平路二十八号三单元五〇二室", "||和平路||28||3||502|"),
        ("和平路２８＃３－５０２", "||和平路||28|3|||502|"),
        ("和平路28号附3号", "||和平路||28附3|||||"),
        ("和平路甲12号", "||和平路||甲12|||||"),
        ("和平路12-18号", "||和平路||12-18|||||"),
        ("和平路5号之二", "||和平路||5-2|||||"),
        ("1号院2号楼a座", "||||1|2|||A|"),
        ("文三路18号(近学院路)", "||文三路||18|||||(近学院路)"),
        ("6号大街452号", "||6号大街||452|||||"),
    ]);
}

#[test]
fn a_latin_street_is_read_by_its_labels() {
    check(&[
        ("No. 88, Century Avenue", "||Century Avenue||88|||||"),
        (
            "Rm 1203, Bldg 3, 461 Hongcao Rd",
            "||Hongcao Rd||461|3|||1203|",
        ),
        (
            "5/F, Block B, Nanjing West Road",
            "||Nanjing West Road|||B||5||",
        ),
        (
            "Unit 2, Apt 501, Lane 366 Jianguo Road West",
            "||Jianguo Road West|366|||2||501|",
        ),
        ("221b Baker Street", "||Baker Street||221B|||||"),
        ("5th Floor, St. James Road 7", "||St. James Road||7|||5||"),
        ("Rosewood Cottage", "|||||||||Rosewood Cottage"),
    ]);
}
