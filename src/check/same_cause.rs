//! One cause, one finding: which finding says already what another would say of the same row.
//!
//! The findings of earlier stages count, and of this stage those of checks that are on and stand before the silent one
//! in the registry.

use crate::model::Code;

/// The code that keeps silent, and those of which one in the row is enough to silence it.
const SILENT: &[(&str, &[&str])] = &[
    // Province, city and district exclude each other, or the address does: what they are held against tells no more.
    ("ADR104", &["ADR002"]),
    ("ADR103", &["ADR002", "ADR104"]),
    ("ADR108", &["ADR002", "ADR104", "ADR103"]),
    ("PHN101", &["ADR002", "ADR104", "ADR103"]),
    ("PHN102", &["ADR002", "ADR104"]),
    (
        "PST101",
        &["ADR002", "ADR104", "ADR103", "PST006", "PST102"],
    ),
    ("PST102", &["ADR002", "ADR104", "PST006"]),
    (
        "PST103",
        &["ADR002", "ADR104", "PST006", "PST102", "PST101"],
    ),
    ("CMP101", &["ADR002", "ADR104"]),
    ("CMP103", &["ADR002", "ADR104", "CMP101"]),
    // An address that no letter finds for a reason that is told already.
    (
        "ADR101",
        &["ADR001", "ADR002", "ADR004", "ADR007", "ADR010"],
    ),
    // A made-up number says nothing of birth, gender and home.
    ("IDN102", &["IDN104", "IDN107", "IDN109"]),
    ("IDN103", &["IDN104", "IDN107", "IDN109"]),
    ("IDN105", &["IDN104", "IDN107"]),
    ("IDN106", &["IDN104", "IDN107"]),
    ("IDN110", &["IDN104", "IDN107"]),
    (
        "IDN108",
        &["IDN104", "IDN107", "IDN109", "ADR002", "ADR103", "ADR104"],
    ),
    ("IDN109", &["IDN104", "IDN107"]),
    // A birth date that is wrong makes every age wrong.
    ("DAT101", &["IDN102", "IDN109"]),
    ("DAT102", &["IDN102", "IDN104", "IDN109"]),
    ("DAT103", &["IDN102", "IDN104", "IDN109", "DAT110"]),
    ("DAT104", &["IDN102", "IDN109", "DAT101"]),
    ("DAT105", &["IDN102", "IDN109", "DAT101", "DAT104"]),
    ("DAT109", &["IDN102", "IDN109", "DAT103", "DAT110"]),
    ("DAT110", &["IDN102", "IDN109", "DAT101"]),
    ("DAT111", &["IDN102", "IDN109", "DAT102"]),
    ("DAT113", &["IDN102", "IDN109", "DAT102", "DAT111"]),
    ("DAT114", &["IDN102", "IDN109", "DAT103", "DAT110"]),
    ("DAT115", &["IDN102", "IDN109", "DAT103", "DAT110"]),
    ("DAT116", &["IDN102", "IDN109", "DAT102", "DAT111"]),
    ("GEN101", &["IDN103", "IDN109"]),
    // Dates that a wrong registration or purchase pulls along.
    (
        "DAT106",
        &["DAT104", "DAT105", "DAT107", "DAT108", "DAT112"],
    ),
    ("DAT112", &["DAT104", "DAT105"]),
    // Orders that are none, told once; a count below zero need not be whole, nor one of scale.
    ("AMT106", &["AMT103"]),
    ("AMT105", &["AMT103"]),
    ("AMT104", &["AMT102"]),
    ("AMT108", &["AMT102"]),
    // Names whose trouble is told.
    (
        "NAM102",
        &[
            "NAM002", "NAM003", "NAM004", "NAM005", "NAM006", "NAM007", "NAM009", "NAM103",
        ],
    ),
    ("NAM103", &["NAM004", "NAM005"]),
    ("NAM104", &["NAM004"]),
    ("CMP105", &["CMP102", "CMP104"]),
    // A channel that is told to be doubtful.
    ("CON104", &["CON101"]),
    ("CON109", &["CON108"]),
    ("EML106", &["EML002", "EML103"]),
    ("TTL101", &["TTL002"]),
];

/// The findings of which one in a row silences the check of `code` there.
pub(super) fn told_by(code: Code) -> &'static [&'static str] {
    let silent = SILENT.iter().find(|(silent, _)| *silent == code.as_str());
    silent.map_or(&[], |(_, told)| told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::CHECKS;
    use crate::standardize::findings;

    fn position(code: &str) -> Option<usize> {
        CHECKS
            .iter()
            .position(|check| check.kind.code.as_str() == code)
    }

    #[test]
    fn whoever_silences_a_check_exists_and_comes_before_it() {
        let earlier = |code: &str| {
            let mut kinds = findings::KINDS.iter().copied().flatten();
            kinds.any(|kind| kind.code.as_str() == code)
        };
        for (silent, told) in SILENT {
            let at = position(silent).unwrap_or_else(|| panic!("{silent} is no check"));
            for code in *told {
                let before = position(code).is_some_and(|other| other < at);
                assert!(
                    before || earlier(code),
                    "{code} does not come before {silent}"
                );
            }
        }
    }
}
