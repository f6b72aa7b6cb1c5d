//! Arrivals as a rate that changes in steps, summed into days without a loop per stream.

use super::HORIZON_DAYS;

/// Changes of a rate of arrivals over the horizon.
///
/// A step at a moment within a day changes that day in part and all later days in whole, so it is two numbers in a table
/// of differences, whatever its length. One pass turns the table into days.
pub(super) struct Arrivals {
    differences: [f64; HORIZON_DAYS + 2],
}

impl Arrivals {
    pub fn new() -> Self {
        Self {
            differences: [0.0; HORIZON_DAYS + 2],
        }
    }

    /// Adds `rate` a day from one moment to another, in days from 0. What lies beyond the horizon is cut off.
    pub fn add(&mut self, from: f64, to: f64, rate: f64) {
        if to > from && rate != 0.0 {
            self.step(from, rate);
            self.step(to, -rate);
        }
    }

    fn step(&mut self, moment: f64, change: f64) {
        let moment = moment.max(0.0);
        if moment >= HORIZON_DAYS as f64 {
            return;
        }
        let day = moment.floor();
        let passed = moment - day;
        let day = day as usize;
        self.differences[day] += change * (1.0 - passed);
        self.differences[day + 1] += change * passed;
    }

    /// Arrivals of each day on top of a steady `planned` a day.
    pub fn daily(&self, planned: f64) -> Vec<f64> {
        let mut change = 0.0;
        let days = self.differences.iter().take(HORIZON_DAYS);
        days.map(|difference| {
            change += difference;
            // Sums of many steps end a hair beside zero.
            (planned + change).max(0.0)
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_within_a_day_counts_in_part() {
        let mut arrivals = Arrivals::new();
        arrivals.add(1.25, 3.5, -4.0);
        let days = arrivals.daily(10.0);
        assert_eq!(&days[..5], [10.0, 7.0, 6.0, 8.0, 10.0]);
    }

    #[test]
    fn what_lies_beyond_the_horizon_is_cut_off() {
        let mut arrivals = Arrivals::new();
        arrivals.add(364.5, 900.0, -10.0);
        arrivals.add(700.0, 900.0, -10.0);
        arrivals.add(-5.0, -1.0, 3.0);
        let days = arrivals.daily(10.0);
        assert_eq!((days[0], days[363], days[364]), (10.0, 10.0, 5.0));
        assert_eq!(days.len(), HORIZON_DAYS);
    }

    #[test]
    fn no_step_is_the_plan_to_the_bit() {
        let planned = 1.0 / 3.0;
        assert!(
            Arrivals::new()
                .daily(planned)
                .iter()
                .all(|day| day.to_bits() == planned.to_bits())
        );
    }
}
