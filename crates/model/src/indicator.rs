//! The catalogue of indicators: one row each, from which tables, deltas, the API and the command line are made.

use crate::evaluate::{FuelOutcome, Outcome};
use crate::terms::{Fuel, Region, terms};
use crate::units::{Petajoules, Share};

/// The unit of an indicator's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorUnit {
    /// A share, 0 to 1, shown in percent.
    Share,
    /// Herfindahl-Hirschman index, 0 to 1, shown on 0 to 10,000.
    Hhi,
    /// A count, for example of equal suppliers.
    Count,
    /// Nautical miles.
    NauticalMiles,
    /// Days.
    Days,
}

terms!(
    /// An indicator of section 2 of the model, as one number of an [`Outcome`].
    Indicator {
        /// 1 - home production / primary energy, nuclear counted as home production.
        ImportDependency = "import_dependency",
        /// The same with nuclear counted as imported.
        ImportDependencyNuclearImported = "import_dependency_nuclear_imported",
        /// Middle Eastern part of crude oil imports.
        MiddleEastCrude = "middle_east_crude",
        /// Middle Eastern part of LNG imports.
        MiddleEastLng = "middle_east_lng",
        /// Middle Eastern part of all imports with a supplier table.
        MiddleEastImports = "middle_east_imports",
        /// Middle Eastern imports over primary energy.
        MiddleEastPrimary = "middle_east_primary",
        /// Russian part of crude oil imports.
        RussiaCrude = "russia_crude",
        /// Russian part of LNG imports.
        RussiaLng = "russia_lng",
        /// Russian part of all imports with a supplier table.
        RussiaImports = "russia_imports",
        /// Supplier concentration of crude oil.
        HhiCrude = "hhi_crude",
        /// Supplier concentration of LNG.
        HhiLng = "hhi_lng",
        /// Supplier concentration of all imports.
        HhiImports = "hhi_imports",
        /// 1 / HHI of all imports.
        EffectiveSuppliers = "effective_suppliers",
        /// Part of imports that pass at least one of METI's chokepoints.
        UnionExposure = "union_exposure",
        /// METI's passage ratio for crude oil.
        PassageRatioCrude = "passage_ratio_crude",
        /// Energy-weighted voyage length.
        HaulDistance = "haul_distance",
        /// Energy-weighted voyage time.
        HaulDays = "haul_days",
        /// Part of planned imports that does not arrive.
        CutOff = "cut_off",
        /// Part of planned imports on a longer route.
        Rerouted = "rerouted",
    }
);

impl Indicator {
    /// The unit of [`Self::value`].
    pub const fn unit(self) -> IndicatorUnit {
        match self {
            Self::HhiCrude | Self::HhiLng | Self::HhiImports => IndicatorUnit::Hhi,
            Self::EffectiveSuppliers => IndicatorUnit::Count,
            Self::HaulDistance => IndicatorUnit::NauticalMiles,
            Self::HaulDays => IndicatorUnit::Days,
            _ => IndicatorUnit::Share,
        }
    }

    /// The value, or `None` where the data lack what it needs.
    pub fn value(self, outcome: &Outcome) -> Option<f64> {
        let fuel = |fuel| outcome.fuels.iter().find(|row| row.fuel == fuel);
        match self {
            Self::ImportDependency => {
                let home = outcome.primary.home?.share_of(outcome.primary.total?)?;
                Some(1.0 - home.0)
            }
            Self::ImportDependencyNuclearImported => {
                let home = outcome.primary.home? - outcome.primary.nuclear.unwrap_or_default();
                Some(1.0 - home.share_of(outcome.primary.total?)?.0)
            }
            Self::MiddleEastCrude => region_share(fuel(Fuel::CrudeOil)?, Region::MiddleEast),
            Self::MiddleEastLng => region_share(fuel(Fuel::Lng)?, Region::MiddleEast),
            Self::MiddleEastImports => of_imports(outcome, Region::MiddleEast),
            Self::MiddleEastPrimary => all_energy(outcome, Region::MiddleEast)?
                .share_of(outcome.primary.total?)
                .map(|share| share.0),
            Self::RussiaCrude => region_share(fuel(Fuel::CrudeOil)?, Region::Russia),
            Self::RussiaLng => region_share(fuel(Fuel::Lng)?, Region::Russia),
            Self::RussiaImports => of_imports(outcome, Region::Russia),
            Self::HhiCrude => Some(fuel(Fuel::CrudeOil)?.concentration?.hhi),
            Self::HhiLng => Some(fuel(Fuel::Lng)?.concentration?.hhi),
            Self::HhiImports => Some(outcome.concentration?.hhi),
            Self::EffectiveSuppliers => Some(outcome.concentration?.effective_suppliers),
            Self::UnionExposure => outcome.union_exposure.map(|share| share.0),
            Self::PassageRatioCrude => outcome.passage_ratio_crude.map(|share| share.0),
            Self::HaulDistance => outcome.haul_distance.map(|miles| miles.0),
            Self::HaulDays => outcome.haul_days.map(|days| days.0),
            Self::CutOff => outcome.cut_off.map(|share| share.0),
            Self::Rerouted => outcome.rerouted.map(|share| share.0),
        }
    }
}

fn region_energy(fuel: &FuelOutcome, region: Region) -> Petajoules {
    fuel.flows
        .iter()
        .filter(|flow| flow.region == region)
        .map(|flow| flow.planned)
        .sum()
}

/// A region's part of all imports, where the tables cover them.
fn all_energy(outcome: &Outcome, region: Region) -> Option<Petajoules> {
    let sum = || {
        outcome
            .fuels
            .iter()
            .map(|fuel| region_energy(fuel, region))
            .sum()
    };
    outcome.is_covered.then(sum)
}

fn region_share(fuel: &FuelOutcome, region: Region) -> Option<f64> {
    region_energy(fuel, region)
        .share_of(fuel.planned)
        .map(|Share(share)| share)
}

fn of_imports(outcome: &Outcome, region: Region) -> Option<f64> {
    all_energy(outcome, region)?
        .share_of(outcome.imports)
        .map(|Share(share)| share)
}
