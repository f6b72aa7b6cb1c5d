//! The model against published figures, each with its source and tolerance; the table in `docs/validation.md` is made here.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::fmt::Write as _;

use chokepoint::{EvaluationRequest, evaluation, scenario};
use serde::Deserialize;
use tables::Tables;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/validation.md");
const BEGIN: &str = "<!-- made by `cargo xtask bless` from server/tests/published.csv -->\n";
const END: &str = "<!-- end -->\n";

#[derive(Deserialize)]
struct Published {
    figure: String,
    importer: String,
    year: u16,
    settings: String,
    /// An indicator, `chokepoint:fuel` for what passes, or `oil_stock_fall:day`.
    indicator: String,
    #[serde(rename = "published")]
    value: f64,
    /// `None` where the model does not match and says so.
    tolerance: Option<f64>,
    source: String,
    note: String,
}

impl Published {
    fn modelled(&self, tables: &Tables) -> Option<f64> {
        let settings = self
            .settings
            .split(';')
            .filter(|setting| !setting.is_empty());
        let settings = settings.map(str::to_owned).collect::<Vec<_>>();
        let request = EvaluationRequest {
            importer: &self.importer,
            year: Some(self.year),
            settings: &settings,
            ..EvaluationRequest::default()
        };
        if let Some((chokepoint, fuel)) = self.indicator.split_once(':') {
            let (baseline, scenario) = scenario(tables, &request).unwrap();
            let outcome = model::evaluate(&baseline, &scenario);
            if chokepoint == "oil_stock_fall" {
                let days = outcome.disruption.fuels.into_iter();
                let stock = days
                    .filter(|row| row.fuel == model::Fuel::CrudeOil)
                    .find_map(|row| row.stock)?;
                let day: usize = fuel.parse().unwrap();
                return Some((stock.start.0 - stock.level[day - 1]) / stock.day_energy.0);
            }
            let passage = &outcome.passages[baseline.chokepoint_index(chokepoint)?];
            let mut by_fuel = passage.planned_by_fuel.iter();
            return Some(by_fuel.find(|(of, _)| of.id() == fuel)?.1.0);
        }
        let answer = evaluation(tables, &request).unwrap();
        let mut rows = answer.indicators.iter();
        rows.find(|row| row.indicator.id() == self.indicator)?
            .scenario
    }

    /// Figures of days are whole, shares are percent.
    fn print(&self, value: f64) -> String {
        if self.value > 10.0 {
            format!("{value:.0} days")
        } else {
            format!("{:.1} %", value * 100.0)
        }
    }
}

fn published() -> Vec<Published> {
    csv::Reader::from_reader(include_str!("published.csv").as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
fn the_model_is_within_its_tolerance_of_published_figures() {
    let tables = Tables::embedded().unwrap();
    let rows = published();
    let matched = rows.iter().filter(|row| row.tolerance.is_some());
    assert!(matched.count() >= 20);
    for row in rows {
        let modelled = row.modelled(&tables).expect("the model has the figure");
        let tolerance = row.tolerance.unwrap_or(f64::INFINITY);
        assert!(
            (modelled - row.value).abs() <= tolerance,
            "{} {} {}: published {}, modelled {modelled}, tolerance {tolerance}",
            row.figure,
            row.importer,
            row.year,
            row.value,
        );
    }
}

#[test]
fn the_passage_ratio_rises_from_2015_to_2021_as_metis_does() {
    let tables = Tables::embedded().unwrap();
    let ratios = published()
        .into_iter()
        .filter(|row| row.indicator == "passage_ratio_crude" && row.settings.is_empty())
        .map(|row| (row.value, row.modelled(&tables).unwrap()))
        .collect::<Vec<_>>();
    let [(published_before, before), (published_after, after)] = ratios[..] else {
        panic!("two years are needed");
    };
    let (rise, published_rise) = (after - before, published_after - published_before);
    assert!(
        (rise - published_rise).abs() < 0.05,
        "{rise} against {published_rise}"
    );
}

#[test]
fn the_document_shows_both_numbers() {
    let tables = Tables::embedded().unwrap();
    let mut table = String::from(
        "| figure | year | published | ours | tolerance | source | remark |\n|---|---|---|---|---|---|---|\n",
    );
    for row in published() {
        let modelled = row.modelled(&tables).unwrap();
        let tolerance = row.tolerance.map_or_else(
            || "no match".to_owned(),
            |tolerance| row.print(tolerance).replace(" %", " points"),
        );
        writeln!(
            table,
            "| {} | {} {} | {} | {} | {tolerance} | {} | {} |",
            row.figure,
            row.importer,
            row.year,
            row.print(row.value),
            row.print(modelled),
            row.source,
            row.note
        )
        .unwrap();
    }
    let text = std::fs::read_to_string(DOCUMENT).unwrap();
    let (head, rest) = text.split_once(BEGIN).expect("the begin of the table");
    let (old, tail) = rest.split_once(END).expect("the end of the table");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(DOCUMENT, [head, BEGIN, &table, END, tail].concat()).unwrap();
        return;
    }
    assert!(
        old == table,
        "docs/validation.md shows other numbers: run `cargo xtask bless` and read them"
    );
}
