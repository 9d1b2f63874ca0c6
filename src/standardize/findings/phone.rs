//! What the standardizer of telephone numbers reports.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A number in the notation `1.38E+10`: a spreadsheet took it for an amount and kept only the first digits.
    /// ## Why it matters
    /// The other digits are nowhere in the file. Filling them with zeros would dial a stranger; the number has to be taken from where the list came from.
    LOST_DIGITS = "PHN001", Error, "a spreadsheet has lost the digits of this number", "表格软件已丢失号码的数字";
    /// ## What it looks for
    /// A number such as `13800000000`, `12345678901` or `021-00000000`, which people type where a form insists on one.
    /// ## Why it matters
    /// It reaches nobody, and it makes strangers look like one person. It is taken out of the field.
    PLACEHOLDER_NUMBER = "PHN002", Warning, "the number was typed to fill the cell", "号码是占位填写的";
    /// ## What it looks for
    /// Digits covered by asterisks or another sign: `138****8000`.
    /// ## Why it matters
    /// It cannot be dialled. It stays as it is, because what is visible can still confirm or contradict another row.
    MASKED_NUMBER = "PHN003", Warning, "part of the number is masked", "号码被打码";
    /// ## What it looks for
    /// Digits that are no number of any kind the program knows: a digit was dropped or typed twice.
    /// ## Why it matters
    /// It cannot be dialled, and which digit is wrong cannot be told. It is taken out of the field and kept with the record.
    WRONG_LENGTH = "PHN004", Error, "the number has too few or too many digits", "号码位数不对";
    /// ## What it looks for
    /// Eleven digits that begin with 1, under a prefix that has not been given out in mainland China.
    /// ## Why it matters
    /// It cannot be dialled. It is taken out of the field and kept with the record.
    UNKNOWN_PREFIX = "PHN005", Error, "no mobile number begins like this", "手机号段不存在";
    /// ## What it looks for
    /// A landline whose area code is not, or no longer, in use (`0565` went to `0551` in 2011).
    /// ## Why it matters
    /// It cannot be dialled as it stands.
    UNKNOWN_AREA_CODE = "PHN006", Error, "no area has this area code", "区号不存在";
    /// ## What it looks for
    /// A landline with seven digits in an area of eight, or the other way round: often a number from before the change.
    /// ## Why it matters
    /// It cannot be dialled as it stands.
    WRONG_LOCAL_LENGTH = "PHN007", Error, "the number is too short or too long for its area", "号码位数与区号不符";
    /// ## What it looks for
    /// Three to six digits in a range of hot lines: `95588`, `10086`, `12315`.
    /// ## Why it matters
    /// It reaches a bank or an operator, not the customer.
    SHORT_CODE = "PHN008", Warning, "a short code (hot line), nobody's own number", "短号（服务热线），不是个人号码";
    /// ## What it looks for
    /// Thirteen digits from a range given to devices (`10640...`, `14400...`).
    /// ## Why it matters
    /// Nobody answers.
    THING_NUMBER = "PHN009", Warning, "the number of a device, not of a person", "物联网号码，不是个人号码";
    /// ## What it looks for
    /// `同上`, `同左`, `见上` in place of a number.
    /// ## Why it matters
    /// What it points to may have moved when the list was sorted, so nothing is copied.
    NUMBER_ELSEWHERE = "PHN010", Warning, "the cell points to another cell", "单元格写的是“同上”之类";
    /// ## What it looks for
    /// A cell of telephone numbers that holds only words.
    /// ## Why it matters
    /// Nothing in it can be dialled; the words are kept with the record.
    NO_NUMBER = "PHN011", Warning, "there are words and no number in the cell", "单元格里没有号码";
    /// ## What it looks for
    /// `138OO138OOO`: with the letters replaced by 0 and 1 it is a mobile number.
    /// ## Why it matters
    /// It is probably that number, but only probably: a person decides.
    LETTERS_FOR_DIGITS = "PHN012", Warning, "letters stand where digits should", "用字母代替了数字";
    /// ## What it looks for
    /// Twenty-two digits, both halves of which are mobile numbers.
    /// ## Why it matters
    /// Probably two numbers; a person decides.
    GLUED_NUMBERS = "PHN013", Warning, "two numbers stand together without anything between them", "两个号码连在一起";
    /// ## What it looks for
    /// A number in the notation `1.3800138E+10` that shows most of its digits; the rest are zeros or lost.
    /// ## Why it matters
    /// The proposal is right only if the digits that are not shown are zeros.
    ROUNDED_NUMBER = "PHN014", Warning, "a spreadsheet may have lost the last digits", "表格软件可能丢失了末几位";
    /// ## What it looks for
    /// `+13912345678`: the country code 86 may have been forgotten, or it may be a number of North America.
    /// ## Why it matters
    /// Both readings can be dialled, and only one reaches the customer.
    TWO_COUNTRIES = "PHN015", Warning, "American with the plus sign, Chinese without it", "带加号是美国号码，不带是大陆手机";
    /// ## What it looks for
    /// `转801-805`, or an extension in the cell and another one in its own column.
    /// ## Why it matters
    /// The first is kept as the extension; the others are in the record.
    EXTENSION_RANGE = "PHN016", Info, "more extensions than one", "有多个分机";
    /// ## What it looks for
    /// `021-12345678-81`: extension 81, or the lines 78 to 81. `13800138000-8005`: an extension behind a number that hides another, or the last of several numbers.
    /// ## Why it matters
    /// The number itself is certain and is kept; the digits behind it are in the record.
    LINE_RANGE = "PHN017", Info, "an extension, or the last line of a range", "可能是分机，也可能是号码区间";
    /// ## What it looks for
    /// `13800138000/1/2`: probably numbers that differ in their last digits.
    /// ## Why it matters
    /// The first is certain and is kept; the others are proposed.
    OTHER_ENDINGS = "PHN018", Info, "other endings of the same number follow", "后面是末位不同的其他号码";
    /// ## What it looks for
    /// Digits in sequence or all alike, `13812345678`, `021-88888888`, in a number that exists.
    /// ## Why it matters
    /// Firms pay for such numbers, and people who want to stay unknown type them.
    DOUBTFUL_NUMBER = "PHN019", Info, "the number looks made up, but may be somebody's", "号码可疑，但可能真实";
    /// ## What it looks for
    /// Seven or eight digits of a landline, and neither the cell nor the city of the row tells the area code.
    /// ## Why it matters
    /// It can be dialled only from the same city.
    AREA_CODE_MISSING = "PHN020", Warning, "the area code is missing", "缺少区号";
    /// ## What it looks for
    /// A local number in a row whose city has one area code, with as many digits as its numbers have.
    /// ## Why it matters
    /// The number is complete now; that the line is in the city of the address is an assumption.
    AREA_CODE_INFERRED = "PHN021", Info, "the area code was taken from the city", "区号按城市补全";
    /// ## What it looks for
    /// A mobile number in a landline column, or a landline in a mobile column.
    /// ## Why it matters
    /// It moves to the field of its kind; messages go to mobile numbers only.
    MOVED_NUMBER = "PHN022", Info, "the number stood in the column of another kind", "号码从其他列移来";
    /// ## What it looks for
    /// A number that the cell calls a fax.
    /// ## Why it matters
    /// A machine answers. It is taken out and kept with the record.
    FAX_NUMBER = "PHN023", Info, "a fax number, not kept as a telephone", "传真号码，不作为电话";
    /// ## What it looks for
    /// `已停机`, `空号`, `停用` beside a number.
    /// ## Why it matters
    /// The number is kept, so that rows can be matched by it, but should not be dialled.
    DEAD_NUMBER = "PHN024", Warning, "a note says that the number is out of use", "备注说明号码已停用";
    /// ## What it looks for
    /// Words in a cell of numbers that are no label: `13800138000 王先生`.
    /// ## Why it matters
    /// They may name the person whose number it is; they are taken out of the field and kept with the record.
    NOTE_BESIDE_NUMBER = "PHN025", Info, "a name or a remark stood beside the number", "号码旁有姓名或备注";
    /// ## What it looks for
    /// A cell of telephone numbers that holds an e-mail address.
    /// ## Why it matters
    /// It moves to the e-mail field.
    EMAIL_AMONG_NUMBERS = "PHN026", Info, "an e-mail address stood among the telephone numbers", "电话列里有邮箱";
    /// ## What it looks for
    /// `微信同号` beside a mobile number.
    /// ## Why it matters
    /// The number is written to the WeChat field where that is empty.
    WECHAT_SAME_NUMBER = "PHN027", Info, "WeChat is under the same number", "微信同号";
    /// ## What it looks for
    /// A mobile number under a prefix given to data cards or satellite phones.
    /// ## Why it matters
    /// It exists, but calls and messages may not reach anybody.
    DATA_CARD = "PHN028", Info, "a data card or satellite phone: messages may not arrive", "数据卡或卫星号段，短信可能收不到";
    /// ## What it looks for
    /// A number that begins with 400 or 800.
    /// ## Why it matters
    /// It reaches a switchboard, not the person.
    SERVICE_NUMBER = "PHN029", Info, "a service number (400/800) of a firm", "400/800 服务号码";
    /// ## What it looks for
    /// `0912345678`, `02-2345-6789`: a number as it is dialled in Taiwan.
    /// ## Why it matters
    /// It gets its country code where the row is in Taiwan; anywhere else it stays as it is.
    TAIWAN_NUMBER = "PHN030", Info, "a number of Taiwan without its country code", "台湾号码，缺国际区号";
    /// ## What it looks for
    /// A number as another country writes its own, `(310) 246-1501`, or behind a calling code without a sign, `44-20-79460958`.
    /// ## Why it matters
    /// Here it is no number, or one with digits missing. It stays as it was; with its calling code it is what the finding proposes.
    FOREIGN_FORM = "PHN031", Warning, "a foreign number without its calling code, or an incomplete one", "可能是国外号码（缺国际区号），或号码不全";
    /// ## What it looks for
    /// A number behind a calling code that has the length of that country's numbers, and a beginning that none of them has.
    /// ## Why it matters
    /// It cannot be dialled: a digit is wrong. It is taken out of the field and kept with the record.
    UNUSED_ABROAD = "PHN032", Error, "no number of that country begins like this", "该国家或地区没有这样的号码";
    /// ## What it looks for
    /// A local number in a row whose province or country is Hong Kong, Macau or Taiwan, or whose country, state or postcode
    /// is another country's, and which exists there.
    /// ## Why it matters
    /// With the calling code in front it can be dialled from everywhere; that the line is where the address is, is an assumption.
    NEIGHBOUR_NUMBER = "PHN033", Info, "the calling code was taken from the address", "国际区号按地址补全";
}
