//! The first screen: the question, the finding, the three statements beside the record, the headline chart.

use charts::Theme;
use maud::{PreEscaped, html};
use text::Messages;

use super::{Page, claims, headline, record};
use crate::citation::provenance_html;
use crate::country;

/// Widths of the headline chart, px, and the classes under which the style sheet shows one of them. The picture grows and
/// shrinks with its place, and its text with it, so each is as wide as the narrowest place that it is shown in.
const WIDTHS: [(f64, &str); 2] = [(720.0, "only-wide"), (280.0, "only-narrow")];
/// Themes of the headline chart and their classes.
const THEMES: [(Theme, &str); 2] = [(Theme::Light, "only-light"), (Theme::Dark, "only-dark")];

/// The first screen as HTML.
pub(super) fn first_screen(page: &Page, messages: &Messages) -> String {
    let (headlines, others): (Vec<_>, Vec<_>) =
        page.claims.iter().partition(|claim| claim.headline);
    html! {
        section.opening {
            p.kicker { (messages.document_kicker()) }
            h1 { (messages.document_question(country(&page.view))) }
            p.finding data-finding { (headline(page, messages)) }
            p.lead { (messages.document_lead()) }
        }
        section.statements aria-labelledby="statements" {
            h2.spoken id="statements" { (messages.document_statements()) }
            @for claim in headlines { (claims::card(page, claim, messages)) }
        }
        details.other-claims {
            summary { (messages.document_other_claims()) }
            div.scroll { (claims::table(page, &others, messages)) }
        }
    }
    .into_string()
}

/// The record chart as still pictures in every size and theme, for readers without JavaScript and until somebody reads it out.
pub(super) fn record(page: &Page, messages: &Messages) -> String {
    html! {
        figure.headline-chart {
            figcaption { (record::title(page, messages)) small { (messages.document_record_subtitle()) } }
            @for (width, size) in WIDTHS {
                @for (theme, shade) in THEMES {
                    div class={ (size) " " (shade) } {
                        (PreEscaped(record::svg(page, width, theme, messages)))
                    }
                }
            }
            (PreEscaped(provenance_html(&page.view, &record::provenance(), messages)))
            @if let Some(events) = messages.provenance_by_id("events") {
                p.provenance { a href="/api/v1/events" { (events) } }
            }
        }
    }
    .into_string()
}
