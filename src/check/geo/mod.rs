//! Checks of places: postcode, area code, identity number and address against one another.

pub mod area_code_other_city;
pub mod area_code_other_province;
pub mod company_elsewhere;
pub mod country_abroad;
pub mod division_code;
pub mod id_elsewhere;
pub mod places_apart;
pub mod postcode_elsewhere;
pub mod two_against_province;
