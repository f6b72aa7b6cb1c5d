//! Names and explanations of the levers.

use model::{Baseline, Fuel, LeverGroup, LeverKind, LeverProject, LeverSpec, Stock};

use super::{fuel, fuel_in_sentence, project_status};
use crate::messages::LeverText;
use crate::number;

pub(super) fn lever(spec: &LeverSpec, baseline: &Baseline) -> LeverText {
    let (label, help) = match &spec.kind {
        LeverKind::Closure { chokepoint } => {
            let name = baseline
                .chokepoint_index(chokepoint)
                .and_then(|index| baseline.chokepoints.get(index))
                .map_or(chokepoint.as_str(), |row| row.name.as_str());
            (format!("{name}, closed"), inside(baseline, chokepoint))
        }
        LeverKind::SupplierLoss { name, .. } => (format!("{name}, deliveries lost"), None),
        LeverKind::ClosureStart => ("First day of closures and losses".to_owned(), None),
        LeverKind::ClosureDays => (
            "Closures and losses last".to_owned(),
            Some(
                "The figures “while the closure lasts” do not depend on it; the days do."
                    .to_owned(),
            ),
        ),
        LeverKind::Restraint => (
            "Demand saved meanwhile".to_owned(),
            Some("Oil and LNG, from the first day of closures and losses to the last.".to_owned()),
        ),
        LeverKind::FleetSlack => (
            "Ships to spare".to_owned(),
            Some(
                "Extra ship-days for longer routes, over those in use. Beyond them cargoes wait."
                    .to_owned(),
            ),
        ),
        LeverKind::Bypass => (
            "Pipelines round Hormuz that work".to_owned(),
            Some("Part of their spare capacity, to Yanbu and Fujairah.".to_owned()),
        ),
        LeverKind::Stock { fuel: of } => (
            format!("{} in stock", fuel(*of)),
            baseline.stock_of(*of).map(stock_help),
        ),
        LeverKind::Loading {
            name, fuel, lane, ..
        } => (
            format!(
                "{name}’s {} loaded at {}",
                fuel_in_sentence(*fuel),
                port(baseline, *lane).unwrap_or("that port")
            ),
            Some("Nobody publishes the split. It decides how much hangs on Hormuz.".to_owned()),
        ),
        LeverKind::Supply {
            name,
            fuel: of,
            lane,
            project,
            ..
        } => match project {
            Some(project) => (project.name.clone(), Some(project_help(project, *of))),
            None => (
                format!(
                    "Extra {} from {}",
                    fuel_in_sentence(*of),
                    port(baseline, *lane).unwrap_or(name)
                ),
                None,
            ),
        },
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
        LeverKind::CoalToGas => (
            "Power moved from coal to gas".to_owned(),
            Some("Below zero: from gas to coal. At most what imported fuel makes.".to_owned()),
        ),
        LeverKind::Demand => ("Fuel demand".to_owned(), None),
    };
    LeverText { label, help }
}

/// A remark where a country's port lies in the very sea that is closed.
fn inside(baseline: &Baseline, chokepoint: &str) -> Option<String> {
    let index = baseline.chokepoint_index(chokepoint)?;
    let is_inside = !baseline.lanes.is_empty()
        && baseline
            .lanes
            .iter()
            .all(|lane| lane.essential().contains(index));
    is_inside.then(|| {
        "The port that stands for this country lies inside: every ship has to enter.".to_owned()
    })
}

fn port(baseline: &Baseline, lane: Option<usize>) -> Option<&str> {
    let lane = baseline.lanes.get(lane?)?;
    Some(lane.load_port_name.as_str())
}

fn project_help(project: &LeverProject, of: Fuel) -> String {
    format!("{}. {}.", fuel(of), project_status(&project.status_class))
}

fn stock_help(stock: &Stock) -> String {
    let basis = if stock.is_legal_basis {
        "Days of net consumption as the law counts them; imports run through the same oil faster."
    } else {
        "Days of the year’s imports."
    };
    match &stock.as_of {
        Some(as_of) => format!("{basis} As counted in {as_of}."),
        None => format!("{basis} No figure is published here: set one to see how long it lasts."),
    }
}

pub(super) fn lever_group(group: LeverGroup) -> (&'static str, &'static str) {
    match group {
        LeverGroup::Disruption => (
            "What closes",
            "Part of the ships turned away. They take the shortest open route, or do not arrive.",
        ),
        LeverGroup::OtherStraits => (
            "Other straits",
            "The Russian Far East has straits of its own: La Pérouse and Tsugaru.",
        ),
        LeverGroup::Losses => (
            "What a supplier loses",
            "At the source, new supply included, for as long as closures last. An alternative is a dependency too.",
        ),
        LeverGroup::Cushion => (
            "What softens it",
            "Stocks, restraint, pipelines and spare ships.",
        ),
        LeverGroup::RussianFarEast => (
            "The Russian Far East",
            "New supply on top of the baseline year. Other suppliers give way.",
        ),
        LeverGroup::NeverBuilt => (
            "Plans of 2012 to 2016, never built",
            "What if they had been: counterfactuals, not options for today.",
        ),
        LeverGroup::OtherAlternatives => (
            "Other alternatives",
            "The same cargoes from elsewhere, with the straits on their own way.",
        ),
        LeverGroup::Home => ("Power at home", "More of it takes the place of fuel."),
        LeverGroup::Demand => (
            "Demand",
            "Oil, gas and coal. Home production goes on; imports take the change.",
        ),
        LeverGroup::Assumptions => ("What nobody publishes", "Our assumptions, open to change."),
    }
}
