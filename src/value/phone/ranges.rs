//! Ranges of numbers: patterns of digits, made into tables that are walked one digit at a time.
//!
//! The patterns are those of libphonenumber: digits, classes, groups, alternatives and counts, nothing that repeats
//! without end. So few signs need no general engine for patterns, and a walk costs a look-up a digit.

use rustc_hash::FxHashMap;

/// The numbers that a pattern describes as a whole.
#[derive(Debug)]
pub(super) struct Ranges {
    /// For each state and digit the next state; state 0 is the one that leads nowhere, 1 the first.
    steps: Vec<[u16; 10]>,
    /// Whether a number may end in a state.
    ends: Vec<bool>,
}

impl Ranges {
    /// The ranges that `pattern` describes; none where it has signs that are not known here.
    pub(super) fn of(pattern: &str) -> Option<Self> {
        let mut rest = pattern.as_bytes();
        let written = alternatives(&mut rest)?;
        if !rest.is_empty() {
            return None;
        }
        let mut graph = Graph {
            nodes: vec![Node::End],
        };
        let first = graph.before(&written, 0);
        graph.tabled(first)
    }

    /// The ranges that any of the patterns describes; none where one of them has signs that are not known here.
    pub(super) fn of_any<'p>(patterns: impl Iterator<Item = &'p str>) -> Option<Self> {
        let each = patterns.map(|pattern| format!("(?:{pattern})"));
        Self::of(&each.collect::<Vec<_>>().join("|"))
    }

    /// Whether `number` lies in them.
    pub(super) fn contain(&self, number: &str) -> bool {
        let mut state = 1;
        for byte in number.bytes() {
            let digit = usize::from(byte.wrapping_sub(b'0'));
            let next = self.steps[usize::from(state)].get(digit);
            state = next.copied().unwrap_or(0);
            if state == 0 {
                return false;
            }
        }
        self.ends[usize::from(state)]
    }
}

/// A pattern, as it is written.
enum Written {
    /// One digit of these, as bits.
    Digit(u16),
    /// All of them, one after another.
    Row(Vec<Written>),
    /// Any one of them.
    Either(Vec<Written>),
    /// The same, so many times at least and at most.
    Times(Box<Written>, usize, usize),
}

/// Reads alternatives up to the end or a closing bracket.
fn alternatives(rest: &mut &[u8]) -> Option<Written> {
    let mut all = vec![row(rest)?];
    while take(rest, b'|') {
        all.push(row(rest)?);
    }
    Some(Written::Either(all))
}

fn row(rest: &mut &[u8]) -> Option<Written> {
    let mut parts = Vec::new();
    while !matches!(rest.first(), None | Some(b'|' | b')')) {
        let part = part(rest)?;
        parts.push(counted(part, rest)?);
    }
    Some(Written::Row(parts))
}

fn part(rest: &mut &[u8]) -> Option<Written> {
    if let Some(inside) = rest.strip_prefix(b"(?:") {
        *rest = inside;
        let group = alternatives(rest)?;
        return take(rest, b')').then_some(group);
    }
    if let Some(behind) = rest.strip_prefix(br"\d") {
        *rest = behind;
        return Some(Written::Digit(0x3FF));
    }
    if take(rest, b'[') {
        return class(rest).map(Written::Digit);
    }
    digit(rest).map(|digit| Written::Digit(1 << digit))
}

/// The digits of a class up to its bracket: `2-9]`, `0-35]`.
fn class(rest: &mut &[u8]) -> Option<u16> {
    let mut digits = 0;
    while !take(rest, b']') {
        let first = digit(rest)?;
        let last = if take(rest, b'-') {
            digit(rest)?
        } else {
            first
        };
        (first..=last).for_each(|digit| digits |= 1 << digit);
    }
    Some(digits)
}

/// A part with the count behind it: `?`, `{3}`, `{4,6}`.
fn counted(part: Written, rest: &mut &[u8]) -> Option<Written> {
    if take(rest, b'?') {
        return Some(Written::Times(Box::new(part), 0, 1));
    }
    if !take(rest, b'{') {
        return Some(part);
    }
    let least = number(rest)?;
    let most = if take(rest, b',') {
        number(rest)?
    } else {
        least
    };
    take(rest, b'}').then(|| Written::Times(Box::new(part), least, most))
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut number = digit(rest)?;
    while let Some(next) = digit(rest) {
        number = number * 10 + next;
    }
    // No number has more digits; a larger count would only cost memory.
    (number <= 20).then_some(number)
}

fn digit(rest: &mut &[u8]) -> Option<usize> {
    let (&first, behind) = rest.split_first()?;
    let digit = first.is_ascii_digit().then(|| usize::from(first - b'0'))?;
    *rest = behind;
    Some(digit)
}

/// Passes `sign` where it comes next.
fn take(rest: &mut &[u8], sign: u8) -> bool {
    match rest.split_first() {
        Some((&first, behind)) if first == sign => {
            *rest = behind;
            true
        }
        _ => false,
    }
}

/// The ways through a pattern.
struct Graph {
    nodes: Vec<Node>,
}

enum Node {
    End,
    /// One of these digits leads on.
    Step(u16, usize),
    /// Any of these ways may be taken.
    Fork(Vec<usize>),
}

impl Graph {
    fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// The node at which `written` begins that leads on to `next`.
    fn before(&mut self, written: &Written, next: usize) -> usize {
        match written {
            Written::Digit(digits) => self.add(Node::Step(*digits, next)),
            Written::Row(parts) => {
                let parts = parts.iter().rev();
                parts.fold(next, |next, part| self.before(part, next))
            }
            Written::Either(ways) => {
                let ways = ways.iter().map(|way| self.before(way, next)).collect();
                self.add(Node::Fork(ways))
            }
            Written::Times(part, least, most) => {
                let mut first = next;
                for _ in *least..*most {
                    let once = self.before(part, first);
                    first = self.add(Node::Fork(vec![once, next]));
                }
                (0..*least).fold(first, |next, _| self.before(part, next))
            }
        }
    }

    /// The steps and the end that can be reached from `nodes` without a digit, ascending.
    fn reached(&self, nodes: Vec<usize>) -> Vec<usize> {
        let mut open = nodes;
        let mut reached = Vec::new();
        while let Some(node) = open.pop() {
            match &self.nodes[node] {
                Node::Fork(ways) => open.extend(ways),
                Node::Step(..) | Node::End => reached.push(node),
            }
        }
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// The table of the ways from `first`: a state is a set of nodes.
    fn tabled(&self, first: usize) -> Option<Ranges> {
        let mut states = vec![Vec::new(), self.reached(vec![first])];
        let mut known: FxHashMap<Vec<usize>, u16> = (0..)
            .zip(&states)
            .map(|(at, set)| (set.clone(), at))
            .collect();
        let mut steps = vec![[0; 10]];
        let mut at = 1;
        while let Some(state) = states.get(at).cloned() {
            let mut step = [0; 10];
            for (digit, next) in step.iter_mut().enumerate() {
                let nodes = self.behind(&state, digit);
                let number = u16::try_from(states.len()).ok()?;
                *next = *known.entry(nodes).or_insert_with_key(|nodes| {
                    states.push(nodes.clone());
                    number
                });
            }
            steps.push(step);
            at += 1;
        }
        let ends = states.iter().map(|state| state.contains(&0)).collect();
        Some(Ranges { steps, ends })
    }

    fn behind(&self, state: &[usize], digit: usize) -> Vec<usize> {
        let behind = state.iter().filter_map(|&node| match self.nodes[node] {
            Node::Step(digits, next) => (digits & (1 << digit) != 0).then_some(next),
            Node::End | Node::Fork(_) => None,
        });
        self.reached(behind.collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// Every pattern of the table that describes whole numbers.
    fn patterns() -> impl Iterator<Item = &'static str> {
        let table = include_str!("../../../rules/reference/country_numbers.tsv");
        table.lines().skip(1).filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            (cells[2] != "trunk").then_some(cells[3])
        })
    }

    #[test]
    fn every_pattern_of_the_table_is_read() {
        for pattern in patterns() {
            assert!(Ranges::of(pattern).is_some(), "{pattern}");
        }
    }

    #[test]
    fn signs_that_no_table_has_are_refused() {
        for pattern in [
            "1+", "1*", "a", "(1)", "1{2", "[1", "(?:1", "1)", "1{99}", "^1",
        ] {
            assert!(Ranges::of(pattern).is_none(), "{pattern}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn a_table_contains_what_its_pattern_matches(numbers in prop::collection::vec("[0-9]{0,14}", 40)) {
            for pattern in patterns().step_by(7) {
                let ranges = Ranges::of(pattern).expect("every pattern is read");
                let regex = Regex::new(&format!("^(?:{pattern})$")).expect("a pattern");
                for number in &numbers {
                    // A leading part of the pattern's own is hit far more often than a random number.
                    let own: String = pattern.bytes().filter(u8::is_ascii_digit).map(char::from).collect();
                    for number in [number.clone(), format!("{}{number}", own.get(..3).unwrap_or_default())] {
                        prop_assert_eq!(ranges.contain(&number), regex.is_match(&number), "{} {}", pattern, number);
                    }
                }
            }
        }
    }
}
