//! The door of one sheet: a thread of its own reads ahead, a few blocks at most.
//!
//! The thread lets the reader borrow from its workbook for as long as it reads, and lets the next stage work on one
//! core while the sheet is unpacked and parsed on another.

use std::sync::mpsc::{Receiver, sync_channel};

use super::place::{Place, guarded};
use super::rows::{Blocks, Halt};
use crate::import::{Block, Door, ImportError};

/// Blocks read ahead: one in hand, one ready.
const AHEAD: usize = 2;

type Reading = Box<dyn FnOnce(&Blocks) -> Result<(), Halt> + Send>;

/// A sheet that is read when its first block is asked for.
pub(super) struct SheetDoor {
    place: Place,
    /// Taken when the thread starts.
    reading: Option<Reading>,
    blocks: Option<Receiver<Result<Block, ImportError>>>,
}

impl SheetDoor {
    /// The door of a sheet that `reading` reads.
    pub(super) fn new(
        place: Place,
        reading: impl FnOnce(&Blocks) -> Result<(), Halt> + Send + 'static,
    ) -> Self {
        SheetDoor {
            place,
            reading: Some(Box::new(reading)),
            blocks: None,
        }
    }

    fn start(&mut self, reading: Reading) -> Result<(), ImportError> {
        let (sender, receiver) = sync_channel(AHEAD);
        let place = self.place.clone();
        let body = move || {
            let result = guarded(|| reading(&sender));
            if let Some(error) = result.err().and_then(|halt| place.halted(halt)) {
                // A closed channel means that nobody wants to know.
                let _ = sender.send(Err(error));
            }
        };
        std::thread::Builder::new()
            .name("excel".to_owned())
            .spawn(body)
            .map_err(|source| ImportError::Unreadable {
                file: self.place.file.clone(),
                source,
            })?;
        self.blocks = Some(receiver);
        Ok(())
    }
}

impl Door for SheetDoor {
    fn next_block(&mut self) -> Result<Option<Block>, ImportError> {
        if let Some(reading) = self.reading.take() {
            self.start(reading)?;
        }
        // The channel closes at the end of the sheet, and stays closed.
        self.blocks
            .as_ref()
            .and_then(|blocks| blocks.recv().ok())
            .transpose()
    }
}
