//! Sums over flows while they are sailed.

use crate::baseline::LEAST_ROUTED;
use crate::units::{Petajoules, Share};

/// Energies in PJ a year; `miles` and `days` are energy times distance and time.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub planned: f64,
    pub delivered: f64,
    pub rerouted: f64,
    pub unrouted: f64,
    /// Planned through at least one of METI's chokepoints.
    pub union: f64,
    /// Planned, counted at each of METI's chokepoints.
    pub passages: f64,
    pub miles: f64,
    pub days: f64,
    /// Delivered with a known time at sea.
    pub timed: f64,
    pub routed_delivered: f64,
    /// Planned energy times the days of its usual voyage.
    pub afloat: f64,
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.planned += other.planned;
        self.delivered += other.delivered;
        self.rerouted += other.rerouted;
        self.unrouted += other.unrouted;
        self.union += other.union;
        self.passages += other.passages;
        self.miles += other.miles;
        self.days += other.days;
        self.timed += other.timed;
        self.routed_delivered += other.routed_delivered;
        self.afloat += other.afloat;
    }

    /// A part of what is planned that needs routes: `None` where too few of them are known.
    pub fn routed(&self, part: f64) -> Option<Share> {
        (self.unrouted <= self.planned * (1.0 - LEAST_ROUTED))
            .then(|| share(part, self.planned))
            .flatten()
    }
}

pub(super) fn share(part: f64, whole: f64) -> Option<Share> {
    Petajoules(part).share_of(Petajoules(whole))
}
