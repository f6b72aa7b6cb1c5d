//! English.

use model::{
    Baseline, Displacement, EnergySource, Fuel, Indicator, LeverGroup, LeverKind, LeverSpec,
    Quality, Region,
};

use crate::messages::{IndicatorText, LeverText, Messages};
use crate::number;

/// English messages.
pub static EN: Messages = Messages {
    tag: "en",
    fuel,
    energy_source,
    region,
    quality,
    indicator,
    lever,
    lever_group,
    displacement,
    verdict,
    claim_value,
    project_status,
    project_group,
    capacity,
    reported,
    provenance,
    product: "Chokepoint",
    no_data: "no data",
};

fn fuel(fuel: Fuel) -> &'static str {
    match fuel {
        Fuel::CrudeOil => "Crude oil",
        Fuel::OilProducts => "Oil products",
        Fuel::Lng => "LNG",
        Fuel::PipelineGas => "Pipeline gas",
        Fuel::Coal => "Coal",
    }
}

fn energy_source(source: EnergySource) -> &'static str {
    match source {
        EnergySource::Oil => "Oil",
        EnergySource::Gas => "Gas",
        EnergySource::Coal => "Coal",
        EnergySource::Nuclear => "Nuclear",
        EnergySource::Hydro => "Hydro",
        EnergySource::Solar => "Solar",
        EnergySource::Wind => "Wind",
        EnergySource::OtherRenewables => "Other renewables",
        EnergySource::Biofuel => "Biofuel",
    }
}

fn region(region: Region) -> &'static str {
    match region {
        Region::MiddleEast => "Middle East",
        Region::Russia => "Russia",
        Region::AsiaPacific => "Asia and Pacific",
        Region::Africa => "Africa",
        Region::Americas => "Americas",
        Region::Europe => "Europe",
        Region::Unknown => "Region not stated",
    }
}

fn quality(quality: Quality) -> &'static str {
    match quality {
        Quality::Official => "official statistic",
        Quality::Derived => "computed from statistics",
        Quality::Secondary => "secondary source",
        Quality::Press => "press report",
        Quality::Estimate => "estimate",
        Quality::Assumption => "our assumption",
    }
}

fn indicator(indicator: Indicator) -> IndicatorText {
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
        Indicator::HhiImports => (
            "Supplier concentration, counted imports",
            "Herfindahl-Hirschman index over all imported energy by country, 0 to 10,000.",
        ),
        Indicator::EffectiveSuppliers => (
            "Effective suppliers",
            "1 ÷ the Herfindahl-Hirschman index: how many equal suppliers would be as concentrated.",
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
        Indicator::CutOff => (
            "Imports cut off",
            "Planned imports with no open sea route, or lost at the supplier, ÷ planned imports, for as long as the \
             closure lasts. Stocks are not counted in.",
        ),
        Indicator::Rerouted => (
            "Imports on a longer route",
            "Planned imports that arrive by a route longer than the usual one ÷ planned imports.",
        ),
    };
    IndicatorText { label, definition }
}

fn lever(spec: &LeverSpec, baseline: &Baseline) -> LeverText {
    let (label, help) = match &spec.kind {
        LeverKind::Closure { chokepoint } => {
            let name = baseline
                .chokepoint_index(chokepoint)
                .and_then(|index| baseline.chokepoints.get(index))
                .map_or(chokepoint.as_str(), |row| row.name.as_str());
            (format!("{name}, closed"), None)
        }
        LeverKind::SupplierLoss { supplier } => (
            format!("{}, deliveries lost", supplier_name(supplier, baseline)),
            Some("At the source, new supply included.".to_owned()),
        ),
        LeverKind::Supply {
            name, fuel, lane, ..
        } => {
            let port = lane
                .and_then(|lane| baseline.lanes.get(lane))
                .map_or(name.as_str(), |lane| lane.load_port_name.as_str());
            (format!("Extra {} from {port}", lower_fuel(*fuel)), None)
        }
        LeverKind::Nuclear => (
            "Nuclear power running".to_owned(),
            Some(format!(
                "Reactors at {} of their capacity. The range ends with Japan’s operable fleet, or with what runs where that is more.",
                number::percent(baseline.parameters.nuclear_capacity_factor)
            )),
        ),
        LeverKind::Renewables => (
            "Additional renewable power".to_owned(),
            Some("Yearly output on top of the baseline year.".to_owned()),
        ),
        LeverKind::Demand => ("Fuel demand".to_owned(), None),
    };
    LeverText { label, help }
}

fn supplier_name<'a>(supplier: &'a str, baseline: &'a Baseline) -> &'a str {
    baseline
        .levers
        .iter()
        .find_map(|spec| match &spec.kind {
            LeverKind::Supply {
                supplier: of, name, ..
            } if of == supplier => Some(name.as_str()),
            _ => None,
        })
        .or_else(|| {
            let flows = baseline.fuels.iter().flat_map(|imports| &imports.flows);
            flows
                .into_iter()
                .find(|flow| flow.supplier == supplier)
                .map(|flow| flow.name.as_str())
        })
        .unwrap_or(supplier)
}

fn lower_fuel(of: Fuel) -> String {
    match of {
        Fuel::Lng => fuel(of).to_owned(),
        _ => fuel(of).to_lowercase(),
    }
}

fn lever_group(group: LeverGroup) -> (&'static str, &'static str) {
    match group {
        LeverGroup::Disruption => (
            "What closes",
            "Part of the ships turned away. They take the shortest open route, or do not arrive.",
        ),
        LeverGroup::RussianFarEast => (
            "The Russian Far East",
            "New supply on top of the baseline year. Other suppliers give way.",
        ),
        LeverGroup::Home => (
            "Power at home",
            "More of it replaces gas first, then oil, then coal.",
        ),
        LeverGroup::Demand => (
            "Demand",
            "Oil, gas and coal. Home production goes on; imports take the change.",
        ),
    }
}

fn displacement(displacement: Displacement) -> &'static str {
    match displacement {
        Displacement::ProRata => "All suppliers, by their share",
        Displacement::MiddleEast => "The Middle East first",
        Displacement::Exposed => "The most exposed route first",
    }
}

fn verdict(class: &str) -> &'static str {
    match class {
        "overstated" => "Overstated",
        "true_for_part" => "True for a part",
        "partly_right" => "Partly right",
        "confirmed" => "Confirmed",
        "misattributed" => "Misattributed",
        "close" => "Close",
        _ => "Verdict",
    }
}

fn claim_value(value: f64, unit: Option<&str>) -> String {
    match unit {
        Some("percent") => number::given_percent(value),
        Some("billion_usd") if value >= 1_000.0 => {
            format!("${} trillion", number::short(value / 1_000.0))
        }
        Some("billion_usd") => format!("${} billion", number::short(value)),
        Some("billion_jpy") => format!("¥{} billion", number::short(value)),
        Some("trillion_jpy") => format!("¥{} trillion", number::short(value)),
        Some(unit) => format!("{} {}", number::short(value), unit.replace('_', " ")),
        None => number::short(value),
    }
}

fn project_status(class: &str) -> &'static str {
    match class {
        "operating" => "Operating",
        "limited" => "Limited",
        "suspended" => "Suspended",
        "planned" => "Planned",
        "cancelled" => "Never built",
        _ => "Context",
    }
}

fn project_group(group: &str) -> &'static str {
    match group {
        "russian_far_east" => "Russian Far East",
        "russian_arctic" => "Russian Arctic",
        "russia_china" => "Russia to China",
        "north_america_pacific" => "North America, Pacific coast",
        "us_gulf" => "US Gulf coast",
        "australia" => "Australia",
        "middle_east" => "Middle East",
        "middle_east_bypass" => "Around Hormuz",
        _ => "Elsewhere",
    }
}

fn capacity(value: f64, unit: Option<&str>) -> String {
    let number = number::short(value);
    match unit {
        Some("Mtpa" | "mtpa" | "mt_per_year") => format!("{number} Mt a year"),
        Some("kbd") => format!("{number} kb/d"),
        Some("bcm_per_year") => format!("{number} bcm a year"),
        Some("GW" | "gw") => format!("{number} GW"),
        Some(unit) => format!("{number} {}", unit.replace('_', " ")),
        None => number,
    }
}

fn reported(indicator: &str) -> &'static str {
    match indicator {
        "energy_self_sufficiency_meti" => {
            "Energy self-sufficiency, METI (nuclear as home production)"
        }
        "energy_imports_net_pct_of_use_wb" => {
            "Net energy imports over energy use, World Bank and IEA"
        }
        "middle_east_share_crude_meti" => "Middle East share of crude oil, METI",
        "hormuz_share_crude_reported" => "Crude oil through Hormuz, as reported",
        "hormuz_share_lng_reported" => "LNG through Hormuz, as reported",
        "fossil_dependence_primary" => "Fossil fuels over primary energy",
        _ => "Published figure",
    }
}

fn provenance(key: &str) -> &'static str {
    match key {
        "flows:crude_oil" => "Crude oil by supplier",
        "flows:oil_products" => "Oil products by supplier",
        "flows:lng" => "LNG by supplier",
        "flows:pipeline_gas" => "Pipeline gas by supplier",
        "flows:coal" => "Coal by supplier",
        "balance" => "Energy balance",
        "loading" => "Load ports of suppliers",
        "routes" => "Sea routes",
        "chokepoints" => "Chokepoints",
        "conversions" => "Heat values",
        "levers" => "Ranges of the levers",
        "parameters" => "Technical parameters",
        _ => "Other data",
    }
}
