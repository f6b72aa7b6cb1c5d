//! A chart's figures as a table. It is made of what the chart shows, so that both say the same.

#[cfg(feature = "answers")]
mod answers;

use charts::{
    AlternativesSpec, ChartSpec, DailyFormat, DailySpec, ExposureSpec, ImportersSpec,
    MapRouteState, MapSpec, MixSpec, MixValue, RecordSpec, Supplier, SuppliersSpec, WaterfallSpec,
};
use maud::{Markup, html};
use text::{Messages, number::fixed};

use crate::document::Page;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A quantity with one decimal; `None` where nobody has it.
    Number(Option<f64>),
    /// A year or a day, which is not grouped.
    Ordinal(i32),
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
                                    @else if !matches!(cell, Cell::Text(_)) { td.number { (words(cell, messages)) } }
                                    @else { td { (words(cell, messages)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The table as CSV (RFC 4180): the names with their units first, numbers without grouping.
    pub fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let rows = self.rows.iter().map(|row| row.iter().map(plain).collect());
        for row in std::iter::once(self.columns.clone()).chain(rows) {
            // Writing to memory cannot fail, and rows are as long as there are columns.
            writer.write_record(&row).ok();
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// A cell for programs.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Ordinal(value) => value.to_string(),
        Cell::Number(Some(value)) => format!("{value:.DECIMALS$}"),
        Cell::Number(None) => String::new(),
    }
}

/// Decimals of quantities.
pub const DECIMALS: usize = 1;

/// A cell as a reader sees it.
fn words(cell: &Cell, messages: &Messages) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Ordinal(value) => value.to_string(),
        Cell::Number(Some(value)) => fixed(*value, DECIMALS),
        Cell::Number(None) => messages.product_no_data().to_owned(),
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

const fn energy(petajoules: Option<f64>) -> Cell {
    Cell::Number(petajoules)
}

fn percent(share: Option<f64>) -> Cell {
    Cell::Number(share.map(|share| share * 100.0))
}

fn year(year: i32) -> Cell {
    Cell::Ordinal(year)
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
        ChartSpec::Record(spec) => record(spec, page, messages),
        ChartSpec::Importers(spec) => importers(spec, page, messages),
        ChartSpec::Waterfall(spec) => waterfall(spec, messages),
        #[cfg(feature = "answers")]
        ChartSpec::Curves(spec) => answers::curves(spec, messages),
        #[cfg(feature = "answers")]
        ChartSpec::Ranges(spec) => answers::ranges(spec, messages),
        #[cfg(feature = "answers")]
        ChartSpec::Matrix(spec) => answers::matrix(spec),
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
                .map_or(Some(0.0), |row| row.petajoules)
        };
        let mut push = |supplier: &Supplier, figures: [Option<f64>; 3]| {
            let names = [
                group.label.as_str(),
                &supplier.name,
                messages.region(supplier.region),
            ];
            rows.push(
                names
                    .map(text)
                    .into_iter()
                    .chain(figures.map(energy))
                    .collect(),
            );
        };
        for row in after {
            let stopped = Some(row.not_delivered_petajoules);
            push(row, [in_baseline(row), row.petajoules, stopped]);
        }
        let is_gone = |row: &&Supplier| {
            let mut kept = after.iter().filter(|other| !other.added);
            kept.all(|other| other.code != row.code)
        };
        for row in before.iter().filter(is_gone) {
            push(row, [row.petajoules, Some(0.0), Some(0.0)]);
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
            Cell::Number(Some(row.closed_percent)),
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
            energy(value.imported_petajoules),
            energy(value.home_petajoules),
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
                energy(row.capacity_petajoules),
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
        let mut row = vec![Cell::Ordinal(i32::try_from(day).unwrap_or(i32::MAX))];
        for panel in &spec.panels {
            let factor = match panel.format {
                DailyFormat::Number => 1.0,
                DailyFormat::Percent => 100.0,
            };
            for line in [&panel.baseline, &panel.scenario] {
                row.push(Cell::Number(line.get(day).map(|value| value * factor)));
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
            energy(Some(route.petajoules)),
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

fn record(spec: &RecordSpec, page: &Page, messages: &Messages) -> Table {
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
        rows: lines.chain(claims).chain(events(page, 3)).collect(),
    }
}

fn importers(spec: &ImportersSpec, page: &Page, messages: &Messages) -> Table {
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
        rows: rows.chain(events(page, 4)).collect(),
    }
}

/// The figures stand as they are read, since each indicator has its own unit, and once more as numbers for programs.
fn waterfall(spec: &WaterfallSpec, messages: &Messages) -> Table {
    let rows = spec.rows.iter();
    Table {
        columns: columns([
            messages.document_table_step(),
            messages.document_table_figure(),
            messages.document_table_number(),
        ]),
        rows: rows
            .map(|row| {
                let number = if row.is_whole {
                    row.to
                } else {
                    row.to - row.from
                };
                vec![
                    text(&row.label),
                    text(&row.value_label),
                    Cell::Number(Some(number)),
                ]
            })
            .collect(),
    }
}

/// What happened, as rows of a table with so many columns: what and when, the rest empty.
fn events(page: &Page, columns: usize) -> impl Iterator<Item = Vec<Cell>> {
    page.events.iter().map(move |event| {
        let mut row = vec![Cell::Text(String::new()); columns];
        row[0] = text(&event.label);
        // The column of years stands before that of shares.
        row[columns - 2] = text(&event.date);
        row
    })
}
