//! How ships get through while chokepoints are closed: the usual route, a longer one, or not at all.
//!
//! A closure of `c` percent at a chokepoint turns away that part of the ships, independently of the other closures.
//! A ship that is turned away takes the shortest route that avoids every chokepoint closed to it. Every combination of
//! open and closed chokepoints is weighed by its probability, so no cargo is counted twice and a larger closure
//! never delivers more.

use crate::baseline::{Baseline, ChokepointSet, Lane};
use crate::lever::LeverKind;
use crate::scenario::Scenario;

/// Chokepoints closed in part or whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Closures {
    /// Closed to every ship.
    pub full: ChokepointSet,
    /// Closed to a part of the ships: position and part, strictly between 0 and 1.
    pub partial: Vec<(usize, f64)>,
}

/// How the ships of one lane sail.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LaneUse {
    /// Part of the ships on each of the lane's routes.
    pub on_route: Vec<f64>,
    /// Part of the ships with no open route.
    pub blocked: f64,
}

/// The closure levers of a scenario, as parts of the ships turned away.
pub(crate) fn closures(baseline: &Baseline, scenario: &Scenario) -> Closures {
    let mut closures = Closures::default();
    for spec in &baseline.levers {
        let LeverKind::Closure { chokepoint } = &spec.kind else {
            continue;
        };
        let Some(index) = baseline.chokepoint_index(chokepoint) else {
            continue;
        };
        let Some(lever) = scenario.value_of(spec, baseline) else {
            continue;
        };
        let part = (lever.value / 100.0).clamp(0.0, 1.0);
        if part >= 1.0 {
            closures.full = closures.full.with(ChokepointSet::only(index));
        } else if part > 0.0 {
            closures.partial.push((index, part));
        }
    }
    closures
}

impl Closures {
    /// Sails the ships of a lane.
    pub fn sail(&self, lane: &Lane) -> LaneUse {
        let mut lane_use = LaneUse {
            on_route: vec![0.0; lane.routes.len()],
            blocked: 0.0,
        };
        // Only closures on some route of this lane matter to it.
        let met = lane
            .routes
            .iter()
            .fold(ChokepointSet::default(), |set, route| {
                set.with(route.passes)
            });
        let partial = self
            .partial
            .iter()
            .copied()
            .filter(|(index, _)| met.contains(*index))
            .collect::<Vec<_>>();
        for combination in 0_u32..(1 << partial.len()) {
            let mut probability = 1.0;
            let mut closed = self.full;
            for (position, (index, part)) in partial.iter().enumerate() {
                if combination & (1 << position) != 0 {
                    probability *= part;
                    closed = closed.with(ChokepointSet::only(*index));
                } else {
                    probability *= 1.0 - part;
                }
            }
            match lane
                .routes
                .iter()
                .position(|route| !route.passes.meets(closed))
            {
                Some(route) => lane_use.on_route[route] += probability,
                None => lane_use.blocked += probability,
            }
        }
        lane_use
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::baseline::Route;
    use crate::terms::Fuel;
    use crate::units::NauticalMiles;

    fn lane() -> Lane {
        let route = |variant: &str, distance, passes| Route {
            variant: variant.to_owned(),
            distance: NauticalMiles(distance),
            passes: ChokepointSet(passes),
        };
        Lane {
            load_port: "gulf".to_owned(),
            load_port_name: "Gulf".to_owned(),
            discharge_port: "home".to_owned(),
            fuel: Fuel::CrudeOil,
            routes: vec![
                route("default", 6_600.0, 0b011),
                route("avoid_second", 7_600.0, 0b101),
            ],
        }
    }

    #[test]
    fn open_straits_leave_every_ship_on_the_usual_route() {
        let lane_use = Closures::default().sail(&lane());
        assert_eq!(
            lane_use,
            LaneUse {
                on_route: vec![1.0, 0.0],
                blocked: 0.0
            }
        );
    }

    #[test]
    fn a_closed_second_strait_sends_ships_the_long_way() {
        let closures = Closures {
            full: ChokepointSet(0b010),
            partial: vec![],
        };
        assert_eq!(
            closures.sail(&lane()),
            LaneUse {
                on_route: vec![0.0, 1.0],
                blocked: 0.0
            }
        );
    }

    #[test]
    fn a_strait_on_every_route_blocks_its_part_and_no_more() {
        let closures = Closures {
            full: ChokepointSet(0),
            partial: vec![(0, 0.5), (1, 0.5)],
        };
        let lane_use = closures.sail(&lane());
        assert_eq!(
            lane_use,
            LaneUse {
                on_route: vec![0.25, 0.25],
                blocked: 0.5
            }
        );
    }
}
