//! Tables on a terminal: columns lined up by display width, Chinese characters counting two.

use comfy_table::{CellAlignment, ContentArrangement, Table};

/// How a column is lined up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A table without frames: a heading line (unless it is empty) and rows, two blanks between columns.
pub(super) fn plain(
    heading: &[(&str, Align)],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let mut table = Table::new();
    table
        .load_style(comfy_table::presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    if heading.iter().any(|(name, _)| !name.is_empty()) {
        table.set_header(heading.iter().map(|(name, _)| *name));
    }
    for row in rows {
        table.add_row(row.into_iter().map(|cell| one_line(&cell)));
    }
    for (position, (_, align)) in heading.iter().enumerate() {
        if let Some(column) = table.column_mut(position) {
            column.set_padding((0, 2)).set_cell_alignment(match align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
        }
    }
    let lines: Vec<String> = table
        .lines()
        .map(|line| format!("  {}\n", line.trim_end()))
        .collect();
    lines.concat()
}

/// Line breaks and control characters would break the table, or worse, the terminal.
fn one_line(cell: &str) -> String {
    cell.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_count_two() {
        let heading = [("name", Align::Left), ("rows", Align::Right)];
        let rows = [
            vec!["张伟".to_owned(), "1".to_owned()],
            vec!["abc\n".to_owned(), "12".to_owned()],
        ];
        assert_eq!(
            plain(&heading, rows),
            "  name  rows\n  张伟     1\n  abc     12\n"
        );
    }
}
