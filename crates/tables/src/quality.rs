//! How sure figures are: which part of an indicator rests on inputs of which grade.
//!
//! An indicator is made of parts: cargoes by supplier, fuel and load port, weighted with their energy, or lines of the balance,
//! weighted with theirs. A part is as good as the weakest input that it rests on: its flow, the heat value of its unit, the part of
//! the supplier's cargoes that its port loads, the route, a pipeline that could carry it, the supplier's risk, and what holds for every
//! part, such as the speed of ships, the stock, or the balance of which the indicator is a part.

use std::collections::{BTreeMap, BTreeSet};

use model::{Basis, Fuel, Indicator, Quality};

use crate::rows::FlowRow;
use crate::tables::Tables;

/// The part of each grade, 0 to 1; they add up to 1.
pub type Grades = BTreeMap<Quality, f64>;

impl Tables {
    /// The grades that an indicator of an importer and year rests on; `None` where there is nothing that it could rest on.
    pub fn quality_of(&self, importer: &str, year: u16, indicator: Indicator) -> Option<Grades> {
        let mut parts = Vec::new();
        let balance = self.balance_parts(importer, year);
        let primary = balance.iter().map(|(quality, _)| *quality).max();
        match indicator.basis() {
            Basis::Balance => parts = balance,
            Basis::Flows(fuels) => {
                let needs_heat = self.needs_heat(importer, year, fuels);
                for flow in self.flows_of(importer, year, fuels) {
                    let weight = (indicator == Indicator::RiskWeighted)
                        .then(|| self.place_quality(&flow.supplier));
                    let supplied = self.supplied(flow, needs_heat).into_iter();
                    parts.extend(supplied.map(|part| weakened(part, weight.flatten())));
                }
            }
            Basis::Routes(fuels) | Basis::Voyages(fuels) => {
                let is_timed = matches!(indicator.basis(), Basis::Voyages(_));
                let needs_heat = self.needs_heat(importer, year, fuels);
                for flow in self.flows_of(importer, year, fuels) {
                    let bypass = (indicator == Indicator::WithoutLargestChokepoint)
                        .then(|| self.bypass_quality(flow));
                    let first = parts.len();
                    self.routed(flow, (needs_heat, is_timed), &mut parts);
                    for part in &mut parts[first..] {
                        *part = weakened(*part, bypass.flatten());
                    }
                }
            }
            // A published figure: as long as nothing is moved, imports are the same above and below the line.
            Basis::Stock(fuel) => parts.push((self.published_days(importer, year, fuel)?, 1.0)),
            Basis::Drawdown(fuel) => {
                let stock = self.stock_quality(importer, year, fuel)?;
                for flow in self.flows_of(importer, year, &[fuel]) {
                    self.routed(flow, (true, true), &mut parts);
                }
                for part in &mut parts {
                    *part = weakened(*part, Some(stock));
                }
            }
        }
        let primary = primary.filter(|_| indicator.is_of_primary());
        shares(
            parts
                .into_iter()
                .map(|part| weakened(part, primary))
                .collect(),
        )
    }

    fn flows_of<'a>(
        &'a self,
        importer: &'a str,
        year: u16,
        fuels: &'a [Fuel],
    ) -> impl Iterator<Item = &'a FlowRow> {
        let flows = self.flows.iter();
        flows.filter(move |row| {
            row.importer == importer && row.year == year && fuels.contains(&row.fuel)
        })
    }

    fn balance_parts(&self, importer: &str, year: u16) -> Vec<(Quality, f64)> {
        let rows = self.balance.iter();
        let rows = rows.filter(|row| row.importer == importer && row.year == year);
        // The total would count everything twice.
        let rows = rows.filter(|row| row.energy_source.energy_source().is_some());
        rows.filter_map(|row| Some((row.quality, row.supply_pj?)))
            .collect()
    }

    /// Whether shares of these imports depend on heat values: not those of one fuel that is counted in one unit.
    fn needs_heat(&self, importer: &str, year: u16, fuels: &[Fuel]) -> bool {
        let units = self.flows_of(importer, year, fuels);
        let units = units.map(|row| (row.fuel, row.unit.as_str()));
        units.collect::<BTreeSet<_>>().len() > 1
    }

    /// A flow's grade and its energy, PJ.
    fn supplied(&self, flow: &FlowRow, needs_heat: bool) -> Option<(Quality, f64)> {
        let mut conversions = self.conversions.iter();
        let conversion = conversions.find(|row| row.fuel == flow.fuel && row.unit == flow.unit)?;
        let energy = flow.volume * conversion.pj_per_unit;
        let heat = Some(conversion.quality).filter(|_| needs_heat);
        Some((
            heat.map_or(flow.quality, |heat| heat.max(flow.quality)),
            energy,
        ))
    }

    /// A flow port by port. A way that nobody knows is as good as a guess.
    fn routed(
        &self,
        flow: &FlowRow,
        (needs_heat, is_timed): (bool, bool),
        parts: &mut Vec<(Quality, f64)>,
    ) {
        let Some((supplied, energy)) = self.supplied(flow, needs_heat) else {
            return;
        };
        if !flow.fuel.is_by_sea() {
            parts.push((supplied, energy));
            return;
        }
        let speed = self.parameter_quality(&format!("ship_speed_{}", flow.fuel.id()));
        let speed = speed.filter(|_| is_timed);
        let loading = self.loading_shares_for(&flow.importer, &flow.supplier, flow.fuel, flow.year);
        if loading.is_empty() {
            parts.push((Quality::Assumption, energy));
        }
        for (row, share) in loading {
            let route = self.route_quality(&flow.importer, flow.fuel, &row.port);
            let quality = [row.quality, route.unwrap_or(Quality::Assumption)];
            let weakest = quality
                .into_iter()
                .chain(speed)
                .fold(supplied, Quality::max);
            parts.push((weakest, energy * share));
        }
    }

    /// The weakest way from a port to where an importer's ships of a fuel unload.
    fn route_quality(&self, importer: &str, fuel: Fuel, load_port: &str) -> Option<Quality> {
        let ports = self.discharge_ports.iter();
        let ports = ports.filter(|row| row.importer == importer && row.fuel == fuel);
        let routes = ports.flat_map(|port| {
            let routes = self
                .routes
                .iter()
                .filter(move |row| row.load_port == load_port && row.discharge_port == port.port);
            routes.map(|row| row.quality.max(port.quality))
        });
        routes.max()
    }

    /// How good what is said of a supplier is: its political risk.
    fn place_quality(&self, place: &str) -> Option<Quality> {
        let mut places = self.places.iter();
        let place = places.find(|row| row.place == place)?;
        Some(place.quality)
    }

    /// How good what is known of the pipelines is that a flow could take round a chokepoint.
    fn bypass_quality(&self, flow: &FlowRow) -> Option<Quality> {
        let rows = self.bypasses.iter();
        let rows = rows.filter(|row| row.supplier == flow.supplier && row.fuel == flow.fuel);
        rows.map(|row| row.quality).max()
    }

    fn parameter_quality(&self, name: &str) -> Option<Quality> {
        let mut parameters = self.parameters.iter();
        let parameter = parameters.find(|row| row.parameter == name);
        parameter.map(|row| row.quality)
    }

    /// The weakest of the published figures that days of net imports are the sum of.
    fn published_days(&self, importer: &str, year: u16, fuel: Fuel) -> Option<Quality> {
        let mut stocks = self.stocks.iter();
        let stock = stocks.find(|row| row.importer == importer && row.fuel == fuel)?;
        let parts = stock.iea_indicators.iter().map(|indicator| {
            let published = self.nearest(importer, indicator, year);
            Some(published.filter(|row| row.year == year)?.quality)
        });
        parts.collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// The weakest of what is known of a stock: the days that were published, what they are days of, what cannot be used.
    fn stock_quality(&self, importer: &str, year: u16, fuel: Fuel) -> Option<Quality> {
        let mut stocks = self.stocks.iter();
        let stock = stocks.find(|row| row.importer == importer && row.fuel == fuel)?;
        let published = self.nearest(importer, &stock.days_indicator, year)?;
        let usable = self.parameter_quality("stock_unusable_share");
        let known = [stock.quality, published.quality].into_iter().chain(usable);
        known.max()
    }
}

/// A part that rests on something else besides.
fn weakened((quality, energy): (Quality, f64), other: Option<Quality>) -> (Quality, f64) {
    (other.map_or(quality, |other| other.max(quality)), energy)
}

/// Parts by grade; `None` of nothing.
fn shares(parts: Vec<(Quality, f64)>) -> Option<Grades> {
    let all: f64 = parts.iter().map(|(_, energy)| energy).sum();
    if all <= 0.0 {
        return None;
    }
    let mut grades = Grades::new();
    for (quality, energy) in parts.into_iter().filter(|(_, energy)| *energy > 0.0) {
        *grades.entry(quality).or_default() += energy / all;
    }
    Some(grades)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(tables: &Tables) -> Vec<(String, u16, Indicator, Grades)> {
        let mut known = tables
            .flows
            .iter()
            .map(|row| (row.importer.clone(), row.year));
        let known = known.by_ref().collect::<BTreeSet<_>>();
        let mut all = Vec::new();
        for (importer, year) in known {
            for indicator in Indicator::ALL {
                if let Some(grades) = tables.quality_of(&importer, year, *indicator) {
                    all.push((importer.clone(), year, *indicator, grades));
                }
            }
        }
        all
    }

    #[test]
    fn the_parts_add_up_for_every_importer_year_and_indicator() {
        let tables = Tables::embedded().unwrap();
        let all = all(&tables);
        assert!(all.len() > 1_000, "{}", all.len());
        for (importer, year, indicator, grades) in all {
            let sum: f64 = grades.values().sum();
            assert!(
                (sum - 1.0).abs() < 1e-9,
                "{importer} {year} {indicator}: {sum}"
            );
            assert!(
                grades
                    .values()
                    .all(|share| (0.0..=1.0 + 1e-12).contains(share))
            );
        }
    }

    #[test]
    fn an_indicator_is_as_good_as_its_weakest_inputs() {
        let mut tables = Tables::embedded().unwrap();
        for row in &mut tables.flows {
            row.quality = Quality::Official;
        }
        for row in &mut tables.conversions {
            row.quality = Quality::Official;
        }
        let of = |tables: &Tables, indicator| tables.quality_of("JPN", 2024, indicator).unwrap();
        let official = Grades::from([(Quality::Official, 1.0)]);
        let close = |grades: &Grades| {
            grades.len() == 1 && (grades.values().sum::<f64>() - 1.0).abs() < 1e-9
        };
        let crude = of(&tables, Indicator::MiddleEastCrude);
        assert!(
            close(&crude) && crude.keys().eq(official.keys()),
            "{crude:?}"
        );
        // Where ships load is assumed for some suppliers, so a figure that hangs on routes is less sure.
        let exposure = of(&tables, Indicator::UnionExposure);
        assert!(exposure.keys().any(|quality| *quality > Quality::Official));
        // One bad row makes its part bad, and only that.
        let place = tables.flows.iter().position(|row| {
            row.importer == "JPN" && row.year == 2024 && row.fuel == Fuel::CrudeOil
        });
        let row = &mut tables.flows[place.unwrap()];
        row.quality = Quality::Assumption;
        let crude = of(&tables, Indicator::MiddleEastCrude);
        assert_eq!(crude.len(), 2, "{crude:?}");
        assert!(crude[&Quality::Assumption] < 1.0);
        let coal = of(&tables, Indicator::HhiCoal);
        assert!(close(&coal), "{coal:?}");
    }

    #[test]
    fn what_else_a_figure_rests_on_weakens_its_parts() {
        let mut tables = Tables::embedded().unwrap();
        let of = |tables: &Tables, indicator| tables.quality_of("JPN", 2024, indicator).unwrap();
        let assumed = |grades: &Grades| {
            let share = grades.get(&Quality::Assumption);
            share.copied().unwrap_or_default()
        };
        let before = of(&tables, Indicator::MiddleEastPrimary);
        assert!(assumed(&before) < 0.5, "{before:?}");
        // A part of primary energy is no better than the balance; a part of imports does not need it.
        for row in &mut tables.balance {
            row.quality = Quality::Assumption;
        }
        assert!((assumed(&of(&tables, Indicator::MiddleEastPrimary)) - 1.0).abs() < 1e-9);
        assert!((assumed(&of(&tables, Indicator::WithoutLargestSupplier)) - 1.0).abs() < 1e-9);
        assert!(assumed(&of(&tables, Indicator::MiddleEastImports)) < 0.5);
        // The risk of suppliers counts where it weighs.
        for row in &mut tables.places {
            row.quality = Quality::Assumption;
        }
        assert!((assumed(&of(&tables, Indicator::RiskWeighted)) - 1.0).abs() < 1e-9);
        assert!(assumed(&of(&tables, Indicator::HhiImports)) < 0.5);
        // Days of net imports are no voyage.
        for row in &mut tables.parameters {
            if row.parameter.starts_with("ship_speed") {
                row.quality = Quality::Assumption;
            }
        }
        let days = tables
            .quality_of("JPN", 2023, Indicator::NetImportDays)
            .unwrap();
        assert_eq!(days, Grades::from([(Quality::Secondary, 1.0)]));
        assert!(assumed(&of(&tables, Indicator::ShortageOil)) > 0.0);
    }

    #[test]
    fn what_there_is_not_has_no_grade() {
        let tables = Tables::embedded().unwrap();
        assert_eq!(tables.quality_of("JPN", 1900, Indicator::CutOff), None);
        assert_eq!(tables.quality_of("XXX", 2024, Indicator::CutOff), None);
    }
}
