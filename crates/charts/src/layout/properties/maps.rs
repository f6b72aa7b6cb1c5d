//! Maps of any data.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{figure, words};
use crate::spec::*;

fn degrees() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -180.0..540.0, 4 => -90.0..90.0, 1 => figure(), 1 => any::<f64>()]
}

fn route() -> impl Strategy<Value = MapRoute> {
    let point = || [degrees(), degrees()];
    let states = select(vec![
        MapRouteState::Usual,
        MapRouteState::Detour,
        MapRouteState::CutOff,
        MapRouteState::Alternative,
    ]);
    (vec(point(), 0..12), figure(), states, words()).prop_map(
        |(points, petajoules, state, label)| MapRoute {
            points,
            petajoules,
            state,
            label,
        },
    )
}

/// Routes, chokepoints and ports over any land.
pub fn map() -> impl Strategy<Value = ChartSpec> {
    let gate = (
        degrees(),
        degrees(),
        words(),
        figure(),
        option::of(figure()),
    )
        .prop_map(|(lon, lat, name, closed_share, share)| MapGate {
            lon,
            lat,
            name,
            closed_share,
            share,
        });
    let port = (degrees(), degrees(), words(), any::<bool>()).prop_map(
        |(lon, lat, name, is_destination)| MapPort {
            lon,
            lat,
            name,
            is_destination,
        },
    );
    let ring = prop_oneof![
        3 => vec([-18000_i16..18000, -9000_i16..9000], 0..20),
        1 => vec(any::<[i16; 2]>(), 0..5),
    ];
    let labels = [words(), words(), words()];
    (
        vec(ring, 0..6),
        vec(route(), 0..8),
        vec(gate, 0..12),
        vec(port, 0..12),
        labels,
    )
        .prop_map(|(land, routes, gates, ports, [usual, closed, unit])| {
            ChartSpec::Map(MapSpec {
                land: land.into(),
                routes,
                gates,
                ports,
                words: MapWords {
                    usual,
                    closed,
                    unit,
                    ..MapWords::default()
                },
            })
        })
}
