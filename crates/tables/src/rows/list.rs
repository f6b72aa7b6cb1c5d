//! Cells that hold several identifiers with `;` between them.

use serde::{Deserialize, Deserializer, Serializer};

/// Reads the items; an empty cell has none.
pub fn deserialize<'de, D: Deserializer<'de>>(cell: D) -> Result<Vec<String>, D::Error> {
    let cell = String::deserialize(cell)?;
    Ok(cell
        .split(';')
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect())
}

/// Writes the items back into one cell.
pub fn serialize<S: Serializer>(items: &[String], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&items.join(";"))
}
