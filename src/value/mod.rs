//! What a phone, an e-mail, a name, a company, an address, a date is: text in, parsed value out. Pure; uses no other folder.

pub mod address;
pub mod amount;
pub mod company;
pub mod date;
pub mod digits;
pub mod email;
pub mod gender;
pub mod han;
pub mod id_number;
pub mod name;
pub mod phone;
pub mod postcode;
pub mod text;
pub mod title;
