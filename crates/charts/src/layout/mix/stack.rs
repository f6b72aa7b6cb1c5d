//! The balance as a stack of bands: imports below, home production above.

use crate::order::sort_few;
use model::EnergySource;

use crate::axis::is_year;
use crate::scale::amount;
use crate::spec::{MixSpec, MixValue};

const SOURCES: usize = EnergySource::ALL.len();
const BANDS: usize = 2 * SOURCES;

/// Imported and home amounts by source, in band order: imported oil, gas, ..., then home.
type Amounts = [f64; BANDS];

/// One year or the scenario, whose figures are known.
#[derive(Clone, Debug)]
pub struct Column {
    /// Amounts by band.
    pub bands: Amounts,
}

/// A band of the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Place in [`Column::bands`].
    pub place: usize,
    /// The source.
    pub source: EnergySource,
    /// Whether it lies below the bold line.
    pub imported: bool,
}

impl Column {
    fn new(values: &[MixValue], nuclear_is_imported: bool) -> Option<Self> {
        let mut bands = [0.0; BANDS];
        for value in values {
            let imported = amount(value.imported_petajoules);
            let home = amount(value.home_petajoules);
            if imported.is_none() && home.is_none() {
                return None;
            }
            let place = value.source as usize;
            let abroad = nuclear_is_imported && value.source == EnergySource::Nuclear;
            bands[place] += imported.unwrap_or(0.0);
            bands[if abroad { place } else { SOURCES + place }] += home.unwrap_or(0.0);
        }
        let column = Self { bands };
        (column.total() > 0.0).then_some(column)
    }

    /// All of it, PJ.
    pub fn total(&self) -> f64 {
        self.bands.iter().sum()
    }

    /// The imported part, PJ.
    pub fn imported(&self) -> f64 {
        self.bands[..SOURCES].iter().sum()
    }

    /// Top of a band, PJ.
    pub fn top(&self, band: Band) -> f64 {
        self.bands[..=band.place].iter().sum()
    }
}

/// Every year in order and the scenario.
pub struct Stack {
    /// Years with their columns; `None` is a gap.
    pub years: Vec<(i32, Option<Column>)>,
    /// The scenario.
    pub scenario: Option<Column>,
    /// Bands that occur, bottom first.
    pub bands: Vec<Band>,
}

impl Stack {
    /// The stack of a spec.
    pub fn new(spec: &MixSpec) -> Self {
        let column = |values: &[MixValue]| Column::new(values, spec.nuclear_is_imported);
        let mut years: Vec<(i32, Option<Column>)> = spec
            .years
            .iter()
            .filter(|entry| is_year(entry.year))
            .map(|entry| (entry.year, column(&entry.values)))
            .collect();
        sort_few(&mut years, |one, other| one.0.cmp(&other.0));
        years.dedup_by_key(|(year, _)| *year);
        let scenario = spec
            .scenario
            .as_ref()
            .and_then(|entry| column(&entry.values));
        let occurs = |place: usize| {
            let columns = years
                .iter()
                .filter_map(|(_, column)| column.as_ref())
                .chain(&scenario);
            columns.into_iter().any(|column| column.bands[place] > 0.0)
        };
        let bands = (0..BANDS)
            .filter(|place| occurs(*place))
            .map(|place| Band {
                place,
                source: EnergySource::ALL[place % SOURCES],
                imported: place < SOURCES,
            })
            .collect();
        Self {
            years,
            scenario,
            bands,
        }
    }

    /// The tallest column, PJ.
    pub fn largest(&self) -> f64 {
        self.columns().map(Column::total).fold(0.0, f64::max)
    }

    fn columns(&self) -> impl Iterator<Item = &Column> {
        self.years
            .iter()
            .filter_map(|(_, column)| column.as_ref())
            .chain(&self.scenario)
    }

    /// Runs of consecutive years without a gap.
    pub fn runs(&self) -> impl Iterator<Item = &[(i32, Option<Column>)]> {
        self.years
            .chunk_by(|(year, column), (next, next_column)| {
                next - year == 1 && column.is_some() == next_column.is_some()
            })
            .filter(|run| run.first().is_some_and(|(_, column)| column.is_some()))
    }

    /// The figures of a year.
    pub fn year(&self, year: i32) -> Option<&Column> {
        let place = self
            .years
            .binary_search_by_key(&year, |(year, _)| *year)
            .ok()?;
        self.years[place].1.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::MixYear;

    fn value(source: EnergySource, imported: Option<f64>, home: Option<f64>) -> MixValue {
        MixValue {
            source,
            imported_petajoules: imported,
            home_petajoules: home,
        }
    }

    fn spec(years: Vec<MixYear>) -> MixSpec {
        MixSpec {
            years,
            ..MixSpec::default()
        }
    }

    #[test]
    fn a_source_without_figures_makes_the_year_a_gap() {
        let known = vec![
            value(EnergySource::Oil, Some(5.0), None),
            value(EnergySource::Coal, Some(2.0), Some(1.0)),
        ];
        let unknown = vec![
            value(EnergySource::Oil, Some(5.0), None),
            value(EnergySource::Coal, None, None),
        ];
        let year = |year, values: &[MixValue]| MixYear {
            year,
            values: values.to_vec(),
        };
        let stack = Stack::new(&spec(vec![
            year(2001, &known),
            year(2000, &known),
            year(2002, &unknown),
            year(2003, &known),
        ]));
        assert_eq!(stack.runs().map(<[_]>::len).collect::<Vec<_>>(), [2, 1]);
        assert!((stack.year(2001).unwrap().imported() - 7.0).abs() < 1e-9);
        assert!(stack.year(2002).is_none());
    }

    #[test]
    fn nuclear_lies_on_the_side_that_is_asked_for() {
        let values = vec![value(EnergySource::Nuclear, None, Some(4.0))];
        let mut spec = spec(vec![MixYear { year: 2000, values }]);
        assert!(!Stack::new(&spec).bands[0].imported);
        spec.nuclear_is_imported = true;
        assert!(Stack::new(&spec).bands[0].imported);
    }
}
