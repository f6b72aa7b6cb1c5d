//! The catalogue of indicators: one row each, from which tables, deltas, the API and the command line are made.

use crate::disruption::StockDays;
use crate::outcome::{FuelOutcome, Outcome};
use crate::terms::{Fuel, Region, terms};
use crate::units::{Petajoules, Share};

terms!(
    /// The unit of an indicator's value.
    IndicatorUnit {
        /// A share, 0 to 1, shown in percent.
        Share = "share",
        /// Herfindahl-Hirschman index, 0 to 1, shown on 0 to 10,000.
        Hhi = "hhi",
        /// A count, for example of equal suppliers.
        Count = "count",
        /// Nautical miles.
        NauticalMiles = "nautical_miles",
        /// Days.
        Days = "days",
        /// A number without a unit.
        Index = "index",
        /// Petajoules.
        Petajoules = "petajoules",
    }
);

impl IndicatorUnit {
    /// What a value is multiplied by to be shown: shares in percent, concentration on 0 to 10,000.
    pub const fn factor(self) -> f64 {
        match self {
            Self::Share => 100.0,
            Self::Hhi => 10_000.0,
            Self::Count | Self::NauticalMiles | Self::Days | Self::Index | Self::Petajoules => 1.0,
        }
    }
}

/// What an indicator says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// A number in the indicator's unit.
    Value(f64),
    /// What it waits for does not happen within [`crate::HORIZON_DAYS`].
    NoneWithinHorizon,
    /// The data lack what it needs.
    NoData,
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
        /// Russian part of coal imports.
        RussiaCoal = "russia_coal",
        /// Russian part of all imports with a supplier table.
        RussiaImports = "russia_imports",
        /// Russian imports over primary energy.
        RussiaPrimary = "russia_primary",
        /// Supplier concentration of crude oil.
        HhiCrude = "hhi_crude",
        /// Supplier concentration of LNG.
        HhiLng = "hhi_lng",
        /// Supplier concentration of coal.
        HhiCoal = "hhi_coal",
        /// Supplier concentration of all imports.
        HhiImports = "hhi_imports",
        /// 1 / HHI of all imports.
        EffectiveSuppliers = "effective_suppliers",
        /// Supplier concentration of all imports, weighted with political risk.
        RiskWeighted = "risk_weighted",
        /// Diversity of suppliers.
        Shannon = "shannon",
        /// What is left of primary energy without the largest supplier.
        WithoutLargestSupplier = "without_largest_supplier",
        /// What is left of primary energy without the chokepoint that holds the most.
        WithoutLargestChokepoint = "without_largest_chokepoint",
        /// Part of imports that pass at least one of METI's chokepoints.
        UnionExposure = "union_exposure",
        /// METI's passage ratio for crude oil.
        PassageRatioCrude = "passage_ratio_crude",
        /// Energy-weighted voyage length.
        HaulDistance = "haul_distance",
        /// Energy-weighted voyage time.
        HaulDays = "haul_days",
        /// Energy at sea at any moment.
        EnergyAfloat = "energy_afloat",
        /// Days of net oil imports in stock, by the IEA's method.
        NetImportDays = "net_import_days",
        /// Days from the begin of the disruption to the first shortage of crude oil.
        ShortageOil = "shortage_oil",
        /// Days from the begin of the disruption to the first shortage of LNG.
        ShortageLng = "shortage_lng",
        /// Part of the year's need of crude oil that cannot be supplied.
        UnservedOil = "unserved_oil",
        /// Part of the year's need of LNG that cannot be supplied.
        UnservedLng = "unserved_lng",
        /// The lowest stock of crude oil in the year.
        LowestStockOil = "lowest_stock_oil",
        /// The lowest stock of LNG in the year.
        LowestStockLng = "lowest_stock_lng",
        /// Part of planned imports that does not arrive.
        CutOff = "cut_off",
        /// Part of planned imports on a longer route.
        Rerouted = "rerouted",
    }
);

impl Indicator {
    /// Whether more of it is more security.
    pub const fn is_better_more(self) -> bool {
        matches!(
            self,
            Self::EffectiveSuppliers
                | Self::Shannon
                | Self::WithoutLargestSupplier
                | Self::WithoutLargestChokepoint
                | Self::NetImportDays
                | Self::ShortageOil
                | Self::ShortageLng
                | Self::LowestStockOil
                | Self::LowestStockLng
        )
    }

    /// The unit of [`Self::value`].
    pub const fn unit(self) -> IndicatorUnit {
        match self {
            Self::HhiCrude
            | Self::HhiLng
            | Self::HhiCoal
            | Self::HhiImports
            | Self::RiskWeighted => IndicatorUnit::Hhi,
            Self::EffectiveSuppliers => IndicatorUnit::Count,
            Self::Shannon => IndicatorUnit::Index,
            Self::HaulDistance => IndicatorUnit::NauticalMiles,
            Self::EnergyAfloat => IndicatorUnit::Petajoules,
            Self::HaulDays
            | Self::NetImportDays
            | Self::ShortageOil
            | Self::ShortageLng
            | Self::LowestStockOil
            | Self::LowestStockLng => IndicatorUnit::Days,
            _ => IndicatorUnit::Share,
        }
    }

    /// What the indicator says of an outcome.
    pub fn reading(self, outcome: &Outcome) -> Reading {
        let shortage = match self {
            Self::ShortageOil => stock(outcome, Fuel::CrudeOil),
            Self::ShortageLng => stock(outcome, Fuel::Lng),
            _ => None,
        };
        match (shortage, self.value(outcome)) {
            (_, Some(value)) => Reading::Value(value),
            (Some(_), None) => Reading::NoneWithinHorizon,
            (None, None) => Reading::NoData,
        }
    }

    /// The value, or `None` where the data lack what it needs, or where what it waits for does not happen.
    pub fn value(self, outcome: &Outcome) -> Option<f64> {
        let fuel = |fuel| outcome.fuels.iter().find(|row| row.fuel == fuel);
        match self {
            Self::ImportDependency => {
                let home = outcome.primary.home?.share_of(outcome.primary.total?)?;
                Some(1.0 - home.0)
            }
            Self::ImportDependencyNuclearImported => {
                let home = outcome.primary.home? - outcome.primary.nuclear?;
                Some(1.0 - home.share_of(outcome.primary.total?)?.0)
            }
            Self::MiddleEastCrude => region_share(fuel(Fuel::CrudeOil)?, Region::MiddleEast),
            Self::MiddleEastLng => region_share(fuel(Fuel::Lng)?, Region::MiddleEast),
            Self::MiddleEastImports => of_imports(outcome, Region::MiddleEast),
            Self::MiddleEastPrimary => of_primary(outcome, Region::MiddleEast),
            Self::RussiaCrude => region_share(fuel(Fuel::CrudeOil)?, Region::Russia),
            Self::RussiaLng => region_share(fuel(Fuel::Lng)?, Region::Russia),
            Self::RussiaCoal => region_share(fuel(Fuel::Coal)?, Region::Russia),
            Self::RussiaImports => of_imports(outcome, Region::Russia),
            Self::RussiaPrimary => of_primary(outcome, Region::Russia),
            Self::HhiCrude => Some(fuel(Fuel::CrudeOil)?.concentration?.hhi),
            Self::HhiLng => Some(fuel(Fuel::Lng)?.concentration?.hhi),
            Self::HhiCoal => Some(fuel(Fuel::Coal)?.concentration?.hhi),
            Self::HhiImports => Some(outcome.concentration?.hhi),
            Self::EffectiveSuppliers => Some(outcome.concentration?.effective_suppliers),
            Self::RiskWeighted => outcome.risk_weighted,
            Self::Shannon => Some(outcome.concentration?.shannon),
            Self::WithoutLargestSupplier => share(outcome.n_minus_one.without_supplier),
            Self::WithoutLargestChokepoint => share(outcome.n_minus_one.without_chokepoint),
            Self::UnionExposure => share(outcome.union_exposure),
            Self::PassageRatioCrude => share(outcome.passage_ratio_crude),
            Self::HaulDistance => outcome.haul_distance.map(|miles| miles.0),
            Self::HaulDays => outcome.haul_days.map(|days| days.0),
            Self::EnergyAfloat => outcome.energy_afloat.map(|energy| energy.0),
            Self::NetImportDays => outcome.net_import_days.map(|days| days.0),
            Self::ShortageOil => shortage(outcome, Fuel::CrudeOil),
            Self::ShortageLng => shortage(outcome, Fuel::Lng),
            Self::UnservedOil => unserved(outcome, Fuel::CrudeOil),
            Self::UnservedLng => unserved(outcome, Fuel::Lng),
            Self::LowestStockOil => Some(stock(outcome, Fuel::CrudeOil)?.lowest_days()?.0),
            Self::LowestStockLng => Some(stock(outcome, Fuel::Lng)?.lowest_days()?.0),
            Self::CutOff => share(outcome.cut_off),
            Self::Rerouted => share(outcome.rerouted),
        }
    }
}

fn share(share: Option<Share>) -> Option<f64> {
    share.map(|share| share.0)
}

fn stock(outcome: &Outcome, fuel: Fuel) -> Option<&StockDays> {
    let days = outcome.disruption.fuels.iter().find(|row| row.fuel == fuel);
    days?.stock.as_ref()
}

/// Days from the begin of the disruption to the first shortage.
fn shortage(outcome: &Outcome, fuel: Fuel) -> Option<f64> {
    let days = outcome.disruption.days_to_shortage(stock(outcome, fuel)?)?;
    Some(days.0)
}

/// Part of the horizon's need that could not be supplied.
fn unserved(outcome: &Outcome, fuel: Fuel) -> Option<f64> {
    share(stock(outcome, fuel)?.unserved_share())
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

fn of_primary(outcome: &Outcome, region: Region) -> Option<f64> {
    share(all_energy(outcome, region)?.share_of(outcome.primary.total?))
}
