//! Number formats. A figure that is missing is worded by the caller, never printed as zero.

/// The minus sign of typography.
const MINUS: char = '−';

/// A number with `decimals` decimals, thousands grouped: `7,050`.
pub fn fixed(value: f64, decimals: usize) -> String {
    let mut digits = format!("{:.decimals$}", value.abs());
    let whole_end = digits.find('.').unwrap_or(digits.len());
    let mut position = whole_end;
    while position > 3 {
        position -= 3;
        digits.insert(position, ',');
    }
    let is_zero = digits
        .bytes()
        .all(|byte| matches!(byte, b'0' | b'.' | b','));
    if value < 0.0 && !is_zero {
        digits.insert(0, MINUS);
    }
    digits
}

/// A number with at most two decimals and no trailing zeros: `9.6`, `241`.
pub fn short(value: f64) -> String {
    let text = fixed(value, 2);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A value with its sign, for differences: `+1.2`, `−3.0`, `±0`.
pub(crate) fn signed(text: String, value: f64) -> String {
    let is_zero = !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if is_zero {
        "±0".to_owned()
    } else if value > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_and_minus_is_a_minus() {
        assert_eq!(fixed(1_234_567.0, 0), "1,234,567");
        assert_eq!(fixed(-1234.5, 1), "−1,234.5");
        assert_eq!(fixed(-0.01, 1), "0.0");
        assert_eq!(fixed(999.96, 1), "1,000.0");
    }
}
