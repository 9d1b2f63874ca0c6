//! Text that is nearly always short, kept where it is used.
//!
//! Millions of names, roads and towns of some ten letters each: a piece of memory of its own for every one of them takes
//! more room than the letters, and each is one more place to fetch when two records are compared.

use std::fmt;
use std::ops::Deref;

/// A text; up to 22 bytes of it stand in place.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Brief {
    /// The first so many bytes.
    Short(u8, [u8; Brief::IN_PLACE]),
    /// A longer one.
    Long(Box<str>),
}

impl Brief {
    const IN_PLACE: usize = 22;
}

impl From<&str> for Brief {
    fn from(text: &str) -> Self {
        let mut bytes = [0; Brief::IN_PLACE];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Brief::Short(length, bytes)
            }
            _ => Brief::Long(text.into()),
        }
    }
}

impl Deref for Brief {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            // The bytes are those of a text, all of them.
            Brief::Short(length, bytes) => {
                str::from_utf8(&bytes[..usize::from(*length)]).unwrap_or_default()
            }
            Brief::Long(text) => text,
        }
    }
}

impl Default for Brief {
    fn default() -> Self {
        Brief::Short(0, [0; Brief::IN_PLACE])
    }
}

impl fmt::Debug for Brief {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_any_length_is_kept() {
        for text in [
            "",
            "smith",
            "twenty two letters are",
            "twenty three letters ar",
            "欧阳娜娜在北京市朝阳区",
        ] {
            assert_eq!(&*Brief::from(text), text);
        }
    }
}
