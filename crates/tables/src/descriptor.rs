//! The part of a Data Package description (v2) that the checks use, and our own `x-` properties.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// `datapackage.json`.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    /// Its identifier.
    pub name: Option<String>,
    /// What the package holds, in a few words.
    pub title: Option<String>,
    /// The same in some sentences.
    pub description: Option<String>,
    /// When this version of the data was made, RFC 3339.
    pub created: Option<String>,
    /// The terms, the first of which counts.
    #[serde(default)]
    pub licenses: Vec<License>,
    /// Who made it.
    #[serde(default)]
    pub contributors: Vec<Contributor>,
    /// The tables, in order.
    pub resources: Vec<Resource>,
}

/// Somebody who made a package.
#[derive(Clone, Debug, Deserialize)]
pub struct Contributor {
    /// Their name.
    pub title: Option<String>,
}

/// Terms of use.
#[derive(Clone, Debug, Deserialize)]
pub struct License {
    /// What they say, in a sentence or two.
    pub title: Option<String>,
    /// Their address.
    pub path: Option<String>,
}

/// One table.
#[derive(Clone, Debug, Deserialize)]
pub struct Resource {
    /// Name of the table.
    pub name: String,
    /// What it holds.
    pub title: Option<String>,
    /// Its file.
    pub path: String,
    /// Its columns and keys.
    pub schema: Schema,
    /// Shares that add up to one.
    #[serde(rename = "x-sumToOne")]
    pub sum_to_one: Option<SumToOne>,
    /// Chains of columns whose numbers may not fall from left to right; empty cells are passed over.
    #[serde(rename = "x-ordered", default)]
    pub ordered: Vec<Vec<String>>,
    /// Groups of list columns with as many items in one as in the other.
    #[serde(rename = "x-parallel", default)]
    pub parallel: Vec<Vec<String>>,
    /// A reference whose table depends on another column.
    #[serde(rename = "x-targets")]
    pub targets: Option<Targets>,
    /// What of it goes into a template for another country.
    #[serde(rename = "x-template", default)]
    pub template: TemplateRows,
}

/// What of a table goes into a template for another country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TemplateRows {
    /// Rows that are of no importer, and those of the country.
    #[default]
    Shared,
    /// The header alone: these figures are what the country's own package is made for.
    Empty,
}

/// Columns and keys of a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// The columns, in order.
    pub fields: Vec<Field>,
    /// Columns that together identify a row.
    #[serde(default)]
    pub primary_key: Vec<String>,
    /// References to other tables.
    #[serde(default)]
    pub foreign_keys: Vec<ForeignKey>,
}

/// One column.
#[derive(Clone, Debug, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub description: Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Between the items of a list.
    #[serde(default = "comma")]
    pub delimiter: String,
    /// The type of the items of a list.
    #[serde(rename = "itemType", default)]
    pub item_type: ItemType,
    /// What its cells must satisfy.
    #[serde(default)]
    pub constraints: Constraints,
    /// Where each item of a list must exist.
    #[serde(rename = "x-foreignKey")]
    pub item_reference: Option<Column>,
}

fn comma() -> String {
    ",".to_owned()
}

/// Types in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    /// Text.
    String,
    /// A decimal number.
    Number,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// Items with a delimiter between them.
    List,
}

/// Types of the items of lists in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemType {
    /// Text.
    #[default]
    String,
    /// A decimal number.
    Number,
}

/// What cells must satisfy.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constraints {
    /// No empty cell.
    #[serde(default)]
    pub required: bool,
    /// No value twice.
    #[serde(default)]
    pub unique: bool,
    /// The vocabulary.
    #[serde(rename = "enum")]
    pub words: Option<Vec<Value>>,
    /// Smallest number.
    pub minimum: Option<f64>,
    /// Largest number.
    pub maximum: Option<f64>,
    /// Most characters.
    #[serde(rename = "maxLength")]
    pub max_length: Option<usize>,
    /// Regular expression for the whole cell.
    pub pattern: Option<String>,
}

/// A reference to another table.
#[derive(Clone, Debug, Deserialize)]
pub struct ForeignKey {
    /// Columns here.
    pub fields: Vec<String>,
    /// Columns there.
    pub reference: Reference,
}

/// The other end of a reference.
#[derive(Clone, Debug, Deserialize)]
pub struct Reference {
    /// The table.
    pub resource: String,
    /// Its columns.
    pub fields: Vec<String>,
}

/// One column of one table.
#[derive(Clone, Debug, Deserialize)]
pub struct Column {
    /// The table.
    pub resource: String,
    /// The column.
    pub field: String,
}

/// Shares that add up to one within a group.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SumToOne {
    /// The shares.
    pub field: String,
    /// What makes a group.
    pub group_by: Vec<String>,
}

/// A reference whose table depends on another column.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Targets {
    /// The referring column.
    pub field: String,
    /// The column that decides.
    pub kind_field: String,
    /// The referred column for each word of `kind_field`; other words take no reference.
    pub references: BTreeMap<String, Column>,
}
