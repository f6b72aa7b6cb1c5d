//! The model from outside: invariants over random scenarios, and examples by hand.

mod disruption;
mod invariants;
mod portfolio;
mod scenarios;
