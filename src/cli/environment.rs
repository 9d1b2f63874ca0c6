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

/// Who says something: the one that was named, else the user of the system.
pub(super) fn speaker(named: Option<&str>) -> String {
    named.map(str::to_owned).or_else(user).unwrap_or_default()
}

/// The size of a file in bytes and when it was last changed, ISO 8601; none where there is no such file.
pub(super) fn size_and_date(file: &Path) -> Option<(u64, String)> {
    let found = std::fs::metadata(file)
        .ok()
        .filter(std::fs::Metadata::is_file)?;
    let changed = Timestamp::try_from(found.modified().ok()?).ok()?;
    Some((found.len(), changed.to_string()))
}

/// Runs a command of the system's shell, with variables on top of the environment, and waits for it.
///
/// # Errors
/// When there is no shell.
pub(super) fn shell(command: &str, variables: &[(&str, String)]) -> std::io::Result<()> {
    let (shell, option) = match cfg!(windows) {
        true => ("cmd", "/C"),
        false => ("sh", "-c"),
    };
    std::process::Command::new(shell)
        .args([option, command])
        .envs(variables.iter().map(|(name, value)| (name, value)))
        // Stdout is the one document of this program.
        .stdout(std::io::stderr())
        .status()
        .map(drop)
}

/// The day a file was last changed, where the system tells.
pub(super) fn modified(file: &Path) -> Option<Date> {
    let modified = std::fs::metadata(file).ok()?.modified().ok()?;
    let timestamp = Timestamp::try_from(modified).ok()?;
    Some(timestamp.to_zoned(TimeZone::system()).date())
}
