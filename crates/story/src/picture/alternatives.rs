//! The alternatives: capacity, status and route.

use charts::{Alternative, AlternativeGroup, AlternativesSpec, ProjectStatus};
use text::{Messages, number::fixed};
use wire::Project;

use crate::document::Page;

/// Kinds that bring energy to a buyer's port or border; fields and mines behind them would count twice.
const SUPPLY_KINDS: &[&str] = &[
    "lng_export",
    "oil_export",
    "gas_pipeline",
    "power_interconnector",
    "coal_mine_port",
    "hydrogen_ammonia",
];
/// The article's alternative and the ones that it must stand beside.
const GROUPS: &[&str] = &[
    "russian_far_east",
    "russian_arctic",
    "north_america_pacific",
    "us_gulf",
    "australia",
];

pub(super) fn spec(page: &Page, messages: &Messages) -> AlternativesSpec {
    let groups = GROUPS
        .iter()
        .map(|&group| AlternativeGroup {
            heading: messages
                .project_group_by_id(group)
                .unwrap_or_default()
                .to_owned(),
            rows: shown(page)
                .into_iter()
                .filter(|project| project.region_group == group)
                .map(|project| row(page, project, messages))
                .collect(),
        })
        .filter(|group| !group.rows.is_empty())
        .collect();
    AlternativesSpec {
        groups,
        axis_label: messages.document_alternatives_capacity().to_owned(),
        avoids_south_china_sea_label: messages
            .document_alternatives_avoids_south_china_sea()
            .to_owned(),
        passes_south_china_sea_label: messages
            .document_alternatives_passes_south_china_sea()
            .to_owned(),
        avoids_hormuz_label: messages.document_alternatives_avoids_hormuz().to_owned(),
        passes_hormuz_label: messages.document_alternatives_passes_hormuz().to_owned(),
        no_data_label: messages.product_no_data().to_owned(),
    }
}

/// The projects that the chart shows.
pub(super) fn shown(page: &Page) -> Vec<&Project> {
    let projects = page.projects.projects.iter();
    let shown = projects.filter(|project| {
        GROUPS.contains(&project.region_group.as_str())
            && SUPPLY_KINDS.contains(&project.kind.as_str())
    });
    shown.collect()
}

fn row(page: &Page, project: &Project, messages: &Messages) -> Alternative {
    let status = project
        .status_class
        .parse()
        .unwrap_or(ProjectStatus::Context);
    Alternative {
        name: project.name.clone(),
        fuel_label: project
            .fuel
            .as_deref()
            .map_or_else(String::new, |fuel| fuel_label(fuel, messages)),
        capacity_petajoules: project.capacity_pj,
        capacity_label: project.capacity.map_or_else(
            || messages.product_no_data().to_owned(),
            |value| messages.capacity(value, project.capacity_unit.as_deref()),
        ),
        status,
        status_label: messages
            .project_status_by_id(&project.status_class)
            .unwrap_or_default()
            .to_owned(),
        route_label: route(page, project, messages),
        avoids_south_china_sea: project.avoids_south_china_sea,
        avoids_hormuz: project.avoids_hormuz,
    }
}

fn fuel_label(fuel: &str, messages: &Messages) -> String {
    messages.fuel_by_id(fuel).unwrap_or(fuel).to_owned()
}

fn route(page: &Page, project: &Project, messages: &Messages) -> String {
    let (Some(port), Some(distance)) = (&project.load_port_name, project.distance_nm) else {
        return String::new();
    };
    let names = project
        .passes
        .iter()
        .map(|id| {
            let points = &page.view.year.baseline.chokepoints;
            points
                .iter()
                .find(|point| point.chokepoint == *id)
                .map_or(id.as_str(), |point| point.name.as_str())
        })
        .collect::<Vec<_>>();
    let distance = messages.unit_nautical_miles(&fixed(distance, 0));
    if names.is_empty() {
        messages.document_alternatives_route_to_japan(&distance, port)
    } else {
        messages.document_alternatives_route_by(&names.join(messages.join_comma()), &distance, port)
    }
}

/// How many of them operate, and how many avoid the South China Sea.
pub(super) fn finding(page: &Page, messages: &Messages) -> String {
    let rows = shown(page);
    let count = |fits: &dyn Fn(&&Project) -> bool| {
        let fitting = rows.iter().copied().filter(|row| fits(row));
        fitting.count().to_string()
    };
    messages.document_alternatives_finding(
        &count(&|row| row.avoids_south_china_sea == Some(true)),
        &rows.len().to_string(),
        &count(&|row| row.status_class == "operating"),
    )
}
