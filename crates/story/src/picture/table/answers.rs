//! Tables of charts that answer a question.

use charts::{CurvesSpec, MatrixSpec, RangesSpec};
use text::Messages;

use super::{Cell, Table, text};

/// A row for each place, with the figure of each panel and the ends of its band.
pub(super) fn curves(spec: &CurvesSpec, messages: &Messages) -> Table {
    let mut columns = vec![spec.axis_label.clone()];
    for panel in &spec.panels {
        let name = match panel.unit.as_str() {
            "" => panel.name.clone(),
            unit => [panel.name.clone(), messages.join_brackets(unit)].concat(),
        };
        let has_band = panel.points.iter().any(|point| point.band.is_some());
        columns.push(name.clone());
        if has_band {
            columns.push(messages.document_table_answer_low(&name));
            columns.push(messages.document_table_answer_high(&name));
        }
    }
    let first = spec.panels.first();
    let places = first.map_or(&[][..], |panel| &panel.points);
    let rows = places.iter().enumerate().map(|(index, place)| {
        let mut row = vec![Cell::Number(Some(place.at))];
        for panel in &spec.panels {
            let point = panel.points.get(index);
            row.push(Cell::Number(point.and_then(|point| point.value)));
            if panel.points.iter().any(|point| point.band.is_some()) {
                let band = point.and_then(|point| point.band);
                row.push(Cell::Number(band.map(|[low, _]| low)));
                row.push(Cell::Number(band.map(|[_, high]| high)));
            }
        }
        row
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}

/// A row for each range, with what is at its ends.
pub(super) fn ranges(spec: &RangesSpec, messages: &Messages) -> Table {
    let rows = spec.rows.iter().map(|row| {
        vec![
            text(&row.label),
            text(&row.low_value_label),
            text(&row.high_value_label),
            Cell::Number(row.low),
            Cell::Number(row.high),
        ]
    });
    let number = |end: &str| [messages.document_table_number(), end].join(messages.join_comma());
    Table {
        columns: vec![
            messages.document_table_range().to_owned(),
            spec.low_label.clone(),
            spec.high_label.clone(),
            number(&spec.low_label),
            number(&spec.high_label),
        ],
        rows: rows.collect(),
    }
}

/// The cells as they are read.
pub(super) fn matrix(spec: &MatrixSpec) -> Table {
    let columns = std::iter::once(spec.rows_label.clone());
    let rows = spec.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| match cell.label.as_str() {
            "" => text(&spec.missing_label),
            label => text(label),
        });
        std::iter::once(text(&row.label)).chain(cells).collect()
    });
    Table {
        columns: columns.chain(spec.columns.iter().cloned()).collect(),
        rows: rows.collect(),
    }
}
