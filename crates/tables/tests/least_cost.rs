//! The cheapest imports on the shipped tables, for Japan in 2024.

use model::least_cost::{
    Candidates, Cap, CapKind, CostCase, Plan, Question, candidates, frontier, least_cost,
};
use model::{Baseline, ChokepointSet, Fuel, Scenario, Share};
use tables::Tables;

const BASELINE: &str = include_str!("../../model/tests/data/jpn_2024.json");

fn japan() -> Baseline {
    serde_json::from_str(BASELINE).expect("the stored baseline is valid")
}

fn offered(baseline: &Baseline, fuels: &[Fuel]) -> Candidates {
    let records = Tables::embedded()
        .expect("the shipped package is valid")
        .supply_records("JPN", |_, _| Vec::new());
    let never_built = model::LeverGroup::NeverBuilt;
    candidates(
        baseline,
        &Scenario::default(),
        fuels,
        &records,
        1.0,
        |spec| spec.group != never_built,
    )
}

fn hormuz(baseline: &Baseline) -> ChokepointSet {
    let index = baseline.chokepoint_index("hormuz");
    ChokepointSet::only(index.expect("it is a chokepoint of the data"))
}

fn question<'a>(all: &'a Candidates, caps: &'a [Cap]) -> Question<'a> {
    Question {
        candidates: &all.candidates,
        demand: &all.demand,
        caps,
        case: CostCase::Central,
    }
}

/// The cost of what Japan bought, as far as it has a price, US dollars per gigajoule.
fn bought(baseline: &Baseline, all: &Candidates) -> f64 {
    let imports = baseline
        .imports_of(Fuel::CrudeOil)
        .expect("Japan imports oil");
    let priced = imports.flows.iter().filter_map(|flow| {
        let mut candidates = all.candidates.iter();
        let candidate = candidates.find(|one| one.candidate == flow.supplier)?;
        Some((flow.energy.0, candidate.cost.central))
    });
    let (cost, energy) = priced.fold((0.0, 0.0), |(cost, all), (energy, price)| {
        (cost + energy * price, all + energy)
    });
    cost / energy
}

#[test]
fn the_cheapest_oil_costs_less_than_what_was_bought_and_security_costs_more() {
    let baseline = japan();
    let all = offered(&baseline, &[Fuel::CrudeOil]);
    let free: Plan = least_cost(&question(&all, &[])).expect("there is enough oil");
    assert!(free.mean_cost < bought(&baseline, &all));
    let caps = [Cap {
        kind: CapKind::Chokepoints(hormuz(&baseline)),
        at_most: Share(0.0),
    }];
    let frontier = frontier(&question(&all, &caps), 0, 10).expect("there is enough oil");
    let costs = frontier.points.iter().map(|point| point.central);
    let costs = costs.collect::<Vec<_>>();
    assert!(frontier.least.0 < frontier.free.0);
    assert!(costs.last() > costs.first());
}

#[test]
fn what_has_no_price_is_named_and_small_and_every_lever_is_found_once() {
    let baseline = japan();
    let all = offered(&baseline, &[Fuel::CrudeOil, Fuel::Lng, Fuel::Coal]);
    let demand: f64 = all.demand.iter().map(|(_, energy)| energy.0).sum();
    let unpriced: f64 = all.unpriced.iter().map(|one| one.planned.0).sum();
    assert!(unpriced < 0.02 * demand, "{unpriced} of {demand}");
    let named = |lever: &str| {
        let chosen = all.candidates.iter().filter(|one| one.candidate == lever);
        let not = all.unpriced.iter().filter(|one| one.candidate == lever);
        (chosen.count(), not.count())
    };
    assert_eq!(named("us_gulf_lng"), (1, 0));
    // Japan's customs had nothing of Canada's LNG by 2024.
    assert_eq!(named("lng_canada"), (0, 1));
    assert_eq!(named("vladivostok_lng"), (0, 0));
}
