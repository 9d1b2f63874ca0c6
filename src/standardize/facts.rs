//! What values in standard form tell beyond the fields: whose network a number is, which mailbox is a role's, how the
//! street is made up, what a company calls itself.
//!
//! After the standardizers, for `iclear standardize --facts`. What comes in: a row in standard form. What goes out: text
//! for columns beside the fields. Nothing here is written into a field or kept in the store: it follows from the values
//! and today's tables, and can be had again at any time.

use rayon::prelude::*;

use crate::model::{ContactFrame, ContactRow, Field};
use crate::rules::StandardizeRules;
use crate::value::address::{self, street_parts};
use crate::value::email::{self, Provider};
use crate::value::phone::{self, Kind, mobile};
use crate::value::{company, han, id_number, industry, title};

macro_rules! facts {
    ($($(#[doc = $doc:literal])+ $fact:ident = $name:literal,)+) => {
        /// A column of facts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Fact {
            $($(#[doc = $doc])+ $fact,)+
        }

        impl Fact {
            /// Every fact, in the order of the columns.
            pub const ALL: &[Fact] = &[$(Fact::$fact,)+];
            /// Their columns' names.
            pub const NAMES: &[&str] = &[$($name,)+];
        }
    };
}

facts! {
    /// The name in simplified characters, for matching.
    NameKey = "name_key",
    /// What kind of number the mobile is: `mobile`, `virtual`, `data`, ...
    MobileKind = "mobile_kind",
    /// The network in which the prefix of the mobile was given out; the number may have moved since.
    MobileOperator = "mobile_operator",
    /// Province and city in which the mobile was sold.
    MobileHome = "mobile_home",
    /// What kind of number the telephone is: `fixed`, `shared cost`, `toll free`, ...
    PhoneKind = "phone_kind",
    /// Whose the mailbox is: `role`, `free`, `disposable`, `closed`, `own`; several joined by `;`.
    EmailKind = "email_kind",
    /// Administrative code of the deepest division that is stated.
    DivisionCode = "division_code",
    /// Sub-district, town or township.
    Town = "town",
    /// Village or neighbourhood.
    Village = "village",
    /// The road.
    Road = "road",
    /// The lane off the road.
    Lane = "lane",
    /// The number on the road.
    HouseNumber = "house_number",
    /// The building.
    Building = "building",
    /// The entrance.
    Unit = "unit",
    /// The floor.
    Floor = "floor",
    /// The room.
    Room = "room",
    /// The place in the company's name.
    CompanyRegion = "company_region",
    /// The company's own word (字号).
    CompanyCore = "company_core",
    /// The trade in the company's name.
    CompanyTrade = "company_trade",
    /// The company's legal form.
    CompanyForm = "company_form",
    /// The branch in the company's name.
    CompanyBranch = "company_branch",
    /// How much the title decides: `decision maker`, `manager`, `professional`, `staff`.
    TitleLevel = "title_level",
    /// Code of the industry in GB/T 4754-2017.
    IndustryCode = "industry_code",
    /// The place that issued the identity number, by its name of the time.
    IdRegion = "id_region",
}

/// The facts of each row of a frame in standard form, one for each of [`Fact::ALL`].
#[must_use]
pub fn facts(frame: &ContactFrame, rules: &StandardizeRules) -> Vec<Vec<Option<String>>> {
    let rows: Vec<ContactRow<'_>> = frame.rows().collect();
    rows.into_par_iter()
        .map(|row| facts_of(row, rules))
        .collect()
}

fn facts_of(row: ContactRow<'_>, rules: &StandardizeRules) -> Vec<Option<String>> {
    let mut facts = vec![None; Fact::ALL.len()];
    let mut know = |fact: Fact, value: Option<String>| {
        facts[fact as usize] = value.filter(|value| !value.is_empty());
    };
    if let Some(name) = row.get(Field::Name) {
        know(Fact::NameKey, Some(han::simplify(name).into_owned()));
    }
    if let Some(number) = row.get(Field::Mobile) {
        know(Fact::MobileKind, kind_of(number));
        let operator = mobile::operator(number).map(|operator| operator.name().to_owned());
        know(Fact::MobileOperator, operator);
        know(Fact::MobileHome, home_of(number));
    }
    know(Fact::PhoneKind, row.get(Field::Phone).and_then(kind_of));
    know(
        Fact::EmailKind,
        row.get(Field::Email)
            .and_then(|email| mailbox_of(email, rules)),
    );
    place(row, &mut know);
    if let Some(name) = row.get(Field::Company) {
        firm(name, &mut know);
    }
    let level = row.get(Field::Title).and_then(title::level);
    know(Fact::TitleLevel, level.map(|level| level.name().to_owned()));
    let industry = row.get(Field::Industry).and_then(industry::classified);
    know(
        Fact::IndustryCode,
        industry.map(|industry| industry.code.to_owned()),
    );
    know(Fact::IdRegion, row.get(Field::IdNumber).and_then(issued_in));
    facts
}

fn place(row: ContactRow<'_>, know: &mut impl FnMut(Fact, Option<String>)) {
    let (province, city, district) = (
        row.get(Field::Province),
        row.get(Field::City),
        row.get(Field::District),
    );
    let code = address::division_code(province, city, district);
    know(Fact::DivisionCode, code.map(|code| code.to_string()));
    let Some(street) = row.get(Field::Street) else {
        return;
    };
    let parts = street_parts(street);
    for (fact, part) in [
        (Fact::Town, parts.town),
        (Fact::Village, parts.village),
        (Fact::Road, parts.road),
        (Fact::Lane, parts.lane.as_deref()),
        (Fact::HouseNumber, parts.number.as_deref()),
        (Fact::Building, parts.building.as_deref()),
        (Fact::Unit, parts.unit.as_deref()),
        (Fact::Floor, parts.floor.as_deref()),
        (Fact::Room, parts.room.as_deref()),
    ] {
        know(fact, part.map(str::to_owned));
    }
}

fn firm(name: &str, know: &mut impl FnMut(Fact, Option<String>)) {
    let parts = company::parse(name);
    know(Fact::CompanyRegion, Some(parts.region));
    know(Fact::CompanyCore, Some(parts.core));
    know(Fact::CompanyTrade, Some(parts.trade));
    know(Fact::CompanyForm, Some(parts.legal_form));
    know(Fact::CompanyBranch, Some(parts.branch));
}

/// What a number is, in a word; behind it the country of a number from abroad.
fn kind_of(number: &str) -> Option<String> {
    let kind = match phone::kind(number)? {
        Kind::Mobile => "mobile",
        Kind::Virtual => "virtual",
        Kind::Data => "data",
        Kind::Satellite => "satellite",
        Kind::Fixed => "fixed",
        Kind::FixedOrMobile => "fixed or mobile",
        Kind::TollFree => "toll free",
        Kind::SharedCost => "shared cost",
        Kind::Premium => "premium",
        Kind::Service => "service",
        Kind::Internet => "internet",
        Kind::Personal => "personal",
        Kind::Pager => "pager",
    };
    Some(match phone::country(number) {
        Some(country) => format!("{kind} {country}"),
        None => kind.to_owned(),
    })
}

/// Province and city, in one word where they are one.
fn home_of(number: &str) -> Option<String> {
    let home = mobile::home(number)?;
    Some(if home.city == home.province {
        home.city.to_owned()
    } else {
        format!("{}{}", home.province, home.city)
    })
}

fn mailbox_of(address: &str, rules: &StandardizeRules) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let provider = match email::provider(domain) {
        Provider::Free => "free",
        Provider::Disposable => "disposable",
        Provider::Closed => "closed",
        Provider::Own => "own",
    };
    let role = rules.is_role(local).then_some("role;");
    Some(format!("{}{provider}", role.unwrap_or_default()))
}

fn issued_in(number: &str) -> Option<String> {
    let holder = id_number::holder(number)?;
    let year = u16::try_from(holder.born.year()).ok()?;
    let region = id_number::region(holder.region, year)?;
    let parts = [Some(region.province), region.city, region.county];
    Some(parts.into_iter().flatten().collect())
}
