//! The article's claims against the figures of each year.

use charts::{ClaimLine, RecordLine, RecordPoint, RecordSpec, SeriesColour};
use model::Indicator;
use text::{Messages, number};
use wire::Bootstrap;

/// The year of the article.
const ARTICLE_YEAR: i32 = 2016;

pub(super) fn spec(page: &Bootstrap, messages: &Messages) -> RecordSpec {
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
                let claim = page.claims.claims.iter().find(|claim| claim.claim == id)?;
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
        selected_year: Some(i32::from(page.year.baseline.year)),
        no_data_label: messages.no_data.to_owned(),
        ..RecordSpec::default()
    }
}
