//! The keys: one field for each message, filled once for each language.

use model::{
    Baseline, Displacement, EnergySource, Fuel, Indicator, LeverGroup, LeverSpec, PowerOrder,
    Quality, Region,
};

/// An indicator's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorText {
    /// Name.
    pub label: &'static str,
    /// Definition in a sentence, formula included.
    pub definition: &'static str,
}

/// Headings over indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorGroup {
    /// How long stocks last.
    Days,
    /// What arrives.
    Closure,
    /// Import dependency and regions.
    Origin,
    /// Concentration and exposure.
    Dependence,
}

impl IndicatorGroup {
    /// Every group in reading order.
    pub const ALL: &'static [Self] = &[Self::Days, Self::Closure, Self::Origin, Self::Dependence];

    /// The group's indicators in reading order.
    pub const fn indicators(self) -> &'static [Indicator] {
        match self {
            Self::Days => &[
                Indicator::ShortageOil,
                Indicator::ShortageLng,
                Indicator::UnservedOil,
                Indicator::UnservedLng,
                Indicator::LowestStockOil,
                Indicator::LowestStockLng,
                Indicator::NetImportDays,
            ],
            Self::Closure => &[
                Indicator::CutOff,
                Indicator::Rerouted,
                Indicator::HaulDistance,
                Indicator::HaulDays,
                Indicator::EnergyAfloat,
            ],
            Self::Origin => &[
                Indicator::ImportDependency,
                Indicator::ImportDependencyNuclearImported,
                Indicator::MiddleEastImports,
                Indicator::MiddleEastCrude,
                Indicator::MiddleEastLng,
                Indicator::MiddleEastPrimary,
                Indicator::RussiaImports,
                Indicator::RussiaCrude,
                Indicator::RussiaLng,
            ],
            Self::Dependence => &[
                Indicator::WithoutLargestSupplier,
                Indicator::WithoutLargestChokepoint,
                Indicator::UnionExposure,
                Indicator::PassageRatioCrude,
                Indicator::EffectiveSuppliers,
                Indicator::Shannon,
                Indicator::HhiImports,
                Indicator::HhiCrude,
                Indicator::HhiLng,
                Indicator::RiskWeighted,
            ],
        }
    }
}

/// A lever's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverText {
    /// Name.
    pub label: String,
    /// What it does, in a sentence; `None` where its group says it.
    pub help: Option<String>,
}

/// Everything the product says in one language.
pub struct Messages {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Fuels.
    pub fuel: fn(Fuel) -> &'static str,
    /// Sources of primary energy.
    pub energy_source: fn(EnergySource) -> &'static str,
    /// Regions.
    pub region: fn(Region) -> &'static str,
    /// Quality grades.
    pub quality: fn(Quality) -> &'static str,
    /// Indicators.
    pub indicator: fn(Indicator) -> IndicatorText,
    /// Headings over indicators.
    pub indicator_group: fn(IndicatorGroup) -> &'static str,
    /// Levers.
    pub lever: fn(&LeverSpec, &Baseline) -> LeverText,
    /// Panels of levers: name, and what its levers do.
    pub lever_group: fn(LeverGroup) -> (&'static str, &'static str),
    /// Rules of displacement.
    pub displacement: fn(Displacement) -> &'static str,
    /// Which fuel gives way first to power.
    pub power_order: fn(PowerOrder) -> &'static str,
    /// Kinds of verdict on a claim.
    pub verdict: fn(&str) -> &'static str,
    /// Units of claims and evidence.
    pub claim_value: fn(f64, Option<&str>) -> String,
    /// Kinds of project status.
    pub project_status: fn(&str) -> &'static str,
    /// Groups of projects.
    pub project_group: fn(&str) -> &'static str,
    /// Units of project capacity.
    pub capacity: fn(f64, Option<&str>) -> String,
    /// Published indicators.
    pub reported: fn(&str) -> &'static str,
    /// Where the figures come from, by provenance key.
    pub provenance: fn(&str) -> &'static str,
    /// Name of the product.
    pub product: &'static str,
    /// Where a figure is missing.
    pub no_data: &'static str,
    /// Where something does not happen within the simulated year.
    pub none_within_horizon: &'static str,
}
