//! Reads a door on a thread of its own, so that reading overlaps with mapping.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::{Block, Door, ImportError};

/// Blocks read ahead: enough to keep both sides busy, few enough to hold.
const BLOCKS_AHEAD: usize = 3;

/// The blocks of one table, read in the background.
pub(crate) struct Feed {
    blocks: Receiver<Result<Option<Block>, ImportError>>,
}

/// The reading thread ended without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BrokenOff;

impl Feed {
    /// Starts to read. The thread ends with the table, or when nobody wants its blocks any more.
    pub(crate) fn start(mut door: Box<dyn Door>) -> Self {
        let (sender, blocks) = sync_channel(BLOCKS_AHEAD);
        thread::spawn(move || {
            loop {
                let block = door.next_block();
                let is_last = !matches!(block, Ok(Some(_)));
                if sender.send(block).is_err() || is_last {
                    break;
                }
            }
        });
        Feed { blocks }
    }

    /// The next block, or none at the end.
    pub(crate) fn next(&self) -> Result<Result<Option<Block>, ImportError>, BrokenOff> {
        self.blocks.recv().map_err(|_| BrokenOff)
    }
}
