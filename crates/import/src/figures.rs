//! Numbers: as files write them, and as our tables do.

/// What a cell of figures holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// Nothing, or a dash for none.
    Nothing,
    /// A mark for an amount too small to be shown.
    TooSmall,
    /// A number.
    Number(f64),
    /// Something else.
    Unreadable,
}

/// Reads a cell. Digits with a decimal point, and in thousands at most a comma.
pub fn figure(cell: &str) -> Figure {
    let cell = cell.trim();
    match cell {
        "" | "-" | "–" | "—" => return Figure::Nothing,
        "†" | "‡" | "^" | "◆" => return Figure::TooSmall,
        _ => {}
    }
    // `inf` and `nan` are numbers to the parser alone.
    let plain = cell
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'));
    let text = if plain {
        cell.to_owned()
    } else {
        in_thousands(cell)
    };
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && !text.is_empty() => Figure::Number(number),
        _ => Figure::Unreadable,
    }
}

/// The digits of a number in groups of three with commas between them; empty if it is none. A single comma may stand for the
/// decimal point elsewhere, so that every group after the first has to have three digits.
fn in_thousands(cell: &str) -> String {
    let (whole, rest) = cell.split_once('.').unwrap_or((cell, ""));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next().unwrap_or_default();
    let three = |group: &str| group.len() == 3 && group.chars().all(|c| c.is_ascii_digit());
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    // One group alone, such as 1,234, could be 1.234 in another country.
    let grouped = whole.matches(',').count() > 1 || (whole.contains(',') && !rest.is_empty());
    if grouped
        && (1..=3).contains(&first.len())
        && digits(first)
        && groups.all(three)
        && digits(rest)
    {
        cell.replace(',', "")
    } else {
        String::new()
    }
}

/// A year.
pub fn year(cell: &str) -> Option<u16> {
    let cell = cell.trim();
    // Spreadsheets write whole numbers with a decimal at times.
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    let year = cell.parse().ok()?;
    (1900..=2100).contains(&year).then_some(year)
}

/// `value` to `digits` significant digits.
pub fn significant(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits.saturating_sub(1))
        .parse()
        .unwrap_or(value)
}

/// `value` to `places` decimals.
pub fn decimals(value: f64, places: usize) -> f64 {
    format!("{value:.places$}").parse().unwrap_or(value)
}

/// Petajoules: whole, or to one decimal below ten, as in our balance.
pub fn petajoules(value: f64) -> f64 {
    decimals(value, usize::from(value.abs() < 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_two_numbers_is_none() {
        for (cell, expected) in [
            ("12.5", Figure::Number(12.5)),
            (" 1e-3 ", Figure::Number(0.001)),
            ("-4", Figure::Number(-4.0)),
            ("1,234,567.8", Figure::Number(1_234_567.8)),
            ("1,234.5", Figure::Number(1234.5)),
            ("1,234", Figure::Unreadable),
            ("12,5", Figure::Unreadable),
            ("n/a", Figure::Unreadable),
            ("inf", Figure::Unreadable),
            ("NaN", Figure::Unreadable),
            ("1e999", Figure::Unreadable),
            (",", Figure::Unreadable),
            ("–", Figure::Nothing),
            ("", Figure::Nothing),
            ("†", Figure::TooSmall),
        ] {
            assert_eq!(figure(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn years_are_whole_and_of_our_time() {
        assert_eq!(year("2023"), Some(2023));
        assert_eq!(year("2023.0"), Some(2023));
        assert_eq!(
            [year("202301"), year("23"), year("x"), year("2023.5")],
            [None; 4]
        );
    }

    #[test]
    fn numbers_are_rounded_as_in_our_tables() {
        assert_eq!(significant(123.456, 3).to_string(), "123");
        assert_eq!(significant(0.012_345, 3).to_string(), "0.0123");
        assert_eq!(petajoules(8828.28).to_string(), "8828");
        assert_eq!(petajoules(2.34).to_string(), "2.3");
    }
}
