//! How much hangs on a chokepoint under other loading shares than those assumed.

use crate::baseline::Baseline;
use crate::lever::LeverKind;
use crate::portfolio::portfolio;
use crate::scenario::Scenario;
use crate::settings::Settings;
use crate::terms::Fuel;
use crate::units::Share;

/// A fuel's exposure to a chokepoint, and what it could be.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadingRange<'a> {
    /// As the scenario has it.
    pub share: Share,
    /// The least, with every loading lever where it exposes least.
    pub least: Share,
    /// The most, with every loading lever where it exposes most.
    pub most: Share,
    /// The levers that it hangs on; each moves it by more than a rounding.
    pub levers: Vec<&'a str>,
}

/// What a chokepoint carries of a fuel by usual routes, under every loading share that the levers allow. `None` without a
/// lever that matters to it.
pub fn loading_range<'a>(
    baseline: &'a Baseline,
    scenario: &Scenario,
    fuel: Fuel,
    chokepoint: &str,
) -> Option<LoadingRange<'a>> {
    let index = baseline.chokepoint_index(chokepoint)?;
    let share = exposure(baseline, scenario, fuel, index)?;
    let mut range = LoadingRange {
        share: Share(share),
        least: Share(share),
        most: Share(share),
        levers: Vec::new(),
    };
    for spec in &baseline.levers {
        let is_loading = matches!(&spec.kind, LeverKind::Loading { fuel: of, .. } if *of == fuel);
        if !is_loading || !spec.is_usable(baseline) {
            continue;
        }
        // Suppliers do not touch each other, so the effects of their levers add up.
        let at = |value: f64| {
            let mut moved = scenario.clone();
            moved.set(&spec.lever, value);
            exposure(baseline, &moved, fuel, index)
        };
        let ends = [
            at(spec.minimum_in(baseline))?,
            at(spec.maximum_in(baseline))?,
        ];
        let least = ends[0].min(ends[1]) - share;
        let most = ends[0].max(ends[1]) - share;
        if most - least > 1e-6 {
            range.least.0 += least.min(0.0);
            range.most.0 += most.max(0.0);
            range.levers.push(&spec.lever);
        }
    }
    (!range.levers.is_empty()).then_some(range)
}

/// Part of a fuel's planned imports whose usual route passes a chokepoint.
fn exposure(baseline: &Baseline, scenario: &Scenario, fuel: Fuel, index: usize) -> Option<f64> {
    let settings = Settings::read(baseline, scenario);
    let plan = portfolio(baseline, scenario, &settings);
    let planned = plan.fuels.iter().find(|planned| planned.fuel == fuel)?;
    let (mut all, mut through) = (0.0, 0.0);
    for flow in &planned.flows {
        all += flow.energy.0;
        for part in flow.loading.iter() {
            let usual = baseline
                .lanes
                .get(part.lane)
                .and_then(|lane| lane.routes.first());
            if usual.is_some_and(|route| route.passes.contains(index)) {
                through += flow.energy.0 * part.share;
            }
        }
    }
    (all > 0.0).then(|| through / all)
}
