//! One cell at a time: required, type, vocabulary, range, length, pattern.

use regex_lite::Regex;

use crate::descriptor::{Field, FieldType, ItemType, Resource};
use crate::fault::{Fault, FaultKind};
use crate::files::DESCRIPTOR;
use crate::grid::Grid;

/// Checks every cell.
pub fn check(resource: &Resource, grid: &Grid, faults: &mut Vec<Fault>) {
    for (column, field) in resource.schema.fields.iter().enumerate() {
        let pattern = compile(resource, field, faults);
        let words = field
            .constraints
            .words
            .as_ref()
            .map(|words| words.iter().map(word).collect::<Vec<_>>());
        for (line, row) in &grid.rows {
            let cell = row.get(column).unwrap_or_default();
            if let Some((kind, message)) = fault(field, words.as_deref(), pattern.as_ref(), cell) {
                faults.push(Fault::of_cell(
                    kind,
                    &resource.path,
                    *line,
                    &field.name,
                    cell,
                    message,
                ));
            }
        }
    }
}

fn fault(
    field: &Field,
    words: Option<&[String]>,
    pattern: Option<&Regex>,
    cell: &str,
) -> Option<(FaultKind, String)> {
    let constraints = &field.constraints;
    if cell.is_empty() {
        return constraints
            .required
            .then(|| (FaultKind::Required, "is empty; give a value".to_owned()));
    }
    let is_unreadable = |letter: &char| letter.is_control() && !"\n\r\t".contains(*letter);
    if let Some(control) = cell.chars().find(is_unreadable) {
        return Some((
            FaultKind::Encoding,
            format!("holds {control:?}, which nobody can read; remove it"),
        ));
    }
    let number = match field.kind {
        FieldType::String => None,
        FieldType::Number => match cell.parse::<f64>() {
            Ok(number) if number.is_finite() => Some(number),
            _ => {
                return Some((
                    FaultKind::Type,
                    "is not a number; write digits with a decimal point".to_owned(),
                ));
            }
        },
        FieldType::Integer => match cell.parse::<i64>() {
            Ok(number) => Some(number as f64),
            Err(_) => {
                return Some((
                    FaultKind::Type,
                    "is not a whole number; write digits only".to_owned(),
                ));
            }
        },
        FieldType::Boolean if cell == "true" || cell == "false" => None,
        FieldType::Boolean => return Some((FaultKind::Type, "write true or false".to_owned())),
        FieldType::List => {
            let is_number = |item: &str| item.parse::<f64>().is_ok_and(f64::is_finite);
            let mut items = cell.split(field.delimiter.as_str());
            let (is_item, wrong): (&dyn Fn(&str) -> bool, _) = match field.item_type {
                ItemType::String => (&|item| !item.is_empty(), "an empty item; write items"),
                ItemType::Number => (&is_number, "an item that is no number; write numbers"),
            };
            if !items.all(is_item) {
                let message = format!("has {wrong} with one {:?} between them", field.delimiter);
                return Some((FaultKind::Type, message));
            }
            None
        }
    };
    if let Some(words) = words
        && !words.iter().any(|word| word == cell)
    {
        return Some((
            FaultKind::Enum,
            format!(
                "is no word of this column; write one of {}",
                words.join(", ")
            ),
        ));
    }
    if let Some(number) = number {
        if let Some(minimum) = constraints.minimum.filter(|minimum| number < *minimum) {
            return Some((
                FaultKind::Range,
                format!(
                    "is below the minimum of {minimum}; correct it, or the limit in {DESCRIPTOR}"
                ),
            ));
        }
        if let Some(maximum) = constraints.maximum.filter(|maximum| number > *maximum) {
            return Some((
                FaultKind::Range,
                format!(
                    "is above the maximum of {maximum}; correct it, or the limit in {DESCRIPTOR}"
                ),
            ));
        }
    }
    if let Some(most) = constraints
        .max_length
        .filter(|most| cell.chars().count() > *most)
    {
        return Some((
            FaultKind::Range,
            format!("is longer than {most} characters; shorten it"),
        ));
    }
    pattern.filter(|pattern| !pattern.is_match(cell)).map(|_| {
        let wanted = constraints.pattern.as_deref().unwrap_or_default();
        (
            FaultKind::Pattern,
            format!("is not written as it must be; write what matches {wanted}"),
        )
    })
}

/// The field's pattern, anchored at both ends.
fn compile(resource: &Resource, field: &Field, faults: &mut Vec<Fault>) -> Option<Regex> {
    let pattern = field.constraints.pattern.as_ref()?;
    Regex::new(&format!("^(?:{pattern})$"))
        .map_err(|error| {
            let message = format!(
                "{}.{}: the pattern cannot be read: {error}",
                resource.name, field.name
            );
            faults.push(Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message));
        })
        .ok()
}

/// A word of a vocabulary as it stands in a cell.
fn word(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
