//! Number formats. A figure that is missing is worded by the caller, never printed as zero.

use model::{Indicator, IndicatorUnit, LeverUnit};

/// Stands between a number and its unit, which no line may part.
const SPACE: char = '\u{a0}';

/// The minus sign of typography.
const MINUS: char = '−';

/// A share as percent with one decimal: `94.0 %`.
pub fn percent(share: f64) -> String {
    format!("{}{SPACE}%", fixed(share * 100.0, 1))
}

/// A percentage as given, without needless decimals: `97 %`, `83.2 %`.
pub fn given_percent(value: f64) -> String {
    format!("{}{SPACE}%", short(value))
}

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
fn signed(text: String, value: f64) -> String {
    let is_zero = !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if is_zero {
        "±0".to_owned()
    } else if value > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

/// An indicator's value with its unit.
pub fn indicator(indicator: Indicator, value: f64) -> String {
    match indicator.unit() {
        IndicatorUnit::Share => percent(value),
        IndicatorUnit::Hhi => fixed(value * 10_000.0, 0),
        IndicatorUnit::Count => fixed(value, 1),
        IndicatorUnit::NauticalMiles => format!("{}{SPACE}nm", fixed(value, 0)),
        IndicatorUnit::Days => format!("{}{SPACE}days", fixed(value, 1)),
        IndicatorUnit::Index => fixed(value, 2),
        IndicatorUnit::Petajoules => format!("{}{SPACE}PJ", fixed(value, 0)),
    }
}

/// The difference of two values of an indicator, in its unit; shares differ by percentage points.
pub fn indicator_delta(indicator: Indicator, delta: f64) -> String {
    let (number, unit) = match indicator.unit() {
        IndicatorUnit::Share => (fixed(delta * 100.0, 1), "\u{a0}pp"),
        IndicatorUnit::Hhi => (fixed(delta * 10_000.0, 0), ""),
        IndicatorUnit::Count => (fixed(delta, 1), ""),
        IndicatorUnit::NauticalMiles => (fixed(delta, 0), "\u{a0}nm"),
        IndicatorUnit::Days => (fixed(delta, 1), "\u{a0}days"),
        IndicatorUnit::Index => (fixed(delta, 2), ""),
        IndicatorUnit::Petajoules => (fixed(delta, 0), "\u{a0}PJ"),
    };
    let signed = signed(number, delta);
    if signed.starts_with('±') {
        signed
    } else {
        signed + unit
    }
}

/// A number of days: `1 day`, `118 days`.
pub fn days(value: f64) -> String {
    let number = short(value);
    let unit = if number == "1" { "day" } else { "days" };
    format!("{number}{SPACE}{unit}")
}

/// A lever's value with its unit.
pub fn lever(unit: LeverUnit, value: f64) -> String {
    match unit {
        LeverUnit::Percent => format!("{}{SPACE}%", short(value)),
        LeverUnit::MtPerYear => format!("{}{SPACE}Mt a year", short(value)),
        LeverUnit::Kbd => format!("{}{SPACE}thousand barrels a day", short(value)),
        LeverUnit::Gw => format!("{}{SPACE}GW", short(value)),
        LeverUnit::Twh => format!("{}{SPACE}TWh a year", short(value)),
        LeverUnit::BcmPerYear => format!("{}{SPACE}bcm a year", short(value)),
        LeverUnit::Days => days(value),
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

    #[test]
    fn percent_comes_with_a_space_and_given_values_keep_their_precision() {
        assert_eq!(percent(0.9404), "94.0\u{a0}%");
        assert_eq!(given_percent(97.0), "97\u{a0}%");
        assert_eq!(given_percent(83.2), "83.2\u{a0}%");
        assert_eq!(given_percent(-28.6), "−28.6\u{a0}%");
    }

    #[test]
    fn a_difference_that_rounds_to_nothing_has_no_sign() {
        assert_eq!(indicator_delta(Indicator::CutOff, 0.000_2), "±0");
        assert_eq!(indicator_delta(Indicator::CutOff, 0.25), "+25.0\u{a0}pp");
        assert_eq!(
            indicator_delta(Indicator::HaulDays, -1.25),
            "−1.2\u{a0}days"
        );
    }
}
