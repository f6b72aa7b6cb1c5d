//! Projects around Japan.

use charts::{Alternative, AlternativeGroup, AlternativesSpec, ProjectStatus};

struct Project(
    &'static str,
    &'static str,
    Option<f64>,
    &'static str,
    ProjectStatus,
    &'static str,
    &'static str,
);

const FAR_EAST: &[Project] = &[
    Project(
        "Sakhalin-2 LNG",
        "LNG",
        Some(520.0),
        "9.6 Mt/y",
        ProjectStatus::Operating,
        "operating",
        "Prigorodnoye to Chiba 983 nm; passes La Pérouse (Soya) Strait, Tsugaru Strait",
    ),
    Project(
        "ESPO pipeline and Kozmino",
        "crude oil",
        Some(3420.0),
        "1,640 kb/d",
        ProjectStatus::Operating,
        "operating; nearly all oil goes to China",
        "Kozmino to Chiba 1,020 nm; passes Tsugaru Strait",
    ),
    Project(
        "Sakhalin-1",
        "crude oil",
        Some(459.0),
        "220 kb/d",
        ProjectStatus::Limited,
        "limited: below peak output",
        "De-Kastri to Chiba 1,190 nm; passes La Pérouse (Soya) Strait, Tsugaru Strait",
    ),
    Project(
        "Far East LNG",
        "LNG",
        Some(336.0),
        "6.2 Mt/y",
        ProjectStatus::Suspended,
        "suspended: frozen since 2022",
        "De-Kastri to Chiba 1,190 nm",
    ),
    Project(
        "Sakhalin-Hokkaido power bridge",
        "electricity",
        None,
        "4 GW",
        ProjectStatus::Cancelled,
        "cancelled",
        "",
    ),
    Project(
        "Sakhalin hydrogen",
        "hydrogen",
        None,
        "",
        ProjectStatus::Suspended,
        "suspended",
        "",
    ),
];
const OTHERS: &[Project] = &[
    Project(
        "LNG Canada phase 1",
        "LNG",
        Some(758.0),
        "14 Mt/y",
        ProjectStatus::Operating,
        "operating",
        "Kitimat to Chiba 3,890 nm",
    ),
    Project(
        "Alaska LNG",
        "LNG",
        Some(1083.0),
        "20 Mt/y",
        ProjectStatus::Planned,
        "planned: before the investment decision",
        "Nikiski to Chiba 3,280 nm",
    ),
    Project(
        "North Field East",
        "LNG",
        Some(1733.0),
        "32 Mt/y",
        ProjectStatus::Planned,
        "planned",
        "Ras Laffan to Chiba 6,530 nm; passes Strait of Hormuz, Strait of Malacca, South China Sea",
    ),
];

/// The alternatives; disturbed, with only one group.
pub fn alternatives(disturbed: bool) -> AlternativesSpec {
    let row = |project: &Project| {
        let gulf = project.0.starts_with("North Field");
        let routed = !project.6.is_empty();
        Alternative {
            name: project.0.into(),
            fuel_label: project.1.into(),
            capacity_petajoules: project.2,
            capacity_label: project.3.into(),
            status: project.4,
            status_label: project.5.into(),
            route_label: project.6.into(),
            avoids_south_china_sea: routed.then_some(!gulf),
            avoids_hormuz: routed.then_some(!gulf),
        }
    };
    let group = |heading: &str, rows: &[Project]| AlternativeGroup {
        heading: heading.into(),
        rows: rows.iter().map(row).collect(),
    };
    let mut groups = vec![
        group("Russian Far East", FAR_EAST),
        group("North America and the Gulf", OTHERS),
    ];
    if disturbed {
        groups.remove(0);
    }
    AlternativesSpec {
        groups,
        ..AlternativesSpec::default()
    }
}
