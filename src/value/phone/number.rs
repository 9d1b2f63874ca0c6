//! What a candidate can be: a number of some kind, something that can be read in two ways, or none.

/// A number that can be dialled, or could be with an area code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// A mobile number of mainland China, 11 digits.
    Mobile(String),
    /// A landline, `021-12345678`, and its extension.
    Landline {
        /// Area code and number.
        number: String,
        /// The extension.
        ext: Option<String>,
    },
    /// A service number, `400-820-1234`, and its extension.
    Service {
        /// The number.
        number: String,
        /// The extension.
        ext: Option<String>,
    },
    /// A landline whose area code is missing.
    Local {
        /// The seven or eight digits.
        number: String,
        /// The extension.
        ext: Option<String>,
    },
    /// A number of another country, in E.164, and its extension.
    Abroad {
        /// The number.
        number: String,
        /// The extension.
        ext: Option<String>,
    },
}

impl Number {
    /// The number itself, without its extension.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Number::Mobile(number) => number,
            Number::Abroad { number, .. }
            | Number::Landline { number, .. }
            | Number::Service { number, .. }
            | Number::Local { number, .. } => number,
        }
    }

    /// The slot of the extension, where the number may have one.
    pub(super) fn ext_mut(&mut self) -> Option<&mut Option<String>> {
        match self {
            Number::Abroad { ext, .. }
            | Number::Landline { ext, .. }
            | Number::Service { ext, .. }
            | Number::Local { ext, .. } => Some(ext),
            Number::Mobile(_) => None,
        }
    }
}

/// Why text is no number that could be dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A spreadsheet has lost the digits: `1.38E+10`.
    Lost,
    /// Typed to fill the cell: `11111111111`.
    Placeholder,
    /// A digit too few or too many.
    Length,
    /// No mobile number begins like this.
    Prefix,
    /// The country has numbers of this length, and none that begin like this.
    Unused,
    /// No area has this code.
    AreaCode,
    /// The local number is too short or too long for its area.
    LocalLength,
    /// A short code, `95588`: a hot line, nobody's own.
    ShortCode,
    /// The number of a thing: 13 digits from 10 or 14.
    Thing,
    /// It points to another cell: `同上`.
    Reference,
}

/// What could be read in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// Letters stand where digits should; with them replaced it is this number.
    Letters(String),
    /// Several numbers without anything between them.
    Glued(Vec<String>),
    /// A spreadsheet shows these digits, the last of which may be lost.
    Rounded(String),
    /// With `+1` it is American, without `+` a mobile number of mainland China.
    TwoCountries(String),
    /// Written as another country writes its numbers, without its calling code or without the `+` before it; with them it
    /// is this number.
    Bare(String),
    /// A number as it is dialled in Taiwan, 0912345678 or 02-2345-6789, if that is where the person is.
    Taiwan(String),
}

/// Something beside a number that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// More extensions than one: `801-805`.
    ExtensionRange,
    /// An extension, or the end of a range of lines: `021-12345678-81`.
    LineRange,
    /// Other endings of the same number: `13800138000/1/2`.
    Endings(Vec<String>),
    /// Looks made up and may be somebody's: `13812345678`, `021-88888888`.
    Doubtful,
}

/// What one candidate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A number.
    Number(Number),
    /// A number partly covered by asterisks.
    Masked(String),
    /// It can be read in two ways.
    Unsure(Unsure),
    /// It is no number.
    Flaw(Flaw),
}
