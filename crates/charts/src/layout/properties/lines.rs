//! Charts of lines, over the years and over the days, of any data.

use model::Fuel;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{figure, words, year};
use crate::spec::*;

fn event() -> impl Strategy<Value = TimeEvent> {
    let year = prop_oneof![9 => 1990.0..2030.0, 1 => figure(), 1 => any::<f64>()];
    (year, words(), words()).prop_map(|(year, label, detail)| TimeEvent {
        year,
        label,
        detail,
    })
}

fn point() -> impl Strategy<Value = RecordPoint> {
    (year(), option::of(figure())).prop_map(|(year, share)| RecordPoint { year, share })
}

/// Importers in up to five panels.
pub fn importers() -> impl Strategy<Value = ChartSpec> {
    let line =
        (words(), any::<bool>(), vec(point(), 0..40)).prop_map(|(name, is_shown, points)| {
            ImporterLine {
                name,
                is_shown,
                points,
            }
        });
    let panel = (words(), words(), vec(line, 0..10))
        .prop_map(|(title, unit, lines)| ImportersPanel { title, unit, lines });
    (
        vec(panel, 0..6),
        option::of(year()),
        vec(event(), 0..9),
        words(),
    )
        .prop_map(|(panels, selected_year, events, no_data_label)| {
            ChartSpec::Importers(ImportersSpec {
                panels,
                selected_year,
                events,
                no_data_label,
                importer_label: "{name} {share}".into(),
                separator: ", ".into(),
                readout_label: "{panel}, {year}: {importers}".into(),
            })
        })
}

/// Measured and claimed shares.
pub fn record() -> impl Strategy<Value = ChartSpec> {
    let line = (words(), select(SeriesColour::ALL), vec(point(), 0..40)).prop_map(
        |(label, colour, points)| RecordLine {
            label,
            colour,
            points,
        },
    );
    let claim = (words(), option::of(figure()), select(SeriesColour::ALL)).prop_map(
        |(label, share, colour)| ClaimLine {
            label,
            share,
            colour,
        },
    );
    (
        vec(line, 0..6),
        vec(claim, 0..4),
        option::of(year()),
        option::of(year()),
        vec(event(), 0..9),
    )
        .prop_map(|(lines, claims, article_year, selected_year, events)| {
            ChartSpec::Record(RecordSpec {
                lines,
                claims,
                article_year,
                selected_year,
                events,
                ..RecordSpec::default()
            })
        })
}

fn day() -> impl Strategy<Value = f64> {
    prop_oneof![6 => 0.0..370.0, 1 => figure()]
}

fn panel() -> impl Strategy<Value = DailyPanel> {
    let formats = select(vec![DailyFormat::Number, DailyFormat::Percent]);
    let line = || prop_oneof![3 => vec(figure(), 0..400), 1 => vec(figure(), 0..2)];
    let floor =
        option::of((figure(), words()).prop_map(|(value, label)| DailyFloor { value, label }));
    let mark = (day(), words()).prop_map(|(day, label)| DailyMark { day, label });
    let names = (words(), words());
    let lines = (line(), line());
    (
        names,
        select(Fuel::ALL),
        formats,
        lines,
        floor,
        vec(mark, 0..6),
    )
        .prop_map(
            |((name, unit), fuel, format, (baseline, scenario), floor, marks)| DailyPanel {
                name,
                unit,
                fuel,
                format,
                baseline,
                scenario,
                floor,
                marks,
            },
        )
}

/// Daily lines in up to five panels.
pub fn daily() -> impl Strategy<Value = ChartSpec> {
    let window = option::of(
        (day(), day(), words()).prop_map(|(start, end, label)| DayWindow { start, end, label }),
    );
    let labels = (words(), words(), words());
    (vec(panel(), 0..6), window, labels).prop_map(
        |(panels, window, (axis_label, scenario_label, no_data_label))| {
            ChartSpec::Daily(DailySpec {
                panels,
                window,
                axis_label,
                baseline_label: scenario_label.clone(),
                scenario_label,
                no_data_label,
                day_label: "Day {day}".into(),
            })
        },
    )
}
