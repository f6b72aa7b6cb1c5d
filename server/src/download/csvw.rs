//! A table as CSV on the Web (W3C Recommendation of 17 December 2015) describes it.

use serde_json::{Value, json};
use tables::{Field, FieldType, ForeignKey, ItemType, Resource, Tables};

const CONTEXT: &str = "http://www.w3.org/ns/csvw";

/// The description of a table by itself; `null` when there is none of that name.
pub fn description(table: &str, tables: &Tables) -> Value {
    let mut resources = tables.package().resources.iter();
    let Some(resource) = resources.find(|resource| resource.name == table) else {
        return Value::Null;
    };
    let mut description = described(resource, tables);
    description["@context"] = json!(CONTEXT);
    description
}

/// The description of all tables, and of how they refer to each other: only tables of one group can.
pub fn group(tables: &Tables) -> Value {
    let resources = &tables.package().resources;
    let path_of = |name: &str| {
        let there = resources.iter().find(|resource| resource.name == name);
        there.map_or_else(|| format!("{name}.csv"), |there| there.path.clone())
    };
    let described = resources.iter().map(|resource| {
        // A key with an empty cell refers to nothing, which CSVW takes for a fault.
        let is_full = |key: &&ForeignKey| {
            let mut fields = resource.schema.fields.iter();
            fields.all(|field| field.constraints.required || !key.fields.contains(&field.name))
        };
        let keys = resource.schema.foreign_keys.iter().filter(is_full);
        let keys = keys.map(|key| {
            json!({
                "columnReference": key.fields,
                "reference": {
                    "resource": path_of(&key.reference.resource),
                    "columnReference": key.reference.fields,
                },
            })
        });
        let mut description = described(resource, tables);
        description["tableSchema"]["foreignKeys"] = keys.collect();
        description
    });
    json!({ "@context": CONTEXT, "tables": described.collect::<Vec<_>>() })
}

fn described(resource: &Resource, tables: &Tables) -> Value {
    let columns = resource.schema.fields.iter().map(column);
    let mut description = json!({
        "url": resource.path,
        "dc:title": resource.title,
        "dc:license": tables.terms().map(|address| json!({ "@id": address })),
        "dc:rights": tables.licence().map(|licence| &licence.title),
        "dialect": { "header": true, "encoding": "utf-8", "lineTerminators": ["\n"] },
        "tableSchema": {
            "columns": columns.collect::<Vec<_>>(),
            "primaryKey": primary_key(resource),
        },
    });
    told(&mut description);
    description
}

/// Leaves out what is not known.
pub(super) fn told(description: &mut Value) {
    if let Value::Object(keys) = description {
        keys.retain(|_, value| !value.is_null());
    }
}

fn primary_key(resource: &Resource) -> &[String] {
    &resource.schema.primary_key
}

fn column(field: &Field) -> Value {
    let base = match field.kind {
        FieldType::List if field.item_type == ItemType::Number => "number",
        FieldType::String | FieldType::List => "string",
        FieldType::Number => "number",
        FieldType::Integer => "integer",
        FieldType::Boolean => "boolean",
    };
    let limits = &field.constraints;
    let datatype = if limits.minimum.is_none() && limits.maximum.is_none() {
        json!(base)
    } else {
        let mut datatype = json!({ "base": base });
        for (key, limit) in [("minimum", limits.minimum), ("maximum", limits.maximum)] {
            if let Some(limit) = limit {
                datatype[key] = json!(limit);
            }
        }
        datatype
    };
    let mut column = json!({
        "name": field.name,
        "titles": field.name,
        "dc:description": field.description,
        "datatype": datatype,
        "required": limits.required,
        "null": "",
    });
    if field.kind == FieldType::List {
        column["separator"] = json!(field.delimiter);
    }
    column
}
