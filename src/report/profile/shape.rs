//! The shape of a value: what kinds of characters it is made of, so that what is written otherwise stands out.

/// Characters in a row from which their number no longer matters where they are no digits: names differ in length.
const MANY: usize = 4;

/// The shape of a cell: `9` for a digit, `A` and `a` for Latin letters, `中` for a Chinese character, anything else as
/// it stands; `{11}` says how often, and `+` that it is many.
///
/// `13912345678` is `9{11}`, `zhang_wei@163.com` is `a+_a{3}@9{3}.a{3}`, `湖北省武汉市` is `中+`.
pub(super) fn of(cell: &str) -> String {
    let mut shape = String::new();
    let mut run: Option<(char, usize)> = None;
    for class in cell.chars().map(class) {
        match &mut run {
            Some((of, length)) if *of == class => *length += 1,
            _ => {
                write_run(&mut shape, run);
                run = Some((class, 1));
            }
        }
    }
    write_run(&mut shape, run);
    shape
}

fn write_run(shape: &mut String, run: Option<(char, usize)>) {
    let Some((of, length)) = run else { return };
    shape.push(of);
    match (of, length) {
        (_, 1) => {}
        ('A' | 'a' | '中', MANY..) => shape.push('+'),
        _ => shape.push_str(&format!("{{{length}}}")),
    }
}

/// What stands for a character.
fn class(character: char) -> char {
    match character {
        '0'..='9' => '9',
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => '中',
        character if character.is_control() => '␣',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_shows_what_is_written_otherwise() {
        let cases = [
            ("13912345678", "9{11}"),
            ("139 1234 5678", "9{3} 9{4} 9{4}"),
            ("张伟", "中{2}"),
            ("湖北省武汉市", "中+"),
            ("Wang Wei", "Aa{3} Aa{2}"),
            ("zhangwei@163.com", "a+@9{3}.a{3}"),
            ("１３９", "１３９"),
            ("a\tb", "a␣a"),
            ("", ""),
        ];
        for (cell, shape) in cases {
            assert_eq!(of(cell), shape, "{cell}");
        }
    }
}
