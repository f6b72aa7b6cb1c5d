//! Keys that must be unique.

use std::collections::BTreeMap;

use crate::descriptor::Resource;
use crate::fault::{Fault, FaultKind};
use crate::files::DESCRIPTOR;
use crate::grid::{Grid, cells};

/// Checks the primary key and every column that must be unique.
pub fn check(resource: &Resource, grid: &Grid, faults: &mut Vec<Fault>) {
    let unique = resource
        .schema
        .fields
        .iter()
        .filter(|field| field.constraints.unique);
    let single = unique.map(|field| vec![field.name.clone()]);
    let primary = Some(resource.schema.primary_key.clone()).filter(|key| !key.is_empty());
    for key in primary.into_iter().chain(single) {
        if let Some(columns) = grid.columns(&key) {
            repeated(resource, grid, &key, &columns, faults);
        } else {
            let key = key.join(", ");
            let message = format!(
                "{}: the key names a column that is not described: {key}",
                resource.name
            );
            faults.push(Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message));
        }
    }
}

fn repeated(
    resource: &Resource,
    grid: &Grid,
    key: &[String],
    columns: &[usize],
    faults: &mut Vec<Fault>,
) {
    let mut first = BTreeMap::new();
    for (line, row) in &grid.rows {
        let value = cells(row, columns);
        let text = value.join(", ");
        let seen = *first.entry(value).or_insert(*line);
        if seen != *line {
            let message = format!("stands on line {seen} already; keep one of the two");
            faults.push(Fault::of_cell(
                FaultKind::Duplicate,
                &resource.path,
                *line,
                &key.join(", "),
                &text,
                message,
            ));
        }
    }
}
