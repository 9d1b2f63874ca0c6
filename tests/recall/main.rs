//! Nothing is beyond recall, over the whole chain: what people edit and delete holds, whatever comes later; what was
//! done is told and sealed.

mod bin;
mod edits;
mod erase;
mod journal;
mod told;
mod wishes;
mod world;
