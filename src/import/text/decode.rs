//! Turns bytes into text, piece by piece, in whatever encoding they are.
//!
//! After `encoding` has decided and before `record` cuts. Knows encodings; knows nothing of cells, except that a line
//! break is a byte of its own in every encoding that is looked at line by line.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding};

use super::encoding::{Charset, OddLines, of_lines};

/// Bytes read at once: large enough that a system call and a validation cost nothing per row, small enough for the
/// second-level cache.
const PIECE: usize = 256 << 10;

/// A line longer than this is decoded in parts; only a list with lines of two encodings could tell the difference.
const ALIGNED: usize = 1 << 20;

/// What a piece of text went through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Piece {
    /// Where in the text lines begin that were in another encoding than the rest.
    pub(super) odd_lines: Vec<usize>,
    /// Whether this was the last piece.
    pub(in crate::import) last: bool,
}

/// Bytes on one side, text on the other.
pub(in crate::import) struct TextSource {
    bytes: Box<dyn Read + Send>,
    raw: Vec<u8>,
    filled: usize,
    way: Way,
}

/// Decoded text as the bytes of UTF-8, for those who read bytes.
pub(in crate::import) struct DecodedBytes {
    text: TextSource,
    piece: String,
    taken: usize,
    last: bool,
}

impl DecodedBytes {
    /// The bytes of `text`.
    pub(in crate::import) fn new(text: TextSource) -> Self {
        DecodedBytes {
            text,
            piece: String::new(),
            taken: 0,
            last: false,
        }
    }
}

impl Read for DecodedBytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.piece.len() {
            if self.last {
                return Ok(0);
            }
            self.piece.clear();
            self.taken = 0;
            self.last = self.text.pull(&mut self.piece)?.last;
        }
        let count = (&self.piece.as_bytes()[self.taken..]).read(buffer)?;
        self.taken += count;
        Ok(count)
    }
}

enum Way {
    /// UTF-8, with what to do about lines that are not.
    Utf8 {
        odd: OddLines,
        fallback: Option<&'static Encoding>,
    },
    /// Any other encoding, whose decoder remembers where it is.
    Decoder(Box<Decoder>),
}

impl TextSource {
    /// Reads `bytes` as `charset`; a byte-order mark is not text.
    pub(super) fn new(bytes: Box<dyn Read + Send>, charset: Charset) -> Self {
        let way = match charset {
            Charset::Utf8(odd) => Way::Utf8 {
                odd,
                fallback: None,
            },
            Charset::Named(encoding) => {
                Way::Decoder(Box::new(encoding.new_decoder_with_bom_removal()))
            }
        };
        TextSource {
            bytes,
            raw: vec![0; PIECE],
            filled: 0,
            way,
        }
    }

    /// Adds the next piece of text to `out`.
    pub(in crate::import) fn pull(&mut self, out: &mut String) -> io::Result<Piece> {
        let last = self.fill()?;
        let mut odd_lines = Vec::new();
        let used = match &mut self.way {
            Way::Decoder(decoder) => {
                decode(decoder, &self.raw[..self.filled], out, last);
                self.filled
            }
            Way::Utf8 { odd, fallback } => {
                let bytes = &self.raw[..self.filled];
                let whole = whole_lines(bytes, last);
                let ready = &bytes[..whole];
                match std::str::from_utf8(ready) {
                    Ok(text) => out.push_str(text),
                    Err(_) => by_line(ready, *odd, fallback, out, &mut odd_lines),
                }
                whole
            }
        };
        self.raw.copy_within(used..self.filled, 0);
        self.filled -= used;
        Ok(Piece { odd_lines, last })
    }

    /// Fills the buffer; whether the bytes have ended.
    fn fill(&mut self) -> io::Result<bool> {
        if self.raw.len() < self.filled + PIECE {
            self.raw.resize(self.filled + PIECE, 0);
        }
        while self.filled < self.raw.len() {
            match self.bytes.read(&mut self.raw[self.filled..]) {
                Ok(0) => return Ok(true),
                Ok(count) => self.filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }
}

/// The length of the lines in `bytes` that are there to their end; of a line too long to wait for, its whole characters.
fn whole_lines(bytes: &[u8], last: bool) -> usize {
    if last {
        return bytes.len();
    }
    match memchr::memrchr2(b'\n', b'\r', bytes) {
        Some(at) => at + 1,
        None if bytes.len() < ALIGNED => 0,
        None => match std::str::from_utf8(bytes) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => bytes.len(),
        },
    }
}

/// Decodes lines one by one: those that are UTF-8 as UTF-8, the others as the evidence has it.
fn by_line(
    bytes: &[u8],
    odd: OddLines,
    fallback: &mut Option<&'static Encoding>,
    out: &mut String,
    odd_lines: &mut Vec<usize>,
) {
    for line in bytes.split_inclusive(|&byte| matches!(byte, b'\n' | b'\r')) {
        match (std::str::from_utf8(line), odd) {
            (Ok(text), _) => out.push_str(text),
            (Err(_), OddLines::Replace) => out.push_str(&String::from_utf8_lossy(line)),
            (Err(_), OddLines::DecodeAlone) => {
                let encoding = *fallback.get_or_insert_with(|| of_lines(&odd_lines_of(bytes)));
                let (text, had_errors) = encoding.decode_without_bom_handling(line);
                if had_errors {
                    // The line is in neither encoding: keep what UTF-8 can make of it.
                    out.push_str(&String::from_utf8_lossy(line));
                } else {
                    odd_lines.push(out.len());
                    out.push_str(&text);
                }
            }
        }
    }
}

/// The lines that are not UTF-8: what the evidence for their encoding is to be sought in.
fn odd_lines_of(bytes: &[u8]) -> Vec<u8> {
    let lines = bytes.split_inclusive(|&byte| matches!(byte, b'\n' | b'\r'));
    let odd = lines.filter(|line| std::str::from_utf8(line).is_err());
    odd.flatten().copied().take(PIECE).collect()
}

fn decode(decoder: &mut Decoder, mut bytes: &[u8], out: &mut String, last: bool) {
    let room = decoder.max_utf8_buffer_length(bytes.len());
    out.reserve(room.unwrap_or(bytes.len().saturating_mul(3)));
    loop {
        let (result, read, _) = decoder.decode_to_string(bytes, out, last);
        bytes = &bytes[read..];
        match result {
            CoderResult::InputEmpty => return,
            CoderResult::OutputFull => out.reserve(PIECE),
        }
    }
}
