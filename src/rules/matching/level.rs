//! The comparison levels: everything that can be said of a pair, field by field.
//!
//! One level of each comparison holds for a pair. `compare` tells which, `rules/match.toml` says what each weighs.

/// What a comparison is evidence of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// That it is one person.
    Person,
    /// That it is one household or one office, which several people share.
    Surroundings,
}

macro_rules! levels {
    ($($(#[doc = $comparison_doc:literal])* $comparison:ident = $name:literal, $evidence:ident { $($(#[doc = $doc:literal])* $level:ident = $level_name:literal,)* })*) => {
        /// A field, or a few that belong together, by which a pair is compared.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Comparison { $($(#[doc = $comparison_doc])* $comparison,)* }

        impl Comparison {
            /// The name in the rules and in reasons.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Comparison::$comparison => $name,)* }
            }

            /// What it is evidence of.
            pub const fn evidence(self) -> Evidence {
                match self { $(Comparison::$comparison => Evidence::$evidence,)* }
            }
        }

        /// How a pair stands in one comparison.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Level { $($($(#[doc = $doc])* $level,)*)* }

        impl Level {
            /// Every level, comparison by comparison.
            pub const ALL: &'static [Level] = &[$($(Level::$level,)*)*];

            /// The comparison it belongs to.
            pub const fn comparison(self) -> Comparison {
                match self { $($(Level::$level)|* => Comparison::$comparison,)* }
            }

            /// The name in the rules, within its comparison.
            pub const fn name(self) -> &'static str {
                match self { $($(Level::$level => $level_name,)*)* }
            }
        }
    };
}

levels! {
    /// The key that the source gave.
    SourceKey = "source_key", Person {
        /// The same source gave both records the same key.
        SourceKeySame = "same",
        /// The same source gave both records the same key, but the names are two people's.
        SourceKeyReused = "reused",
    }
    /// The name.
    Name = "name", Person {
        /// Equal, and neither family nor given name is frequent.
        NameEqualRare = "equal_rare",
        /// Equal, and one of the two is frequent.
        NameEqualUsual = "equal_usual",
        /// Equal, and both are frequent.
        NameEqualCommon = "equal_common",
        /// Equal but for slips of the pen.
        NameTypo = "typo",
        /// One is a shorter form of the other: initials, a middle name left out.
        NameShortened = "shortened",
        /// One is a single word (or a family name alone) of the other.
        NameOneWord = "one_word",
        /// Chinese names of which one character of the given name differs.
        NameOneCharacter = "one_character",
        /// Chinese against Latin letters, which spell the same name in pinyin.
        NameRomanized = "romanized",
        /// Chinese against Latin letters.
        NameOtherScript = "other_script",
        /// One record has no name.
        NameOneMissing = "one_missing",
        /// Neither record has a name.
        NameBothMissing = "both_missing",
        /// One part is equal, the other is not: relatives.
        NameRelated = "related",
        /// Nothing in common.
        NameDiffers = "differs",
    }
    /// Mobile numbers.
    Mobile = "mobile", Person {
        /// They share a mobile number.
        MobileEqual = "equal",
        /// The same as far as both can be seen; some digits are covered.
        MobileMasked = "masked_alike",
        /// One digit changed, left out or added, or two swapped.
        MobileTypo = "typo",
        /// Both have one and share none.
        MobileDiffers = "differs",
    }
    /// E-mail addresses.
    Email = "email", Person {
        /// They share an address of a person.
        EmailEqual = "equal",
        /// They share an address of an office.
        EmailRole = "role_mailbox",
        /// The part before the `@` is equal, the domain is not.
        EmailLocal = "same_local_part",
        /// Both have one and share none.
        EmailDiffers = "differs",
    }
    /// WeChat id.
    Wechat = "wechat", Person {
        /// The same id.
        WechatEqual = "equal",
        /// Two ids.
        WechatDiffers = "differs",
    }
    /// Identity number.
    IdNumber = "id_number", Person {
        /// The same number.
        IdEqual = "equal",
        /// One slip of the pen apart, and one of them is not proven by a check digit.
        IdTypo = "typo",
        /// Two numbers, at least one not proven.
        IdDiffers = "differs",
        /// Two numbers, both proven: two people.
        IdProvenOther = "proven_other",
    }
    /// Date of birth.
    Birth = "birth_date", Person {
        /// The same day.
        BirthEqual = "equal",
        /// Day and month swapped, or one digit off.
        BirthTypo = "typo",
        /// Another day.
        BirthDiffers = "differs",
    }
    /// Gender.
    Gender = "gender", Surroundings {
        /// The same.
        GenderEqual = "equal",
        /// The other.
        GenderDiffers = "differs",
    }
    /// Landlines.
    Phone = "phone", Surroundings {
        /// The same landline and the same extension.
        PhoneExtension = "same_extension",
        /// They share a landline.
        PhoneEqual = "equal",
        /// Both have one and share none.
        PhoneDiffers = "differs",
    }
    /// Company.
    Company = "company", Surroundings {
        /// The same company.
        CompanyEqual = "equal",
        /// Nearly the same, or one is the short form of the other.
        CompanySimilar = "similar",
        /// Neither record has a person's name, and the company is the same.
        OrganizationEqual = "organization_equal",
        /// Neither record has a person's name, and the company is nearly the same.
        OrganizationSimilar = "organization_similar",
        /// Two companies.
        CompanyDiffers = "differs",
    }
    /// The street of an address.
    Street = "street", Surroundings {
        /// The same house (and room).
        StreetEqual = "equal",
        /// The same numbers on a road of nearly the same name.
        StreetTypo = "typo",
        /// The same building, the room missing on one side.
        StreetBuilding = "same_building",
        /// The same road, and one of several numbers differs.
        StreetNumberTypo = "number_typo",
        /// The same road; another number, or none.
        StreetRoad = "same_road",
        /// Another road.
        StreetDiffers = "differs",
    }
    /// The town of an address: postcode, district, city.
    Town = "town", Surroundings {
        /// The same postcode.
        TownPostcode = "same_postcode",
        /// The same district.
        TownDistrict = "same_district",
        /// The same city.
        TownCity = "same_city",
        /// Elsewhere.
        TownDiffers = "differs",
    }
}

impl Level {
    /// How many levels there are.
    pub const COUNT: usize = Level::ALL.len();

    /// Position in [`Level::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_stands_at_its_index() {
        for (position, level) in Level::ALL.iter().enumerate() {
            assert_eq!(level.index(), position, "{level:?}");
        }
    }
}
