//! The invariants of the portfolio and of exposure.

use model::{Indicator, Scenario, sample};
use proptest::prelude::*;

use crate::scenarios::{self, indicator, moved, run};

proptest! {
    #[test]
    fn suppliers_add_up_and_nothing_is_negative(scenario in scenarios::any()) {
        let outcome = run(&scenario);
        for fuel in &outcome.fuels {
            let planned: f64 = fuel.flows.iter().map(|flow| flow.planned.0).sum();
            prop_assert!((planned - fuel.planned.0).abs() < 1e-9 * planned.max(1.0));
            prop_assert!(fuel.delivered.0 <= fuel.planned.0 * (1.0 + 1e-12));
            for flow in &fuel.flows {
                prop_assert!(flow.planned.0 >= 0.0 && flow.delivered.0 >= 0.0 && flow.rerouted.0 >= 0.0);
                prop_assert!(flow.rerouted.0 <= flow.delivered.0 * (1.0 + 1e-12));
            }
        }
        for (_, supply) in &outcome.primary.supply {
            prop_assert!(supply.0 >= 0.0);
        }
        for indicator in Indicator::ALL {
            prop_assert!(indicator.value(&outcome).is_none_or(f64::is_finite), "{indicator}");
        }
    }

    #[test]
    fn union_exposure_stays_below_one_and_below_the_passage_ratio(scenario in scenarios::any()) {
        let outcome = run(&scenario);
        let union = outcome.union_exposure.unwrap().0;
        prop_assert!(union <= 1.0 + 1e-12);
        prop_assert!(union <= outcome.passage_ratio.unwrap().0 + 1e-12);
        for passage in &outcome.passages {
            prop_assert!(passage.cut_off.unwrap().0 <= passage.planned.unwrap().0 + 1e-12);
        }
    }

    #[test]
    fn a_larger_closure_never_delivers_more(
        scenario in scenarios::any(),
        lever in prop::sample::select(&["hormuz", "malacca", "south_china_sea", "russia_loss", "saudi_loss"]),
        low in 0.0..=100.0_f64,
        more in 0.0..=100.0_f64,
    ) {
        let high = (low + more).min(100.0);
        let fewer = indicator(Indicator::CutOff, &moved(&scenario, lever, low));
        prop_assert!(fewer <= indicator(Indicator::CutOff, &moved(&scenario, lever, high)) + 1e-12);
    }

    #[test]
    fn more_russian_supply_never_raises_the_middle_east_share(
        scenario in scenarios::any(),
        lever in prop::sample::select(&[("rfe_lng", 100.0), ("rfe_crude", 3_000.0)]),
        low in 0.0..=1.0_f64,
        high in 0.0..=1.0_f64,
    ) {
        let (low, high) = (low.min(high), low.max(high));
        let before = indicator(Indicator::MiddleEastImports, &moved(&scenario, lever.0, lever.1 * low));
        let after = indicator(Indicator::MiddleEastImports, &moved(&scenario, lever.0, lever.1 * high));
        prop_assert!(after <= before + 1e-9);
    }

    #[test]
    fn a_lever_at_its_default_changes_nothing(scenario in scenarios::any(), index in 0..21_usize) {
        let baseline = sample::baseline();
        let spec = &baseline.levers[index];
        let mut without = scenario.clone();
        without.reset(&spec.lever);
        let resting = moved(&scenario, &spec.lever, spec.resting_value(&baseline).unwrap());
        prop_assert_eq!(run(&resting), run(&without));
    }
}

#[test]
fn every_lever_of_the_sample_is_drawn() {
    assert_eq!(sample::baseline().levers.len(), 21);
    assert_eq!(
        run(&Scenario::default()),
        run(&scenarios::with(&[("no_such_lever", 3.0)]))
    );
}
