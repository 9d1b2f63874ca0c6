//! The tables of order lines, and the views that say whose they are.
//!
//! A line belongs to a contact only by what it says of its buyer: nothing here names a contact but `contact_channels`,
//! which follows the golden values by triggers, as `record_channels` follows the records (`channels` has both). Whose a
//! line is, and what a contact has bought, is asked of views, so that merging, splitting, undoing, editing, deleting and
//! restoring need not know of orders.

use super::super::schema::{FIELD_LIST, TAGS};
use super::channels::KEYS;

/// Orders, as one step of an upgrade. What their first version had beside, the next step made anew.
pub(in crate::store) fn transactions() -> String {
    format!("{TABLES}{KEYS}{}", views())
}

/// Lines of orders: `lines` are what lists say, each saying once; `line_arrivals` are the rows that said it.
const TABLES: &str = "
-- One whom lists name as buyer: by a source and its key, a mobile number, a mail address in lower case. Each set of
-- these stands here once.
CREATE TABLE buyers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    source_key TEXT,
    mobile TEXT,
    email TEXT,
    CHECK (coalesce(source_key, mobile, email) IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX buyers_named ON buyers (source, coalesce(source_key, ''), coalesce(mobile, ''), coalesce(email, ''));
CREATE INDEX buyers_key ON buyers (source_key, source) WHERE source_key IS NOT NULL;
CREATE INDEX buyers_mobile ON buyers (mobile) WHERE mobile IS NOT NULL;
CREATE INDEX buyers_email ON buyers (email) WHERE email IS NOT NULL;
-- What a list says of one line of an order, for good. `slot` is what the line is, `digest` what is said of it: of
-- several that are said of one slot the newest counts. Money is in ten-thousandths; `of_order` says that the amount is
-- of the whole order, `counts` that the order came to something. `raw` is the JSON list of the cells, verbatim.
CREATE TABLE lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slot BLOB NOT NULL,
    digest BLOB NOT NULL,
    buyer INTEGER NOT NULL REFERENCES buyers (id),
    name TEXT,
    order_no TEXT,
    order_line TEXT,
    day TEXT NOT NULL,
    product_code TEXT,
    product TEXT,
    quantity TEXT,
    amount INTEGER NOT NULL,
    of_order INTEGER NOT NULL CHECK (of_order IN (0, 1)),
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
    status TEXT,
    shop TEXT,
    raw TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX lines_said ON lines (slot, digest);
CREATE INDEX lines_buyer ON lines (buyer);
-- Every row of an order list, once a run. A rejected row keeps its cells here.
CREATE TABLE line_arrivals (
    input INTEGER NOT NULL REFERENCES inputs (id),
    row INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('created', 'merged', 'unchanged', 'rejected')),
    line INTEGER REFERENCES lines (id),
    code TEXT,
    raw TEXT,
    PRIMARY KEY (input, row),
    CHECK ((line IS NULL) = (outcome = 'rejected')),
    CHECK ((code IS NULL OR raw IS NULL) = (outcome <> 'rejected'))
) STRICT, WITHOUT ROWID;
CREATE INDEX line_arrivals_line ON line_arrivals (line) WHERE line IS NOT NULL;
-- What was seen in such a row, in the order in which it was seen.
CREATE TABLE line_findings (
    input INTEGER NOT NULL,
    row INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    field TEXT,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    value TEXT,
    proposal TEXT,
    PRIMARY KEY (input, row, nth),
    FOREIGN KEY (input, row) REFERENCES line_arrivals (input, row)
) STRICT, WITHOUT ROWID;
";

/// Whose the lines are.
///
/// `buyer_answers`: the contact that a buyer is. What a list says of him is asked in order, his key, his mobile, his mail
/// address, and the first that any live contact has decides: one contact is he, several (0) are nobody.
/// `current_lines`: of several things said of one line the one that the newest list said; of lists of one day the content
/// decides.
fn views() -> String {
    let seen = |line: &str| {
        format!(
            "(SELECT max(as_of) FROM line_arrivals JOIN inputs ON inputs.id = input WHERE line = {line})"
        )
    };
    let (this, other) = (seen("lines.id"), seen("other.id"));
    format!(
        "
CREATE VIEW buyer_answers AS
    SELECT buyers.id AS buyer, coalesce({}, {}, {}) AS answer FROM buyers;
CREATE VIEW current_lines AS
    SELECT lines.* FROM lines WHERE NOT EXISTS (
        SELECT 1 FROM lines AS other WHERE other.slot = lines.slot AND other.id <> lines.id
        AND ({other}, other.digest) > ({this}, lines.digest));
-- One line of an order a row. `contact_id` is empty where `unmatched` says why.
CREATE VIEW transactions AS
    SELECT 'T' || lines.id AS transaction_id, 'C' || nullif(answer, 0) AS contact_id,
           CASE answer WHEN 0 THEN 'several' ELSE iif(answer IS NULL, 'none', NULL) END AS unmatched,
           source, order_no, order_line, day, product_code, product, quantity,
           iif(of_order, NULL, amount) / 10000.0 AS amount, iif(of_order, amount, NULL) / 10000.0 AS order_amount,
           counts, lines.status, shop, source_key, name, mobile, email
    FROM current_lines AS lines JOIN buyers ON buyers.id = lines.buyer
    JOIN buyer_answers ON buyer_answers.buyer = lines.buyer;
",
        answer(BY_KEY),
        answer(&by_channel("mobile")),
        answer(&by_channel("email"))
    )
}

/// The live contact that a query for contacts finds; 0 where it finds several.
fn answer(found: &str) -> String {
    format!(
        "(SELECT iif(count(DISTINCT contacts.id) > 1, 0, min(contacts.id)) FROM ({found}) AS found
            JOIN contacts ON contacts.id = found.contact WHERE status = 'live')"
    )
}

const BY_KEY: &str = "SELECT records.contact FROM record_channels JOIN records ON records.id = record
            WHERE value = buyers.source_key AND kind = 'key' AND record_channels.source = buyers.source";

/// The contacts with what a buyer has of this kind, in any of their records or as they are shown.
fn by_channel(kind: &str) -> String {
    format!(
        "SELECT records.contact FROM record_channels JOIN records ON records.id = record
            WHERE value = buyers.{kind} AND kind = '{kind}'
         UNION ALL SELECT contact FROM contact_channels WHERE value = buyers.{kind} AND kind = '{kind}'"
    )
}

/// The buyers that are a contact: those that name one of its keys, and that it alone answers. `{contact}` stands for the
/// contact.
pub(super) fn buyers_of(contact: &str) -> String {
    let named = named_by(
        &format!("record IN (SELECT id FROM records WHERE records.contact = {contact})"),
        &format!("contact_channels.contact = {contact}"),
    );
    format!(
        "SELECT buyer, answer FROM buyer_answers WHERE answer = {contact} AND buyer IN ({named})"
    )
}

/// The buyers that name a key, a number or an address of some records, or of some contacts: both are conditions.
pub(in crate::store) fn named_by(records: &str, contacts: &str) -> String {
    format!(
        "SELECT buyers.id FROM record_channels JOIN buyers ON source_key = value AND buyers.source = record_channels.source
             WHERE kind = 'key' AND {records}
         UNION SELECT buyers.id FROM record_channels JOIN buyers ON mobile = value WHERE kind = 'mobile' AND {records}
         UNION SELECT buyers.id FROM record_channels JOIN buyers ON email = value WHERE kind = 'email' AND {records}
         UNION SELECT buyers.id FROM contact_channels JOIN buyers ON mobile = value WHERE kind = 'mobile' AND {contacts}
         UNION SELECT buyers.id FROM contact_channels JOIN buyers ON email = value WHERE kind = 'email' AND {contacts}"
    )
}

/// All buyers that are contacts; each is asked for once.
pub(super) const EVERYBODY: &str =
    "SELECT buyer, answer FROM (SELECT buyer, answer FROM buyer_answers LIMIT -1) WHERE answer > 0";

/// The orders of some buyers: `answer`, money, the day, and whether anything was bought in them and not only given back.
/// What an order costs as a whole outranks its lines, and is counted once for each amount that is said of it.
pub(super) fn orders(buyers: &str) -> String {
    format!(
        "WITH them AS MATERIALIZED ({buyers})
         SELECT answer, coalesce(sum(DISTINCT iif(of_order, amount, NULL)), sum(amount)) AS amount,
                max(amount) >= 0 AS bought, min(day) AS first, max(day) AS last
         FROM them CROSS JOIN current_lines AS lines ON lines.buyer = them.buyer
         JOIN buyers AS named ON named.id = lines.buyer
         WHERE counts GROUP BY answer, named.source, coalesce(order_no, slot)"
    )
}

/// What contacts have bought: `contact`, how often, for how much, first and last day.
pub(super) fn sums(buyers: &str) -> String {
    format!(
        "SELECT answer AS contact, count(*) FILTER (WHERE bought) AS purchases, sum(amount) AS amount,
                min(first) FILTER (WHERE bought) AS first, max(last) FILTER (WHERE bought) AS last
         FROM ({}) GROUP BY answer",
        orders(buyers)
    )
}

/// The golden contacts with what each has bought, asked for each contact and column by itself: who reads none of the
/// columns does not pay for them.
pub(in crate::store) fn golden_contacts() -> String {
    let sums = sums(&buyers_of("contacts.id"));
    let column = |sum: &str, name: &str| format!("(SELECT {sum} FROM ({sums})) AS {name}");
    let columns = [
        column("purchases", "purchases"),
        column("amount / 10000.0", "purchase_amount"),
        column("first", "first_purchased_on"),
        column("last", "last_purchased_on"),
    ]
    .join(",\n    ");
    format!(
        "CREATE VIEW golden_contacts AS
    SELECT 'C' || contacts.id AS contact_id, {TAGS} AS tags, founded_run, updated_run, {},
    {columns}
    FROM contacts WHERE status = 'live';
",
        *FIELD_LIST
    )
}
