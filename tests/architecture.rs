//! The laws of the source tree: who may use whom, how long a file may be, what every file begins with.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// For each room, the rooms it may use. `model`, `value` and `run` use no other; a stage uses the stage before it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("value", &[]),
    ("run", &[]),
    ("rules", &["model", "value"]),
    ("import", &["model", "value", "rules", "run"]),
    ("standardize", &["import", "model", "value", "rules", "run"]),
    ("check", &["standardize", "model", "value", "rules", "run"]),
    ("dedupe", &["check", "model", "value", "rules", "run"]),
    ("tag", &["dedupe", "model", "value", "rules", "run"]),
    // Lists of orders branch off behind `standardize` and come to the store by themselves.
    ("trade", &["standardize", "model", "value", "rules", "run"]),
    // So do lists of opt-outs and of what came back of a campaign.
    (
        "campaign",
        &["standardize", "model", "value", "rules", "run"],
    ),
    // `store` implements the trait by which `dedupe` asks what is known, beside taking what `tag` gives.
    (
        "store",
        &[
            "tag", "trade", "campaign", "dedupe", "model", "rules", "run",
        ],
    ),
    ("review", &["store", "model", "run"]),
    ("export", &["store", "review", "model", "run"]),
    ("report", &["store", "model", "run"]),
];

/// Files that may use any room: they put the rooms together.
const ABOVE: &[&str] = &[
    "lib.rs",
    "main.rs",
    "pipeline.rs",
    "pipeline/redo.rs",
    "codes.rs",
];

/// The far end of a file's length; tables of data are exempt.
const LONGEST_FILE: usize = 500;

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    assert!(files.len() > 50, "the sources are found");
    files.sort();
    files
        .into_iter()
        .map(|file| (file.clone(), fs::read_to_string(&file).expect("readable")))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// The room of a file: its first folder under `src`, or its stem.
fn room(file: &Path) -> String {
    let inside = file.strip_prefix("src").expect("under src");
    let first = inside
        .components()
        .next()
        .expect("a name")
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Whether a file holds tests alone: `tests.rs`, `some_tests.rs`, or anything in a folder `tests`.
fn is_test(file: &Path) -> bool {
    let in_folder = file.components().any(|part| part.as_os_str() == "tests");
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    in_folder || stem == "tests" || stem.ends_with("_tests")
}

/// The rooms a text names: `crate::ROOM` anywhere outside comments.
fn rooms_used(text: &str) -> Vec<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut rooms: Vec<String> = code
        .flat_map(|line| {
            line.split("crate::")
                .skip(1)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                .collect()
        })
        .filter(|room: &String| !room.is_empty())
        .collect();
    rooms.sort();
    rooms.dedup();
    rooms
}

#[test]
fn a_room_uses_only_the_rooms_it_may() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut broken = Vec::new();
    for (file, text) in sources() {
        let room = room(&file);
        if room == "cli" || ABOVE.iter().any(|name| file == Path::new("src").join(name)) {
            continue;
        }
        let may = allowed
            .get(room.as_str())
            .unwrap_or_else(|| panic!("{room} has no law"));
        for used in rooms_used(&text) {
            let is_macro = used == "finding_kinds";
            if used != room && !is_macro && !may.contains(&used.as_str()) {
                broken.push(format!("{} uses {used}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn clap_and_the_terminal_stay_in_cli_and_polars_in_the_frame() {
    // Tests may start processes, and read back with others' readers what was written.
    let confined = [
        ("clap::", &["src/cli"][..]),
        ("indicatif::", &["src/cli"]),
        ("anstream::", &["src/cli"]),
        ("std::env::", &["src/cli"]),
        ("polars::", &["src/model/frame", "src/model/parquet"]),
        ("rusqlite::", &["src/store", "src/review", "src/export"]),
        ("calamine::", &["src/import/excel"]),
    ];
    let mut broken = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| !is_test(file)) {
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for (name, rooms) in confined {
            if code.contains(name) && !rooms.iter().any(|room| file.starts_with(room)) {
                broken.push(format!("{} uses {name}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(file, _)| file.display().to_string())
        .collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn no_file_is_longer_than_one_can_hold_in_mind() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > LONGEST_FILE)
        .map(|(file, text)| format!("{}: {} lines", file.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn nothing_is_left_unfinished() {
    let marks = ["todo!(", "unimplemented!(", "FIXME", "XXX:"];
    let unfinished: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| marks.iter().any(|mark| text.contains(mark)))
        .map(|(file, _)| file.display().to_string())
        .collect();
    assert!(unfinished.is_empty(), "{}", unfinished.join("\n"));
}
