//! Stocks, pipelines round chokepoints, and closures that the year itself holds.

use model::{
    BalanceRow, Bypass, Crisis, DAYS_PER_YEAR, EnergySource, Fuel, FuelImports, Petajoules,
    Quality, Stock,
};
use tables::StockRow;

use super::lanes::LaneBook;
use super::{BaselineBuilder, BaselineError};

/// The fuels that a country can keep in stock for weeks and months.
const STORED: [Fuel; 2] = [Fuel::CrudeOil, Fuel::Lng];

impl BaselineBuilder<'_> {
    /// Pipelines in use in a year whose port has a lane to the importer.
    pub(super) fn bypasses(&self, year: u16, lanes: &mut LaneBook<'_>) -> Vec<Bypass> {
        self.tables
            .bypasses
            .iter()
            .filter(|row| row.from_year.is_none_or(|from| from <= year))
            .filter_map(|row| {
                let known = self.chokepoints.iter();
                Some(Bypass {
                    bypass: row.bypass.clone(),
                    name: row.name.clone(),
                    supplier: row.supplier.clone(),
                    fuel: row.fuel,
                    avoids: known
                        .clone()
                        .position(|point| point.chokepoint == row.avoids)?,
                    lane: lanes.lane(&row.port, row.fuel)?,
                    capacity: (row.capacity / (row.used + row.behind)).clamp(0.0, 1.0),
                })
            })
            .collect()
    }

    /// Closures that the year holds.
    pub(super) fn crises(&self, year: u16) -> Vec<Crisis> {
        self.tables
            .crises
            .iter()
            .filter(|row| (row.first_year..=row.last_year).contains(&year))
            .filter_map(|row| {
                let known = self.chokepoints.iter();
                Some(Crisis {
                    chokepoint: known
                        .clone()
                        .position(|point| point.chokepoint == row.chokepoint)?,
                    reference_year: row.reference_year,
                })
            })
            .collect()
    }

    /// A supplier's flow in the earliest reference year of a crisis, PJ a year.
    pub(super) fn before_crisis(
        &self,
        importer: &str,
        supplier: &str,
        fuel: Fuel,
        crises: &[Crisis],
    ) -> Result<Option<Petajoules>, BaselineError> {
        let Some(year) = crises.iter().map(|crisis| crisis.reference_year).min() else {
            return Ok(None);
        };
        let row = self.tables.flows.iter().find(|row| {
            row.importer == importer
                && row.supplier == supplier
                && row.fuel == fuel
                && row.year == year
        });
        row.map(|row| self.energy(fuel, &row.unit, row.volume))
            .transpose()
    }

    /// The stocks of an importer.
    pub(super) fn stocks(
        &self,
        importer: &str,
        year: u16,
        fuels: &[FuelImports],
        balance: &[BalanceRow],
    ) -> Result<Vec<Stock>, BaselineError> {
        let stored = fuels
            .iter()
            .filter(|imports| STORED.contains(&imports.fuel));
        stored
            .map(|imports| {
                let row = self
                    .tables
                    .stocks
                    .iter()
                    .find(|row| row.importer == importer && row.fuel == imports.fuel);
                self.stock(row, year, imports, balance)
            })
            .collect()
    }

    fn stock(
        &self,
        row: Option<&StockRow>,
        year: u16,
        imports: &FuelImports,
        balance: &[BalanceRow],
    ) -> Result<Stock, BaselineError> {
        let days = row.and_then(|row| {
            self.tables
                .nearest(&row.importer, &row.days_indicator, year)
        });
        let legal = row
            .map(|row| self.legal_day(row, imports, balance))
            .transpose()?
            .flatten();
        let of_imports = Petajoules(imports.total().0 / DAYS_PER_YEAR);
        Ok(Stock {
            fuel: imports.fuel,
            days: days.map(|row| row.value),
            as_of: days.map(|row| row.as_of.clone()),
            day_energy: legal.unwrap_or(of_imports),
            is_legal_basis: legal.is_some(),
            unusable: self.unusable_stock,
            iea_days: row.and_then(|row| self.iea_days(row, year)),
            source_id: days
                .map_or_else(|| "own_assumption".to_owned(), |row| row.source_id.clone()),
            quality: days.map_or(Quality::Assumption, |row| row.quality),
        })
    }

    /// The energy of a legal day, in proportion to the supply of its energy source.
    fn legal_day(
        &self,
        row: &StockRow,
        imports: &FuelImports,
        balance: &[BalanceRow],
    ) -> Result<Option<Petajoules>, BaselineError> {
        let Some(kbd) = row.day_volume else {
            return Ok(None);
        };
        let Some(megatonnes) = self.parameters.megatonnes_from_kbd(kbd) else {
            return Ok(None);
        };
        let energy = megatonnes * self.per_megatonne(imports.fuel)? / DAYS_PER_YEAR;
        let source = imports.fuel.energy_source();
        let now = supply(balance, source);
        let then = row.day_year.and_then(|year| {
            let rows = self.tables.balance.iter();
            rows.filter(|of| of.importer == row.importer && of.year == year)
                .find(|of| of.energy_source.energy_source() == source)?
                .supply_pj
        });
        let scale = match (now, then) {
            (Some(now), Some(then)) if then > 0.0 => now / then,
            _ => 1.0,
        };
        Ok(Some(Petajoules(energy * scale)))
    }

    /// Days of net imports as the IEA counts them, where every part of them is published for the year.
    fn iea_days(&self, row: &StockRow, year: u16) -> Option<f64> {
        let parts = row.iea_indicators.iter().map(|indicator| {
            self.tables
                .nearest(&row.importer, indicator, year)
                .filter(|reported| reported.year == year)
                .map(|reported| reported.value)
        });
        let days: f64 = parts.sum::<Option<f64>>()?;
        (days > 0.0).then_some(days)
    }
}

fn supply(balance: &[BalanceRow], source: Option<EnergySource>) -> Option<f64> {
    let row = balance
        .iter()
        .find(|row| Some(row.energy_source) == source)?;
    Some(row.supply?.0)
}
