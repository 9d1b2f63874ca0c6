//! Checks of dates: against one another and against today.

pub mod born_in_future;
pub mod minor;
pub mod purchase_before_birth;
pub mod purchase_before_registration;
pub mod purchase_in_future;
pub mod registered_before_birth;
pub mod registered_in_future;
pub mod too_old;
pub mod too_young_for_title;
