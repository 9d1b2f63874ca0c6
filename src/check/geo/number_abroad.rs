//! A foreign number at a Chinese address.

use crate::check::geo::country_abroad::is_abroad;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A mobile or landline number with the calling code of another country in a row whose province is Chinese. Hong
    /// Kong, Macau and Taiwan do not count as abroad.
    /// ## Why it matters
    /// Messages cost more and may not arrive; the person may have moved.
    /// ## Known false alarms
    /// Foreigners who live in China, and Chinese who work abroad for a time.
    /// ## Example
    /// +49 30 1234567 at an address in 湖北省 is found.
    NUMBER_ABROAD = "PHN105", Info,
        "a foreign number at a Chinese address",
        "地址在国内，号码却是国外的";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NUMBER_ABROAD,
    needs: Needs::All(&[Field::Province]),
    look,
};

/// Calling codes of Hong Kong, Macau and Taiwan.
const GREATER_CHINA: [&str; 3] = ["+852", "+853", "+886"];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let foreign = |&field: &Field| {
        let number = row.get(field).filter(|number| number.starts_with('+'));
        number.is_some_and(|number| !GREATER_CHINA.iter().any(|code| number.starts_with(code)))
    };
    let field = [Field::Mobile, Field::Phone].into_iter().find(foreign)?;
    row.province()?;
    (!is_abroad(row)).then(|| Sighting::of(row, field))
}
