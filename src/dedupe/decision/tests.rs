//! What decisions come to, taken together.

use super::*;

fn anchor(name: u8) -> Anchor {
    if name.is_multiple_of(2) {
        Anchor::Row(RowDigest([name; 16]))
    } else {
        Anchor::Key {
            source: "shop".to_owned(),
            key: name.to_string(),
        }
    }
}

/// Decisions between anchors, in the order in which they are taken: `1=2`, `1/2`.
fn decisions(texts: &[&str]) -> Vec<Decision> {
    let side = |text: &str| anchor(text.parse().expect("a number"));
    (1..)
        .zip(texts)
        .map(|(id, text)| {
            let (answer, mark) = if text.contains('=') {
                (Answer::Same, '=')
            } else {
                (Answer::Different, '/')
            };
            let (left, right) = text.split_once(mark).expect("two anchors");
            Decision {
                id: DecisionId(id),
                left: side(left),
                right: side(right),
                answer,
            }
        })
        .collect()
}

#[test]
fn of_decisions_that_contradict_each_other_the_later_one_wins() {
    let cases: [(&str, &[&str], &[i64]); 8] = [
        ("nothing to contradict", &["1=2", "3/4", "2=3"], &[]),
        ("the same pair, answered anew", &["1=2", "2/1"], &[1]),
        ("and once more", &["1=2", "1/2", "1=2"], &[2]),
        ("told apart after a chain", &["1=2", "2=3", "1/3"], &[1]),
        (
            "a chain after it was told apart",
            &["1/3", "1=2", "2=3"],
            &[1],
        ),
        ("a chain in between", &["1=2", "1/3", "2=3"], &[1]),
        (
            "two that are one, told apart from a third",
            &["1/3", "1=2", "2/3"],
            &[],
        ),
        (
            "what gave way does not count against others",
            &["2/3", "1=2", "1/2", "1=3"],
            &[2],
        ),
    ];
    for (case, texts, expected) in cases {
        let expected: Vec<DecisionId> = expected.iter().copied().map(DecisionId).collect();
        assert_eq!(overruled(&decisions(texts)), expected, "{case}");
    }
}

#[test]
fn all_versions_of_a_record_share_a_key_of_their_source() {
    assert_eq!(version_key("shop", " K1 "), version_key("shop", "K1"));
    assert_ne!(version_key("shop", "K1"), version_key("fair", "K1"));
}
