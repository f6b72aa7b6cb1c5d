//! `reported.csv`: indicators as others publish them, to hold ours against.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::evidence;

#[derive(Deserialize)]
struct Evidence {
    importer_iso3: String,
    year: u16,
    indicator: String,
    value: String,
    unit: String,
    source_id: String,
    quality: String,
    notes: String,
}

/// A row of `reported.csv`.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    importer: String,
    indicator: String,
    period: &'static str,
    as_of: String,
    year: u16,
    value: String,
    unit: String,
    source_id: String,
    quality: String,
    note: &'static str,
}

/// Published values of the listed indicators.
pub fn rows(
    from: &Path,
    importers: &BTreeSet<String>,
    indicators: &BTreeSet<String>,
) -> anyhow::Result<Vec<Row>> {
    let evidence: Vec<Evidence> = evidence::rows(from, "trade/national_indicators.csv")?;
    let mut rows: Vec<Row> = evidence
        .into_iter()
        .filter(|row| importers.contains(&row.importer_iso3) && row.year >= evidence::FIRST_YEAR)
        .filter(|row| indicators.contains(&row.indicator))
        .map(|row| {
            let (period, as_of) = period(row.year, &row.notes);
            Row {
                period,
                as_of,
                note: remark(&row.notes),
                unit: row.unit.to_lowercase(),
                importer: row.importer_iso3,
                indicator: row.indicator,
                year: row.year,
                value: row.value,
                source_id: row.source_id,
                quality: row.quality,
            }
        })
        .collect();
    rows.sort();
    Ok(rows)
}

/// The period kind and the date of a value: a whole year, or a point in time.
fn period(year: u16, notes: &str) -> (&'static str, String) {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let head = notes.split(';').next().unwrap_or_default().trim();
    let month = MONTHS
        .iter()
        .position(|month| head.trim_start_matches("end ") == *month);
    match (head, month) {
        ("FY", _) => ("fiscal", year.to_string()),
        (_, Some(index)) => ("date", format!("{year}-{:02}", index + 1)),
        (day, _) if day.len() == 10 && day.starts_with(&format!("{year}-")) => {
            ("date", day.to_owned())
        }
        _ => ("calendar", year.to_string()),
    }
}

/// What a reader must know about how firm the value is.
fn remark(notes: &str) -> &'static str {
    let notes = notes.to_lowercase();
    if notes.contains("preliminary") {
        "preliminary release"
    } else if notes.contains("exceeds") {
        "a lower bound in the source"
    } else if notes.contains("about") && !notes.contains("described") {
        "rounded in the source"
    } else if notes.contains("sum of the three") || notes.contains("plus the") {
        "added up from the published parts"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_from_the_first_word() {
        assert_eq!(period(2014, "FY; lowest"), ("fiscal", "2014".into()));
        assert_eq!(
            period(2022, "end March; utilities"),
            ("date", "2022-03".into())
        );
        assert_eq!(period(2026, "2026-03-14"), ("date", "2026-03-14".into()));
        assert_eq!(period(2013, "CY; white paper"), ("calendar", "2013".into()));
    }
}
