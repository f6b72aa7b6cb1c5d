//! Numbers with their units.

use model::{Indicator, IndicatorUnit, LeverUnit};

use crate::messages::Messages;
use crate::number::{fixed, short, signed};

impl Messages {
    /// A share, 0 to 1, as percent with one decimal: `94.0 %`.
    pub fn percent(&self, share: f64) -> String {
        self.unit_percent(&fixed(share * IndicatorUnit::Share.factor(), 1))
    }

    /// A percentage as given, without needless decimals: `97 %`, `83.2 %`.
    pub fn given_percent(&self, value: f64) -> String {
        self.unit_percent(&short(value))
    }

    /// A number of days: `1 day`, `118 days`.
    pub fn days(&self, value: f64) -> String {
        match short(value) {
            one if one == "1" => self.unit_day(&one),
            number => self.unit_days(&number),
        }
    }

    /// An indicator's value with its unit.
    pub fn indicator_value(&self, indicator: Indicator, value: f64) -> String {
        match indicator.unit() {
            IndicatorUnit::Share => self.percent(value),
            unit @ IndicatorUnit::Hhi => fixed(value * unit.factor(), 0),
            IndicatorUnit::Count => fixed(value, 1),
            IndicatorUnit::NauticalMiles => self.unit_nautical_miles(&fixed(value, 0)),
            IndicatorUnit::Days => self.unit_days(&fixed(value, 1)),
            IndicatorUnit::Index => fixed(value, 2),
            IndicatorUnit::Petajoules => self.unit_petajoules(&fixed(value, 0)),
        }
    }

    /// The difference of two values of an indicator, in its unit; shares differ by percentage points.
    pub fn indicator_delta(&self, indicator: Indicator, delta: f64) -> String {
        let decimals = match indicator.unit() {
            IndicatorUnit::Share | IndicatorUnit::Count | IndicatorUnit::Days => 1,
            IndicatorUnit::Hhi | IndicatorUnit::NauticalMiles | IndicatorUnit::Petajoules => 0,
            IndicatorUnit::Index => 2,
        };
        let number = fixed(delta * indicator.unit().factor(), decimals);
        let number = signed(number, delta);
        if number.starts_with('±') {
            return number;
        }
        match indicator.unit() {
            IndicatorUnit::Share => self.unit_points(&number),
            IndicatorUnit::NauticalMiles => self.unit_nautical_miles(&number),
            IndicatorUnit::Days => self.unit_days(&number),
            IndicatorUnit::Petajoules => self.unit_petajoules(&number),
            IndicatorUnit::Hhi | IndicatorUnit::Count | IndicatorUnit::Index => number,
        }
    }

    /// A lever's value with its unit.
    pub fn lever_value(&self, unit: LeverUnit, value: f64) -> String {
        let number = short(value);
        match unit {
            LeverUnit::Percent => self.unit_percent(&number),
            LeverUnit::MtPerYear => self.unit_mt_per_year(&number),
            LeverUnit::Kbd => self.unit_kbd(&number),
            LeverUnit::Gw => self.unit_gw(&number),
            LeverUnit::Twh => self.unit_twh(&number),
            LeverUnit::BcmPerYear => self.unit_bcm_per_year(&number),
            LeverUnit::Days => self.days(value),
        }
    }

    /// A project's capacity in its own unit.
    pub fn capacity(&self, value: f64, unit: Option<&str>) -> String {
        let number = short(value);
        match unit {
            Some("Mtpa" | "mtpa" | "mt_per_year") => self.unit_mtpa_short(&number),
            Some("kbd") => self.unit_kbd_short(&number),
            Some("bcm_per_year") => self.unit_bcm_per_year(&number),
            Some("GW" | "gw") => self.unit_gw(&number),
            Some(unit) => format!("{number} {}", unit.replace('_', " ")),
            None => number,
        }
    }

    /// A figure of a claim or of what was published, in its own unit.
    pub fn claim_value(&self, value: f64, unit: Option<&str>) -> String {
        match unit {
            Some("percent") => self.given_percent(value),
            Some("billion_usd") if value >= 1_000.0 => {
                self.unit_trillion_usd(&short(value / 1_000.0))
            }
            Some("billion_usd") => self.unit_billion_usd(&self.billions(value)),
            Some("billion_jpy") => self.unit_billion_jpy(&self.billions(value)),
            Some("trillion_jpy") => self.unit_trillion_jpy(&short(value)),
            unit => self.capacity(value, unit),
        }
    }

    /// Billions in the unit that the language counts them in.
    fn billions(&self, value: f64) -> String {
        short(value * self.unit_billion_scale().parse().unwrap_or(1.0))
    }

    /// Words in a row, the last joined by "and".
    pub fn join(&self, words: &[&str]) -> String {
        match words {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [rest @ .., last] => rest.join(self.join_comma()) + self.join_last() + last,
        }
    }
}

#[cfg(all(test, feature = "languages"))]
mod tests {
    use super::*;

    fn english() -> &'static Messages {
        &crate::english().messages
    }

    #[test]
    fn percent_comes_with_a_space_and_given_values_keep_their_precision() {
        let words = english();
        assert_eq!(words.percent(0.9404), "94.0\u{a0}%");
        assert_eq!(words.given_percent(97.0), "97\u{a0}%");
        assert_eq!(words.given_percent(83.2), "83.2\u{a0}%");
        assert_eq!(words.given_percent(-28.6), "−28.6\u{a0}%");
    }

    #[test]
    fn a_difference_that_rounds_to_nothing_has_no_sign() {
        let words = english();
        assert_eq!(words.indicator_delta(Indicator::CutOff, 0.000_2), "±0");
        assert_eq!(
            words.indicator_delta(Indicator::CutOff, 0.25),
            "+25.0\u{a0}pp"
        );
        assert_eq!(
            words.indicator_delta(Indicator::HaulDays, -1.25),
            "−1.2\u{a0}days"
        );
    }

    #[test]
    fn one_day_is_a_day_and_words_in_a_row_are_joined() {
        let words = english();
        assert_eq!(words.days(1.0), "1\u{a0}day");
        assert_eq!(words.days(118.0), "118\u{a0}days");
        assert_eq!(words.join(&["oil", "gas", "coal"]), "oil, gas and coal");
        assert_eq!(words.join(&[]), "");
    }

    #[test]
    fn money_from_a_thousand_billions_on_is_told_in_trillions() {
        let words = english();
        assert_eq!(
            words.claim_value(1_500.0, Some("billion_usd")),
            "$1.5 trillion"
        );
        assert_eq!(
            crate::language("ja")
                .messages
                .claim_value(38.5, Some("billion_usd")),
            "385億ドル"
        );
        assert_eq!(
            words.claim_value(9.6, Some("mt_per_year")),
            "9.6\u{a0}Mt a year"
        );
    }
}
