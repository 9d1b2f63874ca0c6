//! Tells a file that was read before from a new one: by its bytes.

use std::fs::File;
use std::io;
use std::path::Path;

/// A digest of a file's bytes: BLAKE3, 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileDigest(pub [u8; 32]);

/// Reads a file to its end for its digest.
///
/// # Errors
/// When it cannot be read.
pub fn file_digest(path: &Path) -> io::Result<FileDigest> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(FileDigest(*hasher.finalize().as_bytes()))
}
