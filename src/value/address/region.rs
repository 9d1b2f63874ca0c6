//! The place that the name of a company begins with.

use super::forms::{FORMS, Kind};
use super::table::{Division, Level};

/// The bytes at the beginning of a name that are a province or city and what lies in them: the 上海 of 上海海明.
///
/// Whatever follows: a company bears the name of its place as a road does.
#[must_use]
pub fn leading_region(name: &str) -> usize {
    let mut end = 0;
    let mut reached: Option<Division> = None;
    while let Some((length, division)) = region_below(&name[end..], reached) {
        end += length;
        reached = Some(division);
    }
    end
}

/// The first form in which `text` begins with a region below `reached`. Districts, and prefectures that are no cities
/// (阿里, 和田), count only in full: their short names are words that companies choose.
fn region_below(text: &str, reached: Option<Division>) -> Option<(usize, Division)> {
    FORMS.at(text).find_map(|form| {
        let fits = |division: &Division| {
            let below =
                reached.is_none_or(|reached| division.lies_in(reached) && *division != reached);
            let city = division.level() == Level::Province
                || division.level() == Level::City && division.name().ends_with('市');
            let full = form.kind == Kind::Full && (reached.is_some() || form.is_unique());
            below && (city || full)
        };
        let division = form
            .readings
            .iter()
            .map(|reading| reading.division)
            .find(fits)?;
        Some((form.text.len(), division))
    })
}
