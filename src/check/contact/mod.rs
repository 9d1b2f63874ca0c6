//! Checks of whether and how a person can be reached.

pub mod asks_for_silence;
pub mod coarse_address;
pub mod deceased;
pub mod extension_alone;
pub mod left_company;
pub mod mailbox_of_other_mobile;
pub mod no_channel;
pub mod nobody;
pub mod nothing_usable;
pub mod number_in_remark;
pub mod odd_extension;
pub mod only_shared_channel;
pub mod qq_differs;
pub mod same_number_twice;
pub mod wechat_is_nickname;
pub mod wechat_of_other_mobile;
