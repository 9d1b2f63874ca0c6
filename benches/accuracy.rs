//! How well customers are told apart: every labelled list through import, standardize, check and dedupe under the default
//! rules, and what was merged held against who is who. Prints a table in Markdown; fails where a list falls under its
//! floor.
//!
//! `cargo bench --bench accuracy` makes every list but the large ones and measures it; names of lists after `--` measure
//! those alone, `--febrl DIR` adds the files of FEBRL, `--as-given` weighs by the rules as given, as a store does that has no
//! model, and `--write DIR` only writes the lists and who is who.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a program of its own: it reads the clock and prints"
)]

#[path = "accuracy/chain.rs"]
mod chain;
#[allow(dead_code, reason = "this bench takes its dice, not its files")]
mod corpus;
#[allow(
    dead_code,
    reason = "this bench takes its roads and trades, not its list"
)]
mod crm;
#[path = "accuracy/febrl_files.rs"]
mod febrl_files;
#[path = "accuracy/floors.rs"]
mod floors;
mod lists;
mod measure;
#[path = "accuracy/score.rs"]
mod score;

use std::fs;
use std::path::{Path, PathBuf};

use iclear::dedupe::Modelling;
use iclear::rules::RuleBook;

use lists::LISTS;

/// The lists that are measured only when they are named: one takes a minute to read, the other a quarter of an hour.
const LARGE: [&str; 2] = ["english_1m", "english_10m"];

/// What the command line asks for.
#[derive(Debug, Default)]
struct Wish {
    /// Lists by name; none means all but the large ones.
    names: Vec<String>,
    /// By which likelihoods pairs are weighed.
    model: Option<Modelling>,
    /// Where FEBRL's files are.
    febrl: Option<PathBuf>,
    /// Where the lists are to be written, instead of being measured.
    write: Option<PathBuf>,
}

/// A list on the disk.
#[derive(Clone, Debug)]
struct Labelled {
    name: String,
    /// Its files; who is who stands beside each.
    files: Vec<PathBuf>,
}

fn main() {
    let wish = wish(std::env::args().skip(1));
    let folder = wish
        .write
        .clone()
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus/lists"));
    fs::create_dir_all(&folder).expect("the folder of the lists can be made");
    let lists = on_disk(&wish, &folder);
    if wish.write.is_some() {
        return;
    }
    let book = RuleBook::load(None).expect("the default rules are sound");
    println!("{} threads\n", rayon::current_num_threads());
    println!(
        "| list | rows | pairs | precision | recall | F1 | B-cubed | in the queue | seconds |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let model = wish.model.unwrap_or(Modelling::Fitted);
    let mut fallen = Vec::new();
    for list in &lists {
        let measured = chain::measured(&list.files, &book, model);
        println!("| {} | {measured} |", list.name);
        if model == Modelling::Fitted {
            fallen.extend(floors::fallen(&list.name, &measured));
        }
    }
    println!("\npeak memory: {}", measure::peak_memory());
    assert!(fallen.is_empty(), "under the floor: {}", fallen.join("; "));
}

/// Cargo itself adds `--bench`.
fn wish(mut arguments: impl Iterator<Item = String>) -> Wish {
    let mut wish = Wish::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--as-given" => wish.model = Some(Modelling::AsGiven),
            "--febrl" => wish.febrl = arguments.next().map(PathBuf::from),
            "--write" => wish.write = arguments.next().map(PathBuf::from),
            name if name.starts_with("--") => {}
            name => wish.names.push(name.to_owned()),
        }
    }
    wish
}

/// The lists asked for, made anew.
fn on_disk(wish: &Wish, folder: &Path) -> Vec<Labelled> {
    let wanted = |name: &str| match wish.names.as_slice() {
        [] => !LARGE.contains(&name),
        names => names.iter().any(|wanted| wanted == name),
    };
    let real = wish.febrl.iter().flat_map(|from| {
        febrl_files::labelled(from, folder).expect("the files of FEBRL can be read")
    });
    let mut found: Vec<Labelled> = real.filter(|list| wanted(&list.name)).collect();
    for list in LISTS.iter().filter(|list| wanted(list.name)) {
        found.push(Labelled {
            name: list.name.to_owned(),
            files: list.write(folder).expect("the list can be written"),
        });
    }
    found
}
