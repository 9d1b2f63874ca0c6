//! Law 5 under SIGKILL: whatever changes the store, killed at any moment, has happened or has not, and done again ends
//! as if it had never been disturbed.

#![expect(
    clippy::disallowed_methods,
    reason = "moments to kill at are told by the clock, and how many by the environment"
)]

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::{Desk, customers, orders};

/// How often each job is killed, unless `ICLEAR_KILLS` says otherwise.
const KILLS: u32 = 3;

/// A job and what comes before it.
struct Job {
    name: &'static str,
    before: &'static [&'static [&'static str]],
    command: &'static [&'static str],
}

const JOBS: [Job; 7] = [
    Job {
        name: "a first run",
        before: &[],
        command: &["run", "new.csv"],
    },
    Job {
        name: "a later run",
        before: &[&["run", "known.csv"]],
        command: &["run", "new.csv"],
    },
    Job {
        name: "undoing an earlier run",
        before: &[&["run", "known.csv"], &["run", "new.csv"]],
        command: &["undo", "1"],
    },
    Job {
        name: "a run over orders",
        before: &[&["run", "known.csv"]],
        command: &["run", "--kind", "transactions", "orders.csv"],
    },
    Job {
        name: "undoing a run over orders",
        before: &[
            &["run", "--kind", "transactions", "orders.csv"],
            &["run", "known.csv"],
        ],
        command: &["undo", "1"],
    },
    Job {
        name: "bringing the store under other rules",
        before: &[&["run", "known.csv"], &["run", "new.csv"]],
        command: &["cleanse", "--rules", "strict"],
    },
    Job {
        name: "erasing a person",
        before: &[&["run", "known.csv"], &["run", "new.csv"]],
        command: &["contact", "erase", "C1", "--yes"],
    },
];

/// A rule under which every tenth row waits.
const STRICT: &str = "[[check]]\ncode = \"ORD901\"\nseverity = \"error\"\naction = \"review\"\nfield = \"mobile\"\n\
    when = \"mobile LIKE '%7'\"\nen = \"an odd number\"\nzh = \"号码可疑\"\n\
    examples = [{ mobile = \"13900000007\", finds = true }, { mobile = \"13900000008\", finds = false }]\n";

impl Job {
    fn desk(&self) -> Desk {
        let desk = Desk::new();
        desk.file("known.csv", customers(0, 200))
            .file("new.csv", customers(100, 600))
            .file("orders.csv", orders(600))
            .file("strict/checks.toml", STRICT);
        for command in self.before {
            desk.run(*command).exits(0);
        }
        desk
    }

    /// Does the job on a store that was copied aside, and kills it after so long.
    fn kill(&self, desk: &Desk, saved: Option<&[u8]>, after: Duration) {
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(desk.path().join(format!("iclear.db{ending}")));
        }
        if let Some(bytes) = saved {
            desk.file("iclear.db", bytes);
        }
        let mut child = desk
            .command()
            .args(self.command)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        std::thread::sleep(after);
        child.kill().expect("it is ours to kill");
        child.wait().expect("it ends");
    }
}

/// What the store says: its contacts, which row is which of them, and which orders are theirs.
fn state(desk: &Desk) -> Option<[String; 3]> {
    desk.path().join("iclear.db").exists().then(|| {
        desk.run(["store", "check"]).exits(0);
        ["contacts", "crosswalk", "transactions"]
            .map(|table| desk.run(["export", table, "-o", "-"]).exits(0).stdout)
    })
}

/// How often to kill.
fn kills() -> u32 {
    let asked = std::env::var("ICLEAR_KILLS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(KILLS)
}

#[test]
fn what_is_killed_at_any_moment_has_happened_or_has_not() {
    // Moments drawn by a generator of Knuth's (MMIX), so that every machine draws the same shares of its own time.
    let mut drawn = 20_261_122_u64;
    for job in &JOBS {
        let undisturbed = job.desk();
        let begun = Instant::now();
        undisturbed.run(job.command).exits(0);
        let whole = begun.elapsed();
        let after = state(&undisturbed);
        let desk = job.desk();
        let before = state(&desk);
        let saved = fs::read(desk.path().join("iclear.db")).ok();
        for _ in 0..kills() {
            drawn = drawn
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let moment = whole * u32::try_from(drawn >> 57).expect("seven bits") / 120;
            job.kill(&desk, saved.as_deref(), moment);
            let found = state(&desk);
            let name = job.name;
            assert!(
                found == before || found == after,
                "{name}: half of it after {moment:?}"
            );
            if found == before {
                desk.run(job.command).exits(0);
                assert!(
                    state(&desk) == after,
                    "{name}: another result after {moment:?}"
                );
            }
        }
    }
}
