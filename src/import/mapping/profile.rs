//! What the cells of a column look like, over the rows looked at.

use rustc_hash::FxHashSet;

use crate::import::layout::ROWS_LOOKED_AT;
use crate::import::shape::{Shape, has_surname, shape_of};
use crate::model::CellRows;

/// What the cells of one column look like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    /// Rows with any text.
    pub(crate) rows: usize,
    /// Cells with text.
    pub(crate) filled: usize,
    /// Different texts.
    pub(crate) distinct: usize,
    surnames: usize,
    shapes: Vec<(Shape, usize)>,
}

impl Profile {
    /// The share of the filled cells that look like `shape`, in per cent.
    pub(crate) fn share(&self, shape: Shape) -> usize {
        let count = self.shapes.iter().find(|(known, _)| *known == shape);
        percent(count.map_or(0, |(_, count)| *count), self.filled)
    }

    /// The share of the filled cells that read as a person's name with a usual Chinese family name, in per cent.
    pub(crate) fn surname_share(&self) -> usize {
        percent(self.surnames, self.filled)
    }

    /// Whether the cells tell the rows apart: filled for most rows and hardly ever the same.
    pub(crate) fn is_key(&self) -> bool {
        percent(self.filled, self.rows) >= 50 && percent(self.distinct, self.filled) >= 98
    }

    /// The shape that most cells have.
    pub(crate) fn usual_shape(&self) -> Option<Shape> {
        let most = self.shapes.iter().max_by_key(|(_, count)| *count)?;
        Some(most.0)
    }

    fn count(&mut self, shape: Shape) {
        match self.shapes.iter_mut().find(|(known, _)| *known == shape) {
            Some((_, count)) => *count += 1,
            None => self.shapes.push((shape, 1)),
        }
    }
}

fn percent(part: usize, whole: usize) -> usize {
    (100 * part).checked_div(whole).unwrap_or(0)
}

/// Looks at the columns of the first data rows.
pub(crate) fn profile_columns(cells: &CellRows, first_data: usize, width: usize) -> Vec<Profile> {
    let end = cells.len().min(first_data + ROWS_LOOKED_AT);
    let rows: Vec<_> = (first_data..end)
        .map(|row| cells.row(row))
        .filter(|row| !row.is_blank())
        .collect();
    let profile = |column: usize| {
        let mut profile = Profile {
            rows: rows.len(),
            ..Profile::default()
        };
        let mut texts = FxHashSet::default();
        for text in rows.iter().filter_map(|row| row.get(column)).map(str::trim) {
            let shape = shape_of(text);
            if shape != Shape::Empty {
                profile.filled += 1;
                profile.distinct += usize::from(texts.insert(text));
                profile.surnames += usize::from(shape == Shape::Person && has_surname(text));
                profile.count(shape);
            }
        }
        profile
    };
    (0..width).map(profile).collect()
}
