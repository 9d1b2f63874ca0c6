//! The clock, the environment, the user's name and the files' dates, read once at the start.

use std::path::Path;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Now, in the local time zone.
#[expect(clippy::disallowed_methods, reason = "the one reading of the clock")]
pub(super) fn now() -> Zoned {
    Zoned::now()
}

/// The locale by the usual variables, the first that is set.
#[expect(clippy::disallowed_methods, reason = "the environment lives in cli/")]
pub(super) fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

/// Who runs the program, as the system's usual variables name them.
#[expect(clippy::disallowed_methods, reason = "the environment lives in cli/")]
pub(super) fn user() -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

/// The day a file was last changed, where the system tells.
pub(super) fn modified(file: &Path) -> Option<Date> {
    let modified = std::fs::metadata(file).ok()?.modified().ok()?;
    let timestamp = Timestamp::try_from(modified).ok()?;
    Some(timestamp.to_zoned(TimeZone::system()).date())
}
