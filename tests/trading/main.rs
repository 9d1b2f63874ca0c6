//! Lists of orders: what a row is worth and which line it is, and what contacts have bought by them.

#[path = "../support/world.rs"]
mod world;

mod lines;
mod sums;
