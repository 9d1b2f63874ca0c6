//! Law 5 from outside: a run that is interrupted, locked out or out of space changes nothing, and the next one
//! finishes the work.

#![expect(
    clippy::disallowed_methods,
    reason = "instants to kill at are told by the clock"
)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Desk, customers};

/// Rows of the list that is disturbed: enough for every stage to take its time.
const ROWS: usize = 1_500;

/// A folder with a list, and a store that knows another where `known` says so.
fn desk(known: Known) -> Desk {
    let desk = Desk::new();
    desk.file("known.csv", customers(0, 400))
        .file("new.csv", customers(200, ROWS));
    if known == Known::Something {
        desk.run(["run", "known.csv"]).exits(0);
    }
    desk
}

/// What the store holds before the run that is disturbed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    Nothing,
    Something,
}

fn start(desk: &Desk) -> Child {
    let mut command = desk.command();
    command.args(["run", "new.csv"]).stdin(Stdio::null());
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts")
}

/// Starts a run and waits until it holds the lock.
fn start_and_wait_for_lock(desk: &Desk) -> Child {
    let mut child = start(desk);
    let lock = desk.path().join("iclear.db.lock");
    let begun = Instant::now();
    while fs::read(&lock).map_or(0, |holder| holder.len()) == 0 {
        assert!(
            child.try_wait().expect("a process").is_none(),
            "it ended without a lock"
        );
        assert!(begun.elapsed() < Duration::from_secs(60), "it took no lock");
        std::thread::sleep(Duration::from_millis(1));
    }
    child
}

fn interrupt(child: &Child) {
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(
        sent.expect("kill can be started").success(),
        "the signal is sent"
    );
}

/// Every file of the folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry"));
    let mut files: Vec<_> = entries
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("a file");
            (entry.file_name().to_string_lossy().into_owned(), bytes)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn an_interrupted_run_exits_with_130_and_leaves_every_byte_as_it_was() {
    for known in [Known::Nothing, Known::Something] {
        let desk = desk(known);
        let before = files(desk.path());
        for wait in [0, 40] {
            let mut child = start_and_wait_for_lock(&desk);
            std::thread::sleep(Duration::from_millis(wait));
            interrupt(&child);
            let ended = child.wait().expect("it ends");
            assert_eq!(ended.code(), Some(130), "{known:?}, after {wait} ms");
            assert!(files(desk.path()) == before, "{known:?}, after {wait} ms");
        }
    }
}

#[test]
fn a_second_run_beside_one_at_work_exits_with_4_and_says_so() {
    let desk = desk(Known::Something);
    let mut first = start_and_wait_for_lock(&desk);
    let words = format!(
        "another run (process {}) is at work on this store",
        first.id()
    );
    desk.run(["run", "known.csv"])
        .exits(4)
        .says(&words)
        .says("wait until it is done");
    interrupt(&first);
    first.wait().expect("it ends");
    desk.run(["run", "known.csv"]).exits(0);
}

#[test]
fn a_store_that_cannot_be_written_is_an_error_with_a_hint() {
    let desk = desk(Known::Nothing);
    let before = files(desk.path());
    let cases = [
        (
            "no/such/folder/iclear.db",
            "the folder is not there; make it first",
        ),
        ("new.csv/iclear.db", "a part of the path is a file"),
        ("new.csv", "name another file with --store"),
    ];
    for (store, hint) in cases {
        desk.run(["run", "known.csv", "--store", store])
            .exits(3)
            .says(hint);
    }
    assert!(files(desk.path()) == before);
    // System folders refuse even the administrator, whom the rights of a folder do not stop.
    if cfg!(target_os = "linux") {
        let store = "/sys/iclear.db";
        desk.run(["run", "known.csv", "--store", store])
            .exits(3)
            .says("check who may");
    }
}

#[test]
fn a_run_that_finds_no_room_leaves_every_byte_as_it_was() {
    for known in [Known::Nothing, Known::Something] {
        let desk = desk(known);
        let before = files(desk.path());
        // No file may grow beyond half a megabyte: to the program it is a disk that is full.
        let limited = "trap '' XFSZ; ulimit -f 512; exec \"$0\" run new.csv";
        let ran = Command::new("bash")
            .args(["-c", limited, env!("CARGO_BIN_EXE_iclear")])
            .current_dir(desk.path())
            .output()
            .expect("a shell");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(3), "{known:?}: {said}");
        assert!(said.contains("free disk space"), "{known:?}: {said}");
        assert!(files(desk.path()) == before, "{known:?}");
        desk.run(["run", "new.csv"]).exits(0);
    }
}
