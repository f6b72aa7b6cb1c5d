//! How ships get through while chokepoints are closed: the usual route, a longer one, or not at all.
//!
//! A closure of `c` percent at a chokepoint turns away that part of the ships, independently of the other closures.
//! A ship that is turned away takes the shortest route that avoids every chokepoint closed to it. Every combination of
//! open and closed chokepoints is weighed by its probability, so no cargo is counted twice and a larger closure
//! never delivers more.

use crate::baseline::{ChokepointSet, Lane};

/// Chokepoints closed in part or whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Closures {
    /// Closed to every ship.
    pub full: ChokepointSet,
    /// Closed to a part of the ships: position and part, strictly between 0 and 1.
    pub partial: Vec<(usize, f64)>,
}

/// The ships of a lane that meet one combination of closures and are turned away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Turned {
    /// Part of the lane's ships.
    pub part: f64,
    /// The closed chokepoints on their usual route.
    pub met: ChokepointSet,
    /// The route that they take instead, a position in the lane's routes; `None` when none is open.
    pub route: Option<usize>,
    /// The route that they would take if what every route passes were open; the lane's last where none is.
    pub way_round: usize,
}

/// How the ships of one lane sail while closures last.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LaneUse {
    /// Part of the ships that sail as usual.
    pub usual: f64,
    /// The others.
    pub turned: Vec<Turned>,
}

impl LaneUse {
    /// Part of the ships with no open route.
    pub fn blocked(&self) -> f64 {
        let blocked = self.turned.iter().filter(|ships| ships.route.is_none());
        blocked.map(|ships| ships.part).sum()
    }
}

impl Closures {
    /// Closes the chokepoint at `index` to a part of the ships, 0 to 1.
    pub fn close(&mut self, index: usize, part: f64) {
        if part >= 1.0 {
            self.full = self.full.with(ChokepointSet::only(index));
        } else if part > 0.0 {
            self.partial.push((index, part));
        }
    }

    /// The part of the ships that a chokepoint is closed to, 0 to 1.
    pub fn part_of(&self, index: usize) -> f64 {
        if self.full.contains(index) {
            return 1.0;
        }
        let partial = self.partial.iter().find(|(of, _)| *of == index);
        partial.map_or(0.0, |(_, part)| *part)
    }

    /// Everything that is closed, in part or whole.
    pub fn any(&self) -> ChokepointSet {
        self.partial.iter().fold(self.full, |set, (index, _)| {
            set.with(ChokepointSet::only(*index))
        })
    }

    /// Sails the ships of a lane.
    pub fn sail(&self, lane: &Lane) -> LaneUse {
        let mut lane_use = LaneUse {
            usual: 1.0,
            turned: Vec::new(),
        };
        // Only closures on the usual route turn ships away, and only those on some route of this lane matter to it.
        let usual = lane
            .routes
            .first()
            .map_or(ChokepointSet::default(), |route| route.passes);
        if !self.any().meets(usual) {
            return lane_use;
        }
        let at_all = lane.passes_at_all();
        let essential = lane.essential();
        let matters = |(index, _): &&(usize, f64)| at_all.contains(*index);
        let count = self.partial.iter().filter(matters).count();
        lane_use.usual = 0.0;
        for combination in 0_u32..(1 << count) {
            let mut part = 1.0;
            let mut closed = self.full;
            for (position, (index, of_ships)) in self.partial.iter().filter(matters).enumerate() {
                if combination & (1 << position) != 0 {
                    part *= of_ships;
                    closed = closed.with(ChokepointSet::only(*index));
                } else {
                    part *= 1.0 - of_ships;
                }
            }
            let met = closed.within(usual);
            if met == ChokepointSet::default() {
                lane_use.usual += part;
                continue;
            }
            let open = |closed: ChokepointSet| {
                lane.routes
                    .iter()
                    .position(|route| !route.passes.meets(closed))
            };
            lane_use.turned.push(Turned {
                part,
                met,
                route: open(closed),
                way_round: open(closed.without(essential)).unwrap_or(lane.routes.len() - 1),
            });
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
            discharge_port_name: "Home".to_owned(),
            fuel: Fuel::CrudeOil,
            routes: vec![
                route("default", 6_600.0, 0b011),
                route("avoid_second", 7_600.0, 0b101),
            ],
            gates: vec![],
        }
    }

    fn closed(parts: &[(usize, f64)]) -> LaneUse {
        let mut closures = Closures::default();
        for (index, part) in parts {
            closures.close(*index, *part);
        }
        closures.sail(&lane())
    }

    fn on_route(lane_use: &LaneUse, route: usize) -> f64 {
        let turned = lane_use
            .turned
            .iter()
            .filter(|ships| ships.route == Some(route));
        turned.map(|ships| ships.part).sum()
    }

    #[test]
    fn open_straits_leave_every_ship_on_the_usual_route() {
        let expected = LaneUse {
            usual: 1.0,
            turned: vec![],
        };
        assert_eq!(closed(&[]), expected);
        assert_eq!(closed(&[(2, 1.0)]), expected, "a strait of a detour alone");
    }

    #[test]
    fn a_closed_second_strait_sends_ships_the_long_way() {
        let lane_use = closed(&[(1, 1.0)]);
        assert!((on_route(&lane_use, 1) - 1.0).abs() < 1e-15);
        assert!(lane_use.blocked().abs() < 1e-15);
    }

    #[test]
    fn a_strait_on_every_route_blocks_its_part_and_no_more() {
        let lane_use = closed(&[(0, 0.5), (1, 0.5)]);
        assert!((lane_use.usual - 0.25).abs() < 1e-15);
        assert!((on_route(&lane_use, 1) - 0.25).abs() < 1e-15);
        assert!((lane_use.blocked() - 0.5).abs() < 1e-15);
    }

    #[test]
    fn blocked_ships_keep_the_way_round_that_they_would_have_taken() {
        let lane_use = closed(&[(0, 1.0), (1, 1.0)]);
        assert_eq!(lane_use.turned.len(), 1);
        assert_eq!(
            (lane_use.turned[0].route, lane_use.turned[0].way_round),
            (None, 1)
        );
    }
}
