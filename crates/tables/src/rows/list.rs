//! Cells that hold several items with `;` between them.

use std::fmt::Display;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serializer, de};

/// Reads the items; an empty cell has none.
pub fn deserialize<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(
    cell: D,
) -> Result<Vec<T>, D::Error> {
    let cell = String::deserialize(cell)?;
    cell.split(';')
        .filter(|item| !item.is_empty())
        .map(|item| item.parse().map_err(de::Error::custom))
        .collect()
}

/// Writes the items back into one cell.
pub fn serialize<S: Serializer, T: ToString>(items: &[T], to: S) -> Result<S::Ok, S::Error> {
    let items = items.iter().map(T::to_string).collect::<Vec<_>>();
    to.serialize_str(&items.join(";"))
}
