//! Holds the laws of order lines against what is there: each rule is one query that finds what breaks it.

use std::sync::LazyLock;

use super::super::verify::ProblemKind::{self, ChannelsDiffer, LineDiffers, UndoneButThere};
use super::undo::TOLD;

/// The rules; what a query finds is named in its first column.
pub(in crate::store) static RULES: LazyLock<[(ProblemKind, String); 6]> = LazyLock::new(|| {
    [
        (
            LineDiffers,
            "SELECT 'T' || id FROM lines WHERE NOT EXISTS (SELECT 1 FROM line_arrivals WHERE line = lines.id)"
                .to_owned(),
        ),
        (
            LineDiffers,
            "SELECT 'buyer ' || id FROM buyers WHERE NOT EXISTS (SELECT 1 FROM lines WHERE buyer = buyers.id)"
                .to_owned(),
        ),
        (
            LineDiffers,
            format!("SELECT 'input ' || input || ' row ' || row FROM ({TOLD}) WHERE outcome <> told"),
        ),
        (
            UndoneButThere,
            "SELECT 'run ' || runs.id FROM runs WHERE status = 'undone' AND EXISTS (
                 SELECT 1 FROM line_arrivals WHERE input IN (SELECT id FROM inputs WHERE run = runs.id))"
                .to_owned(),
        ),
        (
            ChannelsDiffer,
            differing(
                "record_channels",
                "record, kind, value, source",
                "'R' || record",
            ),
        ),
        (
            ChannelsDiffer,
            differing("contact_channels", "contact, kind, value", "'C' || contact"),
        ),
    ]
});

/// What a table of keys has and should not, or has not and should. Without buyers it has nothing.
fn differing(table: &str, columns: &str, name: &str) -> String {
    let kept = format!("SELECT {columns} FROM {table}");
    // What is stated is worked out once for both sides, for it is taken from every record.
    format!(
        "WITH stated AS MATERIALIZED (SELECT {columns} FROM {table}_stated WHERE EXISTS (SELECT 1 FROM buyers))
         SELECT {name} FROM (SELECT * FROM ({kept} EXCEPT SELECT * FROM stated)
                             UNION ALL SELECT * FROM (SELECT * FROM stated EXCEPT {kept}))"
    )
}
