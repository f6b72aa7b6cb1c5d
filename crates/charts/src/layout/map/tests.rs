//! What the map shows and says.

use super::super::{layout, natural_height};
use super::view::{Extent, View, known};
use crate::spec::*;
use crate::tokens::{Paint, Token};
use crate::{Layout, Mark, Point};

const WIDTHS: [f64; 4] = [320.0, 340.0, 700.0, 1100.0];
const SEA: (f64, f64, f64, f64) = (0.0, 30.0, 700.0, 380.0);

fn route(points: &[[f64; 2]]) -> MapRoute {
    MapRoute {
        points: points.to_vec(),
        petajoules: 100.0,
        label: "Somewhere".into(),
        ..MapRoute::default()
    }
}

fn gate(name: &str, place: [f64; 2], share: f64, closed_share: f64) -> MapGate {
    MapGate {
        lon: place[0],
        lat: place[1],
        name: name.into(),
        closed_share,
        share: Some(share),
    }
}

fn laid_out(spec: MapSpec, width: f64) -> Layout {
    let spec = ChartSpec::Map(spec);
    layout(&spec, width, natural_height(&spec, width))
}

/// Lines and shapes in this colour.
fn shapes(layout: &Layout, token: Token) -> Vec<&[Point]> {
    let mut shapes = Vec::new();
    for mark in &layout.marks {
        if let Mark::Path { points, paint, .. } | Mark::Polygon { points, paint } = mark
            && *paint == Paint::Solid(token)
        {
            shapes.push(points.as_slice());
        }
    }
    shapes
}

fn words(layout: &Layout) -> Vec<&str> {
    let mut words = Vec::new();
    for mark in &layout.marks {
        if let Mark::Text { text, .. } = mark {
            words.push(text.as_str());
        }
    }
    words
}

fn read_outs(layout: &Layout) -> Vec<&str> {
    layout.hits.iter().map(|hit| hit.label.as_str()).collect()
}

#[test]
fn the_frame_contains_every_route() {
    for points in [
        vec![[10.0, -40.0], [100.0, 0.0], [140.0, 35.0]],
        vec![[300.0, -55.0], [200.0, 70.0], [140.0, 35.0]],
        vec![[-90.0, 80.0], [140.0, -80.0]],
        vec![],
    ] {
        let spec = MapSpec {
            routes: vec![route(&points)],
            ..MapSpec::default()
        };
        let view = View::new(Extent::of(&spec), SEA);
        let least = [[40.0, -20.0], [160.0, 60.0]];
        for [lon, lat] in known(&points).chain(least) {
            let (x, y) = view.at(lon, lat);
            assert!(
                (SEA.0 - 1e-6..=SEA.2 + 1e-6).contains(&x),
                "{lon} {lat}: {x}"
            );
            assert!(
                (SEA.1 - 1e-6..=SEA.3 + 1e-6).contains(&y),
                "{lon} {lat}: {y}"
            );
        }
    }
}

#[test]
fn land_is_cut_at_the_frame_below_the_legend() {
    let world = vec![
        [-18000, -9000],
        [18000, -9000],
        [18000, 9000],
        [-18000, 9000],
    ];
    for width in WIDTHS {
        let layout = laid_out(
            MapSpec {
                land: vec![world.clone()].into(),
                routes: vec![route(&[[50.0, 26.0], [280.0, 9.0], [140.0, 35.0]])],
                ..MapSpec::default()
            },
            width,
        );
        // It comes round twice and fills the frame.
        let shapes = shapes(&layout, Token::Grid);
        assert_eq!(shapes.len(), 2);
        let points = || shapes.iter().copied().flatten();
        let top = points().map(|point| point.1).fold(f64::MAX, f64::min);
        let bottom = points().map(|point| point.1).fold(0.0, f64::max);
        assert!((20.0..40.0).contains(&top), "{top}");
        assert!((bottom - layout.height).abs() < 1e-6, "{bottom}");
        for edge in [0.0, width] {
            assert!(
                points().any(|point| (point.0 - edge).abs() < 1e-6),
                "{edge}"
            );
        }
    }
}

#[test]
fn a_route_across_the_antimeridian_is_one_short_line() {
    let layout = laid_out(
        MapSpec {
            routes: vec![route(&[
                [230.0, 50.0],
                [182.0, 49.0],
                [178.0, 48.0],
                [140.0, 35.0],
            ])],
            ..MapSpec::default()
        },
        700.0,
    );
    let lines = shapes(&layout, Token::Accent);
    assert_eq!(lines.len(), 1);
    let across: Vec<f64> = lines[0]
        .windows(2)
        .map(|pair| pair[0].0 - pair[1].0)
        .collect();
    assert!(
        across.iter().all(|step| (1.0..200.0).contains(step)),
        "{across:?}"
    );
}

#[test]
fn places_beyond_the_antimeridian_are_found_by_either_longitude() {
    let spec = MapSpec {
        routes: vec![route(&[[280.0, 9.0], [140.0, 35.0]])],
        ..MapSpec::default()
    };
    let view = View::new(Extent::of(&spec), SEA);
    let canal = view.all_at(-80.0, 9.0, 8.0);
    assert_eq!(canal.len(), 1);
    let same = view.at(280.0, 9.0);
    assert!((canal[0].0 - same.0).abs() < 1e-6 && (canal[0].1 - same.1).abs() < 1e-6);
    assert_eq!(view.all_at(280.0, 9.0, 8.0).len(), 1);
    assert!(view.all_at(f64::NAN, 9.0, 8.0).is_empty());
    assert!(view.all_at(0.0, 9.0, 8.0).is_empty());
}

#[test]
fn crowded_names_never_overlap_and_the_least_important_go() {
    let gates = (0..40_u32).map(|place| {
        let (column, row) = (f64::from(place % 8), f64::from(place / 8));
        let name = format!("Strait number {place}");
        gate(
            &name,
            [100.0 + 4.0 * column, 4.0 * row],
            f64::from(place) / 100.0,
            0.0,
        )
    });
    let spec = MapSpec {
        gates: gates.collect(),
        ..MapSpec::default()
    };
    for width in WIDTHS {
        let layout = laid_out(spec.clone(), width);
        let boxes: Vec<_> = layout
            .marks
            .iter()
            .filter(|mark| matches!(mark, Mark::Text { .. }))
            .map(super::super::properties::bounds)
            .collect();
        for (place, one) in boxes.iter().enumerate() {
            for other in &boxes[..place] {
                let across = one.2.min(other.2) - one.0.max(other.0);
                let down = one.3.min(other.3) - one.1.max(other.1);
                assert!(across < 0.5 || down < 0.5, "{width}: {one:?} {other:?}");
            }
        }
        let names = words(&layout);
        assert!(names.contains(&"Strait number 39"), "{names:?}");
        assert!(
            !names.contains(&"Strait number 9") || width > 1000.0,
            "{names:?}"
        );
        assert_eq!(layout.hits.len(), 40);
    }
}

#[test]
fn small_open_straits_have_no_name_on_a_phone() {
    let spec = MapSpec {
        gates: vec![
            gate("Small", [100.0, 0.0], 0.02, 0.0),
            gate("Closed", [120.0, 20.0], 0.02, 0.3),
            gate("Large", [140.0, 40.0], 0.2, 0.0),
        ],
        ..MapSpec::default()
    };
    let phone = laid_out(spec.clone(), 340.0);
    assert!(!words(&phone).contains(&"Small"));
    assert!(words(&phone).contains(&"Closed") && words(&phone).contains(&"Large"));
    assert!(words(&laid_out(spec, 700.0)).contains(&"Small"));
}

#[test]
fn a_strait_reads_out_its_share_and_how_far_it_is_closed() {
    let layout = laid_out(
        MapSpec {
            gates: vec![
                gate("Strait of Hormuz", [56.5, 26.5], 0.298, 1.0),
                gate("Strait of Malacca", [101.0, 2.5], 0.36, 0.0),
                MapGate {
                    share: None,
                    ..gate("Luzon Strait", [121.5, 20.0], 0.0, 0.5)
                },
            ],
            ..MapSpec::default()
        },
        700.0,
    );
    assert_eq!(
        read_outs(&layout),
        [
            "Strait of Hormuz: 29.8\u{a0}% of imports; closed 100\u{a0}%",
            "Strait of Malacca: 36.0\u{a0}% of imports",
            "Luzon Strait: closed 50\u{a0}%",
        ]
    );
}

#[test]
fn routes_read_out_their_energy_where_nothing_else_is() {
    let points = [[51.0, 26.0], [80.0, 5.0], [140.0, 35.0]];
    let port = |name: &str, lon, lat| MapPort {
        lon,
        lat,
        name: name.into(),
        is_destination: false,
    };
    let layout = laid_out(
        MapSpec {
            routes: vec![route(&points), route(&points)],
            ports: vec![port("Ras Tanura", 51.0, 26.0), port("Juaymah", 51.5, 26.5)],
            ..MapSpec::default()
        },
        700.0,
    );
    let read_outs = read_outs(&layout);
    let routes = |label: &&&str| **label == "Somewhere: 100 PJ a year";
    assert_eq!(read_outs.iter().filter(routes).count(), 6, "{read_outs:?}");
    assert_eq!(read_outs.last(), Some(&"Ras Tanura, Juaymah"));
    for hit in &layout.hits {
        let found = layout.hit_at(hit.x + hit.width / 2.0, hit.y + hit.height / 2.0);
        assert_eq!(found, Some(hit));
    }
}

#[test]
fn the_legend_names_only_what_is_there() {
    let mut spec = MapSpec {
        routes: vec![route(&[[51.0, 26.0], [140.0, 35.0]])],
        ..MapSpec::default()
    };
    assert_eq!(
        words(&laid_out(spec.clone(), 700.0)),
        ["usual route", "50 PJ a year"]
    );
    spec.routes[0].state = MapRouteState::CutOff;
    spec.gates.push(gate("", [56.5, 26.5], 0.3, 1.0));
    let named = ["cut off", "closed", "50 PJ a year"];
    assert_eq!(words(&laid_out(spec, 700.0)), named);
}
