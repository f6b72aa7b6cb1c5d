//! Turns what others publish into rows of our data package.
//!
//! Three formats are read: an export of UN Comtrade, the trade matrices of the Energy Institute's Statistical Review, and the
//! energy data set of Our World in Data. [`read`] is pure: bytes and the checked tables of a package in, an [`Import`] out, which
//! holds the rows and a [`Remark`] for everything that was not taken as it stands. [`merge`] adds the rows to a package in a
//! folder, and writes nothing unless the whole package is valid with them.
//!
//! Invariants: no bytes make this crate panic; a figure is taken, or left out with a remark that says where it stands and why,
//! and never made up; the rows are in the order of our tables.
//!
//! ```
//! use import::{Format, Options, read};
//! let tables = tables::Tables::embedded()?;
//! let file = b"refYear,reporterISO,flowCode,partnerISO,cmdCode,netWgt\n2023,JPN,M,AUS,271111,28000000000\n";
//! let read = read(Format::Comtrade, "trade.csv", file, &tables, &Options::new("COMTRADE_GCAM_2017_2024"))?;
//! assert_eq!(
//!     read.to_csv(),
//!     "importer,year,fuel,supplier,volume,unit,source_id,quality\n\
//!      JPN,2023,lng,AUS,28,Mt,COMTRADE_GCAM_2017_2024,official\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod areas;
mod cells;
mod codes;
mod comtrade;
mod error;
mod figures;
mod flows;
mod format;
mod matrices;
mod matrix;
mod merge;
mod names;
mod opened;
mod options;
mod owid;
mod places;
mod report;
mod rows;
mod workbook;

pub use error::{ImportError, MergeError};
pub use format::Format;
pub use merge::{Merged, merge};
pub use options::Options;
pub use report::{At, Remark, RemarkKind, as_table};
pub use rows::{Import, Rows, Table};

use tables::Tables;

/// Reads a file. `file_name` is for messages only; `tables` say which importers, places, units and sources there are.
///
/// The answer may hold no rows at all: then its report holds an error that says so.
pub fn read(
    format: Format,
    file_name: &str,
    bytes: &[u8],
    tables: &Tables,
    options: &Options,
) -> Result<Import, ImportError> {
    if !tables
        .sources
        .iter()
        .any(|row| row.source_id == options.source)
    {
        return Err(ImportError::UnknownSource {
            source_id: options.source.clone(),
        });
    }
    let of_sheets = [
        ("--sheet", options.sheet.is_some()),
        ("--year", options.year.is_some()),
    ];
    let idle = of_sheets.into_iter().find(|(_, is_given)| *is_given);
    if let Some((option, _)) = idle.filter(|_| format != Format::EiTrade) {
        let file = file_name.to_owned();
        return Err(ImportError::Idle {
            option,
            file,
            format,
        });
    }
    let quality = options.quality.unwrap_or(format.quality());
    let (rows, mut report) = match format {
        Format::Comtrade => comtrade::read(file_name, bytes, tables, options, quality)?,
        Format::EiTrade => matrices::read(file_name, bytes, tables, options, quality)?,
        Format::Owid => owid::read(file_name, bytes, tables, options, quality)?,
    };
    if rows.is_empty() {
        report.push(Remark::error(
            At::File,
            "no row of this file can be used; the remarks say why",
        ));
    }
    Ok(Import {
        rows,
        report: report.in_order(),
    })
}
