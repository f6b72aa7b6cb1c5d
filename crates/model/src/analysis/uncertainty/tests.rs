use proptest::prelude::*;

use super::ranges::triangular;
use super::*;
use crate::sample;

fn closed() -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set("hormuz", 60.0);
    scenario.set("closure_days", 120.0);
    scenario
}

fn lever(lever: &str, low: f64, high: f64) -> UncertainRange {
    UncertainRange {
        what: Uncertain::Lever(lever.to_owned()),
        low,
        high,
    }
}

fn ranges() -> Vec<UncertainRange> {
    vec![
        lever("hormuz", 30.0, 100.0),
        lever("closure_days", 60.0, 300.0),
        UncertainRange {
            what: Uncertain::ShipSpeed(Fuel::CrudeOil),
            low: 10.0,
            high: 15.0,
        },
        UncertainRange {
            what: Uncertain::UnusableStock(Fuel::CrudeOil),
            low: 0.05,
            high: 0.2,
        },
    ]
}

const ASKED: [Indicator; 3] = [
    Indicator::CutOff,
    Indicator::LowestStockOil,
    Indicator::ShortageOil,
];

fn drawn(ranges: &[UncertainRange], seed: u64, draws: usize) -> Uncertainty {
    let baseline = sample::baseline();
    uncertainty(&baseline, &closed(), ranges, &ASKED, (seed, draws)).unwrap()
}

/// A quantile as a number, never being later than any.
fn number(quantile: Quantile) -> f64 {
    match quantile {
        Quantile::Value(value) => value,
        Quantile::NoneWithinHorizon => f64::INFINITY,
    }
}

#[test]
fn a_seed_is_a_run_and_pieces_are_the_whole() {
    let baseline = sample::baseline();
    let whole = drawn(&ranges(), 7, 200);
    assert_eq!(whole, drawn(&ranges(), 7, 200));
    assert_ne!(whole, drawn(&ranges(), 8, 200));
    let mut run = Run::new(&baseline, &closed(), &ranges(), &ASKED, 7).unwrap();
    for piece in [1, 99, 0, 100] {
        run.advance(piece);
    }
    assert_eq!(run.draws(), 200);
    assert_eq!(run.finish(), whole);
}

#[test]
fn what_is_known_exactly_is_the_evaluation_itself() {
    let baseline = sample::baseline();
    let exact = [
        lever("hormuz", 60.0, 60.0),
        lever("closure_days", 120.0, 120.0),
    ];
    let outcome = evaluate(&baseline, &closed());
    for (indicator, quantiles) in drawn(&exact, 1, 20).indicators {
        match indicator.reading(&outcome) {
            Reading::NoData => assert_eq!(quantiles.without_data, 20),
            reading => {
                let told = quantiles.quantiles.unwrap().map(number);
                let expected = order::rank(reading).to_bits();
                assert_eq!(told.map(f64::to_bits), [expected; 3], "{indicator}");
            }
        }
    }
}

#[test]
fn quantiles_are_in_order_and_bands_with_them() {
    let told = drawn(&ranges(), 3, 300);
    assert_eq!(told.draws, 300);
    for (indicator, quantiles) in &told.indicators {
        if let Some(quantiles) = quantiles.quantiles {
            assert!(quantiles.map(number).is_sorted(), "{indicator}");
        }
    }
    assert!(!told.stocks.is_empty());
    for band in &told.stocks {
        assert!(band.days.len() > 70);
        assert!(band.days.iter().all(|(_, levels)| levels.is_sorted()));
    }
    // The share cut off really is uncertain here.
    let cut_off = told.indicators[0].1.quantiles.unwrap().map(number);
    assert!(cut_off[0] < cut_off[2]);
}

#[test]
fn a_scenario_beside_itself_is_the_same_everywhere_and_a_harder_one_is_worse() {
    let baseline = sample::baseline();
    let itself = (&closed(), &closed());
    let same = compare(&baseline, itself, &ranges(), Indicator::CutOff, (5, 0..100)).unwrap();
    assert_eq!((same.less, same.equal, same.more), (0, 100, 0));
    let mut harder = closed();
    harder.set("russia_loss", 100.0);
    let pair = (&closed(), &harder);
    let worse = compare(&baseline, pair, &ranges(), Indicator::CutOff, (5, 0..100)).unwrap();
    assert_eq!(worse.less, 0);
    assert_eq!(worse.more, 100);
    let cut_off = Indicator::CutOff;
    assert_eq!((worse.better(cut_off), worse.worse(cut_off)), (0, 100));
    // Of days more are better.
    assert_eq!(worse.better(Indicator::LowestStockOil), 100);
    // Pieces make the whole.
    let mut pieces = Compared::default();
    for worlds in [0..30, 30..100] {
        pieces += compare(&baseline, pair, &ranges(), cut_off, (5, worlds)).unwrap();
    }
    assert_eq!(pieces, worse);
}

#[test]
fn never_is_another_answer_than_a_day() {
    let baseline = sample::baseline();
    let never = Scenario::default();
    let mut runs_dry = closed();
    runs_dry.set("hormuz", 100.0);
    runs_dry.set("oil_stock_days", 5.0);
    let shortage = Indicator::ShortageOil;
    assert_eq!(
        shortage.reading(&evaluate(&baseline, &never)),
        Reading::NoneWithinHorizon
    );
    assert!(matches!(
        shortage.reading(&evaluate(&baseline, &runs_dry)),
        Reading::Value(_)
    ));
    let compared = compare(&baseline, (&never, &runs_dry), &[], shortage, (5, 0..10)).unwrap();
    assert_eq!((compared.less, compared.equal), (10, 0));
    assert_eq!(compared.worse(shortage), 10);
    let same = compare(&baseline, (&never, &never), &[], shortage, (5, 0..10)).unwrap();
    assert_eq!(same.equal, 10);
}

#[test]
fn a_lever_without_a_spread_stays_where_it_was_moved() {
    let baseline = sample::baseline();
    let known = vec![lever("hormuz", 0.0, 100.0)];
    let mut moved = Scenario::default();
    moved.set("hormuz", 60.0);
    assert_eq!(
        ranges_of(&baseline, &Scenario::default(), &known, 0.0),
        known
    );
    assert_eq!(ranges_of(&baseline, &moved, &known, 0.0), []);
}

#[test]
fn what_two_scenarios_have_at_other_values_is_not_drawn_for_both() {
    let baseline = sample::baseline();
    let mut other = closed();
    other.set("hormuz", 10.0);
    let of = |other: &Scenario| shared_ranges(&baseline, (&closed(), other), ranges());
    assert_eq!(of(&closed()), ranges());
    let hormuz = Uncertain::Lever("hormuz".to_owned());
    let shared = of(&other);
    assert!(ranges().iter().any(|range| range.what == hormuz));
    assert!(shared.iter().all(|range| range.what != hormuz));
    assert_eq!(shared.len(), ranges().len() - 1);
}

#[test]
fn a_range_that_does_nothing_swings_nothing_and_stands_last() {
    let baseline = sample::baseline();
    let swings = tornado(&baseline, &closed(), &ranges(), Indicator::CutOff).unwrap();
    assert_eq!(swings[0].what, Uncertain::Lever("hormuz".to_owned()));
    let last = swings.last().unwrap();
    assert_eq!(last.low, last.high, "{last:?}");
}

#[test]
fn what_cannot_be_drawn_from_is_named() {
    let baseline = sample::baseline();
    let refused = |range: UncertainRange| {
        let asked = [Indicator::CutOff];
        let ranges = [range];
        uncertainty(&baseline, &closed(), &ranges, &asked, (1, 1)).unwrap_err()
    };
    let hormuz = Uncertain::Lever("hormuz".to_owned());
    for (low, high) in [
        (90.0, 30.0),
        (f64::NAN, 90.0),
        (30.0, f64::INFINITY),
        (-5.0, 90.0),
    ] {
        assert_eq!(
            refused(lever("hormuz", low, high)),
            RangeError::Ends(hormuz.clone())
        );
    }
    assert_eq!(
        refused(lever("hormuz", 70.0, 90.0)),
        RangeError::Outside {
            what: hormuz,
            value: 60.0
        }
    );
    let unknown = Uncertain::Lever("warp".to_owned());
    assert_eq!(
        refused(lever("warp", 0.0, 1.0)),
        RangeError::Unknown(unknown)
    );
}

#[test]
fn a_triangle_has_its_mean_and_its_median() {
    let (low, peak, high) = (2.0, 3.0, 8.0);
    let count = 100_000;
    let chances = (0..count).map(|index| (f64::from(index) + 0.5) / f64::from(count));
    let sum = chances
        .map(|chance| triangular(low, peak, high, chance))
        .sum::<f64>();
    let mean = sum / f64::from(count);
    assert!((mean - (low + peak + high) / 3.0).abs() < 1e-4, "{mean}");
    // Right of the peak: high - sqrt((high - low) (high - peak) / 2).
    let median = triangular(low, peak, high, 0.5);
    assert!((median - (8.0 - 15.0_f64.sqrt())).abs() < 1e-12, "{median}");
}

proptest! {
    #[test]
    fn a_triangle_rises_from_end_to_end(low in -50.0..50.0, first in 0.0..30.0, second in 0.0..30.0, one in 0.0..1.0, other in 0.0..1.0) {
        let (peak, high) = (low + first, low + first + second);
        let at = |chance: f64| triangular(low, peak, high, chance);
        prop_assert!((low..=high).contains(&at(one)));
        let (lesser, greater) = (f64::min(one, other), f64::max(one, other));
        prop_assert!(at(lesser) <= at(greater));
    }

    #[test]
    fn more_worlds_begin_with_the_same(seed in any::<u64>(), few in 1_usize..20) {
        let baseline = sample::baseline();
        let mut short = Run::new(&baseline, &closed(), &ranges(), &ASKED, seed).unwrap();
        short.advance(few);
        let mut long = Run::new(&baseline, &closed(), &ranges(), &ASKED, seed).unwrap();
        long.advance(few + 5);
        for (some, more) in short.worlds.readings.iter().zip(&long.worlds.readings) {
            prop_assert_eq!(some.as_slice(), &more[..few]);
        }
    }
}

#[test]
fn a_moved_lever_is_drawn_about_where_it_stands_and_no_further_than_it_goes() {
    let baseline = sample::baseline();
    let mut scenario = Scenario::default();
    scenario.set("hormuz", 90.0);
    let known = [UncertainRange {
        what: Uncertain::Lever("hormuz".to_owned()),
        low: 0.0,
        high: 1.0,
    }];
    let ranges = ranges_of(&baseline, &scenario, &known, 0.2);
    let hormuz = UncertainRange {
        what: Uncertain::Lever("hormuz".to_owned()),
        low: 72.0,
        high: 100.0,
    };
    assert_eq!(ranges, [hormuz]);
    assert!(uncertainty(&baseline, &scenario, &ranges, &[], (1, 5)).is_ok());
    // Without a spread it is not drawn, and a range that does not hold it is none of this scenario.
    assert_eq!(ranges_of(&baseline, &scenario, &known, 0.0), []);
}

#[test]
fn a_range_drawn_beside_others_is_drawn_the_same() {
    let baseline = sample::baseline();
    let mut scenario = Scenario::default();
    scenario.set("hormuz", 50.0);
    let of = |lever: &str, low, high| UncertainRange {
        what: Uncertain::Lever(lever.to_owned()),
        low,
        high,
    };
    let hormuz = of("hormuz", 20.0, 80.0);
    let asked = [Indicator::CutOff];
    let told = |ranges: &[UncertainRange]| {
        uncertainty(&baseline, &scenario, ranges, &asked, (7, 50)).unwrap()
    };
    let alone = told(std::slice::from_ref(&hormuz));
    // This one changes nothing, wherever it stands.
    let still = of("demand", 0.0, 0.0);
    assert_eq!(told(&[still.clone(), hormuz.clone()]), alone);
    assert_eq!(told(&[hormuz.clone(), still]), alone);
    let twice = uncertainty(
        &baseline,
        &scenario,
        &[hormuz.clone(), hormuz],
        &asked,
        (7, 50),
    );
    assert!(matches!(twice, Err(RangeError::Twice(_))), "{twice:?}");
}
