//! Checks of values that look right and are made up, or stand in the wrong column.

pub mod company_as_name;
pub mod counted_number;
pub mod name_is_company;
pub mod one_digit_number;
pub mod placeholder_name;
pub mod role_as_name;
