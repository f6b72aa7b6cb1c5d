//! Our World in Data's energy data set: supply, production and power by country and year, in terawatt-hours.
//!
//! That file counts power from nuclear, hydro, solar, wind and other renewables by what fossil fuels would have had to be burnt
//! for it (the substitution method). Our balance counts water, sun and wind as power and nuclear power as reactor heat, so that
//! their `*_consumption` columns are not taken: see [`energy`].

use std::collections::{BTreeMap, BTreeSet};

use model::Quality;
use tables::{BalanceRow, Tables};

use crate::cells::{self, Column, Csv};
use crate::error::ImportError;
use crate::figures::{self, Figure};
use crate::format::Format;
use crate::opened::{Opened, open};
use crate::options::Options;
use crate::places::Places;
use crate::report::{At, Remark, Report};
use crate::rows::Rows;

mod energy;
use energy::{Cells, NEEDED};

/// What a table lacks to be the data set: who and when, and a single column of energy.
pub fn missing(table: &Csv) -> Vec<&'static str> {
    let has = |name: &str| table.column(&Column::any(&[name])).is_some();
    let mut missing = ["country", "year", "iso_code"]
        .into_iter()
        .filter(|name| !has(name))
        .collect::<Vec<_>>();
    if !NEEDED.iter().any(|name| has(name)) {
        missing.push("coal_consumption (or another column of energy)");
    }
    missing
}

/// Reads the data set.
pub fn read(
    file: &str,
    bytes: &[u8],
    tables: &Tables,
    options: &Options,
    quality: Quality,
) -> Result<(Rows, Report), ImportError> {
    let Opened { table, .. } = open(file, bytes, Format::Owid, missing)?;
    let mut report = Report::default();
    columns(&table, &mut report);
    let mut reader = Reader {
        places: Places::of(tables),
        since: tables.balance.iter().map(|row| row.year).min(),
        options,
        quality,
        table: &table,
        seen: BTreeMap::new(),
        elsewhere: BTreeSet::new(),
        outside: BTreeMap::new(),
        empty: BTreeMap::new(),
        report,
    };
    let mut rows = Vec::new();
    for (line, cells) in &table.rows {
        match reader.rows(*line, cells) {
            Ok(found) => rows.extend(found),
            Err(Some(remark)) => reader.report.push(remark),
            Err(None) => {}
        }
    }
    reader.sum_up();
    // Within a year the rows are in order already.
    rows.sort_by(|a: &BalanceRow, b: &BalanceRow| {
        (&a.importer, a.year).cmp(&(&b.importer, b.year))
    });
    Ok((Rows::Balance(rows), reader.report))
}

/// Tells which columns are absent and which are not read.
fn columns(table: &Csv, report: &mut Report) {
    for name in NEEDED {
        if table.column(&Column::any(&[name])).is_none() {
            let message = "is absent: the cells that it would fill stay empty";
            report.push(Remark::note(At::Line(1), message).of(name, ""));
        }
    }
    let used = ["country", "year", "iso_code"].iter().chain(NEEDED);
    let used = used.map(|name| cells::plain(name)).collect::<BTreeSet<_>>();
    let idle = table.names().iter().map(String::as_str);
    let idle = idle
        .filter(|name| !used.contains(&cells::plain(name)))
        .collect::<Vec<_>>();
    if !idle.is_empty() {
        let message = format!("{} columns are not read", idle.len());
        report.push(Remark::note(At::Line(1), message).of("", &idle.join(", ")));
    }
}

struct Reader<'a> {
    places: Places<'a>,
    /// The first year of the package's balance, before which nothing is taken unless years are asked for.
    since: Option<u16>,
    options: &'a Options,
    quality: Quality,
    table: &'a Csv,
    /// The line of each importer and year.
    seen: BTreeMap<(String, u16), u64>,
    /// Countries and regions that were passed over.
    elsewhere: BTreeSet<String>,
    /// How many years of each importer were passed over, and where the first stands.
    outside: BTreeMap<String, (u64, usize)>,
    /// In how many rows each column is empty.
    empty: BTreeMap<&'static str, usize>,
    report: Report,
}

impl Reader<'_> {
    /// The rows of a line; `Err(None)` where something else tells why there are none.
    fn rows(&mut self, line: u64, cells: &[String]) -> Result<Vec<BalanceRow>, Option<Remark>> {
        let at = At::Line(line);
        if let Some(misfit) = self.table.misfit(cells) {
            return Err(Some(Remark::error(at, misfit)));
        }
        let get = |name: &str| {
            let position = self.table.column(&Column::any(&[name]));
            let cell = position.and_then(|position| cells.get(position));
            cell.map_or("", |cell| cell.trim())
        };
        let (country, importer) = (get("country"), get("iso_code"));
        if !self.places.is_importer(importer) {
            // A country has two hundred lines, and one word for them is enough.
            if !self.elsewhere.insert(country.to_owned()) {
                return Err(None);
            }
            let message = if importer.is_empty() || importer.starts_with("OWID") {
                "is a region or a group of countries: its lines are left out"
            } else {
                "is no importer of the package: its lines are left out"
            };
            return Err(Some(Remark::left_out(at, message).of("country", country)));
        }
        let Some(year) = figures::year(get("year")) else {
            let message = "is no year: write four digits";
            return Err(Some(Remark::error(at, message).of("year", get("year"))));
        };
        if !self.wants(year) {
            let outside = self.outside.entry(importer.to_owned()).or_insert((line, 0));
            outside.1 += 1;
            return Err(None);
        }
        if let Some(first) = self.seen.insert((importer.to_owned(), year), line) {
            let message =
                format!("{importer} {year} stands on line {first} already; keep one of the two");
            return Err(Some(Remark::error(at, message).of("iso_code", importer)));
        }
        let figures = self.figures(line, get);
        let (rows, restated) = energy::rows(&figures);
        if restated {
            self.report.push(
                Remark::note(
                    At::Line(line),
                    "was restated: hydro, solar, wind and other renewables as power and nuclear as heat, like our other rows",
                )
                .of("primary_energy_consumption", get("primary_energy_consumption")),
            );
        }
        let quality = |restated: bool| {
            if restated {
                self.quality.max(Quality::Derived)
            } else {
                self.quality
            }
        };
        Ok(rows
            .into_iter()
            .map(|row| BalanceRow {
                importer: importer.to_owned(),
                year,
                energy_source: row.item,
                supply_pj: row.supply.map(figures::petajoules),
                production_pj: row.production.map(figures::petajoules),
                electricity_twh: row.electricity.map(|twh| figures::decimals(twh, 1)),
                source_id: self.options.source.clone(),
                quality: quality(restated && row.item == tables::BalanceItem::Total),
            })
            .collect())
    }

    fn wants(&self, year: u16) -> bool {
        match self.options.years {
            Some(_) => self.options.wants(year),
            None => self.since.is_none_or(|since| year >= since),
        }
    }

    /// The figures of a line in terawatt-hours.
    fn figures<'c>(&mut self, line: u64, get: impl Fn(&str) -> &'c str) -> Cells {
        let mut figures = Cells::new();
        for &name in NEEDED {
            let cell = get(name);
            match figures::figure(cell) {
                Figure::Number(twh) if twh < 0.0 => self.report.push(
                    Remark::error(
                        At::Line(line),
                        "is below zero: put it right or empty the cell",
                    )
                    .of(name, cell),
                ),
                Figure::Number(twh) => {
                    figures.insert(name, twh);
                }
                Figure::Nothing => {
                    if self.table.column(&Column::any(&[name])).is_some() {
                        *self.empty.entry(name).or_default() += 1;
                    }
                }
                Figure::TooSmall | Figure::Unreadable => self.report.push(
                    Remark::error(
                        At::Line(line),
                        "is no number: write digits with a decimal point",
                    )
                    .of(name, cell),
                ),
            }
        }
        figures
    }

    /// Says once what many lines have in common.
    fn sum_up(&mut self) {
        let range = match (&self.options.years, self.since) {
            (Some(years), _) => format!("outside {} to {}", years.start(), years.end()),
            (None, since) => format!(
                "before {}, where the package's balance begins",
                since.unwrap_or(0)
            ),
        };
        for (importer, (line, count)) in std::mem::take(&mut self.outside) {
            let message = format!("years left out {range}: {count}; choose others with --years");
            self.report
                .push(Remark::left_out(At::Line(line), message).of("iso_code", &importer));
        }
        for (name, count) in std::mem::take(&mut self.empty) {
            let message = format!(
                "is empty in {count} of the lines taken, and so are the cells that it fills"
            );
            self.report
                .push(Remark::note(At::File, message).of(name, ""));
        }
        if !self.seen.is_empty() {
            self.report.push(Remark::note(
                At::File,
                "other renewables are counted by their power alone; the heat and fuel that they also give is in no column of the file",
            ));
        }
    }
}
