//! What every layout holds to, whatever the data are.

mod answers;
mod lines;
mod maps;

use model::{EnergySource, Fuel, Region};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{layout, natural_height};
use crate::metrics::text_width;
use crate::spec::*;
use crate::{Anchor, Layout, Mark};

fn figure() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => 0.0..5000.0,
        3 => 0.0..1.0,
        1 => select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -3.0, -0.0, 1e300, f64::MIN_POSITIVE]),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z ]{0,24}",
        1 => "[日本輸入元エネルギー]{0,30}",
        1 => "\\PC{0,60}",
        1 => Just(String::new()),
    ]
}

fn year() -> impl Strategy<Value = i32> {
    prop_oneof![20 => 1990..2030, 1 => any::<i32>()]
}

fn supplier() -> impl Strategy<Value = Supplier> {
    let figures = (option::of(figure()), figure(), any::<bool>());
    ("[A-Z]{0,3}", words(), select(Region::ALL), figures).prop_map(
        |(code, name, region, (petajoules, stopped, added))| Supplier {
            code,
            name,
            region,
            petajoules,
            not_delivered_petajoules: stopped,
            added,
        },
    )
}

fn suppliers() -> impl Strategy<Value = ChartSpec> {
    let bar = || option::of(vec(supplier(), 0..20));
    let group =
        (select(Fuel::ALL), words(), bar(), bar()).prop_map(|(fuel, label, baseline, scenario)| {
            FuelGroup {
                fuel,
                name_in_sentence: label.clone(),
                label,
                baseline,
                scenario,
            }
        });
    let region =
        (select(Region::ALL), words()).prop_map(|(region, label)| RegionLabel { region, label });
    (vec(group, 0..4), vec(region, 0..8), words()).prop_map(|(groups, regions, baseline_label)| {
        ChartSpec::Suppliers(SuppliersSpec {
            groups,
            regions,
            baseline_label,
            ..SuppliersSpec::default()
        })
    })
}

fn exposure() -> impl Strategy<Value = ChartSpec> {
    let share = || option::of(figure());
    let row = (words(), share(), share(), share(), figure()).prop_map(
        |(label, baseline, scenario, cut_off, closed)| ExposureRow {
            label,
            baseline_share: baseline,
            scenario_share: scenario,
            cut_off_share: cut_off,
            closed_percent: closed,
        },
    );
    (vec(row, 0..12), share(), words()).prop_map(|(rows, unrouted_share, scenario_label)| {
        ChartSpec::Exposure(ExposureSpec {
            rows,
            unrouted_share,
            scenario_label,
            ..ExposureSpec::default()
        })
    })
}

fn mix() -> impl Strategy<Value = ChartSpec> {
    let value = || {
        let figures = (option::of(figure()), option::of(figure()));
        (select(EnergySource::ALL), figures).prop_map(|(source, (imported, home))| MixValue {
            source,
            imported_petajoules: imported,
            home_petajoules: home,
        })
    };
    let years = vec(
        (year(), vec(value(), 0..9)).prop_map(|(year, values)| MixYear { year, values }),
        0..30,
    );
    let scenario = option::of(vec(value(), 0..9).prop_map(|values| MixColumn { values }));
    let source = (select(EnergySource::ALL), words())
        .prop_map(|(source, label)| SourceLabel { source, label });
    (
        years,
        scenario,
        option::of(year()),
        any::<bool>(),
        vec(source, 0..9),
        words(),
    )
        .prop_map(
            |(years, scenario, selected_year, nuclear_is_imported, sources, scenario_label)| {
                let rest = MixSpec::default();
                ChartSpec::Mix(MixSpec {
                    years,
                    scenario,
                    selected_year,
                    nuclear_is_imported,
                    sources,
                    scenario_label,
                    ..rest
                })
            },
        )
}

fn alternatives() -> impl Strategy<Value = ChartSpec> {
    let flags = (option::of(any::<bool>()), option::of(any::<bool>()));
    let labels = (words(), words(), words(), words(), words());
    let row = (
        labels,
        option::of(figure()),
        select(ProjectStatus::ALL),
        flags,
    )
        .prop_map(
            |((name, fuel, capacity, status_label, route), petajoules, status, (sea, hormuz))| {
                Alternative {
                    name,
                    fuel_label: fuel,
                    capacity_petajoules: petajoules,
                    capacity_label: capacity,
                    status,
                    status_label,
                    route_label: route.repeat(3),
                    avoids_south_china_sea: sea,
                    avoids_hormuz: hormuz,
                }
            },
        );
    let group =
        (words(), vec(row, 0..6)).prop_map(|(heading, rows)| AlternativeGroup { heading, rows });
    vec(group, 0..4).prop_map(|groups| {
        ChartSpec::Alternatives(AlternativesSpec {
            groups,
            ..AlternativesSpec::default()
        })
    })
}

fn chart() -> impl Strategy<Value = ChartSpec> {
    prop_oneof![
        suppliers(),
        exposure(),
        mix(),
        alternatives(),
        lines::record(),
        lines::importers(),
        waterfall(),
        answers::curves(),
        answers::ranges(),
        answers::matrix(),
        lines::daily(),
        maps::map()
    ]
}

fn waterfall() -> impl Strategy<Value = ChartSpec> {
    let end = || prop_oneof![figure(), figure().prop_map(|figure| -figure)];
    let row = (words(), words(), end(), end(), any::<bool>());
    let row = row.prop_map(|(label, value_label, from, to, is_whole)| WaterfallRow {
        readout: label.clone(),
        label,
        value_label,
        from,
        to,
        is_whole,
    });
    (vec(row, 0..12), words(), words()).prop_map(|(rows, rise_label, empty_label)| {
        ChartSpec::Waterfall(WaterfallSpec {
            rows,
            rise_label,
            empty_label,
            ..WaterfallSpec::default()
        })
    })
}

fn side() -> impl Strategy<Value = f64> {
    prop_oneof![8 => 280.0..1400.0, 1 => figure(), 1 => any::<f64>()]
}

/// Left, top, right and bottom of a mark.
pub(super) fn bounds(mark: &Mark) -> (f64, f64, f64, f64) {
    match mark {
        Mark::Rect {
            x,
            y,
            width,
            height,
            ..
        } => (*x, *y, x + width, y + height),
        Mark::Polygon { points, .. } | Mark::Path { points, .. } => {
            let start = (
                f64::INFINITY,
                f64::INFINITY,
                f64::NEG_INFINITY,
                f64::NEG_INFINITY,
            );
            points
                .iter()
                .fold(start, |(left, top, right, bottom), (x, y)| {
                    // A NaN must not hide behind min and max.
                    if x.is_finite() && y.is_finite() {
                        (left.min(*x), top.min(*y), right.max(*x), bottom.max(*y))
                    } else {
                        (f64::NAN, f64::NAN, f64::NAN, f64::NAN)
                    }
                })
        }
        Mark::Dot { x, y, radius, .. } => (x - radius, y - radius, x + radius, y + radius),
        Mark::Text {
            x,
            y,
            text,
            size,
            anchor,
            bold,
            ..
        } => {
            let width = text_width(text, *size, *bold);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            (left, y - size / 2.0, left + width, y + size / 2.0)
        }
    }
}

fn everything_is_inside(layout: &Layout) -> Result<(), TestCaseError> {
    let hits = layout
        .hits
        .iter()
        .map(|hit| (hit.x, hit.y, hit.x + hit.width, hit.y + hit.height));
    for (left, top, right, bottom) in layout.marks.iter().map(bounds).chain(hits) {
        let place = (left, top, right, bottom);
        prop_assert!(
            [left, top, right, bottom]
                .iter()
                .all(|value| value.is_finite()),
            "{place:?}"
        );
        prop_assert!(left >= -0.1 && top >= -0.1, "{place:?}");
        prop_assert!(
            right <= layout.width + 0.1 && bottom <= layout.height + 0.1,
            "{place:?} in {layout:?}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_mark_is_finite_and_inside(spec in chart(), width in side(), height in side()) {
        everything_is_inside(&layout(&spec, width, height))?;
    }

    #[test]
    fn the_natural_height_is_the_height_of_the_layout(spec in chart(), width in side()) {
        let natural = natural_height(&spec, width);
        let layout = layout(&spec, width, natural);
        prop_assert!((layout.height - natural).abs() < 1e-9, "{natural} {}", layout.height);
        everything_is_inside(&layout)?;
    }
}
