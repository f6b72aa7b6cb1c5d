//! What is chosen of a chart that answers a question: the part of an address beside the state.

use model::{Fuel, Indicator, Target};

use crate::analyses::target;

/// The choices; each chart reads those that it has, and has a default for what is not chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The indicator that is asked about.
    pub indicator: Option<Indicator>,
    /// The lever that may be moved.
    pub lever: Option<String>,
    /// What the indicator has to meet, in its unit.
    pub target: Option<Target>,
    /// The fuel whose imports are chosen anew.
    pub fuel: Option<Fuel>,
    /// What a cap is on: chokepoints joined by `+`, a supplier, or [`ANY_SUPPLIER`].
    pub cap: Option<String>,
    /// The cap, percent.
    pub within: Option<f64>,
    /// How far levers that are moved are drawn from where they stand, percent of their value.
    pub spread: Option<f64>,
    /// How many worlds are drawn.
    pub draws: Option<usize>,
    /// Scenarios to compare with, packed as in the address of a [`crate::View`].
    pub pins: Option<String>,
    /// Whether rows stand by what they do, the worst first, rather than in their own order.
    pub by_size: bool,
}

/// The word for a cap on each single supplier.
pub const ANY_SUPPLIER: &str = "any_supplier";

/// The most that can be asked for of [`Choice::spread`], percent.
pub const MOST_SPREAD: f64 = 50.0;

/// How far the levers that are moved are drawn from where they stand where nobody says it, percent of their value.
pub const USUAL_SPREAD: f64 = 20.0;

/// How many worlds a chart or an answer is drawn of where nobody says it: enough for the ends of a band to about a percent.
pub const USUAL_DRAWS: usize = 1_000;

/// Which worlds are drawn where nobody says it: the same every time.
pub const USUAL_SEED: u64 = 2016;

/// The most that can be asked for of [`Choice::draws`].
pub const MOST_DRAWS: usize = 10_000;

/// Keys of choices in addresses.
pub mod key {
    /// See [`super::Choice::indicator`].
    pub const INDICATOR: &str = "indicator";
    /// See [`super::Choice::lever`].
    pub const LEVER: &str = "lever";
    /// A [`model::Target::AtLeast`].
    pub const AT_LEAST: &str = "at_least";
    /// A [`model::Target::AtMost`].
    pub const AT_MOST: &str = "at_most";
    /// A target in the unit that people read, percent for shares: what a field of a page says.
    pub const AT_LEAST_SHOWN: &str = "at_least_shown";
    /// The same for [`AT_MOST`].
    pub const AT_MOST_SHOWN: &str = "at_most_shown";
    /// The indicator that a target was written for; it does not hold for another one.
    pub const TARGET_OF: &str = "target_of";
    /// See [`super::Choice::fuel`].
    pub const FUEL: &str = "fuel";
    /// See [`super::Choice::cap`].
    pub const CAP: &str = "cap";
    /// See [`super::Choice::within`].
    pub const WITHIN: &str = "within";
    /// See [`super::Choice::spread`].
    pub const SPREAD: &str = "spread";
    /// See [`super::Choice::draws`].
    pub const DRAWS: &str = "draws";
    /// `size` for [`super::Choice::by_size`], `suite` for the order of the suite.
    pub const ORDER: &str = "order";
    /// See [`super::Choice::pins`].
    pub const PINS: &str = crate::view::PINS;
    /// All of them.
    pub const ALL: [&str; 14] = [
        INDICATOR,
        LEVER,
        AT_LEAST,
        AT_MOST,
        AT_LEAST_SHOWN,
        AT_MOST_SHOWN,
        TARGET_OF,
        FUEL,
        CAP,
        WITHIN,
        SPREAD,
        DRAWS,
        PINS,
        ORDER,
    ];
}

/// A choice that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceError {
    /// Its key.
    pub key: &'static str,
    /// What it takes.
    pub takes: String,
    /// The words that it takes, where they are few.
    pub choices: Vec<&'static str>,
}

impl Choice {
    /// Reads what a query has of each key.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, ChoiceError> {
        let number = |key: &'static str| match get(key) {
            None => Ok(None),
            Some(text) => {
                let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
                number.map(Some).ok_or_else(|| error(key, "takes a number"))
            }
        };
        let indicator = get(key::INDICATOR).map(|word| {
            let words = Indicator::ALL.iter().map(|indicator| indicator.id());
            word.parse()
                .map_err(|_| one_of(key::INDICATOR, words.collect()))
        });
        let fuel = get(key::FUEL).map(|word| {
            let words = Fuel::ALL.iter().map(|fuel| fuel.id());
            word.parse().map_err(|_| one_of(key::FUEL, words.collect()))
        });
        let indicator: Option<Indicator> = indicator.transpose()?;
        let factor = indicator.map_or(1.0, |indicator| indicator.unit().factor());
        let bound = |key: &'static str, shown: &'static str| {
            let shown = number(shown)?.map(|value| value / factor);
            Ok::<_, ChoiceError>(number(key)?.or(shown))
        };
        let (least, most) = (
            bound(key::AT_LEAST, key::AT_LEAST_SHOWN)?,
            bound(key::AT_MOST, key::AT_MOST_SHOWN)?,
        );
        if least.is_some() && most.is_some() {
            return Err(error(
                key::AT_MOST,
                "does not go with at_least: give one of them",
            ));
        }
        let shown = [key::AT_LEAST_SHOWN, key::AT_MOST_SHOWN];
        if let Some(key) = shown.into_iter().find(|key| get(key).is_some())
            && indicator.is_none()
        {
            // Its unit is the indicator's.
            return Err(error(key, "goes with an indicator: name it"));
        }
        let written_for = get(key::TARGET_OF);
        let is_of_indicator = written_for.is_none_or(|word| {
            let chosen = indicator.map(Indicator::id);
            chosen == Some(word.as_str())
        });
        let percent = |key: &'static str, most: f64| {
            let percent = number(key)?;
            let is_in = percent.is_none_or(|percent| (0.0..=most).contains(&percent));
            let takes = || error(key, &format!("takes a percentage from 0 to {most}"));
            if is_in { Ok(percent) } else { Err(takes()) }
        };
        let draws = get(key::DRAWS).map(|text| {
            let draws = text.parse::<usize>().ok();
            draws
                .filter(|draws| (1..=MOST_DRAWS).contains(draws))
                .ok_or_else(|| {
                    error(
                        key::DRAWS,
                        &format!("takes a number from 1 to {MOST_DRAWS}"),
                    )
                })
        });
        let by_size = match get(key::ORDER).as_deref() {
            None | Some("suite") => false,
            Some("size") => true,
            Some(_) => return Err(one_of(key::ORDER, vec!["suite", "size"])),
        };
        Ok(Self {
            indicator,
            lever: get(key::LEVER),
            target: target(least, most).filter(|_| is_of_indicator),
            fuel: fuel.transpose()?,
            cap: get(key::CAP),
            within: percent(key::WITHIN, 100.0)?,
            spread: percent(key::SPREAD, MOST_SPREAD)?,
            draws: draws.transpose()?,
            pins: get(key::PINS),
            by_size,
        })
    }

    /// What is chosen, as pairs of a query.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let target = self.target.map(|target| match target {
            Target::AtLeast(value) => (key::AT_LEAST, value.to_string()),
            Target::AtMost(value) => (key::AT_MOST, value.to_string()),
        });
        let pairs = [
            self.indicator
                .map(|indicator| (key::INDICATOR, indicator.id().to_owned())),
            self.lever.clone().map(|lever| (key::LEVER, lever)),
            target,
            self.fuel.map(|fuel| (key::FUEL, fuel.id().to_owned())),
            self.cap.clone().map(|cap| (key::CAP, cap)),
            self.within.map(|within| (key::WITHIN, within.to_string())),
            self.spread.map(|spread| (key::SPREAD, spread.to_string())),
            self.draws.map(|draws| (key::DRAWS, draws.to_string())),
            self.pins.clone().map(|pins| (key::PINS, pins)),
            self.by_size.then(|| (key::ORDER, "size".to_owned())),
        ];
        pairs.into_iter().flatten().collect()
    }
}

fn error(key: &'static str, takes: &str) -> ChoiceError {
    ChoiceError {
        key,
        takes: takes.to_owned(),
        choices: Vec::new(),
    }
}

fn one_of(key: &'static str, choices: Vec<&'static str>) -> ChoiceError {
    ChoiceError {
        choices,
        ..error(key, "is one of the choices")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read(query: &str) -> Result<Choice, ChoiceError> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let pairs = pairs.collect::<BTreeMap<_, _>>();
        Choice::read(|key| pairs.get(key).map(|value| (*value).to_owned()))
    }

    #[test]
    fn what_is_chosen_is_read_as_it_is_written() {
        for query in [
            "",
            "indicator=cut_off",
            "indicator=lowest_stock_oil&lever=rfe_lng&at_least=180",
            "fuel=lng&cap=hormuz+malacca&within=32.5",
            "at_most=0.6&spread=12.5&draws=10000&pins=a.b&order=size",
        ] {
            let choice = read(query).unwrap();
            let pairs = choice.pairs().into_iter();
            let written = pairs.map(|(key, value)| format!("{key}={value}"));
            assert_eq!(written.collect::<Vec<_>>().join("&"), query);
        }
        assert_eq!(read("order=suite"), Ok(Choice::default()));
    }

    #[test]
    fn a_field_speaks_in_the_unit_that_is_read_and_of_its_own_indicator() {
        let choice = read("indicator=cut_off&at_most_shown=12.5&target_of=cut_off").unwrap();
        assert_eq!(choice.target, Some(Target::AtMost(0.125)));
        let choice = read("indicator=shortage_oil&at_least_shown=180").unwrap();
        assert_eq!(choice.target, Some(Target::AtLeast(180.0)));
        // The indicator was changed, the field not yet.
        let choice = read("indicator=shortage_oil&at_most_shown=12.5&target_of=cut_off").unwrap();
        assert_eq!(choice.target, None);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (query, key) in [
            ("indicator=comfort", key::INDICATOR),
            ("fuel=peat", key::FUEL),
            ("within=101", key::WITHIN),
            ("within=much", key::WITHIN),
            ("spread=51", key::SPREAD),
            ("draws=0", key::DRAWS),
            ("draws=1e3", key::DRAWS),
            ("at_least=NaN", key::AT_LEAST),
            ("at_least=1&at_most=2", key::AT_MOST),
            ("at_most_shown=60", key::AT_MOST_SHOWN),
            ("order=random", key::ORDER),
        ] {
            assert_eq!(read(query).unwrap_err().key, key, "{query}");
        }
    }
}
