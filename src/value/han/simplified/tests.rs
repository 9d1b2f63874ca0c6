//! Keys of traditional text, and simplified text that none may touch.

use std::borrow::Cow;

use super::{CONTEXT, only_char, pairs, simplified, simplify};

#[test]
fn traditional_text_is_simplified() {
    let cases = [
        ("a city", "廣東省東莞市虎門鎮", "广东省东莞市虎门镇"),
        ("a surname with two forms", "鍾國榮", "钟国荣"),
        (
            "the forms of Taiwan",
            "廣達電腦股份有限公司台灣裡為眾",
            "广达电脑股份有限公司台湾里为众",
        ),
        (
            "the forms of Hong Kong",
            "香港鐵路説衞線峯啟",
            "香港铁路说卫线峰启",
        ),
        ("dry", "乾淨的頭髮很乾燥", "干净的头发很干燥"),
        ("a reign", "乾隆皇帝與乾坤觀", "乾隆皇帝与乾坤观"),
        (
            "a county that stays",
            "吉林省松原市乾安縣",
            "吉林省松原市乾安县",
        ),
        ("the same in mixed text", "乾安县傳統食品", "乾安县传统食品"),
        ("a given name of today", "陳昇與旭日東昇", "陈昇与旭日东升"),
        ("the back, and an empress", "皇后大道後面", "皇后大道后面"),
        (
            "particle of Taiwan and a work",
            "藉著名著所寫的路線走著",
            "借着名著所写的路线走着",
        ),
        ("at, and a family", "於梨華生於臺灣", "於梨华生于台湾"),
        ("the notes", "宮商角徵羽與徵收稅款", "宫商角徵羽与征收税款"),
        ("understand and watch", "瞭解瞭望臺", "了解瞭望台"),
        ("sink, and a family", "沈先生深沈的聲音", "沈先生深沉的声音"),
        ("loan", "憑藉慰藉的機會", "凭借慰藉的机会"),
        ("a plan and a picture", "計畫與圖畫", "计划与图画"),
        ("a double of compatibility", "\u{F9D1}\u{F907}", "六龟"),
    ];
    for (case, written, expected) in cases {
        assert_eq!(simplify(written), expected, "{case}");
        assert_eq!(simplify(&simplify(written)), expected, "{case}, again");
    }
}

#[test]
fn simplified_text_is_left_alone_and_borrowed() {
    for text in [
        "乾安县",
        "陈昇",
        "乾隆年间",
        "著名企业",
        "藉口",
        "狼藉",
        "瞭望",
        "於女士",
        "沈阳",
        "王濛",
        "吴徵",
        "折叠",
        "喆堃淼",
        "后里",
        "皇后",
        "里程",
        "面条",
        "干净",
        "余先生",
        "征收",
        "台风",
        "合著",
        "哪吒",
        "Hongcao Rd",
    ] {
        let key = simplify(text);
        assert!(matches!(key, Cow::Borrowed(_)) && key == text, "{text}");
    }
}

#[test]
fn every_character_of_simplified_text_stays_by_itself() {
    // The first level of GB 2312 and the second, by their bytes.
    let bytes = (0xB0..=0xF7_u8).flat_map(|lead| (0xA1..=0xFE_u8).map(move |trail| [lead, trail]));
    let mut seen = 0;
    for pair in bytes {
        let (text, _, malformed) = encoding_rs::GBK.decode(&pair);
        if malformed
            || text
                .chars()
                .any(|one| ('\u{E000}'..='\u{F8FF}').contains(&one))
        {
            continue;
        }
        seen += 1;
        assert_eq!(simplify(&text), text, "{text}");
    }
    assert!(seen >= 6_763, "{seen}");
}

#[test]
fn every_word_of_the_table_becomes_what_it_says() {
    let proof = '們';
    for (written, becomes) in pairs(CONTEXT) {
        assert_eq!(
            simplify(&format!("{proof}{written}")),
            format!("们{becomes}")
        );
    }
    assert!(pairs(CONTEXT).count() > 350);
    assert_eq!(only_char("乾"), Some('乾'));
    assert_eq!(
        (simplified('鍾'), simplified('乾'), simplified('昇')),
        ('钟', '乾', '昇')
    );
}
