//! The importers beside each other, through the years.

use charts::{ImporterLine, ImportersPanel, ImportersSpec};
use model::Indicator;
use text::Messages;

use super::PictureInput;
use crate::document::record;

/// The indicators that are compared, and what they are parts of.
fn panels(messages: &Messages) -> [(Indicator, &str); 3] {
    [
        (
            Indicator::ImportDependency,
            messages.document_importers_of_supply(),
        ),
        (
            Indicator::MiddleEastCrude,
            messages.document_importers_of_crude(),
        ),
        (
            Indicator::UnionExposure,
            messages.document_importers_of_imports(),
        ),
    ]
}

pub(super) fn spec(input: PictureInput<'_>, messages: &Messages) -> ImportersSpec {
    let shown = &input.page.view.importer.importer;
    let panel = |(indicator, unit): (Indicator, &str)| ImportersPanel {
        title: messages.indicator(indicator).to_owned(),
        unit: unit.to_owned(),
        lines: profiles(input)
            .map(|profile| ImporterLine {
                name: profile.summary.name.clone(),
                is_shown: profile.summary.importer == *shown,
                points: record::points(&profile.indicators, indicator),
            })
            .collect(),
    };
    ImportersSpec {
        panels: panels(messages).into_iter().map(panel).collect(),
        selected_year: Some(i32::from(input.page.view.year.baseline.year)),
        events: record::events(input.page),
        no_data_label: messages.product_no_data().to_owned(),
        importer_label: messages.document_importers_template().to_owned(),
        separator: messages.join_comma().to_owned(),
        readout_label: messages.document_importers_readout_template().to_owned(),
    }
}

/// Importers in display order.
fn profiles(input: PictureInput<'_>) -> impl Iterator<Item = &wire::ImporterProfile> {
    let importers = input.page.view.importers.importers.iter();
    importers.filter_map(move |row| input.profiles.get(&row.importer))
}

/// The first indicator of the shown year for every importer that has it.
pub(super) fn finding(input: PictureInput<'_>, messages: &Messages) -> String {
    let year = input.page.view.year.baseline.year;
    let (indicator, _) = panels(messages)[0];
    let figures = profiles(input).filter_map(|profile| {
        let row = profile.indicators.iter().find(|row| row.year == year)?;
        let share = messages.percent(*row.values.get(&indicator)?);
        Some(text::fill(
            messages.document_importers_template(),
            &[("name", &profile.summary.name), ("share", &share)],
        ))
    });
    let figures = figures.collect::<Vec<_>>().join(messages.join_comma());
    messages.document_importers_finding(&figures, messages.indicator(indicator), &year.to_string())
}
