//! Shares that must add up to one.

use std::collections::BTreeMap;

use crate::descriptor::Resource;
use crate::fault::{Fault, FaultKind};
use crate::files::DESCRIPTOR;
use crate::grid::{Grid, cells};

/// How far a sum may be from one, for decimals that do not add up exactly.
const TOLERANCE: f64 = 1e-9;

/// Checks each group of shares.
pub fn check(resource: &Resource, grid: &Grid, faults: &mut Vec<Fault>) {
    let Some(rule) = &resource.sum_to_one else {
        return;
    };
    let (Some(share), Some(group)) = (grid.column(&rule.field), grid.columns(&rule.group_by))
    else {
        let message = format!(
            "{}: x-sumToOne names a column that is not described",
            resource.name
        );
        faults.push(Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message));
        return;
    };
    let mut sums: BTreeMap<Vec<&str>, (u64, f64)> = BTreeMap::new();
    for (line, row) in &grid.rows {
        let value = row
            .get(share)
            .and_then(|cell| cell.parse::<f64>().ok())
            .unwrap_or(0.0);
        sums.entry(cells(row, &group)).or_insert((*line, 0.0)).1 += value;
    }
    for (group, (line, sum)) in sums {
        if (sum - 1.0).abs() > TOLERANCE || sum.is_nan() {
            let message =
                format!("the shares of this group add up to {sum}; make them add up to 1");
            let columns = rule.group_by.join(", ");
            faults.push(Fault::of_cell(
                FaultKind::Sum,
                &resource.path,
                line,
                &columns,
                &group.join(", "),
                message,
            ));
        }
    }
}
