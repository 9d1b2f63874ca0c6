//! The list of all checks, in the order in which a row is looked at and findings of one row are told.
//!
//! A new check is one file and one line here, and one entry with examples in `rules/checks.toml`.

use super::{Check, contact, geo, identity, plausibility, purchase, time};
use crate::model::FindingKind;

macro_rules! registry {
    ($($folder:ident :: $file:ident,)+) => {
        /// Every check.
        pub const CHECKS: &[&Check] = &[$(&$folder::$file::CHECK,)+];
        /// The kinds of findings of every check, file by file.
        pub const KINDS: &[&[FindingKind]] = &[$($folder::$file::KINDS,)+];
    };
}

registry! {
    contact::coarse_address,
    contact::no_channel,
    contact::nobody,
    contact::nothing_usable,
    contact::mailbox_of_other_mobile,
    contact::extension_alone,
    contact::same_number_twice,
    identity::id_birth_differs,
    identity::id_gender_differs,
    identity::id_no_birth,
    identity::birth_from_id,
    identity::gender_from_id,
    identity::id_of_nowhere,
    time::born_in_future,
    time::too_old,
    time::minor,
    time::registered_before_birth,
    time::purchase_before_birth,
    time::purchase_before_registration,
    time::registered_in_future,
    time::purchase_in_future,
    time::too_young_for_title,
    geo::places_apart,
    geo::country_abroad,
    geo::two_against_province,
    geo::company_elsewhere,
    geo::id_elsewhere,
    geo::area_code_other_province,
    geo::area_code_other_city,
    geo::postcode_elsewhere,
    geo::division_code,
    plausibility::name_is_company,
    plausibility::name_parts_differ,
    purchase::negative_amount,
    purchase::negative_count,
    purchase::broken_count,
    purchase::spent_without_orders,
    purchase::orders_without_amount,
    purchase::spent_at_no_time,
    purchase::bought_without_orders,
    purchase::amount_out_of_scale,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::SHARED_CHECKS;
    use crate::rules::{CheckRules, RuleBook};

    fn rules() -> CheckRules {
        RuleBook::load(None).expect("the default rules").checks
    }

    #[test]
    fn every_file_of_a_subject_is_registered() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
        let files_in = |folder: std::fs::DirEntry| {
            std::fs::read_dir(folder.path())
                .into_iter()
                .flatten()
                .flatten()
                .filter(|file| file.file_name() != "mod.rs")
                .count()
        };
        let folders = std::fs::read_dir(root).expect("the folder of this module");
        let files: usize = folders.flatten().map(files_in).sum();
        assert_eq!(files, CHECKS.len() + SHARED_CHECKS.len());
    }

    #[test]
    fn the_default_rules_list_exactly_the_checks_there_are() {
        let rules = rules();
        let mut listed: Vec<_> = rules.settings().map(|(code, _)| code).collect();
        let across = SHARED_CHECKS.iter().map(|check| check.kind.code);
        let of_row = CHECKS.iter().map(|check| check.kind.code);
        let mut registered: Vec<_> = of_row.chain(across).collect();
        listed.sort_unstable();
        registered.sort_unstable();
        assert_eq!(listed, registered);
    }

    #[test]
    fn the_default_severity_is_the_one_the_manual_names() {
        let rules = rules();
        for check in CHECKS {
            let setting = rules
                .setting(check.kind.code)
                .expect("every check is listed");
            assert_eq!(setting.severity, check.kind.severity, "{}", check.kind.code);
        }
    }
}
