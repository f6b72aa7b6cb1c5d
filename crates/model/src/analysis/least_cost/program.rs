//! The question as rows and columns. Volumes are shares of all demand, so that every number is of the order of one.

use std::collections::BTreeMap;

use crate::indicators::is_one_country;
use crate::units::Share;

use super::linear::{Column, Row, Sense, minimise};
use super::{Available, Cap, CapKind, CostCase, LeastCostError, Question};

#[derive(Clone)]
pub(super) struct Program<'a> {
    question: Question<'a>,
    pub caps: Vec<Cap>,
    /// All demand, PJ a year.
    pub total: f64,
}

/// What gives way when the constraints do not go together.
#[derive(Clone, Copy)]
pub(super) enum Elastic {
    /// This cap.
    Cap(usize),
    /// Demand, all fuels in proportion; caps stay shares of what is delivered.
    Demand,
    /// What suppliers can deliver, all records in proportion; what a lever offers stays.
    Records,
}

/// A record is not worth asking for more of than this many times.
const MOST_OF_RECORDS: f64 = 1e4;

impl<'a> Program<'a> {
    pub fn new(question: &Question<'a>) -> Result<Self, LeastCostError> {
        let is_amount = |value: f64| value.is_finite() && value >= 0.0;
        let good_candidates = question.candidates.iter().all(|candidate| {
            let cost = candidate.cost;
            let costs = [cost.central, cost.low, cost.high];
            let routes = candidate.routes.iter().map(|route| route.share);
            is_amount(candidate.capacity.0) && costs.into_iter().chain(routes).all(is_amount)
        });
        let good_caps = question
            .caps
            .iter()
            .all(|cap| (0.0..=1.0).contains(&cap.at_most.0));
        let mut fuels = question
            .demand
            .iter()
            .map(|(fuel, _)| *fuel)
            .collect::<Vec<_>>();
        fuels.sort_unstable();
        fuels.dedup();
        let good_demand = fuels.len() == question.demand.len()
            && question
                .demand
                .iter()
                .all(|(_, energy)| is_amount(energy.0));
        if !(good_candidates && good_caps && good_demand) {
            return Err(LeastCostError::BadNumber);
        }
        let total: f64 = question.demand.iter().map(|(_, energy)| energy.0).sum();
        if total <= 0.0 {
            return Err(LeastCostError::NoDemand);
        }
        Ok(Self {
            question: *question,
            caps: question.caps.to_vec(),
            total,
        })
    }

    /// The same with another limit in one cap.
    pub fn with_cap(&self, index: usize, at_most: f64) -> Self {
        let mut other = self.clone();
        if let Some(cap) = other.caps.get_mut(index) {
            cap.at_most = Share(at_most.clamp(0.0, 1.0));
        }
        other
    }

    /// The same with other costs.
    pub fn with_case(&self, case: CostCase) -> Self {
        let mut other = self.clone();
        other.question.case = case;
        other
    }

    /// Parts of all demand that the candidates deliver at the least cost; `None` if the constraints do not go together.
    pub fn cheapest(&self) -> Result<Option<Vec<f64>>, LeastCostError> {
        minimise(&self.columns(|index| self.cost(index)), &self.rows())
    }

    /// How far something has to give way for the rest to hold: the least limit of a cap, the greatest part of demand that can be
    /// met, or the least factor of all records. `None` if that is of no use.
    pub fn give_way(&self, elastic: Elastic) -> Result<Option<f64>, LeastCostError> {
        let mut columns = self.columns(|_| 0.0);
        let extra = columns.len();
        let mut rows = self.rows();
        let cost = match elastic {
            Elastic::Cap(index) => {
                let start = self.demand_rows().count();
                let owners = self.cap_rows().map(|(owner, _)| owner).collect::<Vec<_>>();
                let owned = rows.iter_mut().skip(start).zip(owners);
                for (row, _) in owned.filter(|(_, owner)| *owner == index) {
                    // The limit itself is what is looked for.
                    row.right = 0.0;
                    row.terms.push((extra, -1.0));
                }
                1.0
            }
            Elastic::Demand => {
                for row in &mut rows {
                    row.terms.push((extra, -row.right));
                    row.right = 0.0;
                }
                -1.0
            }
            Elastic::Records => {
                let candidates = self.question.candidates.iter().enumerate();
                let records =
                    candidates.filter(|(_, one)| matches!(one.available, Available::Record { .. }));
                for (index, record) in records {
                    let Some(column) = columns.get_mut(index) else {
                        continue;
                    };
                    column.most = 1.0;
                    rows.push(Row {
                        terms: vec![(index, 1.0), (extra, -record.capacity.0 / self.total)],
                        sense: Sense::AtMost,
                        right: 0.0,
                    });
                }
                1.0
            }
        };
        let most = match elastic {
            Elastic::Cap(_) | Elastic::Demand => 1.0,
            Elastic::Records => MOST_OF_RECORDS,
        };
        columns.push(Column { cost, most });
        let values = minimise(&columns, &rows)?;
        Ok(values.and_then(|values| values.last().copied()))
    }

    /// The mean cost of a choice, US dollars per gigajoule.
    pub fn mean_cost(&self, parts: &[f64]) -> f64 {
        let costs = parts.iter().enumerate();
        costs.map(|(index, part)| part * self.cost(index)).sum()
    }

    /// The share that a cap is on.
    pub fn share(&self, kind: &CapKind, parts: &[f64]) -> f64 {
        let shares = self.exposures(kind).into_iter().map(|terms| {
            let parts = terms
                .iter()
                .filter_map(|(index, factor)| Some(parts.get(*index)? * factor));
            parts.sum()
        });
        shares.fold(0.0, f64::max)
    }

    fn cost(&self, index: usize) -> f64 {
        let candidate = self.question.candidates.get(index);
        candidate.map_or(0.0, |candidate| match self.question.case {
            CostCase::Central => candidate.cost.central,
            CostCase::Low => candidate.cost.low,
            CostCase::High => candidate.cost.high,
        })
    }

    fn columns(&self, cost: impl Fn(usize) -> f64) -> Vec<Column> {
        let candidates = self.question.candidates.iter().enumerate();
        candidates
            .map(|(index, candidate)| Column {
                cost: cost(index),
                // Nobody delivers more than all: keeps the numbers small.
                most: (candidate.capacity.0 / self.total).min(1.0),
            })
            .collect()
    }

    fn rows(&self) -> Vec<Row> {
        let caps = self.cap_rows().map(|(_, row)| row);
        self.demand_rows().chain(caps).collect()
    }

    fn demand_rows(&self) -> impl Iterator<Item = Row> {
        self.question.demand.iter().map(|(fuel, energy)| {
            let candidates = self.question.candidates.iter().enumerate();
            let of_fuel = candidates.filter(|(_, candidate)| candidate.fuel == *fuel);
            Row {
                terms: of_fuel.map(|(index, _)| (index, 1.0)).collect(),
                sense: Sense::Equal,
                right: energy.0 / self.total,
            }
        })
    }

    /// The rows of all caps, each with the position of its cap.
    fn cap_rows(&self) -> impl Iterator<Item = (usize, Row)> {
        self.caps.iter().enumerate().flat_map(|(owner, cap)| {
            let rows = self.exposures(&cap.kind).into_iter();
            rows.map(move |terms| {
                let row = Row {
                    terms,
                    sense: Sense::AtMost,
                    right: cap.at_most.0,
                };
                (owner, row)
            })
        })
    }

    /// Candidates and the part of each that a cap counts, once for everything that the cap is on.
    fn exposures(&self, kind: &CapKind) -> Vec<Vec<(usize, f64)>> {
        let asked = |fuel| self.question.demand.iter().any(|(of, _)| *of == fuel);
        let candidates = self.question.candidates.iter().enumerate();
        let candidates = candidates.filter(|(_, candidate)| asked(candidate.fuel));
        match kind {
            CapKind::Chokepoints(set) => vec![
                candidates
                    .map(|(index, candidate)| (index, candidate.exposure(*set)))
                    .collect(),
            ],
            CapKind::Supplier(supplier) => vec![
                candidates
                    .filter(|(_, candidate)| candidate.supplier == *supplier)
                    .map(|(index, _)| (index, 1.0))
                    .collect(),
            ],
            CapKind::AnySupplier => {
                let mut suppliers = BTreeMap::<&str, Vec<(usize, f64)>>::new();
                for (index, candidate) in candidates {
                    if is_one_country(&candidate.supplier) {
                        let terms = suppliers.entry(&candidate.supplier).or_default();
                        terms.push((index, 1.0));
                    }
                }
                suppliers.into_values().collect()
            }
        }
    }
}
