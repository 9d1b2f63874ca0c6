//! Views for programs that read the store beside this one: the companies of the contacts, the accounts that sources have of
//! them, and who was addressed. No copies: each is a query over what the store keeps anyway.

use std::sync::LazyLock;

use rusqlite::Row;

use super::error::{StoreError, Trouble};
use super::trade::of_record;
use super::{Store, schema};
use crate::model::{ContactId, Field};

/// What a company's name is compared by, said in SQL: no blank, bracket or dot, and no legal form. A view cannot ask the
/// program for the word that is the company's own, so 晨光贸易 and 晨光商贸 are two here.
fn company_key(name: &str) -> String {
    const MARKS: [&str; 10] = ["(", ")", "（", "）", "·", ".", ",", "，", "-", "&"];
    const FORMS: [&str; 6] = [
        "有限责任公司",
        "股份有限公司",
        "集团有限公司",
        "有限公司",
        "集团公司",
        "公司",
    ];
    const LATIN: [&str; 8] = [
        " co ltd ",
        " ltd ",
        " limited ",
        " inc ",
        " llc ",
        " corp ",
        " plc ",
        " gmbh ",
    ];
    let replaced =
        |text: String, what: &str, by: &str| format!("replace({text}, '{what}', '{by}')");
    let mut key = MARKS.iter().fold(format!("lower({name})"), |key, mark| {
        replaced(key, mark, "")
    });
    key = FORMS.iter().fold(key, |key, form| replaced(key, form, ""));
    key = LATIN.iter().fold(format!("{key} || ' '"), |key, form| {
        replaced(key, form, " ")
    });
    replaced(key, " ", "")
}

/// The value of a field that all contacts of a company agree in.
fn agreed(field: Field) -> String {
    format!("CASE count(DISTINCT {field}) WHEN 1 THEN max({field}) END AS {field}")
}

/// The views, as part of a step of an upgrade.
pub(super) static VIEWS: LazyLock<String> = LazyLock::new(|| {
    let key = company_key(Field::Company.name());
    let places = [Field::Region, Field::Province, Field::City, Field::Industry].map(agreed);
    format!(
        "
-- A company a row: the live contacts whose company has one name, but for its legal form. The longest name stands for all;
-- a place is told where all agree in it.
CREATE VIEW companies AS
    SELECT coalesce(nullif(company_key, ''), name) AS company_key, name, contacts, {region}, purchases, purchase_amount,
           first_purchased_on, last_purchased_on
    FROM (SELECT {key} AS company_key, substr(max(printf('%05d', length(company)) || company), 6) AS name,
                 count(*) AS contacts, {places}, sum(purchases) AS purchases, sum(purchase_amount) AS purchase_amount,
                 min(first_purchased_on) AS first_purchased_on, max(last_purchased_on) AS last_purchased_on
          FROM golden_contacts WHERE company IS NOT NULL GROUP BY 1);
{accounts}-- A member of a campaign a row: the contact that it is today, and what came back.
CREATE VIEW memberships AS
    SELECT campaigns.name AS campaign, channel, campaigns.made_at,
           'C' || (WITH RECURSIVE line (id) AS (
                       VALUES (campaign_members.contact)
                       UNION SELECT merged_into FROM contacts JOIN line ON line.id = contacts.id WHERE merged_into IS NOT NULL)
                   SELECT line.id FROM line LEFT JOIN contacts ON contacts.id = line.id WHERE merged_into IS NULL) AS contact_id,
           value, {responses}
    FROM campaign_members JOIN campaigns ON campaigns.id = campaign;
",
        accounts = accounts_by(&of_record(Field::SourceKey.name())),
        region = [Field::Region, Field::Province, Field::City, Field::Industry]
            .map(Field::name)
            .join(", "),
        places = places.join(", "),
        responses = crate::model::Response::ALL
            .map(|one| {
                let name = one.name();
                format!(
                    "EXISTS (SELECT 1 FROM campaign_results WHERE member = campaign_members.id AND response = '{name}') AS {name}"
                )
            })
            .join(",\n           "),
    )
});

/// The accounts, where a record has its key within its source as the expression `key` says.
fn accounts_by(key: &str) -> String {
    format!(
        "-- A source and a key by which it knows a live contact, with the records that say so.
CREATE VIEW accounts AS
    SELECT 'C' || contact AS contact_id, source, source_key, count(*) AS records, max(as_of) AS as_of
    FROM (SELECT records.contact, inputs.source, inputs.as_of, {key} AS source_key
          FROM records JOIN inputs ON inputs.id = input JOIN contacts ON contacts.id = records.contact
          WHERE contacts.status = 'live')
    WHERE source_key IS NOT NULL GROUP BY contact, source, source_key;
"
    )
}

/// The accounts of a store that may have packed records, whose keys stand by themselves.
pub(super) fn accounts() -> String {
    let told = of_record(Field::SourceKey.name());
    accounts_by(&format!(
        "iif(records.packed IS NULL, {told}, records.own_key)"
    ))
}

/// A company, as exports show it.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyLine {
    /// Its longest name.
    pub name: String,
    /// Its live contacts.
    pub contacts: u64,
    /// Region, province, city and industry, each where all contacts agree in it.
    pub places: [Option<String>; 4],
    /// How often its contacts have bought; none where no order is theirs.
    pub purchases: Option<i64>,
    /// For how much.
    pub amount: Option<f64>,
    /// The first and the last day, ISO 8601.
    pub days: [Option<String>; 2],
}

/// An account, as exports show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// The contact.
    pub contact: ContactId,
    /// The source.
    pub source: String,
    /// The key by which the source knows it.
    pub key: String,
    /// How many records say so.
    pub records: u64,
    /// How recent the newest is, ISO 8601.
    pub as_of: String,
}

impl Store {
    /// Hands every company to `visit`, those with the most contacts first.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_company<E: From<StoreError>>(
        &self,
        visit: impl FnMut(CompanyLine) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = "SELECT name, contacts, region, province, city, industry, purchases, purchase_amount,
            first_purchased_on, last_purchased_on FROM companies ORDER BY contacts DESC, company_key";
        self.each_of_view(sql, company, visit)
    }

    /// Hands every account to `visit`, by contact.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_account<E: From<StoreError>>(
        &self,
        visit: impl FnMut(AccountLine) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = "SELECT CAST(substr(contact_id, 2) AS INTEGER), source, source_key, records, as_of FROM accounts
            ORDER BY 1, 2, 3";
        self.each_of_view(sql, account, visit)
    }

    /// A store of an earlier version that is only read has no such views.
    fn each_of_view<T, E: From<StoreError>>(
        &self,
        sql: &str,
        read: impl FnMut(&Row<'_>) -> Result<T, Trouble>,
        visit: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let has_views = self.read(|conn| Ok(schema::version(conn)? >= schema::WITH_CAMPAIGNS))?;
        match has_views {
            true => self.each(sql, read, visit),
            false => Ok(()),
        }
    }
}

fn company(row: &Row<'_>) -> Result<CompanyLine, Trouble> {
    Ok(CompanyLine {
        name: row.get(0)?,
        contacts: row.get::<_, i64>(1)?.unsigned_abs(),
        places: [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?],
        purchases: row.get(6)?,
        amount: row.get(7)?,
        days: [row.get(8)?, row.get(9)?],
    })
}

fn account(row: &Row<'_>) -> Result<AccountLine, Trouble> {
    Ok(AccountLine {
        contact: ContactId(row.get(0)?),
        source: row.get(1)?,
        key: row.get(2)?,
        records: row.get::<_, i64>(3)?.unsigned_abs(),
        as_of: row.get(4)?,
    })
}
