//! One line of a panel: its known values, its unbroken runs, and no more points than the eye needs.

use crate::mark::Point;
use crate::scale::amount;

/// A line may pass this far from a point that is left out, px.
const TOLERANCE: f64 = 0.1;
/// Below this a value is the rounding error of a sum that is zero.
const NOTHING: f64 = 1e-9;

/// One value a day, from day 0 on.
#[derive(Clone, Copy)]
pub struct Series<'a>(pub &'a [f64]);

fn known(value: f64) -> Option<f64> {
    amount(Some(if value.abs() < NOTHING { 0.0 } else { value }))
}

impl Series<'_> {
    /// Whether any day has a value.
    pub fn is_known(self) -> bool {
        self.0.iter().any(|value| known(*value).is_some())
    }

    /// The largest value; zero when there is none.
    pub fn largest(self) -> f64 {
        let known = self.0.iter().filter_map(|value| known(*value));
        known.fold(0.0, f64::max)
    }

    /// The value of a day.
    pub fn at(self, day: usize) -> Option<f64> {
        known(*self.0.get(day)?)
    }

    /// The value of a moment on the line between two days.
    pub fn between(self, day: f64) -> Option<f64> {
        let before = self.at(day.floor() as usize)?;
        let after = self.at(day.ceil() as usize)?;
        Some(before + (after - before) * day.fract())
    }

    /// Whether both lines have the same values, but for rounding.
    pub fn is_same(self, other: Self) -> bool {
        let pairs = || self.0.iter().zip(other.0);
        self.0.len() == other.0.len()
            && pairs().all(|(one, other)| match (known(*one), known(*other)) {
                (Some(one), Some(other)) => (one - other).abs() <= 1e-6 * one.max(1e-3),
                (one, other) => one.is_none() && other.is_none(),
            })
    }

    /// Runs of days with values as lines of points, px.
    pub fn lines(self, place: impl Fn(f64, f64) -> Point) -> Vec<Vec<Point>> {
        let mut day = 0;
        let mut lines = Vec::new();
        for run in self
            .0
            .chunk_by(|one, next| known(*one).is_some() == known(*next).is_some())
        {
            let points: Vec<Point> = (day..)
                .zip(run)
                .filter_map(|(day, value)| Some(place(day as f64, known(*value)?)))
                .collect();
            if !points.is_empty() {
                lines.push(simplified(&points));
            }
            day += run.len();
        }
        lines
    }
}

/// The points without those that lie on a straight line between the ones kept. From left to right.
fn simplified(points: &[Point]) -> Vec<Point> {
    let [first, rest @ ..] = points else {
        return Vec::new();
    };
    let mut kept = vec![*first];
    let (mut anchor, mut last) = (*first, *first);
    // Slopes at which a line from the anchor passes every point since then.
    let mut slopes = (f64::NEG_INFINITY, f64::INFINITY);
    for point in rest {
        let slope = (point.1 - anchor.1) / (point.0 - anchor.0);
        if slope < slopes.0 || slope > slopes.1 {
            kept.push(last);
            anchor = last;
            slopes = (f64::NEG_INFINITY, f64::INFINITY);
        }
        let (across, down) = (point.0 - anchor.0, point.1 - anchor.1);
        slopes = (
            slopes.0.max((down - TOLERANCE) / across),
            slopes.1.min((down + TOLERANCE) / across),
        );
        last = *point;
    }
    if !rest.is_empty() {
        kept.push(last);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(values: &[f64]) -> Vec<Vec<Point>> {
        Series(values).lines(|day, value| (2.0 * day, 100.0 - value))
    }

    #[test]
    fn a_constant_or_even_year_is_two_points() {
        assert_eq!(lines(&[40.0; 365]), [[(0.0, 60.0), (728.0, 60.0)]]);
        let even: Vec<f64> = (0..365).map(|day| 90.0 - f64::from(day) * 0.2).collect();
        assert_eq!(lines(&even)[0].len(), 2);
    }

    #[test]
    fn corners_are_kept() {
        let mut values = [40.0; 365];
        values[100..].fill(10.0);
        let corners = [(0.0, 60.0), (198.0, 60.0), (200.0, 90.0), (728.0, 90.0)];
        assert_eq!(lines(&values), [corners]);
    }

    #[test]
    fn a_curve_stays_within_the_tolerance_with_far_fewer_points() {
        let value = |day: f64| 50.0 + 40.0 * (day / 40.0).cos();
        let values: Vec<f64> = (0..365).map(|day| value(f64::from(day))).collect();
        let line = &lines(&values)[0];
        assert!(line.len() < 120, "{}", line.len());
        for pair in line.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            for day in (from.0 / 2.0) as u32..=(to.0 / 2.0) as u32 {
                let part = (f64::from(day) * 2.0 - from.0) / (to.0 - from.0);
                let drawn = from.1 + (to.1 - from.1) * part;
                assert!((drawn - 100.0 + value(f64::from(day))).abs() <= TOLERANCE + 1e-9);
            }
        }
    }

    #[test]
    fn values_that_are_not_finite_or_negative_split_the_line() {
        let line = [f64::NAN, 1.0, 1.0, f64::INFINITY, 2.0, -3.0, 4.0, 5.0];
        let lengths: Vec<usize> = lines(&line).iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 1, 2]);
        assert_eq!(Series(&line).between(1.5), Some(1.0));
        assert_eq!(Series(&line).between(3.5), None);
        assert!(lines(&[f64::NAN; 3]).is_empty() && lines(&[]).is_empty());
    }

    #[test]
    fn a_rounding_error_is_no_gap_and_no_difference() {
        assert_eq!(Series(&[-1e-12]).at(0), Some(0.0));
        assert!(Series(&[0.1 + 0.2, f64::NAN]).is_same(Series(&[0.3, f64::NAN])));
        assert!(!Series(&[0.3]).is_same(Series(&[0.3, 0.3])));
        assert!(!Series(&[0.3]).is_same(Series(&[f64::NAN])));
    }
}
