//! What stands one click away from a chart: its table, how it is computed, and the ways to take it along.

use maud::{Markup, html};
use text::Messages;

use crate::picture::{Picture, PictureInput};

/// Table, formula and downloads of a picture; `query` names the state and how it is drawn.
pub fn more(picture: Picture, input: PictureInput<'_>, messages: &Messages, query: &str) -> Markup {
    let address = |format: &str| {
        // Fit for print and dense screens.
        let scale = if format == "png" { "&scale=2" } else { "" };
        format!("/chart/{}.{format}?{query}{scale}", picture.id())
    };
    html! {
        h4 { (messages.document_more_formula()) }
        ul.formula { @for sentence in picture.formula(input, messages) { li { (sentence) } } }
        h4 { (messages.document_more_downloads()) }
        p.downloads {
            @for format in ["csv", "svg", "png"] {
                a href=(address(format)) download={ "chokepoint-" (picture.id()) "." (format) } { (format.to_uppercase()) } " "
            }
        }
        h4 { (messages.controls_sources()) }
        (picture.provenance(input, messages))
        h4 { (messages.document_more_table()) }
        (picture.table(input, messages).html(&picture.title(input, messages), messages))
    }
}
