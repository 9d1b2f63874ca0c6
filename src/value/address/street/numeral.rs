//! Chinese numerals as house numbers use them: 二十八 is 28, 五〇二 is 502.

/// The digits of a numeral, if it is one.
pub(super) fn digits(numeral: &str) -> Option<String> {
    if numeral.is_empty() {
        return None;
    }
    if numeral.contains(['十', '百', '千', '廿']) {
        return value(numeral).map(|value| value.to_string());
    }
    numeral
        .chars()
        .map(digit)
        .map(|digit| char::from_digit(digit?, 10))
        .collect()
}

/// Whether the character can be part of a numeral.
pub(super) fn is_numeral(character: char) -> bool {
    digit(character).is_some() || "十百千廿".contains(character)
}

fn digit(character: char) -> Option<u32> {
    "零一二三四五六七八九"
        .chars()
        .position(|known| known == character)
        .or(match character {
            '〇' | '○' => Some(0),
            '两' => Some(2),
            _ => None,
        })
        .and_then(|digit| u32::try_from(digit).ok())
}

/// 一百二十三: each digit counts what stands behind it; 十 alone is ten.
fn value(numeral: &str) -> Option<u32> {
    let (mut total, mut open) = (0, None);
    for character in numeral.chars() {
        let power = match character {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '廿' => {
                total += 20;
                continue;
            }
            _ => {
                open = Some(digit(character)?);
                continue;
            }
        };
        total += open.take().unwrap_or(1) * power;
    }
    Some(total + open.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_by_value_or_digit_by_digit() {
        let cases = [
            ("三", Some("3")),
            ("十", Some("10")),
            ("二十八", Some("28")),
            ("一百零五", Some("105")),
            ("廿三", Some("23")),
            ("五〇二", Some("502")),
            ("一二〇三", Some("1203")),
            ("路", None),
            ("", None),
        ];
        for (numeral, expected) in cases {
            assert_eq!(digits(numeral).as_deref(), expected, "{numeral}");
        }
    }
}
