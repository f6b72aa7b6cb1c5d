//! The stock of a fuel, day by day.

use serde::{Deserialize, Serialize};

use super::{FuelDays, HORIZON_DAYS};
use crate::sailing::Sailing;
use crate::units::{Days, Petajoules, Share};

/// A shortage smaller than this part of a day's need is rounding.
const NEGLIGIBLE: f64 = 1e-9;

/// A stock over the horizon.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StockDays {
    /// In stock at the start, PJ.
    pub start: Petajoules,
    /// What of it cannot be used, PJ.
    pub floor: Petajoules,
    /// The energy of one day of stock, PJ, on the basis of [`crate::Stock`].
    pub day_energy: Petajoules,
    /// In stock at the end of each day, PJ.
    pub level: Vec<f64>,
    /// What is needed on each day, PJ: the plan, what makes up for pipelines and cables, less what restraint saves.
    pub needed: Vec<f64>,
    /// What of it cannot be supplied, PJ.
    pub unserved: Vec<f64>,
    /// What is saved by restraint over the horizon, PJ.
    pub saved: Petajoules,
    /// The lowest level.
    pub lowest: Petajoules,
    /// The first day, counted from 0, on which not all that is needed can be supplied; `None` means none within the
    /// horizon.
    pub first_shortage: Option<usize>,
}

impl StockDays {
    /// Everything that could not be supplied, PJ.
    pub fn unserved_total(&self) -> Petajoules {
        Petajoules(self.unserved.iter().sum())
    }

    /// Part of what would be needed without restraint that cannot be supplied, 0 to 1.
    pub fn unserved_share(&self) -> Option<Share> {
        let needed = Petajoules(self.needed.iter().sum::<f64>()) + self.saved;
        self.unserved_total().share_of(needed)
    }

    /// The lowest level in days of the stock's basis.
    pub fn lowest_days(&self) -> Option<Days> {
        (self.day_energy.0 > 0.0).then(|| Days(self.lowest.0 / self.day_energy.0))
    }
}

/// Draws a stock down: each day what arrives comes in and what is needed goes out, down to the floor. What is needed is
/// what was planned, and `extra`, PJ on each day. `None` for a fuel without a stock, without its days, or without routes.
pub(super) fn run(
    sailing: &Sailing<'_>,
    days: &FuelDays,
    extra: Option<&[f64]>,
) -> Option<StockDays> {
    let settings = sailing.settings;
    let stock = sailing.baseline.stock_of(days.fuel)?;
    let (_, in_stock) = settings.stocks.iter().find(|(of, _)| *of == days.fuel)?;
    if days.arrivals.is_empty() {
        return None;
    }
    let start = in_stock * stock.day_energy.0;
    let floor = start * stock.unusable;
    let restraint = if settings.is_disrupted() {
        settings.restraint
    } else {
        0.0
    };
    let mut in_stock = start;
    let mut lowest = start;
    let mut saved = 0.0;
    let mut first_shortage = None;
    let mut level = Vec::with_capacity(HORIZON_DAYS);
    let mut needed = Vec::with_capacity(HORIZON_DAYS);
    let mut unserved = Vec::with_capacity(HORIZON_DAYS);
    for (day, arriving) in days.arrivals.iter().enumerate() {
        let need = days.planned.0 + extra.and_then(|extra| extra.get(day)).unwrap_or(&0.0);
        let restrained = need * restraint * settings.window.covers(day);
        let wanted = need - restrained;
        saved += restrained;
        let supplied = wanted.min((in_stock - floor + arriving).max(0.0));
        // One rounding, so that a day without any change leaves the stock as it was.
        in_stock += arriving - supplied;
        lowest = lowest.min(in_stock);
        let short = wanted - supplied;
        if first_shortage.is_none() && short > need * NEGLIGIBLE {
            first_shortage = Some(day);
        }
        level.push(in_stock);
        needed.push(wanted);
        unserved.push(short);
    }
    Some(StockDays {
        start: Petajoules(start),
        floor: Petajoules(floor),
        day_energy: stock.day_energy,
        level,
        needed,
        unserved,
        saved: Petajoules(saved),
        lowest: Petajoules(lowest),
        first_shortage,
    })
}
