//! Files that cannot be read: one clear error with the file's name and a hint, and nothing is changed.

use std::io::Write;

use crate::support::Desk;

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("started");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

#[test]
fn every_hostile_file_gets_one_clear_error() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path().join("folder.csv")).expect("a folder");
    desk.file("empty.csv", b"")
        .file("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .file("letter.docx", zip_of(&[("word/document.xml", b"<w/>")]))
        .file(
            "truncated.xlsx",
            &zip_of(&[("xl/workbook.xml", b"<workbook/>")])[..60],
        )
        .file(
            "encrypted.xlsx",
            [
                &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..],
                &[0; 4096],
            ]
            .concat(),
        );
    let cases = [
        "missing.csv",
        "folder.csv",
        "empty.csv",
        "picture.csv",
        "letter.docx",
        "truncated.xlsx",
        "encrypted.xlsx",
    ];
    for file in cases {
        let ran = desk.run(["run", file]).exits(3);
        assert!(ran.stderr.contains(file), "{file}: {}", ran.stderr);
        assert!(ran.stderr.contains("hint"), "{file}: {}", ran.stderr);
        assert_eq!(
            ran.stderr.lines().count(),
            2,
            "{file}: one error, one hint: {}",
            ran.stderr
        );
        assert!(!desk.store().exists(), "{file}: nothing was made");
    }
}

#[test]
fn other_files_go_on_only_if_the_user_said_so() {
    let desk = Desk::new();
    desk.list("good.csv", &[&["姓名", "手机"], &["张伟", "13917120456"]]);
    desk.file("bad.xlsx", b"PK\x03\x04rubbish");
    desk.run(["run", "good.csv", "bad.xlsx"])
        .exits(3)
        .says("bad.xlsx");
    assert!(!desk.store().exists());
    let ran = desk
        .run([
            "run",
            "good.csv",
            "bad.xlsx",
            "--skip-broken",
            "--format",
            "json",
        ])
        .exits(0);
    assert!(ran.stderr.contains("bad.xlsx"), "{}", ran.stderr);
    assert_eq!(ran.json()["ledger"]["created"], 1);
}

#[test]
fn a_line_that_never_ends_fails_in_bounded_memory() {
    let desk = Desk::new();
    let mut bytes = "姓名,手机\n".as_bytes().to_vec();
    bytes.resize(64 << 20, b'x');
    desk.file("long.csv", bytes);
    desk.run(["run", "long.csv"])
        .exits(3)
        .says("long.csv")
        .says("hint");
}
