//! What no list may fall under: a change that costs one list fails the bench, whatever it brings another.

use super::chain::Measured;

/// What a list must reach.
#[derive(Clone, Copy, Debug)]
struct Floor {
    list: &'static str,
    precision: f64,
    recall: f64,
    /// The share of rows that may wait for a person.
    queue: f64,
}

/// The floors, a little under what was last measured (`benches/README.md`).
const FLOORS: [Floor; 16] = [
    floor("febrl1", 0.998, 0.995, 0.03),
    floor("febrl2", 0.998, 0.995, 0.02),
    floor("febrl3", 0.998, 0.998, 0.02),
    floor("febrl4", 0.998, 0.998, 0.02),
    floor("febrl_like", 0.998, 0.998, 0.02),
    floor("febrl_hard", 0.998, 0.99, 0.02),
    floor("few_fields", 0.998, 0.88, 0.03),
    floor("few_fields_10k", 0.998, 0.83, 0.03),
    floor("historical", 0.995, 0.82, 0.03),
    floor("english_100k", 0.997, 0.98, 0.02),
    floor("english_1m", 0.997, 0.975, 0.02),
    floor("english_10m", 0.995, 0.96, 0.02),
    floor("chinese_crm", 0.998, 0.96, 0.03),
    floor("chinese_few", 0.998, 0.99, 0.03),
    floor("one_city", 0.995, 0.96, 0.03),
    floor("restaurants", 0.998, 0.98, 0.03),
];

const fn floor(list: &'static str, precision: f64, recall: f64, queue: f64) -> Floor {
    Floor {
        list,
        precision,
        recall,
        queue,
    }
}

/// What the list fell short of, in words; every list has a floor.
pub(crate) fn fallen(list: &str, measured: &Measured) -> Vec<String> {
    let Some(floor) = FLOORS.iter().find(|floor| floor.list == list) else {
        return vec![format!("{list} has no floor")];
    };
    let score = &measured.score;
    [
        ("precision", score.precision() - floor.precision),
        ("recall", score.recall() - floor.recall),
        ("queue", floor.queue - measured.queue()),
    ]
    .iter()
    .filter(|(_, above)| *above < 0.0)
    .map(|(what, above)| format!("{list} {what} by {:.4}", -above))
    .collect()
}
