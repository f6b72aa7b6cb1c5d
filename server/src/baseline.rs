//! The model's starting point for one importer and year, from the tables.

mod cushion;
mod lanes;
mod levers;
mod provenance;

use std::collections::BTreeMap;

use model::{
    BalanceRow, Baseline, Chokepoint, ChokepointSet, Crisis, Flow, Fuel, FuelImports,
    PETAJOULES_PER_TERAWATT_HOUR, Parameters, Petajoules, Quality, Region, TerawattHours,
};
use tables::{BalanceItem, Tables};

pub(crate) use self::lanes::LaneBook;

/// What keeps sound tables from being a model's input.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BaselineError {
    /// A parameter that the model needs is not in the table.
    #[error("parameters.csv has no row {0}: add it with its unit and source")]
    MissingParameter(&'static str),
    /// A parameter has a value that the model cannot divide or multiply by.
    #[error("parameters.csv: {0} is {1}: it must be above 0, and a ratio at most 1")]
    UnusableParameter(&'static str, f64),
    /// A fuel has flows but no conversion of their unit.
    #[error(
        "conversions.csv has no row for {fuel} in {unit}, which flows.csv uses: add it with its source"
    )]
    MissingConversion {
        /// The fuel.
        fuel: Fuel,
        /// The unit.
        unit: String,
    },
    /// A lever's row lacks what its kind needs.
    #[error("levers.csv: {lever} needs {column}: fill it in")]
    IncompleteLever {
        /// The lever.
        lever: String,
        /// The empty column.
        column: &'static str,
    },
    /// More chokepoints than a route can hold.
    #[error("chokepoints.csv has {0} rows, the model takes at most 32: leave some out")]
    TooManyChokepoints(usize),
}

/// Builds baselines; holds what is the same for every importer and year.
pub struct BaselineBuilder<'a> {
    tables: &'a Tables,
    chokepoints: Vec<Chokepoint>,
    parameters: Parameters,
    unusable_stock: f64,
    names: BTreeMap<&'a str, (&'a str, Region)>,
}

impl<'a> BaselineBuilder<'a> {
    /// Prepares the tables.
    pub fn new(tables: &'a Tables) -> Result<Self, BaselineError> {
        let mut rows = tables.chokepoints.iter().collect::<Vec<_>>();
        if rows.len() > 32 {
            return Err(BaselineError::TooManyChokepoints(rows.len()));
        }
        rows.sort_by_key(|row| row.rank);
        Ok(Self {
            tables,
            chokepoints: rows
                .into_iter()
                .map(|row| Chokepoint {
                    chokepoint: row.chokepoint.clone(),
                    name: row.name.clone(),
                    meti_passage: row.meti_passage,
                })
                .collect(),
            parameters: parameters(tables)?,
            unusable_stock: parameter(tables, "stock_unusable_share")?,
            names: tables
                .places
                .iter()
                .map(|row| (row.place.as_str(), (row.name.as_str(), row.region)))
                .collect(),
        })
    }

    /// The baseline of an importer in a year.
    pub fn build(&self, importer: &str, year: u16) -> Result<Baseline, BaselineError> {
        let mut lanes = LaneBook::new(self.tables, &self.chokepoints, importer);
        let crises = self.crises(year);
        let fuels = Fuel::ALL
            .iter()
            .filter_map(|&fuel| {
                self.imports(importer, year, fuel, &crises, &mut lanes)
                    .transpose()
            })
            .collect::<Result<Vec<_>, _>>()?;
        let levers = self.levers(importer, &mut lanes)?;
        let bypasses = self.bypasses(year, &mut lanes);
        let of_year = self
            .tables
            .balance
            .iter()
            .filter(|row| row.importer == importer && row.year == year);
        let primary_energy = of_year
            .clone()
            .find(|row| row.energy_source == BalanceItem::Total)
            .and_then(|row| row.supply_pj)
            .map(Petajoules);
        let mut balance = of_year
            .filter_map(|row| {
                Some(BalanceRow {
                    energy_source: row.energy_source.energy_source()?,
                    supply: row.supply_pj.map(Petajoules),
                    production: row.production_pj.map(Petajoules),
                    electricity: row.electricity_twh.map(TerawattHours),
                })
            })
            .collect::<Vec<_>>();
        balance.sort_by_key(|row| row.energy_source);
        Ok(Baseline {
            importer: importer.to_owned(),
            year,
            chokepoints: self.chokepoints.clone(),
            primary_energy,
            stocks: self.stocks(importer, year, &fuels, &balance)?,
            balance,
            fuels,
            lanes: lanes.into_lanes(),
            bypasses,
            crises,
            levers,
            parameters: self.parameters.clone(),
        })
    }

    fn imports(
        &self,
        importer: &str,
        year: u16,
        fuel: Fuel,
        crises: &[Crisis],
        lanes: &mut LaneBook<'_>,
    ) -> Result<Option<FuelImports>, BaselineError> {
        let mut flows = self
            .tables
            .flows
            .iter()
            .filter(|row| row.importer == importer && row.year == year && row.fuel == fuel)
            .map(|row| {
                let (name, region) = self.place(&row.supplier);
                Ok(Flow {
                    supplier: row.supplier.clone(),
                    name: name.to_owned(),
                    region,
                    energy: self.energy(fuel, &row.unit, row.volume)?,
                    before_crisis: self.before_crisis(importer, &row.supplier, fuel, crises)?,
                    risk: self.risk(&row.supplier),
                    volume: row.volume,
                    unit: row.unit.clone(),
                    loading: lanes.loading(&row.supplier, fuel, year),
                    quality: row.quality,
                    source_id: row.source_id.clone(),
                })
            })
            .collect::<Result<Vec<_>, BaselineError>>()?;
        if flows.is_empty() {
            return Ok(None);
        }
        flows.sort_by(|one, other| {
            other
                .energy
                .0
                .total_cmp(&one.energy.0)
                .then_with(|| one.supplier.cmp(&other.supplier))
        });
        Ok(Some(FuelImports {
            fuel,
            petajoules_per_megatonne: self.per_megatonne(fuel)?,
            flows,
        }))
    }

    /// A reported volume as energy.
    fn energy(&self, fuel: Fuel, unit: &str, volume: f64) -> Result<Petajoules, BaselineError> {
        let factor = self.tables.pj_per_unit(fuel, unit).ok_or_else(|| {
            BaselineError::MissingConversion {
                fuel,
                unit: unit.to_owned(),
            }
        })?;
        Ok(Petajoules(volume * factor))
    }

    /// The political risk of a supplier, 0 to 1, where the tables have one.
    fn risk(&self, place: &str) -> Option<f64> {
        let row = self.tables.places.iter().find(|row| row.place == place)?;
        row.political_risk
    }

    /// Energy of a megatonne. Pipeline gas has no tonnes of its own and counts as liquefied.
    fn per_megatonne(&self, fuel: Fuel) -> Result<f64, BaselineError> {
        let of = if fuel == Fuel::PipelineGas {
            Fuel::Lng
        } else {
            fuel
        };
        self.tables
            .pj_per_unit(of, "Mt")
            .ok_or_else(|| BaselineError::MissingConversion {
                fuel: of,
                unit: "Mt".to_owned(),
            })
    }

    /// Name and region of a supplier; a code that the tables do not place is its own name.
    pub(crate) fn place(&self, place: &'a str) -> (&str, Region) {
        self.names
            .get(place)
            .copied()
            .unwrap_or((place, Region::Unknown))
    }

    /// An empty lane book of an importer.
    pub(crate) fn lane_book<'b>(&'b self, importer: &'b str) -> LaneBook<'b> {
        LaneBook::new(self.tables, &self.chokepoints, importer)
    }

    /// The chokepoints, in display order.
    pub(crate) fn chokepoints(&self) -> &[Chokepoint] {
        &self.chokepoints
    }

    /// The chokepoints that METI's passage ratio counts.
    pub(crate) fn meti_set(&self) -> ChokepointSet {
        ChokepointSet::of(&self.chokepoints, |row| row.meti_passage)
    }

    /// Thousand barrels of crude oil a day as megatonnes a year.
    pub(crate) fn kbd_to_megatonnes(&self, kbd: f64) -> Option<f64> {
        self.parameters.megatonnes_from_kbd(kbd)
    }

    /// Ship speed for a fuel, knots.
    pub(crate) fn ship_speed(&self, fuel: Fuel) -> Option<f64> {
        self.parameters.ship_speed(fuel)
    }
}

/// The parameters that are parts of a whole.
const RATIOS: &[&str] = &[
    "nuclear_capacity_factor",
    "efficiency_oil",
    "efficiency_coal",
    "nuclear_efficiency",
    "power_link_capacity_factor",
    "stock_unusable_share",
];

/// One parameter, above zero, and at most one where it is a ratio.
fn parameter(tables: &Tables, name: &'static str) -> Result<f64, BaselineError> {
    let row = tables.parameters.iter().find(|row| row.parameter == name);
    let value = row.ok_or(BaselineError::MissingParameter(name))?.value;
    let greatest = if RATIOS.contains(&name) {
        1.0
    } else {
        f64::MAX
    };
    let is_usable = value > 0.0 && value <= greatest;
    is_usable
        .then_some(value)
        .ok_or(BaselineError::UnusableParameter(name, value))
}

fn parameters(tables: &Tables) -> Result<Parameters, BaselineError> {
    let value = |name| parameter(tables, name);
    let gas = Fuel::PipelineGas;
    Ok(Parameters {
        nuclear_capacity_factor: value("nuclear_capacity_factor")?,
        power_link_capacity_factor: value("power_link_capacity_factor")?,
        lng_mt_per_twh: value("lng_mt_per_twh")?,
        efficiency_oil: value("efficiency_oil")?,
        efficiency_coal: value("efficiency_coal")?,
        nuclear_petajoules_per_twh: PETAJOULES_PER_TERAWATT_HOUR / value("nuclear_efficiency")?,
        barrels_per_tonne: value("crude_bbl_per_t")?,
        petajoules_per_bcm: tables.pj_per_unit(gas, "bcm").ok_or_else(|| {
            BaselineError::MissingConversion {
                fuel: gas,
                unit: "bcm".to_owned(),
            }
        })?,
        ship_speed_knots: vec![
            (Fuel::CrudeOil, value("ship_speed_crude_oil")?),
            (Fuel::OilProducts, value("ship_speed_oil_products")?),
            (Fuel::Lng, value("ship_speed_lng")?),
            (Fuel::Coal, value("ship_speed_coal")?),
        ],
    })
}

/// Whether a grade is of customs quality: counted, or computed from what was counted.
pub fn is_counted(quality: Quality) -> bool {
    matches!(quality, Quality::Official | Quality::Derived)
}
