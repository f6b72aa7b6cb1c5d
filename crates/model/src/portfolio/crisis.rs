//! A baseline year that already held a closure.

use super::PlannedFuel;
use crate::baseline::{Baseline, FuelImports};
use crate::settings::Settings;
use crate::units::Petajoules;

/// Brings flows back to what they were in normal times as far as a lever closes a strait that was closed in the year itself.
/// Otherwise "closed" would show a small loss just because little was left to lose.
///
/// Only cargoes whose usual route passes the strait come back, as far as the reference year had more of them, and the
/// other suppliers, who stood in, give way. At a closure of 0 % nothing changes.
pub(super) fn restore(
    baseline: &Baseline,
    settings: &Settings<'_>,
    imports: &FuelImports,
    planned: &mut PlannedFuel<'_>,
) {
    let mut back = vec![0.0; planned.flows.len()];
    for crisis in &baseline.crises {
        let closed = settings.closures.part_of(crisis.chokepoint);
        if closed <= 0.0 {
            continue;
        }
        for ((flow, now), back) in imports.flows.iter().zip(&mut planned.flows).zip(&mut back) {
            let passes = |lane: usize| {
                let usual = baseline
                    .lanes
                    .get(lane)
                    .and_then(|lane| lane.routes.first());
                usual.is_some_and(|route| route.passes.contains(crisis.chokepoint))
            };
            let through = now.loading.iter().filter(|part| passes(part.lane));
            let part: f64 = through.map(|part| part.share).sum();
            let fewer = flow
                .before_crisis
                .map_or(0.0, |before| before.0 - flow.energy.0);
            let more = fewer.max(0.0) * part * closed;
            if more <= 0.0 || now.energy.0 <= 0.0 {
                continue;
            }
            // The cargoes that come back are loaded where they pass.
            let total = now.energy.0 + more;
            for share in now.loading.to_mut() {
                let extra = if passes(share.lane) {
                    more * (share.share / part)
                } else {
                    0.0
                };
                share.share = (share.share * now.energy.0 + extra) / total;
            }
            now.energy = Petajoules(total);
            *back += more;
        }
    }
    let came_back: f64 = back.iter().sum();
    let others = || {
        planned
            .flows
            .iter()
            .zip(&back)
            .filter(|(_, back)| **back <= 0.0)
    };
    let stood_in: f64 = others().map(|(flow, _)| flow.energy.0).sum();
    if came_back > 0.0 && stood_in > 0.0 {
        let left = (1.0 - came_back / stood_in).max(0.0);
        for (flow, back) in planned.flows.iter_mut().zip(&back) {
            if *back <= 0.0 {
                flow.energy = Petajoules(flow.energy.0 * left);
            }
        }
    }
}
