//! Names and definitions of the indicators.

use model::Indicator;

use crate::indicator_group::IndicatorGroup;
use crate::messages::IndicatorText;

pub(super) fn indicator_group(group: IndicatorGroup) -> &'static str {
    match group {
        IndicatorGroup::Days => "Day by day",
        IndicatorGroup::Closure => "While the closure lasts",
        IndicatorGroup::Origin => "Where it comes from",
        IndicatorGroup::Dependence => "How many hold it",
    }
}

#[expect(clippy::too_many_lines, reason = "one entry for each indicator")]
pub(super) fn indicator(indicator: Indicator) -> IndicatorText {
    let (label, definition) = match indicator {
        Indicator::ImportDependency => (
            "Import dependency",
            "1 − home production ÷ primary energy supply. Nuclear power counts as home production (IEA, METI). \
             Production that the statistics do not list counts as none, so this is an upper bound.",
        ),
        Indicator::ImportDependencyNuclearImported => (
            "Import dependency, nuclear as imported",
            "The same with nuclear power counted as imported, since its uranium is.",
        ),
        Indicator::MiddleEastCrude => (
            "Middle East share of crude oil",
            "Crude oil from Middle Eastern suppliers ÷ all crude oil imports, by energy, by country of origin.",
        ),
        Indicator::MiddleEastLng => (
            "Middle East share of LNG",
            "LNG from Middle Eastern suppliers ÷ all LNG imports, by energy.",
        ),
        Indicator::MiddleEastImports => (
            "Middle East share of counted imports",
            "Energy from Middle Eastern suppliers ÷ all energy imports that have a supplier table in this year.",
        ),
        Indicator::MiddleEastPrimary => (
            "Middle East imports over primary energy, at least",
            "Energy from Middle Eastern suppliers ÷ primary energy supply. Fuels without a supplier table add nothing, so this is a lower bound.",
        ),
        Indicator::RussiaCrude => (
            "Russia’s share of crude oil",
            "Russian crude oil ÷ all crude oil imports, by energy.",
        ),
        Indicator::RussiaLng => (
            "Russia’s share of LNG",
            "Russian LNG ÷ all LNG imports, by energy.",
        ),
        Indicator::RussiaCoal => (
            "Russia’s share of coal",
            "Russian coal ÷ all coal imports, by energy.",
        ),
        Indicator::RussiaPrimary => (
            "Russian imports over primary energy, at least",
            "Energy from Russia ÷ primary energy supply. Fuels without a supplier table add nothing, so this is a lower bound.",
        ),
        Indicator::RussiaImports => (
            "Russia’s share of counted imports",
            "Energy from Russia ÷ all energy imports that have a supplier table in this year.",
        ),
        Indicator::HhiCrude => (
            "Supplier concentration, crude oil",
            "Herfindahl-Hirschman index: the sum of squared supplier shares, 0 to 10,000. Above 2,500 is commonly \
             called highly concentrated.",
        ),
        Indicator::HhiLng => (
            "Supplier concentration, LNG",
            "Herfindahl-Hirschman index of LNG suppliers, 0 to 10,000.",
        ),
        Indicator::HhiCoal => (
            "Supplier concentration, coal",
            "Herfindahl-Hirschman index of coal suppliers, 0 to 10,000.",
        ),
        Indicator::HhiImports => (
            "Supplier concentration, counted imports",
            "Herfindahl-Hirschman index over all imported energy by country, 0 to 10,000.",
        ),
        Indicator::EffectiveSuppliers => (
            "Effective suppliers",
            "1 ÷ the Herfindahl-Hirschman index: how many equal suppliers would be as concentrated.",
        ),
        Indicator::RiskWeighted => (
            "Concentration weighted with political risk",
            "The sum of squared supplier shares, each times the supplier’s political risk from 0 to 1 (Lefèvre 2010), 0 to 10,000.",
        ),
        Indicator::Shannon => (
            "Diversity of suppliers",
            "Shannon-Wiener index of the supplier shares over all imported energy: minus the sum of x ln x. Higher is more diverse; seven equal \
             suppliers make 1.95.",
        ),
        Indicator::WithoutLargestSupplier => (
            "Left without the largest supplier",
            "Primary energy supply without all that the supplier of the most energy delivers ÷ primary energy supply. No stock and no \
             replacement is counted in.",
        ),
        Indicator::WithoutLargestChokepoint => (
            "Left without the worst chokepoint",
            "Primary energy supply without the imports that have no way round the chokepoint that holds the most, by sea or by pipeline ÷ primary \
             energy supply.",
        ),
        Indicator::UnionExposure => (
            "Through at least one chokepoint",
            "Imports whose usual route passes at least one of METI’s chokepoints ÷ all imports. Each cargo counts once; \
             never above 100 %.",
        ),
        Indicator::PassageRatioCrude => (
            "METI passage ratio, crude oil",
            "Crude oil passing each of METI’s chokepoints, summed ÷ crude oil imports. A cargo counts at every passage, \
             so it may exceed 100 %. The Turkish and Danish straits are not in the route table.",
        ),
        Indicator::HaulDistance => (
            "Average voyage",
            "Energy-weighted distance from load port to discharge port over the cargoes that arrive and whose route is known.",
        ),
        Indicator::HaulDays => (
            "Average time at sea",
            "Energy-weighted distance ÷ the ship’s usual speed. No port, canal or weather time.",
        ),
        Indicator::EnergyAfloat => (
            "Energy at sea",
            "Planned imports per day × days of their usual voyage: what is under way at any moment, and still arrives when a strait behind it closes.",
        ),
        Indicator::NetImportDays => (
            "Days of net oil imports in stock",
            "Method of the International Energy Agency: 90 % of (crude oil × 0.96 + products × 1.065) ÷ net imports a day. Carried on from the published \
             figure, where the year has one.",
        ),
        Indicator::ShortageOil => (
            "First shortage of crude oil after",
            "Days from the begin of closures and losses to the first day on which arrivals and usable stock do not cover the need.",
        ),
        Indicator::ShortageLng => (
            "First shortage of LNG after",
            "The same for LNG, whose stock is kept in tanks for some weeks only.",
        ),
        Indicator::UnservedOil => (
            "Crude oil that cannot be supplied",
            "What is needed and neither arrives nor is in stock, over 365 days ÷ the need of 365 days.",
        ),
        Indicator::UnservedLng => (
            "LNG that cannot be supplied",
            "What is needed and neither arrives nor is in stock, over 365 days ÷ the need of 365 days. LNG makes up for pipeline gas and cable power \
             that do not come.",
        ),
        Indicator::LowestStockOil => (
            "Lowest stock of crude oil, in its own days",
            "The lowest level of the year, in the days that the stock is counted in. A tenth of the stock at the start cannot be used.",
        ),
        Indicator::LowestStockLng => (
            "Lowest stock of LNG, days of imports",
            "The lowest level of the year, in days of the year’s LNG imports. A tenth of the stock at the start cannot be used.",
        ),
        Indicator::CutOff => (
            "Imports cut off",
            "Planned imports that have no open sea route or pipeline, are lost at the supplier, or find no ship for a longer route ÷ planned imports, for as \
             long as the closure lasts. Stocks are not counted in.",
        ),
        Indicator::Rerouted => (
            "Imports by another route or a pipeline",
            "Planned imports that arrive by another route than the usual one, or from another port after a pipeline ÷ planned imports.",
        ),
    };
    IndicatorText { label, definition }
}
