//! Writes a generated table: UTF-8, line feeds, header from the row type.

use std::path::Path;

use anyhow::Context;
use serde::Serialize;

/// Writes `rows` to `<table>.csv`, whole or not at all.
pub fn table<T: Serialize>(into: &Path, table: &str, rows: &[T]) -> anyhow::Result<()> {
    anyhow::ensure!(!rows.is_empty(), "{table}: the evidence gave no rows");
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    let file = into.join(format!("{table}.csv"));
    std::fs::write(&file, bytes).with_context(|| format!("cannot write {table}.csv"))
}
