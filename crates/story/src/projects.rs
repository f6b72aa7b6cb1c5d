//! The alternatives as a table: what was planned, what became of it, and who says so.

use maud::{Markup, html};
use text::Messages;
use wire::{Bootstrap, Project};

use crate::citation::source_links;

/// Every project, with its sources.
pub(crate) fn table(page: &Bootstrap, messages: &Messages) -> Markup {
    html! {
        div.scroll {
            table {
                thead {
                    tr {
                        th scope="col" { (messages.projects_project()) }
                        th scope="col" { (messages.projects_capacity()) }
                        th scope="col" { (messages.projects_in_2016()) }
                        th scope="col" { (messages.projects_latest()) }
                        th scope="col" { (messages.projects_sources()) }
                    }
                }
                tbody { @for project in &page.projects.projects { (row(page, project, messages)) } }
            }
        }
    }
}

fn row(page: &Bootstrap, project: &Project, messages: &Messages) -> Markup {
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
            td { (source_links(page, &project.source_ids)) small { (messages.quality(project.quality)) } }
        }
    }
}
