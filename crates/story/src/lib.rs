//! The first screen as HTML and the charts' contents, made from the API's answers.
//!
//! The server writes the first screen into the page so that it is there before WebAssembly; the browser makes the same
//! HTML again when the year or the importer changes. There is one implementation, and it is here.

pub mod chart;
mod citation;
mod claims;
mod days;
mod finding;
mod first_screen;
mod projects;

pub use citation::{
    chart_source_ids, chart_sources_html, cited, cited_sources, provenance_html,
    provenance_of_indicator, source_list,
};
pub use days::{arrivals_finding, crisis_notes, last_ships_html, range_finding, stock_findings};
pub use finding::{country, fuels_counted, headline, scenario_finding};
pub use first_screen::first_screen;

use text::Messages;
use wire::Bootstrap;

/// What the page's head says of it: title, description, and the colours that charts and page share.
pub fn head(page: &Bootstrap, messages: &Messages) -> String {
    maud::html! {
        title { (title(page, messages)) }
        meta name="description" content=(headline(page));
        style { (maud::PreEscaped(colours())) }
    }
    .into_string()
}

/// The colours as CSS variables, for both themes.
fn colours() -> String {
    use charts::{Theme, tokens::css_variables};
    let (light, dark) = (css_variables(Theme::Light), css_variables(Theme::Dark));
    format!(":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}")
}

/// The page's title.
pub fn title(page: &Bootstrap, messages: &Messages) -> String {
    format!(
        "{}: {}’s energy and the straits it hangs on",
        messages.product,
        country(page)
    )
}
