//! From a figure to the tables it is made of, and from those to their sources.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use model::{Basis, Fuel, Indicator};
use text::Messages;
use wire::Bootstrap;

use crate::chart::Chart;

/// The provenance keys of [`wire::YearBaseline`] that an indicator rests on.
pub fn provenance_of_indicator(indicator: Indicator) -> Vec<&'static str> {
    match indicator.basis() {
        Basis::Balance => BALANCE.to_vec(),
        Basis::Flows(fuels) => supplied(fuels),
        Basis::Routes(fuels) => {
            let mut keys = [&supplied(fuels), ROUTES].concat();
            if indicator == Indicator::WithoutLargestChokepoint {
                keys.push("bypasses");
            }
            keys
        }
        Basis::Voyages(fuels) => [&supplied(fuels), ROUTES, &["parameters"]].concat(),
        Basis::Stock(fuel) => [&["stocks"], supplied(&[fuel]).as_slice()].concat(),
        Basis::Drawdown(fuel) => [&["stocks"], supplied(&[fuel]).as_slice(), DAYS].concat(),
    }
}

/// What tells who supplied fuels.
fn supplied(fuels: &[Fuel]) -> Vec<&'static str> {
    if let [fuel] = fuels {
        return vec![flows(*fuel), "conversions"];
    }
    // The balance tells whether the tables cover the imports.
    [FLOWS, BALANCE].concat()
}

const fn flows(fuel: Fuel) -> &'static str {
    match fuel {
        Fuel::CrudeOil => "flows:crude_oil",
        Fuel::OilProducts => "flows:oil_products",
        Fuel::Lng => "flows:lng",
        Fuel::PipelineGas => "flows:pipeline_gas",
        Fuel::Coal => "flows:coal",
        Fuel::Electricity => "flows:electricity",
    }
}

/// The provenance keys that a chart rests on.
pub(crate) fn provenance_of_chart(chart: Chart) -> Vec<&'static str> {
    match chart {
        Chart::Drawdown => [&["stocks"], FLOWS, DAYS].concat(),
        Chart::Arrivals | Chart::Map => [FLOWS, DAYS].concat(),
        Chart::Suppliers => FLOWS.to_vec(),
        Chart::Exposure => [FLOWS, BALANCE, ROUTES].concat(),
        Chart::Mix => BALANCE.to_vec(),
        #[cfg(feature = "analyses")]
        Chart::Attribution(indicator) => {
            let mut keys = provenance_of_indicator(indicator);
            // The levers' ranges, whatever they move.
            for key in DAYS {
                if !keys.contains(key) {
                    keys.push(key);
                }
            }
            keys
        }
    }
}

pub(crate) const FLOWS: &[&str] = &[
    "flows:crude_oil",
    "flows:oil_products",
    "flows:lng",
    "flows:pipeline_gas",
    "flows:coal",
    "conversions",
];
pub(crate) const BALANCE: &[&str] = &["balance"];
/// What a year day by day rests on, beside flows and stocks.
pub(crate) const DAYS: &[&str] = &[
    "loading",
    "routes",
    "chokepoints",
    "parameters",
    "bypasses",
    "levers",
];
const ROUTES: &[&str] = &["loading", "routes", "chokepoints"];

/// The sources behind provenance keys in the shown year, each once.
pub fn cited_sources<'a>(
    provenance: &'a BTreeMap<String, Vec<String>>,
    keys: &[&str],
) -> BTreeSet<&'a str> {
    keys.iter()
        .filter_map(|key| provenance.get(*key))
        .flatten()
        .map(String::as_str)
        .collect()
}

/// A source as a link.
pub(crate) fn source_link(page: &Bootstrap, source_id: &str) -> Markup {
    let publisher = page.publishers.get(source_id);
    html! {
        @match publisher {
            Some(publisher) => a href={ "#source-" (source_id) } { (publisher) }
            None => (source_id)
        }
    }
}

/// The tables that provenance keys stand for, each with its grade and sources.
pub fn provenance_html(page: &Bootstrap, keys: &[&str], messages: &Messages) -> String {
    let baseline = &page.year.baseline;
    html! {
        p.provenance {
            @for key in keys {
                @if let Some(sources) = page.year.provenance.get(*key) {
                    span {
                        (messages.provenance_by_id(key).unwrap_or_default())
                        @if let Some(grades) = grades(page, key, messages) { (messages.join_brackets(&grades)) }
                        ": " (source_links(page, sources)) ". "
                    }
                }
            }
            a href={ "/api/v1/importers/" (baseline.importer) "/years/" (baseline.year) } { (messages.provenance_rows()) }
        }
    }
    .into_string()
}

/// How good a fuel's supplier table is, by share of its volume.
fn grades(page: &Bootstrap, key: &str, messages: &Messages) -> Option<String> {
    let fuel = key.strip_prefix("flows:")?;
    let grades = page.year.grades.get(&fuel.parse().ok()?)?;
    let words = grades
        .iter()
        .map(|(quality, share)| match *share {
            share if share > 0.999 => messages.quality(*quality).to_owned(),
            share => messages.join_colon(messages.quality(*quality), &messages.percent(share)),
        })
        .collect::<Vec<_>>();
    Some(words.join(messages.join_comma()))
}

/// Sources as links, separated by commas.
pub(crate) fn source_links(page: &Bootstrap, sources: &[String]) -> Markup {
    html! {
        @for (position, source) in sources.iter().enumerate() {
            @if position > 0 { ", " }
            (source_link(page, source))
        }
    }
}

/// What a chart is made of.
pub fn chart_sources_html(page: &Bootstrap, chart: Chart, messages: &Messages) -> String {
    provenance_html(page, &provenance_of_chart(chart), messages)
}

/// The source ids of a chart.
pub fn chart_source_ids(page: &Bootstrap, chart: Chart) -> BTreeSet<&str> {
    cited_sources(&page.year.provenance, &provenance_of_chart(chart))
}
