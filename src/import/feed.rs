//! Reads a table on a thread of its own, so that reading it overlaps with whatever is made of its rows.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::rows::{Place, RowReader};
use super::tables::Table;
use super::{Block, Door, ImportError};
use crate::model::{Batch, InputIx};

/// Batches read ahead: enough to keep both sides busy, few enough to hold.
const BATCHES_AHEAD: usize = 3;

/// The batches of one table, read in the background.
pub(crate) struct Feed {
    batches: Receiver<Result<Option<Batch>, ImportError>>,
}

/// The reading thread ended without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BrokenOff;

impl Feed {
    /// Starts to read. The thread ends with the table, or when nobody wants its batches any more.
    pub(crate) fn start(input: InputIx, table: Table) -> Self {
        let (sender, batches) = sync_channel(BATCHES_AHEAD);
        let mut work = Work {
            rows: RowReader::new(input, &table.layout, table.mapping, table.raggedness),
            door: table.door,
            next: Some(table.head),
            skip: table.layout.first_data,
        };
        thread::spawn(move || {
            loop {
                let batch = work.next_batch();
                let is_last = !matches!(batch, Ok(Some(_)));
                if sender.send(batch).is_err() || is_last {
                    break;
                }
            }
        });
        Feed { batches }
    }

    /// The next batch, or none at the end.
    pub(crate) fn next(&self) -> Result<Result<Option<Batch>, ImportError>, BrokenOff> {
        self.batches.recv().map_err(|_| BrokenOff)
    }
}

/// What the thread holds.
struct Work {
    rows: RowReader,
    door: Box<dyn Door>,
    /// The block to be turned next; the one behind it tells whether it is the last.
    next: Option<Block>,
    /// Rows of the next block that belong to the header.
    skip: usize,
}

impl Work {
    fn next_batch(&mut self) -> Result<Option<Batch>, ImportError> {
        let Some(block) = self.next.take() else {
            return Ok(None);
        };
        self.next = self.door.next_block()?;
        let place = match &self.next {
            Some(_) => Place::Middle,
            None => Place::End,
        };
        let skip = std::mem::take(&mut self.skip);
        Ok(Some(self.rows.read(block, skip, place)))
    }
}
