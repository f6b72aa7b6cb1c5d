//! UN Comtrade: imports by partner and commodity, in kilograms.

use std::collections::BTreeMap;

use model::{Fuel, Quality};
use tables::Tables;

use crate::areas::{self, Area};
use crate::cells::{self, Csv};
use crate::codes::{Commodity, commodity};
use crate::error::ImportError;
use crate::figures::{self, Figure};
use crate::flows::{Flows, Group};
use crate::format::Format;
use crate::opened::{Opened, open};
use crate::options::Options;
use crate::places::{self, OTHER, Places};
use crate::report::{At, Remark, Report};
use crate::rows::Rows;

mod columns;
mod levels;
mod line;
mod prices;
use columns::Columns;
use line::Line;

const UNIT: &str = "Mt";
const KILOGRAMS_PER_UNIT: f64 = 1e9;
/// Digits after the point, as in our table: a hundred tonnes.
const DECIMALS: usize = 4;

/// What a table lacks to be an export of Comtrade.
pub fn missing(table: &Csv) -> Vec<&'static str> {
    Columns::missing(table)
}

/// Reads an export.
pub fn read(
    file: &str,
    bytes: &[u8],
    tables: &Tables,
    options: &Options,
    quality: Quality,
) -> Result<(Rows, Report), ImportError> {
    let Opened { table, latin_1 } = open(file, bytes, Format::Comtrade, missing)?;
    let mut report = Report::default();
    if latin_1 {
        report.push(Remark::note(
            At::File,
            "is not UTF-8 and was read as Latin-1; names may look odd, codes and numbers do not depend on it",
        ));
    }
    for position in Columns::unknown(&table) {
        let remark = Remark::note(
            At::Line(1),
            "is a column that we do not know: it was not read",
        );
        report.push(remark.of(table.name(position), ""));
    }
    let mut reader = Reader {
        columns: Columns::of(&table),
        places: Places::of(tables),
        table: &table,
        options,
        quality,
        seen: BTreeMap::new(),
        report,
    };
    let entries = table
        .rows
        .iter()
        .filter_map(|(line, cells)| match reader.entry(*line, cells) {
            Ok(entry) => entry,
            Err(remark) => {
                reader.report.push(remark);
                None
            }
        })
        .collect::<Vec<_>>();
    let mut report = reader.report;
    let entries = levels::choose(entries, &mut report);
    prices::check(&entries, &mut report);
    let mut flows = Flows::default();
    for entry in entries {
        let volume = entry.kilograms / KILOGRAMS_PER_UNIT;
        match entry.supplier {
            Some(supplier) => flows.add(entry.group, UNIT, &supplier, volume, entry.quality),
            None => flows.total(entry.group, UNIT, volume, At::Line(entry.line)),
        }
    }
    let round = |volume: f64| figures::decimals(volume, DECIMALS);
    let rows = flows.rows(tables, &options.source, round, &mut report);
    Ok((Rows::Flows(rows), report))
}

/// A line that counts.
pub struct Entry {
    line: u64,
    group: Group,
    /// The commodity's code.
    code: String,
    /// Whether the code stands for a part of the fuel.
    part: bool,
    /// `None` for the sum of all partners.
    supplier: Option<String>,
    kilograms: f64,
    dollars: Option<f64>,
    quality: Quality,
}

struct Reader<'a> {
    columns: Columns,
    places: Places<'a>,
    table: &'a Csv,
    options: &'a Options,
    quality: Quality,
    /// The line on which each importer, year, commodity and partner stands first.
    seen: BTreeMap<[String; 4], u64>,
    report: Report,
}

impl Reader<'_> {
    /// What a line comes to: an entry, nothing that is worth a word, or the remark that it was left out with.
    fn entry(&mut self, line: u64, cells: &[String]) -> Result<Option<Entry>, Remark> {
        if let Some(misfit) = self.table.misfit(cells) {
            return Err(Remark::error(At::Line(line), misfit));
        }
        let line = Line {
            at: At::Line(line),
            number: line,
            cells,
            table: self.table,
        };
        self.import_of_goods(&line)?;
        let (fuel, code, part) = self.fuel(&line)?;
        self.whole(&line)?;
        let importer = self.importer(&line)?;
        let year = self.year(&line)?;
        let partner = self.partner(&line)?;
        let (column, _, named) = line.first(&[self.columns.partner, self.columns.partner_iso]);
        let key = [
            importer.clone(),
            year.to_string(),
            code.clone(),
            named.to_owned(),
        ];
        if let Some(first) = self.seen.get(&key) {
            let message = format!(
                "{code} of {importer} {year} from this partner stands on line {first} already; keep one of the two"
            );
            return Err(line.error(column, &message));
        }
        self.seen.insert(key, line.number);
        let supplier = match partner {
            Partner::World => None,
            Partner::Place(code) => Some(code),
        };
        let (kilograms, quality) = self.weight(&line, supplier.is_none())?;
        let dollars = match figures::figure(line.get(self.columns.value)) {
            Figure::Number(dollars) => Some(dollars),
            _ => None,
        };
        Ok(Some(Entry {
            line: line.number,
            group: Group::new(&importer, year, fuel),
            code,
            part,
            supplier,
            kilograms,
            dollars,
            quality,
        }))
    }

    /// Leaves out services, months and every direction but imports.
    fn import_of_goods(&self, line: &Line<'_>) -> Result<(), Remark> {
        let columns = &self.columns;
        let kind = line.get(columns.kind);
        if !kind.is_empty() && kind != "C" {
            return Err(line.left_out(columns.kind, "is no trade in goods"));
        }
        let month = line.get(columns.month);
        let period = line.get(columns.period);
        let frequency = line.get(columns.frequency);
        let a_month = "is a month or a quarter: ask for years (frequency A)";
        if !frequency.is_empty() && frequency != "A" {
            return Err(line.left_out(columns.frequency, a_month));
        }
        // Years have 52 or nothing as their month.
        if frequency.is_empty() && period.len() == 6 {
            return Err(line.left_out(columns.period, a_month));
        }
        if frequency.is_empty()
            && (1..=12).any(|number| month.trim_start_matches('0') == number.to_string())
        {
            return Err(line.left_out(columns.month, a_month));
        }
        let (found, _, code) = line.first(&[columns.flow, columns.flow_words]);
        let column = found.or(columns.flow).or(columns.flow_words);
        if code.is_empty() {
            return Err(line.error(
                column,
                "is empty: write M for imports, or leave the line out",
            ));
        }
        match cells::plain(code).as_str() {
            "m" | "1" | "import" | "imports" => Ok(()),
            "x" | "2" | "export" | "exports" | "dx" | "xip" | "xop" | "domesticexport" => {
                Err(line.left_out(column, "is an export"))
            }
            "rx" | "3" | "reexport" | "reexports" => Err(line.left_out(column, "is a re-export")),
            "rm" | "4" | "reimport" | "reimports" => {
                Err(line.left_out(column, "is a re-import, which imports hold already"))
            }
            "fm" | "mip" | "mop" | "foreignimport" => {
                Err(line.left_out(column, "is a part of imports, which imports hold already"))
            }
            _ => Err(line.error(
                column,
                "is no direction that we know: write M for imports, or leave the line out",
            )),
        }
    }

    /// The fuel, the code, and whether that is a part of the fuel.
    fn fuel(&self, line: &Line<'_>) -> Result<(Fuel, String, bool), Remark> {
        let column = self.columns.commodity;
        let classification = line.get(self.columns.classification);
        if !classification.is_empty() && !classification.starts_with('H') {
            return Err(line.error(
                self.columns.classification,
                "is not the Harmonized System: ask for commodities by HS",
            ));
        }
        let code = line.get(column);
        match commodity(code) {
            Commodity::Whole(fuel) => Ok((fuel, code.to_owned(), false)),
            Commodity::Part(fuel) => Ok((fuel, code.to_owned(), true)),
            Commodity::Mixed(what) => Err(line.left_out(column, what)),
            Commodity::Other if code.is_empty() => {
                Err(line.error(column, "is empty: write the HS code"))
            }
            Commodity::Other => Err(line.left_out(column, "is no fuel of ours")),
        }
    }

    /// Leaves out parts of lines that are there as a whole too.
    fn whole(&self, line: &Line<'_>) -> Result<(), Remark> {
        let [number, iso] = self.columns.second;
        if !matches!(line.get(number), "" | "0") || !matches!(line.get(iso), "" | "W00" | "WLD") {
            return Err(line.left_out(
                if matches!(line.get(number), "" | "0") {
                    iso
                } else {
                    number
                },
                "is a part by second partner: ask for second partner World",
            ));
        }
        for column in self.columns.splits {
            if !matches!(line.get(column), "" | "0" | "C00") {
                return Err(line.left_out(
                    column,
                    "is a part by customs procedure, supply or transport: ask for the sum of all",
                ));
            }
        }
        Ok(())
    }

    fn importer(&self, line: &Line<'_>) -> Result<String, Remark> {
        let (column, area, value) =
            self.area(line, self.columns.reporter_iso, self.columns.reporter);
        match area {
            Some(Found::Place(code)) if self.places.is_importer(&code) => Ok(code),
            Some(_) => Err(line.left_out(
                column,
                &format!(
                    "is no importer of the package, which has {}: add it to importers.csv to have it",
                    self.places.importers()
                ),
            )),
            None => Err(line.error(
                column,
                &format!("{value:?} is no area that we know: write the ISO 3166-1 code of three letters"),
            )),
        }
    }

    fn year(&self, line: &Line<'_>) -> Result<u16, Remark> {
        let column = self.columns.year.or(self.columns.period);
        let Some(year) = figures::year(line.get(column)) else {
            return Err(line.error(column, "is no year: write four digits"));
        };
        if self.options.wants(year) {
            Ok(year)
        } else {
            Err(line.left_out(column, "is outside the years asked for"))
        }
    }

    fn partner(&mut self, line: &Line<'_>) -> Result<Partner, Remark> {
        let (column, area, value) = self.area(line, self.columns.partner_iso, self.columns.partner);
        let code = match area {
            Some(Found::World) => return Ok(Partner::World),
            Some(Found::Sum) => {
                return Err(
                    line.left_out(column, "is a sum of partners that have lines of their own")
                );
            }
            Some(Found::Unspecified) => {
                if self.options.others {
                    self.report
                        .push(line.note(column, "is no single place: counted as OTHER"));
                    return Ok(Partner::Place(OTHER.to_owned()));
                }
                return Err(line.error(
                    column,
                    "is no single place: count it as OTHER with --others, or leave the line out",
                ));
            }
            Some(Found::Place(code)) => code,
            None => {
                return Err(line.error(
                    column,
                    &format!("{value:?} is no area that we know: write the ISO 3166-1 code of three letters"),
                ));
            }
        };
        if matches!(value.as_str(), "S19" | "490") {
            self.report.push(line.note(
                column,
                "is \"Other Asia, nes\", read as Taiwan, which Comtrade has under no other name",
            ));
        }
        if self.places.has(&code) {
            Ok(Partner::Place(code))
        } else if self.options.others {
            self.report.push(line.note(
                column,
                &format!("has no place {code} in the package: counted as OTHER"),
            ));
            Ok(Partner::Place(OTHER.to_owned()))
        } else {
            Err(line.error(column, &places::unknown(&code)))
        }
    }

    /// The area that a line names by ISO code or by number, the column that decided, and its value.
    fn area(
        &self,
        line: &Line<'_>,
        iso: Option<usize>,
        number: Option<usize>,
    ) -> (Option<usize>, Option<Found>, String) {
        let (code, digits) = (line.get(iso).to_uppercase(), line.get(number));
        let by_iso = areas::by_iso(&code).map(Found::from).or_else(|| {
            // A package may have places that we have not heard of.
            self.places.has(&code).then(|| Found::Place(code.clone()))
        });
        if by_iso.is_some() || digits.is_empty() {
            return (iso, by_iso, code);
        }
        (
            number,
            areas::by_number(digits).map(Found::from),
            digits.to_owned(),
        )
    }

    /// Kilograms, and how good they are.
    fn weight(&mut self, line: &Line<'_>, is_total: bool) -> Result<(f64, Quality), Remark> {
        let column = self.columns.weight;
        let kilograms = match figures::figure(line.get(column)) {
            Figure::Number(kilograms) if kilograms < 0.0 => {
                return Err(line.error(column, "is below zero: put it right or leave the line out"));
            }
            // Where there is no weight, the old site wrote zero.
            Figure::Number(kilograms) if kilograms > 0.0 => kilograms,
            Figure::Nothing | Figure::Number(_) => {
                return Err(line.left_out(
                    column,
                    "there is no weight, and none is made up from the value",
                ));
            }
            Figure::TooSmall | Figure::Unreadable => {
                return Err(line.error(column, "is no number: write digits with a decimal point"));
            }
        };
        let mut quality = self.quality;
        if !is_total && let Some(column) = self.estimated(line) {
            quality = quality.max(Quality::Estimate);
            self.report.push(line.note(
                Some(column),
                "the weight is an estimate of the United Nations: the row is of quality estimate",
            ));
        }
        Ok((kilograms, quality))
    }

    /// The column that says that the weight of a line is an estimate; `None` where nothing says so.
    fn estimated(&self, line: &Line<'_>) -> Option<usize> {
        let columns = &self.columns;
        let (column, estimates) = match columns.weight_estimated {
            Some(column) => (column, ["true", "1"]),
            // 4: net weight, 6: net weight and quantity.
            None => (columns.flag?, ["4", "6"]),
        };
        let says = cells::plain(line.get(Some(column)));
        estimates.contains(&says.as_str()).then_some(column)
    }
}

enum Partner {
    World,
    Place(String),
}

enum Found {
    Place(String),
    World,
    Sum,
    Unspecified,
}

impl From<Area> for Found {
    fn from(area: Area) -> Self {
        match area {
            Area::Country(code) => Self::Place(code.to_owned()),
            Area::World => Self::World,
            Area::Sum => Self::Sum,
            Area::Unspecified => Self::Unspecified,
        }
    }
}
