//! Checks tables against their description.

use std::collections::BTreeMap;

use crate::descriptor::{Package, Resource};
use crate::fault::Fault;
use crate::grid::Grid;

mod cell;
mod keys;
mod order;
mod parallel;
mod references;
mod shares;

/// Every readable table by name.
pub type Grids = BTreeMap<String, Grid>;

/// Adds every fault of the readable tables.
pub fn package(package: &Package, grids: &Grids, faults: &mut Vec<Fault>) {
    references::named(package, faults);
    for resource in &package.resources {
        if let Some(grid) = grids.get(&resource.name) {
            table(resource, grid, grids, faults);
        }
    }
}

fn table(resource: &Resource, grid: &Grid, grids: &Grids, faults: &mut Vec<Fault>) {
    let before = faults.len();
    cell::check(resource, grid, faults);
    keys::check(resource, grid, faults);
    references::check(resource, grid, grids, faults);
    shares::check(resource, grid, faults);
    order::check(resource, grid, faults);
    parallel::check(resource, grid, faults);
    if let Some(found) = faults.get_mut(before..) {
        found.sort_by(|a, b| (a.row, &a.column).cmp(&(b.row, &b.column)));
    }
}
