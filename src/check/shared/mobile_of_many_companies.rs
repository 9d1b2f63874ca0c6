//! The mobile number stands under many companies.

use super::{Excused, SharedCheck};
use crate::model::Field;

crate::finding_kinds! {
    /// ## What it looks for
    /// A mobile number under three or more different companies, in this run and in the store together.
    /// ## Why it matters
    /// It is that of an agency or a bookkeeper who fills in forms for others.
    /// ## Known false alarms
    /// Someone who changes jobs often, or a company written in several ways.
    MOBILE_OF_MANY_COMPANIES = "PHN151", Warning, "the mobile number stands under many companies", "同一手机号对应多家公司";
}

/// The check.
pub const CHECK: SharedCheck = SharedCheck {
    kind: &MOBILE_OF_MANY_COMPANIES,
    shared: Field::Mobile,
    among: Field::Company,
    excused: Excused::Nobody,
};
