//! Which sources a year's figures rest on, by the table that holds them.

use std::collections::{BTreeMap, BTreeSet};

use model::Baseline;

use super::BaselineBuilder;

/// The parameters that the model takes.
const USED_PARAMETERS: &[&str] = &[
    "nuclear_capacity_factor",
    "lng_mt_per_twh",
    "efficiency_oil",
    "efficiency_coal",
    "nuclear_efficiency",
    "crude_bbl_per_t",
    "ship_speed_crude_oil",
    "ship_speed_oil_products",
    "ship_speed_lng",
    "ship_speed_coal",
    "stock_unusable_share",
    "power_link_capacity_factor",
];

impl<'a> BaselineBuilder<'a> {
    /// The tables that the year's figures rest on, with their sources.
    pub fn provenance(&self, baseline: &Baseline) -> BTreeMap<String, Vec<String>> {
        let mut used = BTreeMap::<String, BTreeSet<&str>>::new();
        let mut cite = |key: &str, source: &'a str| {
            used.entry(key.to_owned()).or_default().insert(source);
        };
        let tables = self.tables;
        let importer = baseline.importer.as_str();
        for row in tables
            .flows
            .iter()
            .filter(|row| row.importer == importer && row.year == baseline.year)
        {
            cite(&format!("flows:{}", row.fuel), &row.source_id);
            for (share, _) in tables.loading_shares_for(importer, &row.supplier, row.fuel, row.year)
            {
                cite("loading", &share.source_id);
            }
        }
        for row in tables
            .balance
            .iter()
            .filter(|row| row.importer == importer && row.year == baseline.year)
        {
            cite("balance", &row.source_id);
        }
        let ports = tables
            .discharge_ports
            .iter()
            .filter(|row| row.importer == importer);
        for port in ports {
            cite("loading", &port.source_id);
            for route in tables
                .routes
                .iter()
                .filter(|route| route.discharge_port == port.port)
            {
                cite("routes", &route.source_id);
            }
        }
        for row in &tables.ship_limits {
            cite("routes", &row.source_id);
        }
        for row in &tables.chokepoints {
            cite("chokepoints", &row.source_id);
        }
        for row in &tables.conversions {
            cite("conversions", &row.source_id);
        }
        for row in tables.levers.iter().filter(|row| {
            let of = row.importer.as_deref();
            of.is_none_or(|of| of == importer)
        }) {
            cite("levers", &row.source_id);
        }
        for row in &tables.bypasses {
            cite("bypasses", &row.source_id);
        }
        let of_year =
            |row: &&tables::CrisisRow| (row.first_year..=row.last_year).contains(&baseline.year);
        for row in tables.crises.iter().filter(of_year) {
            cite("crises", &row.source_id);
        }
        for row in tables.stocks.iter().filter(|row| row.importer == importer) {
            cite("stocks", &row.source_id);
            for reported in tables.reported.iter().filter(|reported| {
                reported.importer == importer
                    && (reported.indicator == row.days_indicator
                        || row.iea_indicators.contains(&reported.indicator))
            }) {
                cite("stocks", &reported.source_id);
            }
        }
        for row in tables
            .parameters
            .iter()
            .filter(|row| USED_PARAMETERS.contains(&row.parameter.as_str()))
        {
            for source in &row.source_ids {
                cite("parameters", source);
            }
        }
        used.into_iter()
            .map(|(key, sources)| (key, sources.into_iter().map(str::to_owned).collect()))
            .collect()
    }
}
