//! The examples that the rules bring along: each must come out as its rule says.

use iclear::rules::RuleBook;
use iclear::{check, standardize, tag};

#[test]
fn every_rule_keeps_its_own_examples() {
    let rules = RuleBook::load(None).expect("the embedded rules are sound");
    let failing = [
        ("fields.toml", rules.fields.failing_examples()),
        (
            "standardize.toml",
            standardize::failing_examples(&rules.standardize),
        ),
        ("checks.toml", check::failing_examples(&rules)),
        ("tags.toml", tag::failing_examples(&rules.tags)),
        ("campaigns.toml", rules.campaigns.failing_examples()),
    ];
    for (file, failures) in failing {
        assert!(failures.is_empty(), "{file}:\n{}", failures.join("\n"));
    }
}

#[test]
fn a_folder_of_rules_replaces_only_the_files_it_has() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("tags.toml"),
        "[[tag]]\nname = \"north\"\nzh = \"北方\"\nwhen = [{ field = \"province\", one_of = [\"北京市\"] }]\n",
    )
    .expect("written");
    let rules = RuleBook::load(Some(folder.path())).expect("sound");
    assert_eq!(rules.tags.as_slice().len(), 1);
    let defaults = RuleBook::load(None).expect("sound");
    assert_ne!(
        rules.digest, defaults.digest,
        "a run keeps by which rules it went"
    );
    assert!(
        rules.fields.failing_examples().is_empty(),
        "the other files are the defaults"
    );
}

#[test]
fn every_problem_of_every_file_is_told_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write(
        "tags.toml",
        "[[tag]]\nname = \"x\"\nwhen = [{ field = \"nonsense\", present = true }]\n",
    );
    write("match.toml", "\n\nnonsense = 1\n");
    write("survivorship.toml", "[[field]\n");
    let problems = RuleBook::load(Some(folder.path()))
        .expect_err("three files are wrong")
        .0;
    let mut places: Vec<String> = problems
        .as_slice()
        .iter()
        .map(|problem| {
            let file = problem
                .file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            format!("{file}:{}", problem.line.unwrap_or_default())
        })
        .collect();
    places.sort();
    assert_eq!(
        places,
        ["match.toml:3", "survivorship.toml:1", "tags.toml:3"],
        "{problems}"
    );
}
