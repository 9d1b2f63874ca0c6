//! Invented people, English and Chinese, and the ways in which a second list gets them wrong.
//!
//! Names are put together from syllables, so that nobody's is in it; frequent parts come more often than rare ones, as
//! with real names. Whoever generates them knows who is who.

use super::List;
use crate::model::Field;

/// Numbers that look random and are the same every time.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = crate::dedupe::keys::combine(&[self.0]);
        self.0
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }

    /// Small numbers far more often than large ones.
    fn skewed(&mut self, end: usize) -> usize {
        let bound = self.below(end) + 1;
        self.below(bound)
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.skewed(from.len())]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + self.below(10) as u8))
            .collect()
    }
}

/// In which language the people of a list are at home.
#[derive(Clone, Copy, Debug)]
pub(super) enum Language {
    English,
    Chinese,
}

/// The columns of a person; which of them a list has is the list's affair.
pub(super) const COLUMNS: [Field; 9] = [
    Field::Name,
    Field::Mobile,
    Field::Phone,
    Field::Email,
    Field::Company,
    Field::Street,
    Field::City,
    Field::Postcode,
    Field::BirthDate,
];
const NAME: usize = 0;
const MOBILE: usize = 1;
const EMAIL: usize = 3;
const COMPANY: usize = 4;
const STREET: usize = 5;
const BIRTH: usize = 8;

type Person = Vec<String>;

const HEADS: [&str; 24] = [
    "mar", "jo", "an", "el", "tho", "ka", "ri", "wil", "be", "su", "da", "lo", "ed", "ha", "ste",
    "ge", "vi", "ro", "fran", "chri", "pe", "ol", "iva", "no",
];
const TAILS: [&str; 20] = [
    "na", "than", "bert", "lyn", "mas", "ren", "chel", "ham", "tha", "sie", "ward", "rick", "vin",
    "dra", "cent", "ssa", "phen", "lia", "mond", "ko",
];
const ENDINGS: [&str; 16] = [
    "son", "ton", "ley", "field", "man", "berg", "well", "ford", "worth", "ing", "er", "ski",
    "sen", "land", "by", "wick",
];
const FAMILIES: [&str; 40] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭",
    "何", "林", "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾",
    "肖", "田", "董", "袁", "潘", "于", "蒋", "蔡",
];
const GIVEN: [&str; 48] = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
    "超", "秀", "霞", "平", "刚", "桂", "英", "华", "玉", "建", "文", "志", "海", "晓", "小", "红",
    "春", "梅", "兰", "国", "庆", "雪", "佳", "宇", "浩", "然", "子", "轩", "梓", "涵", "思", "雨",
];
const ROADS: [&str; 16] = [
    "人民路",
    "中山路",
    "解放路",
    "建设路",
    "和平路",
    "新华路",
    "文化路",
    "长江路",
    "黄河路",
    "青年路",
    "学府街",
    "胜利街",
    "东风路",
    "朝阳街",
    "工业大道",
    "滨河路",
];
const CITIES: [&str; 12] = [
    "上海市",
    "北京市",
    "广州市",
    "深圳市",
    "杭州市",
    "成都市",
    "武汉市",
    "南京市",
    "苏州市",
    "西安市",
    "长沙市",
    "青岛市",
];
const TRADES: [&str; 8] = [
    "科技",
    "贸易",
    "实业",
    "电子",
    "医疗器械",
    "物流",
    "文化传媒",
    "建材",
];

/// A person, as the first list has them.
pub(super) fn person(language: Language, dice: &mut Dice) -> Person {
    match language {
        Language::English => english(dice),
        Language::Chinese => chinese(dice),
    }
}

fn word(dice: &mut Dice, ends: &[&str]) -> String {
    format!("{}{}", dice.pick(&HEADS), dice.pick(ends))
}

fn birth(dice: &mut Dice) -> String {
    format!(
        "{}-{:02}-{:02}",
        1930 + dice.below(75),
        1 + dice.below(12),
        1 + dice.below(28)
    )
}

fn english(dice: &mut Dice) -> Person {
    let (given, family) = (word(dice, &TAILS), word(dice, &ENDINGS));
    let street_kind = dice.pick(&["street", "road", "avenue", "drive", "court", "close"]);
    let road = format!("{} {street_kind}", word(dice, &ENDINGS));
    let town = dice.skewed(300);
    vec![
        format!("{given} {family}"),
        format!("+614{}", dice.digits(8)),
        format!("+612{}", dice.digits(8)),
        format!("{given}.{family}{}@mail.example", dice.below(40)),
        format!(
            "{} {} Ltd",
            word(dice, &ENDINGS),
            dice.pick(&["Systems", "Foods", "Motors", "Textiles"])
        ),
        format!("{} {road}", 1 + dice.skewed(300)),
        format!("{}{}", HEADS[town % 24], ENDINGS[town % 16]),
        format!("{}", 2000 + town),
        birth(dice),
    ]
}

fn chinese(dice: &mut Dice) -> Person {
    let second = if dice.chance(80) {
        dice.pick(&GIVEN)
    } else {
        ""
    };
    let name = format!("{}{}{second}", dice.pick(&FAMILIES), dice.pick(&GIVEN));
    let (city, area) = (dice.skewed(CITIES.len()), dice.below(20));
    let head = format!("{}{}", dice.pick(&GIVEN), dice.pick(&GIVEN));
    vec![
        name,
        format!("13{}", dice.digits(9)),
        format!("021-{}", dice.digits(8)),
        format!("{}@qq.example", dice.digits(9)),
        format!(
            "{}{head}{}有限公司",
            CITIES[city].trim_end_matches('市'),
            dice.pick(&TRADES)
        ),
        format!(
            "{}{}号{}室",
            dice.pick(&ROADS),
            1 + dice.skewed(400),
            101 + dice.below(900)
        ),
        CITIES[city].to_owned(),
        format!("{}", 200_000 + city * 1_000 + area),
        birth(dice),
    ]
}

/// Someone else of the same household: the family name, the landline and the address are shared.
fn relative(of: &Person, language: Language, dice: &mut Dice) -> Person {
    let mut other = person(language, dice);
    for shared in [2, 5, 6, 7] {
        other[shared].clone_from(&of[shared]);
    }
    other[NAME] = match (language, of[NAME].split_once(' ')) {
        (Language::English, Some((_, family))) => format!("{} {family}", word(dice, &TAILS)),
        _ => of[NAME]
            .chars()
            .take(1)
            .chain(other[NAME].chars().skip(1))
            .collect(),
    };
    other
}

/// The same person, as a second list has them.
pub(super) fn copy(of: &Person, language: Language, dice: &mut Dice) -> Person {
    let mut copy = of.clone();
    for cell in &mut copy[1..] {
        if dice.chance(12) {
            cell.clear();
        }
    }
    if dice.chance(15) {
        copy[MOBILE] = person(language, dice)[MOBILE].clone();
    }
    if dice.chance(10) {
        let moved = person(language, dice);
        copy[STREET..BIRTH].clone_from_slice(&moved[STREET..BIRTH]);
    }
    match language {
        Language::English => slips_of_english(&mut copy, dice),
        Language::Chinese => slips_of_chinese(&mut copy, dice),
    }
    copy
}

fn slips_of_english(copy: &mut Person, dice: &mut Dice) {
    for at in [NAME, STREET, EMAIL, BIRTH, COMPANY] {
        if dice.chance(18) {
            copy[at] = slip(&copy[at], dice);
        }
    }
    if dice.chance(8) {
        copy[NAME] = swapped(&copy[NAME]);
    }
    if dice.chance(6) {
        copy[NAME] = match copy[NAME].split_once(' ') {
            Some((given, family)) => {
                format!("{} {family}", given.chars().take(1).collect::<String>())
            }
            None => copy[NAME].clone(),
        };
    }
    if dice.chance(20) {
        copy[STREET] = copy[STREET]
            .replace("street", "st")
            .replace("road", "rd")
            .replace("avenue", "ave");
    }
}

fn slips_of_chinese(copy: &mut Person, dice: &mut Dice) {
    if dice.chance(4) {
        let mut name: Vec<char> = copy[NAME].chars().collect();
        *name.last_mut().expect("a name has characters") = '琪';
        copy[NAME] = name.into_iter().collect();
    }
    if dice.chance(15) {
        copy[COMPANY] = copy[COMPANY].replace("有限公司", "");
    }
    if dice.chance(15)
        && let Some((house, _)) = copy[STREET].split_once('号')
    {
        copy[STREET] = format!("{house}号");
    }
}

fn swapped(name: &str) -> String {
    match name.split_once(' ') {
        Some((given, family)) => format!("{family} {given}"),
        None => name.to_owned(),
    }
}

/// One letter or digit left out, doubled, changed, or swapped with the next.
fn slip(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 3 {
        return text.to_owned();
    }
    let at = dice.below(letters.len() - 1);
    let other = if letters[at].is_ascii_digit() {
        b'0' + dice.below(10) as u8
    } else {
        b'a' + dice.below(26) as u8
    };
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = char::from(other),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

/// A list of `people` of whom a third come a second time, and whose they are, row by row. Every tenth person shares a
/// household with the one before.
pub(super) fn list(language: Language, people: usize, seed: u64) -> (List, Vec<usize>) {
    let mut dice = Dice::new(seed);
    let mut rows: Vec<(usize, Person)> = Vec::with_capacity(people * 4 / 3);
    let mut before = person(language, &mut dice);
    for owner in 0..people {
        let someone = match dice.chance(10) {
            true => relative(&before, language, &mut dice),
            false => person(language, &mut dice),
        };
        if dice.chance(33) {
            rows.push((owner, copy(&someone, language, &mut dice)));
        }
        rows.push((owner, someone.clone()));
        before = someone;
    }
    let (owners, rows) = rows.into_iter().unzip();
    let mut list = List::new("people", &COLUMNS, &[]);
    list.rows = rows;
    (list, owners)
}
