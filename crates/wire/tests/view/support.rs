//! Japan in 2024 with the whole catalogue, and views of it.

use std::sync::LazyLock;

use model::{Baseline, Displacement, LeverSpec, PowerOrder, Scenario};
use proptest::prelude::*;
use wire::{LONGEST_ADDRESS, MOST_PINS, Notice, View, ViewDefaults};

/// The baseline that the server builds; a test of the server keeps the file in step with the data.
pub static JAPAN: LazyLock<Baseline> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../model/tests/data/jpn_2024.json"))
        .expect("the baseline of the model's tests is read")
});

pub fn defaults() -> ViewDefaults {
    ViewDefaults {
        importer: "JPN".to_owned(),
        years: [("JPN".to_owned(), 2024), ("KOR".to_owned(), 2023)].into(),
    }
}

pub fn read(query: &str) -> (View, Vec<Notice>) {
    View::parse(query, &defaults(), Some(&JAPAN))
}

pub fn query(view: &View) -> String {
    view.query(&defaults(), Some(&JAPAN))
}

/// The query, after what holds for every query was checked.
pub fn checked_query(view: &View) -> String {
    let query = query(view);
    let (again, notices) = read(&query);
    assert_eq!(notices, [], "{query}");
    assert_eq!(self::query(&again), query);
    assert!("/?".len() + query.len() <= LONGEST_ADDRESS, "{query}");
    query
}

/// Every value of a lever that its slider and the ends of its range can give.
pub fn steps(spec: &LeverSpec, baseline: &Baseline) -> Vec<f64> {
    let (minimum, maximum) = (spec.minimum_in(baseline), spec.maximum_in(baseline));
    let count = ((maximum - minimum) / spec.step).floor() as usize;
    // By way of decimal text, as the slider gives it.
    let step = |index: usize| format!("{:.3}", minimum + spec.step * index as f64);
    let mut values = (0..=count)
        .map(|index| step(index).parse().expect("a number"))
        .collect::<Vec<_>>();
    values.push(maximum);
    values
}

/// Whether two scenarios put every lever at the same value.
pub fn same(one: &Scenario, other: &Scenario) -> bool {
    let values = |scenario: &Scenario| {
        let levers = JAPAN.levers.iter();
        levers
            .map(|spec| scenario.value_of(spec, &JAPAN).map(|lever| lever.value))
            .collect::<Vec<_>>()
    };
    values(one) == values(other)
        && one.displacement == other.displacement
        && one.power_order == other.power_order
}

/// Scenarios of levers on their steps, from none moved to all.
pub fn stepped() -> impl Strategy<Value = Scenario> {
    scenarios(|spec| prop::sample::select(steps(spec, &JAPAN)).boxed())
}

/// Scenarios of any number in and out of range.
pub fn any_value() -> impl Strategy<Value = Scenario> {
    scenarios(|spec| {
        let reach = spec.maximum - spec.minimum;
        prop_oneof![
            prop::sample::select(steps(spec, &JAPAN)),
            spec.minimum - reach..spec.maximum + reach,
            prop::num::f64::ANY,
        ]
        .boxed()
    })
}

fn scenarios(value: impl Fn(&LeverSpec) -> BoxedStrategy<f64>) -> impl Strategy<Value = Scenario> {
    let levers = JAPAN
        .levers
        .iter()
        .map(|spec| (Just(spec.lever.clone()), value(spec), 0.0..1.0))
        .collect::<Vec<_>>();
    let often = prop::sample::select(vec![0.0, 0.05, 0.5, 1.0]);
    let displacement = prop::sample::select(Displacement::ALL);
    let power_order = prop::sample::select(PowerOrder::ALL);
    (levers, often, displacement, power_order).prop_map(
        |(levers, often, displacement, power_order)| {
            let mut scenario = Scenario {
                displacement,
                power_order,
                ..Scenario::default()
            };
            for (lever, value, chance) in levers {
                if chance < often {
                    scenario.set(&lever, value);
                }
            }
            scenario
        },
    )
}

pub fn views<S: Strategy<Value = Scenario>>(scenario: fn() -> S) -> impl Strategy<Value = View> {
    (
        "[A-Z]{3}",
        any::<u16>(),
        "[a-z0-9-]{1,12}",
        scenario(),
        prop::collection::vec(scenario(), 0..=MOST_PINS),
    )
        .prop_map(|(importer, year, language, scenario, pins)| View {
            importer,
            year,
            language,
            scenario,
            pins,
        })
}
