//! The tokens of a text, of which words are made: runs of digits, of Latin letters, of all that is beyond ASCII, of marks.

/// What kind of letters a token is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Latin,
    /// Beyond ASCII: Chinese letters above all.
    Wide,
    Marks,
}

impl Kind {
    /// By any byte of it.
    pub(super) const fn of(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Kind::Digits,
            b'a'..=b'z' | b'A'..=b'Z' => Kind::Latin,
            0x80.. => Kind::Wide,
            _ => Kind::Marks,
        }
    }
}

/// The tokens of a text: runs of letters of one kind.
pub(super) fn tokens(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let kind = Kind::of(*text.as_bytes().first()?);
        let mut bytes = text.bytes();
        let length = bytes.position(|byte| Kind::of(byte) != kind);
        // Letters beyond ASCII are made of bytes beyond ASCII alone, so a run ends between two letters.
        let (token, rest) = text.split_at(length.unwrap_or(text.len()));
        text = rest;
        Some(token)
    })
}
