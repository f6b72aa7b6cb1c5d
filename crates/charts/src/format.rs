//! Numbers as the charts print them, in the formats of `text`.

pub use text::fill;
use text::number::fixed;

/// `12,345` with a comma between thousands.
pub fn grouped(value: f64) -> String {
    fixed(value, 0)
}

/// A quantity: whole above ten, one decimal below.
pub fn quantity(value: f64) -> String {
    if value != 0.0 && value.abs() < 9.95 {
        fixed(value, 1)
    } else {
        grouped(value)
    }
}

/// A share as a percentage with one decimal, such as `94.0 %`.
pub fn percent(share: f64) -> String {
    fixed(share * 100.0, 1) + "\u{a0}%"
}

/// A share as a whole percentage, such as `87 %`.
pub fn whole_percent(share: f64) -> String {
    fixed(share * 100.0, 0) + "\u{a0}%"
}

/// A tick of an axis with this step.
pub fn tick(value: f64, step: f64) -> String {
    if step >= 1.0 {
        grouped(value)
    } else {
        let decimals = (-step.log10()).ceil().clamp(1.0, 6.0) as usize;
        fixed(value, decimals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(7050.4), "7,050");
        assert_eq!(grouped(999.0), "999");
        assert_eq!(grouped(-1_234_567.0), "−1,234,567");
        assert_eq!(grouped(-0.2), "0");
    }

    #[test]
    fn shares_are_percentages_with_a_space_that_does_not_break() {
        assert_eq!(percent(0.94), "94.0\u{a0}%");
        assert_eq!(whole_percent(0.871), "87\u{a0}%");
    }

    #[test]
    fn ticks_have_the_decimals_of_their_step() {
        assert_eq!(tick(2000.0, 1000.0), "2,000");
        assert_eq!(tick(0.4, 0.2), "0.4");
        assert_eq!(tick(0.05, 0.05), "0.05");
    }
}
