//! What a cell looks like, without knowing what it is: enough to tell a header from data and one column from another.
//!
//! Shapes are coarse on purpose. Whether a number is valid is for `standardize` and `check`.

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing but white space.
    Empty,
    /// A mainland mobile number, separators and country code allowed.
    Mobile,
    /// Seven digits or more with the punctuation of telephone numbers.
    Phone,
    /// Text around an `@`.
    Email,
    /// A resident identity number.
    IdNumber,
    /// A date, or a date and time.
    Date,
    /// A number, an amount, a share.
    Number,
    /// An address in Chinese.
    Address,
    /// A company or an institution.
    Company,
    /// A person's name.
    Person,
    /// Any other text.
    Text,
}

/// The shape of a cell.
pub(crate) fn shape_of(cell: &str) -> Shape {
    let cell = cell.trim();
    match cell {
        "" => Shape::Empty,
        _ if is_email(cell) => Shape::Email,
        _ if is_id_number(cell) => Shape::IdNumber,
        _ if is_date(cell) => Shape::Date,
        _ if is_mobile(cell) => Shape::Mobile,
        _ if is_phone(cell) => Shape::Phone,
        _ if is_number(cell) => Shape::Number,
        _ if is_company(cell) => Shape::Company,
        _ if is_address(cell) => Shape::Address,
        _ if is_person(cell) => Shape::Person,
        _ => Shape::Text,
    }
}

/// Whether no header ever looks like this.
pub(crate) fn is_data(shape: Shape) -> bool {
    matches!(
        shape,
        Shape::Mobile
            | Shape::Phone
            | Shape::Email
            | Shape::IdNumber
            | Shape::Date
            | Shape::Number
            | Shape::Address
    )
}

/// What cells of a shape are called in a message.
pub(crate) fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Empty => "nothing",
        Shape::Mobile => "mobile numbers",
        Shape::Phone => "telephone numbers",
        Shape::Email => "e-mail addresses",
        Shape::IdNumber => "identity numbers",
        Shape::Date => "dates",
        Shape::Number => "numbers",
        Shape::Address => "addresses",
        Shape::Company => "companies",
        Shape::Person => "names",
        Shape::Text => "text",
    }
}

pub(crate) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

/// The digits of a cell in ASCII, full-width ones included.
fn digits(cell: &str) -> String {
    let ascii = |letter: char| match letter {
        '0'..='9' => Some(letter),
        '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10),
        _ => None,
    };
    cell.chars().filter_map(ascii).collect()
}

fn is_email(cell: &str) -> bool {
    let Some((local, domain)) = cell.rsplit_once(['@', '＠']) else {
        return false;
    };
    let domain_ends = domain.rsplit_once(['.', '．', '。']);
    !local.trim().is_empty()
        && domain_ends.is_some_and(|(host, top)| !host.is_empty() && !top.trim().is_empty())
        && !domain.chars().any(is_han)
}

fn is_id_number(cell: &str) -> bool {
    let bytes: Vec<u8> = cell.bytes().filter(|byte| *byte != b' ').collect();
    let Some((last, first)) = bytes.split_last() else {
        return false;
    };
    first.len() == 17
        && first.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || matches!(last, b'x' | b'X'))
        && matches!(&first[6..8], b"18" | b"19" | b"20")
}

fn is_mobile(cell: &str) -> bool {
    let punctuation = "+-－—–. ()（）\u{a0}\u{3000}'";
    let spells_number = |letter: char| {
        letter.is_ascii_digit() || ('０'..='９').contains(&letter) || punctuation.contains(letter)
    };
    if !cell.chars().all(spells_number) {
        return false;
    }
    let digits = digits(cell);
    let national = match digits.len() {
        13 => digits.strip_prefix("86"),
        15 => digits.strip_prefix("0086"),
        _ => Some(digits.as_str()),
    };
    national.is_some_and(|number| {
        let bytes = number.as_bytes();
        bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
    })
}

fn is_phone(cell: &str) -> bool {
    let separators = "-－—–()（）+/;；,、 转分机extEXT.#*";
    let spells_number = |letter: char| {
        letter.is_ascii_digit() || ('０'..='９').contains(&letter) || separators.contains(letter)
    };
    let count = digits(cell).len();
    let separated = cell.contains(['-', '－', '—', '(', '（', '+', '转', ' ']);
    let plain = cell.starts_with('0') || count == 8;
    (7..=40).contains(&count)
        && cell.chars().all(spells_number)
        && (separated || (plain && cell.len() == count))
}

fn is_date(cell: &str) -> bool {
    let day = cell.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .collect();
    let separated = day.len() > digits(day).len();
    let numeric = |part: &&str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let has_year = parts.iter().any(|part| part.len() == 4);
    (2..=3).contains(&parts.len())
        && separated
        && parts.iter().all(numeric)
        && has_year
        && (parts.len() == 3 || day.contains('年'))
}

fn is_number(cell: &str) -> bool {
    let bare = cell.trim_start_matches(['¥', '￥', '$', '-', '+', '€']);
    let bare = bare.trim_end_matches(['%', '元']);
    let written = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | 'E' | 'e' | '+')
    };
    bare.starts_with(|letter: char| letter.is_ascii_digit()) && bare.chars().all(written)
}

fn is_company(cell: &str) -> bool {
    const MARKS: [&str; 22] = [
        "公司",
        "集团",
        "有限",
        "工厂",
        "大学",
        "学院",
        "医院",
        "银行",
        "事务所",
        "研究院",
        "研究所",
        "中心",
        "商行",
        "合作社",
        "委员会",
        "经营部",
        "学校",
        "酒店",
        "厂",
        "协会",
        "株式会社",
        "工作室",
    ];
    const WORDS: [&str; 14] = [
        "ltd",
        "inc",
        "llc",
        "co",
        "corp",
        "corporation",
        "company",
        "gmbh",
        "limited",
        "plc",
        "group",
        "university",
        "hospital",
        "bank",
    ];
    let word = |token: &str| WORDS.contains(&token.trim_end_matches('.').to_lowercase().as_str());
    MARKS.iter().any(|mark| cell.ends_with(mark))
        || MARKS[..3].iter().any(|mark| cell.contains(mark))
        || (cell.is_ascii() && cell.split([' ', ',']).any(word))
}

/// Han text that names a road, a number, a quarter: at least two of the marks an address has.
fn is_address(cell: &str) -> bool {
    const MARKS: [&str; 18] = [
        "省", "市", "区", "县", "镇", "乡", "村", "路", "街", "道", "号", "弄", "巷", "栋", "幢",
        "室", "楼", "单元",
    ];
    let letters = cell.chars().filter(|letter| is_han(*letter)).count();
    let marks = MARKS.iter().filter(|mark| cell.contains(**mark)).count();
    letters >= 5 && marks >= 2
}

fn is_person(cell: &str) -> bool {
    let count = cell.chars().count();
    let han = cell.chars().all(|letter| is_han(letter) || letter == '·');
    let latin = cell
        .chars()
        .all(|letter| letter.is_alphabetic() || " .'-".contains(letter))
        && !cell.chars().any(is_han)
        && (2..=4).contains(&cell.split_whitespace().count());
    (han && (2..=4).contains(&count)) || latin
}

/// The family names that nine in ten people in China have.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任\
    卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤\
    張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蔣葉蘇呂盧鍾譚陸";

/// Whether a text begins with a usual Chinese family name.
pub(crate) fn has_surname(text: &str) -> bool {
    text.starts_with(|letter| SURNAMES.contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_shape_a_reader_sees() {
        let cases = [
            ("  ", Shape::Empty),
            ("13912345678", Shape::Mobile),
            ("+86 139-1234-5678", Shape::Mobile),
            ("１３９１２３４５６７８", Shape::Mobile),
            ("021-12345678", Shape::Phone),
            ("(021) 12345678转801", Shape::Phone),
            ("a.b@example.com", Shape::Email),
            ("11010519491231002X", Shape::IdNumber),
            ("2024-01-31", Shape::Date),
            ("2024/1/31 10:30:00", Shape::Date),
            ("1990年5月", Shape::Date),
            ("1,234.50", Shape::Number),
            ("¥99", Shape::Number),
            ("200030", Shape::Number),
            ("上海市徐汇区虹漕路461号", Shape::Address),
            ("上海未来信息技术有限公司", Shape::Company),
            ("Acme Trading Co., Ltd.", Shape::Company),
            ("张伟", Shape::Person),
            ("Mary Smith", Shape::Person),
            ("请于每周五前联系", Shape::Text),
        ];
        for (cell, shape) in cases {
            assert_eq!(shape_of(cell), shape, "{cell}");
        }
    }
}
