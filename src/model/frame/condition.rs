//! Conditions on a row that are written as SQL: read once, then answered for all rows of a frame together.
//!
//! A condition sees the fields by their names, the extras it was told of by their headers, and `today`, the date it is
//! asked on. Figures are numbers and days are dates, so that `amount > 0` and `last_purchase < '2020-01-01'` mean what
//! they say; every other cell is text. A cell without a value is NULL, and so is one that is no number or no date.

use std::collections::BTreeSet;
use std::sync::Arc;

use polars::chunked_array::cast::CastOptions;
use polars::prelude::{
    Column, DataFrame, DataType, DataTypeExpr, Expr, IntoColumn, IntoLazy, IntoSeries, NamedFrom,
    NewChunkedArray, Series, StringChunked, lit,
};
use polars::sql::sql_expr;

use super::{ContactFrame, TextColumn};
use crate::model::Field;

/// The name under which a condition sees the day it is asked on.
pub const TODAY: &str = "today";

/// A question that each row answers with yes or no.
#[derive(Clone, Debug, PartialEq)]
pub struct RowCondition(RowExpression);

/// A text that is worked out from each row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowText(RowExpression);

/// An expression over the columns of a row.
#[derive(Clone, Debug, PartialEq)]
struct RowExpression {
    expression: Expr,
    /// The columns it looks at.
    columns: Vec<RowColumn>,
}

/// A column an expression looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum RowColumn {
    Field(Field),
    Extra(String),
    Today,
}

/// Why an expression cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionFault {
    /// It is not SQL, or a function in it is not known.
    #[error("this is no SQL expression: {0}")]
    Unreadable(String),
    /// It names a column that is neither a field nor one of the extras it may use.
    #[error("there is no column `{0}`")]
    UnknownColumn(String),
    /// It looks at more than the row: an aggregate, a window, a subquery.
    #[error("an expression is about one row, and this one counts or sums over many")]
    ManyRows,
    /// It gives something else than is asked for.
    #[error("this gives {found}, and {wanted} is needed")]
    WrongType {
        /// What it gives.
        found: String,
        /// What it should give.
        wanted: &'static str,
    },
}

impl RowCondition {
    /// Reads a condition; `extras` are the headers it may use beside the fields.
    ///
    /// # Errors
    /// When it is no SQL, names an unknown column, looks at several rows, or gives no yes or no.
    pub fn parse(text: &str, extras: &[String]) -> Result<Self, ExpressionFault> {
        let expression = RowExpression::parse(text, extras)?;
        expression.gives(&DataType::Boolean, "yes or no")?;
        Ok(RowCondition(expression))
    }
}

impl RowText {
    /// Reads an expression whose value is text; `extras` are the headers it may use beside the fields.
    ///
    /// # Errors
    /// When it is no SQL, names an unknown column, looks at several rows, or gives no text.
    pub fn parse(text: &str, extras: &[String]) -> Result<Self, ExpressionFault> {
        let expression = RowExpression::parse(text, extras)?;
        expression.gives(&DataType::String, "text")?;
        Ok(RowText(expression))
    }
}

impl RowExpression {
    fn parse(text: &str, extras: &[String]) -> Result<Self, ExpressionFault> {
        let expression = sql_expr(text)
            .map_err(|fault| unreadable(&fault))?
            .map_expr(lenient);
        if expression.into_iter().any(looks_at_many_rows) {
            return Err(ExpressionFault::ManyRows);
        }
        let names: BTreeSet<String> = expression
            .clone()
            .meta()
            .root_names()
            .iter()
            .map(ToString::to_string)
            .collect();
        let columns = names
            .into_iter()
            .map(|name| RowColumn::named(name, extras))
            .collect::<Result<_, _>>()?;
        Ok(RowExpression {
            expression,
            columns,
        })
    }

    /// Holds the type of its value against what is wanted, on a frame without rows.
    fn gives(&self, wanted: &DataType, called: &'static str) -> Result<(), ExpressionFault> {
        let value = self
            .over(&ContactFrame::default(), jiff::civil::Date::MIN)
            .map_err(|fault| unreadable(&fault))?;
        if value.dtype() == wanted || *value.dtype() == DataType::Null {
            return Ok(());
        }
        Err(ExpressionFault::WrongType {
            found: value.dtype().to_string(),
            wanted: called,
        })
    }

    /// Its value in every row of the frame.
    fn over(
        &self,
        frame: &ContactFrame,
        today: jiff::civil::Date,
    ) -> polars::error::PolarsResult<Series> {
        let columns = self
            .columns
            .iter()
            .map(|column| column.of(frame, today))
            .collect();
        let seen = DataFrame::new(frame.height, columns)?;
        let value = seen.lazy().select([self.expression.clone()]).collect()?;
        let value = value.columns()[0].as_materialized_series().clone();
        // A condition without a column is one value for all rows.
        if value.len() == frame.height {
            return Ok(value);
        }
        Ok(value.new_from_index(0, frame.height))
    }
}

fn unreadable(fault: &polars::error::PolarsError) -> ExpressionFault {
    ExpressionFault::Unreadable(fault.to_string())
}

/// The same part as a list of dirty cells needs it: a cast of text that is no number gives NULL, for one dirty cell must
/// not put a whole batch beyond answer; and a day in quotes is a day where it is compared with one.
fn lenient(part: Expr) -> Expr {
    match part {
        Expr::Cast { expr, dtype, .. } => {
            let to_date = dtype == DataTypeExpr::Literal(DataType::Date);
            let day = to_date.then(|| day(&expr)).flatten();
            day.unwrap_or(Expr::Cast {
                expr,
                dtype,
                options: CastOptions::NonStrict,
            })
        }
        Expr::BinaryExpr { left, op, right } => {
            let left_day = is_day(&right).then(|| day(&left)).flatten();
            let right_day = is_day(&left).then(|| day(&right)).flatten();
            Expr::BinaryExpr {
                left: left_day.map_or(left, Arc::new),
                op,
                right: right_day.map_or(right, Arc::new),
            }
        }
        other => other,
    }
}

/// Whether a part is a column of dates.
fn is_day(part: &Expr) -> bool {
    let Expr::Column(name) = part else {
        return false;
    };
    name == TODAY || name.parse::<Field>().is_ok_and(is_date)
}

/// The day that text in quotes names, if it is one.
fn day(part: &Expr) -> Option<Expr> {
    let Expr::Literal(literal) = part else {
        return None;
    };
    let value = literal.to_any_value()?;
    let day: jiff::civil::Date = value.extract_str()?.parse().ok()?;
    Some(lit(days_since_epoch(day)).cast(DataType::Date))
}

/// Whether a part of an expression needs more than the row at hand. The values of `IN (...)` are gathered as well, but
/// from no column.
fn looks_at_many_rows(part: &Expr) -> bool {
    let gathers = matches!(
        part,
        Expr::Agg(_)
            | Expr::Over { .. }
            | Expr::Sort { .. }
            | Expr::SortBy { .. }
            | Expr::Gather { .. }
            | Expr::Filter { .. }
            | Expr::Slice { .. }
            | Expr::Explode { .. }
            | Expr::Eval { .. }
            | Expr::Selector(_)
    );
    matches!(part, Expr::Len) || gathers && !part.clone().meta().root_names().is_empty()
}

impl RowColumn {
    fn named(name: String, extras: &[String]) -> Result<Self, ExpressionFault> {
        if let Ok(field) = name.parse::<Field>() {
            return Ok(RowColumn::Field(field));
        }
        if extras.contains(&name) {
            return Ok(RowColumn::Extra(name));
        }
        if name == TODAY {
            return Ok(RowColumn::Today);
        }
        Err(ExpressionFault::UnknownColumn(name))
    }

    /// The column as an expression sees it.
    fn of(&self, frame: &ContactFrame, today: jiff::civil::Date) -> Column {
        let text = |column: Option<&TextColumn>, name: &str| match column {
            Some(column) => {
                let cells = StringChunked::from_iter_options(name.into(), column.iter());
                cells.into_series()
            }
            None => Series::full_null(name.into(), frame.height, &DataType::String),
        };
        let series = match self {
            RowColumn::Extra(header) => text(frame.extra_column(header), header),
            RowColumn::Today => dates(TODAY, vec![Some(today); frame.height].into_iter()),
            RowColumn::Field(field) => {
                let cells = text(frame.fields[field.index()].as_ref(), field.name());
                typed(&cells, *field)
            }
        };
        series.into_column()
    }
}

/// The cells of a field as an expression sees them: figures, dates or text.
fn typed(cells: &Series, field: Field) -> Series {
    match field {
        Field::Points | Field::Amount | Field::OrderCount => cells.cast(&DataType::Float64),
        _ if is_date(field) => cells.str().map(|texts| {
            let days = texts.iter().map(|text| text?.parse().ok());
            dates(field.name(), days)
        }),
        _ => Ok(cells.clone()),
    }
    .unwrap_or_else(|_| cells.clone())
}

/// Whether the values of a field are dates.
fn is_date(field: Field) -> bool {
    matches!(
        field,
        Field::BirthDate | Field::RegisteredOn | Field::LastPurchase
    )
}

/// A day as polars counts them.
fn days_since_epoch(day: jiff::civil::Date) -> i32 {
    const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);
    (day - EPOCH).get_days()
}

/// A column of dates.
fn dates(name: &str, days: impl Iterator<Item = Option<jiff::civil::Date>>) -> Series {
    let numbers: Vec<Option<i32>> = days.map(|day| day.map(days_since_epoch)).collect();
    let numbers = Series::new(name.into(), numbers);
    numbers.cast(&DataType::Date).unwrap_or(numbers)
}

impl ContactFrame {
    /// For each row, whether the condition holds on that day; where it cannot be told (NULL), it does not.
    #[must_use]
    pub fn rows_where(&self, condition: &RowCondition, today: jiff::civil::Date) -> Vec<bool> {
        let answers = condition.0.over(self, today).ok();
        let yes = answers.as_ref().and_then(|answers| answers.bool().ok());
        yes.map_or_else(
            || vec![false; self.height],
            |yes| yes.iter().map(|answer| answer == Some(true)).collect(),
        )
    }

    /// The text that the expression gives for each row on that day.
    #[must_use]
    pub fn texts_of(&self, text: &RowText, today: jiff::civil::Date) -> Vec<Option<Box<str>>> {
        let values = text.0.over(self, today).ok();
        let texts = values.as_ref().and_then(|values| values.str().ok());
        texts.map_or_else(
            || vec![None; self.height],
            |texts| {
                texts
                    .iter()
                    .map(|text| text.filter(|text| !text.is_empty()).map(Box::from))
                    .collect()
            },
        )
    }
}

#[cfg(test)]
mod tests;
