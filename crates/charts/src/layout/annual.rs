//! A line over the years: its points, put in order, with the missing ones left out.

use crate::axis::is_year;
use crate::order::sort_few;
use crate::scale::share;
use crate::spec::RecordPoint;

/// The first and the last year of an axis.
pub type Span = (i32, i32);

/// The first and the last of some years.
pub fn span(years: impl Iterator<Item = i32>) -> Option<Span> {
    years.fold(None, |ends: Option<Span>, year| {
        Some(ends.map_or((year, year), |(first, last)| {
            (first.min(year), last.max(year))
        }))
    })
}

/// A line ready to draw.
pub struct Series<'a, Line> {
    /// The line it comes from.
    pub line: &'a Line,
    /// Known points by year.
    pub points: Vec<(i32, f64)>,
}

impl<'a, Line> Series<'a, Line> {
    /// The known points of a line, sorted, one a year.
    pub fn new(line: &'a Line, points: &[RecordPoint]) -> Self {
        let known = points.iter().filter(|point| is_year(point.year));
        let mut points: Vec<(i32, f64)> = known
            .filter_map(|point| Some((point.year, share(point.share)?)))
            .collect();
        sort_few(&mut points, |one, other| one.0.cmp(&other.0));
        points.dedup_by_key(|(year, _)| *year);
        Self { line, points }
    }

    /// Runs of consecutive years.
    pub fn runs(&self) -> impl Iterator<Item = &[(i32, f64)]> {
        self.points
            .chunk_by(|(year, _), (next, _)| next - year == 1)
    }

    /// The share of a year.
    pub fn at(&self, year: i32) -> Option<f64> {
        self.points
            .binary_search_by_key(&year, |(year, _)| *year)
            .ok()
            .map(|place| self.points[place].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_without_a_share_breaks_the_line() {
        let point = |year, share| RecordPoint { year, share };
        let points = [
            point(2003, Some(0.3)),
            point(2001, Some(0.1)),
            point(2002, None),
            point(2004, Some(f64::NAN)),
            point(2000, Some(0.0)),
        ];
        let series = Series::new(&"a line", &points);
        assert_eq!(series.runs().map(<[_]>::len).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(series.at(2002), None);
    }
}
