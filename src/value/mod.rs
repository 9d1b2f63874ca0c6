//! What a phone, an e-mail, a date, an amount is: text in, parsed value out. Pure; uses no other folder.

pub mod digits;
pub mod email;
pub mod phone;
pub mod text;
