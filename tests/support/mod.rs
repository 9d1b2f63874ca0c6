//! A small language for tests that spawn the binary: a folder of its own, lists, commands, whole outputs.

#![allow(dead_code, reason = "each test file uses its part of the language")]
#![allow(
    unreachable_pub,
    reason = "shared by test files, each a crate of its own"
)]
#![allow(clippy::panic, reason = "a test that fails says what was printed")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own, in which commands run; gone when dropped.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What a command printed and how it ended.
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A list in which every fourth row is someone known.
pub fn customers(first: usize, rows: usize) -> String {
    let mut list = String::from("客户编号,姓名,手机,公司,地址\n");
    for row in first..first + rows {
        let person = row - row % 4 / 3;
        let name = ["张伟", "李娜", "王芳", "刘洋", "陈静"][person % 5];
        let mobile = 13_900_000_000 + person * 7_919;
        list.push_str(&format!(
            "K{row},{name},{mobile},上海第{}贸易有限公司,上海市浦东新区世纪大道{}号\n",
            person % 97,
            person % 999 + 1,
        ));
    }
    list
}

/// A list of orders by the customers of [`customers`], every third of whom is not in a list.
pub fn orders(rows: usize) -> String {
    let mut list = String::from("订单号,手机,商品,金额,日期\n");
    for row in 0..rows {
        let mobile = 13_900_000_000 + row % 300 * 7_919;
        let (order, day) = (row / 2, row % 28 + 1);
        list.push_str(&format!(
            "N{order},{mobile},茶{},{}.5,2024-03-{day:02}\n",
            row % 2,
            row % 90
        ));
    }
    list
}

impl Desk {
    pub fn new() -> Self {
        Desk {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
        self
    }

    /// Writes a CSV list: a header and rows.
    pub fn list(&self, name: &str, rows: &[&[&str]]) -> &Self {
        let mut writer = csv::Writer::from_writer(Vec::new());
        rows.iter()
            .for_each(|row| writer.write_record(*row).expect("written"));
        self.file(name, writer.into_inner().expect("flushed"))
    }

    /// Copies a folder of fixtures here.
    pub fn fixtures(&self, story: &str) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures")
            .join(story);
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .expect("the story is there")
            .map(|entry| entry.expect("readable").path())
            .filter(|path| path.is_file())
            .map(|path| {
                path.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        for name in &names {
            std::fs::copy(folder.join(name), self.folder.path().join(name)).expect("copied");
        }
        names
    }

    /// Runs `iclear` with the arguments, in English, without colours.
    pub fn run<S: AsRef<std::ffi::OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Ran {
        self.run_with(arguments, b"")
    }

    /// The same, with bytes on standard input.
    pub fn run_with<S: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: &[u8],
    ) -> Ran {
        use std::io::Write;
        let mut child = self
            .command()
            .args(arguments)
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut stdin = child.stdin.take().expect("piped");
        // A program that does not read its input closes the pipe, which is no fault of the test.
        let _ = stdin.write_all(input);
        drop(stdin);
        Ran::from(child.wait_with_output().expect("it ends"))
    }

    /// The command, for tests that need the process itself.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_iclear"));
        command
            .current_dir(self.folder.path())
            .env_remove("ICLEAR_STORE")
            .env("LC_ALL", "C.UTF-8")
            .env("NO_COLOR", "1");
        command
    }

    /// A file's text.
    pub fn read(&self, name: &str) -> String {
        String::from_utf8(std::fs::read(self.folder.path().join(name)).expect("the file is there"))
            .expect("UTF-8")
    }

    /// A CSV file's rows as maps from column to cell, header order kept apart.
    pub fn table(&self, name: &str) -> Vec<Row> {
        parse(&self.read(name))
    }

    /// Whether a file is there.
    pub fn has(&self, name: &str) -> bool {
        self.folder.path().join(name).exists()
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("iclear.db")
    }
}

/// One row of a CSV file, by column.
pub type Row = std::collections::BTreeMap<String, String>;

/// The rows of CSV text.
pub fn parse(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row of the table"))
        .collect()
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Ran {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on stdout"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Ran {
    /// Holds the exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "stdout:\n{}\nstderr:\n{}",
            self.stdout,
            self.stderr
        );
        self
    }

    /// Holds that stdout or stderr says something.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        let said = self.stdout.contains(words) || self.stderr.contains(words);
        assert!(
            said,
            "`{words}` in\nstdout:\n{}\nstderr:\n{}",
            self.stdout, self.stderr
        );
        self
    }

    /// Stdout as the one JSON document it must be.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error} in\n{}\nstderr:\n{}", self.stdout, self.stderr))
    }
}
