//! Tells what stands between the cells of a text file.

use crate::model::CellRows;

use super::record::{Cutter, Delimiter, Tail};

/// The usual delimiters, the likelier first: the order settles a tie.
const USUAL: [char; 4] = [',', '\t', ';', '|'];

/// What a Chinese keyboard types in their place. They stand in addresses and remarks as well, so they are believed
/// only where no usual one is.
const FULL_WIDTH: [char; 3] = ['，', '；', '｜'];

/// Rows looked at: enough to see past titles, few enough to cost nothing.
const ROWS: usize = 200;

/// The share of rows that a full-width delimiter must cut alike.
const EVIDENT: f64 = 0.8;

/// The delimiter that cuts the start of a file into the most even columns; a comma where none does.
pub(super) fn detect(head: &str, tail: Tail) -> char {
    best(&USUAL, head, tail, 0.0)
        .or_else(|| best(&FULL_WIDTH, head, tail, EVIDENT))
        .unwrap_or(',')
}

/// The delimiter that the first line of a file names in Excel's manner (`sep=;`), and the length of that line.
pub(super) fn declared(head: &str) -> Option<(char, usize)> {
    let line_end = head.find(['\n', '\r'])?;
    let line = head[..line_end].trim_end_matches([',', ' ']);
    let line = line
        .strip_prefix('"')
        .map_or(line, |inner| inner.trim_end_matches('"'));
    let (key, value) = line.split_at_checked(4)?;
    if !key.eq_ignore_ascii_case("sep=") {
        return None;
    }
    // `sep=,` has lost its comma to the trimming of the commas that Excel pads a line with.
    let mut characters = value.chars();
    let delimiter = characters.next().unwrap_or(',');
    let behind = &head[line_end..];
    let length = if behind.starts_with("\r\n") { 2 } else { 1 };
    (characters.next().is_none()).then_some((delimiter, line_end + length))
}

fn best(candidates: &[char], head: &str, tail: Tail, least_share: f64) -> Option<char> {
    let mut best = None;
    let mut best_score = 0.0;
    for &candidate in candidates {
        let evenness = evenness(candidate, head, tail);
        if evenness.share >= least_share && evenness.score() > best_score {
            best_score = evenness.score();
            best = Some(candidate);
        }
    }
    best
}

/// How evenly a delimiter cuts.
#[derive(Clone, Copy, Debug)]
struct Evenness {
    /// The number of columns most rows have, among those with more than one.
    columns: usize,
    /// The share of rows that have so many.
    share: f64,
}

impl Evenness {
    /// Many columns count for more than few, but evenness counts twice: a comma in every other address is no delimiter.
    fn score(self) -> f64 {
        let gaps = self.columns.saturating_sub(1).min(30);
        self.share * self.share * f64::from(u8::try_from(gaps).unwrap_or(u8::MAX)).sqrt()
    }
}

fn evenness(candidate: char, head: &str, tail: Tail) -> Evenness {
    let counts = column_counts(candidate, head, tail);
    let mut tally: Vec<(usize, usize)> = Vec::new();
    for &count in counts.iter().filter(|&&count| count > 1) {
        match tally.iter_mut().find(|(columns, _)| *columns == count) {
            Some((_, times)) => *times += 1,
            None => tally.push((count, 1)),
        }
    }
    let most = tally
        .iter()
        .max_by_key(|(columns, times)| (*times, *columns));
    let share = |times: usize| times as f64 / counts.len().max(1) as f64;
    most.map_or(
        Evenness {
            columns: 1,
            share: 0.0,
        },
        |&(columns, times)| Evenness {
            columns,
            share: share(times),
        },
    )
}

fn column_counts(candidate: char, head: &str, tail: Tail) -> Vec<usize> {
    let mut cutter = Cutter::new(Delimiter::new(candidate));
    let mut rows = CellRows::new();
    let mut rest = head;
    while rows.len() < ROWS && !rest.is_empty() {
        rest = rest.trim_start_matches(['\n', '\r']);
        match cutter.cut(rest, tail, &mut rows) {
            Some(cut) => rest = &rest[cut.length..],
            None => break,
        }
    }
    let rows = rows.iter().filter(|row| !row.is_blank());
    rows.map(|row| row.len()).collect()
}
