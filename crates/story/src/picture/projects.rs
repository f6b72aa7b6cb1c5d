//! The alternatives as a table: what was planned, what became of it, and who says so.

use maud::{Markup, html};
use text::Messages;
use wire::Project;

use crate::document::Page;

/// Every project, with its sources.
pub(crate) fn table(page: &Page, messages: &Messages) -> Markup {
    html! {
        div.scroll {
            table {
                thead {
                    tr {
                        th scope="col" { (messages.document_projects_project()) }
                        th scope="col" { (messages.document_projects_capacity()) }
                        th scope="col" { (messages.document_projects_in_2016()) }
                        th scope="col" { (messages.document_projects_latest()) }
                        th scope="col" { (messages.document_projects_sources()) }
                    }
                }
                tbody { @for project in &page.projects.projects { (row(page, project, messages)) } }
            }
        }
    }
}

fn row(page: &Page, project: &Project, messages: &Messages) -> Markup {
    let capacity = project.capacity.map_or_else(
        || messages.product_no_data().to_owned(),
        |value| messages.capacity(value, project.capacity_unit.as_deref()),
    );
    html! {
        tr data-sources=(project.source_ids.join(" ")) {
            th scope="row" {
                (project.name)
                small { (messages.project_group_by_id(&project.region_group).unwrap_or_default()) }
                @if let Some(note) = &project.note { small { (note) } }
            }
            td { (capacity) }
            td { (project.status_2016.as_deref().unwrap_or(messages.product_no_data())) }
            td { (project.status) @if let Some(year) = project.status_year { (messages.join_brackets(&year.to_string())) } }
            td { (sources(page, project, messages)) small { (messages.quality(project.quality)) } }
        }
    }
}

/// The project's sources, each a link to its line in a list of the page.
fn sources(page: &Page, project: &Project, messages: &Messages) -> Markup {
    html! {
        @for (position, source) in project.source_ids.iter().enumerate() {
            @if position > 0 { (messages.join_comma()) }
            a href={ "#source-" (source) } { (page.publisher(source)) }
        }
    }
}
