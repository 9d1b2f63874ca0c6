//! Encryption at rest: with the feature a store that only its key opens, without it a plain word that there is none.

use crate::support::{Desk, customers};

/// A folder with a list, a key and another key.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("list.csv", customers(0, 200))
        .file("more.csv", customers(150, 100))
        .file("key", "a long passphrase\nwhat stands below is a note\n")
        .file("other", "another passphrase\n")
        .file("empty", "\n");
    desk
}

#[test]
fn a_key_file_without_a_key_is_refused() {
    let desk = desk();
    desk.run(["store", "info", "--key-file", "empty"])
        .exits(2)
        .says("first line");
}

#[cfg(not(feature = "encryption"))]
#[test]
fn a_build_that_cannot_encrypt_says_so_and_makes_no_store() {
    let desk = desk();
    desk.run(["run", "list.csv", "--key-file", "key"])
        .exits(2)
        .says("--features encryption");
    assert!(!desk.has("iclear.db"));
}

#[cfg(feature = "encryption")]
mod with_a_key {
    use super::*;

    /// Whether any file of the folder that belongs to a store has `text` in it.
    fn stores_show(desk: &Desk, text: &str) -> bool {
        let files = std::fs::read_dir(desk.path()).expect("the folder");
        let stores = files
            .map(|file| file.expect("a file").path())
            .filter(|path| path.to_string_lossy().contains(".db"));
        let shows = |path| {
            let bytes = std::fs::read(path).expect("the file");
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        };
        stores.map(shows).fold(false, |seen, shown| seen | shown)
    }

    fn crosswalk(desk: &Desk, more: &[&str]) -> String {
        let args = [&["export", "crosswalk", "-o", "-"][..], more].concat();
        desk.run(args).exits(0).stdout
    }

    #[test]
    fn an_encrypted_store_serves_its_key_alone_and_answers_as_a_plain_one() {
        let desk = desk();
        let key = ["--key-file", "key"];
        desk.run(["run", "list.csv", "--key-file", "key"]).exits(0);
        desk.run(["run", "more.csv", "--key-file", "key"]).exits(0);
        desk.run(["store", "check", "--key-file", "key"]).exits(0);
        let plain = ["--store", "plain.sqlite"];
        desk.run(["run", "list.csv", "--store", "plain.sqlite"])
            .exits(0);
        desk.run(["run", "more.csv", "--store", "plain.sqlite"])
            .exits(0);
        assert_eq!(crosswalk(&desk, &key), crosswalk(&desk, &plain));
        assert!(!stores_show(&desk, "SQLite format"));
        assert!(!stores_show(&desk, "CREATE TABLE"));

        for args in [
            &["store", "info", "--key-file", "other"][..],
            &["run", "more.csv", "--key-file", "other"],
            &["store", "info"],
            &[
                "store",
                "info",
                "--store",
                "plain.sqlite",
                "--key-file",
                "key",
            ],
        ] {
            desk.run(args).exits(3).says("key");
        }
        desk.run(["store", "check", "--key-file", "key"]).exits(0);
    }

    #[test]
    fn a_copy_of_an_encrypted_store_has_the_same_key() {
        let desk = desk();
        desk.run(["run", "list.csv", "--key-file", "key"]).exits(0);
        let before = crosswalk(&desk, &["--key-file", "key"]);
        desk.run(["store", "backup", "copy.db", "--key-file", "key"])
            .exits(0);
        assert!(!stores_show(&desk, "SQLite format"));
        desk.run(["undo", "1", "--key-file", "key"]).exits(0);
        desk.run(["store", "restore", "copy.db", "--key-file", "key"])
            .exits(0);
        assert_eq!(crosswalk(&desk, &["--key-file", "key"]), before);
        desk.run(["store", "check", "--key-file", "key"]).exits(0);
    }
}
