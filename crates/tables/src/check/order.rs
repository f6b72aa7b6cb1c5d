//! Numbers of a row that may not fall from left to right, such as a range and the value inside it.

use crate::descriptor::Resource;
use crate::fault::{Fault, FaultKind};
use crate::files::DESCRIPTOR;
use crate::grid::Grid;

/// Checks each chain of columns in each row.
pub fn check(resource: &Resource, grid: &Grid, faults: &mut Vec<Fault>) {
    for chain in &resource.ordered {
        let Some(columns) = grid.columns(chain) else {
            let message = format!(
                "{}: x-ordered names a column that is not described",
                resource.name
            );
            faults.push(Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message));
            continue;
        };
        for (line, row) in &grid.rows {
            let numbers = columns
                .iter()
                .zip(chain)
                .filter_map(|(column, name)| {
                    let cell = row.get(*column)?;
                    Some((name, cell, cell.parse::<f64>().ok()?))
                })
                .collect::<Vec<_>>();
            for pair in numbers.windows(2) {
                let [(before, _, low), (name, cell, high)] = pair else {
                    continue;
                };
                if high < low {
                    faults.push(Fault::of_cell(
                        FaultKind::Range,
                        &resource.path,
                        *line,
                        name,
                        cell,
                        format!(
                            "is below {before}, {low}; give {before} and {name} in ascending order"
                        ),
                    ));
                }
            }
        }
    }
}
