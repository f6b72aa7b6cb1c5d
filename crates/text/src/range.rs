//! What hangs on assumptions that nobody can check.

use model::Fuel;

use crate::messages::Messages;

/// What a chokepoint carries of a fuel, under assumptions that nobody can check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RangeFinding<'a> {
    /// The chokepoint.
    pub chokepoint: &'a str,
    /// The country.
    pub country: &'a str,
    /// The fuel.
    pub fuel: Fuel,
    /// The ports whose shares are assumed.
    pub ports: &'a str,
    /// As assumed, 0 to 1.
    pub share: f64,
    /// With as much loaded at those ports as the levers' ranges allow.
    pub least: f64,
    /// With as little.
    pub most: f64,
}

impl Messages {
    /// What a chokepoint carries of a fuel, and the least and most it could under other loading shares.
    pub fn range_finding(&self, finding: RangeFinding<'_>) -> String {
        self.days_range(
            finding.chokepoint,
            finding.country,
            self.fuel_in_sentence(finding.fuel),
            &self.percent(finding.least),
            &self.percent(finding.most),
            finding.ports,
            &self.percent(finding.share),
        )
    }
}
