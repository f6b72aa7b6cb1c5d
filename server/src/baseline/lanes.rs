//! Sea lanes of one importer, gathered while flows and levers ask for them.

use std::collections::BTreeMap;

use model::{Chokepoint, ChokepointSet, Fuel, Gate, Lane, LoadingShare, NauticalMiles, Route};
use tables::{RouteRow, Tables};

/// The lanes asked for so far.
pub struct LaneBook<'a> {
    tables: &'a Tables,
    chokepoints: &'a [Chokepoint],
    importer: &'a str,
    lanes: Vec<Lane>,
    known: BTreeMap<(String, Fuel), Option<usize>>,
}

impl<'a> LaneBook<'a> {
    pub fn new(tables: &'a Tables, chokepoints: &'a [Chokepoint], importer: &'a str) -> Self {
        Self {
            tables,
            chokepoints,
            importer,
            lanes: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    /// The lane at a position that this book gave out.
    pub fn get(&self, position: usize) -> Option<&Lane> {
        self.lanes.get(position)
    }

    pub fn into_lanes(self) -> Vec<Lane> {
        self.lanes
    }

    /// The load ports of a supplier's cargoes. Empty when any of them has no lane to this importer: a flow that is
    /// known in part is not guessed in whole.
    pub fn loading(&mut self, supplier: &str, fuel: Fuel, year: u16) -> Vec<LoadingShare> {
        self.tables
            .loading_shares_for(self.importer, supplier, fuel, year)
            .into_iter()
            .map(|(row, share)| {
                Some(LoadingShare {
                    lane: self.lane(&row.port, fuel)?,
                    share,
                })
            })
            .collect::<Option<Vec<_>>>()
            .unwrap_or_default()
    }

    /// The position of the lane from a port, if there is one.
    pub fn lane(&mut self, port: &str, fuel: Fuel) -> Option<usize> {
        let key = (port.to_owned(), fuel);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let position = self.make(port, fuel).map(|lane| {
            self.lanes.push(lane);
            self.lanes.len() - 1
        });
        self.known.insert(key, position);
        position
    }

    fn make(&self, load_port: &str, fuel: Fuel) -> Option<Lane> {
        let discharge_port = self
            .tables
            .discharge_ports
            .iter()
            .find(|row| row.importer == self.importer && row.fuel == fuel)
            .map(|row| row.port.as_str())?;
        let mut routes = self
            .tables
            .routes
            .iter()
            .filter(|row| row.load_port == load_port && row.discharge_port == discharge_port)
            .filter(|row| {
                !row.chokepoints
                    .iter()
                    .any(|point| self.tables.is_too_large(fuel, load_port, point))
            })
            .map(|row| {
                let route = Route {
                    variant: row.variant.clone(),
                    distance: NauticalMiles(row.distance_nm),
                    passes: self.passes(&row.chokepoints),
                };
                (route, row)
            })
            .collect::<Vec<_>>();
        routes.sort_by(|one, other| one.0.distance.0.total_cmp(&other.0.distance.0));
        let gates = routes
            .first()
            .map(|(_, usual)| self.gates(usual))
            .unwrap_or_default();
        // A longer route that passes all that a shorter one passes is never the best.
        let mut kept = Vec::<Route>::with_capacity(routes.len());
        for (route, _) in routes {
            if !kept
                .iter()
                .any(|shorter| shorter.passes.0 & !route.passes.0 == 0)
            {
                kept.push(route);
            }
        }
        let name = |port: &str| {
            self.tables
                .ports
                .iter()
                .find(|row| row.port == port)
                .map_or(port, |row| row.name.as_str())
                .to_owned()
        };
        (!kept.is_empty()).then(|| Lane {
            load_port: load_port.to_owned(),
            load_port_name: name(load_port),
            discharge_port: discharge_port.to_owned(),
            discharge_port_name: name(discharge_port),
            fuel,
            routes: kept,
            gates,
        })
    }

    /// The chokepoints of a route, and what is left to sail from each.
    fn gates(&self, row: &RouteRow) -> Vec<Gate> {
        let passed = row.chokepoints.iter().zip(&row.chokepoints_nm);
        passed
            .filter_map(|(name, nm)| {
                let known = self.chokepoints.iter();
                Some(Gate {
                    chokepoint: known.clone().position(|point| point.chokepoint == *name)?,
                    before_arrival: NauticalMiles((row.distance_nm - nm).max(0.0)),
                })
            })
            .collect()
    }

    fn passes(&self, points: &[String]) -> ChokepointSet {
        ChokepointSet::of(self.chokepoints, |row| points.contains(&row.chokepoint))
    }
}
