//! How a chart's main figure is computed, with this chart's numbers filled in.

use charts::ChartSpec;
use model::{Fuel, Indicator, Outcome, Passage, Region, Share};
use text::{Messages, number::fixed};

use super::{Picture, PictureInput};
use crate::chart::{Chart, attribution, worst_passage};

/// The sentences; one that says so where the data lack what it takes.
pub(super) fn formula(
    picture: Picture,
    input: PictureInput<'_>,
    messages: &Messages,
) -> Vec<String> {
    #[cfg_attr(
        not(feature = "answers"),
        expect(unused_mut, reason = "how sure it is, is told with answers")
    )]
    let mut sentences = match picture {
        Picture::Live(Chart::Suppliers) => suppliers(input, messages),
        Picture::Live(Chart::Exposure) => exposure(input, messages),
        Picture::Live(Chart::Mix) => mix(input, messages).into_iter().collect(),
        Picture::Live(Chart::Drawdown) => drawdown(input, messages),
        Picture::Live(Chart::Arrivals) => arrivals(input, messages).into_iter().collect(),
        Picture::Live(Chart::Attribution(indicator)) => {
            attribution::formula(input.live, indicator, messages)
        }
        Picture::Live(Chart::Map) => map(input, messages).into_iter().collect(),
        #[cfg(feature = "answers")]
        Picture::Answer(answer) => answer.formula(input, messages),
        Picture::Alternatives => alternatives(input, messages).into_iter().collect(),
        Picture::Record => indicators(
            input,
            &[
                Indicator::ImportDependency,
                Indicator::MiddleEastCrude,
                Indicator::MiddleEastImports,
            ],
            messages,
        ),
        Picture::Importers => indicators(
            input,
            &[
                Indicator::ImportDependency,
                Indicator::MiddleEastCrude,
                Indicator::UnionExposure,
            ],
            messages,
        ),
    };
    if sentences.is_empty() {
        return vec![messages.document_formula_no_data().to_owned()];
    }
    #[cfg(feature = "answers")]
    sentences.extend(
        indicators_of(picture, input)
            .into_iter()
            .filter_map(|indicator| crate::answer::quality_sentence(input, indicator, messages)),
    );
    sentences
}

/// The indicators that a chart's main figures are, to tell how sure they are.
#[cfg(feature = "answers")]
fn indicators_of(picture: Picture, input: PictureInput<'_>) -> Vec<Indicator> {
    match picture {
        Picture::Live(Chart::Suppliers) => vec![Indicator::MiddleEastImports],
        Picture::Live(Chart::Exposure) => vec![Indicator::UnionExposure],
        Picture::Live(Chart::Mix) => vec![Indicator::ImportDependency],
        Picture::Live(Chart::Drawdown) => {
            vec![Indicator::LowestStockOil, Indicator::LowestStockLng]
        }
        Picture::Live(Chart::Arrivals | Chart::Map) => vec![Indicator::CutOff],
        Picture::Live(Chart::Attribution(indicator)) => vec![indicator],
        Picture::Answer(answer) => answer.indicator(input).into_iter().collect(),
        Picture::Record => vec![
            Indicator::ImportDependency,
            Indicator::MiddleEastCrude,
            Indicator::MiddleEastImports,
        ],
        Picture::Alternatives | Picture::Importers => Vec::new(),
    }
}

/// The Middle East's share of each fuel that it supplies.
fn suppliers(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    let fuels = input.live.outcome.fuels.iter();
    let sentences = fuels.filter_map(|fuel| {
        let flows = fuel.flows.iter();
        let part: f64 = flows
            .filter(|flow| flow.region == Region::MiddleEast)
            .map(|flow| flow.planned.0)
            .sum();
        let share = part / fuel.planned.0;
        (part > 0.0 && share.is_finite()).then(|| {
            messages.document_formula_suppliers(
                messages.fuel(fuel.fuel),
                &fixed(part, 0),
                messages.region(Region::MiddleEast),
                &messages.percent(share),
                &fixed(fuel.planned.0, 0),
            )
        })
    });
    sentences.collect()
}

/// What passes the chokepoint that most passes, in the baseline and as the scenario sails.
fn exposure(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    let baseline = &input.page.view.year.baseline;
    let sentence = |outcome: &Outcome, share: fn(&Passage) -> Option<Share>| {
        let (index, share) = worst_passage(outcome, share)?;
        let whole = outcome.imports.0;
        Some(messages.document_formula_exposure(
            &baseline.chokepoints.get(index)?.name,
            &fixed(share * whole, 0),
            &messages.percent(share),
            &fixed(whole, 0),
        ))
    };
    let year = baseline.year.to_string();
    let of_year = sentence(input.live.baseline, |passage| passage.planned);
    let of_scenario = sentence(input.live.outcome, |passage| passage.sailing);
    let is_moved = !input.live.scenario.is_baseline();
    [
        of_year.map(|words| messages.join_colon(&year, &words)),
        of_scenario
            .filter(|_| is_moved)
            .map(|words| messages.join_colon(messages.page_scenario(), &words)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn mix(input: PictureInput<'_>, messages: &Messages) -> Option<String> {
    let primary = &input.live.outcome.primary;
    let (home, supply) = (primary.home?.0, primary.total?.0);
    let share = Indicator::ImportDependency.value(input.live.outcome)?;
    Some(messages.document_formula_mix(
        &fixed(home, 0),
        &messages.percent(share),
        &fixed(supply, 0),
    ))
}

fn drawdown(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    let fuels = input.live.outcome.disruption.fuels.iter();
    let sentences = fuels.filter_map(|fuel| {
        let stock = fuel.stock.as_ref()?;
        let level = stock.level.iter().enumerate();
        let (day, _) = level.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
        let use_of_day = stock.day_energy.0;
        Some(messages.document_formula_drawdown(
            &fixed(use_of_day, 1),
            &day.to_string(),
            messages.fuel(fuel.fuel),
            &fixed(stock.lowest.0 / use_of_day, 0),
            &fixed(stock.start.0 / use_of_day, 0),
        ))
    });
    sentences.collect()
}

/// The voyage of the most crude oil.
fn arrivals(input: PictureInput<'_>, messages: &Messages) -> Option<String> {
    let baseline = &input.page.view.year.baseline;
    let lanes = baseline.lanes.iter().zip(&input.live.outcome.lanes);
    let (lane, _) = lanes
        .filter(|(lane, _)| lane.fuel == Fuel::CrudeOil)
        .max_by(|(_, one), (_, other)| one.planned.0.total_cmp(&other.planned.0))?;
    let knots = baseline.parameters.ship_speed(lane.fuel)?;
    let distance = lane.routes.first()?.distance;
    Some(messages.document_formula_arrivals(
        &fixed(distance.days_at(knots).0, 1),
        &fixed(distance.0, 0),
        messages.fuel(lane.fuel),
        &lane.load_port_name,
        &fixed(knots, 1),
    ))
}

fn map(input: PictureInput<'_>, messages: &Messages) -> Option<String> {
    let outcome = input.live.outcome;
    let (index, share) = worst_passage(outcome, |passage| passage.planned)?;
    let point = input.page.view.year.baseline.chokepoints.get(index)?;
    let ChartSpec::Map(shown) = Chart::Map.spec(input.live, messages) else {
        return None;
    };
    let energy: f64 = shown.routes.iter().map(|route| route.petajoules).sum();
    Some(messages.document_formula_map(
        &point.name,
        &fixed(energy, 0),
        &shown.routes.len().to_string(),
        &messages.percent(share),
    ))
}

fn alternatives(input: PictureInput<'_>, messages: &Messages) -> Option<String> {
    let projects = super::alternatives::shown(input.page).into_iter();
    let mut known =
        projects.filter_map(|project| Some((project, project.capacity?, project.capacity_pj?)));
    let (project, capacity, energy) = known.next()?;
    Some(messages.document_formula_alternatives(
        &messages.capacity(capacity, project.capacity_unit.as_deref()),
        &fixed(energy, 0),
        &project.name,
    ))
}

/// Indicators of the shown year, each with its definition.
fn indicators(
    input: PictureInput<'_>,
    indicators: &[Indicator],
    messages: &Messages,
) -> Vec<String> {
    let year = input.page.view.year.baseline.year.to_string();
    let sentences = indicators.iter().filter_map(|&indicator| {
        let value = *input.page.indicators_of_year.values.get(&indicator)?;
        Some(messages.document_formula_record(
            messages.indicator_definition(indicator),
            messages.indicator(indicator),
            &messages.indicator_value(indicator, value),
            &year,
        ))
    });
    sentences.collect()
}
