//! What is packed is unpacked, whatever it is, and no bytes are a danger.

use proptest::prelude::*;

use super::*;

/// A book of rows that have much in common.
fn learnt() -> Book {
    let towns = ["上海市", "北京市", "广州市"];
    let rows = (0..300).map(|at| {
        let town = towns[at % 3];
        format!(r#"["C{at:07}","王{at}","{town}","138{at:08}","u{at}@qq.com"]"#)
    });
    learn(&rows.collect::<Vec<_>>())
}

fn packed(book: &Book, text: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    book.pack(&mut packed, text);
    packed
}

#[test]
fn what_is_packed_is_unpacked_with_every_book() {
    let long = "9".repeat(100) + &"张".repeat(100) + &"x".repeat(300);
    let texts = [
        "",
        "0",
        "000000000000000000000000000",
        r#"["C0000001","王1","上海市","13800000001","u1@qq.com"]"#,
        r#"["张伟张伟张伟","张伟张伟张伟张伟","13912345678","+86 13912345678"]"#,
        "18446744073709551615 9999999999999999999 99999999999999999999",
        "a\0b\u{feff}\u{10ffff}\n",
        &long,
    ];
    for book in [Book::of(Vec::new()), Book::default(), learnt()] {
        for text in texts {
            let packed = packed(&book, text);
            assert_eq!(
                unpack(book.words(), &packed).as_deref(),
                Some(text),
                "{text}"
            );
        }
    }
}

#[test]
fn a_row_of_shared_words_takes_two_fifths_or_less() {
    let book = learnt();
    let row = r#"["C0000777","王777","北京市","13800000777","u777@qq.com"]"#;
    let length = packed(&book, row).len();
    assert!(
        length * 5 <= row.len() * 2,
        "{length} of {} bytes",
        row.len()
    );
}

#[test]
fn nothing_is_a_word_that_few_rows_have() {
    let mut rows: Vec<String> = (0..15).map(|_| "\"王芳\",\"secret\"".to_owned()).collect();
    rows.extend((0..100).map(|at| format!("\"李{at}\",\"上海\"")));
    let book = learn(&rows);
    let told = book.words().concat();
    assert!(told.contains("上海"), "{told}");
    for rare in ["王", "芳", "secret", "42"] {
        assert!(!told.contains(rare), "{rare} in {told}");
    }
}

#[test]
fn the_same_rows_make_the_same_book_and_a_kept_book_reads_as_before() {
    let (one, other) = (learnt(), learnt());
    assert_eq!(one.words(), other.words());
    let kept = Book::of(one.words().to_vec());
    let row = r#"["C0000777","王777","北京市"]"#;
    assert_eq!(packed(&one, row), packed(&kept, row));
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "(\"[0-9]{0,30}\"|[上海市王张,\"@a-f0-9 -]{0,12}|\\PC{0,8}){0,12}") {
        let book = learnt();
        prop_assert_eq!(unpack(book.words(), &packed(&book, &text)), Some(text));
    }

    #[test]
    fn no_bytes_whatever_are_a_danger(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = unpack(learnt().words(), &bytes);
    }
}
