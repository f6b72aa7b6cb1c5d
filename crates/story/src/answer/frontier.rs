//! What security costs: how much more the cheapest imports cost as a cap on a strait or supplier is tightened.

use std::collections::BTreeSet;

use charts::{CurveGap, CurveMark, CurvePanel, CurvePoint, CurvesSpec, Layout};
use maud::{Markup, html};
use model::least_cost::{
    Candidates, Cap, CapKind, CostCase, Frontier, FrontierPoint, LeastCostError, Plan, Question,
    candidates, frontier, least_cost,
};
use model::{Baseline, ChokepointSet, Fuel, LeverGroup, LeverSpec, Share};
use text::Messages;
use text::number::fixed;
use wire::{ANY_SUPPLIER, key};

use super::common::baseline;
use super::quality::{Grades, rests_on};
use crate::country;
use crate::picture::PictureInput;
use crate::picture::fields::{Number, number, select};

/// Points of the curve.
const STEPS: usize = 40;
/// The strait that is capped where nobody chooses one.
const USUAL_CAP: &str = "hormuz";
/// Suppliers that a sentence names.
const MOST_NAMED: usize = 6;

/// A question and its answer.
#[derive(Debug)]
pub(super) struct Found {
    all: Candidates,
    frontier: Frontier,
    /// Whether the cap is on straits.
    is_of_straits: bool,
    /// The cap that is looked at.
    within: f64,
    /// What is bought within it; `None` where nothing is.
    plan: Option<Plan>,
}

/// Why there is none.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unanswerable {
    /// The importer buys none of this fuel as far as the data tell.
    NoDemand,
    /// What is capped is none that there is.
    NoCap,
    /// What is on record does not meet demand, whatever the cap.
    Short,
}

fn fuel(input: PictureInput<'_>) -> Fuel {
    input.answer.choice.fuel.unwrap_or(Fuel::CrudeOil)
}

fn cap(input: PictureInput<'_>) -> String {
    let usual = || {
        let points = &baseline(input).chokepoints;
        let known = points.iter().any(|point| point.chokepoint == USUAL_CAP);
        match points.first() {
            Some(first) if !known => first.chokepoint.clone(),
            _ => USUAL_CAP.to_owned(),
        }
    };
    input.answer.choice.cap.clone().unwrap_or_else(usual)
}

/// What a cap is on: `any_supplier`, the code of a place (in any case), or chokepoints with `+` between them (which a query may hold
/// as a space). A place from which nothing comes keeps within any cap.
pub fn cap_kind(
    text: &str,
    baseline: &Baseline,
    is_place: impl Fn(&str) -> bool,
) -> Result<CapKind, String> {
    if text == ANY_SUPPLIER {
        return Ok(CapKind::AnySupplier);
    }
    let code = text.to_ascii_uppercase();
    if is_place(&code) {
        return Ok(CapKind::Supplier(code));
    }
    let mut set = ChokepointSet::default();
    for name in text.split(['+', ' ']) {
        let index = baseline.chokepoint_index(name);
        set = set.with(ChokepointSet::only(index.ok_or_else(|| name.to_owned())?));
    }
    Ok(CapKind::Chokepoints(set))
}

/// Whether a code is a supplier's, of whatever fuel and year.
fn is_supplier(input: PictureInput<'_>, code: &str) -> bool {
    let mut records = input.answer.margins.suppliers.iter();
    records.any(|record| record.supplier == code)
}

fn found(input: PictureInput<'_>) -> Result<&Found, Unanswerable> {
    let memo = &input.answer.memo.frontier;
    memo.get_or_init(|| answer(input))
        .as_ref()
        .map_err(|error| *error)
}

fn answer(input: PictureInput<'_>) -> Result<Found, Unanswerable> {
    let baseline = baseline(input);
    let is_offered = |spec: &LeverSpec| spec.group != LeverGroup::NeverBuilt;
    let records = &input.answer.margins.suppliers;
    let fuels = [fuel(input)];
    let all = candidates(
        baseline,
        input.live.scenario,
        &fuels,
        records,
        1.0,
        is_offered,
    );
    let is_place = |code: &str| is_supplier(input, code);
    let kind = cap_kind(&cap(input), baseline, is_place).map_err(|_| Unanswerable::NoCap)?;
    let question = |caps: &[Cap]| {
        let question = Question {
            candidates: &all.candidates,
            demand: &all.demand,
            caps,
            case: CostCase::Central,
        };
        frontier(&question, 0, STEPS)
    };
    let at_most = |percent: f64| Cap {
        kind: kind.clone(),
        at_most: Share(percent / 100.0),
    };
    let frontier = question(&[at_most(100.0)]).map_err(|error| match error {
        LeastCostError::NoDemand => Unanswerable::NoDemand,
        _ => Unanswerable::Short,
    })?;
    // Halfway, where nobody chooses: there is something to see on both sides.
    let halfway = (f64::midpoint(frontier.free.0, frontier.least.0) * 100.0).round();
    let within = input.answer.choice.within.unwrap_or(halfway);
    let plan = least_cost(&Question {
        candidates: &all.candidates,
        demand: &all.demand,
        caps: &[at_most(within)],
        case: CostCase::Central,
    });
    Ok(Found {
        is_of_straits: matches!(kind, CapKind::Chokepoints(_)),
        plan: plan.ok(),
        all,
        frontier,
        within,
    })
}

/// What a cap costs over none in each case, million US dollars a year: at central costs, and the least and most of the three.
fn extra(point: FrontierPoint, free: FrontierPoint) -> (f64, [f64; 2]) {
    let central = (point.central - free.central).max(0.0);
    let others = [point.low - free.low, point.high - free.high];
    let low = others.into_iter().fold(central, f64::min).max(0.0);
    (central, [low, others.into_iter().fold(central, f64::max)])
}

/// What the cap that is looked at costs over none, million US dollars a year.
fn extra_within(found: &Found) -> Option<f64> {
    let free = found.frontier.points.first()?;
    Some((found.plan.as_ref()?.cost - free.central).max(0.0))
}

/// Millions of US dollars a year, in words.
fn money(millions: f64, messages: &Messages) -> String {
    messages.claim_value(millions / 1_000.0, Some("billion_usd"))
}

/// What is capped, in words.
fn cap_name(input: PictureInput<'_>, messages: &Messages) -> String {
    let (text, baseline) = (cap(input), baseline(input));
    if text == ANY_SUPPLIER {
        return messages.document_frontier_any_supplier().to_owned();
    }
    let mut records = input.answer.margins.suppliers.iter();
    if let Some(record) = records.find(|record| record.supplier.eq_ignore_ascii_case(&text)) {
        return record.name.clone();
    }
    let names = text.split(['+', ' ']).map(|name| {
        let mut points = baseline.chokepoints.iter();
        let point = points.find(|point| point.chokepoint == name);
        point.map_or(name, |point| point.name.as_str())
    });
    messages.join(&names.collect::<Vec<_>>())
}

pub(super) fn spec(input: PictureInput<'_>, messages: &Messages) -> CurvesSpec {
    let empty = || CurvesSpec {
        empty_label: finding(input, messages),
        ..CurvesSpec::default()
    };
    let Ok(found) = found(input) else {
        return empty();
    };
    let Some(free) = found.frontier.points.first().copied() else {
        return empty();
    };
    // Money is counted in the unit of the language.
    let scale = messages.unit_billion_scale().parse().unwrap_or(1.0) / 1_000.0;
    let points = points(found).into_iter().map(|point| {
        let (central, band) = extra(point, free);
        CurvePoint {
            at: point.at_most.0 * 100.0,
            value: Some(central * scale),
            band: Some(band.map(|edge| edge * scale)),
            readout: readout(point, free, messages),
        }
    });
    let percent = messages.given_percent(found.within);
    let label = match extra_within(found) {
        Some(extra) => messages.document_frontier_mark(&money(extra, messages), &percent),
        None => messages.document_frontier_mark_never(&percent),
    };
    let least = found.frontier.least.0 * 100.0;
    let gap = CurveGap {
        from: 0.0,
        to: least,
        label: messages.document_frontier_cannot().to_owned(),
    };
    CurvesSpec {
        panels: vec![CurvePanel {
            name: messages.document_frontier_panel().to_owned(),
            unit: messages.document_frontier_unit().to_owned(),
            points: points.collect(),
            target: None,
            gaps: if least > 0.0 { vec![gap] } else { Vec::new() },
        }],
        axis_label: messages.document_frontier_axis(&cap_name(input, messages)),
        marks: vec![CurveMark {
            at: found.within,
            label,
            is_answer: true,
        }],
        line_label: price_year(found)
            .map(|year| messages.document_frontier_line(&year.to_string()))
            .unwrap_or_default(),
        band_label: messages.document_frontier_band().to_owned(),
        ..CurvesSpec::default()
    }
}

/// The year whose prices costs are in: one for all suppliers of an importer and fuel.
fn price_year(found: &Found) -> Option<u16> {
    let years = found.all.candidates.iter().map(|one| one.cost.price_year);
    years.max()
}

/// The curve by rising cap; from where a cap costs nothing on it goes on to no cap at all.
fn points(found: &Found) -> Vec<FrontierPoint> {
    let mut points = found.frontier.points.clone();
    points.reverse();
    if let Some(free) = points.last().copied().filter(|free| free.at_most.0 < 1.0) {
        points.push(FrontierPoint {
            at_most: Share(1.0),
            ..free
        });
    }
    points
}

fn readout(point: FrontierPoint, free: FrontierPoint, messages: &Messages) -> String {
    let (central, [low, high]) = extra(point, free);
    messages.document_frontier_readout(
        &money(central, messages),
        &money(high, messages),
        &money(low, messages),
        &percent(point),
    )
}

fn percent(point: FrontierPoint) -> String {
    fixed(point.at_most.0 * 100.0, 1)
}

pub(super) fn title(input: PictureInput<'_>, messages: &Messages) -> String {
    messages.document_frontier_title(
        &cap_name(input, messages),
        country(&input.page.view),
        messages.fuel_in_sentence(fuel(input)),
    )
}

pub(super) fn subtitle(input: PictureInput<'_>, messages: &Messages) -> String {
    messages.document_frontier_subtitle(
        messages.fuel_in_sentence(fuel(input)),
        &baseline(input).year.to_string(),
    )
}

pub(super) fn finding(input: PictureInput<'_>, messages: &Messages) -> String {
    let of = messages.fuel_in_sentence(fuel(input));
    let found = match found(input) {
        Ok(found) => found,
        Err(Unanswerable::NoDemand) => return messages.document_frontier_no_demand(of),
        Err(Unanswerable::NoCap) => return messages.document_frontier_no_cap(&cap(input)),
        Err(Unanswerable::Short) => return messages.document_frontier_short(of),
    };
    let percent = |share: f64| messages.percent(share);
    let (within, name) = (
        messages.given_percent(found.within),
        cap_name(input, messages),
    );
    let free = percent(found.frontier.free.0);
    match extra_within(found) {
        None => messages.document_frontier_never(&percent(found.frontier.least.0), &name, &within),
        Some(_) if found.within / 100.0 >= found.frontier.free.0 => {
            messages.document_frontier_costs_nothing(&free, &name, &within)
        }
        Some(extra) => {
            let without = found
                .frontier
                .points
                .first()
                .map_or(0.0, |free| free.central);
            let more = if without > 0.0 { extra / without } else { 0.0 };
            messages.document_frontier_finding(
                &money(extra, messages),
                &free,
                &percent(more),
                &name,
                &within,
            )
        }
    }
}

pub(super) fn formula(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    let mut sentences = vec![finding(input, messages)];
    if let Ok(found) = found(input) {
        let demand: f64 = found.all.demand.iter().map(|(_, energy)| energy.0).sum();
        let unpriced = found.all.unpriced.iter();
        let unpriced = unpriced.filter(|one| one.planned.0 > 0.0);
        let unpriced = unpriced.map(|one| one.name.as_str()).collect::<Vec<_>>();
        sentences.push(
            messages.document_frontier_method(
                &found.all.candidates.len().to_string(),
                &fixed(demand, 0),
            ),
        );
        if !unpriced.is_empty() {
            sentences.push(messages.document_frontier_unpriced(&messages.join(&unpriced)));
        }
        let unknown = found.all.candidates.iter().filter(|one| !one.is_routed());
        let unknown = unknown
            .map(|one| one.name.as_str())
            .collect::<BTreeSet<_>>();
        // A cap on suppliers asks for nobody's way.
        if found.is_of_straits && !unknown.is_empty() {
            let unknown = unknown.into_iter().collect::<Vec<_>>();
            sentences.push(messages.document_frontier_unrouted(&messages.join(&unknown)));
        }
        if let Some(plan) = &found.plan {
            sentences.push(bought(found, plan, messages));
            sentences.push(sure(found, plan, messages));
        }
    }
    sentences.push(messages.document_frontier_limits().to_owned());
    sentences
}

/// Of which grade the costs are of what is bought, by energy.
fn sure(found: &Found, plan: &Plan, messages: &Messages) -> String {
    let total: f64 = plan.volumes.iter().map(|volume| volume.0).sum();
    let mut grades = Grades::new();
    for (one, volume) in found.all.candidates.iter().zip(&plan.volumes) {
        *grades.entry(one.cost.quality).or_default() += volume.0 / total;
    }
    rests_on(messages.document_frontier_costs(), &grades, messages)
}

/// Who is bought from, the most first; a supplier's records and what levers offer of it are one.
fn bought(found: &Found, plan: &Plan, messages: &Messages) -> String {
    let total: f64 = plan.volumes.iter().map(|volume| volume.0).sum();
    let mut bought = Vec::<(&str, f64)>::new();
    for (one, volume) in found.all.candidates.iter().zip(&plan.volumes) {
        match bought.iter_mut().find(|(name, _)| *name == one.name) {
            Some((_, sum)) => *sum += volume.0,
            None => bought.push((&one.name, volume.0)),
        }
    }
    bought.retain(|(_, volume)| *volume > 0.0);
    bought.sort_by(|one, other| other.1.total_cmp(&one.1));
    let part = |name: &str, volume: f64| {
        messages.document_frontier_part(name, &messages.percent(volume / total))
    };
    let (named, others) = bought.split_at(MOST_NAMED.min(bought.len()));
    let rest: f64 = others.iter().map(|(_, volume)| volume).sum();
    let rest = (!others.is_empty()).then(|| part(messages.document_frontier_others(), rest));
    let named = named.iter().map(|(name, volume)| part(name, *volume));
    messages.document_frontier_bought(
        &named
            .chain(rest)
            .collect::<Vec<_>>()
            .join(messages.join_comma()),
        &messages.given_percent(found.within),
    )
}

pub(super) fn fields(input: PictureInput<'_>, messages: &Messages, layout: &Layout) -> Markup {
    let (baseline, chosen) = (baseline(input), fuel(input));
    let records = &input.answer.margins.suppliers;
    let fuels = Fuel::ALL.iter();
    let fuels = fuels.filter(|fuel| {
        records
            .iter()
            .any(|row| row.fuel == **fuel && row.cost.is_some())
    });
    let fuels = fuels.map(|fuel| (fuel.id().to_owned(), messages.fuel(*fuel).to_owned()));
    let points = baseline.chokepoints.iter();
    let points = points.map(|point| (point.chokepoint.clone(), point.name.clone()));
    let any = (
        ANY_SUPPLIER.to_owned(),
        messages.document_frontier_any_supplier().to_owned(),
    );
    let suppliers = records
        .iter()
        .filter(|row| row.fuel == chosen && row.cost.is_some());
    let suppliers = suppliers.map(|row| (row.supplier.clone(), row.name.clone()));
    let mut caps = points.chain([any]).chain(suppliers).collect::<Vec<_>>();
    let cap = cap(input);
    if !caps.iter().any(|(value, _)| *value == cap) {
        // Of several straits at once.
        caps.push((cap.clone(), cap_name(input, messages)));
    }
    let pointed = found(input).ok().and_then(|found| pointed(found, layout));
    let within = Number {
        value: found(input).map_or(50.0, |found| found.within),
        least: 0.0,
        most: 100.0,
        step: 1.0,
    };
    html! {
        (select(key::FUEL, messages.document_frontier_fuel(), fuels, chosen.id()))
        (select(key::CAP, messages.document_frontier_cap(), caps, &cap))
        (number(key::WITHIN, messages.document_frontier_within(), &within, pointed.as_deref()))
    }
}

/// Two places across the chart, px, each with the cap there: between them caps lie evenly. The areas to read out meet midway
/// between their caps.
fn pointed(found: &Found, layout: &Layout) -> Option<String> {
    let points = points(found);
    let edge = |place: usize| {
        let (before, after) = (points.get(place.checked_sub(1)?)?, points.get(place)?);
        let cap = f64::midpoint(before.at_most.0, after.at_most.0) * 100.0;
        Some((layout.hits.get(place)?.x, cap))
    };
    let ((left, low), (right, high)) = (edge(1)?, edge(points.len().checked_sub(1)?)?);
    Some(format!("{left:.1} {low:.3} {right:.1} {high:.3}"))
}
