//! The indicators in reading order, under headings.

use model::Indicator;

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

    /// The word used for it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Closure => "closure",
            Self::Origin => "origin",
            Self::Dependence => "dependence",
        }
    }

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
                Indicator::RussiaCoal,
                Indicator::RussiaPrimary,
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
                Indicator::HhiCoal,
                Indicator::RiskWeighted,
                Indicator::EnergyAfloat,
            ],
        }
    }
}
