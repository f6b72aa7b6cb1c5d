//! The year day by day in words.

use maud::html;
use model::{Fuel, Indicator, LeverKind, Outcome, Scenario, loading_range};
use text::number::fixed;
use text::{Messages, RangeFinding, StockFinding};
use wire::Bootstrap;

use crate::finding::country;

/// What becomes of each stock, a sentence each.
pub fn stock_findings(page: &Bootstrap, outcome: &Outcome, messages: &Messages) -> Vec<String> {
    let days = &outcome.disruption;
    let stocks = page.year.baseline.stocks.iter();
    stocks
        .map(|stock| {
            let row = days.fuels.iter().find(|row| row.fuel == stock.fuel);
            let finding = match row.map(|row| (row.arrivals.is_empty(), row.stock.as_ref())) {
                None | Some((true, _)) => StockFinding::Unrouted,
                Some((false, None)) => StockFinding::Unknown,
                Some((false, Some(level))) => match days.days_to_shortage(level) {
                    Some(after) => StockFinding::Short {
                        after: after.0.floor(),
                        unserved: level.unserved_share().map_or(0.0, |share| share.0),
                    },
                    None => StockFinding::Lasts {
                        start: level.start.0 / level.day_energy.0,
                        lowest: level.lowest.0 / level.day_energy.0,
                        is_legal_basis: stock.is_legal_basis,
                    },
                },
            };
            messages.stock_finding(stock.fuel, finding)
        })
        .collect()
}

/// When the first gap in arrivals opens, as a sentence.
pub fn arrivals_finding(outcome: &Outcome, messages: &Messages) -> String {
    let days = &outcome.disruption;
    let timed = days
        .streams
        .iter()
        .filter_map(|stream| Some((stream, stream.last_normal?.0)));
    let first = timed.min_by(|(one, day), (other, other_day)| {
        let earlier = day.total_cmp(other_day);
        earlier.then(other.planned.0.total_cmp(&one.planned.0))
    });
    let named = first.and_then(|(stream, day)| {
        let fuel = outcome.fuels.iter().find(|row| row.fuel == stream.fuel)?;
        Some((stream.fuel, day, fuel.flows.get(stream.flow)?))
    });
    if let Some((fuel, day, flow)) = named {
        return messages.days_first_gap(
            &fixed(day, 1),
            messages.fuel_in_sentence(fuel),
            &flow.name,
        );
    }
    let unknown = days
        .fuels
        .iter()
        .filter(|row| row.arrivals.is_empty())
        .map(|row| messages.fuel_in_sentence(row.fuel))
        .collect::<Vec<_>>();
    if unknown.is_empty() && days.streams.is_empty() {
        messages.days_all_arrive().to_owned()
    } else if unknown.is_empty() {
        messages.days_untimed().to_owned()
    } else {
        messages.days_unrouted(&messages.join(&unknown))
    }
}

/// The last normal ship of each stream that does not arrive as planned, as a table; empty where all do.
pub fn last_ships_html(page: &Bootstrap, outcome: &Outcome, messages: &Messages) -> String {
    let baseline = &page.year.baseline;
    let days = &outcome.disruption;
    if days.streams.is_empty() {
        return String::new();
    }
    // By fuel, and of each fuel the largest supplier first, as the flows are.
    let rows = days.streams.iter().filter_map(|stream| {
        let fuel = outcome.fuels.iter().find(|row| row.fuel == stream.fuel)?;
        let flow = fuel.flows.get(stream.flow)?;
        let lane = stream.lane.and_then(|lane| baseline.lanes.get(lane));
        let planned = days
            .fuels
            .iter()
            .find(|row| row.fuel == stream.fuel)?
            .planned;
        let part = stream.planned.share_of(planned)?;
        Some((stream, flow, lane, part))
    });
    let title = messages.days_last_ships();
    let columns = [
        messages.days_supplier(),
        messages.days_fuel(),
        messages.days_loaded_at(),
        messages.days_part_of_fuel(),
        messages.days_comes_in(),
    ];
    html! {
        details {
            summary { (title) }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table {
                    thead { tr {
                        @for name in columns { th scope="col" { (name) } }
                    } }
                    tbody {
                        @for (stream, flow, lane, part) in rows {
                            tr {
                                th scope="row" { (flow.name) }
                                td { (messages.fuel(stream.fuel)) }
                                td { @if let Some(lane) = lane { (lane.load_port_name) } @else { "–" } }
                                td.number { (messages.percent(part.0)) }
                                td.number { @if let Some(day) = stream.last_normal { (fixed(day.0, 1)) } @else { (messages.product_no_data()) } }
                            }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

/// The strait whose figure hangs most on loading shares that nobody publishes.
const DISPUTED: (Fuel, &str) = (Fuel::CrudeOil, "hormuz");

/// How much of the crude oil passes Hormuz, and what that hangs on; empty where no assumption matters to it.
pub fn range_finding(page: &Bootstrap, scenario: &Scenario, messages: &Messages) -> String {
    let baseline = &page.year.baseline;
    let (fuel, chokepoint) = DISPUTED;
    let Some(range) = loading_range(baseline, scenario, fuel, chokepoint) else {
        return String::new();
    };
    let ports = baseline
        .levers
        .iter()
        .filter(|spec| range.levers.contains(&spec.lever.as_str()))
        .filter_map(|spec| match &spec.kind {
            LeverKind::Loading { lane, .. } => baseline.lanes.get((*lane)?),
            _ => None,
        })
        .map(|lane| lane.load_port_name.as_str())
        .collect::<Vec<_>>();
    let name = baseline
        .chokepoint_index(chokepoint)
        .and_then(|index| baseline.chokepoints.get(index))
        .map_or(chokepoint, |row| row.name.as_str());
    messages.range_finding(RangeFinding {
        chokepoint: name,
        country: country(page),
        fuel,
        ports: &messages.join(&ports),
        share: range.share.0,
        least: range.least.0,
        most: range.most.0,
    })
}

/// A remark for each closure that the year itself holds.
pub fn crisis_notes(page: &Bootstrap, messages: &Messages) -> Vec<String> {
    let baseline = &page.year.baseline;
    let crises = baseline.crises.iter();
    crises
        .filter_map(|crisis| {
            let point = baseline.chokepoints.get(crisis.chokepoint)?;
            Some(messages.days_crisis(&point.name, &crisis.reference_year.to_string()))
        })
        .collect()
}

/// What an indicator of the worst single loss speaks of: the supplier, or the chokepoint.
pub fn whose(indicator: Indicator, page: &Bootstrap, outcome: &Outcome) -> Option<String> {
    let worst = &outcome.n_minus_one;
    match indicator {
        Indicator::WithoutLargestSupplier => worst.supplier_name.clone(),
        Indicator::WithoutLargestChokepoint => {
            let points = &page.year.baseline.chokepoints;
            Some(points.get(worst.chokepoint?)?.name.clone())
        }
        _ => None,
    }
}
