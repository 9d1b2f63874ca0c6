//! Checks of places: postcode, area code, identity number and address against one another.

pub mod area_code_other_city;
pub mod area_code_other_province;
pub mod city_from_area_code;
pub mod company_elsewhere;
pub mod company_other_city;
pub mod country_abroad;
pub mod division_code;
pub mod id_elsewhere;
pub mod mail_abroad;
pub mod mobile_of_elsewhere;
pub mod number_abroad;
pub mod places_apart;
pub mod postcode_elsewhere;
pub mod postcode_other_city;
pub mod province_from_city;
pub mod province_from_mobile;
pub mod province_from_numbers;
pub mod region_elsewhere;
pub mod region_from_province;
pub mod two_against_province;
