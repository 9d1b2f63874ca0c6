//! Customer lists for the benches: invented people, the same on every machine, made once and kept in `benches/corpus`.
//!
//! Each bench that reads a list takes this file in as a module.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The header of the lists: fourteen columns, as an ERP exports them.
pub(crate) const HEADER: [&str; 14] = [
    "客户编号",
    "客户名称",
    "性别",
    "出生日期",
    "手机号码",
    "固定电话",
    "电子邮箱",
    "工作单位",
    "职务",
    "省份",
    "城市",
    "详细地址",
    "邮编",
    "累计消费金额",
];

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂志建国华玉红婷玲海燕春晓雪梅";
/// Province, city, way, postcode and area code.
const PLACES: [[&str; 5]; 8] = [
    ["上海市", "上海市", "浦东新区世纪大道", "200120", "021"],
    ["北京市", "北京市", "朝阳区建国路", "100022", "010"],
    ["广东省", "广州市", "天河区体育西路", "510620", "020"],
    ["广东省", "深圳市", "南山区科技园路", "518057", "0755"],
    ["浙江省", "杭州市", "西湖区文三路", "310012", "0571"],
    ["江苏省", "南京市", "鼓楼区中山北路", "210009", "025"],
    ["四川省", "成都市", "武侯区人民南路", "610041", "028"],
    ["湖北省", "武汉市", "洪山区珞喻路", "430070", "027"],
];
/// Prefixes of mobile numbers, of every operator.
const MOBILES: [&str; 12] = [
    "133", "135", "136", "138", "139", "150", "158", "177", "186", "188", "189", "199",
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

/// Numbers that look random and are the same every time (SplitMix64).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let wide = u128::from(mixed ^ (mixed >> 31)) * sides as u128;
        (wide >> 64) as usize
    }

    /// One of `choices`.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.roll(choices.len())]
    }

    /// One of the letters of a text.
    pub(crate) fn letter(&mut self, letters: &str) -> char {
        let count = letters.chars().count();
        letters.chars().nth(self.roll(count)).unwrap_or('某')
    }
}

/// A CSV of `rows` customers in UTF-8, made on first use.
///
/// # Panics
/// When the corpus cannot be written.
#[must_use]
pub(crate) fn customers_csv(rows: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus");
    let file = folder.join(format!("erp-{rows}.csv"));
    if !file.is_file() {
        std::fs::create_dir_all(&folder).expect("benches/corpus can be made");
        // Written under another name first, so that an interrupted run leaves no half corpus.
        let unfinished = file.with_extension("part");
        write_customers(&unfinished, rows).expect("the corpus can be written");
        std::fs::rename(&unfinished, &file).expect("the corpus can be named");
    }
    file
}

fn write_customers(file: &Path, rows: usize) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file)?);
    writeln!(out, "{}", HEADER.join(","))?;
    let mut dice = Dice(20_240_501);
    for number in 0..rows {
        write_customer(&mut out, number, &mut dice)?;
    }
    out.flush()
}

/// One row; every eighth address is quoted and has a comma in it.
fn write_customer(out: &mut impl Write, number: usize, dice: &mut Dice) -> io::Result<()> {
    let (surname, given) = (dice.letter(SURNAMES), dice.letter(GIVEN));
    let second = if dice.roll(3) == 0 {
        String::new()
    } else {
        dice.letter(GIVEN).to_string()
    };
    let [province, city, street, postcode, area] = *dice.pick(&PLACES);
    let gender = *dice.pick(&["男", "女"]);
    let (year, month, day) = (1950 + dice.roll(55), 1 + dice.roll(12), 1 + dice.roll(28));
    let mobile = format!("{}{:08}", dice.pick(&MOBILES), dice.roll(100_000_000));
    let landline = format!("{area}-{}", 60_000_000 + dice.roll(29_999_999));
    let company = dice.pick(&COMPANIES);
    let title = dice.pick(&TITLES);
    let mail = dice.pick(&MAILS);
    let (house, flat) = (1 + dice.roll(999), 101 + dice.roll(2000));
    let address = if number.is_multiple_of(8) {
        format!("\"{street}{house}号, {flat}室\"")
    } else {
        format!("{street}{house}号{flat}室")
    };
    let (yuan, fen) = (dice.roll(99_999), dice.roll(100));
    writeln!(
        out,
        "C{number:07},{surname}{given}{second},{gender},{year}-{month:02}-{day:02},{mobile},{landline},\
         u{mobile}@{mail},{city}{company}有限公司,{title},{province},{city},{address},{postcode},{yuan}.{fen:02}"
    )
}
