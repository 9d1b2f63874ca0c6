//! A process killed in the middle of a run: the store holds the state before it.
//!
//! The test runs itself again as a child, which dies at a given point of its run.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::run::{Progress, Stage};

/// The file in the child's folder that says at which step to die; without it the child does nothing.
const ORDERS: &str = "die-at";

/// Enough rows for several steps of each part of a run.
const ROWS: u32 = 9_000;

/// Dies, without any clearing up, when the run has come to a certain step.
struct Deadly {
    steps_left: AtomicU32,
}

impl Progress for Deadly {
    fn begin(&self, _: Stage, _: Option<u64>) {}

    fn advance(&self, _: u64) {
        if self.steps_left.fetch_sub(1, Ordering::Relaxed) == 1 {
            std::process::abort();
        }
    }
}

fn many(file: &str) -> (Vec<Input>, Tagged) {
    let mut scene = Scene::of(file, "erp");
    (0..ROWS).for_each(|row| {
        scene.founds([&format!("{file}{row}"), &row.to_string()]);
    });
    scene.done()
}

#[test]
#[ignore = "the child of the test below"]
fn child() {
    let Ok(orders) = fs::read_to_string(ORDERS) else {
        return;
    };
    let mut store = Store::open(std::path::Path::new("iclear.db"), Access::Write).expect("a store");
    // A tiny cache, so that pages of the unfinished run are on the disk when it dies.
    store
        .conn
        .pragma_update(None, "cache_size", 10)
        .expect("a setting");
    let deadly = Deadly {
        steps_left: AtomicU32::new(orders.parse().expect("a number")),
    };
    let ctx = RunContext {
        progress: &deadly,
        ..context(&GO_ON)
    };
    let (inputs, tagged) = many("child.csv");
    store
        .write_run(&info(), &inputs, &tagged, &ctx)
        .expect("a sound run");
}

#[test]
fn a_killed_run_never_was_and_the_next_one_does_its_work() {
    for first in [None, Some("before.csv")] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("iclear.db");
        if let Some(file) = first {
            let (inputs, tagged) = many(file);
            let mut store = Store::open(&path, Access::Write).expect("a new store");
            store
                .write_run(&info(), &inputs, &tagged, &context(&GO_ON))
                .expect("a sound run");
        }
        let before = first.map(|_| dump(&Store::open(&path, Access::Read).expect("the store")));
        for step in [1, 3, 6] {
            fs::write(folder.path().join(ORDERS), step.to_string()).expect("a file");
            let child = Command::new(std::env::current_exe().expect("this program"))
                .args(["--exact", "store::tests::killed::child", "--ignored"])
                .current_dir(folder.path())
                .output()
                .expect("it can be started");
            assert!(
                !child.status.success(),
                "it should have died at step {step}"
            );
            match &before {
                None => assert!(!path.exists(), "no store after step {step}"),
                Some(before) => {
                    let store = Store::open(&path, Access::Read).expect("the store");
                    assert!(dump(&store) == *before, "step {step}");
                    sound(&store);
                }
            }
        }
        let (inputs, tagged) = many("child.csv");
        let mut store = Store::open(&path, Access::Write).expect("the lock died with its holder");
        store
            .write_run(&info(), &inputs, &tagged, &context(&GO_ON))
            .expect("a sound run");
        sound(&store);
    }
}
