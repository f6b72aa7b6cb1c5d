//! What becomes of a stock.

use model::Fuel;

use crate::messages::Messages;
use crate::number::fixed;

/// What becomes of a stock in the simulated year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StockFinding {
    /// Too few routes are known to say what arrives.
    Unrouted,
    /// Nobody published how much is in stock.
    Unknown,
    /// It lasts; days at the start and at the lowest.
    Lasts {
        /// At the start.
        start: f64,
        /// At the lowest.
        lowest: f64,
        /// Whether they are days of net consumption by law, or days of imports.
        is_legal_basis: bool,
    },
    /// It does not last.
    Short {
        /// Days from the begin of closures and losses to the first shortage.
        after: f64,
        /// Part of the year's need that cannot be supplied, 0 to 1.
        unserved: f64,
    },
}

/// Less is not told in figures.
const LEAST: f64 = 0.001;

impl Messages {
    /// What becomes of a fuel's stock, as a sentence.
    pub fn stock_finding(&self, of: Fuel, finding: StockFinding) -> String {
        let name = self.fuel(of);
        match finding {
            StockFinding::Unrouted => self.days_unrouted_stock(name),
            StockFinding::Unknown => self.days_unknown_stock(name),
            StockFinding::Lasts {
                start,
                lowest,
                is_legal_basis,
            } => {
                let basis = if is_legal_basis {
                    self.days_legal_days()
                } else {
                    self.days_import_days()
                };
                if lowest >= start {
                    self.days_none_needed(basis, name, &fixed(start, 0))
                } else {
                    // A fall of less than a day needs its decimal.
                    let decimals = usize::from(start - lowest < 1.0);
                    let (start, lowest) = (fixed(start, decimals), fixed(lowest, decimals));
                    self.days_lasts(basis, name, &lowest, &start)
                }
            }
            StockFinding::Short { after, unserved } => {
                let unserved = if unserved < LEAST {
                    self.days_less_than(&self.percent(LEAST))
                } else {
                    self.percent(unserved)
                };
                self.days_short(&self.days(after), name, &unserved)
            }
        }
    }
}
