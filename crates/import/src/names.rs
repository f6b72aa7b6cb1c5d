//! The names of countries and regions in the Statistical Review.

use std::sync::LazyLock;

/// Name, place and kind; several names of one place are spellings of different years.
const NAMES: &str = include_str!("../data/names.csv");

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    /// A place of ours, which a package need not have.
    Place(&'a str),
    /// A region that no place stands for: a sum of others, or what is left of one.
    Sum,
}

static ROWS: LazyLock<Vec<(&'static str, Name<'static>)>> =
    LazyLock::new(|| NAMES.lines().skip(1).filter_map(row).collect());

fn row(line: &'static str) -> Option<(&'static str, Name<'static>)> {
    let mut cells = line.split(',');
    let (name, place, kind) = (cells.next()?, cells.next()?, cells.next()?);
    match kind {
        "place" => Some((name, Name::Place(place))),
        "sum" => Some((name, Name::Sum)),
        _ => None,
    }
}

/// A name without marks of footnotes and with single blanks.
pub fn tidy(name: &str) -> String {
    let name = name.trim_end_matches(|c: char| c.is_whitespace() || "*†‡#".contains(c));
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Looks up a tidy name, in capitals or not.
pub fn find(name: &str) -> Option<Name<'static>> {
    let name = name.to_lowercase();
    let mut rows = ROWS.iter();
    rows.find(|(known, _)| known.to_lowercase() == name)
        .map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_no_name_stands_twice() {
        assert_eq!(ROWS.len(), NAMES.lines().count() - 1);
        let mut names = ROWS
            .iter()
            .map(|(name, _)| name.to_lowercase())
            .collect::<Vec<_>>();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), ROWS.len());
    }

    #[test]
    fn footnotes_and_blanks_do_not_hide_a_name() {
        assert_eq!(
            find(&tidy(" Other  Americas* ")),
            Some(Name::Place("REG_OTHER_AMERICAS"))
        );
        assert_eq!(find("UAE"), Some(Name::Place("ARE")));
        assert_eq!(find("Asia Pacific"), Some(Name::Sum));
        assert_eq!(find("Atlantis"), None);
    }
}
