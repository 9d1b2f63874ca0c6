//! Tells which encoding a text file is in, and how sure that is.
//!
//! First what the user says, then a byte-order mark, then strict UTF-8, then GB18030 or Big5 by what the bytes would
//! read as. GBK and GB2312 are always read as GB18030, which holds them both.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::sample::Sample;

/// How a file's bytes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// UTF-8.
    Utf8(OddLines),
    /// Any other encoding.
    Named(&'static Encoding),
}

/// What becomes of a line that is not UTF-8 in a file that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OddLines {
    /// It is decoded by itself, as the evidence has it.
    DecodeAlone,
    /// Its bad bytes become U+FFFD: the user has said that the file is UTF-8.
    Replace,
}

/// The encoding found, as it is told to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// How to read the bytes.
    pub(super) charset: Charset,
    /// The encoding's name in the output.
    pub(super) name: &'static str,
    /// A word of doubt, where there is one.
    pub(super) note: Option<String>,
}

impl Verdict {
    /// Whether the bytes are UTF-8.
    pub(super) fn is_utf8(&self) -> bool {
        matches!(self.charset, Charset::Utf8(_))
    }
}

/// Values with other than ASCII characters, below which an encoding other than UTF-8 is called a guess.
const FEW_VALUES: usize = 3;

/// What Python, Java and Windows call encodings that the web standard names differently.
const ALIASES: &[(&str, &str)] = &[
    ("ansi936", "gb18030"),
    ("cp936", "gb18030"),
    ("936", "gb18030"),
    ("ms936", "gb18030"),
    ("windows-936", "gb18030"),
    ("gb-18030", "gb18030"),
    ("cp950", "big5"),
    ("950", "big5"),
    ("ms950", "big5"),
    ("big-5", "big5"),
    ("utf-8-sig", "utf-8"),
    ("utf-8-bom", "utf-8"),
    ("utf16", "utf-16"),
    ("utf16le", "utf-16le"),
    ("utf16be", "utf-16be"),
    ("cp65001", "utf-8"),
];

/// The encoding of that name, read strictly; none where there is no such name.
pub(super) fn by_label(label: &str, head: &[u8]) -> Option<Verdict> {
    let written = label.trim().to_ascii_lowercase().replace('_', "-");
    let known = ALIASES.iter().find(|(alias, _)| *alias == written);
    let name = known.map_or(written.as_str(), |(_, name)| name);
    // Plain `utf-16` leaves the order of the bytes to the mark.
    if name == "utf-16" && head.starts_with(&[0xFE, 0xFF]) {
        return Some(sure(UTF_16BE, OddLines::Replace));
    }
    let encoding = Encoding::for_label_no_replacement(name.as_bytes())?;
    Some(sure(encoding, OddLines::Replace))
}

/// Bytes at the start of markup that may say its encoding; browsers look at a quarter of them, but Excel's
/// pages have much to say before.
const DECLARED_WITHIN: usize = 4_096;

/// The encoding that markup says it is in: `<meta charset="gb2312">`, `<?xml version="1.0" encoding="GBK"?>`.
pub(super) fn declared(head: &[u8]) -> Option<Verdict> {
    let start = head[..head.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let after = |word: &[u8]| Some(memchr::memmem::find(&start, word)? + word.len());
    let at = after(b"charset=").or_else(|| after(b"encoding="))?;
    let rest = start[at..].trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or_else(|| rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte);
    let length = rest.iter().take_while(|byte| is_label(byte)).count();
    let label = std::str::from_utf8(&rest[..length]).ok()?;
    // UTF-16 cannot be what is read here byte by byte.
    by_label(label, head).filter(|found| !found.name.starts_with("UTF-16"))
}

/// The encoding that a byte-order mark or the zero bytes of UTF-16 give away.
pub(super) fn by_mark(head: &[u8]) -> Option<Verdict> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(sure(encoding, OddLines::DecodeAlone));
    }
    let encoding = utf16_without_mark(head)?;
    Some(Verdict {
        note: Some(format!("{}, by its zero bytes", encoding.name())),
        ..sure(encoding, OddLines::DecodeAlone)
    })
}

/// The encoding that a sample of the lines with other than ASCII characters speaks for.
pub(super) fn by_evidence(sample: &Sample) -> Verdict {
    if sample.values == 0 {
        return sure(UTF_8, OddLines::DecodeAlone);
    }
    let (utf8, other) = sample.utf8_lines();
    if utf8 >= other {
        return Verdict {
            note: (other > 0).then(|| "some lines are not UTF-8; each is decoded by itself".into()),
            ..sure(UTF_8, OddLines::DecodeAlone)
        };
    }
    let encoding = of_lines(&sample.lines);
    let note = (sample.values < FEW_VALUES).then(|| {
        format!(
            "{} is a guess: only {} of its values are not ASCII; say --encoding if it is wrong",
            encoding.name(),
            sample.values
        )
    });
    Verdict {
        note,
        ..sure(encoding, OddLines::DecodeAlone)
    }
}

/// The encoding of lines that are not UTF-8.
pub(super) fn of_lines(lines: &[u8]) -> &'static Encoding {
    let (gb, big5) = (score(GB18030, lines), score(BIG5, lines));
    let best = gb.max(big5);
    let chinese = if gb >= big5 { GB18030 } else { BIG5 };
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(lines, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Lists are Chinese unless they read as nonsense: only then is the general detector heard, which for a handful
    // of characters knows less than the words of a list's header.
    if best > 0 || guess == encoding_rs::GBK {
        chinese
    } else {
        guess
    }
}

fn sure(encoding: &'static Encoding, odd: OddLines) -> Verdict {
    let encoding = if encoding == encoding_rs::GBK {
        GB18030
    } else {
        encoding
    };
    Verdict {
        charset: if encoding == UTF_8 {
            Charset::Utf8(odd)
        } else {
            Charset::Named(encoding)
        },
        name: if encoding == GB18030 {
            "GB18030"
        } else {
            encoding.name()
        },
        note: None,
    }
}

/// The kind of UTF-16 that bytes are in, by their mark or their zeros.
pub(in crate::import) fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(head) {
        Some((encoding, _)) => Some(encoding).filter(|&encoding| encoding != UTF_8),
        None => utf16_without_mark(head),
    }
}

/// UTF-16 shows in Latin letters, digits and delimiters: every other byte is zero, nearly always on the same side.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let units = head.len().min(64 << 10) / 2;
    if units < 2 || (head.len() < 64 << 10 && head.len() % 2 == 1) {
        return None;
    }
    let zeros = |side: usize| (0..units).filter(|unit| head[unit * 2 + side] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let some = (units / 20).max(1);
    // 一 is U+4E00 and has its zero on the other side, so a few of them are no argument.
    let outweighs = |many: usize, few: usize| many > some && few * 8 <= many;
    if outweighs(second, first) {
        Some(UTF_16LE)
    } else if outweighs(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Words that stand in the headers and cells of customer lists, in both scripts.
const WORDS: &[&str] = &[
    "姓名",
    "电话",
    "手机",
    "地址",
    "公司",
    "客户",
    "联系",
    "邮箱",
    "性别",
    "日期",
    "备注",
    "编号",
    "金额",
    "单位",
    "职务",
    "部门",
    "有限",
    "科技",
    "贸易",
    "中国",
    "先生",
    "女士",
    "经理",
    "上海",
    "北京",
    "广州",
    "深圳",
    "广东",
    "浙江",
    "江苏",
    "电子",
    "電話",
    "手機",
    "客戶",
    "聯絡",
    "聯繫",
    "郵箱",
    "性別",
    "備註",
    "編號",
    "金額",
    "單位",
    "職務",
    "部門",
    "貿易",
    "台北",
    "臺北",
    "新北",
    "高雄",
    "台中",
    "臺灣",
    "台灣",
    "香港",
    "經理",
    "有限公司",
    "股份",
    "小姐",
];

/// Characters that make up most of an address, a company or a short name, in both scripts.
const COMMON: &str = "的一是不在人有大中小上下省市区區县縣镇鎮乡鄉村路街道巷弄号號楼樓层層室单單元院园園城东東西南北\
    王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蔡潘田董袁于余叶葉\
    蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎薛尹段雷黎史龙龍陶贺賀\
    伟偉芳娜秀英敏静靜丽麗强強磊军軍洋勇艳艷杰娟涛濤明超霞平刚剛桂志美建国國文华華玉红紅婷玲海燕春晓曉雪梅男女年月日\
    公司限技贸貿易集团團商业業电電子信息网網络絡科工服务務设設计計姓名手机機话話地址备備注註客户戶联聯系繫邮郵箱台臺湾灣";

/// How much `lines` read like a list in `encoding`: common characters and words speak for it, errors and characters
/// that no list holds speak against it.
fn score(encoding: &'static Encoding, lines: &[u8]) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(lines);
    let letters: i64 = text.chars().filter(|c| !c.is_ascii()).map(weight).sum();
    let words = WORDS
        .iter()
        .map(|word| text.matches(word).count())
        .sum::<usize>();
    letters + 8 * i64::try_from(words).unwrap_or(i64::MAX / 16)
}

fn weight(character: char) -> i64 {
    match character {
        _ if COMMON.contains(character) => 3,
        '\u{FFFD}' => -12,
        // Private use, and the corners of the code that a wrong reading falls into.
        '\u{E000}'..='\u{F8FF}' | '\u{80}'..='\u{9F}' => -12,
        '\u{3400}'..='\u{4DBF}' | '\u{20000}'.. => -6,
        // Greek, Cyrillic, box drawing, kana in the middle of a Chinese list: possible, but what GBK makes of Big5.
        '\u{370}'..='\u{4FF}' | '\u{2500}'..='\u{259F}' | '\u{3040}'..='\u{312F}' => -2,
        '、' | '。' | '，' | '；' | '：' | '（' | '）' | '／' | '－' | '·' => 1,
        '\u{4E00}'..='\u{9FFF}' => -1,
        _ => 0,
    }
}
