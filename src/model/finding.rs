//! Findings: what the program saw in the data, with a stable code and a severity.
//!
//! A finding is a value, never an error: dirty data is what the program is for.

use std::fmt;
use std::str::FromStr;

use super::{Field, RowIx};

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Info,
    /// Someone should look.
    Warning,
    /// The value cannot be used.
    Error,
}

impl Severity {
    /// The name in rules, exports and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A stable code such as `PHN004`: two to eight upper-case ASCII letters and digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code([u8; Code::MAX]);

impl Code {
    const MAX: usize = 8;

    /// A code known when the program is compiled.
    ///
    /// # Panics
    /// When `text` is no code; at compile time, where it is used in a constant.
    #[must_use]
    #[expect(
        clippy::panic,
        reason = "a wrong code is found when the program is compiled"
    )]
    pub const fn new(text: &str) -> Self {
        match Self::parse(text) {
            Some(code) => code,
            None => panic!("a code is two to eight upper-case ASCII letters and digits"),
        }
    }

    const fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() < 2 || bytes.len() > Self::MAX {
            return None;
        }
        let mut code = [0; Self::MAX];
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_uppercase() && !bytes[at].is_ascii_digit() {
                return None;
            }
            code[at] = bytes[at];
            at += 1;
        }
        Some(Code(code))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self
            .0
            .iter()
            .position(|&byte| byte == 0)
            .unwrap_or(Self::MAX);
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Text that is no code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no code: two to eight upper-case letters and digits, such as PHN004")]
pub struct NotACode(pub String);

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text).ok_or_else(|| NotACode(text.to_owned()))
    }
}

impl<'de> serde::Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A kind of finding that the program brings along.
pub type FindingKind = Kind<'static>;

/// What stands behind a code: its usual severity, its title in two languages, its manual.
#[derive(Clone, Copy, Debug)]
pub struct Kind<'a> {
    /// The stable code.
    pub code: Code,
    /// The severity unless the rules say otherwise.
    pub severity: Severity,
    /// One line for an English reader, as a marketing assistant would say it.
    pub en: &'a str,
    /// One line for a Chinese reader.
    pub zh: &'a str,
    /// The manual page: the doc comment of the constant.
    pub manual: &'a str,
}

/// Declares finding kinds whose doc comments are their manual, and the list of all of them.
///
/// ```text
/// finding_kinds! {
///     /// ## What it looks for
///     /// ...
///     MASKED_NUMBER = "PHN003", Warning, "the number is masked", "号码被打码";
/// }
/// ```
#[macro_export]
macro_rules! finding_kinds {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $severity:ident, $en:literal, $zh:literal;)+) => {
        $(
            $(#[doc = $doc])+
            pub const $name: $crate::model::FindingKind = $crate::model::FindingKind {
                code: $crate::model::Code::new($code),
                severity: $crate::model::Severity::$severity,
                en: $en,
                zh: $zh,
                manual: concat!($($doc, "\n",)+),
            };
        )+
        /// Every kind of finding declared here.
        pub const KINDS: &[$crate::model::FindingKind] = &[$($name,)+];
    };
}

/// Something seen in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The row of the frame it travels beside.
    pub row: RowIx,
    /// The field it is about, where it is about one.
    pub field: Option<Field>,
    /// Its code.
    pub code: Code,
    /// Its severity under today's rules.
    pub severity: Severity,
    /// The cell as it was found.
    pub value: Option<Box<str>>,
    /// What the program would write or has written instead.
    pub proposal: Option<Box<str>>,
}

impl Finding {
    /// A finding of `kind` about `field` of `row`, at the kind's usual severity.
    #[must_use]
    pub fn new(kind: &Kind<'_>, row: RowIx, field: impl Into<Option<Field>>) -> Self {
        Finding {
            row,
            field: field.into(),
            code: kind.code,
            severity: kind.severity,
            value: None,
            proposal: None,
        }
    }

    /// The same, with the cell as it was found.
    #[must_use]
    pub fn with_value(mut self, value: impl Into<Box<str>>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The same, with what was or would be written instead.
    #[must_use]
    pub fn with_proposal(mut self, proposal: impl Into<Box<str>>) -> Self {
        self.proposal = Some(proposal.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_upper_case_ascii() {
        assert_eq!(
            "PHN004".parse::<Code>().map(|code| code.to_string()),
            Ok("PHN004".into())
        );
        for wrong in ["", "P", "phn004", "PHN-004", "PHN0000004", "电话"] {
            assert!(wrong.parse::<Code>().is_err(), "{wrong}");
        }
    }
}
