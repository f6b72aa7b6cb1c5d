//! Imports by supplier as they are added up, and the rows that come of them.

use std::collections::BTreeMap;

use model::{Fuel, Quality};
use tables::{FlowRow, Tables};

use crate::report::{At, Remark, Report};

/// From which part of it on a total is said to differ from the sum of its suppliers.
const WORTH_SAYING: f64 = 0.005;

/// Importer, year and fuel: what has one source, and is replaced as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// The importing place.
    pub importer: String,
    /// The calendar year.
    pub year: u16,
    /// The word of the fuel, by which tables are sorted.
    fuel_word: &'static str,
    /// The fuel.
    pub fuel: Fuel,
}

impl Group {
    /// Makes one.
    pub fn new(importer: &str, year: u16, fuel: Fuel) -> Self {
        Self {
            importer: importer.to_owned(),
            year,
            fuel_word: fuel.id(),
            fuel,
        }
    }
}

impl std::fmt::Display for Group {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.importer, self.year, self.fuel_word)
    }
}

#[derive(Debug)]
struct Supplied {
    unit: &'static str,
    suppliers: BTreeMap<String, (f64, Quality)>,
    total: Option<(f64, At)>,
}

/// Volumes by group and supplier.
#[derive(Debug, Default)]
pub struct Flows(BTreeMap<Group, Supplied>);

impl Flows {
    fn group(&mut self, group: Group, unit: &'static str) -> &mut Supplied {
        self.0.entry(group).or_insert_with(|| Supplied {
            unit,
            suppliers: BTreeMap::new(),
            total: None,
        })
    }

    /// Whether anything of a group is there.
    pub fn has(&self, group: &Group) -> bool {
        self.0.contains_key(group)
    }

    /// Adds to what a supplier sent. The worse of two qualities counts.
    pub fn add(
        &mut self,
        group: Group,
        unit: &'static str,
        supplier: &str,
        volume: f64,
        quality: Quality,
    ) {
        let suppliers = &mut self.group(group, unit).suppliers;
        let sum = suppliers
            .entry(supplier.to_owned())
            .or_insert((0.0, quality));
        sum.0 += volume;
        sum.1 = sum.1.max(quality);
    }

    /// What the file gives as the sum of all suppliers.
    pub fn total(&mut self, group: Group, unit: &'static str, volume: f64, at: At) {
        let total = &mut self.group(group, unit).total;
        let before = total.as_ref().map_or(0.0, |(volume, _)| *volume);
        *total = Some((before + volume, at));
    }

    /// The rows in the order of our table, each volume as `round` leaves it. What rounds to nothing is left out, and so is what
    /// the package has no conversion for.
    pub fn rows(
        self,
        tables: &Tables,
        source: &str,
        round: impl Fn(f64) -> f64,
        report: &mut Report,
    ) -> Vec<FlowRow> {
        let mut rows = Vec::new();
        for (group, supplied) in self.0 {
            check(&group, &supplied, report);
            let unit = supplied.unit;
            if !supplied.suppliers.is_empty() && tables.pj_per_unit(group.fuel, unit).is_none() {
                report.push(Remark::error(
                    At::File,
                    format!(
                        "{group}: the package knows no {} in {unit}: add a row to conversions.csv \
                         (fuel,unit,pj_per_unit,source_id,quality,note), with the energy of one {unit}",
                        group.fuel
                    ),
                ));
                continue;
            }
            let mut too_small = Vec::new();
            for (supplier, (volume, quality)) in supplied.suppliers {
                let volume = round(volume);
                if volume <= 0.0 {
                    too_small.push(supplier);
                    continue;
                }
                rows.push(FlowRow {
                    importer: group.importer.clone(),
                    year: group.year,
                    fuel: group.fuel,
                    supplier,
                    volume,
                    unit: unit.to_owned(),
                    source_id: source.to_owned(),
                    quality,
                });
            }
            if !too_small.is_empty() {
                let message = format!("{group}: too little to be written in {unit}");
                report.push(
                    Remark::left_out(At::File, message).of("supplier", &too_small.join(", ")),
                );
            }
        }
        rows
    }
}

/// Holds the sum of the suppliers against the total that the file gives.
fn check(group: &Group, supplied: &Supplied, report: &mut Report) {
    let unit = supplied.unit;
    let sum = supplied
        .suppliers
        .values()
        .map(|(volume, _)| volume)
        .sum::<f64>();
    match &supplied.total {
        None => report.push(Remark::note(
            At::File,
            format!("{group}: the file has no total to hold the sum of its suppliers against"),
        )),
        Some((_, at)) if supplied.suppliers.is_empty() => report.push(Remark::error(
            at.clone(),
            format!("{group}: there is a total and no supplier: ask for every partner"),
        )),
        Some((total, at)) => {
            let apart = if *total > 0.0 { sum / total - 1.0 } else { 0.0 };
            if apart.abs() > WORTH_SAYING {
                let way = if apart < 0.0 { "less" } else { "more" };
                report.push(Remark::note(
                    at.clone(),
                    format!(
                        "{group}: the suppliers add up to {sum:.4} {unit}, {:.1} % {way} than the total of {total:.4}",
                        apart.abs() * 100.0
                    ),
                ));
            }
        }
    }
}
