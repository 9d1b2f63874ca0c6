//! What is told of how a contact holds together.

use super::{List, Memory};
use crate::dedupe::{Anchor, Answer, Decision, Resolved, Tie};
use crate::model::{DecisionId, Field};

use Field::{Mobile, Name, SourceKey};

/// The reasons of all links, sorted by their names.
fn reasons(resolved: &Resolved) -> Vec<&'static str> {
    let links = resolved.links.iter();
    let mut reasons: Vec<&str> = links.map(|link| link.reason.name()).collect();
    reasons.sort_unstable();
    reasons
}

#[test]
fn every_record_of_a_contact_but_one_is_tied_to_another_and_the_reason_is_told() {
    let columns = [SourceKey, Name, Mobile];
    let mut memory = Memory::default();
    let shop = List::new(
        "shop",
        &columns,
        &[
            &["1", "张小玉", "13912345678"],
            &["2", "李明", "13700000001"],
        ],
    );
    let crm = List::new("crm", &columns, &[&["7", "张小玉", "13912345678"]]);
    let resolved = memory.run(&[shop, crm]);
    assert_eq!(reasons(&resolved), ["match"]);
    assert!(resolved.links[0].weight.is_some_and(|weight| weight > 0.0));
    let moved = List::new("shop", &columns, &[&["2", "李明", "13700000002"]]).dated(2025);
    let resolved = memory.run(&[moved]);
    assert_eq!(reasons(&resolved), ["version"]);
    let anchor = |source: &str, key: &str| Anchor::Key {
        source: source.to_owned(),
        key: key.to_owned(),
    };
    memory.decide(Decision {
        id: DecisionId(1),
        left: anchor("shop", "2"),
        right: anchor("crm", "7"),
        answer: Answer::Same,
    });
    let again = List::new("fair", &columns, &[&["9", "李明", "13700000002"]]);
    let resolved = memory.run(&[again]);
    assert_eq!(resolved.contacts.len(), 1);
    assert_eq!(resolved.links.len(), 4, "five records, four links");
    assert!(
        resolved
            .links
            .iter()
            .any(|link| link.reason == Tie::Decision)
    );
    let mut tied: Vec<_> = resolved.links.iter().map(|link| link.record).collect();
    tied.sort_unstable();
    tied.dedup();
    assert_eq!(tied.len(), 4, "each once");
}
