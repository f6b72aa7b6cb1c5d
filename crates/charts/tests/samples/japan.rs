//! Charts of Japan in 2024 with real orders of magnitude, at rest and with Hormuz closed.

#[path = "answers.rs"]
mod answers;
#[path = "balance.rs"]
mod balance;
#[path = "days.rs"]
mod days;
#[path = "importers.rs"]
mod importers;
#[path = "projects.rs"]
mod projects;
#[path = "sea.rs"]
mod sea;

use charts::{
    ChartSpec, ClaimLine, ExposureRow, ExposureSpec, FuelGroup, RecordLine, RecordPoint,
    RecordSpec, RegionLabel, SeriesColour, Supplier, SuppliersSpec,
};
use model::{Fuel, Region};

/// A chart with the name of its golden files.
pub struct Case {
    pub name: &'static str,
    pub spec: ChartSpec,
}

/// Every chart, at rest and disturbed.
pub fn all() -> Vec<Case> {
    let case = |name, spec| Case { name, spec };
    vec![
        case("suppliers", ChartSpec::Suppliers(suppliers(false))),
        case("suppliers_disturbed", ChartSpec::Suppliers(suppliers(true))),
        case("exposure", ChartSpec::Exposure(exposure(false))),
        case("exposure_disturbed", ChartSpec::Exposure(exposure(true))),
        case("mix", ChartSpec::Mix(balance::mix(false))),
        case("mix_disturbed", ChartSpec::Mix(balance::mix(true))),
        case(
            "alternatives",
            ChartSpec::Alternatives(projects::alternatives(false)),
        ),
        case(
            "alternatives_disturbed",
            ChartSpec::Alternatives(projects::alternatives(true)),
        ),
        case("record", ChartSpec::Record(record(false))),
        case("record_disturbed", ChartSpec::Record(record(true))),
        case(
            "record_events",
            ChartSpec::Record(importers::record(record(true), false)),
        ),
        case(
            "record_events_japanese",
            ChartSpec::Record(importers::record(record(false), true)),
        ),
        case("importers", ChartSpec::Importers(importers::importers())),
        case("goal", answers::goal()),
        case("frontier", answers::frontier()),
        case("worlds", answers::worlds()),
        case("tornado", answers::tornado()),
        case("stress", answers::stress()),
        case(
            "importers_japanese",
            ChartSpec::Importers(importers::japanese()),
        ),
        case("drawdown", ChartSpec::Daily(days::drawdown(false))),
        case("drawdown_disturbed", ChartSpec::Daily(days::drawdown(true))),
        case("arrivals", ChartSpec::Daily(days::arrivals_of_fuels(false))),
        case(
            "arrivals_disturbed",
            ChartSpec::Daily(days::arrivals_of_fuels(true)),
        ),
        case("map", ChartSpec::Map(sea::map(false))),
        case("map_disturbed", ChartSpec::Map(sea::map(true))),
    ]
}

type Row = (&'static str, &'static str, Region, f64);

const CRUDE_OIL: &[Row] = &[
    ("ARE", "United Arab Emirates", Region::MiddleEast, 43.0),
    ("SAU", "Saudi Arabia", Region::MiddleEast, 40.4),
    ("KWT", "Kuwait", Region::MiddleEast, 7.0),
    ("QAT", "Qatar", Region::MiddleEast, 4.1),
    ("USA", "United States", Region::Americas, 2.5),
    ("ECU", "Ecuador", Region::Americas, 1.5),
    ("OMN", "Oman", Region::MiddleEast, 0.9),
    ("VNM", "Vietnam", Region::AsiaPacific, 0.6),
];
const LNG: &[Row] = &[
    ("AUS", "Australia", Region::AsiaPacific, 38.2),
    ("MYS", "Malaysia", Region::AsiaPacific, 15.5),
    ("USA", "United States", Region::Americas, 9.6),
    ("RUS", "Russia", Region::Russia, 8.6),
    ("PNG", "Papua New Guinea", Region::AsiaPacific, 5.6),
    ("OMN", "Oman", Region::MiddleEast, 5.1),
    ("IDN", "Indonesia", Region::AsiaPacific, 4.7),
    ("QAT", "Qatar", Region::MiddleEast, 4.4),
    ("BRN", "Brunei", Region::AsiaPacific, 4.2),
    ("NGA", "Nigeria", Region::Africa, 1.6),
    ("PER", "Peru", Region::Americas, 1.3),
    ("MOZ", "Mozambique", Region::Africa, 1.2),
];
const COAL: &[Row] = &[
    ("AUS", "Australia", Region::AsiaPacific, 65.3),
    ("IDN", "Indonesia", Region::AsiaPacific, 17.3),
    ("USA", "United States", Region::Americas, 7.4),
    ("CAN", "Canada", Region::Americas, 5.7),
    ("ZAF", "South Africa", Region::Africa, 1.6),
    ("RUS", "Russia", Region::Russia, 1.2),
    ("COL", "Colombia", Region::Americas, 0.9),
];

fn group(
    fuel: Fuel,
    label: &str,
    name: &str,
    total: f64,
    rows: &[Row],
    disturbed: bool,
) -> FuelGroup {
    let supplier = |(code, name, region, percent): &Row| Supplier {
        code: (*code).into(),
        name: (*name).into(),
        region: *region,
        petajoules: Some(total * percent / 100.0),
        not_delivered_petajoules: 0.0,
        added: false,
    };
    let baseline: Vec<Supplier> = rows.iter().map(supplier).collect();
    let mut scenario = baseline.clone();
    if disturbed {
        for supplier in &mut scenario {
            let stopped = match (supplier.code.as_str(), supplier.region) {
                ("SAU", _) => 0.6,
                ("OMN", _) => 0.0,
                (_, Region::MiddleEast) => 0.8,
                _ => 0.0,
            };
            let planned = supplier.petajoules.unwrap_or(0.0);
            supplier.petajoules = Some(planned * (1.0 - stopped));
            supplier.not_delivered_petajoules = planned * stopped;
        }
        if fuel == Fuel::Lng {
            scenario.push(Supplier {
                added: true,
                ..supplier(&("SAK", "Sakhalin-2", Region::Russia, 8.0))
            });
        }
    }
    FuelGroup {
        fuel,
        label: label.into(),
        name_in_sentence: name.into(),
        baseline: Some(baseline),
        scenario: Some(scenario),
    }
}

fn suppliers(disturbed: bool) -> SuppliersSpec {
    let mut groups = vec![
        group(
            Fuel::CrudeOil,
            "Crude oil",
            "crude oil",
            4813.0,
            CRUDE_OIL,
            disturbed,
        ),
        group(
            Fuel::Lng,
            "Liquefied natural gas",
            "LNG",
            3210.0,
            LNG,
            disturbed,
        ),
        group(Fuel::Coal, "Coal", "coal", 4326.0, COAL, disturbed),
    ];
    if disturbed {
        groups.push(FuelGroup {
            fuel: Fuel::OilProducts,
            label: "Oil products".into(),
            name_in_sentence: "oil products".into(),
            baseline: None,
            scenario: None,
        });
    }
    let region = |region, label: &str| RegionLabel {
        region,
        label: label.into(),
    };
    SuppliersSpec {
        groups,
        regions: vec![
            region(Region::MiddleEast, "Middle East"),
            region(Region::Russia, "Russia"),
            region(Region::AsiaPacific, "Asia and Pacific"),
            region(Region::Africa, "Africa"),
            region(Region::Americas, "Americas"),
            region(Region::Europe, "Europe"),
            region(Region::Unknown, "several regions"),
        ],
        baseline_label: "2024 baseline".into(),
        ..SuppliersSpec::default()
    }
}

fn exposure(disturbed: bool) -> ExposureSpec {
    let rows = [
        ("South China Sea", Some(0.521), 0.0, 0.0),
        ("Strait of Malacca", Some(0.441), 0.0, 0.0),
        ("Strait of Hormuz", Some(0.334), 60.0, 0.2),
        ("Lombok Strait", Some(0.107), 0.0, 0.0),
        ("Panama Canal", Some(0.031), 0.0, 0.0),
        ("La Pérouse (Soya) Strait", None, 0.0, 0.0),
        ("Bab el-Mandeb", Some(0.0), 0.0, 0.0),
    ];
    let row = |(label, baseline, closed, stopped): (&str, Option<f64>, f64, f64)| {
        let hit = disturbed && stopped > 0.0;
        ExposureRow {
            label: label.into(),
            baseline_share: baseline,
            scenario_share: baseline.map(|share| {
                if disturbed {
                    (share - 0.2_f64).max(share * 0.4)
                } else {
                    share
                }
            }),
            cut_off_share: Some(if hit { stopped } else { 0.0 }),
            closed_percent: if disturbed { closed } else { 0.0 },
        }
    };
    ExposureSpec {
        rows: rows.into_iter().map(row).collect(),
        unrouted_share: Some(0.024),
        baseline_label: "2024 baseline".into(),
        scenario_label: "scenario, sailing through".into(),
        ..ExposureSpec::default()
    }
}

fn line(label: &str, colour: SeriesColour, first: i32, percents: &[f64]) -> RecordLine {
    let point = |(year, percent): (i32, &f64)| RecordPoint {
        year,
        share: Some(percent / 100.0).filter(|share| *share >= 0.0),
    };
    RecordLine {
        label: label.into(),
        colour,
        points: (first..).zip(percents).map(point).collect(),
    }
}

fn record(disturbed: bool) -> RecordSpec {
    let dependency = [
        80.2, 80.7, 80.8, 84.2, 81.4, 81.1, 80.4, 81.6, 82.8, 80.5, 80.1, 88.8, 93.5, 93.7, 94.0,
        93.0, 92.0, 90.7, 88.5, 87.9, 88.6, 86.9, 87.3, 87.0, 86.9,
    ];
    let crude = [
        86.8, 87.6, 85.1, 87.3, 89.6, 90.1, 88.9, 86.5, 86.9, 89.5, 86.6, 85.1, 83.2, 83.5, 83.2,
        82.3, 86.9, 87.6, 88.3, 88.6, 91.9, 92.5, 94.1, 94.7, 95.1,
    ];
    let all = [
        43.1, 44.9, 46.8, 44.5, 42.7, 42.0, 41.6, -1.0, -1.0, 40.1, 41.9, 39.8, 38.9, 38.4, 38.8,
    ];
    let claim = |label: &str, share, colour| ClaimLine {
        label: label.into(),
        share: Some(share),
        colour,
    };
    RecordSpec {
        lines: vec![
            line("energy imported", SeriesColour::Blue, 2000, &dependency),
            line(
                "crude oil from the Middle East",
                SeriesColour::Orange,
                2000,
                &crude,
            ),
            line(
                "all imports from the Middle East",
                SeriesColour::Teal,
                2010,
                &all,
            ),
        ],
        claims: vec![
            claim("article: 97\u{a0}%", 0.97, SeriesColour::Blue),
            claim("article: 90\u{a0}%", 0.90, SeriesColour::Orange),
        ],
        article_year: Some(2016),
        article_label: "the article, 2016".into(),
        selected_year: Some(if disturbed { 2018 } else { 2024 }),
        ..RecordSpec::default()
    }
}
