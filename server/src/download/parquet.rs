//! A table as Apache Parquet, with the types that its description gives.

use polars::prelude::*;
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};
use tables::{Column as Cells, Tables};

use crate::aggregate::AggregateError;
use crate::site::MakeError;

/// The bytes of a table. Blocks.
pub fn written(table: &str, tables: &Tables) -> Result<Vec<u8>, MakeError> {
    let columns = tables.columns(table).unwrap_or_default();
    let columns = columns.into_iter().map(|(name, cells)| series(name, cells));
    let bytes = frame(columns.collect()).map_err(AggregateError::from)?;
    Ok(bytes)
}

fn frame(columns: Vec<Column>) -> PolarsResult<Vec<u8>> {
    let mut frame = DataFrame::new_infer_height(columns)?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        // Read by everything, and these tables are small.
        .with_compression(ParquetCompression::Snappy)
        .finish(&mut frame)?;
    Ok(bytes)
}

fn series(name: String, cells: Cells) -> Column {
    let name = PlSmallStr::from_string(name);
    match cells {
        Cells::Text(cells) => Column::new(name, cells),
        Cells::Number(cells) => Column::new(name, cells),
        Cells::Integer(cells) => Column::new(name, cells),
        Cells::Boolean(cells) => Column::new(name, cells),
        Cells::Numbers(cells) => {
            let lists = cells
                .into_iter()
                .map(|cell| cell.map(|items| Series::new(PlSmallStr::EMPTY, items)));
            let lists = lists.collect::<ListChunked>();
            lists.into_series().with_name(name).into_column()
        }
    }
}
