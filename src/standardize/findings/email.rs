//! What the standardizer of e-mail addresses reports.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// Text that breaks the rules of addresses: no `@`, two of them, a dot at the wrong place, no top-level domain.
    /// ## Why it matters
    /// Nothing can be sent to it. It is taken out of the field and kept with the record. Where dots at the wrong place
    /// are all that is wrong, the finding proposes the address without them.
    NO_ADDRESS = "EML001", Error, "this is no e-mail address", "不是有效的邮箱地址";
    /// ## What it looks for
    /// Addresses such as `test@test.com` or `1@qq.com` (QQ numbers have five digits at least).
    /// ## Why it matters
    /// Mail to it bounces or reaches a stranger, and it makes strangers look like one person.
    PLACEHOLDER_ADDRESS = "EML002", Warning, "the address was typed to fill the cell", "邮箱是占位填写的";
    /// ## What it looks for
    /// A domain one slip away from exactly one well-known provider, and hardly one of its own: `163.con`, `gmial.com`.
    /// ## Why it matters
    /// Mail would bounce. The address as it was written stays in the record.
    MISTYPED_DOMAIN = "EML003", Info, "a slip of the hand in a well-known mail domain", "常见邮箱域名拼写错误";
    /// ## What it looks for
    /// `zhang#163.com`, `zhang(at)163.com` at a well-known provider, `zhang@@163.com`, `zhang @163.com`.
    /// ## Why it matters
    /// The sign is replaced; the address as it was written stays in the record.
    SPELLED_AT_SIGN = "EML004", Info, "the @ was written in another way", "@ 写成了其他形式";
    /// ## What it looks for
    /// `zhang163.com`, `zhang@q.com`, `zhang san@163.com`, `www.zhang@163.com`: likely, not certain, to be what the finding proposes.
    /// ## Why it matters
    /// Both readings are possible, so the cell stays as it is until a person decides.
    PROBABLE_ADDRESS = "EML005", Warning, "probably another address was meant", "可能是另一个邮箱地址";
    /// ## What it looks for
    /// Five to eleven digits in a column of e-mail addresses.
    /// ## Why it matters
    /// It may be a QQ number, which has an address at qq.com; it may be a telephone number as well.
    QQ_NUMBER = "EML006", Warning, "a QQ number, or a telephone number, in place of an address", "邮箱列里是 QQ 号或电话";
    /// ## What it looks for
    /// Characters covered by asterisks: `z***g@163.com`.
    /// ## Why it matters
    /// Nothing can be sent to it; it stays, because what is visible can confirm another row.
    MASKED_ADDRESS = "EML007", Warning, "part of the address is masked", "邮箱被打码";
    /// ## What it looks for
    /// Addresses at `yahoo.com.cn`, `yahoo.cn` and `tom.com`.
    /// ## Why it matters
    /// Mail bounces; the customer needs another address.
    CLOSED_PROVIDER = "EML008", Warning, "the provider has closed", "邮箱服务商已停止服务";
    /// ## What it looks for
    /// `info@`, `sales@`, `hr@` and others listed in the rules.
    /// ## Why it matters
    /// Several people read it; two rows with the same one need not be one person.
    ROLE_ADDRESS = "EML009", Info, "an address of a role, not of a person", "公用邮箱，不是个人邮箱";
    /// ## What it looks for
    /// Domains that give out addresses for a few minutes: those of a published list, and those named in the rules.
    /// ## Why it matters
    /// The customer does not read it any more.
    DISPOSABLE_ADDRESS = "EML010", Warning, "an address that lives for minutes", "一次性邮箱";
    /// ## What it looks for
    /// Letters beyond ASCII before the `@`: `张三@公司.中国`.
    /// ## Why it matters
    /// The address is valid, but older mail servers refuse it.
    LOCAL_PART_BEYOND_ASCII = "EML011", Info, "many servers cannot deliver to this address", "部分服务器无法投递";
    /// ## What it looks for
    /// At 163.com, 126.com and yeah.net: a name shorter than 6 or longer than 18 characters, or one that begins with neither a letter nor a mobile number.
    /// ## Why it matters
    /// The address is probably mistyped, though old ones of other forms exist.
    PROVIDER_RULE = "EML012", Info, "the provider gives out no such names", "不符合该邮箱的命名规则";
}
