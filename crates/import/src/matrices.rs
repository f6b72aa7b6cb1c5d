//! The Statistical Review's trade matrices: who bought from whom, by fuel.

use std::collections::BTreeSet;

use model::{Fuel, Quality};
use tables::Tables;

use crate::cells::{self, Sheet};
use crate::error::ImportError;
use crate::figures::{self, Figure};
use crate::flows::{Flows, Group};
use crate::format::Format;
use crate::matrix::{self, Label, Matrix, Unit};
use crate::names::{self, Name};
use crate::options::Options;
use crate::places::{self, OTHER, Places};
use crate::report::{At, Remark, Report};
use crate::rows::Rows;
use crate::workbook;

/// Digits that figures of the review are carried with.
const DIGITS: usize = 3;
/// Less than this is left out: with figures down to fractions of a tonne, it is the noise of a computation.
const LEAST: f64 = 0.000_05;

const UNKNOWN: &str =
    "is no name that we know: correct it, or add a place of this name to places.csv";

/// Reads a workbook, or one of its sheets saved as CSV.
pub fn read(
    file: &str,
    bytes: &[u8],
    tables: &Tables,
    options: &Options,
    quality: Quality,
) -> Result<(Rows, Report), ImportError> {
    let unreadable = |why: String| ImportError::Unreadable {
        file: file.to_owned(),
        why,
    };
    let mut report = Report::default();
    let sheets = if workbook::is_workbook(bytes) {
        workbook::sheets(bytes, options.sheet.as_deref()).map_err(unreadable)?
    } else {
        let decoded = cells::decode(bytes)
            .ok_or_else(|| unreadable("it is UTF-16; save it as CSV in UTF-8".to_owned()))?;
        vec![cells::sheet(&decoded.text)]
    };
    let matrices = sheets
        .iter()
        .flat_map(|sheet| {
            matrix::find(sheet)
                .into_iter()
                .map(move |matrix| (sheet, matrix))
        })
        .collect::<Vec<_>>();
    if matrices.is_empty() {
        return Err(ImportError::WrongFormat {
            file: file.to_owned(),
            wanted: Format::EiTrade,
            why: "no sheet has a trade matrix, which has the word From or To in its first column and names along its top".to_owned(),
            looks_like: Format::of(bytes).filter(|format| *format != Format::EiTrade),
        });
    }
    let with = matrices
        .iter()
        .filter_map(|(sheet, _)| sheet.name.as_deref());
    let without = sheets.len() - with.collect::<BTreeSet<_>>().len();
    if without > 0 && sheets.iter().any(|sheet| sheet.name.is_some()) {
        report.push(Remark::note(
            At::File,
            format!("sheets that hold no trade matrix and were not read: {without}"),
        ));
    }
    let mut reader = Reader {
        places: Places::of(tables),
        options,
        quality,
        flows: Flows::default(),
        report,
    };
    for (sheet, matrix) in &matrices {
        reader.matrix(sheet, matrix);
    }
    let mut report = reader.report;
    let round = |volume: f64| {
        if volume < LEAST {
            0.0
        } else {
            figures::significant(volume, DIGITS)
        }
    };
    let rows = reader
        .flows
        .rows(tables, &options.source, round, &mut report);
    Ok((Rows::Flows(rows), report))
}

/// What a matrix is of.
struct Subject {
    fuel: Fuel,
    unit: Unit,
    year: u16,
}

struct Reader<'a> {
    places: Places<'a>,
    options: &'a Options,
    quality: Quality,
    flows: Flows,
    report: Report,
}

impl Reader<'_> {
    fn matrix(&mut self, sheet: &Sheet, matrix: &Matrix) {
        let subject = match self.subject(sheet, matrix) {
            Ok(subject) => subject,
            Err(remark) => return self.report.push(remark),
        };
        if !self.options.wants(subject.year) {
            let at = at(sheet, matrix.header, 0);
            self.report.push(
                Remark::left_out(at, "is outside the years asked for")
                    .of("year", &subject.year.to_string()),
            );
            return;
        }
        let mut elsewhere = Vec::new();
        let (importers, suppliers) = matrix.sides();
        let mut seen = BTreeSet::new();
        for importer in importers {
            let (row, column) = match matrix.side {
                matrix::Side::From => (matrix.header, importer.index),
                matrix::Side::To => (importer.index, 0),
            };
            let at = at(sheet, row, column);
            match self.name(&importer.name) {
                Some(Name::Place(code)) if self.places.is_importer(code) => {
                    let group = Group::new(code, subject.year, subject.fuel);
                    if !seen.insert(code) || self.flows.has(&group) {
                        let message =
                            format!("{group} stands in the file already; choose one with --sheet");
                        self.report
                            .push(Remark::error(at, message).of("importer", &importer.name));
                        continue;
                    }
                    self.importer(sheet, matrix, &subject, &group, importer, suppliers);
                }
                Some(_) => elsewhere.push(importer.name.as_str()),
                // Nothing of ours lacks for it, unless it is an importer of ours.
                None => self
                    .report
                    .push(Remark::left_out(at, UNKNOWN).of("importer", &importer.name)),
            }
        }
        if !elsewhere.is_empty() {
            let message = format!(
                "not among the importers of the package ({}): {}",
                self.places.importers(),
                elsewhere.join(", ")
            );
            self.report
                .push(Remark::left_out(at(sheet, matrix.header, 0), message));
        }
    }

    /// What a matrix is of, or why it is not read.
    fn subject(&mut self, sheet: &Sheet, matrix: &Matrix) -> Result<Subject, Remark> {
        let here = || at(sheet, matrix.header, 0);
        let label = sheet.cell(matrix.header, 0);
        let fuel = matrix.fuel.ok_or_else(|| {
            Remark::left_out(
                here(),
                "tells no fuel of ours: crude oil and products together, or something else",
            )
            .of("heading", &matrix.title)
        })?;
        let unit = matrix.unit.ok_or_else(|| {
            Remark::error(
                here(),
                "tells no unit that we know: million tonnes, billion cubic metres or exajoules",
            )
            .of("unit", label)
        })?;
        if unit == Unit::Mtoe {
            self.report.push(
                Remark::note(here(), "was turned into exajoules, 41.868 petajoules for a million tonnes of oil equivalent")
                    .of("unit", label),
            );
        }
        let year = match (self.options.year, matrix.years.as_slice()) {
            (Some(year), told) => {
                if !told.contains(&year) {
                    let message = format!("was taken for {year}, as asked");
                    self.report
                        .push(Remark::note(here(), message).of("heading", &matrix.title));
                }
                year
            }
            (None, [year]) => *year,
            (None, _) => {
                let message = "tells no single year: say which it is with --year";
                return Err(Remark::error(here(), message).of("heading", &matrix.title));
            }
        };
        Ok(Subject { fuel, unit, year })
    }

    /// The suppliers of one importer.
    fn importer(
        &mut self,
        sheet: &Sheet,
        matrix: &Matrix,
        subject: &Subject,
        group: &Group,
        importer: &Label,
        suppliers: &[Label],
    ) {
        let (unit, factor) = subject.unit.ours();
        let mut seen = BTreeSet::new();
        for supplier in suppliers {
            let (row, column) = matrix.place(importer.index, supplier.index);
            let volume = match volume(sheet, row, column) {
                Ok(volume) => volume * factor,
                Err(remark) => {
                    self.report
                        .push(remark.of(&supplier.name, sheet.cell(row, column)));
                    continue;
                }
            };
            // A matrix is full of zeros, and they say nothing.
            if volume <= 0.0 {
                continue;
            }
            if !seen.insert(supplier.name.to_lowercase()) {
                self.report.push(
                    Remark::error(
                        at(sheet, row, column),
                        format!("{group}: the name stands twice; keep one"),
                    )
                    .of("supplier", &supplier.name),
                );
                continue;
            }
            match self.supplier(&supplier.name, at(sheet, row, column)) {
                Ok(code) => self
                    .flows
                    .add(group.clone(), unit, &code, volume, self.quality),
                Err(remark) => self.report.push(remark.of("supplier", &supplier.name)),
            }
        }
        if let Some((row, column)) = matrix.total(importer.index)
            && let Figure::Number(total) = figures::figure(sheet.cell(row, column))
        {
            self.flows
                .total(group.clone(), unit, total * factor, at(sheet, row, column));
        }
    }

    /// What a name stands for, in the review or in the package.
    fn name<'n>(&self, name: &str) -> Option<Name<'n>>
    where
        Self: 'n,
    {
        names::find(name).or_else(|| self.places.named(name).map(Name::Place))
    }

    /// The code of a supplier.
    fn supplier(&mut self, name: &str, at: At) -> Result<String, Remark> {
        match self.name(name) {
            Some(Name::Place(code)) if self.places.has(code) => Ok(code.to_owned()),
            Some(Name::Place(code)) if self.options.others => {
                let message = format!("has no place {code} in the package: counted as OTHER");
                self.report
                    .push(Remark::note(at, message).of("supplier", name));
                Ok(OTHER.to_owned())
            }
            Some(Name::Place(code)) => Err(Remark::error(at, places::unknown(code))),
            // Whether it sums up other rows cannot be told, so that it is never counted as OTHER.
            Some(Name::Sum) => Err(Remark::left_out(
                at,
                "is a region that sums up others: not counted, whatever the total says",
            )),
            None => Err(Remark::error(at, UNKNOWN)),
        }
    }
}

/// A figure of a matrix; an empty cell is zero.
fn volume(sheet: &Sheet, row: usize, column: usize) -> Result<f64, Remark> {
    let at = at(sheet, row, column);
    match figures::figure(sheet.cell(row, column)) {
        Figure::Nothing => Ok(0.0),
        Figure::Number(volume) if volume < 0.0 => Err(Remark::error(
            at,
            "is below zero: put it right or empty the cell",
        )),
        Figure::Number(volume) => Ok(volume),
        Figure::TooSmall => Err(Remark::left_out(
            at,
            "is a mark for less than the table shows; no figure is made up for it",
        )),
        Figure::Unreadable => Err(Remark::error(
            at,
            "is no number: write digits with a decimal point",
        )),
    }
}

/// Where a cell is: in a workbook by sheet, letters and number, in a text file by its line.
fn at(sheet: &Sheet, row: usize, column: usize) -> At {
    let number = sheet.number(row);
    match &sheet.name {
        Some(name) => At::Cell {
            sheet: name.clone(),
            row: number,
            column,
        },
        None => At::Line(number),
    }
}
