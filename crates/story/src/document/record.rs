//! The article's claims against the figures of each year.

use super::Page;
use crate::citation::{BALANCE, FLOWS};
use charts::{ChartSpec, ClaimLine, RecordLine, RecordPoint, RecordSpec, SeriesColour, Theme};
use model::Indicator;
use text::{Messages, number};

/// The year of the article.
const ARTICLE_YEAR: i32 = 2016;

fn spec(page: &Page, messages: &Messages) -> RecordSpec {
    let line = |label: &str, indicator, colour| RecordLine {
        label: label.to_owned(),
        colour,
        points: page
            .indicators
            .iter()
            .map(|row| RecordPoint {
                year: i32::from(row.year),
                share: row.values.get(&indicator).copied(),
            })
            .collect(),
    };
    RecordSpec {
        lines: vec![
            line(
                "energy imported",
                Indicator::ImportDependency,
                SeriesColour::Blue,
            ),
            line(
                "crude oil from the Middle East",
                Indicator::MiddleEastCrude,
                SeriesColour::Orange,
            ),
            line(
                "counted imports from the Middle East",
                Indicator::MiddleEastImports,
                SeriesColour::Teal,
            ),
        ],
        claims: [("a", SeriesColour::Blue), ("b", SeriesColour::Orange)]
            .into_iter()
            .filter_map(|(id, colour)| {
                let claim = page.claims.iter().find(|claim| claim.claim == id)?;
                let value = claim.article_value?;
                Some(ClaimLine {
                    label: format!("article: {}", number::given_percent(value)),
                    share: Some(value / 100.0),
                    colour,
                })
            })
            .collect(),
        article_year: Some(ARTICLE_YEAR),
        article_label: "article".to_owned(),
        selected_year: Some(i32::from(page.view.year.baseline.year)),
        no_data_label: messages.no_data.to_owned(),
        ..RecordSpec::default()
    }
}

/// The provenance keys that the record chart rests on.
pub(super) fn provenance() -> Vec<&'static str> {
    [FLOWS, BALANCE].concat()
}

/// What the record chart counts, under its heading.
pub(super) const SUBTITLE: &str = "Part of the energy that is imported, and parts of the imports that come from the Middle East. Counted are the fuels with a supplier table in each year. Dashed: the article’s figures.";

/// Heading of the record chart.
pub(super) fn title(page: &Page) -> String {
    format!(
        "The article’s 97\u{a0}% and 90\u{a0}% against {}’s record",
        crate::country(&page.view)
    )
}

/// The record chart as SVG.
pub(super) fn svg(page: &Page, width: f64, theme: Theme, messages: &Messages) -> String {
    let spec = ChartSpec::Record(spec(page, messages));
    charts::to_svg(&spec, width, theme, &title(page), &super::headline(page))
}
