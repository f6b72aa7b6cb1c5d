//! Rounding of figures that are carried in rounded form only.

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

/// Petajoules: whole, or to one decimal below ten.
pub fn petajoules(value: f64) -> f64 {
    decimals(value, usize::from(value.abs() < 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_significant_digits_are_kept() {
        assert_eq!(significant(123.456, 3).to_string(), "123");
        assert_eq!(significant(0.012_345, 3).to_string(), "0.0123");
    }

    #[test]
    fn petajoules_are_whole_from_ten() {
        assert_eq!(petajoules(8828.28).to_string(), "8828");
        assert_eq!(petajoules(9.96).to_string(), "10");
        assert_eq!(petajoules(2.34).to_string(), "2.3");
    }
}
