//! One lever or rule set by a word and a value, as in an address or on the command line.

use model::{Baseline, Displacement, PowerOrder, Scenario};

/// The rule of displacement.
pub const DISPLACE: &str = "displace";
/// The order in which fuels give way to power.
pub const REPLACE: &str = "replace";

/// Why a setting cannot be taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SettingError {
    /// Not of the form `lever=value`.
    #[error("{given:?} is not a setting: write lever=value, such as hormuz=100")]
    NotASetting {
        /// What was given.
        given: String,
    },
    /// There is no such lever.
    #[error("there is no lever {lever:?}; there are: {choices}")]
    UnknownLever {
        /// The lever.
        lever: String,
        /// The levers that there are, and the rules.
        choices: String,
    },
    /// The value is not a number.
    #[error("{lever} takes a number from {minimum} to {maximum}, not {given:?}")]
    NotANumber {
        /// The lever.
        lever: String,
        /// What was given.
        given: String,
        /// The smallest value.
        minimum: f64,
        /// The largest value.
        maximum: f64,
    },
    /// The value is out of the lever's range.
    #[error("{lever} = {given} is out of range: give a number from {minimum} to {maximum}")]
    OutOfRange {
        /// The lever.
        lever: String,
        /// What was given.
        given: f64,
        /// The smallest value.
        minimum: f64,
        /// The largest value.
        maximum: f64,
        /// The end of the range that is nearest.
        nearest: f64,
    },
    /// The data of this importer and year lack what the lever needs.
    #[error(
        "{lever} cannot be moved for {importer} in {year}: the data lack the imports, the power by fuel or the port that it \
         needs; leave it out, or choose a year that has them"
    )]
    NotUsable {
        /// The lever.
        lever: String,
        /// The importer.
        importer: String,
        /// The year.
        year: u16,
    },
    /// The rule has no such word.
    #[error("{rule} cannot be {given:?}; it can be: {choices}")]
    UnknownChoice {
        /// The rule.
        rule: String,
        /// What was given.
        given: String,
        /// The words that there are.
        choices: String,
    },
}

/// Takes `lever=value` into a scenario, or a rule such as `displace=middle_east`.
pub fn set(
    scenario: &mut Scenario,
    baseline: &Baseline,
    setting: &str,
) -> Result<(), SettingError> {
    let Some((key, value)) = setting.split_once('=') else {
        return Err(SettingError::NotASetting {
            given: setting.to_owned(),
        });
    };
    let (key, value) = (key.trim(), value.trim());
    if matches!(key, DISPLACE | REPLACE) {
        set_rule(scenario, key, value)
    } else {
        set_lever(scenario, baseline, key, value)
    }
}

/// Takes a lever's value into a scenario. A value at which the lever rests takes the lever out of it.
pub(crate) fn set_lever(
    scenario: &mut Scenario,
    baseline: &Baseline,
    lever: &str,
    value: &str,
) -> Result<(), SettingError> {
    let Some(spec) = baseline.levers.iter().find(|spec| spec.lever == lever) else {
        let names = baseline.levers.iter().map(|spec| spec.lever.as_str());
        let choices = names.chain([DISPLACE, REPLACE]).collect::<Vec<_>>();
        return Err(SettingError::UnknownLever {
            lever: lever.to_owned(),
            choices: choices.join(", "),
        });
    };
    if !spec.is_usable(baseline) {
        return Err(SettingError::NotUsable {
            lever: lever.to_owned(),
            importer: baseline.importer.clone(),
            year: baseline.year,
        });
    }
    let (minimum, maximum) = (spec.minimum_in(baseline), spec.maximum_in(baseline));
    let number = value.parse::<f64>().ok();
    let Some((given, nearest)) =
        number.and_then(|number| Some((number, spec.clamp(number, baseline)?)))
    else {
        return Err(SettingError::NotANumber {
            lever: lever.to_owned(),
            given: value.to_owned(),
            minimum,
            maximum,
        });
    };
    if (given - nearest).abs() > 0.0 {
        return Err(SettingError::OutOfRange {
            lever: lever.to_owned(),
            given,
            minimum,
            maximum,
            nearest,
        });
    }
    let rests = spec.resting_value(baseline);
    if rests.is_some_and(|resting| (resting - nearest).abs() <= 0.0) {
        scenario.reset(lever);
    } else {
        scenario.set(lever, nearest);
    }
    Ok(())
}

/// Takes a rule into a scenario.
pub(crate) fn set_rule(
    scenario: &mut Scenario,
    rule: &str,
    value: &str,
) -> Result<(), SettingError> {
    let unknown = |choices: Vec<&str>| SettingError::UnknownChoice {
        rule: rule.to_owned(),
        given: value.to_owned(),
        choices: choices.join(", "),
    };
    if rule == REPLACE {
        let words = || PowerOrder::ALL.iter().map(|word| word.id()).collect();
        scenario.power_order = value.parse().map_err(|_| unknown(words()))?;
    } else {
        let words = || Displacement::ALL.iter().map(|word| word.id()).collect();
        scenario.displacement = value.parse().map_err(|_| unknown(words()))?;
    }
    Ok(())
}
