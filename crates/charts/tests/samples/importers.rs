//! Importers over the years, invented but of real orders of magnitude, in Latin and in Japanese words, and events.

use charts::{ImporterLine, ImportersPanel, ImportersSpec, RecordPoint, RecordSpec, TimeEvent};

const FIRST: i32 = 2000;
const LAST: i32 = 2024;

/// An importer: its names, and its shares in percent at the start, in the middle and at the end of the years.
struct Importer(&'static str, &'static str, [[f64; 3]; 3]);

const IMPORTERS: &[Importer] = &[
    Importer(
        "Japan",
        "日本",
        [[80.2, 93.5, 86.9], [86.8, 83.0, 95.1], [78.0, 81.0, 84.0]],
    ),
    Importer(
        "South Korea",
        "韓国",
        [[84.0, 86.0, 84.5], [76.0, 85.0, 71.0], [70.0, 74.0, 66.0]],
    ),
    Importer(
        "China",
        "中国",
        [[3.0, 14.0, 21.0], [53.0, 51.0, 49.0], [41.0, 55.0, 58.0]],
    ),
    Importer(
        "India",
        "インド",
        [[21.0, 33.0, 38.0], [67.0, 60.0, 47.0], [52.0, 57.0, 49.0]],
    ),
    Importer(
        "Germany",
        "ドイツ",
        [[59.0, 61.5, 67.0], [12.0, 5.0, 6.5], [9.0, 7.5, 8.5]],
    ),
    Importer(
        "Italy",
        "イタリア",
        [[83.0, 77.0, 75.0], [34.0, 31.0, 29.0], [38.0, 36.0, 31.0]],
    ),
    Importer(
        "France",
        "フランス",
        [[51.0, 47.5, 45.0], [31.0, 24.0, 19.0], [27.0, 22.0, 18.5]],
    ),
    Importer(
        "United States",
        "アメリカ合衆国",
        [[24.0, 14.0, 4.0], [22.0, 20.0, 8.0], [19.0, 15.0, 6.0]],
    ),
];

/// A line through three shares with a ripple on it; some importers lack years.
fn points(place: usize, [start, middle, end]: [f64; 3]) -> Vec<RecordPoint> {
    let point = |year: i32| {
        let part = f64::from(year - FIRST) / f64::from(LAST - FIRST);
        let (from, to, part) = if part < 0.5 {
            (start, middle, part * 2.0)
        } else {
            (middle, end, part * 2.0 - 1.0)
        };
        let ripple = (f64::from(year) * 1.7 + place as f64).sin() * (to * 0.03);
        let is_missing =
            (place == 3 && (2008..2011).contains(&year)) || (place == 4 && year > 2021);
        RecordPoint {
            year,
            share: (!is_missing)
                .then_some(((from + (to - from) * part + ripple) / 100.0).clamp(0.0, 1.0)),
        }
    };
    (FIRST..=LAST).map(point).collect()
}

fn panel(
    title: &str,
    unit: &str,
    indicator: usize,
    count: usize,
    japanese: bool,
) -> ImportersPanel {
    let line = |(place, importer): (usize, &Importer)| ImporterLine {
        name: if japanese { importer.1 } else { importer.0 }.into(),
        is_shown: place == 0,
        points: points(place, importer.2[indicator]),
    };
    ImportersPanel {
        title: title.into(),
        unit: unit.into(),
        lines: IMPORTERS[..count].iter().enumerate().map(line).collect(),
    }
}

fn event(year: f64, label: &str, detail: &str) -> TimeEvent {
    TimeEvent {
        year,
        label: label.into(),
        detail: detail.into(),
    }
}

fn events() -> Vec<TimeEvent> {
    vec![
        event(2003.22, "war in Iraq", "March 2003: war in Iraq"),
        event(
            2011.19,
            "Fukushima",
            "March 2011: Great East Japan Earthquake, reactors shut down",
        ),
        event(
            2012.5,
            "embargo on Iran",
            "July 2012: embargo of the European Union on Iranian oil",
        ),
        event(
            2019.7,
            "attack on Abqaiq",
            "September 2019: attack on the oil plant of Abqaiq",
        ),
        event(
            2022.15,
            "war in Ukraine",
            "February 2022: Russia invades Ukraine",
        ),
        event(
            2022.92,
            "price cap",
            "December 2022: price cap and embargo on Russian crude oil",
        ),
        event(
            2023.88,
            "Red Sea",
            "November 2023: attacks on ships in the Red Sea",
        ),
    ]
}

fn japanese_events() -> Vec<TimeEvent> {
    vec![
        event(2003.22, "イラク戦争", "2003年3月：イラク戦争"),
        event(
            2011.19,
            "東日本大震災",
            "2011年3月：東日本大震災、原子力発電所の停止",
        ),
        event(
            2022.15,
            "ウクライナ侵攻",
            "2022年2月：ロシアのウクライナ侵攻",
        ),
        event(2023.88, "紅海での船舶攻撃", "2023年11月：紅海での船舶攻撃"),
    ]
}

/// Six importers in three panels.
pub fn importers() -> ImportersSpec {
    let panel = |title, unit, indicator| panel(title, unit, indicator, 6, false);
    ImportersSpec {
        panels: vec![
            panel("Import dependency", "of primary energy", 0),
            panel("Middle East share of crude oil", "of crude oil imports", 1),
            panel("Through at least one chokepoint", "of counted imports", 2),
        ],
        selected_year: Some(2024),
        events: events(),
        no_data_label: "no data".into(),
        importer_label: "{name} {share}".into(),
        separator: ", ".into(),
        readout_label: "{panel}, {year}: {importers}".into(),
    }
}

/// Eight importers in Japanese, in four panels, of which one has small shares and one no figures.
pub fn japanese() -> ImportersSpec {
    let mut small = panel("原油のロシア依存度", "原油輸入に占める割合", 2, 8, true);
    for point in small.lines.iter_mut().flat_map(|line| &mut line.points) {
        point.share = point.share.map(|share| share * share * 0.4);
    }
    // Nobody has figures of the last importer.
    small.lines[7].points.clear();
    let mut empty = panel(
        "一つ以上のチョークポイントを通る割合",
        "対象輸入",
        2,
        8,
        true,
    );
    for line in &mut empty.lines {
        line.points.clear();
    }
    ImportersSpec {
        panels: vec![
            panel("エネルギー輸入依存度", "一次エネルギー供給", 0, 8, true),
            panel("原油の中東依存度", "", 1, 8, true),
            small,
            empty,
        ],
        selected_year: Some(2011),
        events: japanese_events(),
        no_data_label: "データなし".into(),
        importer_label: "{name} {share}".into(),
        separator: "、".into(),
        readout_label: "{panel}、{year}年：{importers}".into(),
    }
}

/// The record with events.
pub fn record(record: RecordSpec, japanese: bool) -> RecordSpec {
    RecordSpec {
        events: if japanese {
            japanese_events()
        } else {
            events()
        },
        ..record
    }
}
