//! Gender: `male` or `female`, in the words and codes of lists (GB/T 2261.1: 1 male, 2 female).

/// The words for each gender, in lower case.
const WORDS: [(&str, &[&str]); 2] = [
    (
        "male",
        &[
            "male", "m", "1", "男", "男性", "男士", "先生", "公", "男生", "mr", "mr.", "man",
            "boy", "♂",
        ],
    ),
    (
        "female",
        &[
            "female", "f", "2", "女", "女性", "女士", "小姐", "母", "女生", "太太", "ms", "ms.",
            "mrs", "mrs.", "miss", "woman", "girl", "♀",
        ],
    ),
];

/// The standard form of a gender, or none where the text says none.
#[must_use]
pub fn read(text: &str) -> Option<&'static str> {
    let word = text.trim().to_lowercase();
    let word = word.strip_suffix(".0").unwrap_or(&word);
    WORDS
        .iter()
        .find(|(_, words)| words.contains(&word))
        .map(|(gender, _)| *gender)
}
