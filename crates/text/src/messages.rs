//! The keys: one field for each message, filled once for each language.

use model::{
    Baseline, Displacement, EnergySource, Fuel, Indicator, LeverGroup, LeverSpec, Quality, Region,
};

/// An indicator's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorText {
    /// Name.
    pub label: &'static str,
    /// Definition in a sentence, formula included.
    pub definition: &'static str,
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
    /// Levers.
    pub lever: fn(&LeverSpec, &Baseline) -> LeverText,
    /// Panels of levers: name, and what its levers do.
    pub lever_group: fn(LeverGroup) -> (&'static str, &'static str),
    /// Rules of displacement.
    pub displacement: fn(Displacement) -> &'static str,
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
}
