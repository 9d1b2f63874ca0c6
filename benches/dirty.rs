//! Dirty customer lists for the bench of the chain: invented people, a quarter of the rows someone met before, numbers
//! and names written in many ways. The same on every machine, made once and kept in `benches/corpus`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::corpus::{Dice, HEADER};

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂志建国华玉红婷玲海燕春晓雪梅子轩宇浩然欣怡梓涵博文思远";
const PLACES: [(&str, &str, &str, &str, &str); 6] = [
    ("上海市", "上海市", "浦东新区世纪大道", "200120", "021"),
    ("北京市", "北京市", "朝阳区建国路", "100022", "010"),
    ("广东省", "广州市", "天河区体育西路", "510620", "020"),
    ("江苏省", "南京市", "鼓楼区中山北路", "210009", "025"),
    ("四川省", "成都市", "武侯区人民南路", "610041", "028"),
    ("湖北省", "武汉市", "洪山区珞喻路", "430070", "027"),
];
const COMPANIES: [&str; 6] = [
    "华信科技",
    "东方贸易",
    "恒通物流",
    "瑞丰电子",
    "天元咨询",
    "新程网络",
];
const TITLES: [&str; 6] = ["经理", "采购主管", "总监", "工程师", "销售代表", "财务"];
const MAILS: [&str; 5] = ["qq.com", "163.com", "126.com", "sina.com", "gmail.com"];
const PREFIXES: [u64; 12] = [138, 139, 150, 151, 152, 158, 159, 186, 187, 188, 130, 177];

/// A CSV of `rows` customers, made on first use.
///
/// # Panics
/// When the corpus cannot be written.
pub(crate) fn customers_csv(rows: usize) -> PathBuf {
    made(&format!("customers-{rows}.csv"), 0..rows)
}

/// The `more` customers that follow the first `rows`, a quarter of them someone met before.
///
/// # Panics
/// When the corpus cannot be written.
pub(crate) fn further_csv(rows: usize, more: usize) -> PathBuf {
    made(
        &format!("customers-{rows}-and-{more}.csv"),
        rows..rows + more,
    )
}

fn made(name: &str, numbers: Range<usize>) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus");
    let file = folder.join(name);
    if !file.is_file() {
        std::fs::create_dir_all(&folder).expect("benches/corpus can be made");
        let unfinished = file.with_extension("part");
        write_list(&unfinished, numbers).expect("the corpus can be written");
        std::fs::rename(&unfinished, &file).expect("the corpus can be named");
    }
    file
}

/// Writes the rows with these numbers of one endless list.
fn write_list(file: &Path, numbers: Range<usize>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file)?);
    writeln!(out, "{}", HEADER.join(","))?;
    let mut dice = Dice(20_240_501);
    let mut people: Vec<u64> = Vec::new();
    let mut row = Vec::new();
    for number in 0..numbers.end {
        // A person is a seed: the same seed gives the same person, written another way.
        let person = if !people.is_empty() && dice.roll(4) == 0 {
            *dice.pick(&people)
        } else {
            people.push(dice.0 ^ number as u64);
            people[people.len() - 1]
        };
        row.clear();
        write_row(&mut row, number, &mut Dice(person), &mut dice)?;
        if numbers.contains(&number) {
            out.write_all(&row)?;
        }
    }
    out.flush()
}

/// One row about the person whom `who` gives, written as `how` falls.
fn write_row(
    out: &mut impl Write,
    number: usize,
    who: &mut Dice,
    how: &mut Dice,
) -> io::Result<()> {
    let (name, gender) = (name(who), *who.pick(&["男", "女"]));
    let (year, month, day) = (1950 + who.roll(55), 1 + who.roll(12), 1 + who.roll(28));
    let mobile = who.pick(&PREFIXES) * 100_000_000 + who.roll(100_000_000) as u64;
    let (province, city, street, postcode, area) = *who.pick(&PLACES);
    let landline = 60_000_000 + who.roll(29_999_999);
    let (mail, company, title) = (who.pick(&MAILS), who.pick(&COMPANIES), who.pick(&TITLES));
    let street = format!("{street}{}号{}室", 1 + who.roll(999), 101 + who.roll(2_000));
    let born = match how.roll(3) {
        0 => format!("{year}年{month}月{day}日"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    let named = match how.roll(9) {
        0 => format!("{name}{}", if gender == "男" { "先生" } else { "女士" }),
        1 => name.chars().flat_map(|letter| [letter, ' ']).collect(),
        _ => name,
    };
    let phone = match how.roll(4) {
        0 => format!("({area}){landline}转{}", 100 + how.roll(900)),
        _ => format!("{area}-{landline}"),
    };
    let address = match how.roll(4) {
        0 => format!("\"{province}{city}, {street}\""),
        _ => street,
    };
    let at = if how.roll(30) == 0 { '＠' } else { '@' };
    let mobile_written = written(mobile, how);
    let spent = how.roll(99_999);
    writeln!(
        out,
        "C{number:07},{named},{gender},{born},{mobile_written},{phone},u{mobile}{at}{mail},{city}{company}有限公司,\
         {title},{province},{city},{address},{postcode},{spent}.00"
    )
}

fn name(who: &mut Dice) -> String {
    let mut name = who.letter(SURNAMES).to_string();
    name.push(who.letter(GIVEN));
    if who.roll(3) > 0 {
        name.push(who.letter(GIVEN));
    }
    name
}

/// A mobile number as people write it, or nothing.
fn written(mobile: u64, how: &mut Dice) -> String {
    let digits = mobile.to_string();
    let (network, rest) = digits.split_at(3);
    let (middle, end) = rest.split_at(4);
    match how.roll(20) {
        0 => String::new(),
        1..4 => format!("+86 {network}-{middle}-{end}"),
        4..8 => format!("{network} {middle} {end}"),
        _ => digits,
    }
}
