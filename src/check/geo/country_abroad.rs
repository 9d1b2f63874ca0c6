//! A country that the province contradicts.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A country other than China beside a Chinese province. Names and codes of China, Hong Kong, Macao and Taiwan
    /// count as China's here.
    /// ## Why it matters
    /// Postage, language and the rules for personal data depend on the country; one of the two cells is wrong.
    /// ## Known false alarms
    /// A country written in a language that is not known here.
    /// ## Example
    /// Germany beside 湖北省.
    COUNTRY_ABROAD = "ADR102", Warning,
        "the country is abroad, the province is Chinese",
        "国家为境外，省份却在中国";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COUNTRY_ABROAD,
    needs: Needs::All(&[Field::Country, Field::Province]),
    look,
};

/// How China and its parts are written in Latin letters, once spaces and dots are taken out.
const LATIN: [&str; 15] = [
    "CN",
    "CHN",
    "PRC",
    "CHINA",
    "PRCHINA",
    "MAINLANDCHINA",
    "CHINAMAINLAND",
    "PEOPLESREPUBLICOFCHINA",
    "HK",
    "HONGKONG",
    "MO",
    "MACAO",
    "MACAU",
    "TW",
    "TAIWAN",
];

/// Parts of the names of China and its parts in Han characters: 中国, 中华人民共和国, 国内, 大陆, 香港, 澳门, 台湾.
const HAN: [&str; 7] = ["中国", "中华", "国内", "大陆", "香港", "澳门", "台湾"];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    row.province()?;
    is_abroad(row).then(|| Sighting::of(row, Field::Country))
}

/// Whether the row names a country other than China and its parts.
pub fn is_abroad(row: &Facts<'_>) -> bool {
    row.get(Field::Country).is_some_and(|country| {
        !HAN.iter().any(|part| country.contains(part)) && !is_latin_china(country)
    })
}

fn is_latin_china(country: &str) -> bool {
    let letters = || country.chars().filter(char::is_ascii_alphabetic);
    let same = |name: &&str| {
        letters()
            .map(|letter| letter.to_ascii_uppercase())
            .eq(name.chars())
    };
    LATIN.iter().any(same)
}
