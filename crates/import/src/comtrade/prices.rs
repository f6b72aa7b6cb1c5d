//! What a kilogram comes to, as a sign of weights in the wrong unit.

use std::collections::BTreeMap;

use crate::flows::Group;
use crate::report::{At, Remark, Report};

use super::Entry;

/// A price above this, in dollars per kilogram, is that of no fuel: the weights are tonnes.
const DEAREST: f64 = 20.0;

/// Says so where weights must be tonnes, as they were in some years.
pub fn check(entries: &[Entry], report: &mut Report) {
    let mut groups: BTreeMap<&Group, (u64, f64, f64)> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.supplier.is_some()) {
        if let Some(dollars) = entry.dollars {
            let sums = groups.entry(&entry.group).or_insert((entry.line, 0.0, 0.0));
            sums.1 += dollars;
            sums.2 += entry.kilograms;
        }
    }
    for (group, (line, dollars, kilograms)) in groups {
        let price = dollars / kilograms;
        if price > DEAREST {
            report.push(Remark::error(
                At::Line(line),
                format!("{group}: at {price:.0} dollars a kilogram the weights must be tonnes: multiply netWgt by 1,000"),
            ));
        }
    }
}
