//! Learns the words of a book from some rows.
//!
//! Of every row tokens that many rows have, and then what stands side by side in many rows, again and again, until a word
//! may be all that parts two cells. Each row is of another contact, and nothing becomes a word that fewer than [`SHARED`]
//! of them have.

use super::tokens::{Kind, tokens};
use super::{Book, WORDS};

/// Rows that are looked at. More of them find rarer words, which save little.
pub(in crate::store) const SAMPLE: usize = 4096;

/// The fewest rows of which a book is made: of fewer it would have few words.
pub(in crate::store) const LEAST: usize = 1024;

/// The fewest contacts that have a word. A name or a number that so many share tells nobody apart.
pub(in crate::store) const SHARED: usize = 16;

/// How often neighbours are joined: a word is of as many tokens as two to this power.
const ROUNDS: usize = 5;

/// What stands where nothing is known, so that no word reaches over it.
const BARRIER: u32 = u32::MAX;

/// Learns from the texts of rows, each of another contact.
pub(in crate::store) fn learn(rows: &[String]) -> Book {
    let mut words = common(rows.iter().map(|row| tokens(row).collect()));
    let letters = common(rows.iter().map(|row| {
        let rare = tokens(row).filter(|token| words.binary_search(token).is_err());
        rare.filter(|token| Kind::of(token.as_bytes()[0]) == Kind::Wide)
            .flat_map(|token| token.split("").filter(|letter| !letter.is_empty()))
            .collect()
    }));
    let mut lines: Vec<Vec<u32>> = rows.iter().map(|row| line(row, &words)).collect();
    let mut names: Vec<String> = words.drain(..).map(str::to_owned).collect();
    for _ in 0..ROUNDS {
        join(&mut lines, &mut names);
    }
    let mut uses = vec![0_usize; names.len()];
    for &word in lines.iter().flatten().filter(|&&word| word != BARRIER) {
        uses[word as usize] += 1;
    }
    let mut ranked: Vec<(usize, String)> = uses.into_iter().zip(names).collect();
    ranked.extend(
        letters
            .into_iter()
            .map(|letter| (SHARED, letter.to_owned())),
    );
    ranked.sort_by(|(one, left), (other, right)| other.cmp(one).then_with(|| left.cmp(right)));
    let mut words: Vec<String> = ranked.into_iter().map(|(_, word)| word).collect();
    let mut seen = std::collections::BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words.truncate(WORDS);
    Book::of(words)
}

/// What [`SHARED`] rows or more have, sorted.
fn common<T: Ord + Copy>(rows: impl Iterator<Item = Vec<T>>) -> Vec<T> {
    let mut all = Vec::new();
    for mut row in rows {
        row.sort_unstable();
        row.dedup();
        all.append(&mut row);
    }
    all.sort_unstable();
    let heaps = all.chunk_by(|one, other| one == other);
    heaps
        .filter(|heap| heap.len() >= SHARED)
        .map(|heap| heap[0])
        .collect()
}

/// A row as the positions of its tokens among the words.
fn line(row: &str, words: &[&str]) -> Vec<u32> {
    let position = |token| {
        let at = words.binary_search(&token).ok()?;
        u32::try_from(at).ok()
    };
    tokens(row)
        .map(|token| position(token).unwrap_or(BARRIER))
        .collect()
}

/// Joins neighbours that many rows have, in all rows; what comes of them is added to `names`.
fn join(lines: &mut [Vec<u32>], names: &mut Vec<String>) {
    let neighbours = |line: &Vec<u32>| -> Vec<(u32, u32)> {
        let pairs = line.windows(2).map(|pair| (pair[0], pair[1]));
        pairs
            .filter(|&(left, right)| left != BARRIER && right != BARRIER)
            .collect()
    };
    let pairs = common(lines.iter().map(neighbours));
    let first = u32::try_from(names.len()).expect("a few thousand words a round");
    for &(left, right) in &pairs {
        names.push(format!("{}{}", names[left as usize], names[right as usize]));
    }
    for line in lines {
        let mut joined = Vec::with_capacity(line.len());
        let mut rest = &line[..];
        while let [left, others @ ..] = rest {
            let pair = others.first().map(|right| (*left, *right));
            match pair.and_then(|pair| pairs.binary_search(&pair).ok()) {
                Some(at) => {
                    joined.push(first + u32::try_from(at).expect("fewer than words"));
                    rest = &others[1..];
                }
                None => {
                    joined.push(*left);
                    rest = others;
                }
            }
        }
        *line = joined;
    }
}
