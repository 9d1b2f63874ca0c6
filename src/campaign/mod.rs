//! Who may be addressed, by which channel, and what the lists around a campaign say.
//!
//! A branch of the flow beside `trade`: after `standardize`, before `store`. A row of an opt-out list or of a list of
//! results is no contact and founds none; it only names a value by which someone is reached. What comes in: rows of
//! lists in standard form, values that a person typed, golden rows. What goes out: the values that a row names, what
//! came back, and of a golden row the one value by which it is addressed, or why it is not. Knows rows and values; knows
//! no file, no SQL, no clock.

mod answers;
mod choice;
mod optout;
mod selection;
mod silence;
mod typed;
mod value;

pub use answers::{
    Answer, AnswerReading, Answers, UnreadAnswer, Unreadable, answers, tells_responses,
};
pub use choice::{LeftOut, Merit, choose, sending_key};
pub use optout::{OptOuts, UnreadRow, WishOfRow, opt_outs};
pub use selection::Selection;
pub use silence::Silence;
pub use typed::{Untypable, typed};
pub use value::{ChannelValue, ValueKind, values_of};
