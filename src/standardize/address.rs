//! Address, province, city, district and street: each filled from the others, in official names, in one line.
//!
//! Cells of one row in, the same cells in standard form out. A place that can be read in two ways, or that the row
//! contradicts, is left as it was.

use super::findings::address as found;
use super::{Desk, country};
use crate::model::Field;
use crate::value::address::{self, Certainty, Division, Hints, Parsed, compact, fold};
use crate::value::han;

const COLUMNS: [Field; 3] = [Field::Province, Field::City, Field::District];

/// Brings the fields of an address into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let Some(field) = [Field::Address, Field::Street]
        .into_iter()
        .find(|field| desk.get(*field).is_some())
    else {
        return columns_alone(desk);
    };
    let Some(text) = desk.get(field).map(str::to_owned) else {
        return;
    };
    if is_placeholder(&text) {
        if desk.repairs(&found::ADDRESS_PLACEHOLDER, field, &text, "") {
            desk.set(field, "");
            // The row is read as if the cell had been empty.
            return standardize(desk);
        }
        return;
    }
    if !han::has_han(&text) {
        return latin(desk, &text);
    }
    report_cut_off(desk, field, &text);
    let text = take_postcode(desk, field, text);
    let text = take_number(desk, field, text);
    let parsed = with_street_column(desk, field, address::parse(&text, hints(desk)));
    if let Some((wrong, meant)) = address::mistyped(&parsed) {
        desk.find(&found::MISTYPED_PLACE, field, wrong, Some(&meant.path()));
    }
    write(desk, field, &text, &parsed);
}

/// 上海市 in the address and the way in a column of its own: both are read as one line, and the street moves there.
fn with_street_column(desk: &mut Desk<'_, '_>, field: Field, parsed: Parsed) -> Parsed {
    let place_alone = field == Field::Address
        && parsed.before.is_none()
        && parsed.street.is_empty()
        && parsed.certainty == Certainty::Sure;
    let Some(street) = desk.get(Field::Street).filter(|_| place_alone) else {
        return parsed;
    };
    let both = address::parse(
        &(parsed.line() + &address::tidy_street(street)),
        Hints::default(),
    );
    if both.certainty != Certainty::Sure {
        return both;
    }
    write_line(desk, Field::Street, &both.street);
    Parsed {
        former: parsed.former.or(both.former),
        ..both
    }
}

fn hints<'d>(desk: &'d Desk<'_, '_>) -> Hints<'d> {
    Hints {
        province: desk.get(Field::Province),
        city: desk.get(Field::City),
        district: desk.get(Field::District),
    }
}

/// A row with columns and no address: the columns get their official names, and the address is their line.
fn columns_alone(desk: &mut Desk<'_, '_>) {
    let Some(place) = hints(desk).division() else {
        return;
    };
    write_place(desk, place);
    desk.set(Field::Address, place.path());
}

/// Writes what was read, as far as it is certain.
fn write(desk: &mut Desk<'_, '_>, field: Field, text: &str, parsed: &Parsed) {
    match &parsed.certainty {
        Certainty::Contradiction(places) => {
            desk.find(
                &found::CONTRADICTING_PLACES,
                field,
                text,
                Some(&listed(places)),
            );
        }
        Certainty::Ambiguous(candidates) => {
            desk.find(
                &found::AMBIGUOUS_PLACE,
                field,
                text,
                Some(&listed(candidates)),
            );
            parsed
                .place
                .into_iter()
                .for_each(|place| write_place(desk, place));
            write_line(desk, Field::Address, &compact(&fold(text)));
        }
        Certainty::NoPlace => {
            let line = address::tidy_street(text);
            if line.is_empty() {
                // Nothing but marks: the row is read as if the cell were empty.
                desk.set(field, "");
                return standardize(desk);
            }
            write_street(desk, &line);
            write_line(desk, Field::Address, &line);
        }
        Certainty::Sure => write_sure(desk, field, text, parsed),
    }
}

fn write_sure(desk: &mut Desk<'_, '_>, field: Field, text: &str, parsed: &Parsed) {
    if let (Some(former), Some(place)) = (&parsed.former, parsed.place) {
        desk.find(&found::FORMER_NAME, field, former, Some(&place.path()));
    }
    parsed
        .place
        .into_iter()
        .for_each(|place| write_place(desk, place));
    if let Some(before) = &parsed.before {
        // The order is kept: what stands before may be the name of the house as well as that of a person.
        desk.find(&found::TEXT_BEFORE_PLACE, field, before, None);
        write_street(desk, &parsed.street);
        return write_line(desk, Field::Address, &compact(&fold(text)));
    }
    if field == Field::Street {
        write_line(desk, Field::Street, &parsed.street);
    } else {
        write_street(desk, &parsed.street);
    }
    write_line(desk, Field::Address, &parsed.line());
}

/// Fills the columns; one that says more than the place is never cleared.
fn write_place(desk: &mut Desk<'_, '_>, place: Division) {
    let parsed = Parsed {
        place: Some(place),
        street: String::new(),
        certainty: Certainty::Sure,
        former: None,
        before: None,
    };
    let names = [parsed.province(), parsed.city(), parsed.district()];
    for (field, name) in COLUMNS.into_iter().zip(names) {
        if let Some(name) = name.filter(|name| desk.get(field) != Some(name)) {
            desk.set(field, name);
        }
    }
}

/// The street of an address, unless the row has one of its own.
fn write_street(desk: &mut Desk<'_, '_>, street: &str) {
    let own = desk.get(Field::Street).map(address::tidy_street);
    let own = own.filter(|own| !own.is_empty());
    write_line(desk, Field::Street, own.as_deref().unwrap_or(street));
}

fn write_line(desk: &mut Desk<'_, '_>, field: Field, line: &str) {
    if desk.get(field).unwrap_or_default() != line {
        desk.set(field, line.to_owned());
    }
}

/// An address in Latin letters stays as it is; the place in China that it names, or that the columns beside it name in
/// Latin letters, is written in the columns in its official name.
fn latin(desk: &mut Desk<'_, '_>, text: &str) {
    if is_abroad(desk) {
        return;
    }
    let own = address::read_latin(text);
    if own.in_china && desk.get(Field::Country).is_none() {
        desk.set(Field::Country, "CN");
    }
    let columns: Vec<&str> = COLUMNS
        .into_iter()
        .rev()
        .filter_map(|field| desk.get(field))
        .collect();
    let unread = |column: &&str| !address::may_be_in_china(column);
    if columns.iter().any(|column| !column.is_ascii())
        || !columns.is_empty() && columns.iter().all(unread)
    {
        return;
    }
    let read = if columns.is_empty() {
        own
    } else {
        address::read_latin(&columns.join(", "))
    };
    // Columns that were not understood to the last say more than was read.
    let last = COLUMNS
        .into_iter()
        .rposition(|field| desk.get(field).is_some());
    let understood = |place: &Division| last.is_none_or(|last| place.level() as usize >= last);
    if let Some(place) = read.place.filter(understood) {
        write_place(desk, place);
    }
}

/// Whether the row says that it is in another country.
fn is_abroad(desk: &Desk<'_, '_>) -> bool {
    country::is_another(desk, &AT_HOME)
}

/// What the country of an address that is read here is called beside the names of the mainland.
const AT_HOME: [&str; 4] = ["p.r.china", "p.r. china", "hk", "hong kong"];

/// Moves a postcode out of the address, where its field is empty or holds the same.
fn take_postcode(desk: &mut Desk<'_, '_>, field: Field, text: String) -> String {
    let plain = fold(&text);
    let Some((rest, postcode)) = address::split_postcode(&plain) else {
        return text;
    };
    if desk
        .get(Field::Postcode)
        .is_some_and(|known| known != postcode)
    {
        desk.find(&found::POSTCODE_IN_ADDRESS, field, postcode, None);
        return text;
    }
    if !desk.repairs(&found::POSTCODE_IN_ADDRESS, field, postcode, &rest) {
        return text;
    }
    desk.set(Field::Postcode, postcode.to_owned());
    rest
}

/// Moves a mobile number out of the address to those of the person.
fn take_number(desk: &mut Desk<'_, '_>, field: Field, text: String) -> String {
    let plain = fold(&text);
    let Some((rest, number)) = address::split_mobile(&plain) else {
        return text;
    };
    if rest.is_empty() || !desk.repairs(&found::NUMBER_IN_ADDRESS, field, number, &rest) {
        return text;
    }
    match desk.get(Field::Mobile) {
        None => desk.set(Field::Mobile, number.to_owned()),
        Some(known) if known == number => {}
        Some(_) => desk.push(Field::MobileAlt, number),
    }
    // Each round takes eleven digits off, so this ends.
    take_number(desk, field, rest)
}

fn report_cut_off(desk: &mut Desk<'_, '_>, field: Field, text: &str) {
    let open = text.matches(['(', '（']).count() > text.matches([')', '）']).count();
    if open || text.ends_with('…') || text.ends_with("...") {
        desk.find(&found::CUT_OFF_ADDRESS, field, text, None);
    }
}

/// What people write into an address they do not know.
const PLACEHOLDERS: [&str; 24] = [
    "同上",
    "本市",
    "本地",
    "外地",
    "详见名片",
    "见名片",
    "地址不详",
    "不详",
    "未知",
    "暂无",
    "没有",
    "无",
    "测试",
    "测试地址",
    "无地址",
    "地址",
    "保密",
    "自提",
    "aaa",
    "111",
    "test",
    "待定",
    "不清楚",
    "待补充",
];

fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    PLACEHOLDERS
        .iter()
        .any(|placeholder| placeholder.eq_ignore_ascii_case(text))
}

fn listed(places: &[Division]) -> String {
    places
        .iter()
        .map(|place| place.path())
        .collect::<Vec<_>>()
        .join(";")
}
