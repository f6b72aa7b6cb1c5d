//! The rules for reading tables that a plain join would get wrong.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use model::{Fuel, LandedCost, Petajoules, RouteShare, SupplyRecord};

use crate::rows::{LoadingShareRow, ReportedRow};
use crate::tables::Tables;

impl Tables {
    /// The load ports of a supplier's cargoes to an importer in a year, with their parts, which add up to one: the rows
    /// for this importer, or else those for every importer. Ports that did not export yet are left out, and the others
    /// load their part. Empty when the route is not known.
    pub fn loading_shares_for(
        &self,
        importer: &str,
        supplier: &str,
        fuel: Fuel,
        year: u16,
    ) -> Vec<(&LoadingShareRow, f64)> {
        let rows = |of: Option<&str>| -> Vec<&LoadingShareRow> {
            self.loading_shares
                .iter()
                .filter(|row| {
                    row.supplier == supplier && row.fuel == fuel && row.importer.as_deref() == of
                })
                .collect()
        };
        let own = rows(Some(importer));
        let mut open = if own.is_empty() { rows(None) } else { own };
        let all: f64 = open.iter().map(|row| row.share).sum();
        open.retain(|row| row.from_year.is_none_or(|from| from <= year));
        let left: f64 = open.iter().map(|row| row.share).sum();
        if left <= 0.0 {
            return Vec::new();
        }
        open.into_iter()
            .map(|row| (row, row.share * (all / left)))
            .collect()
    }

    /// The published figure of the date nearest to a year; of equally near ones the latest.
    pub fn nearest(&self, importer: &str, indicator: &str, year: u16) -> Option<&ReportedRow> {
        self.reported
            .iter()
            .filter(|row| row.importer == importer && row.indicator == indicator)
            .min_by_key(|row| {
                let distance = row.year.abs_diff(year);
                (distance, Reverse((row.year, &row.as_of)))
            })
    }

    /// The sources of what fuels cost on arrival in an importer, each once.
    pub fn cost_sources(&self, importer: &str) -> Vec<String> {
        let rows = self.landed_costs.iter();
        let rows = rows.filter(|row| row.importer == importer);
        let sources = rows.flat_map(|row| row.source_ids.iter().cloned());
        sources.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The record of every supplier of an importer, by fuel and supplier: its largest yearly flow of each fuel, the latest of
    /// equal ones, whichever year is shown; what its fuel costs on arrival; and what its cargoes pass, as `routes` tells of
    /// a supplier and fuel. A flow in a unit without a conversion is left out.
    pub fn supply_records(
        &self,
        importer: &str,
        mut routes: impl FnMut(&str, Fuel) -> Vec<RouteShare>,
    ) -> Vec<SupplyRecord> {
        let mut largest = BTreeMap::<(Fuel, &str), (f64, u16)>::new();
        for row in self.flows.iter().filter(|row| row.importer == importer) {
            let Some(per_unit) = self.pj_per_unit(row.fuel, &row.unit) else {
                continue;
            };
            let flow = (row.volume * per_unit, row.year);
            let most = largest.entry((row.fuel, &row.supplier)).or_insert(flow);
            if flow > *most {
                *most = flow;
            }
        }
        let records = largest
            .into_iter()
            .map(|((fuel, supplier), (energy, largest_year))| {
                let mut costs = self.landed_costs.iter();
                let cost = costs.find(|row| {
                    row.importer == importer && row.fuel == fuel && row.supplier == supplier
                });
                let mut places = self.places.iter();
                let place = places.find(|place| place.place == supplier);
                SupplyRecord {
                    supplier: supplier.to_owned(),
                    name: place.map_or(supplier, |place| &place.name).to_owned(),
                    fuel,
                    largest: Petajoules(energy),
                    largest_year,
                    routes: routes(supplier, fuel),
                    cost: cost.map(|row| LandedCost {
                        central: row.usd_per_gj,
                        low: row.low,
                        high: row.high,
                        price_year: row.price_year,
                        quality: row.quality,
                    }),
                }
            });
        records.collect()
    }

    /// Petajoules in one `unit` of `fuel`; `None` if the tables hold no conversion.
    pub fn pj_per_unit(&self, fuel: Fuel, unit: &str) -> Option<f64> {
        self.conversions
            .iter()
            .find(|row| row.fuel == fuel && row.unit == unit)
            .map(|row| row.pj_per_unit)
    }

    /// Whether laden ships of `fuel` from `load_port` are too large for `chokepoint`.
    pub fn is_too_large(&self, fuel: Fuel, load_port: &str, chokepoint: &str) -> bool {
        self.ship_limits.iter().any(|row| {
            row.fuel == fuel
                && row.chokepoint == chokepoint
                && row
                    .load_port
                    .as_deref()
                    .is_none_or(|port| port == load_port)
        })
    }
}
