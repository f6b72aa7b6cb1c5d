//! From a figure to the tables it is made of, and from those to their sources.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use model::Indicator;
use text::Messages;
use wire::{Bootstrap, Source, Sources};

/// The provenance keys of [`wire::YearBaseline`] that an indicator rests on.
pub fn provenance_of_indicator(indicator: Indicator) -> &'static [&'static str] {
    match indicator {
        Indicator::ImportDependency | Indicator::ImportDependencyNuclearImported => &["balance"],
        Indicator::MiddleEastCrude | Indicator::RussiaCrude | Indicator::HhiCrude => {
            &["flows:crude_oil", "conversions"]
        }
        Indicator::MiddleEastLng | Indicator::RussiaLng | Indicator::HhiLng => {
            &["flows:lng", "conversions"]
        }
        Indicator::MiddleEastImports
        | Indicator::RussiaImports
        | Indicator::HhiImports
        | Indicator::EffectiveSuppliers => ALL_FLOWS,
        Indicator::MiddleEastPrimary => FLOWS_AND_BALANCE,
        Indicator::PassageRatioCrude => &["flows:crude_oil", "loading", "routes", "chokepoints"],
        Indicator::UnionExposure
        | Indicator::CutOff
        | Indicator::Rerouted
        | Indicator::HaulDistance => ROUTED,
        Indicator::HaulDays => ROUTED_AND_TIMED,
    }
}

/// The provenance keys that a chart rests on.
pub fn provenance_of_chart(chart: &str) -> &'static [&'static str] {
    match chart {
        "suppliers" => ALL_FLOWS,
        "exposure" => ROUTED,
        "mix" => &["balance"],
        "record" => FLOWS_AND_BALANCE,
        _ => &[],
    }
}

const ALL_FLOWS: &[&str] = &[
    "flows:crude_oil",
    "flows:oil_products",
    "flows:lng",
    "flows:pipeline_gas",
    "flows:coal",
    "conversions",
];
const FLOWS_AND_BALANCE: &[&str] = &[
    "flows:crude_oil",
    "flows:oil_products",
    "flows:lng",
    "flows:pipeline_gas",
    "flows:coal",
    "conversions",
    "balance",
];
const ROUTED: &[&str] = &[
    "flows:crude_oil",
    "flows:oil_products",
    "flows:lng",
    "flows:pipeline_gas",
    "flows:coal",
    "conversions",
    "loading",
    "routes",
    "chokepoints",
];
const ROUTED_AND_TIMED: &[&str] = &[
    "flows:crude_oil",
    "flows:oil_products",
    "flows:lng",
    "flows:pipeline_gas",
    "flows:coal",
    "conversions",
    "loading",
    "routes",
    "chokepoints",
    "parameters",
];

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
    let source = page
        .sources
        .sources
        .iter()
        .find(|source| source.source_id == source_id);
    html! {
        @match source {
            Some(source) => a href={ "#source-" (source_id) } { (source.publisher) }
            None => (source_id)
        }
    }
}

/// The sources that a page cites, out of all there are: those of its tables, claims and projects.
pub fn cited(page: &Bootstrap, all: Sources) -> Sources {
    let mut ids = page
        .year
        .provenance
        .values()
        .flatten()
        .map(String::as_str)
        .collect::<BTreeSet<_>>();
    ids.extend(
        page.profile
            .reported
            .iter()
            .map(|row| row.source_id.as_str()),
    );
    for claim in &page.claims.claims {
        ids.insert(&claim.source_id);
        ids.extend(claim.evidence.iter().map(|row| row.source_id.as_str()));
    }
    ids.extend(
        page.projects
            .projects
            .iter()
            .flat_map(|project| &project.source_ids)
            .map(String::as_str),
    );
    Sources {
        sources: all
            .sources
            .into_iter()
            .filter(|source| ids.contains(source.source_id.as_str()))
            .collect(),
    }
}

/// The tables that provenance keys stand for, each with its sources.
pub fn provenance_html(page: &Bootstrap, keys: &[&str], messages: &Messages) -> String {
    let baseline = &page.year.baseline;
    html! {
        p.provenance {
            @for key in keys {
                @if let Some(sources) = page.year.provenance.get(*key) {
                    span {
                        ((messages.provenance)(key)) ": "
                        @for (position, source) in sources.iter().enumerate() {
                            @if position > 0 { ", " }
                            (source_link(page, source))
                        }
                        ". "
                    }
                }
            }
            a href={ "/api/v1/importers/" (baseline.importer) "/years/" (baseline.year) } { "The rows as JSON" }
        }
    }
    .into_string()
}

/// Every source that the page cites, with its terms.
pub fn source_list(sources: &[Source]) -> String {
    html! {
        ol.sources {
            @for source in sources {
                li id={ "source-" (source.source_id) } {
                    @match &source.url {
                        Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
                            a href=(url) rel="external noopener" { (source.title) }
                        }
                        _ => (source.title)
                    }
                    ", " (source.publisher) ". "
                    span.terms { (source.terms) }
                }
            }
        }
    }
    .into_string()
}
