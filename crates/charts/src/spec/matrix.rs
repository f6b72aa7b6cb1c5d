use serde::{Deserialize, Serialize};

/// A table whose cells are shaded by what they hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MatrixSpec {
    /// What the rows are, in a word.
    pub rows_label: String,
    /// Names of the columns, from left to right; short ones.
    pub columns: Vec<String>,
    /// The rows, from top to bottom.
    pub rows: Vec<MatrixRow>,
    /// Name of the column that is looked at, which stands out.
    pub chosen: Option<String>,
    /// Words at the pale end of the scale of shades.
    pub low_label: String,
    /// Words at its strong end.
    pub high_label: String,
    /// Words for a cell without a figure.
    pub missing_label: String,
    /// What stands in place of the rows where there are none.
    pub empty_label: String,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MatrixRow {
    /// What it is.
    pub label: String,
    /// A cell for each column.
    pub cells: Vec<MatrixCell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MatrixCell {
    /// How strong its shade is, 0 to 1; `None` for a figure that there is not.
    pub shade: Option<f64>,
    /// The figure in words, short.
    pub label: String,
    /// What is read out: row, column and figure.
    pub readout: String,
}
