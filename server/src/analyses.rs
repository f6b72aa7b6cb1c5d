//! `/api/v1/importers/{importer}/years/{year}/attribution`, `…/goal`, `…/uncertainty` and `…/optimize`: questions about a scenario,
//! answered for programs.

mod least_cost;
mod uncertainty;

use self::least_cost::CAPACITY_FACTORS;
pub use self::least_cost::{LeastCostAsked, LeastCostProblem};
pub use self::uncertainty::{RangeProblem, drawn, uncertain_range};

use model::{
    AttributionError, Baseline, Fuel, Goal, GoalError, Indicator, Scenario, Target, UncertainRange,
};
use serde::Serialize;
use wire::{
    AttributionAnswer, DISPLACE, GoalAnswer, Problem, ProblemCode, REPLACE, USUAL_DRAWS,
    USUAL_SEED, USUAL_SPREAD, UncertaintyAnswer, UncertaintyAsked, View,
};

use crate::edition::Format;
use crate::kept::Kept;
use crate::problem::ApiProblem;
use crate::query::{Query, invalid};
use crate::shown::Shown;
use crate::site::{MakeError, Site};

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
    /// In many worlds.
    Uncertainty {
        ranges: Vec<UncertainRange>,
        indicator: Indicator,
        spread: f64,
        only: bool,
        seed: u64,
        draws: usize,
        against: Option<String>,
    },
    /// The cheapest imports within limits.
    LeastCost(LeastCostAsked),
}

/// A query may name so many ranges or caps.
const MOST_NAMED: usize = 30;

impl Asked {
    fn read(name: &str, query: &Query) -> Result<Self, ApiProblem> {
        let choice = query.chosen()?;
        let indicator = || choice.indicator.ok_or_else(no_indicator);
        Ok(match name {
            "goal" => Self::Goal {
                indicator: indicator()?,
                target: choice.target.ok_or_else(|| {
                    let detail = "Give the target as one of at_least and at_most, in the indicator's unit; shares are 0 to 1.";
                    invalid(detail.to_owned(), &["at_least", "at_most"])
                })?,
                lever: choice.lever.unwrap_or_default(),
            },
            "uncertainty" => {
                let ranges = few(query, "range")?;
                let ranges = ranges.iter().map(|text| uncertain_range(text));
                let ranges = ranges.collect::<Result<Vec<_>, _>>();
                Self::Uncertainty {
                    ranges: ranges.map_err(|error| invalid(error.to_string(), &[]))?,
                    indicator: choice.indicator.unwrap_or(Indicator::CutOff),
                    spread: choice.spread.unwrap_or(USUAL_SPREAD),
                    only: query.flag("only")?,
                    seed: whole(query, "seed")?.unwrap_or(USUAL_SEED),
                    draws: choice.draws.unwrap_or(USUAL_DRAWS),
                    against: query.get("against").map(str::to_owned),
                }
            }
            "optimize" => {
                let fuels = few(query, "fuel")?.into_iter().map(|word| {
                    let words = Fuel::ALL.iter().map(|fuel| fuel.id()).collect::<Vec<_>>();
                    let wrong = |_| invalid("fuel is one of the choices.".to_owned(), &words);
                    word.parse().map_err(wrong)
                });
                let mut fuels = fuels.collect::<Result<Vec<_>, _>>()?;
                if fuels.is_empty() {
                    fuels.push(Fuel::CrudeOil);
                }
                let frontier = whole(query, "frontier")?;
                Self::LeastCost(LeastCostAsked {
                    fuels,
                    // A plus in a query is a space.
                    caps: few(query, "cap")?.iter().map(|cap| cap.replace(' ', "+")).collect(),
                    capacity_factor: capacity_factor(query)?.unwrap_or(1.0),
                    with_never_built: query.flag("with_never_built")?,
                    frontier: frontier.map(|steps| usize::try_from(steps).unwrap_or(usize::MAX)),
                })
            }
            _ => Self::Attribution(indicator()?),
        })
    }
}

/// Every value of a key that may come several times, but not any number of times.
fn few(query: &Query, key: &str) -> Result<Vec<String>, ApiProblem> {
    let values = query.all(key).collect::<Vec<_>>();
    if values.len() > MOST_NAMED {
        let detail = format!("{key} comes more than {MOST_NAMED} times: ask for less at once.");
        return Err(invalid(detail, &[]));
    }
    Ok(values)
}

/// A whole number.
fn whole(query: &Query, key: &str) -> Result<Option<u64>, ApiProblem> {
    let number = query.get(key).map(|text| {
        let number = text.parse::<u64>();
        number.map_err(|_| invalid(format!("{key} takes a whole number."), &[]))
    });
    number.transpose()
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
        matches!(name, "attribution" | "goal" | "uncertainty" | "optimize")
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
        let asked = Asked::read(name, &query)?;
        if format == Format::Csv && name != "attribution" {
            let detail = "This answer is no table and there is no CSV of it: ask for JSON.";
            let choices = vec!["application/json".to_owned()];
            return Err(ApiProblem::new(ProblemCode::NotAcceptable, detail, choices));
        }
        Ok(Self {
            shown: Shown::read(site, &query).await?,
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
        let (hash, tables) = (self.shown.edition.hash(), self.shown.edition.tables());
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
            Asked::Uncertainty {
                ranges,
                indicator,
                spread,
                only,
                seed,
                draws,
                against,
            } => {
                let state = (baseline, scenario);
                let ranges = drawn(tables, state, ranges.clone(), (*spread, *only));
                let against = against.as_ref().map(|preset| {
                    let other = self.named(preset)?;
                    Ok::<_, MakeError>((preset.as_str(), other))
                });
                let against = against.transpose()?;
                let asked = UncertaintyAsked {
                    ranges: &ranges,
                    indicators: std::slice::from_ref(indicator),
                    seed: *seed,
                    draws: *draws,
                    against: against.as_ref().map(|(preset, other)| (*preset, other)),
                };
                let answer = UncertaintyAnswer::new(baseline, scenario, asked, hash);
                json(
                    &answer.map_err(|error| {
                        refused(RangeProblem::from(&error).to_string(), Vec::new())
                    })?,
                )
            }
            Asked::LeastCost(asked) => {
                let answer = asked.answer(tables, baseline, scenario);
                json(&answer.map_err(|error| refused(error.to_string(), Vec::new()))?)
            }
        }
    }
}

impl AnalysisRequest {
    /// The scenario of a name, or of levers as in an address, with the importer and year of the question.
    fn named(&self, preset: &str) -> Result<Scenario, MakeError> {
        let answers = &self.shown.edition.answers;
        if preset.contains('=') {
            return self.of_levers(preset);
        }
        let known = answers.presets.iter().find(|one| one.preset == preset);
        let known = known.ok_or_else(|| {
            let names = answers.presets.iter().map(|one| one.preset.clone());
            refused(
                "against is none of the named scenarios: name one of the choices.".to_owned(),
                names.collect(),
            )
        })?;
        let defaults = answers.importers.view_defaults();
        let (view, _) = View::parse(&known.query, &defaults, self.shown.baseline());
        Ok(view.scenario)
    }

    /// The scenario of levers as in an address: `hormuz=50&restraint=10`.
    fn of_levers(&self, levers: &str) -> Result<Scenario, MakeError> {
        let defaults = self.shown.edition.answers.importers.view_defaults();
        let baseline = self.shown.baseline();
        let (view, notices) = View::parse(levers, &defaults, baseline);
        let specs = baseline.map_or(&[][..], |baseline| &baseline.levers);
        let is_lever = |pair: &str| {
            let (key, _) = pair.split_once('=').unwrap_or((pair, ""));
            [DISPLACE, REPLACE].contains(&key) || specs.iter().any(|spec| spec.lever == key)
        };
        let unknown = levers.split('&').find(|pair| !is_lever(pair));
        let wrong = unknown
            .map(|pair| format!("{pair:?} moves no lever of this importer and year"))
            .or_else(|| notices.first().map(ToString::to_string));
        match wrong {
            None => Ok(view.scenario),
            Some(wrong) => {
                let detail =
                    format!("against: {wrong}. Write levers as hormuz=50&restraint=10, escaped.");
                Err(refused(detail, Vec::new()))
            }
        }
    }
}

/// How many times its record a supplier can deliver, if that is asked.
fn capacity_factor(query: &Query) -> Result<Option<f64>, ApiProblem> {
    let factor = query.get("capacity_factor").map(str::parse);
    let wrong = |_| {
        let (least, most) = CAPACITY_FACTORS;
        invalid(
            format!("capacity_factor takes a number from {least} to {most}."),
            &[],
        )
    };
    factor.transpose().map_err(wrong)
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
