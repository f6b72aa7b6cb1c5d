//! What the page says, made from the API's answers: the charts' contents, findings in words, and citations.
//!
//! With the feature `document`, the server's part too: head, first screen and sources as HTML.

#[cfg(feature = "answers")]
pub mod answer;
pub mod chart;
mod citation;
mod days;
#[cfg(feature = "document")]
pub mod document;
mod finding;
#[cfg(feature = "document")]
pub mod picture;

pub use citation::{
    chart_source_ids, chart_sources_html, cited_sources, provenance_html, provenance_of_indicator,
};
pub use days::{
    arrivals_finding, crisis_notes, last_ships_html, range_finding, stock_findings, whose,
};
pub use finding::{
    country, fuels_counted, moved_levers, scenario_finding, scenario_name, shortened,
};
