//! What indicators rest on: which records each is made of. Grades and citations are both read off this.

use crate::indicator::Indicator;
use crate::terms::Fuel;

/// The records that an indicator is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The balance of primary energy.
    Balance,
    /// Who supplied how much of these fuels.
    Flows(&'static [Fuel]),
    /// That, and on which ways.
    Routes(&'static [Fuel]),
    /// That, and how fast.
    Voyages(&'static [Fuel]),
    /// The published stock of a fuel over what is imported of it.
    Stock(Fuel),
    /// The stock of a fuel and how it empties while its ships are late or do not come.
    Drawdown(Fuel),
}

/// Every fuel whose suppliers are known.
const SUPPLIED: &[Fuel] = &[
    Fuel::CrudeOil,
    Fuel::OilProducts,
    Fuel::Lng,
    Fuel::PipelineGas,
    Fuel::Coal,
];

impl Indicator {
    /// What it is made of.
    pub const fn basis(self) -> Basis {
        match self {
            Self::ImportDependency | Self::ImportDependencyNuclearImported => Basis::Balance,
            Self::MiddleEastCrude | Self::RussiaCrude | Self::HhiCrude => {
                Basis::Flows(&[Fuel::CrudeOil])
            }
            Self::MiddleEastLng | Self::RussiaLng | Self::HhiLng => Basis::Flows(&[Fuel::Lng]),
            Self::RussiaCoal | Self::HhiCoal => Basis::Flows(&[Fuel::Coal]),
            Self::MiddleEastImports
            | Self::MiddleEastPrimary
            | Self::RussiaImports
            | Self::RussiaPrimary
            | Self::HhiImports
            | Self::EffectiveSuppliers
            | Self::RiskWeighted
            | Self::Shannon
            | Self::WithoutLargestSupplier => Basis::Flows(SUPPLIED),
            Self::PassageRatioCrude => Basis::Routes(&[Fuel::CrudeOil]),
            Self::UnionExposure
            | Self::HaulDistance
            | Self::CutOff
            | Self::Rerouted
            | Self::WithoutLargestChokepoint => Basis::Routes(SUPPLIED),
            Self::HaulDays | Self::EnergyAfloat => Basis::Voyages(SUPPLIED),
            Self::NetImportDays => Basis::Stock(Fuel::CrudeOil),
            Self::ShortageOil | Self::UnservedOil | Self::LowestStockOil => {
                Basis::Drawdown(Fuel::CrudeOil)
            }
            Self::ShortageLng | Self::UnservedLng | Self::LowestStockLng => {
                Basis::Drawdown(Fuel::Lng)
            }
        }
    }

    /// Whether it is a part of primary energy, so that the balance counts too.
    pub const fn is_of_primary(self) -> bool {
        matches!(
            self,
            Self::MiddleEastPrimary
                | Self::RussiaPrimary
                | Self::WithoutLargestSupplier
                | Self::WithoutLargestChokepoint
        )
    }
}
