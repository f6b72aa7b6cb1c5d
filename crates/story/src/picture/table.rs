//! A chart's figures as a table. It is made of what the chart shows, so that both say the same.

use charts::{
    AlternativesSpec, ChartSpec, DailyFormat, DailySpec, ExposureSpec, ImportersSpec,
    MapRouteState, MapSpec, MixSpec, MixValue, RecordSpec, Supplier, SuppliersSpec,
};
use maud::{Markup, html};
use text::{Messages, number::fixed};

use crate::document::Page;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number and its decimals; `None` where nobody has it.
    Number(Option<f64>, usize),
}

/// Columns with their names and units, and rows of as many cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Names with units.
    pub columns: Vec<String>,
    /// Rows, as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The table as HTML, with a caption.
    pub fn html(&self, caption: &str, messages: &Messages) -> Markup {
        html! {
            @if self.rows.is_empty() { p { (messages.product_no_data()) } }
            div.scroll tabindex="0" role="region" aria-label=(caption) {
                table {
                    thead { tr { @for column in &self.columns { th scope="col" { (column) } } } }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                @for (index, cell) in row.iter().enumerate() {
                                    @if index == 0 { th scope="row" { (words(cell, messages)) } }
                                    @else if matches!(cell, Cell::Number(..)) { td.number { (words(cell, messages)) } }
                                    @else { td { (words(cell, messages)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A cell as a reader sees it. A number without decimals may be a year, which is not grouped.
fn words(cell: &Cell, messages: &Messages) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(Some(value), 0) => format!("{value:.0}"),
        Cell::Number(Some(value), decimals) => fixed(*value, *decimals),
        Cell::Number(None, _) => messages.product_no_data().to_owned(),
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

const fn energy(petajoules: f64) -> Cell {
    Cell::Number(Some(petajoules), 1)
}

fn percent(share: Option<f64>) -> Cell {
    Cell::Number(share.map(|share| share * 100.0), 1)
}

fn year(year: i32) -> Cell {
    Cell::Number(Some(f64::from(year)), 0)
}

/// A chart's table.
pub(super) fn table(spec: &ChartSpec, page: &Page, messages: &Messages) -> Table {
    let shown = page.view.year.baseline.year.to_string();
    match spec {
        ChartSpec::Suppliers(spec) => suppliers(spec, &shown, messages),
        ChartSpec::Exposure(spec) => exposure(spec, &shown, messages),
        ChartSpec::Mix(spec) => mix(spec, messages),
        ChartSpec::Alternatives(spec) => alternatives(spec, messages),
        ChartSpec::Daily(spec) => daily(spec, messages),
        ChartSpec::Map(spec) => map(spec, messages),
        ChartSpec::Record(spec) => record(spec, messages),
        ChartSpec::Importers(spec) => importers(spec, messages),
    }
}

fn columns<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).into()
}

fn suppliers(spec: &SuppliersSpec, shown: &str, messages: &Messages) -> Table {
    let mut rows = Vec::new();
    for group in &spec.groups {
        let (before, after) = (
            group.baseline.as_deref().unwrap_or_default(),
            group.scenario.as_deref().unwrap_or_default(),
        );
        let in_baseline = |supplier: &Supplier| {
            let row = before.iter().find(|row| row.code == supplier.code);
            // What a lever adds comes on top of what the same supplier delivers already.
            row.filter(|_| !supplier.added)
                .map_or(0.0, |row| row.petajoules.unwrap_or(0.0))
        };
        let mut push = |supplier: &Supplier, [baseline, scenario, stopped]: [f64; 3]| {
            rows.push(vec![
                text(&group.label),
                text(&supplier.name),
                text(messages.region(supplier.region)),
                energy(baseline),
                energy(scenario),
                energy(stopped),
            ]);
        };
        for row in after {
            let scenario = row.petajoules.unwrap_or(0.0);
            push(
                row,
                [in_baseline(row), scenario, row.not_delivered_petajoules],
            );
        }
        let is_left = |row: &&Supplier| {
            !after
                .iter()
                .any(|other| other.code == row.code && !other.added)
        };
        for row in before.iter().filter(is_left) {
            push(row, [row.petajoules.unwrap_or(0.0), 0.0, 0.0]);
        }
    }
    Table {
        columns: columns([
            messages.document_table_fuel(),
            messages.document_table_supplier(),
            messages.document_table_region(),
            &messages.document_table_baseline_pj(shown),
            messages.document_table_scenario_pj(),
            messages.document_table_not_delivered_pj(),
        ]),
        rows,
    }
}

fn exposure(spec: &ExposureSpec, shown: &str, messages: &Messages) -> Table {
    let rows = spec.rows.iter().map(|row| {
        vec![
            text(&row.label),
            percent(row.baseline_share),
            percent(row.scenario_share),
            percent(row.cut_off_share),
            Cell::Number(Some(row.closed_percent), 1),
        ]
    });
    Table {
        columns: columns([
            messages.document_table_chokepoint(),
            &messages.document_table_baseline_share(shown),
            messages.document_table_scenario_share(),
            messages.document_table_cut_off_share(),
            messages.document_table_closed(),
        ]),
        rows: rows.collect(),
    }
}

fn mix(spec: &MixSpec, messages: &Messages) -> Table {
    let row = |when: Cell, value: &MixValue| {
        vec![
            when,
            text(messages.energy_source(value.source)),
            Cell::Number(value.imported_petajoules, 1),
            Cell::Number(value.home_petajoules, 1),
        ]
    };
    let years = spec.years.iter().flat_map(|column| {
        let values = column.values.iter();
        values.map(move |value| row(year(column.year), value))
    });
    let scenario = spec.scenario.iter().flat_map(|column| {
        let values = column.values.iter();
        values.map(|value| row(text(&spec.scenario_label), value))
    });
    Table {
        columns: columns([
            messages.document_table_year(),
            messages.document_table_energy_source(),
            messages.document_table_imported_pj(),
            messages.document_table_home_pj(),
        ]),
        rows: years.chain(scenario).collect(),
    }
}

fn alternatives(spec: &AlternativesSpec, messages: &Messages) -> Table {
    let rows = spec.groups.iter().flat_map(|group| {
        group.rows.iter().map(|row| {
            vec![
                text(&group.heading),
                text(&row.name),
                text(&row.fuel_label),
                Cell::Number(row.capacity_petajoules, 1),
                text(&row.capacity_label),
                text(&row.status_label),
                text(&row.route_label),
            ]
        })
    });
    Table {
        columns: columns([
            messages.document_table_group(),
            messages.document_table_project(),
            messages.document_table_fuel(),
            messages.document_table_capacity_pj(),
            messages.document_table_capacity(),
            messages.document_table_status(),
            messages.document_table_route(),
        ]),
        rows: rows.collect(),
    }
}

fn daily(spec: &DailySpec, messages: &Messages) -> Table {
    let mut names = vec![messages.document_table_day().to_owned()];
    for panel in &spec.panels {
        let unit = match panel.format {
            DailyFormat::Number => messages.document_table_days(),
            DailyFormat::Percent => messages.document_table_percent(),
        };
        names.push(messages.document_table_daily_baseline(&panel.name, unit));
        names.push(messages.document_table_daily_scenario(&panel.name, unit));
    }
    let panels = spec.panels.iter();
    let days = panels.map(|panel| panel.baseline.len().max(panel.scenario.len()));
    let row = |day: usize| {
        let mut row = vec![Cell::Number(Some(day as f64), 0)];
        for panel in &spec.panels {
            let factor = match panel.format {
                DailyFormat::Number => 1.0,
                DailyFormat::Percent => 100.0,
            };
            for line in [&panel.baseline, &panel.scenario] {
                row.push(Cell::Number(line.get(day).map(|value| value * factor), 1));
            }
        }
        row
    };
    Table {
        rows: (0..days.max().unwrap_or(0)).map(row).collect(),
        columns: names,
    }
}

fn map(spec: &MapSpec, messages: &Messages) -> Table {
    let state = |state| match state {
        MapRouteState::Usual => messages.map_usual(),
        MapRouteState::Detour => messages.map_detour(),
        MapRouteState::CutOff => messages.map_cut_off(),
        MapRouteState::Alternative => messages.map_alternative(),
    };
    let nothing = || Cell::Text(String::new());
    let routes = spec.routes.iter().map(|route| {
        vec![
            text(&route.label),
            text(state(route.state)),
            energy(route.petajoules),
            nothing(),
            nothing(),
        ]
    });
    let gates = spec.gates.iter().map(|gate| {
        vec![
            text(&gate.name),
            nothing(),
            nothing(),
            percent(gate.share),
            percent(Some(gate.closed_share)),
        ]
    });
    Table {
        columns: columns([
            messages.document_table_route_name(),
            messages.document_table_state(),
            messages.document_table_energy_pj(),
            messages.document_table_share_of_imports(),
            messages.document_table_closed(),
        ]),
        rows: routes.chain(gates).collect(),
    }
}

fn record(spec: &RecordSpec, messages: &Messages) -> Table {
    let lines = spec.lines.iter().flat_map(|line| {
        let points = line.points.iter();
        points.map(|point| vec![text(&line.label), year(point.year), percent(point.share)])
    });
    let article = spec.article_year;
    let claims = spec.claims.iter().map(|claim| {
        vec![
            text(&claim.label),
            article.map_or_else(|| Cell::Text(String::new()), year),
            percent(claim.share),
        ]
    });
    Table {
        columns: columns([
            messages.document_table_line(),
            messages.document_table_year(),
            messages.document_table_share(),
        ]),
        rows: lines.chain(claims).collect(),
    }
}

fn importers(spec: &ImportersSpec, messages: &Messages) -> Table {
    let rows = spec.panels.iter().flat_map(|panel| {
        panel.lines.iter().flat_map(move |line| {
            let points = line.points.iter();
            points.map(move |point| {
                vec![
                    text(&panel.title),
                    text(&line.name),
                    year(point.year),
                    percent(point.share),
                ]
            })
        })
    });
    Table {
        columns: columns([
            messages.document_table_panel(),
            messages.document_table_importer(),
            messages.document_table_year(),
            messages.document_table_share(),
        ]),
        rows: rows.collect(),
    }
}
