//! What is seen in lines of orders, and why a row is none.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A row of an order list without a day: the cell is empty, or cannot be read as one day and no other.
    /// ## Why it matters
    /// First and last purchase are days. The row is kept with the rejected ones; name the column with
    /// `--map ordered_on=HEADER`, or write the days as 2024-05-01, and import the list again.
    NO_DAY = "TRD001", Error, "no day can be read", "无法读出下单日期";
    /// ## What it looks for
    /// A row of an order list without money: neither an amount nor a price with a quantity can be read.
    /// ## Why it matters
    /// A purchase of an unknown amount would spoil every sum it is part of. The row is kept with the rejected ones;
    /// name the column with `--map amount=HEADER` (`order_amount`, where it is of the whole order).
    NO_AMOUNT = "TRD002", Error, "no amount can be read", "无法读出金额";
    /// ## What it looks for
    /// A row of an order list that names nobody: no customer number, no mobile number, no mail address that could be
    /// used.
    /// ## Why it matters
    /// It can never belong to a contact: sales to passers-by, or numbers that a platform has masked. The row is kept
    /// with the rejected ones.
    NOBODY = "TRD003", Warning, "the buyer is not named", "没有可识别的买家";
    /// ## What it looks for
    /// A line without an amount that has a price and a quantity.
    /// ## Why it matters
    /// The amount was worked out as price times quantity; a discount that stands elsewhere is not in it.
    WORKED_OUT = "TRD004", Info, "the amount is price times quantity", "金额由单价乘以数量得出";
    /// ## What it looks for
    /// An amount with the sign of another currency: $, €, £.
    /// ## Why it matters
    /// It is summed up as written, without conversion: give lists of another currency a source of their own.
    OTHER_CURRENCY = "TRD005", Warning, "the amount is of another currency", "金额为外币";
    /// ## What it looks for
    /// A row with goods and without an order of its own, right below a line of an order of the same day and buyer.
    /// ## Why it matters
    /// Many exports write the head of an order once, above its lines: the row was taken for the next line of that order.
    FROM_ABOVE = "TRD006", Info, "order and buyer are those of the row above", "订单与买家取自上一行";
    /// ## What it looks for
    /// A day that could be read in two ways (03/04/2024), in a list that shows elsewhere how it writes days.
    /// ## Why it matters
    /// It was read as the rest of the list is: if that is wrong, write the days as 2024-04-03.
    DAY_AS_LIST = "TRD007", Info, "the day is read as the list writes days", "日期按本名单的写法读取";
    /// ## What it looks for
    /// An amount of a whole order in a column like that of lines: it stands in every line of its order, though they are
    /// of different worth, or in one line alone, though others have price and quantity; and so in all orders of the list.
    /// ## Why it matters
    /// Added up line by line it would count several times, or beside the lines it is made of. It is counted once; map the
    /// column with `--map order_amount=HEADER` to say so yourself.
    OF_ORDER = "TRD008", Warning, "the amount is of the whole order", "金额为整单金额";
}
