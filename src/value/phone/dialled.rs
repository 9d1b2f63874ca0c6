//! Digits as they were typed: all in one row, and where the typist paused.

/// The digits of one number and the ends of its groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dialled {
    /// The digits, without anything between them.
    pub(super) digits: String,
    /// Where groups end, ascending; the last one is the length.
    pub(super) breaks: Vec<usize>,
    /// Whether a `+` stood in front.
    pub(super) plus: bool,
}

impl Dialled {
    /// The digits of `text`.
    pub(super) fn new(text: &str) -> Self {
        let mut dialled = Dialled {
            digits: String::with_capacity(text.len()),
            breaks: Vec::with_capacity(4),
            plus: text.trim_start().starts_with('+'),
        };
        // A character beyond ASCII is several bytes, and still one pause.
        for byte in text.bytes() {
            if byte.is_ascii_digit() {
                dialled.digits.push(char::from(byte));
            } else {
                dialled.pause();
            }
        }
        dialled.pause();
        dialled
    }

    fn pause(&mut self) {
        let here = self.digits.len();
        if here > 0 && self.breaks.last() != Some(&here) {
            self.breaks.push(here);
        }
    }

    /// Drops the first `count` digits.
    pub(super) fn skip(&mut self, count: usize) {
        self.digits.drain(..count);
        self.breaks.retain(|&end| end > count);
        self.breaks.iter_mut().for_each(|end| *end -= count);
    }

    /// The same with a zero in front.
    pub(super) fn with_zero(&self) -> Self {
        Dialled {
            digits: format!("0{}", self.digits),
            breaks: self.breaks.iter().map(|end| end + 1).collect(),
            plus: false,
        }
    }

    /// The groups behind position `from`.
    pub(super) fn groups_after(&self, from: usize) -> Vec<&str> {
        let mut start = from;
        let ends = self.breaks.iter().filter(|&&end| end > from);
        ends.map(|&end| {
            let group = &self.digits[start..end];
            start = end;
            group
        })
        .collect()
    }
}
