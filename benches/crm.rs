//! A customer list of which three rows in ten are about someone who is in it already: invented people, the same on every
//! machine, and who is who.
//!
//! What makes duplicates hard and blocks large is in it: frequent names, front desks and postcodes that thousands share,
//! households, changed numbers, covered numbers, short forms of companies, people who moved.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::corpus::Dice;

/// The header of the list.
pub(crate) const HEADER: [&str; 10] = [
    "客户编号",
    "姓名",
    "手机",
    "电话",
    "邮箱",
    "单位",
    "省",
    "市",
    "地址",
    "邮编",
];

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
/// Characters of given names, the common ones first.
pub(crate) const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂志建国华玉红婷玲海燕春晓雪梅文宇浩然子轩梓涵思雨嘉欣怡晨阳俊凯鑫鹏飞宁琳萍辉斌波峰云莉倩瑞哲彤诗睿佳琪博翔永康新民庆德光荣";
const PLACES: [(&str, &str, &str, &str); 12] = [
    ("上海市", "上海市", "浦东新区", "2001"),
    ("上海市", "上海市", "徐汇区", "2000"),
    ("北京市", "北京市", "海淀区", "1000"),
    ("北京市", "北京市", "朝阳区", "1001"),
    ("广东省", "广州市", "天河区", "5106"),
    ("广东省", "深圳市", "南山区", "5180"),
    ("浙江省", "杭州市", "西湖区", "3100"),
    ("江苏省", "南京市", "鼓楼区", "2100"),
    ("湖北省", "武汉市", "洪山区", "4300"),
    ("四川省", "成都市", "武侯区", "6100"),
    ("陕西省", "西安市", "雁塔区", "7100"),
    ("山东省", "青岛市", "市南区", "2660"),
];
/// Roads that nearly every city has.
pub(crate) const ROADS: [&str; 24] = [
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
    "科技园路",
    "世纪大道",
    "文三路",
    "珞喻路",
    "体育西路",
    "天府大道",
    "五四路",
    "八一路",
];
/// What companies live by, as their names say it.
pub(crate) const TRADES: [&str; 10] = [
    "科技",
    "贸易",
    "实业",
    "电子",
    "医疗器械",
    "物流",
    "文化传媒",
    "建材",
    "网络科技",
    "咨询",
];
const MOBILES: [&str; 12] = [
    "130", "133", "135", "136", "138", "139", "150", "158", "159", "177", "186", "189",
];
/// Companies in the list; the first ones employ most of the people.
const COMPANIES: usize = 30_000;

/// Someone, as one row knows them.
#[derive(Clone, Debug)]
struct Person {
    name: String,
    mobile: String,
    phone: String,
    email: String,
    company: String,
    place: usize,
    street: String,
    postcode: String,
}

/// The list as a file, made on first use, and whose each row is.
///
/// # Panics
/// When the list cannot be written.
#[must_use]
pub(crate) fn list(rows: usize) -> (PathBuf, Vec<u32>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus");
    let file = folder.join(format!("crm-{rows}.csv"));
    if file.is_file() {
        return (
            file,
            write(&mut io::sink(), rows).expect("nowhere takes everything"),
        );
    }
    std::fs::create_dir_all(&folder).expect("benches/corpus can be made");
    // Written under another name first, so that an interrupted run leaves no half list.
    let unfinished = file.with_extension("part");
    let mut out = BufWriter::with_capacity(
        1 << 20,
        File::create(&unfinished).expect("the list can be made"),
    );
    let owners = write(&mut out, rows).and_then(|owners| out.flush().map(|()| owners));
    let owners = owners.expect("the list can be written");
    std::fs::rename(&unfinished, &file).expect("the list can be named");
    (file, owners)
}

/// Seven people and three rows about people before them, in turn; a duplicate comes up to some thousand rows later.
fn write(out: &mut impl Write, rows: usize) -> io::Result<Vec<u32>> {
    writeln!(out, "{}", HEADER.join(","))?;
    let mut dice = Dice(20_240_601);
    let mut recent: Vec<(u32, Person)> = Vec::new();
    let mut owners = Vec::with_capacity(rows);
    let mut people = 0;
    for number in 0..rows {
        let (owner, person) = if number % 10 < 7 || recent.is_empty() {
            let person = new_person(recent.last().map(|(_, before)| before), &mut dice);
            people += 1;
            let at = if recent.len() < 5_000 {
                recent.len()
            } else {
                dice.roll(5_000)
            };
            recent.resize(recent.len().max(at + 1), (people, person.clone()));
            recent[at] = (people, person.clone());
            (people, person)
        } else {
            let known = dice.roll(recent.len());
            let (owner, person) = recent[known].clone();
            (owner, again(person, &mut dice))
        };
        owners.push(owner);
        write_row(out, number, &person)?;
    }
    Ok(owners)
}

fn write_row(out: &mut impl Write, number: usize, person: &Person) -> io::Result<()> {
    let Person {
        name,
        mobile,
        phone,
        email,
        company,
        place,
        street,
        postcode,
    } = person;
    let (province, city, district, _) = PLACES[*place];
    writeln!(
        out,
        "K{number:07},{name},{mobile},{phone},{email},{company},{province},{city},{district}{street},{postcode}"
    )
}

fn letter(dice: &mut Dice, letters: &str, skew: usize) -> char {
    let letters: Vec<char> = letters.chars().collect();
    let end = (0..skew).fold(letters.len(), |end, _| dice.roll(end) + 1);
    letters[dice.roll(end)]
}

/// Every twelfth person lives with the one before; two in three have a company.
fn new_person(before: Option<&Person>, dice: &mut Dice) -> Person {
    let mut name = String::from(letter(dice, SURNAMES, 1));
    name.push(letter(dice, GIVEN, 0));
    if dice.roll(4) > 0 {
        name.push(letter(dice, GIVEN, 0));
    }
    let place = dice.roll(PLACES.len());
    let mobile = format!("{}{:08}", dice.pick(&MOBILES), dice.roll(100_000_000));
    let mut person = Person {
        name,
        phone: String::new(),
        email: if dice.roll(3) == 0 {
            format!("{}@qq.com", 10_000_000 + dice.roll(3_000_000_000))
        } else {
            String::new()
        },
        mobile,
        company: String::new(),
        place,
        street: format!(
            "{}{}号{}栋{}室",
            dice.pick(&ROADS),
            1 + dice.roll(900),
            1 + dice.roll(20),
            101 + dice.roll(3_000)
        ),
        postcode: format!("{}{:02}", PLACES[place].3, dice.roll(20)),
    };
    if let Some(other) = before.filter(|_| dice.roll(12) == 0) {
        person.place = other.place;
        person.street.clone_from(&other.street);
        person.postcode.clone_from(&other.postcode);
    }
    if dice.roll(3) > 0 {
        employ(&mut person, dice);
    }
    person
}

/// Gives a person a company and its front desk.
fn employ(person: &mut Person, dice: &mut Dice) {
    let end = dice.roll(COMPANIES) + 1;
    let end = dice.roll(end) + 1;
    let mut of_company = Dice(dice.roll(end) as u64);
    let place = of_company.roll(PLACES.len());
    let city = PLACES[place].1.trim_end_matches('市');
    let (first, second) = (
        letter(&mut of_company, GIVEN, 0),
        letter(&mut of_company, GIVEN, 0),
    );
    person.company = format!("{city}{first}{second}{}有限公司", of_company.pick(&TRADES));
    if dice.roll(2) == 0 {
        person.phone = format!("021-{}", 50_000_000 + of_company.roll(19_000_000));
    }
    if dice.roll(12) == 0 {
        person.email = format!("info@c{}.com.cn", of_company.roll(10_000_000));
    }
}

/// The same person, as another row has them.
fn again(mut person: Person, dice: &mut Dice) -> Person {
    if dice.roll(10) == 0 {
        person.mobile = format!("{}{:08}", dice.pick(&MOBILES), dice.roll(100_000_000));
    } else if dice.roll(12) == 0 {
        person.mobile = format!("{}****{}", &person.mobile[..3], &person.mobile[7..]);
    } else if dice.roll(12) == 0 {
        person.mobile.clear();
    }
    if dice.roll(10) == 0 {
        person.place = dice.roll(PLACES.len());
        person.street = format!("{}{}号", dice.pick(&ROADS), 1 + dice.roll(900));
        person.postcode.clear();
    } else if dice.roll(5) == 0 {
        let house = person.street.find('号').unwrap_or(0);
        person.street.truncate(house + '号'.len_utf8());
    }
    if dice.roll(6) == 0 {
        person.company = person.company.replace("有限公司", "");
    }
    if dice.roll(5) == 0 {
        person.email.clear();
    }
    person
}
