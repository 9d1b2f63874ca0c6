//! Gathers the lines that can tell an encoding: those with other than ASCII characters.

use std::io::{self, Read};

/// Bytes of telling lines that settle the question; more would only cost time.
const ENOUGH: usize = 64 << 10;

/// Bytes of plain ASCII that are searched for the first telling line.
const SEARCHED: u64 = 1 << 30;

/// Lines with other than ASCII characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Sample {
    /// The lines, with their line breaks.
    pub(super) lines: Vec<u8>,
    /// Runs of characters other than ASCII in them.
    pub(super) values: usize,
}

impl Sample {
    /// The telling lines at the start of `head`; a last line that is cut off is left out unless `whole`.
    pub(super) fn of(head: &[u8], whole: bool) -> Self {
        let mut sample = Sample::default();
        sample.add(head, whole);
        sample
    }

    /// Reads on through `bytes` until there is enough to tell by.
    pub(super) fn read(bytes: impl Read) -> io::Result<Self> {
        let mut bytes = bytes.take(SEARCHED);
        let mut sample = Sample::default();
        let mut block = vec![0; 256 << 10];
        let mut kept = 0;
        while sample.lines.len() < ENOUGH {
            let count = bytes.read(&mut block[kept..])?;
            let filled = kept + count;
            let used = sample.add(&block[..filled], count == 0);
            if count == 0 {
                break;
            }
            // A line that fills the whole block tells nothing that the reader would not complain of.
            kept = if used == 0 && filled == block.len() {
                0
            } else {
                filled - used
            };
            block.copy_within(filled - kept..filled, 0);
        }
        Ok(sample)
    }

    /// Whether there is enough to tell by.
    pub(super) fn is_enough(&self) -> bool {
        self.lines.len() >= ENOUGH
    }

    /// How many of the lines are UTF-8, and how many are not.
    pub(super) fn utf8_lines(&self) -> (usize, usize) {
        let lines = self.lines.split_inclusive(|&byte| is_break(byte));
        lines.fold((0, 0), |(utf8, other), line| {
            match std::str::from_utf8(line) {
                Ok(_) => (utf8 + 1, other),
                Err(_) => (utf8, other + 1),
            }
        })
    }

    /// Adds the telling lines of `block`; how many of its bytes are done with.
    fn add(&mut self, block: &[u8], whole: bool) -> usize {
        let ended = memchr::memrchr2(b'\n', b'\r', block).map_or(0, |at| at + 1);
        let ready = if whole { block.len() } else { ended };
        if block[..ready].is_ascii() {
            return ready;
        }
        for line in block[..ready].split_inclusive(|&byte| is_break(byte)) {
            if !line.is_ascii() && !self.is_enough() {
                self.lines.extend_from_slice(line);
                self.values += runs(line);
            }
        }
        ready
    }
}

fn is_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// The runs of bytes above ASCII.
fn runs(line: &[u8]) -> usize {
    let starts = line.iter().zip(line.iter().skip(1));
    let later = starts.filter(|(before, at)| before.is_ascii() && !at.is_ascii());
    later.count() + usize::from(line.first().is_some_and(|byte| !byte.is_ascii()))
}
