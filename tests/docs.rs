//! What the documents promise: their commands exist, their words are the code's words, no fixture is forgotten.

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::Desk;

fn text(file: &str) -> String {
    fs::read_to_string(file).expect("the document is there")
}

/// The lines inside fenced code blocks that call the program, without prompt and without what follows a `#`.
fn commands(document: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            let line = line.trim().trim_start_matches("$ ");
            let line = line.split("  #").next().unwrap_or_default().trim();
            let call = line
                .strip_prefix("cargo run -- ")
                .or_else(|| line.strip_prefix("iclear "));
            found.extend(call.map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_command_in_the_readmes_exists() {
    let desk = Desk::new();
    let mut verbs = BTreeSet::new();
    for document in ["README.md", "README.zh-CN.md"] {
        let calls = commands(&text(document));
        assert!(calls.len() >= 5, "{document} shows commands");
        verbs.extend(calls.into_iter().map(|call| {
            let words = call
                .split_whitespace()
                .take_while(|word| word.chars().all(|c| c.is_ascii_lowercase()));
            words.take(2).map(str::to_owned).collect::<Vec<_>>()
        }));
    }
    for verb in verbs {
        let mut arguments: Vec<&str> = verb.iter().map(String::as_str).collect();
        arguments.push("--help");
        desk.run(&arguments).exits(0);
    }
}

#[test]
fn the_six_rows_of_the_readmes_are_those_of_the_fixture() {
    let bytes = fs::read("fixtures/six-rows/customers.csv").expect("the fixture");
    let (list, _, broken) = encoding_rs::GB18030.decode(&bytes);
    assert!(!broken);
    for document in ["README.md", "README.zh-CN.md"] {
        let document = text(document);
        for row in list.lines() {
            assert!(document.contains(row), "{row}");
        }
    }
}

#[test]
fn every_word_of_the_glossary_is_a_word_of_the_code() {
    let mut code = String::new();
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                code.push_str(&fs::read_to_string(path).expect("readable").to_lowercase());
            }
        }
    }
    let glossary = text("GLOSSARY.md");
    let words: Vec<&str> = glossary
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .filter(|word| !matches!(*word, "word"))
        .collect();
    assert!(words.len() > 20);
    for word in words {
        let singular = word.to_lowercase();
        assert!(code.contains(&singular), "no `{word}` in the code");
    }
}

#[test]
fn every_fixture_has_its_story() {
    let stories = text("tests/stories.rs");
    for entry in fs::read_dir("fixtures").expect("readable") {
        let name = entry
            .expect("readable")
            .file_name()
            .to_string_lossy()
            .into_owned();
        assert!(
            stories.contains(&format!("tells(\"{name}\")")),
            "fixtures/{name} has no story"
        );
    }
}
