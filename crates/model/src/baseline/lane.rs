//! Sea lanes: load port to discharge port, every route between them, and what the usual one passes when.

use serde::{Deserialize, Serialize};

use super::Chokepoint;
use crate::terms::Fuel;
use crate::units::{Days, HOURS_PER_DAY, NauticalMiles};

/// A set of chokepoints: bit `i` is `Baseline::chokepoints[i]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct ChokepointSet(pub u32);

impl ChokepointSet {
    /// The set with only the chokepoint at `index`.
    pub const fn only(index: usize) -> Self {
        Self(1 << index)
    }

    /// The chokepoints of a list that fit.
    pub fn of(chokepoints: &[Chokepoint], fits: impl Fn(&Chokepoint) -> bool) -> Self {
        let positions = chokepoints.iter().enumerate().filter(|(_, row)| fits(row));
        positions.fold(Self::default(), |set, (index, _)| {
            set.with(Self::only(index))
        })
    }

    /// Whether the two sets share a chokepoint.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the chokepoint at `index` is in the set.
    pub const fn contains(self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both sets.
    #[must_use]
    pub const fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in this set and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many chokepoints are in both sets.
    pub const fn count_in(self, other: Self) -> u32 {
        self.within(other).0.count_ones()
    }

    /// The positions in the set, rising.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..u32::BITS as usize).filter(move |&index| self.contains(index))
    }
}

/// Every way by sea from one load port to the importer's discharge port for one fuel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Lane {
    /// Load port.
    pub load_port: String,
    /// Its name.
    pub load_port_name: String,
    /// Discharge port.
    pub discharge_port: String,
    /// Its name.
    pub discharge_port_name: String,
    /// The fuel carried; limits of the ships that carry it are already applied.
    pub fuel: Fuel,
    /// Routes, shortest first: the first is the usual one. Never empty.
    pub routes: Vec<Route>,
    /// The chokepoints of the usual route in sailing order.
    pub gates: Vec<Gate>,
}

/// One way by sea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Route {
    /// Variant name in the route table.
    pub variant: String,
    /// Length.
    pub distance: NauticalMiles,
    /// What it passes.
    pub passes: ChokepointSet,
}

/// A chokepoint on a lane's usual route.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Gate {
    /// Position in `Baseline::chokepoints`.
    pub chokepoint: usize,
    /// What is left to sail from there; a sea counts from where the ship enters it.
    pub before_arrival: NauticalMiles,
}

impl Lane {
    /// What every route of the lane passes: a closure there leaves no way by sea.
    pub fn essential(&self) -> ChokepointSet {
        let all = ChokepointSet(u32::MAX);
        self.routes
            .iter()
            .fold(all, |set, route| set.within(route.passes))
    }

    /// What any route of the lane passes.
    pub fn passes_at_all(&self) -> ChokepointSet {
        self.routes
            .iter()
            .fold(ChokepointSet::default(), |set, route| {
                set.with(route.passes)
            })
    }
}

impl NauticalMiles {
    /// The time at sea over this distance at a speed in knots, without port, canal or weather time.
    pub fn days_at(self, knots: f64) -> Days {
        Days(self.0 / knots / HOURS_PER_DAY)
    }
}
