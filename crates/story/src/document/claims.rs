//! The article's statements beside the record, as cards and as a table.

use maud::{Markup, html};
use model::{Fuel, Indicator};
use text::Messages;
use wire::{Claim, Evidence, Reported};

use super::Page;
use super::headline::{exposure, indicator, share_of_supply};
use crate::citation::{cited_sources, provenance_of_indicator, source_link};
use crate::finding::{country, fuels_counted};

/// The country that the article speaks of.
const CLAIMED: &str = "JPN";

/// The sea of the third statement.
const SOUTH_CHINA_SEA: &str = "south_china_sea";

/// A headline statement: what was said, what the record says, what the shown year says, and the verdict.
pub(crate) fn card(page: &Page, claim: &Claim, messages: &Messages) -> Markup {
    html! {
        article.claim data-claim=(claim.claim) {
            h3 { (claim.statement) (messages.join_full_stop()) }
            dl.claim-figures {
                div {
                    dt { (messages.document_claim_article()) }
                    dd data-article { (article_figure(claim, messages)) }
                }
                div {
                    dt { (messages.document_claim_record(&claim.record_year.to_string())) }
                    dd data-record data-sources=(claim.source_id) {
                        (record_figure(claim, messages))
                        small { (claim.definition) (messages.join_full_stop()) " " (source_link(&page.view, &claim.source_id)) (messages.join_comma()) (messages.quality(claim.quality)) }
                    }
                }
                (chosen_year(page, claim, messages))
            }
            p.verdict data-verdict=(claim.verdict_class) {
                strong { (messages.verdict_by_id(&claim.verdict_class).unwrap_or_default()) } " " (claim.verdict)
                @if page.view.importer.importer != CLAIMED { " " (messages.document_claim_of_japan()) }
            }
            (evidence(page, claim, messages))
        }
    }
}

/// The other figures of the article, one row each.
pub(crate) fn table(page: &Page, claims: &[&Claim], messages: &Messages) -> Markup {
    html! {
        table.claims {
            thead { tr { th scope="col" { (messages.document_claim_says()) }
                    th scope="col" { (messages.document_claim_figure()) }
                    th scope="col" { (messages.document_claim_record_short()) } th scope="col" { (messages.document_claim_verdict()) } } }
            tbody {
                @for claim in claims {
                    tr data-claim=(claim.claim) {
                        th scope="row" { (claim.statement) (messages.join_full_stop()) }
                        td.figure data-article { (article_figure(claim, messages)) }
                        td data-record data-sources=(claim.source_id) {
                            strong { (record_figure(claim, messages)) } (messages.join_brackets(&claim.record_year.to_string())) " "
                            small { (claim.definition) (messages.join_full_stop()) " " (source_link(&page.view, &claim.source_id)) (messages.join_comma()) (messages.quality(claim.quality)) }
                        }
                        td data-verdict=(claim.verdict_class) {
                            strong { (messages.verdict_by_id(&claim.verdict_class).unwrap_or_default()) } " " (claim.verdict)
                            (evidence(page, claim, messages))
                        }
                    }
                }
            }
        }
    }
}

fn article_figure(claim: &Claim, messages: &Messages) -> String {
    claim.article_value.map_or_else(
        || messages.document_claim_no_figure().to_owned(),
        |value| messages.claim_value(value, claim.article_unit.as_deref()),
    )
}

fn record_figure(claim: &Claim, messages: &Messages) -> String {
    let unit = claim.record_unit.as_deref();
    match (claim.record_value, claim.record_value_high) {
        (Some(low), Some(high)) => {
            messages.unit_range(&messages.claim_value(high, unit), &text::number::short(low))
        }
        (Some(value), None) => match unit {
            // A statistic to one decimal is shown to one decimal: 94.0, not 94.
            Some("percent")
                if value.fract() == 0.0 && claim.quality != model::Quality::Estimate =>
            {
                messages.percent(value / 100.0)
            }
            _ => messages.claim_value(value, unit),
        },
        (None, _) => messages.product_no_data().to_owned(),
    }
}

/// The same question asked of the shown importer and year.
fn chosen_year(page: &Page, claim: &Claim, messages: &Messages) -> Markup {
    let year = page.view.year.baseline.year;
    let figure = |share: Option<f64>| {
        share.map_or_else(
            || messages.product_no_data().to_owned(),
            |share| messages.percent(share),
        )
    };
    let (main, rest, keys): (_, String, Vec<&str>) = match claim.claim.as_str() {
        "a" => (
            figure(indicator(page, Indicator::ImportDependency)),
            messages.document_claim_a_rest(&figure(indicator(
                page,
                Indicator::ImportDependencyNuclearImported,
            ))),
            provenance_of_indicator(Indicator::ImportDependency),
        ),
        "b" => (
            figure(indicator(page, Indicator::MiddleEastCrude)),
            {
                let lng = figure(indicator(page, Indicator::MiddleEastLng));
                match indicator(page, Indicator::MiddleEastImports) {
                    None => messages.document_claim_b_rest_alone(&lng),
                    together => messages.document_claim_b_rest(
                        &fuels_counted(&page.view, messages),
                        &figure(together),
                        &lng,
                    ),
                }
            },
            provenance_of_indicator(Indicator::MiddleEastImports),
        ),
        "c" => {
            let through = |fuel| figure(exposure(page, fuel, SOUTH_CHINA_SEA));
            let rest = messages.document_claim_c_rest(
                &through(Fuel::Coal),
                &through(Fuel::CrudeOil),
                &fuels_counted(&page.view, messages),
                &through(Fuel::Lng),
            );
            let keys = provenance_of_indicator(Indicator::UnionExposure);
            (figure(share_of_supply(page, SOUTH_CHINA_SEA)), rest, keys)
        }
        _ => return html! {},
    };
    let sources = cited_sources(&page.view.year.provenance, &keys)
        .into_iter()
        .collect::<Vec<_>>()
        .join(" ");
    html! {
        div {
            dt { (messages.document_claim_chosen(country(&page.view), &year.to_string())) }
            dd data-chosen data-sources=(sources) {
                (main)
                small {
                    (rest)
                    @for row in page.reported.iter().filter(|row| is_about(row, &claim.claim)) {
                        " " (published(page, row, messages))
                    }
                }
            }
        }
    }
}

/// Whether a published figure answers a claim's question.
fn is_about(row: &Reported, claim: &str) -> bool {
    match row.indicator.as_str() {
        "energy_self_sufficiency_meti" | "energy_imports_net_pct_of_use_wb" => claim == "a",
        "middle_east_share_crude_meti" => claim == "b",
        "hormuz_share_crude_reported" | "hormuz_share_lng_reported" => claim == "c",
        _ => false,
    }
}

/// A figure that somebody else published on the shown year.
fn published(page: &Page, row: &Reported, messages: &Messages) -> Markup {
    html! {
        span data-sources=(row.source_id) {
            (messages.join_colon(messages.reported_by_id(&row.indicator).unwrap_or_default(), &messages.claim_value(row.value, Some(&row.unit))))
            @if row.period == "fiscal" { " " (messages.document_claim_fiscal()) }
            " (" (source_link(&page.view, &row.source_id)) ")."
        }
    }
}

fn evidence(page: &Page, claim: &Claim, messages: &Messages) -> Markup {
    html! {
        @if !claim.evidence.is_empty() {
            details {
                summary { (messages.document_claim_evidence()) }
                div.scroll {
                    table {
                        thead { tr { th scope="col" { (messages.document_claim_measure()) } th scope="col" { (messages.document_claim_year()) } th scope="col" { (messages.document_claim_evidence_figure()) } th scope="col" { (messages.document_claim_source()) } } }
                        tbody {
                            @for row in &claim.evidence {
                                tr data-sources=(row.source_id) {
                                    th scope="row" { (row.metric) @if let Some(note) = &row.note { small { (note) } } }
                                    td { (row.year) }
                                    td.figure { (evidence_figure(row, messages)) }
                                    td { (source_link(&page.view, &row.source_id)) small { (messages.quality(row.quality)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn evidence_figure(row: &Evidence, messages: &Messages) -> String {
    let unit = row.unit.as_deref();
    match (row.value, row.value_high) {
        (Some(low), Some(high)) => {
            messages.unit_range(&messages.claim_value(high, unit), &text::number::short(low))
        }
        (Some(value), None) => messages.claim_value(value, unit),
        (None, _) => "–".to_owned(),
    }
}
