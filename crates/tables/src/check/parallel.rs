//! Lists of a row that belong together item by item.

use crate::descriptor::Resource;
use crate::fault::{Fault, FaultKind};
use crate::files::DESCRIPTOR;
use crate::grid::Grid;

/// Checks that the lists of each group have as many items in each row.
pub fn check(resource: &Resource, grid: &Grid, faults: &mut Vec<Fault>) {
    for group in &resource.parallel {
        let Some(columns) = grid.columns(group) else {
            let message = format!(
                "{}: x-parallel names a column that is not described",
                resource.name
            );
            faults.push(Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message));
            continue;
        };
        let delimiter = |name: &str| {
            let fields = &resource.schema.fields;
            let field = fields.iter().find(|field| field.name == name);
            field.map_or(";", |field| field.delimiter.as_str())
        };
        for (line, row) in &grid.rows {
            let lists = columns
                .iter()
                .zip(group)
                .filter_map(|(column, name)| {
                    let cell = row.get(*column)?;
                    let items = cell.split(delimiter(name)).filter(|item| !item.is_empty());
                    Some((name, cell, items.count()))
                })
                .collect::<Vec<_>>();
            for pair in lists.windows(2) {
                let [(first, _, expected), (name, cell, count)] = pair else {
                    continue;
                };
                if count != expected {
                    faults.push(Fault::of_cell(
                        FaultKind::Width,
                        &resource.path,
                        *line,
                        name,
                        cell,
                        format!("has {count} items and {first} has {expected}; give one for each"),
                    ));
                }
            }
        }
    }
}
