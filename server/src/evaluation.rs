//! One evaluation for the command line: importer, year and settings in, the model's answer out.

use model::{Baseline, Scenario};
use tables::{PresetRow, Tables};
use wire::{Evaluation, ImporterSummary, SettingError, View, set};

use crate::answers::importers;
use crate::baseline::{BaselineBuilder, BaselineError};

/// What to evaluate.
#[derive(Clone, Debug, Default)]
pub struct EvaluationRequest<'a> {
    /// ISO 3166-1 alpha-3 code, in any case.
    pub importer: &'a str,
    /// The baseline year; `None` for the preset's, or else the importer's first.
    pub year: Option<u16>,
    /// A scenario with a name to start from.
    pub preset: Option<&'a str>,
    /// Settings on top, each `lever=value`.
    pub settings: &'a [String],
}

/// Why nothing can be evaluated.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum EvaluationError {
    /// The tables do not make a baseline.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// There is no such importer.
    #[error("there is no importer {given:?}; there are: {choices}")]
    UnknownImporter {
        /// What was asked for.
        given: String,
        /// The importers that there are.
        choices: String,
    },
    /// The importer has no data for the year.
    #[error("{importer} has no data for {given}; there are: {choices}")]
    UnknownYear {
        /// The importer.
        importer: String,
        /// What was asked for.
        given: u16,
        /// The years that there are.
        choices: String,
    },
    /// There is no such preset.
    #[error("there is no preset {given:?}; there are: {choices}")]
    UnknownPreset {
        /// What was asked for.
        given: String,
        /// The presets that there are.
        choices: String,
    },
    /// A setting cannot be taken.
    #[error(transparent)]
    Setting(#[from] SettingError),
}

/// Evaluates a request on a data package.
pub fn evaluation(
    tables: &Tables,
    request: &EvaluationRequest<'_>,
) -> Result<Evaluation, EvaluationError> {
    let (baseline, scenario) = scenario(tables, request)?;
    let mut evaluation = Evaluation::new(&baseline, &scenario, tables.content_hash());
    if let Some(preset) = request.preset {
        evaluation.left_out = left_out(find_preset(tables, preset)?, &baseline);
    }
    Ok(evaluation)
}

/// The levers of a preset that a baseline cannot move.
fn left_out(preset: &PresetRow, baseline: &Baseline) -> Vec<String> {
    let keys = preset
        .query
        .split('&')
        .filter_map(|pair| pair.split('=').next());
    let known =
        keys.filter(|key| !matches!(*key, "year" | "importer" | wire::DISPLACE | wire::REPLACE));
    let is_usable = |key: &str| {
        let spec = baseline.levers.iter().find(|spec| spec.lever == key);
        spec.is_some_and(|spec| spec.is_usable(baseline))
    };
    known
        .filter(|key| !is_usable(key))
        .map(str::to_owned)
        .collect()
}

/// The baseline and the scenario of a request.
pub fn scenario(
    tables: &Tables,
    request: &EvaluationRequest<'_>,
) -> Result<(Baseline, Scenario), EvaluationError> {
    let known = importers(tables);
    let code = request.importer.to_ascii_uppercase();
    let summary = known
        .importers
        .iter()
        .find(|row| row.importer == code)
        .ok_or_else(|| EvaluationError::UnknownImporter {
            given: request.importer.to_owned(),
            choices: join(known.importers.iter().map(|row| row.importer.as_str())),
        })?;
    let defaults = known.view_defaults();
    let preset = request
        .preset
        .map(|preset| find_preset(tables, preset))
        .transpose()?;
    let year_of_preset = preset.and_then(|row| {
        let names_year = row.query.split('&').any(|pair| pair.starts_with("year="));
        names_year.then(|| View::parse(&row.query, &defaults, None).0.year)
    });
    let year = request
        .year
        .or(year_of_preset)
        .unwrap_or(summary.default_year);
    check_year(summary, year)?;
    let baseline = BaselineBuilder::new(tables)?.build(&code, year)?;
    let mut scenario = preset.map_or_else(Scenario::default, |row| {
        let (view, _) = View::parse(&row.query, &defaults, Some(&baseline));
        view.scenario
    });
    for setting in request.settings {
        set(&mut scenario, &baseline, setting)?;
    }
    Ok((baseline, scenario))
}

fn find_preset<'a>(tables: &'a Tables, preset: &str) -> Result<&'a PresetRow, EvaluationError> {
    let row = tables.presets.iter().find(|row| row.preset == preset);
    row.ok_or_else(|| EvaluationError::UnknownPreset {
        given: preset.to_owned(),
        choices: join(tables.presets.iter().map(|row| row.preset.as_str())),
    })
}

fn check_year(summary: &ImporterSummary, year: u16) -> Result<(), EvaluationError> {
    if summary.years.contains(&year) {
        return Ok(());
    }
    let years = summary.years.iter().map(ToString::to_string);
    Err(EvaluationError::UnknownYear {
        importer: summary.importer.clone(),
        given: year,
        choices: years.collect::<Vec<_>>().join(", "),
    })
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
