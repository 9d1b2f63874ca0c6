//! What a phone, an e-mail, a name, a company, an address is: text in, parsed value out. Pure; knows no field, row or rule file.

pub mod address;
pub mod company;
pub mod han;
pub mod name;
pub mod title;
