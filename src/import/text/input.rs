//! Where the bytes of an input come from: a file, standard input, or either of them through gzip.
//!
//! Knows that a start of the bytes can be looked at before they are read; knows nothing of what they mean.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use crate::import::ImportError;

/// The bytes looked at before an input is read: what a start must show of encoding and delimiter.
pub(in crate::import) const HEAD: usize = 1 << 20;

const GZIP: &[u8] = &[0x1F, 0x8B];

/// Whether bytes pass through gzip on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Wrapping {
    /// The bytes are as they lie in the file.
    Plain,
    /// The bytes are unpacked on the way.
    Gzip,
}

/// The bytes of an input, the first of which can be looked at ahead of reading.
pub(in crate::import) struct Input {
    /// The file, as errors name it.
    pub(in crate::import) file: PathBuf,
    /// Whether the file is compressed.
    pub(in crate::import) wrapping: Wrapping,
    head: Vec<u8>,
    taken: usize,
    rest: Box<dyn Read + Send>,
}

impl Input {
    /// The bytes of `file`, unpacked where they are gzip; `-` is standard input.
    pub(in crate::import) fn open(file: &Path) -> Result<Self, ImportError> {
        let bytes: Box<dyn Read + Send> = if is_stdin(file) {
            Box::new(io::stdin())
        } else {
            Box::new(open_regular(file)?)
        };
        Input::over(file, bytes)
    }

    /// The bytes of a reader, unpacked where they are gzip; errors name them as `file`.
    pub(in crate::import) fn over(
        file: &Path,
        bytes: Box<dyn Read + Send>,
    ) -> Result<Self, ImportError> {
        let input = Input {
            file: file.to_owned(),
            wrapping: Wrapping::Plain,
            head: Vec::new(),
            taken: 0,
            rest: bytes,
        };
        input.looked_ahead()?.unwrapped()
    }

    /// The first bytes, [`HEAD`] of them where there are so many.
    pub(in crate::import) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Whether the head is all there is.
    pub(in crate::import) fn is_whole(&self) -> bool {
        self.head.len() < HEAD
    }

    /// The same input from its start, where it can be read twice.
    pub(in crate::import) fn again(&self) -> Option<Self> {
        (!is_stdin(&self.file) && self.file.is_file())
            .then(|| Input::open(&self.file).ok())
            .flatten()
    }

    /// What a failed read means for this input.
    pub(in crate::import) fn error(
        file: &Path,
        wrapping: Wrapping,
        source: io::Error,
    ) -> ImportError {
        use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
        let damaged = matches!(source.kind(), InvalidData | InvalidInput | UnexpectedEof);
        if wrapping == Wrapping::Gzip && damaged {
            return ImportError::Broken {
                file: file.to_owned(),
                sheet: None,
                what: format!("the compressed data is damaged or cut off: {source}"),
                hint: "copy or download the file again",
            };
        }
        ImportError::Unreadable {
            file: file.to_owned(),
            source,
        }
    }

    fn looked_ahead(mut self) -> Result<Self, ImportError> {
        let wanted = HEAD as u64;
        (&mut self.rest)
            .take(wanted)
            .read_to_end(&mut self.head)
            .map_err(|source| Input::error(&self.file, self.wrapping, source))?;
        Ok(self)
    }

    /// Looks behind gzip, once: a packed pack is no list.
    fn unwrapped(self) -> Result<Self, ImportError> {
        if !self.head.starts_with(GZIP) {
            return Ok(self);
        }
        let packed = io::Cursor::new(self.head).chain(self.rest);
        let input = Input {
            file: self.file,
            wrapping: Wrapping::Gzip,
            head: Vec::new(),
            taken: 0,
            rest: Box::new(MultiGzDecoder::new(packed)),
        };
        input.looked_ahead()
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.head.len() {
            return self.rest.read(buffer);
        }
        let count = (&self.head[self.taken..]).read(buffer)?;
        self.taken += count;
        if self.taken == self.head.len() {
            self.head = Vec::new();
            self.taken = 0;
        }
        Ok(count)
    }
}

/// Whether `file` is the dash that stands for standard input.
pub(in crate::import) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Opens a file, and nothing that may never end or never answer.
fn open_regular(file: &Path) -> Result<File, ImportError> {
    let unreadable = |source| ImportError::Unreadable {
        file: file.to_owned(),
        source,
    };
    let metadata = std::fs::metadata(file).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    if !metadata.is_file() {
        return Err(ImportError::Broken {
            file: file.to_owned(),
            sheet: None,
            what: "is a pipe or a device, not a file".into(),
            hint: "read it as standard input: `iclear run - < PIPE`",
        });
    }
    File::open(file).map_err(unreadable)
}
