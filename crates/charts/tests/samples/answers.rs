//! Charts that answer a question: a goal, a frontier, stocks in many worlds, a tornado, the stress suite.

use charts::{
    ChartSpec, CurveGap, CurveMark, CurvePanel, CurvePoint, CurveTarget, CurvesSpec, MatrixCell,
    MatrixRow, MatrixSpec, RangeRow, RangesSpec,
};

fn point(at: f64, value: f64, band: Option<[f64; 2]>) -> CurvePoint {
    CurvePoint {
        at,
        value: Some(value),
        band,
        readout: format!("{at}: {value:.1}"),
    }
}

fn mark(at: f64, label: &str, is_answer: bool) -> CurveMark {
    CurveMark {
        at,
        label: label.into(),
        is_answer,
    }
}

pub fn goal() -> ChartSpec {
    let points = (0..=60).map(|place| {
        let place = f64::from(place) / 2.0;
        point(place, 118.0 + place * place * 0.16, None)
    });
    ChartSpec::Curves(CurvesSpec {
        panels: vec![CurvePanel {
            name: "First day of an LNG shortage".into(),
            unit: "days".into(),
            points: points.filter(|point| point.at < 26.0).collect(),
            target: Some(CurveTarget {
                value: 180.0,
                label: "at least 180 days".into(),
            }),
            gaps: vec![CurveGap {
                from: 25.75,
                to: 30.0,
                label: "none".into(),
            }],
        }],
        axis_label: "Demand saved while closures and losses last, %".into(),
        marks: vec![mark(5.0, "now 5 %", false), mark(20.0, "met at 20 %", true)],
        ..CurvesSpec::default()
    })
}

pub fn frontier() -> ChartSpec {
    let points = (0..=40).map(|step| {
        let at = 22.0 + f64::from(step);
        let extra = (62.0 - at).powi(2) * 0.004;
        point(at, extra, Some([extra * 0.7, extra * 1.6]))
    });
    ChartSpec::Curves(CurvesSpec {
        panels: vec![CurvePanel {
            name: "Cost over no cap".into(),
            unit: "billion US dollars a year".into(),
            points: points
                .chain([point(100.0, 0.0, Some([0.0, 0.0]))])
                .collect(),
            target: None,
            gaps: vec![CurveGap {
                from: 0.0,
                to: 22.0,
                label: "cannot be met".into(),
            }],
        }],
        axis_label: "Cap on the Strait of Hormuz, % of these imports".into(),
        marks: vec![mark(42.0, "42 %: $1.6 billion", true)],
        line_label: "at the newest prices".into(),
        band_label: "from the least to the greatest prices of late years".into(),
        empty_label: String::new(),
    })
}

pub fn worlds() -> ChartSpec {
    let stock = |start: f64, floor: f64| {
        let days = (0..=360).step_by(5).map(f64::from);
        let points = days.map(move |day| {
            let level = (start - day.min(200.0) * 0.6).max(floor);
            let reach = day.min(200.0) * 0.12;
            point(
                day,
                level,
                Some([(level - reach).max(0.0), level + reach * 0.7]),
            )
        });
        points.collect::<Vec<_>>()
    };
    let panel = |name: &str, points| CurvePanel {
        name: name.into(),
        unit: "days of cover".into(),
        points,
        ..CurvePanel::default()
    };
    ChartSpec::Curves(CurvesSpec {
        panels: vec![
            panel("Stock of crude oil", stock(204.0, 60.0)),
            panel("Stock of LNG", stock(18.0, 0.0)),
        ],
        axis_label: "Day of the year".into(),
        line_label: "half of the worlds have more".into(),
        band_label: "eight worlds of ten".into(),
        ..CurvesSpec::default()
    })
}

pub fn tornado() -> ChartSpec {
    let row = |label: &str, low: Option<f64>, high: Option<f64>, is_whole| {
        let words = |value: Option<f64>| {
            value.map_or_else(
                || "none within the year".into(),
                |value| format!("{value:.1} days"),
            )
        };
        RangeRow {
            label: label.into(),
            low,
            high,
            low_value_label: words(low),
            high_value_label: words(high),
            is_whole,
            readout: format!("{label}: {} to {}", words(low), words(high)),
        }
    };
    ChartSpec::Ranges(RangesSpec {
        rows: vec![
            row(
                "All together, eight worlds of ten",
                Some(72.0),
                Some(139.0),
                true,
            ),
            row(
                "Strait of Hormuz closed: 80 to 100 %",
                Some(141.0),
                Some(96.4),
                false,
            ),
            row(
                "How long it lasts: 72 to 108 days",
                Some(118.0),
                Some(82.1),
                false,
            ),
            row(
                "Saudi crude oil loaded at Yanbu: 0 to 70 %, assumed",
                Some(80.3),
                Some(104.9),
                false,
            ),
            row(
                "Unusable part of the crude oil stock: 5 to 15 %",
                Some(101.0),
                Some(88.0),
                false,
            ),
            row(
                "Speed of ships with crude oil: 11 to 14 knots",
                None,
                Some(97.0),
                false,
            ),
            row(
                "Speed of ships with LNG: 15 to 19 knots",
                Some(97.5),
                Some(99.0),
                false,
            ),
        ],
        middle: Some(96.4),
        middle_label: "as set: 96.4 days".into(),
        low_label: "at the low end of the range".into(),
        high_label: "at the high end".into(),
        empty_label: String::new(),
    })
}

pub fn stress() -> ChartSpec {
    let columns = ["JPN", "KOR", "TWN", "CHN", "IND", "SGP", "PAK"].map(String::from);
    let tests = [
        "Hormuz closed, 30 days",
        "Hormuz closed, 90 days",
        "Hormuz closed, 180 days",
        "Malacca half closed, 180 days",
        "South China Sea avoided, a year",
        "Bab el-Mandeb closed, 180 days",
        "Panama closed, 180 days",
        "Largest supplier lost, 180 days",
        "Russia lost, a year",
        "Qatar lost, 180 days",
        "Australia lost, 180 days",
        "Hormuz closed and Russia lost, 90 days",
    ];
    let rows = tests.iter().enumerate().map(|(row, label)| {
        let cells = columns.iter().enumerate().map(|(column, name)| {
            let value = ((row * 7 + column * 13) % 17) as f64 / 16.0;
            let is_missing = column == 6 && row % 3 == 1;
            MatrixCell {
                shade: (!is_missing).then_some(value),
                label: format!("{:.0}", value * 40.0),
                readout: format!("{name}, {label}: {:.0} %", value * 40.0),
            }
        });
        MatrixRow {
            label: (*label).into(),
            cells: cells.collect(),
        }
    });
    ChartSpec::Matrix(MatrixSpec {
        rows_label: "test".to_owned(),
        rows: rows.collect(),
        columns: columns.to_vec(),
        chosen: Some("JPN".into()),
        low_label: "least harm".into(),
        high_label: "most harm".into(),
        missing_label: "no data".into(),
        empty_label: String::new(),
    })
}
