//! The words of an importer: a figure with its name, and read-outs.

use super::panel::{Panel, Series};
use crate::format;
use crate::spec::ImportersSpec;

/// An importer with its figure, such as `Japan 94 %`.
pub fn importer(spec: &ImportersSpec, name: &str, share: &str) -> String {
    let words = [("name", name), ("share", share)];
    format::fill(&spec.importer_label, &words)
}

/// A panel's title with the words that it has no figures.
pub fn joined(title: &str, no_data: &str) -> String {
    if title.is_empty() || no_data.is_empty() {
        return format!("{title}{no_data}");
    }
    format!("{title}: {no_data}")
}

/// The figures of all importers in a year, such as `2024: Japan 94.0 %, Korea 70.1 %`.
pub fn readout(spec: &ImportersSpec, panel: &Panel, year: i32) -> String {
    let figure = |series: &Series| {
        let share = series.at(year).map(format::percent);
        let share = share.as_deref().unwrap_or(&spec.no_data_label);
        importer(spec, &series.line.name, share)
    };
    let importers: Vec<String> = panel.series.iter().map(figure).collect();
    let words = [
        ("panel", panel.spec.title.as_str()),
        ("year", &year.to_string()),
        ("importers", &importers.join(&spec.separator)),
    ];
    format::fill(&spec.readout_label, &words)
}
