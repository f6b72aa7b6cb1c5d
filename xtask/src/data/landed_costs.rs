//! `landed_costs.csv`: what a supplier's fuel costs on arrival, from the value and weight of customs declarations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{evidence, rounding, typed};

/// How many years a range is taken from, the newest that an importer's customs have of a fuel being the last.
const YEARS: u16 = 5;
/// Lines below this part of an importer's year are samples and spot parcels; the flows do not list them either.
const LEAST_SHARE: f64 = 0.0005;
/// Unit values this close to each other are one figure: weights that were estimated from the values.
const SAME: f64 = 0.002;
/// All suppliers together.
const WORLD: &str = "WLD";

#[derive(Deserialize)]
struct Evidence {
    year: u16,
    importer_iso3: String,
    partner_iso3: String,
    hs_code: String,
    netweight_kg: Option<f64>,
    value_usd: Option<f64>,
    comtrade_estimation_code: String,
    extracted_via: String,
}

#[derive(Deserialize)]
struct Conversion {
    fuel: String,
    unit: String,
    pj_per_unit: f64,
    source_id: String,
}

#[derive(Deserialize)]
struct Flow {
    importer: String,
    fuel: String,
    supplier: String,
}

/// A row of `landed_costs.csv`.
#[derive(Serialize)]
pub struct Row {
    importer: String,
    fuel: &'static str,
    supplier: String,
    price_year: u16,
    first_year: u16,
    last_year: u16,
    usd_per_gj: String,
    low: String,
    high: String,
    source_ids: String,
    quality: &'static str,
    note: &'static str,
}

/// One customs line.
struct Line {
    gigajoules: f64,
    dollars: f64,
    is_estimated: bool,
    source: &'static str,
}

impl Line {
    fn unit_value(&self) -> f64 {
        self.dollars / self.gigajoules
    }
}

/// The lines of one importer and fuel, by year and supplier.
type Years = BTreeMap<u16, BTreeMap<String, Line>>;

/// Landed costs of the suppliers that the flows in `into` list. Who declared no weight or value has none.
pub fn rows(from: &Path, into: &Path, importers: &BTreeSet<String>) -> anyhow::Result<Vec<Row>> {
    let conversions: Vec<Conversion> = typed::rows(into, "conversions")?;
    let flows: Vec<Flow> = typed::rows(into, "flows")?;
    let mut trades: BTreeMap<(String, &'static str), Years> = BTreeMap::new();
    for row in evidence::rows::<Evidence>(from, "trade/raw/comtrade_ff_extract.csv")? {
        let Some(fuel) = fuel(&row.hs_code).filter(|_| importers.contains(&row.importer_iso3))
        else {
            continue;
        };
        let (Some(kilograms), Some(dollars)) = (row.netweight_kg, row.value_usd) else {
            continue;
        };
        // A petajoule for a million tonnes is a gigajoule for a tonne.
        let per_tonne = conversion(&conversions, fuel)?.pj_per_unit;
        let line = Line {
            gigajoules: kilograms / 1e3 * per_tonne,
            dollars,
            is_estimated: !matches!(row.comtrade_estimation_code.as_str(), "" | "0"),
            source: source(&row.extracted_via),
        };
        if row.partner_iso3 != WORLD && line.gigajoules > 0.0 && line.dollars > 0.0 {
            let trade = trades.entry((row.importer_iso3, fuel)).or_default();
            trade
                .entry(row.year)
                .or_default()
                .insert(row.partner_iso3, line);
        }
    }
    let mut rows = Vec::new();
    for ((importer, fuel), mut years) in trades {
        years.retain(|_, lines| {
            drop_small(lines);
            !has_one_price(lines)
        });
        let is_listed = |supplier: &str| {
            flows.iter().any(|flow| {
                flow.importer == importer && flow.fuel == fuel && flow.supplier == supplier
            })
        };
        let content = &conversion(&conversions, fuel)?.source_id;
        rows.extend(
            priced(&importer, fuel, &years, content).filter(|row| is_listed(&row.supplier)),
        );
    }
    Ok(rows)
}

fn fuel(hs_code: &str) -> Option<&'static str> {
    Some(match hs_code {
        "2709" => "crude_oil",
        "271111" => "lng",
        "2701" => "coal",
        _ => return None,
    })
}

/// The work that the evidence took a line from, as the flows cite it.
fn source(extracted_via: &str) -> &'static str {
    if extracted_via.contains("09581a46") {
        "COMTRADE_GCAM_2008_2012"
    } else if extracted_via.contains("8e66ab6c") {
        "COMTRADE_GCAM_2013_2016"
    } else {
        "COMTRADE_GCAM_2017_2024"
    }
}

fn conversion<'a>(conversions: &'a [Conversion], fuel: &str) -> anyhow::Result<&'a Conversion> {
    conversions
        .iter()
        .find(|row| row.fuel == fuel && row.unit == "Mt")
        .ok_or_else(|| anyhow::anyhow!("conversions.csv has no energy content of a Mt of {fuel}"))
}

fn drop_small(lines: &mut BTreeMap<String, Line>) {
    let all: f64 = lines.values().map(|line| line.gigajoules).sum();
    lines.retain(|_, line| line.gigajoules >= all * LEAST_SHARE);
}

/// Whether most suppliers of a year have the same unit value. Then it is the country's, and tells nothing of a supplier.
fn has_one_price(lines: &BTreeMap<String, Line>) -> bool {
    let mut values: Vec<f64> = lines.values().map(Line::unit_value).collect();
    values.sort_by(f64::total_cmp);
    let Some(middle) = values.get(values.len() / 2) else {
        return true;
    };
    let same = values
        .iter()
        .filter(|value| (*value / middle - 1.0).abs() <= SAME);
    values.len() > 2 && same.count() * 2 > values.len()
}

/// The mean unit value of a year.
fn mean(lines: &BTreeMap<String, Line>) -> f64 {
    let (dollars, gigajoules) = lines.values().fold((0.0, 0.0), |(dollars, energy), line| {
        (dollars + line.dollars, energy + line.gigajoules)
    });
    dollars / gigajoules
}

/// A row for each supplier of the last years. Prices of different years do not compare: who sold nothing in the newest
/// year is carried to it by its last ratio to the mean, if more than one year tells that it is no single odd cargo.
fn priced<'a>(
    importer: &'a str,
    fuel: &'static str,
    years: &'a Years,
    content: &'a str,
) -> impl Iterator<Item = Row> + 'a {
    let newest = years.keys().next_back().copied().unwrap_or_default();
    let recent = years.range(newest.saturating_sub(YEARS - 1)..);
    let suppliers: BTreeSet<&String> = recent.clone().flat_map(|(_, lines)| lines.keys()).collect();
    suppliers.into_iter().filter_map(move |supplier| {
        let lines = recent
            .clone()
            .filter_map(|(year, lines)| Some((*year, lines.get(supplier)?)))
            .collect::<Vec<_>>();
        let (first_year, _) = *lines.first()?;
        let (last_year, last) = *lines.last()?;
        if last_year < newest && lines.len() < 2 {
            return None;
        }
        let carried = mean(years.get(&newest)?) / mean(years.get(&last_year)?);
        let central = if last_year == newest {
            last.unit_value()
        } else {
            last.unit_value() * carried
        };
        let values = lines.iter().map(|(_, line)| line.unit_value());
        let low = values.clone().fold(central, f64::min);
        let high = values.fold(central, f64::max);
        let mut sources: BTreeSet<&str> = lines.iter().map(|(_, line)| line.source).collect();
        sources.insert(content);
        let is_estimated = lines.iter().any(|(_, line)| line.is_estimated);
        let rounded = |value| rounding::decimals(value, 2).to_string();
        Some(Row {
            importer: importer.to_owned(),
            fuel,
            supplier: supplier.clone(),
            price_year: newest,
            first_year,
            last_year,
            usd_per_gj: rounded(central),
            low: rounded(low),
            high: rounded(high),
            source_ids: sources.into_iter().collect::<Vec<_>>().join(";"),
            quality: if is_estimated || last_year < newest {
                "estimate"
            } else {
                "derived"
            },
            note: if is_estimated {
                "a weight is an estimate of the United Nations"
            } else if last_year < newest {
                "carried to the price year by the mean of all suppliers"
            } else {
                ""
            },
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(values: &[(&str, f64, f64)]) -> BTreeMap<String, Line> {
        let lines = values.iter().map(|(supplier, gigajoules, dollars)| {
            let line = Line {
                gigajoules: *gigajoules,
                dollars: *dollars,
                is_estimated: false,
                source: "CUSTOMS",
            };
            ((*supplier).to_owned(), line)
        });
        lines.collect()
    }

    #[test]
    fn a_year_with_one_price_for_most_is_told_from_a_market() {
        let made_up = lines(&[
            ("AUS", 10.0, 120.9),
            ("QAT", 7.0, 84.63),
            ("USA", 1.0, 11.0),
        ]);
        assert!(has_one_price(&made_up));
        let market = lines(&[("AUS", 10.0, 120.0), ("QAT", 7.0, 90.0), ("USA", 1.0, 11.0)]);
        assert!(!has_one_price(&market));
    }

    #[test]
    fn who_sold_nothing_in_the_newest_year_keeps_its_difference_from_the_mean() {
        let years = BTreeMap::from([
            // Out of the five years.
            (2019, lines(&[("RUS", 10.0, 1.0)])),
            (2020, lines(&[("RUS", 10.0, 60.0), ("SAU", 10.0, 60.0)])),
            (
                2021,
                lines(&[("RUS", 10.0, 40.0), ("SAU", 10.0, 60.0), ("BRA", 1.0, 1.0)]),
            ),
            (2024, lines(&[("SAU", 10.0, 100.0)])),
        ]);
        let rows: Vec<Row> = priced("JPN", "crude_oil", &years, "REVIEW").collect();
        let [russian, saudi] = rows.as_slice() else {
            unreachable!("two suppliers are expected");
        };
        // 4 against a mean of 101 / 21 in 2021, and a mean of 10 in 2024. Brazil's one cargo tells nothing.
        assert_eq!(
            (&*russian.usd_per_gj, &*russian.low, &*russian.high),
            ("8.32", "4", "8.32")
        );
        assert_eq!(
            (russian.price_year, russian.last_year, russian.quality),
            (2024, 2021, "estimate")
        );
        assert_eq!(
            (&*saudi.usd_per_gj, &*saudi.low, &*saudi.high),
            ("10", "6", "10")
        );
        assert_eq!((saudi.first_year, saudi.quality), (2020, "derived"));
        assert_eq!(saudi.source_ids, "CUSTOMS;REVIEW");
    }
}
