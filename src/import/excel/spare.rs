//! One opened workbook for the doors of all its sheets.
//!
//! A workbook holds its shared strings, which are read once. A door takes the workbook for as long as it reads and
//! then gives it back; a door that finds it taken opens the file again, so that two doors never wait for each other.

use std::sync::{Arc, Mutex, PoisonError};

use super::place::{Flaw, Place};

/// The workbook that is not being read at the moment.
pub(super) struct Spare<B> {
    place: Place,
    book: Arc<Mutex<Option<B>>>,
    open: fn(&Place) -> Result<B, Flaw>,
}

impl<B> Clone for Spare<B> {
    fn clone(&self) -> Self {
        Spare {
            place: self.place.clone(),
            book: Arc::clone(&self.book),
            open: self.open,
        }
    }
}

impl<B> Spare<B> {
    /// The workbook at `place`, as `open` opens it.
    pub(super) fn open(place: &Place, open: fn(&Place) -> Result<B, Flaw>) -> Result<Self, Flaw> {
        let book = Arc::new(Mutex::new(Some(open(place)?)));
        Ok(Spare {
            place: place.clone(),
            book,
            open,
        })
    }

    /// Lets `work` have the workbook to itself.
    pub(super) fn with<T, E: From<Flaw>>(
        &self,
        work: impl FnOnce(&mut B) -> Result<T, E>,
    ) -> Result<T, E> {
        let spare = self
            .book
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let mut book = match spare {
            Some(book) => book,
            None => (self.open)(&self.place)?,
        };
        let result = work(&mut book);
        *self.book.lock().unwrap_or_else(PoisonError::into_inner) = Some(book);
        result
    }
}
