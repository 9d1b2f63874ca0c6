//! The fields a contact has, in the order in which every table and file shows them; and behind them those that only a
//! line of an order has.
//!
//! The one place where a column's name is written down: everything else says `Field::Mobile`.

use std::fmt;
use std::str::FromStr;

use super::ListKind;

macro_rules! fields {
    (
        contact { $($(#[doc = $doc:literal])* $variant:ident = $name:literal, $zh:literal;)* }
        order { $($(#[doc = $of_order:literal])* $ordered:ident = $order_name:literal, $order_zh:literal;)* }
    ) => {
        /// One canonical column of a contact, or of a line of an order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Field {
            $($(#[doc = $doc])* $variant,)*
            $($(#[doc = $of_order])* $ordered,)*
        }

        impl Field {
            /// Every field of a contact, in canonical order.
            pub const ALL: [Field; Field::COUNT] = [$(Field::$variant,)*];
            /// How many fields a contact has.
            pub const COUNT: usize = [$($name,)*].len();
            /// Every field that a list can have: those of a contact, then those of an order line alone.
            pub const EVERY: [Field; Field::WIDTH] = [$(Field::$variant,)* $(Field::$ordered,)*];
            /// How many fields there are of both kinds.
            pub const WIDTH: usize = Field::COUNT + [$($order_name,)*].len();
            const NAMES: [&'static str; Field::WIDTH] = [$($name,)* $($order_name,)*];
            const NAMES_ZH: [&'static str; Field::WIDTH] = [$($zh,)* $($order_zh,)*];
        }
    };
}

fields! {
contact {
    /// The key the source itself gives a row: customer number, member number.
    SourceKey = "source_key", "客户编号";
    /// The whole name of a person.
    Name = "name", "姓名";
    /// Family name.
    FamilyName = "family_name", "姓";
    /// Given name.
    GivenName = "given_name", "名";
    /// `male` or `female`.
    Gender = "gender", "性别";
    /// ISO date of birth.
    BirthDate = "birth_date", "出生日期";
    /// Resident identity number, 18 characters.
    IdNumber = "id_number", "身份证号";
    /// Mobile number: 11 digits in mainland China, else E.164.
    Mobile = "mobile", "手机";
    /// Further mobile numbers, joined by `;`.
    MobileAlt = "mobile_alt", "其他手机";
    /// Landline: `021-12345678`, else E.164.
    Phone = "phone", "电话";
    /// Extension behind the landline.
    PhoneExt = "phone_ext", "分机";
    /// Further landlines, joined by `;`.
    PhoneAlt = "phone_alt", "其他电话";
    /// E-mail address.
    Email = "email", "邮箱";
    /// Further e-mail addresses, joined by `;`.
    EmailAlt = "email_alt", "其他邮箱";
    /// WeChat id.
    Wechat = "wechat", "微信";
    /// Company or organization.
    Company = "company", "公司";
    /// Department within the company.
    Department = "department", "部门";
    /// Job title.
    Title = "title", "职务";
    /// Industry.
    Industry = "industry", "行业";
    /// Province in its full official name.
    Province = "province", "省";
    /// City (prefecture level) in its full official name.
    City = "city", "市";
    /// District or county in its full official name.
    District = "district", "区县";
    /// What follows the district: road, number, building, room.
    Street = "street", "街道地址";
    /// The whole address in one line.
    Address = "address", "地址";
    /// Postcode, six digits.
    Postcode = "postcode", "邮编";
    /// Country.
    Country = "country", "国家";
    /// Sales region.
    Region = "region", "大区";
    /// Channel the customer came by.
    Channel = "channel", "渠道";
    /// Education.
    Education = "education", "学历";
    /// Occupation.
    Occupation = "occupation", "职业";
    /// Customer or member level.
    CustomerLevel = "customer_level", "客户等级";
    /// Loyalty points.
    Points = "points", "积分";
    /// Money spent.
    Amount = "amount", "消费金额";
    /// Number of orders.
    OrderCount = "order_count", "订单数";
    /// ISO date of the last purchase.
    LastPurchase = "last_purchase", "最近购买日期";
    /// ISO date of registration.
    RegisteredOn = "registered_on", "注册日期";
    /// Free remark.
    Remark = "remark", "备注";
}
order {
    /// The number of the order, receipt or delivery note.
    OrderNo = "order_no", "订单号";
    /// What tells the lines of one order apart.
    OrderLine = "order_line", "明细行号";
    /// ISO date of the order.
    OrderedOn = "ordered_on", "下单日期";
    /// The code of the goods.
    ProductCode = "product_code", "商品编码";
    /// The goods in words.
    Product = "product", "商品";
    /// How many.
    Quantity = "quantity", "数量";
    /// The price of one.
    Price = "price", "单价";
    /// Money for the whole order, where the list does not say how much a line is.
    OrderAmount = "order_amount", "订单金额";
    /// What has become of the order: paid, closed, ...
    OrderStatus = "order_status", "订单状态";
    /// Where it was bought.
    Shop = "shop", "门店";
}
}

/// The fields of an order line: who bought, and what. Sorted.
const OF_ORDER_LINES: [Field; 21] = [
    Field::SourceKey,
    Field::Name,
    Field::Mobile,
    Field::MobileAlt,
    Field::Phone,
    Field::PhoneExt,
    Field::PhoneAlt,
    Field::Email,
    Field::EmailAlt,
    Field::Company,
    Field::Amount,
    Field::OrderNo,
    Field::OrderLine,
    Field::OrderedOn,
    Field::ProductCode,
    Field::Product,
    Field::Quantity,
    Field::Price,
    Field::OrderAmount,
    Field::OrderStatus,
    Field::Shop,
];

impl Field {
    /// The canonical column name, as in exports and rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// What a Chinese reader calls the field.
    #[must_use]
    pub const fn name_zh(self) -> &'static str {
        Self::NAMES_ZH[self as usize]
    }

    /// Position in [`Field::EVERY`], and of a contact's field in [`Field::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The fields of a list of this kind, in canonical order.
    #[must_use]
    pub const fn of(kind: ListKind) -> &'static [Field] {
        match kind {
            ListKind::Contacts => &Self::ALL,
            ListKind::Transactions => &OF_ORDER_LINES,
        }
    }

    /// The field of this name that a list of this kind has.
    ///
    /// # Errors
    /// When there is none.
    pub fn named(name: &str, kind: ListKind) -> Result<Field, UnknownField> {
        let mut fields = Self::of(kind).iter().copied();
        fields
            .find(|field| field.name() == name)
            .ok_or_else(|| UnknownField {
                name: name.to_owned(),
                kind,
            })
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is no field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no field{}; the fields are {}", of_kind(*.kind), listed(*.kind))]
pub struct UnknownField {
    /// The name.
    pub name: String,
    /// What kind of list it was meant for.
    pub kind: ListKind,
}

fn of_kind(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Contacts => "",
        ListKind::Transactions => " of an order line",
    }
}

fn listed(kind: ListKind) -> String {
    let names: Vec<&str> = Field::of(kind).iter().map(|field| field.name()).collect();
    names.join(", ")
}

impl FromStr for Field {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::named(name, ListKind::Contacts)
    }
}

/// A field as a list of either kind may have it: what is written of an order list names the fields of orders, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListField(pub Field);

impl<'de> serde::Deserialize<'de> for ListField {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let mut every = Field::EVERY.into_iter();
        let found = every.find(|field| field.name() == name);
        found.map(ListField).ok_or_else(|| {
            let kind = ListKind::Transactions;
            let name = name.into_owned();
            serde::de::Error::custom(UnknownField { name, kind })
        })
    }
}

impl serde::Serialize for ListField {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name_and_stands_at_its_index() {
        for (position, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field.name().parse(), Ok(field));
            assert_eq!(field.index(), position);
        }
        assert!(
            "Mobile".parse::<Field>().is_err(),
            "names are case-sensitive"
        );
    }

    #[test]
    fn only_a_list_of_orders_has_the_fields_of_orders() {
        for (position, field) in Field::EVERY.into_iter().enumerate() {
            assert_eq!(field.index(), position);
        }
        let cases = [
            ("order_no", false, true),
            ("amount", true, true),
            ("mobile", true, true),
            ("address", true, false),
        ];
        for (name, of_contacts, of_orders) in cases {
            let is_of = |kind| Field::named(name, kind).is_ok();
            assert_eq!(is_of(ListKind::Contacts), of_contacts, "{name}");
            assert_eq!(is_of(ListKind::Transactions), of_orders, "{name}");
        }
        assert!(OF_ORDER_LINES.is_sorted());
    }
}
