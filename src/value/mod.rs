//! What a phone, an e-mail, a name, a company, an address is: text in, parsed value out. Pure; knows no field, row or
//! rule file.

pub mod address;
pub mod amount;
pub mod company;
pub mod country;
pub mod date;
pub mod digits;
pub mod education;
pub mod email;
mod endings;
pub mod form;
pub mod gender;
pub mod han;
pub mod id_number;
pub mod industry;
pub mod mojibake;
pub mod mask;
pub mod name;
pub mod needle;
pub mod phone;
pub mod postcode;
pub mod text;
pub mod title;
