//! Checks of values that look right and are made up, or stand in the wrong column.

pub mod name_is_company;
pub mod name_parts_differ;
