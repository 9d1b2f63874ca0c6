//! Checks of who a person is: the identity number against itself and against birth date and gender.

pub mod birth_from_id;
pub mod gender_from_id;
pub mod honorific_differs;
pub mod id_birth_differs;
pub mod id_gender_differs;
pub mod id_no_birth;
pub mod id_of_another;
pub mod id_of_nowhere;
pub mod id_region_unknown;
