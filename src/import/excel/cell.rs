//! Writes one cell of a workbook as text: what a person sees in it, and what is wrong with it.

use calamine::{CellErrorType, DataRef, ExcelDateTime};

use super::dates::{DateSystem, write_date, write_duration};
use super::format::{Clock, Shape};
use super::number::{is_spoilt_number, write_number};
use crate::import::CellFault;

/// The shapes of a workbook's styles, by their number.
pub(super) struct Styles(Vec<Shape>);

impl Styles {
    /// The shapes, in the order of the styles.
    pub(super) fn new(shapes: impl Iterator<Item = Shape>) -> Self {
        Styles(shapes.collect())
    }

    /// The shape of a style; one that the workbook does not have changes nothing.
    pub(super) fn shape(&self, style: usize) -> &Shape {
        self.0.get(style).unwrap_or(&Shape::Plain)
    }
}

/// Appends a cell to `out`, and tells what is wrong with it.
pub(super) fn write_cell(
    value: &DataRef<'_>,
    shape: &Shape,
    system: DateSystem,
    out: &mut String,
) -> Option<CellFault> {
    match value {
        DataRef::Empty => None,
        DataRef::SharedString(text) => write_text(text, out),
        DataRef::String(text) => write_text(text, out),
        DataRef::Float(number) => write_shaped(*number, shape, system, out),
        // An integer of more than 15 digits is beyond what Excel keeps, and is flagged either way.
        DataRef::Int(number) => write_shaped(*number as f64, shape, system, out),
        DataRef::DateTime(moment) => write_moment(*moment, shape, system, out),
        DataRef::DateTimeIso(text) => {
            write_iso(text, out);
            None
        }
        DataRef::DurationIso(text) => write_text(text, out),
        DataRef::Bool(truth) => {
            out.push_str(if *truth { "TRUE" } else { "FALSE" });
            None
        }
        DataRef::Error(error) => {
            out.push_str(error_text(error));
            Some(CellFault::FormulaError)
        }
    }
}

/// Whether a person sees anything in the cell.
pub(super) fn has_text(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => false,
        DataRef::String(text) => !text.is_empty(),
        DataRef::SharedString(text) => !text.is_empty(),
        _ => true,
    }
}

/// Text is taken as it stands.
pub(super) fn write_text(text: &str, out: &mut String) -> Option<CellFault> {
    out.push_str(text);
    is_spoilt_number(text).then_some(CellFault::LostDigits)
}

/// A number in the shape of its style.
pub(super) fn write_shaped(
    number: f64,
    shape: &Shape,
    system: DateSystem,
    out: &mut String,
) -> Option<CellFault> {
    let written = match shape {
        Shape::Date(clock) => write_date(number, system, *clock, out),
        Shape::Duration => write_duration(number, out),
        _ => false,
    };
    if written {
        None
    } else {
        write_number(number, shape, out)
    }
}

/// A number that calamine takes for a date by its format.
fn write_moment(
    moment: ExcelDateTime,
    shape: &Shape,
    system: DateSystem,
    out: &mut String,
) -> Option<CellFault> {
    let by_kind = if moment.is_duration() {
        Shape::Duration
    } else {
        Shape::Date(Clock::NotShown)
    };
    let shape = match shape {
        Shape::Date(_) | Shape::Duration => shape,
        _ => &by_kind,
    };
    write_shaped(moment.as_f64(), shape, system, out)
}

/// `2024-03-05T00:00:00` is a day; with another time it is that, too.
pub(super) fn write_iso(text: &str, out: &mut String) {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let Some((day, time)) = text.split_once('T') else {
        out.push_str(text);
        return;
    };
    out.push_str(day);
    let midnight = time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'));
    if !midnight {
        out.push(' ');
        out.push_str(time);
    }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
