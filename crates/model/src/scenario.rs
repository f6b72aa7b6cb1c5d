//! A scenario: the levers that were moved, and who and what gives way.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::baseline::Baseline;
use crate::lever::{LeverSpec, LeverValue};
use crate::terms::terms;

terms!(
    /// Whom new supply displaces.
    #[derive(Default)]
    Displacement {
        /// Every supplier of the fuel, by its share.
        #[default]
        ProRata = "pro_rata",
        /// Middle Eastern suppliers first, then the others.
        MiddleEast = "middle_east",
        /// The supplier whose usual route passes the most chokepoints first.
        Exposed = "exposed",
    }
);

terms!(
    /// Which fuel gives way first to more power at home.
    #[derive(Default)]
    PowerOrder {
        /// Gas, then oil, then coal.
        #[default]
        GasFirst = "gas_first",
        /// Oil, then gas, then coal.
        OilFirst = "oil_first",
        /// Coal, then gas, then oil.
        CoalFirst = "coal_first",
    }
);

/// The levers moved away from their defaults. The default scenario is the baseline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Values by lever id, in the lever's unit; absent means default.
    pub levers: BTreeMap<String, f64>,
    /// Whom new supply displaces.
    pub displacement: Displacement,
    /// Which fuel gives way to more power at home.
    #[serde(default)]
    pub power_order: PowerOrder,
}

impl Scenario {
    /// Sets a lever.
    pub fn set(&mut self, lever: &str, value: f64) {
        self.levers.insert(lever.to_owned(), value);
    }

    /// Returns a lever to its default.
    pub fn reset(&mut self, lever: &str) {
        self.levers.remove(lever);
    }

    /// Whether nothing is moved. Whom new supply displaces does not matter while there is none.
    pub fn is_baseline(&self) -> bool {
        self.levers.is_empty()
    }

    /// Where a lever stands in this scenario on this baseline, in range.
    ///
    /// `None` when the baseline lacks the figure that the lever rests on, and the scenario does not set it.
    pub fn value_of(&self, spec: &LeverSpec, baseline: &Baseline) -> Option<LeverValue> {
        if !spec.is_usable(baseline) {
            return None;
        }
        let default = spec.resting_value(baseline);
        let value = self
            .levers
            .get(&spec.lever)
            .and_then(|value| spec.clamp(*value, baseline))
            .or(default)?;
        Some(LeverValue {
            value,
            default,
            moved: default.is_none_or(|default| value.to_bits() != default.to_bits()),
        })
    }
}
