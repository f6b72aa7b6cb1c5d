//! References that must lead somewhere.

use crate::descriptor::{Package, Resource, Targets};
use crate::fault::{Fault, FaultKind};
use crate::files::DESCRIPTOR;
use crate::grid::{Grid, cells};

use super::Grids;

/// Checks foreign keys, list items and targets. A reference into an unreadable table is left alone: that table has its
/// own fault.
pub fn check(resource: &Resource, grid: &Grid, grids: &Grids, faults: &mut Vec<Fault>) {
    for key in &resource.schema.foreign_keys {
        let there = &key.reference;
        let Some(target) = grids.get(&there.resource) else {
            continue;
        };
        let (Some(here), Some(columns)) =
            (grid.columns(&key.fields), target.columns(&there.fields))
        else {
            faults.push(undescribed(
                resource,
                &key.fields.join(", "),
                &there.resource,
            ));
            continue;
        };
        let known = target.keys(&columns);
        for (line, row) in &grid.rows {
            let value = cells(row, &here);
            if value.iter().all(|cell| !cell.is_empty()) && !known.contains(&value) {
                faults.push(dangling(
                    resource,
                    *line,
                    &key.fields.join(", "),
                    &value.join(", "),
                    &there.resource,
                ));
            }
        }
    }
    for field in &resource.schema.fields {
        let Some(there) = &field.item_reference else {
            continue;
        };
        let Some(target) = grids.get(&there.resource) else {
            continue;
        };
        let (Some(here), Some(column)) = (grid.column(&field.name), target.column(&there.field))
        else {
            faults.push(undescribed(resource, &field.name, &there.resource));
            continue;
        };
        let known = target.keys(&[column]);
        for (line, row) in &grid.rows {
            let cell = row.get(here).unwrap_or_default();
            for item in cell
                .split(field.delimiter.as_str())
                .filter(|item| !item.is_empty())
            {
                if !known.contains(&vec![item]) {
                    faults.push(dangling(
                        resource,
                        *line,
                        &field.name,
                        item,
                        &there.resource,
                    ));
                }
            }
        }
    }
    if let Some(rule) = &resource.targets {
        by_kind(resource, rule, grid, grids, faults);
    }
}

/// Checks a reference whose table depends on the row's kind; a kind without a table takes no reference.
fn by_kind(
    resource: &Resource,
    rule: &Targets,
    grid: &Grid,
    grids: &Grids,
    faults: &mut Vec<Fault>,
) {
    let (Some(here), Some(kind)) = (grid.column(&rule.field), grid.column(&rule.kind_field)) else {
        faults.push(undescribed(resource, &rule.field, &rule.kind_field));
        return;
    };
    for (word, there) in &rule.references {
        let Some(target) = grids.get(&there.resource) else {
            continue;
        };
        let Some(column) = target.column(&there.field) else {
            faults.push(undescribed(resource, &rule.field, &there.resource));
            continue;
        };
        let known = target.keys(&[column]);
        for (line, row) in grid
            .rows
            .iter()
            .filter(|(_, row)| row.get(kind) == Some(word))
        {
            let cell = row.get(here).unwrap_or_default();
            if !known.contains(&vec![cell]) {
                faults.push(dangling(
                    resource,
                    *line,
                    &rule.field,
                    cell,
                    &there.resource,
                ));
            }
        }
    }
    for (line, row) in &grid.rows {
        let (cell, word) = (
            row.get(here).unwrap_or_default(),
            row.get(kind).unwrap_or_default(),
        );
        if !cell.is_empty() && !rule.references.contains_key(word) {
            let message = format!(
                "a row of kind {word:?} takes no {}; leave the cell empty",
                rule.field
            );
            faults.push(Fault::of_cell(
                FaultKind::Dangling,
                &resource.path,
                *line,
                &rule.field,
                cell,
                message,
            ));
        }
    }
}

/// Checks that every table that a reference names is described at all.
pub fn named(package: &Package, faults: &mut Vec<Fault>) {
    for resource in &package.resources {
        let keys = resource
            .schema
            .foreign_keys
            .iter()
            .map(|key| &key.reference.resource);
        let items = resource
            .schema
            .fields
            .iter()
            .filter_map(|field| field.item_reference.as_ref());
        let targets = resource
            .targets
            .iter()
            .flat_map(|rule| rule.references.values());
        for name in keys.chain(items.chain(targets).map(|column| &column.resource)) {
            if !package.resources.iter().any(|other| other.name == *name) {
                faults.push(undescribed(resource, "a key", name));
            }
        }
    }
}

fn undescribed(resource: &Resource, what: &str, there: &str) -> Fault {
    let message = format!(
        "{}: {what} refers to {there}, which is not described so; correct the reference",
        resource.name
    );
    Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message)
}

fn dangling(resource: &Resource, line: u64, column: &str, value: &str, there: &str) -> Fault {
    let message = format!("is not in {there}; add it there or correct it here");
    Fault::of_cell(
        FaultKind::Dangling,
        &resource.path,
        line,
        column,
        value,
        message,
    )
}
