//! The URL codec: canonical, lossless, forgiving.

use model::{Displacement, PowerOrder, sample};
use proptest::prelude::*;
use wire::{Notice, View, ViewDefaults};

fn defaults() -> ViewDefaults {
    ViewDefaults {
        importer: "JPN".to_owned(),
        years: [("JPN".to_owned(), 2024), ("KOR".to_owned(), 2023)].into(),
    }
}

fn views() -> impl Strategy<Value = View> {
    let baseline = sample::baseline();
    let levers = baseline
        .levers
        .iter()
        .map(|spec| {
            let id = spec.lever.clone();
            prop::option::of(spec.minimum..=spec.maximum).prop_map(move |value| (id.clone(), value))
        })
        .collect::<Vec<_>>();
    (
        "[A-Z]{3}",
        1990_u16..2100,
        levers,
        prop::sample::select(Displacement::ALL),
        prop::sample::select(PowerOrder::ALL),
    )
        .prop_map(|(importer, year, levers, displacement, power_order)| {
            let mut view = View {
                importer,
                year,
                ..View::new(&defaults())
            };
            view.scenario.displacement = displacement;
            view.scenario.power_order = power_order;
            for (lever, value) in levers {
                if let Some(value) = value {
                    view.scenario.set(&lever, value);
                }
            }
            view
        })
}

proptest! {
    #[test]
    fn a_query_reads_back_as_the_same_view(view in views()) {
        let baseline = sample::baseline();
        let query = view.query(&defaults(), Some(&baseline));
        let (read, notices) = View::parse(&query, &defaults(), Some(&baseline));
        prop_assert!(notices.is_empty(), "{notices:?}");
        prop_assert_eq!(read.query(&defaults(), Some(&baseline)), query);
        prop_assert_eq!((&read.importer, read.year), (&view.importer, view.year));
        prop_assert_eq!(read.scenario.power_order, view.scenario.power_order);
        for spec in &baseline.levers {
            prop_assert_eq!(
                read.scenario.value_of(spec, &baseline).map(|lever| lever.value),
                view.scenario.value_of(spec, &baseline).map(|lever| lever.value)
            );
        }
    }

    #[test]
    fn any_text_is_a_query(query in ".{0,200}") {
        let baseline = sample::baseline();
        let (view, _) = View::parse(&query, &defaults(), Some(&baseline));
        let canonical = view.query(&defaults(), Some(&baseline));
        prop_assert_eq!(View::parse(&canonical, &defaults(), Some(&baseline)).0, view);
    }
}

#[test]
fn the_default_view_has_an_empty_query() {
    assert_eq!(
        View::new(&defaults()).query(&defaults(), Some(&sample::baseline())),
        ""
    );
}

#[test]
fn the_order_of_keys_does_not_matter_but_the_written_order_is_the_catalogues() {
    let baseline = sample::baseline();
    let read = |query| View::parse(query, &defaults(), Some(&baseline)).0;
    let view = read("demand=-10&displace=exposed&hormuz=60&year=2015");
    assert_eq!(
        view,
        read("year=2015&hormuz=60&demand=-10&displace=exposed")
    );
    assert_eq!(
        view.query(&defaults(), Some(&baseline)),
        "year=2015&hormuz=60&demand=-10&displace=exposed"
    );
}

#[test]
fn what_cannot_be_taken_is_named() {
    let baseline = sample::baseline();
    let (view, notices) = View::parse(
        "importer=Japan&year=soon&hormuz=NaN&demand=-90&displace=me&x=1",
        &defaults(),
        Some(&baseline),
    );
    assert_eq!(view.scenario.levers.get("demand"), Some(&-30.0));
    assert_eq!(view.scenario.levers.len(), 1);
    let texts = notices.iter().map(Notice::to_string).collect::<Vec<_>>();
    assert_eq!(texts.len(), 5, "{texts:?}");
    assert!(texts.contains(&"demand = -90 is out of range; -30 is used".to_owned()));
}

#[test]
fn an_importer_without_a_year_opens_at_its_own_default_year() {
    let (view, _) = View::parse("importer=kor", &defaults(), None);
    assert_eq!((view.importer.as_str(), view.year), ("KOR", 2023));
    assert_eq!(view.query(&defaults(), None), "importer=KOR");
}
