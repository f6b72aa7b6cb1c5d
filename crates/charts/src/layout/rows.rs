//! Places for words above a plot: rows of text between the panel's name and the plot, in which no word lies on
//! another and no rule runs through a word.

#[cfg(feature = "answers")]
use crate::metrics::WIDEST_FACE;
use crate::sheet::Type;

/// Height of a row of words above a plot, px.
pub const ROW: f64 = 15.0;
/// Clear space between the lowest row and the plot, px.
pub const ABOVE: f64 = 4.0;
/// Rows between the name and the plot at most.
pub const ROWS: usize = 3;
/// The row of the panel's name, above the others.
pub const NAME_ROW: usize = ROWS;
/// Rows in the order in which they are tried: the row of the name costs no height.
const ORDER: [usize; ROWS + 1] = [0, NAME_ROW, 1, 2];
/// Clear space around words, px.
const CLEAR: f64 = 6.0;
/// Distance of words from their rule, px.
pub const BESIDE: f64 = 4.0;

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The row, 0 just above the plot.
    pub row: usize,
    /// Left edge, px.
    pub x: f64,
}

/// An event: a rule, and words beside it that may have found no place.
#[derive(Clone, Debug)]
pub struct Flag<'a> {
    /// When it happens, in the unit of the axis.
    pub at: f64,
    /// The rule, px.
    pub x: f64,
    /// The words.
    pub label: &'a str,
    /// Where they stand.
    pub place: Option<Place>,
}

/// One way of placing words one after another.
struct Attempt {
    /// Starting with the leftmost rule, or with the rightmost.
    from_left: bool,
    /// The side of the rule that is tried first.
    left_first: bool,
    /// Whether words go to that side if any row has room there.
    mostly_there: bool,
}

/// The rows of one panel with what is taken of them.
#[derive(Clone)]
pub struct Rows {
    taken: [Vec<(f64, f64)>; ROWS + 1],
    /// Left and right edge of the panel, px.
    bounds: (f64, f64),
    /// How much wider than measured words may be.
    widening: f64,
}

/// The middle of a row of words above a plot that starts at `top`, px.
pub fn middle(top: f64, row: usize) -> f64 {
    top - ABOVE - ROW * (row as f64 + 0.5)
}

/// How many rows between the name and the plot hold words.
pub fn used(places: impl Iterator<Item = Place>) -> usize {
    let rows = places.map(|place| place.row).filter(|row| *row < NAME_ROW);
    rows.map(|row| row + 1).max().unwrap_or(0)
}

impl Rows {
    /// Empty rows but for the name, which ends at `name_end`.
    pub fn new(bounds: (f64, f64), name_end: f64) -> Self {
        let mut taken: [Vec<(f64, f64)>; ROWS + 1] = std::array::from_fn(|_| Vec::new());
        taken[NAME_ROW].push((0.0, name_end));
        Self {
            taken,
            bounds,
            widening: 1.0,
        }
    }

    /// The same with room for words in bold and in the widest face.
    #[cfg(feature = "answers")]
    pub fn roomy(self) -> Self {
        let widening = WIDEST_FACE;
        Self { widening, ..self }
    }

    /// Empty rows without any name above them.
    #[cfg(feature = "record")]
    pub fn nameless(bounds: (f64, f64)) -> Self {
        Self::new(bounds, f64::INFINITY)
    }

    /// A rule through every row, which words keep clear of.
    #[cfg(feature = "record")]
    pub fn rule(&mut self, x: f64) {
        for row in &mut self.taken {
            row.push((x, x));
        }
    }

    fn is_free(&self, row: usize, from: f64, to: f64) -> bool {
        self.taken[row]
            .iter()
            .all(|(start, end)| to + CLEAR <= *start || from >= end + CLEAR)
    }

    fn words_fit(&self, row: usize, from: f64, width: f64) -> bool {
        from >= self.bounds.0
            && from + width <= self.bounds.1
            && self.is_free(row, from, from + width)
    }

    /// Words beside a rule that starts in their row; on the wanted side of it if any row has room there, or in the
    /// lowest row with room on either side.
    fn beside(&mut self, x: f64, width: f64, wanted: &Attempt) -> Option<Place> {
        let (right, left) = (x + BESIDE, x - BESIDE - width);
        let sides = if wanted.left_first {
            [left, right]
        } else {
            [right, left]
        };
        let side_first = sides
            .into_iter()
            .flat_map(|x| ORDER.map(|row| Place { row, x }));
        let low_first = ORDER
            .into_iter()
            .flat_map(|row| sides.map(|x| Place { row, x }));
        let fits = |place: &Place| {
            self.words_fit(place.row, place.x, width) && self.rule_fits(place.row, x)
        };
        let place = if wanted.mostly_there {
            side_first.into_iter().find(fits)
        } else {
            low_first.into_iter().find(fits)
        }?;
        self.taken[place.row].push((place.x, place.x + width));
        for row in &mut self.taken[..=place.row] {
            row.push((x, x));
        }
        Some(place)
    }

    /// Whether a rule from a row down to the plot runs through no words. Other rules have no width.
    fn rule_fits(&self, row: usize, x: f64) -> bool {
        let mut words = self.taken[..=row].iter().flatten();
        words.all(|(start, end)| end <= start || x < start - 1.0 || x > end + 1.0)
    }

    /// Gives the flags, sorted by `x`, their places. From the right, words to the right of their rules stack like
    /// stairs; from the left, words to the left of them do. The attempt that places the most in the fewest rows wins.
    pub fn set(&mut self, flags: &mut [Flag]) {
        let attempts = (0..8).map(|number| Attempt {
            left_first: number & 4 != 0,
            from_left: number & 2 != 0,
            mostly_there: number & 1 != 0,
        });
        let best = attempts
            .map(|wanted| self.attempt(flags, &wanted))
            .min_by_key(|(_, places)| {
                let placed = places.iter().flatten();
                (flags.len() - placed.clone().count(), used(placed.copied()))
            });
        let Some((rows, places)) = best else {
            return;
        };
        for (flag, place) in flags.iter_mut().zip(places) {
            flag.place = place;
        }
        *self = rows;
    }

    fn attempt(&self, flags: &[Flag], wanted: &Attempt) -> (Self, Vec<Option<Place>>) {
        let mut rows = self.clone();
        let width = |flag: &Flag| Type::NOTE.width(flag.label) * self.widening;
        let mut place = |flag: &Flag| rows.beside(flag.x, width(flag), wanted);
        let places = if wanted.from_left {
            flags.iter().map(&mut place).collect()
        } else {
            let mut places: Vec<Option<Place>> = flags.iter().rev().map(place).collect();
            places.reverse();
            places
        };
        (rows, places)
    }

    /// A place for words over a span, as close to its start as the panel allows.
    pub fn over(&mut self, span: (f64, f64), width: f64) -> Option<Place> {
        let last = (self.bounds.1 - width).max(self.bounds.0);
        let middle = f64::midpoint(span.0, span.1) - width / 2.0;
        let place = ORDER
            .into_iter()
            .flat_map(|row| [span.0, middle, span.1 - width].map(|x| (row, x)))
            .map(|(row, x)| Place {
                row,
                x: x.clamp(self.bounds.0, last),
            })
            .find(|place| self.words_fit(place.row, place.x, width))?;
        self.taken[place.row].push((place.x, place.x + width));
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(days: &[f64]) -> Vec<Flag<'static>> {
        let flag = |x: &f64| Flag {
            at: *x,
            x: *x,
            label: "first day of shortage",
            place: None,
        };
        days.iter().map(flag).collect()
    }

    fn rows_of(days: &[f64]) -> Vec<Option<usize>> {
        let mut flags = flags(days);
        Rows::new((40.0, 690.0), 180.0).set(&mut flags);
        let width = Type::NOTE.width(flags[0].label);
        for flag in &flags {
            if let Some(place) = flag.place {
                assert!(place.x >= 40.0 && place.x + width <= 690.0);
            }
        }
        flags.iter().map(|flag| Some(flag.place?.row)).collect()
    }

    #[test]
    fn words_far_apart_share_the_lowest_row() {
        assert_eq!(rows_of(&[100.0, 400.0]), [Some(0), Some(0)]);
    }

    #[test]
    fn close_words_stack_at_both_edges() {
        assert_eq!(
            rows_of(&[300.0, 330.0, 360.0]),
            [Some(0), Some(NAME_ROW), Some(0)]
        );
        assert_eq!(rows_of(&[100.0, 130.0]), [Some(1), Some(0)]);
        assert_eq!(rows_of(&[650.0, 680.0]), [Some(0), Some(NAME_ROW)]);
    }

    #[test]
    fn words_without_any_room_are_left_out() {
        let placed = rows_of(&[300.0; 9]);
        assert!(placed.contains(&None));
        let mut flags = flags(&[60.0]);
        Rows::new((40.0, 100.0), 100.0).set(&mut flags);
        assert_eq!(flags[0].place, None);
    }

    #[test]
    fn words_over_a_span_keep_clear_of_rules() {
        let mut rows = Rows::new((40.0, 690.0), 180.0);
        let mut flags = flags(&[100.0]);
        rows.set(&mut flags);
        let place = rows.over((60.0, 160.0), 90.0);
        assert_eq!(place.map(|place| place.row), Some(1));
    }
}
