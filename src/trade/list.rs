//! What a list as a whole says of its rows: in which order its days are written, and in which unit its money is.
//!
//! One row with 03/04/2024 can be read in two ways; beside one with 03/25/2024, and none with 25/03/2024, in one.

use jiff::civil::Date;

use crate::model::{Batch, CellRows, Cells, ColumnUse, Field, Input};
use crate::rules::OrderRules;

/// In which order the figures of a day stand before its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// What one list says.
#[derive(Clone, Debug, Default)]
pub(super) struct Habits {
    days: Option<DayOrder>,
    /// The powers of ten by which numbers of a column are to be multiplied.
    powers: Vec<(Field, u32)>,
}

impl Habits {
    /// What each of the lists says.
    pub(super) fn of(batch: &Batch, inputs: &[Input], rules: &OrderRules) -> Vec<Habits> {
        let mut seen = vec![[false; 2]; inputs.len()];
        let columns: Vec<Vec<usize>> = inputs.iter().map(day_columns).collect();
        for (at, origin) in batch.rows.origins.iter().enumerate() {
            let input = origin.input.at();
            note(&batch.rows.raw, at, &columns[input], &mut seen[input]);
        }
        let of = |(input, seen): (&Input, [bool; 2])| Habits {
            days: match seen {
                [true, false] => Some(DayOrder::DayFirst),
                [false, true] => Some(DayOrder::MonthFirst),
                _ => None,
            },
            powers: powers(input, rules),
        };
        inputs.iter().zip(seen).map(of).collect()
    }

    /// The day that a cell says as this list writes days, where it could be read in two ways.
    pub(super) fn day(&self, text: &str) -> Option<Date> {
        let [one, other, year] = figures(text)?;
        let (day, month) = match self.days? {
            DayOrder::DayFirst => (one, other),
            DayOrder::MonthFirst => (other, one),
        };
        let small = |figure: u16| i8::try_from(figure).ok();
        Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
    }

    /// By which power of ten the numbers of a field are to be multiplied.
    pub(super) fn power(&self, field: Field) -> u32 {
        let of_field = self.powers.iter().find(|(known, _)| *known == field);
        of_field.map_or(0, |(_, power)| *power)
    }
}

fn day_columns(input: &Input) -> Vec<usize> {
    let columns = input.columns.iter().enumerate();
    let days = columns.filter(|(_, column)| column.usage == ColumnUse::Field(Field::OrderedOn));
    days.map(|(at, _)| at).collect()
}

/// Notes whether a row's day can only be day first, or only month first.
fn note(raw: &CellRows, at: usize, columns: &[usize], seen: &mut [bool; 2]) {
    let cells: Cells<'_> = raw.row(at);
    for &column in columns {
        if let Some([one, other, _]) = cells.get(column).and_then(figures) {
            seen[0] |= one > 12 && (1..=12).contains(&other);
            seen[1] |= other > 12 && (1..=12).contains(&one);
        }
    }
}

/// The three figures of a day with its year behind: 3/25/2024, 25.03.2024, 03-25-2024 10:00.
fn figures(text: &str) -> Option<[u16; 3]> {
    let day = text.split_whitespace().next()?;
    let mut figures = [0; 3];
    let mut parts = day.split(['/', '-', '.']);
    for (at, figure) in figures.iter_mut().enumerate() {
        let part = parts.next()?;
        let fits = if at == 2 {
            part.len() == 4
        } else {
            (1..=2).contains(&part.len())
        };
        *figure = part.parse().ok().filter(|_| fits)?;
    }
    let in_days = (1..=31).contains(&figures[0]) && (1..=31).contains(&figures[1]);
    (in_days && parts.next().is_none()).then_some(figures)
}

fn powers(input: &Input, rules: &OrderRules) -> Vec<(Field, u32)> {
    let of_column = |column: &crate::model::InputColumn| match column.usage {
        ColumnUse::Field(field @ (Field::Amount | Field::OrderAmount | Field::Price)) => {
            let power = rules.power_of_ten(&column.header)?;
            Some((field, power))
        }
        _ => None,
    };
    input.columns.iter().filter_map(of_column).collect()
}
