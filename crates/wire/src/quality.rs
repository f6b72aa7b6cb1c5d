//! The answer to "how sure are we": which part of every indicator rests on inputs of which grade.

use std::collections::BTreeMap;

use model::{Baseline, Indicator, Quality, Scenario, evaluate};
use serde::{Deserialize, Serialize};

use crate::stress::IndicatorValue;

/// `GET /api/v1/importers/{iso3}/years/{year}/quality`: how sure the year's indicators are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct QualityAnswer {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year of the baseline.
    pub year: u16,
    /// SHA-256 of the data package, in hex.
    pub data_hash: String,
    /// The indicators that the data have, in the order of the catalogue.
    pub indicators: Vec<QualityRow>,
}

/// What an indicator rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct QualityRow {
    /// The indicator.
    pub indicator: Indicator,
    /// What it says of the year as it was.
    #[serde(flatten)]
    pub reading: IndicatorValue,
    /// The part of it, 0 to 1, that rests on inputs of a grade; a part has the grade of its weakest input. They add up to 1.
    pub shares: BTreeMap<Quality, f64>,
}

impl QualityAnswer {
    /// Puts what indicators say beside how sure they are. `data_hash` names the data package of both.
    pub fn new(
        baseline: &Baseline,
        shares: &BTreeMap<Indicator, BTreeMap<Quality, f64>>,
        data_hash: &str,
    ) -> Self {
        let outcome = evaluate(baseline, &Scenario::default());
        let rows = Indicator::ALL.iter().filter_map(|indicator| {
            Some(QualityRow {
                indicator: *indicator,
                reading: indicator.reading(&outcome).into(),
                shares: shares.get(indicator)?.clone(),
            })
        });
        Self {
            importer: baseline.importer.clone(),
            year: baseline.year,
            data_hash: data_hash.to_owned(),
            indicators: rows.collect(),
        }
    }

    /// The columns of [`Self::rows`].
    pub fn columns() -> Vec<String> {
        let first = ["importer", "year", "indicator", "unit", "value"];
        let first = first.into_iter().map(str::to_owned);
        let grades = Quality::ALL.iter();
        first
            .chain(grades.map(|quality| quality.id().to_owned()))
            .collect()
    }

    /// A row for each indicator, with its value as [`IndicatorValue::cell`].
    pub fn rows(&self) -> Vec<Vec<String>> {
        let rows = self.indicators.iter().map(|row| {
            let first = [
                self.importer.clone(),
                self.year.to_string(),
                row.indicator.id().to_owned(),
                row.indicator.unit().id().to_owned(),
                row.reading.cell(),
            ];
            let share = |quality| row.shares.get(quality).copied().unwrap_or_default();
            let shares = Quality::ALL
                .iter()
                .map(|quality| share(quality).to_string());
            first.into_iter().chain(shares).collect()
        });
        rows.collect()
    }
}
