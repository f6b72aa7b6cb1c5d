//! The stress suite: the same shocks for every importer, fixed and numbered, so that results can be compared and cited.

use crate::baseline::Baseline;
use crate::evaluate::evaluate;
use crate::indicator::{Indicator, Reading};
use crate::indicators::is_one_country;
use crate::lever::{LeverGroup, LeverKind, LeverSpec, LeverUnit};
use crate::scenario::Scenario;
use crate::terms::Quality;

/// The number of the suite. Any change of a test, or of what is read off, is a new number.
pub const STRESS_VERSION: u32 = 1;

/// What is read off each test.
pub const STRESS_INDICATORS: [Indicator; 8] = [
    Indicator::CutOff,
    Indicator::Rerouted,
    Indicator::ShortageOil,
    Indicator::ShortageLng,
    Indicator::UnservedOil,
    Indicator::UnservedLng,
    Indicator::LowestStockOil,
    Indicator::LowestStockLng,
];

/// A shock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StressTest {
    /// Its name.
    pub test: &'static str,
    /// Levers and where they stand, in their units.
    pub levers: &'static [(&'static str, f64)],
    /// Whether the supplier of the most energy delivers nothing, whoever that is.
    pub largest_supplier_lost: bool,
}

const fn test(test: &'static str, levers: &'static [(&'static str, f64)]) -> StressTest {
    StressTest {
        test,
        levers,
        largest_supplier_lost: false,
    }
}

/// The suite. Closures and losses begin on the first day; what does not close stays open.
pub const STRESS_TESTS: &[StressTest] = &[
    test("hormuz_30", &[("hormuz", 100.0), ("closure_days", 30.0)]),
    test("hormuz_90", &[("hormuz", 100.0), ("closure_days", 90.0)]),
    test("hormuz_180", &[("hormuz", 100.0), ("closure_days", 180.0)]),
    test(
        "malacca_half_180",
        &[("malacca", 50.0), ("closure_days", 180.0)],
    ),
    test(
        "south_china_sea_365",
        &[("south_china_sea", 100.0), ("closure_days", 365.0)],
    ),
    test(
        "bab_el_mandeb_180",
        &[("bab_el_mandeb", 100.0), ("closure_days", 180.0)],
    ),
    test("panama_180", &[("panama", 100.0), ("closure_days", 180.0)]),
    StressTest {
        test: "largest_supplier_180",
        levers: &[("closure_days", 180.0)],
        largest_supplier_lost: true,
    },
    test(
        "russia_365",
        &[("russia_loss", 100.0), ("closure_days", 365.0)],
    ),
    test(
        "qatar_180",
        &[("qatar_loss", 100.0), ("closure_days", 180.0)],
    ),
    test(
        "australia_180",
        &[("australia_loss", 100.0), ("closure_days", 180.0)],
    ),
    test(
        "hormuz_and_russia_90",
        &[
            ("hormuz", 100.0),
            ("russia_loss", 100.0),
            ("closure_days", 90.0),
        ],
    ),
];

/// What a test did to an importer.
#[derive(Clone, Debug, PartialEq)]
pub struct StressResult {
    /// The test's name.
    pub test: &'static str,
    /// The supplier that was lost, where the test leaves open which.
    pub supplier: Option<String>,
    /// What each of [`STRESS_INDICATORS`] says, in their order.
    pub readings: Vec<Reading>,
}

/// Puts an importer through the suite. A test with a lever that its data cannot move says that there are no data: nothing is
/// left out in silence.
pub fn stress(baseline: &Baseline) -> Vec<StressResult> {
    STRESS_TESTS
        .iter()
        .map(|test| run(baseline, *test))
        .collect()
}

fn run(baseline: &Baseline, test: StressTest) -> StressResult {
    let supplier = test
        .largest_supplier_lost
        .then(|| {
            let outcome = evaluate(baseline, &Scenario::default());
            // Of tables that lack much of the imports the largest supplier may be missing.
            let known = outcome.n_minus_one.supplier.filter(|_| outcome.is_covered);
            known.filter(|supplier| is_one_country(supplier))
        })
        .flatten();
    let with_loss = supplier
        .as_ref()
        .map(|supplier| with_loss_of(baseline, supplier));
    let (baseline, lost) = match &with_loss {
        Some((baseline, lever)) => (baseline, Some(lever.as_str())),
        None => (baseline, None),
    };
    let mut scenario = Scenario::default();
    let levers = test.levers.iter().copied();
    for (lever, value) in levers.chain(lost.map(|lever| (lever, 100.0))) {
        scenario.set(lever, value);
    }
    let is_movable = scenario.levers.keys().all(|lever| {
        let mut specs = baseline.levers.iter();
        let spec = specs.find(|spec| spec.lever == *lever);
        spec.is_some_and(|spec| spec.is_usable(baseline))
    });
    let is_told = is_movable && (supplier.is_some() || !test.largest_supplier_lost);
    let readings = if is_told {
        let outcome = evaluate(baseline, &scenario);
        STRESS_INDICATORS.map(|indicator| indicator.reading(&outcome))
    } else {
        [Reading::NoData; STRESS_INDICATORS.len()]
    };
    StressResult {
        test: test.test,
        supplier,
        readings: readings.to_vec(),
    }
}

/// The baseline with a lever for the loss of a supplier, and that lever's name: not every supplier has one in the catalogue.
fn with_loss_of(baseline: &Baseline, supplier: &str) -> (Baseline, String) {
    let is_loss = |spec: &&LeverSpec| matches!(&spec.kind, LeverKind::SupplierLoss { supplier: of, .. } if of == supplier);
    let known = baseline.levers.iter().find(is_loss);
    if let Some(known) = known {
        return (baseline.clone(), known.lever.clone());
    }
    let lever = "largest_supplier_loss".to_owned();
    let mut with_lever = baseline.clone();
    with_lever.levers.push(LeverSpec {
        lever: lever.clone(),
        group: LeverGroup::Losses,
        kind: LeverKind::SupplierLoss {
            supplier: supplier.to_owned(),
            name: supplier.to_owned(),
        },
        unit: LeverUnit::Percent,
        minimum: 0.0,
        maximum: 100.0,
        step: 1.0,
        default: Some(0.0),
        source_id: String::new(),
        quality: Quality::Assumption,
    });
    (with_lever, lever)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn reading(results: &[StressResult], test: &str, indicator: Indicator) -> Reading {
        let result = results.iter().find(|result| result.test == test).unwrap();
        let mut indicators = STRESS_INDICATORS.iter();
        let place = indicators.position(|known| *known == indicator).unwrap();
        result.readings[place]
    }

    /// Days to a shortage, none being later than any.
    fn days(reading: Reading) -> f64 {
        match reading {
            Reading::Value(days) => days,
            Reading::NoneWithinHorizon => f64::INFINITY,
            Reading::NoData => panic!("no data"),
        }
    }

    #[test]
    fn a_longer_closure_never_does_less() {
        let results = stress(&sample::baseline());
        for pair in ["hormuz_30", "hormuz_90", "hormuz_180"].windows(2) {
            let of = |test: &str, indicator| days(reading(&results, test, indicator));
            let (shorter, longer) = (pair[0], pair[1]);
            for indicator in [
                Indicator::UnservedOil,
                Indicator::UnservedLng,
                Indicator::CutOff,
            ] {
                assert!(
                    of(longer, indicator) >= of(shorter, indicator),
                    "{indicator}"
                );
            }
            for indicator in [Indicator::LowestStockOil, Indicator::ShortageOil] {
                assert!(
                    of(longer, indicator) <= of(shorter, indicator),
                    "{indicator}"
                );
            }
        }
    }

    #[test]
    fn the_largest_supplier_is_named_and_its_loss_cuts_its_share_off() {
        let baseline = sample::baseline();
        let results = stress(&baseline);
        let result = results
            .iter()
            .find(|result| result.test == "largest_supplier_180")
            .unwrap();
        let lost = result.supplier.clone().unwrap();
        let outcome = evaluate(&baseline, &Scenario::default());
        let flows = outcome.fuels.iter().flat_map(|fuel| &fuel.flows);
        let lost = flows.filter(|flow| flow.supplier == lost);
        let share = lost.map(|flow| flow.planned.0).sum::<f64>() / outcome.imports.0;
        let cut_off = days(reading(&results, "largest_supplier_180", Indicator::CutOff));
        assert!((cut_off - share).abs() < 1e-9, "{cut_off} {share}");
    }

    #[test]
    fn what_the_data_cannot_move_is_no_data_and_not_no_harm() {
        let mut baseline = sample::baseline();
        baseline.levers.retain(|spec| spec.lever != "hormuz");
        let results = stress(&baseline);
        assert_eq!(
            reading(&results, "hormuz_90", Indicator::CutOff),
            Reading::NoData
        );
    }

    #[test]
    fn names_are_there_once() {
        let mut names = STRESS_TESTS
            .iter()
            .map(|test| test.test)
            .collect::<Vec<_>>();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STRESS_TESTS.len());
    }
}
