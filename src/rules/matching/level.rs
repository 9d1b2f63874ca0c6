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

const fn first(levels: &[Level]) -> Level {
    levels[0]
}

macro_rules! levels {
    ($($(#[doc = $comparison_doc:literal])* $comparison:ident = $name:literal, $evidence:ident { $($(#[doc = $doc:literal])* $level:ident = $level_name:literal,)* })*) => {
        /// A field, or a few that belong together, by which a pair is compared.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Comparison { $($(#[doc = $comparison_doc])* $comparison,)* }

        impl Comparison {
            /// Every comparison.
            pub const ALL: &'static [Comparison] = &[$(Comparison::$comparison,)*];

            /// Its first level; the others follow.
            #[must_use]
            pub fn first(self) -> Level {
                const FIRST: &[Level] = &[$(first(&[$(Level::$level,)*]),)*];
                FIRST[self as usize]
            }

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
    /// The family name.
    Family = "family_name", Surroundings {
        /// Equal.
        FamilyEqual = "equal",
        /// Chinese characters against Latin letters, which spell the same name in pinyin.
        FamilyRomanized = "romanized",
        /// Chinese names that sound the same: people type by sound.
        FamilySound = "sound",
        /// One slip of the pen in a short name, two in a long one.
        FamilyTypo = "typo",
        /// Much alike, or alike to the ear.
        FamilySimilar = "similar",
        /// One has a word of the other: names joined in marriage.
        FamilyPart = "part",
        /// Two names.
        FamilyDiffers = "differs",
        /// Two Chinese names of one character that sound unlike: nobody changes such a name in marriage.
        FamilyContradicts = "contradicts",
    }
    /// The given name.
    Given = "given_name", Person {
        /// Equal.
        GivenEqual = "equal",
        /// Chinese characters against Latin letters, which spell the same name in pinyin.
        GivenRomanized = "romanized",
        /// Chinese names that sound the same, or whose characters changed places.
        GivenSound = "sound",
        /// One is short for the other: Bob, Robert.
        GivenNickname = "nickname",
        /// One slip of the pen in a short name, two in a long one.
        GivenTypo = "typo",
        /// One has all words of the other and more: a middle name left out.
        GivenShortened = "shortened",
        /// Much alike, or alike to the ear.
        GivenSimilar = "similar",
        /// The first letter of the other.
        GivenInitial = "initial",
        /// One character of a Chinese given name is equal, the other is missing or another.
        GivenOneCharacter = "one_character",
        /// One record has no name at all.
        GivenOneMissing = "one_missing",
        /// Neither record has a name.
        GivenBothMissing = "both_missing",
        /// Two names.
        GivenDiffers = "differs",
    }
    /// The order of family and given name.
    NameOrder = "name_order", Person {
        /// The family name of one is the given name of the other.
        NameSwapped = "swapped",
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
        /// The same but for a slip of the pen.
        EmailTypo = "typo",
        /// The part before the `@` is equal, the domain is not.
        EmailLocal = "same_local_part",
        /// The part before the `@` is nearly equal.
        EmailSimilar = "similar",
        /// They share an address of an office.
        EmailRole = "role_mailbox",
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
        /// Two slips apart, and one of them is not proven.
        IdSimilar = "similar",
        /// Two numbers, at least one not proven.
        IdDiffers = "differs",
        /// Two numbers, both proven: two people.
        IdProvenOther = "proven_other",
    }
    /// Date of birth.
    Birth = "birth_date", Person {
        /// The same day.
        BirthEqual = "equal",
        /// The same first of January, which stands for an unknown day.
        BirthNewYear = "new_year",
        /// Day and month swapped, one digit off, or two neighbours swapped.
        BirthTypo = "typo",
        /// Two of year, month and day are equal.
        BirthClose = "close",
        /// The same year, or the same but for two digits.
        BirthYear = "year",
        /// Another day.
        BirthDiffers = "differs",
    }
    /// Gender.
    Gender = "gender", Person {
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
        /// One digit changed, left out or added, or two swapped.
        PhoneTypo = "typo",
        /// Both have one and share none.
        PhoneDiffers = "differs",
    }
    /// Company, where a record names a person too.
    Company = "company", Surroundings {
        /// The same company.
        CompanyEqual = "equal",
        /// Nearly the same, or one is the short form of the other.
        CompanySimilar = "similar",
        /// Two companies.
        CompanyDiffers = "differs",
    }
    /// Company, where neither record names a person: it is what the records are about.
    Organization = "organization", Person {
        /// The same company.
        OrganizationEqual = "equal",
        /// Nearly the same, or one is the short form of the other.
        OrganizationSimilar = "similar",
        /// Two companies.
        OrganizationDiffers = "differs",
    }
    /// Occupation.
    Occupation = "occupation", Surroundings {
        /// The same.
        OccupationEqual = "equal",
        /// Another.
        OccupationDiffers = "differs",
    }
    /// The street of an address.
    Street = "street", Surroundings {
        /// The same house (and room).
        StreetEqual = "equal",
        /// The same numbers on a road of nearly the same name.
        StreetTypo = "typo",
        /// The same building, the room missing on one side.
        StreetBuilding = "same_building",
        /// The same road, and one of the numbers is nearly the same.
        StreetNumberTypo = "number_typo",
        /// The same numbers on a road that has some words in common.
        StreetAlike = "alike",
        /// The same road; another number, or none.
        StreetRoad = "same_road",
        /// The same house number, and nothing else.
        StreetHouse = "same_number",
        /// The same house, in what is called another town: a suburb, or a second town with such a road.
        StreetElsewhere = "equal_elsewhere",
        /// Another road.
        StreetDiffers = "differs",
    }
    /// The town of an address: postcode, district, city.
    Town = "town", Surroundings {
        /// The same postcode, and the same district or city.
        TownEqual = "equal",
        /// The same postcode, and a city of nearly the same name, or none.
        TownPostcode = "same_postcode",
        /// The same postcode, and another city: a suburb, or a slip.
        TownPostcodeOnly = "postcode_only",
        /// The same or nearly the same district or city, and a postcode one slip apart.
        TownPostcodeTypo = "postcode_typo",
        /// The same district.
        TownDistrict = "same_district",
        /// The same city.
        TownCity = "same_city",
        /// A city of nearly the same name, and nothing against it.
        TownSimilar = "similar",
        /// The same city and another postcode.
        TownCityOnly = "city_only",
        /// Elsewhere.
        TownDiffers = "differs",
    }
}

impl Level {
    /// How many levels there are.
    pub const COUNT: usize = Level::ALL.len();

    /// Whether namesakes of one town agree in it as one person does: in their name, their town, and the accounts that are
    /// made of names.
    #[must_use]
    pub const fn names_a_namesake(self) -> bool {
        matches!(
            self.comparison(),
            Comparison::Family | Comparison::Given | Comparison::NameOrder | Comparison::Town
        ) || matches!(self, Level::EmailLocal | Level::EmailSimilar)
    }

    /// The level by whose likelihoods it goes in rules that do not name it, as those that were written before it was told
    /// apart from the other; none for a level that every rule names.
    #[must_use]
    pub const fn told_apart_from(self) -> Option<Level> {
        match self {
            Level::FamilyContradicts => Some(Level::FamilyDiffers),
            _ => None,
        }
    }

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
