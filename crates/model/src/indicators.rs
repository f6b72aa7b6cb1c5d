//! Formulas of concentration and share. Each is the literature's; none of them mixes fuels silently.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::baseline::{LEAST_COVERAGE, Stock};
use crate::units::{Days, Petajoules, Share};

/// The code of all suppliers that a source does not list; it is nobody in particular.
const UNLISTED: &str = "OTHER";

/// How codes of the rest of a region begin.
const REST: &str = "REG_";

/// Whether a code stands for one supplier, and not for all that a source does not list.
pub(crate) fn is_one_supplier(supplier: &str) -> bool {
    supplier != UNLISTED
}

/// Whether a code stands for one country, and not for the rest of a region either (`REG_…`): a rest cannot be lost as one, nor
/// capped.
pub(crate) fn is_one_country(supplier: &str) -> bool {
    is_one_supplier(supplier) && !supplier.starts_with(REST)
}

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
        .filter(|(supplier, _)| is_one_supplier(supplier))
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
        .map(|share| share * libm::log(*share))
        .sum::<f64>()
}

/// Concentration weighted with political risk, 0 to 1: the sum of r x^2, r the risk of a supplier from 0 to 1 (Lefevre
/// 2010). `None` where the suppliers without a weight hold more than a little of the whole.
pub fn risk_weighted(suppliers: &SupplierShares<'_>, risks: &BTreeMap<&str, f64>) -> Option<f64> {
    let total: f64 = suppliers.values().sum();
    let mut weighed = 0.0;
    let mut index = 0.0;
    for (supplier, energy) in suppliers {
        if let Some(risk) = risks.get(supplier) {
            weighed += energy;
            index += risk * (energy / total) * (energy / total);
        }
    }
    (total > 0.0 && weighed >= total * LEAST_COVERAGE).then_some(index)
}

/// Oil accounts of a country, in one unit of volume; flows are a day's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OilAccounts {
    /// Crude oil imports less exports.
    pub crude_net_imports: f64,
    /// Product imports less exports, without naphtha and bunkers.
    pub product_net_imports: f64,
    /// Crude oil in stock.
    pub crude_stock: f64,
    /// Products in stock.
    pub product_stock: f64,
}

/// Crude oil that becomes other than naphtha (IEA).
const CRUDE_YIELD: f64 = 0.96;
/// Products as crude oil equivalent (IEA).
const PRODUCT_FACTOR: f64 = 1.065;
/// Stock that can be used (IEA: a tenth is not available).
const AVAILABLE: f64 = 0.90;

/// Days of net imports by the method of the International Energy Agency. `None` for a country that imports nothing on
/// balance.
pub fn iea_days(accounts: OilAccounts) -> Option<Days> {
    let net_imports =
        accounts.crude_net_imports * CRUDE_YIELD + accounts.product_net_imports * PRODUCT_FACTOR;
    let reserves =
        (accounts.crude_stock * CRUDE_YIELD + accounts.product_stock * PRODUCT_FACTOR) * AVAILABLE;
    (net_imports > 0.0).then(|| Days(reserves / net_imports))
}

/// Days of net imports in a scenario: the published figure, as much larger as the stock is and as much smaller as crude
/// oil imports are. `None` where the IEA's figure is not published for the year.
pub(crate) fn net_import_days(
    stock: &Stock,
    days: f64,
    imports_before: Petajoules,
    imports_after: Petajoules,
) -> Option<Days> {
    let published = stock.iea_days?;
    let held = days / stock.days.filter(|days| *days > 0.0)?;
    let imported = imports_after.share_of(imports_before)?.0;
    (imported > 0.0).then(|| Days(published * (held / imported)))
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
    fn days_of_net_imports_match_the_vector() {
        let accounts = OilAccounts {
            crude_net_imports: 100.0,
            product_net_imports: 20.0,
            crude_stock: 9_000.0,
            product_stock: 2_000.0,
        };
        assert!((iea_days(accounts).unwrap().0 - 82.63).abs() < 0.005);
        let exporter = OilAccounts {
            crude_net_imports: -100.0,
            ..accounts
        };
        assert_eq!(iea_days(exporter), None);
    }

    #[test]
    fn risk_weighs_squared_shares_and_needs_nearly_all_weights() {
        let suppliers = SupplierShares::from([("SAU", 50.0), ("AUS", 50.0)]);
        let all = BTreeMap::from([("SAU", 0.6), ("AUS", 0.2)]);
        assert!((risk_weighted(&suppliers, &all).unwrap() - 0.2).abs() < 1e-15);
        let some = BTreeMap::from([("SAU", 0.6)]);
        assert_eq!(risk_weighted(&suppliers, &some), None);
    }

    #[test]
    fn unlisted_suppliers_are_not_one_supplier() {
        let suppliers = SupplierShares::from([("SAU", 50.0), ("OTHER", 50.0)]);
        assert!((concentration(&suppliers).unwrap().hhi - 0.25).abs() < 1e-15);
        assert_eq!(concentration(&SupplierShares::from([("OTHER", 1.0)])), None);
        assert_eq!(concentration(&SupplierShares::new()), None);
    }
}
