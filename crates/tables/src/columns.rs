//! A table as typed columns, for those who write it in another format.

use crate::descriptor::{Field, FieldType, ItemType};
use crate::grid::Grid;
use crate::tables::Tables;

/// The cells of a column in the order of the file; an empty cell is `None`.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Texts. A list of texts is one, with its delimiter, since programs differ in which lists they can read.
    Text(Vec<Option<String>>),
    /// Decimal numbers.
    Number(Vec<Option<f64>>),
    /// Whole numbers.
    Integer(Vec<Option<i64>>),
    /// `true` or `false`.
    Boolean(Vec<Option<bool>>),
    /// Lists of numbers.
    Numbers(Vec<Option<Vec<f64>>>),
}

impl Column {
    /// How many cells it has.
    pub const fn len(&self) -> usize {
        match self {
            Self::Text(cells) => cells.len(),
            Self::Number(cells) => cells.len(),
            Self::Integer(cells) => cells.len(),
            Self::Boolean(cells) => cells.len(),
            Self::Numbers(cells) => cells.len(),
        }
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Tables {
    /// The columns of a table with their names; `None` when there is no such table.
    pub fn columns(&self, table: &str) -> Option<Vec<(String, Column)>> {
        let resources = &self.package().resources;
        let resource = resources.iter().find(|resource| resource.name == table)?;
        let bytes = self.files().get(&resource.path)?;
        // It was read without a fault before.
        let grid = Grid::read(resource, bytes, &mut Vec::new())?;
        let fields = resource.schema.fields.iter().enumerate();
        let columns = fields.map(|(position, field)| {
            let cells = grid.rows.iter().map(move |(_, row)| {
                let cell = row.get(position).unwrap_or_default();
                (!cell.is_empty()).then_some(cell)
            });
            (field.name.clone(), typed(field, cells))
        });
        Some(columns.collect())
    }
}

fn typed<'a>(field: &Field, cells: impl Iterator<Item = Option<&'a str>>) -> Column {
    match field.kind {
        FieldType::Number => Column::Number(
            cells
                .map(|cell| cell.and_then(|cell| cell.parse().ok()))
                .collect(),
        ),
        FieldType::Integer => Column::Integer(
            cells
                .map(|cell| cell.and_then(|cell| cell.parse().ok()))
                .collect(),
        ),
        FieldType::Boolean => Column::Boolean(
            cells
                .map(|cell| cell.and_then(|cell| cell.parse().ok()))
                .collect(),
        ),
        FieldType::List if field.item_type == ItemType::Number => {
            // Every item was found to be a number.
            let numbers = |cell: &str| {
                let items = cell.split(field.delimiter.as_str());
                items.filter_map(|item| item.parse().ok()).collect()
            };
            Column::Numbers(cells.map(|cell| cell.map(numbers)).collect())
        }
        FieldType::String | FieldType::List => {
            Column::Text(cells.map(|cell| cell.map(str::to_owned)).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_columns_and_an_empty_cell_is_none() {
        let tables = Tables::embedded().unwrap();
        for name in Tables::NAMES {
            assert!(!tables.columns(name).unwrap().is_empty(), "{name}");
        }
        let flows = tables.columns("flows").unwrap();
        let (_, Column::Number(volumes)) = &flows[4] else {
            panic!("{:?}", flows[4].0)
        };
        assert_eq!(volumes.len(), tables.flows.len());
        assert_eq!(volumes[0], Some(tables.flows[0].volume));
        let balance = tables.columns("balance").unwrap();
        let (name, Column::Number(power)) = &balance[5] else {
            panic!("{:?}", balance[5].0)
        };
        assert_eq!(name, "electricity_twh");
        assert!(power.iter().any(Option::is_none) && power.iter().any(Option::is_some));
        assert!(tables.columns("no_such_table").is_none());
    }
}
