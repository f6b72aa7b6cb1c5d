//! English.

mod days;
mod indicator;
mod lever;
mod page;

use model::{Displacement, EnergySource, Fuel, PowerOrder, Quality, Region};

use self::indicator::{indicator, indicator_group};
use self::lever::{lever, lever_group};
use crate::messages::Messages;
use crate::number;

/// English messages.
pub static EN: Messages = Messages {
    tag: "en",
    fuel,
    fuel_in_sentence,
    energy_source,
    region,
    quality,
    indicator,
    indicator_group,
    lever,
    lever_group,
    controls: page::CONTROLS,
    page: page::PAGE,
    map: page::MAP,
    days: days::DAYS,
    displacement,
    power_order,
    verdict,
    claim_value,
    project_status,
    project_group,
    capacity,
    reported,
    provenance,
    join,
    product: "Chokepoint",
    no_data: "no data",
    none_within_horizon: "none within the year",
};

fn fuel(fuel: Fuel) -> &'static str {
    match fuel {
        Fuel::CrudeOil => "Crude oil",
        Fuel::OilProducts => "Oil products",
        Fuel::Lng => "LNG",
        Fuel::PipelineGas => "Pipeline gas",
        Fuel::Coal => "Coal",
        Fuel::Electricity => "Electricity",
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

fn fuel_in_sentence(fuel: Fuel) -> &'static str {
    match fuel {
        Fuel::CrudeOil => "crude oil",
        Fuel::OilProducts => "oil products",
        Fuel::Lng => "LNG",
        Fuel::PipelineGas => "pipeline gas",
        Fuel::Coal => "coal",
        Fuel::Electricity => "electricity",
    }
}

fn displacement(displacement: Displacement) -> &'static str {
    match displacement {
        Displacement::ProRata => "All suppliers, by their share",
        Displacement::MiddleEast => "The Middle East first",
        Displacement::Exposed => "The most exposed route first",
    }
}

fn power_order(order: PowerOrder) -> &'static str {
    match order {
        PowerOrder::GasFirst => "Gas, then oil, then coal",
        PowerOrder::OilFirst => "Oil, then gas, then coal",
        PowerOrder::CoalFirst => "Coal, then gas, then oil",
    }
}

fn join(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
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
        "stocks" => "Stocks",
        "bypasses" => "Pipelines round chokepoints",
        "crises" => "Closures that the year held",
        _ => "Other data",
    }
}
