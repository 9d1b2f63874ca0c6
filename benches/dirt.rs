//! The customer list of `corpus` as people really send it, and single cells of one field, dirty and clean.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::corpus::Dice;

/// The list with dirt in about every third row, made on first use.
///
/// # Panics
/// When the corpus cannot be written.
#[must_use]
pub(crate) fn customers_csv(clean: &Path, rows: usize) -> PathBuf {
    let file = clean.with_file_name(format!("soiled-{rows}.csv"));
    if !file.is_file() {
        let unfinished = file.with_extension("part");
        let mut out = BufWriter::new(File::create(&unfinished).expect("the corpus can be written"));
        let lines = BufReader::new(File::open(clean).expect("the clean corpus is there")).lines();
        let mut dice = Dice(257);
        for (number, line) in lines.enumerate() {
            let line = line.expect("the clean corpus is text");
            let line = if number > 0 && dice.roll(3) == 0 {
                soiled(&line, &mut dice)
            } else {
                line
            };
            writeln!(out, "{line}").expect("the corpus can be written");
        }
        out.flush().expect("the corpus can be written");
        std::fs::rename(&unfinished, &file).expect("the corpus can be named");
    }
    file
}

/// One row with a few of its cells typed by somebody in a hurry.
fn soiled(line: &str, dice: &mut Dice) -> String {
    let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
    let mut soil = |at: usize, way: &dyn Fn(&str) -> String| {
        if dice.roll(2) == 0 {
            cells[at] = way(&cells[at]);
        }
    };
    soil(1, &|name| format!("{name}先生"));
    soil(2, &|gender| {
        if gender == "男" {
            "1".into()
        } else {
            "F".into()
        }
    });
    soil(3, &|date| date.replace('-', "/"));
    soil(4, &|mobile| {
        format!("+86 {}-{}-{}", &mobile[..3], &mobile[3..7], &mobile[7..])
    });
    soil(5, &|phone| format!("{}转801", phone.replace('-', "")));
    soil(6, &|email| format!(" {} ", email.to_uppercase()));
    soil(7, &|company| company.replace("有限公司", "有限公司 市场部"));
    soil(9, &|province| {
        province.trim_end_matches(['省', '市']).to_owned()
    });
    soil(12, &|postcode| format!("邮编：{postcode}"));
    cells.join(",")
}

/// Cells of one field each, all of which can be read.
pub(crate) struct Cells {
    /// Mobile numbers and landlines in every dress.
    pub(crate) phones: Vec<String>,
    /// Addresses at free providers and firms.
    pub(crate) emails: Vec<String>,
    /// Addresses with a district, levels left out and short names among them.
    pub(crate) addresses: Vec<String>,
    /// Names with titles, spaces and dots.
    pub(crate) names: Vec<String>,
    /// Names of firms with region, trade, legal form, branch.
    pub(crate) companies: Vec<String>,
    /// Numbers of eighteen digits, some with spaces.
    pub(crate) ids: Vec<String>,
}

/// So many cells of every field.
#[must_use]
pub(crate) fn cells(count: usize) -> Cells {
    let mut dice = Dice(100_861);
    let mut made =
        |cell: &dyn Fn(&mut Dice) -> String| (0..count).map(|_| cell(&mut dice)).collect();
    Cells {
        phones: made(&phone),
        emails: made(&email),
        addresses: made(&address),
        names: made(&|dice| {
            (*dice.pick(&[
                "张伟",
                "欧阳 修",
                "李娜女士",
                "王强总经理",
                "买买提·艾力",
                "Wang Wei",
            ]))
            .to_owned()
        }),
        companies: made(&company),
        ids: made(&id_number),
    }
}

fn phone(dice: &mut Dice) -> String {
    let (a, b) = (1000 + dice.roll(8999), 1000 + dice.roll(8999));
    match dice.roll(6) {
        0 | 1 => format!("138{a}{b}"),
        2 => format!("+86 139-{a}-{b}"),
        3 => format!("021-6{}{b}", 100 + a % 900),
        4 => format!("(0755)2{}{b}转801", 100 + a % 900),
        _ => format!("手机：136 {a} {b}"),
    }
}

fn email(dice: &mut Dice) -> String {
    let host = dice.pick(&[
        "qq.com",
        "163.com",
        "gmail.com",
        "huaxin.com.cn",
        "Hengtong-Group.com",
        "mail.ruifeng.net",
    ]);
    format!("zhang.wei{}@{host}", dice.roll(100_000))
}

fn address(dice: &mut Dice) -> String {
    let place = dice.pick(&[
        "上海市徐汇区虹漕路",
        "上海徐汇虹漕路",
        "广东省深圳市南山区粤海街道科技园路",
        "浙江杭州余杭区文一西路",
        "内蒙古自治区呼和浩特市赛罕区大学西街",
        "江苏省苏州市昆山市前进中路",
        "泉州市洛江区万安塘西工业区",
        "四川省成都市武侯区人民南路",
    ]);
    format!(
        "{place}{}号{}幢{}室",
        1 + dice.roll(999),
        1 + dice.roll(30),
        101 + dice.roll(2000)
    )
}

fn company(dice: &mut Dice) -> String {
    let region = dice.pick(&["上海", "深圳市", "浙江省杭州市", "北京", ""]);
    let core = dice.pick(&["海明", "途畅", "恒通", "瑞丰", "新程", "华信"]);
    let trade = dice.pick(&[
        "网络科技",
        "国际贸易",
        "物流",
        "电子商务",
        "医疗器械",
        "建筑工程",
    ]);
    let form = dice.pick(&[
        "有限公司",
        "股份有限公司",
        "有限责任公司",
        "（集团）有限公司",
        "有限公司合肥分公司",
    ]);
    format!("{region}{core}{trade}{form}")
}

fn id_number(dice: &mut Dice) -> String {
    let region = dice.pick(&["110105", "310104", "440305", "510107"]);
    let (year, month, day) = (1950 + dice.roll(55), 1 + dice.roll(12), 1 + dice.roll(28));
    let body = format!("{region}{year}{month:02}{day:02}{:03}", dice.roll(1000));
    let sum = body
        .bytes()
        .fold(0, |sum, byte| (sum + u32::from(byte - b'0')) * 2 % 11);
    let last = char::from(b"10X98765432"[sum as usize]);
    if dice.roll(8) == 0 {
        format!("{} {}{last}", &body[..6], &body[6..])
    } else {
        format!("{body}{last}")
    }
}
