//! Formulas of concentration and share. Each is the literature's; none of them mixes fuels silently.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::units::Share;

/// The code of all suppliers that a source does not list; it is nobody in particular.
const UNLISTED: &str = "OTHER";

/// Energy by supplier, PJ a year.
pub type SupplierShares<'a> = BTreeMap<&'a str, f64>;

/// Supplier concentration.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// Herfindahl-Hirschman index, 0 to 1: the sum of squared shares.
    pub hhi: f64,
    /// 1 / HHI: how many equal suppliers would be as concentrated.
    pub effective_suppliers: f64,
    /// Shannon-Wiener index: minus the sum of x ln x.
    pub shannon: f64,
    /// The largest supplier's share.
    pub largest: Share,
}

/// Concentration of suppliers. Suppliers that the source lumps together as `OTHER` count in the whole but not as one
/// supplier, so the index is a lower bound. `None` without any energy.
pub fn concentration(suppliers: &SupplierShares<'_>) -> Option<Concentration> {
    let total: f64 = suppliers.values().sum();
    if total <= 0.0 {
        return None;
    }
    let shares = suppliers
        .iter()
        .filter(|(supplier, _)| **supplier != UNLISTED)
        .map(|(_, energy)| energy / total)
        .collect::<Vec<_>>();
    let hhi = herfindahl(&shares);
    (hhi > 0.0).then(|| Concentration {
        hhi,
        effective_suppliers: 1.0 / hhi,
        shannon: shannon(&shares),
        largest: Share(shares.iter().copied().fold(0.0, f64::max)),
    })
}

/// Herfindahl-Hirschman index on 0..1 of shares on 0..1 (Herfindahl 1950, Hirschman 1964).
pub fn herfindahl(shares: &[f64]) -> f64 {
    shares.iter().map(|share| share * share).sum()
}

/// Shannon-Wiener index of shares on 0..1, in nats (Shannon 1948). Empty shares add nothing.
pub fn shannon(shares: &[f64]) -> f64 {
    -shares
        .iter()
        .filter(|share| **share > 0.0)
        .map(|share| share * share.ln())
        .sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equal(count: usize) -> Vec<f64> {
        vec![1.0 / count as f64; count]
    }

    #[test]
    fn four_equal_suppliers_have_a_herfindahl_of_a_quarter() {
        assert!((herfindahl(&equal(4)) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn seven_equal_suppliers_match_the_published_vectors() {
        assert!((herfindahl(&equal(7)) - 0.142_857).abs() < 1e-6);
        assert!((shannon(&equal(7)) - 1.945_910).abs() < 1e-6);
    }

    #[test]
    fn unlisted_suppliers_are_not_one_supplier() {
        let suppliers = SupplierShares::from([("SAU", 50.0), ("OTHER", 50.0)]);
        assert!((concentration(&suppliers).unwrap().hhi - 0.25).abs() < 1e-15);
        assert_eq!(concentration(&SupplierShares::from([("OTHER", 1.0)])), None);
        assert_eq!(concentration(&SupplierShares::new()), None);
    }
}
