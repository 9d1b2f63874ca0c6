//! The fields a contact has, in the order in which every table and file shows them.
//!
//! The one place where a column's name is written down: everything else says `Field::Mobile`.

use std::fmt;
use std::str::FromStr;

macro_rules! fields {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal, $zh:literal;)*) => {
        /// One canonical column of a contact.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Field { $($(#[doc = $doc])* $variant,)* }

        impl Field {
            /// Every field, in canonical order.
            pub const ALL: [Field; Field::COUNT] = [$(Field::$variant,)*];
            /// How many fields there are.
            pub const COUNT: usize = [$($name,)*].len();
            const NAMES: [&'static str; Field::COUNT] = [$($name,)*];
            const NAMES_ZH: [&'static str; Field::COUNT] = [$($zh,)*];
        }
    };
}

fields! {
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

    /// Position in [`Field::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is no field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no field; the fields are {all}", all = Field::NAMES.join(", "))]
pub struct UnknownField(pub String);

impl FromStr for Field {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|field| field.name() == name)
            .ok_or_else(|| UnknownField(name.to_owned()))
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
}
