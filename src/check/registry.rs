//! The list of all checks, in the order in which a row is looked at and findings of one row are told: what
//! may silence another check (`same_cause`) stands before it.
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
    contact::only_shared_channel,
    contact::asks_for_silence,
    contact::deceased,
    contact::left_company,
    contact::wechat_is_nickname,
    contact::wechat_of_other_mobile,
    contact::mailbox_of_other_mobile,
    contact::qq_differs,
    contact::extension_alone,
    contact::odd_extension,
    contact::same_number_twice,
    contact::number_in_remark,
    identity::id_no_birth,
    identity::id_of_nowhere,
    identity::id_of_another,
    identity::id_region_unknown,
    identity::id_birth_differs,
    identity::id_gender_differs,
    identity::birth_from_id,
    identity::gender_from_id,
    identity::honorific_differs,
    time::born_in_future,
    time::birth_is_form_date,
    time::too_old,
    time::unlikely_age,
    time::minor,
    time::registered_before_birth,
    time::purchase_before_birth,
    time::registered_in_future,
    time::purchase_in_future,
    time::long_ago,
    time::purchase_before_registration,
    time::too_young_for_title,
    time::too_old_for_title,
    time::old_student,
    time::young_pensioner,
    time::young_graduate,
    geo::places_apart,
    geo::country_abroad,
    geo::two_against_province,
    geo::region_elsewhere,
    geo::company_elsewhere,
    geo::company_other_city,
    geo::id_elsewhere,
    geo::area_code_other_province,
    geo::area_code_other_city,
    geo::division_code,
    geo::postcode_elsewhere,
    geo::postcode_other_city,
    geo::mobile_of_elsewhere,
    geo::number_abroad,
    geo::mail_abroad,
    geo::province_from_city,
    geo::province_from_numbers,
    geo::province_from_mobile,
    geo::city_from_area_code,
    geo::region_from_province,
    plausibility::keyboard_name,
    plausibility::unusual_name,
    plausibility::example_name,
    plausibility::name_is_place,
    plausibility::name_parts_differ,
    plausibility::name_is_company,
    plausibility::person_as_company,
    plausibility::company_without_form,
    plausibility::keyboard_mailbox,
    plausibility::title_is_department,
    plausibility::trade_differs,
    purchase::negative_amount,
    purchase::negative_count,
    purchase::broken_count,
    purchase::spent_without_orders,
    purchase::orders_without_amount,
    purchase::spent_at_no_time,
    purchase::bought_without_orders,
    purchase::amount_out_of_scale,
    purchase::count_out_of_scale,
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
