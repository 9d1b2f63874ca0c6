//! Checks of whether and how a person can be reached.

pub mod coarse_address;
pub mod extension_alone;
pub mod mailbox_of_other_mobile;
pub mod no_channel;
pub mod nobody;
pub mod nothing_usable;
pub mod same_number_twice;
