//! What the standardizers of postcodes, id numbers, dates, gender and amounts report.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A mainland postcode with too few or too many digits, or words.
    /// ## Why it matters
    /// Mail with it goes astray. It is taken out of the field and kept with the record.
    POSTCODE_UNUSABLE = "PST001", Error, "this is no postcode", "不是有效的邮政编码";
    /// ## What it looks for
    /// `000000`, `123456`, `999999` and six equal digits.
    /// ## Why it matters
    /// It says nothing about the address.
    PLACEHOLDER_POSTCODE = "PST002", Warning, "the postcode was typed to fill the cell", "邮编是占位填写的";
    /// ## What it looks for
    /// Five digits in a row whose province has postcodes that begin with 0.
    /// ## Why it matters
    /// A spreadsheet took the postcode for an amount.
    POSTCODE_ZERO_LOST = "PST003", Info, "the leading zero of the postcode was put back", "补回了邮编开头的 0";
    /// ## What it looks for
    /// `2OOO3O`, or five digits without a province that could confirm the lost zero.
    /// ## Why it matters
    /// Probably the proposed postcode; a person decides.
    POSTCODE_PROBABLE = "PST004", Warning, "letters stand where digits should, or a zero is missing", "可能把数字写成字母，或缺开头的 0";
    /// ## What it looks for
    /// Neither 18 nor 15 characters of an identity number, nor another document.
    /// ## Why it matters
    /// It identifies nobody. It is taken out of the field and kept with the record.
    ID_UNUSABLE = "IDN001", Error, "this is no identity number", "不是有效的身份证号";
    /// ## What it looks for
    /// Eighteen characters whose last one does not follow from the others.
    /// ## Why it matters
    /// A digit is mistyped, and which one cannot be told.
    ID_CHECKSUM = "IDN002", Error, "the check digit of the identity number is wrong", "身份证校验码错误";
    /// ## What it looks for
    /// `1.10105E+17`, or 18 digits ending in `000` whose check digit is wrong.
    /// ## Why it matters
    /// A spreadsheet keeps 15 digits; the others are nowhere in the file.
    ID_DIGITS_LOST = "IDN003", Error, "a spreadsheet has lost the last digits of the identity number", "表格软件已丢失身份证号末几位";
    /// ## What it looks for
    /// A number of the form given out until 1999.
    /// ## Why it matters
    /// The new form adds the century and a check digit; it is the same number.
    ID_UPGRADED = "IDN004", Info, "a 15-digit identity number was brought to 18", "15 位身份证号升级为 18 位";
    /// ## What it looks for
    /// Digits all alike or in sequence.
    /// ## Why it matters
    /// It identifies nobody.
    ID_PLACEHOLDER = "IDN005", Warning, "the identity number was typed to fill the cell", "身份证号是占位填写的";
    /// ## What it looks for
    /// Digits covered by asterisks.
    /// ## Why it matters
    /// It stays, because what is visible can confirm another row.
    ID_MASKED = "IDN006", Warning, "part of the identity number is masked", "身份证号被打码";
    /// ## What it looks for
    /// A passport, a travel permit, or the code of a firm.
    /// ## Why it matters
    /// It stays as it is; it says nothing about birth or gender.
    ID_OTHER_DOCUMENT = "IDN007", Info, "another document than an identity card", "其他证件号码";
    /// ## What it looks for
    /// `1990-02-30`, `0000-00-00`, or text that is no date.
    /// ## Why it matters
    /// It is taken out of the field and kept with the record.
    DATE_UNUSABLE = "DAT001", Error, "there is no such date", "日期不存在";
    /// ## What it looks for
    /// `1900-01-01`, `1970-01-01`, `1899-12-30`, `9999-12-31`: what programs write where there is none.
    /// ## Why it matters
    /// Nobody chose it.
    DATE_PLACEHOLDER = "DAT002", Warning, "the date was filled in by a program", "日期是系统默认值";
    /// ## What it looks for
    /// `1/2/1990`: the first of February or the second of January; a partial, lunar or foreign date.
    /// ## Why it matters
    /// The cell stays as it is until a person decides.
    DATE_AMBIGUOUS = "DAT003", Warning, "the date can be read in two ways", "日期有两种读法";
    /// ## What it looks for
    /// `90-1-2`: the rules say from which year on it is the last century.
    /// ## Why it matters
    /// Right for nearly all customers; very old and very young ones may be off by a hundred years.
    DATE_TWO_DIGIT_YEAR = "DAT004", Info, "the century of a two-digit year was assumed", "两位年份已补全世纪";
    /// ## What it looks for
    /// Five digits in a column of dates: days since the end of 1899.
    /// ## Why it matters
    /// A workbook that counts from 1904 would give a date four years later.
    DATE_SERIAL = "DAT005", Info, "a spreadsheet's day number was read as a date", "表格日期序号已转换";
    /// ## What it looks for
    /// `1/2/1990` in a row whose country, state or postcode is another country's: Americans put the month first, most others
    /// the day.
    /// ## Why it matters
    /// That the date was written where the address is, is an assumption.
    DATE_BY_COUNTRY = "DAT006", Info, "the order of day and month was taken from the country of the row", "日月顺序按所在国家确定";
    /// ## What it looks for
    /// Text in the column of gender that says neither male nor female.
    /// ## Why it matters
    /// It is taken out of the field and kept with the record.
    GENDER_UNKNOWN = "GEN001", Warning, "this is no gender", "无法识别的性别";
    /// ## What it looks for
    /// Text in a column of amounts, points or counts that cannot be read as a number.
    /// ## Why it matters
    /// It is taken out of the field and kept with the record.
    AMOUNT_UNUSABLE = "AMT001", Error, "this is no number", "不是数字";
    /// ## What it looks for
    /// `约3`, `3左右`, `100多`, `100+`.
    /// ## Why it matters
    /// The number is kept; that it is rough is in the record.
    AMOUNT_ABOUT = "AMT002", Info, "the number is only approximate", "数字是约数";
    /// ## What it looks for
    /// `1,5`, `1.234,50`: the comma may separate thousands or decimals.
    /// ## Why it matters
    /// The cell stays as it is until a person decides.
    AMOUNT_AMBIGUOUS = "AMT003", Warning, "the amount can be read in two ways", "金额有两种读法";
    /// ## What it looks for
    /// A postcode that a spreadsheet wrote with an exponent, all digits but the last zero: 2.0003E+05.
    /// ## Why it matters
    /// The number is written out; a spreadsheet leaves nothing but zeros out of such a number.
    POSTCODE_EXPONENT = "PST005", Info, "the postcode was written as a number with an exponent", "邮编被写成科学计数法";
    /// ## What it looks for
    /// The administrative code of the address (310104 for 徐汇区) where the postcode should stand.
    /// ## Why it matters
    /// Both have six digits, and the letter goes elsewhere. The cell stays as it is.
    DIVISION_AS_POSTCODE = "PST006", Warning, "the administrative code stands where the postcode should", "邮编栏填的是行政区划代码";
    /// ## What it looks for
    /// The unified social credit code of a firm where the number of a person should stand.
    /// ## Why it matters
    /// Everybody of the firm would be one person. The field is emptied; the code is kept in the finding.
    COMPANY_CODE = "IDN008", Warning, "the code of a company, not of a person", "填的是统一社会信用代码，不是证件号";
    /// ## What it looks for
    /// An identity number whose check digit fits, but whose day of birth is in no calendar: 19990230.
    /// ## Why it matters
    /// Nobody has such a number; it was made up. It is taken out of the field and kept with the record.
    ID_NO_SUCH_DAY = "IDN009", Error, "the identity number names a day of birth that never was", "身份证号中的出生日期不存在";
    /// ## What it looks for
    /// Text in the column of education that names no level: a school, a subject, 研究生 (a master or a doctor).
    /// ## Why it matters
    /// It cannot be counted with the others. The cell stays as it is.
    EDUCATION_UNKNOWN = "EDU001", Info, "this is no level of education", "无法识别的学历";
}
