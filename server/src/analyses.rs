//! `/api/v1/importers/{importer}/years/{year}/attribution` and `…/goal`: questions about a scenario, answered for programs.

use model::{AttributionError, Baseline, Goal, GoalError, Indicator, Target};
use serde::Serialize;
use wire::{AttributionAnswer, GoalAnswer, Problem, ProblemCode, target};

use crate::edition::Format;
use crate::kept::Kept;
use crate::problem::ApiProblem;
use crate::query::{Query, invalid};
use crate::shown::Shown;
use crate::site::{MakeError, Site};

/// Numbers in a query, which only have to be finite.
const ANY: (f64, f64) = (f64::MIN, f64::MAX);

/// A question.
#[derive(Debug)]
enum Asked {
    /// Which lever did it.
    Attribution(Indicator),
    /// How far a lever must be moved.
    Goal {
        lever: String,
        indicator: Indicator,
        target: Target,
    },
}

/// A question about a state.
pub(crate) struct AnalysisRequest {
    shown: Shown,
    asked: Asked,
    format: Format,
}

impl AnalysisRequest {
    /// Whether a part of a year is an analysis.
    pub fn is_known(name: &str) -> bool {
        matches!(name, "attribution" | "goal")
    }

    /// Reads the path and the query.
    pub async fn read(
        site: &Site,
        (importer, year, name): (&str, u16, &str),
        query: &Query,
        format: Format,
    ) -> Result<Self, ApiProblem> {
        // The path says it, whatever the query does.
        let query = Query::new(Some(&format!(
            "{}&importer={importer}&year={year}",
            query.text()
        )));
        let asked = if name == "goal" {
            let (least, most) = (
                query.number("at_least", ANY)?,
                query.number("at_most", ANY)?,
            );
            Asked::Goal {
                indicator: query.indicator()?.ok_or_else(no_indicator)?,
                target: target(least, most).ok_or_else(|| {
                    let detail = "Give the target as one of at_least and at_most, in the indicator's unit; shares are 0 to 1.";
                    invalid(detail.to_owned(), &["at_least", "at_most"])
                })?,
                lever: query.get("lever").unwrap_or_default().to_owned(),
            }
        } else {
            Asked::Attribution(query.indicator()?.ok_or_else(no_indicator)?)
        };
        if format == Format::Csv && name == "goal" {
            let detail = "This answer is no table and there is no CSV of it: ask for JSON.";
            let choices = vec!["application/json".to_owned()];
            return Err(ApiProblem::new(ProblemCode::NotAcceptable, detail, choices));
        }
        // What is left is the state.
        let keys = ["lever", "at_least", "at_most"];
        let state = keys.iter().fold(query, |query, key| query.without(key));
        Ok(Self {
            shown: Shown::read(site, &state).await?,
            asked,
            format,
        })
    }

    /// A name of the answer.
    pub fn key(&self) -> String {
        let (hash, query) = (self.shown.edition.hash(), &self.shown.lasting);
        format!("{:?} {:?} {hash} {query}", self.asked, self.format)
    }

    /// The answer. Blocks: up to some thousand evaluations.
    pub fn answer(&self) -> Result<Kept, MakeError> {
        let (baseline, scenario) = (
            self.shown.baseline().ok_or(MakeError::NoPage)?,
            &self.shown.scenario,
        );
        let hash = self.shown.edition.hash();
        match &self.asked {
            Asked::Attribution(indicator) => {
                let answer = AttributionAnswer::new(baseline, scenario, *indicator, hash);
                let answer = answer.map_err(|error| no_attribution(error, *indicator))?;
                match self.format {
                    Format::Json => json(&answer),
                    Format::Csv => csv(&answer),
                }
            }
            Asked::Goal {
                lever,
                indicator,
                target,
            } => {
                let goal = Goal {
                    lever,
                    indicator: *indicator,
                    target: *target,
                };
                let answer = GoalAnswer::new(baseline, scenario, goal, hash);
                json(&answer.map_err(|error| no_goal(error, goal, baseline))?)
            }
        }
    }
}

fn no_indicator() -> ApiProblem {
    let names = Indicator::ALL.iter().map(|indicator| indicator.id());
    invalid(
        "indicator is missing: name one of the choices.".to_owned(),
        &names.collect::<Vec<_>>(),
    )
}

fn refused(detail: String, choices: Vec<String>) -> MakeError {
    MakeError::Refused(Problem::new(ProblemCode::InvalidQuery, detail, choices))
}

fn no_attribution(error: AttributionError, indicator: Indicator) -> MakeError {
    let detail = match error {
        AttributionError::NothingMoved => {
            "No lever is moved, so there is no change to share out: move one, such as hormuz=100."
                .to_owned()
        }
        AttributionError::NoNumber => format!(
            "{indicator} is no number with some of the levers moved: the data lack it, or what it waits for does not happen. \
             Choose another indicator."
        ),
    };
    refused(detail, Vec::new())
}

fn no_goal(error: GoalError, goal: Goal<'_>, baseline: &Baseline) -> MakeError {
    match error {
        GoalError::NoLever => {
            let levers = baseline.levers.iter();
            let usable = levers.filter(|spec| spec.is_usable(baseline));
            refused(
                "lever is none that the data of this importer and year can move: name one of the choices.".to_owned(),
                usable.map(|spec| spec.lever.clone()).collect(),
            )
        }
        GoalError::NoData => {
            let detail = format!(
                "The data of {} in {} lack what {} needs.",
                baseline.importer, baseline.year, goal.indicator
            );
            refused(detail, Vec::new())
        }
    }
}

fn json(answer: &impl Serialize) -> Result<Kept, MakeError> {
    Ok(Kept::text(serde_json::to_vec(answer)?, "application/json"))
}

/// The parts, a row each.
fn csv(answer: &AttributionAnswer) -> Result<Kept, MakeError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for part in &answer.contributions {
        writer.serialize(part)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error);
    let bytes = bytes.map_err(|error| MakeError::Unwritten(error.to_string()))?;
    Ok(Kept::text(bytes, "text/csv; charset=utf-8; header=present"))
}
