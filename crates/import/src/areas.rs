//! The areas of UN Comtrade: countries under its own numbers, and what is no country.

use std::sync::LazyLock;

/// Number, code in place of an ISO code, our place, and kind. Numbers are those of ISO 3166-1 but for a few of Comtrade's own
/// (699 is India, 842 the United States) and those of countries that were divided since.
const AREAS: &str = include_str!("../data/comtrade_areas.csv");

/// What an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// A country, by its ISO 3166-1 alpha-3 code.
    Country(&'static str),
    /// All partners together.
    World,
    /// Several countries that have rows of their own, such as the European Union.
    Sum,
    /// Trade whose partner is not told, such as "Areas, nes", bunkers or free zones.
    Unspecified,
}

struct Row {
    code: u32,
    iso: &'static str,
    area: Area,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| AREAS.lines().skip(1).filter_map(row).collect());

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split(',');
    let (code, iso, place, kind) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    Some(Row {
        code: code.parse().ok()?,
        iso,
        area: match kind {
            "country" => Area::Country(place),
            "world" => Area::World,
            "sum" => Area::Sum,
            "unspecified" => Area::Unspecified,
            _ => return None,
        },
    })
}

/// The area with this code in place of an ISO code, such as `W00` or `S19`, or with an ISO code.
pub fn by_iso(iso: &str) -> Option<Area> {
    let mut rows = ROWS.iter();
    rows.find(|row| (!row.iso.is_empty() && row.iso == iso) || row.area_is(iso))
        .map(|row| row.area)
}

impl Row {
    fn area_is(&self, iso: &str) -> bool {
        matches!(self.area, Area::Country(place) if place == iso)
    }
}

/// The area with this number.
pub fn by_number(number: &str) -> Option<Area> {
    let number = number.trim().parse::<u32>().ok()?;
    let mut rows = ROWS.iter();
    rows.find(|row| row.code == number).map(|row| row.area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        assert_eq!(ROWS.len(), AREAS.lines().count() - 1);
    }

    #[test]
    fn areas_that_are_no_countries_are_told_apart() {
        assert_eq!(by_iso("W00"), Some(Area::World));
        assert_eq!(by_iso("WLD"), Some(Area::World));
        assert_eq!(by_iso("_X"), Some(Area::Unspecified));
        assert_eq!(by_iso("S19"), Some(Area::Country("TWN")));
        assert_eq!(by_iso("AUS"), Some(Area::Country("AUS")));
        assert_eq!(by_iso(""), None);
        assert_eq!(by_number("0"), Some(Area::World));
        assert_eq!(by_number("490"), Some(Area::Country("TWN")));
        assert_eq!(by_number("842"), Some(Area::Country("USA")));
        assert_eq!(by_number("699"), Some(Area::Country("IND")));
        assert_eq!(by_number("918"), Some(Area::Sum));
        assert_eq!(by_number("36"), Some(Area::Country("AUS")));
        assert_eq!(by_number("036"), Some(Area::Country("AUS")));
        assert_eq!(by_number("12345"), None);
    }
}
