//! Checks of places: postcode, area code, identity number and address against one another.

pub mod area_code_other_city;
pub mod area_code_other_province;
pub mod company_elsewhere;
pub mod division_code;
pub mod id_elsewhere;
pub mod local_number_length;
pub mod postcode_elsewhere;
