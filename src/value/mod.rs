//! What a phone, an e-mail, a date, an amount is: text in, parsed value out. Pure; uses no other folder.

pub mod amount;
pub mod date;
pub mod digits;
pub mod email;
pub mod gender;
pub mod id_number;
pub mod phone;
pub mod postcode;
pub mod text;
