//! Checks of values that look right and are made up, or stand in the wrong column.

pub mod company_without_form;
pub mod example_name;
pub mod keyboard_mailbox;
pub mod keyboard_name;
pub mod name_is_company;
pub mod name_is_place;
pub mod name_parts_differ;
pub mod person_as_company;
pub mod title_is_department;
pub mod trade_differs;
pub mod unusual_name;
