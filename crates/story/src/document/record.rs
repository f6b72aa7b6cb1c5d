//! The article's claims against the figures of each year.

use super::Page;
use crate::citation::{BALANCE, FLOWS};
use charts::{
    ChartSpec, ClaimLine, RecordLine, RecordPoint, RecordSpec, SeriesColour, Theme, TimeEvent,
};
use model::Indicator;
use text::Messages;
use wire::YearIndicators;

/// The event that the article is.
const ARTICLE: &str = "article_2016";
/// The year of the article.
const ARTICLE_YEAR: i32 = 2016;

pub(crate) fn spec(page: &Page, messages: &Messages) -> RecordSpec {
    let line = |label: &str, indicator, colour| RecordLine {
        label: label.to_owned(),
        colour,
        points: points(&page.indicators, indicator),
    };
    RecordSpec {
        lines: vec![
            line(
                messages.document_record_imported(),
                Indicator::ImportDependency,
                SeriesColour::Blue,
            ),
            line(
                messages.document_record_crude(),
                Indicator::MiddleEastCrude,
                SeriesColour::Orange,
            ),
            line(
                messages.document_record_imports(),
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
                    label: messages.document_record_article_value(&messages.given_percent(value)),
                    share: Some(value / 100.0),
                    colour,
                })
            })
            .collect(),
        events: events(page),
        article_year: Some(ARTICLE_YEAR),
        article_label: messages.document_record_article().to_owned(),
        selected_year: Some(i32::from(page.view.year.baseline.year)),
        axis_label: messages.document_record_share().to_owned(),
        no_data_label: messages.product_no_data().to_owned(),
    }
}

/// An indicator through the years; a year without it is a gap.
pub(crate) fn points(years: &[YearIndicators], indicator: Indicator) -> Vec<RecordPoint> {
    let points = years.iter().map(|row| RecordPoint {
        year: i32::from(row.year),
        share: row.values.get(&indicator).copied(),
    });
    points.collect()
}

/// What happened, as marks on the axis of years. The article has a mark of its own.
pub(crate) fn events(page: &Page) -> Vec<TimeEvent> {
    let events = page.events.iter();
    events
        .filter(|event| event.event != ARTICLE)
        .map(|event| TimeEvent {
            year: event.decimal_year,
            label: event.label.clone(),
            detail: format!("{}: {}", event.date, event.detail),
        })
        .collect()
}

/// The provenance keys that the record chart rests on.
pub(crate) fn provenance() -> Vec<&'static str> {
    [FLOWS, BALANCE].concat()
}

/// Heading of the record chart.
pub(crate) fn title(page: &Page, messages: &Messages) -> String {
    messages.document_record_title(crate::country(&page.view))
}

/// The record chart as SVG.
pub(super) fn svg(page: &Page, width: f64, theme: Theme, messages: &Messages) -> String {
    let spec = ChartSpec::Record(spec(page, messages));
    charts::to_svg(
        &spec,
        width,
        theme,
        &title(page, messages),
        &super::headline(page, messages),
    )
}
