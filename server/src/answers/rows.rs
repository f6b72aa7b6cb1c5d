//! Answers as CSV (RFC 4180), for those that are tables.

use serde::Serialize;
use serde_json::Value;
use text::Messages;
use wire::StressAnswer;

use super::{Answers, word};
use crate::edition::Resource;
use crate::site::MakeError;

/// Between the items of a list in a cell, as in the tables themselves.
const SEPARATOR: &str = ";";

/// The rows of an answer, with a header; `None` when it is no table, or the data lack it.
pub(crate) fn csv(answers: &Answers, resource: &Resource) -> Result<Option<Vec<u8>>, MakeError> {
    let rows = match resource {
        Resource::Importers => listed(
            &answers.importers.importers,
            &["importer", "name", "default_year", "years"],
        )?,
        Resource::Importer(importer) => match answers.profiles.get(importer) {
            Some(profile) => indicators(profile),
            None => return Ok(None),
        },
        Resource::Year { importer, year } => match answers.years.get(&(importer.clone(), *year)) {
            Some(year) => suppliers(year),
            None => return Ok(None),
        },
        Resource::Projects => listed(
            &answers.projects.projects,
            &[
                "project",
                "name",
                "country",
                "region_group",
                "kind",
                "fuel",
                "capacity",
                "capacity_unit",
                "capacity_pj",
                "status_2016",
                "status",
                "status_class",
                "status_year",
                "first_export_year",
                "load_port",
                "load_port_name",
                "distance_nm",
                "passes",
                "avoids_south_china_sea",
                "avoids_hormuz",
                "source_ids",
                "quality",
                "note",
            ],
        )?,
        Resource::Claims => listed(
            &answers.claims.claims,
            &[
                "claim",
                "headline",
                "statement",
                "article_value",
                "article_unit",
                "definition",
                "record_year",
                "record_value",
                "record_value_high",
                "record_unit",
                "source_id",
                "quality",
                "verdict_class",
                "verdict",
            ],
        )?,
        Resource::Events => listed(
            &answers.events.events,
            &["event", "date", "label", "detail", "source_id", "quality"],
        )?,
        Resource::Sources => listed(
            &answers.sources.sources,
            &[
                "source_id",
                "title",
                "publisher",
                "url",
                "terms",
                "terms_class",
            ],
        )?,
        Resource::Stress => {
            return table(StressAnswer::columns(), answers.stress().rows()).map(Some);
        }
        _ => return Ok(None),
    };
    written(&rows).map(Some)
}

/// Columns and rows as CSV.
pub(crate) fn table(columns: Vec<String>, rows: Vec<Vec<String>>) -> Result<Vec<u8>, MakeError> {
    let rows = std::iter::once(columns).chain(rows);
    written(&rows.collect::<Vec<_>>())
}

/// A row an item, with these of its members.
fn listed<T: Serialize>(items: &[T], columns: &[&str]) -> Result<Vec<Vec<String>>, MakeError> {
    let header = columns.iter().map(|column| (*column).to_owned()).collect();
    let mut rows = vec![header];
    for item in items {
        let item = serde_json::to_value(item)?;
        rows.push(columns.iter().map(|column| cell(&item[*column])).collect());
    }
    Ok(rows)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(SEPARATOR),
        other => other.to_string(),
    }
}

/// Every indicator of every year.
fn indicators(profile: &wire::ImporterProfile) -> Vec<Vec<String>> {
    let messages: &Messages = &text::english().messages;
    let header = ["importer", "year", "indicator", "name", "unit", "value"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for year in &profile.indicators {
        let values = year.values.iter();
        rows.extend(values.map(|(indicator, value)| {
            vec![
                profile.summary.importer.clone(),
                year.year.to_string(),
                word(indicator),
                messages.indicator(*indicator).to_owned(),
                word(&indicator.unit()),
                value.to_string(),
            ]
        }));
    }
    rows
}

/// Every supplier of every fuel in a year.
fn suppliers(year: &wire::YearBaseline) -> Vec<Vec<String>> {
    let header = [
        "importer",
        "year",
        "fuel",
        "supplier",
        "share",
        "imports_pj",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for fuel in &year.fuels {
        let suppliers = fuel.suppliers.iter();
        rows.extend(suppliers.map(|(supplier, share)| {
            vec![
                year.baseline.importer.clone(),
                fuel.year.to_string(),
                word(&fuel.fuel),
                supplier.clone(),
                share.to_string(),
                (share * fuel.imports_pj).to_string(),
            ]
        }));
    }
    rows
}

fn written(rows: &[Vec<String>]) -> Result<Vec<u8>, MakeError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer
        .into_inner()
        .map_err(|error| MakeError::Unwritten(error.to_string()))
}
