//! What a package's own description leaves unchecked that the built-in one checks.

use crate::descriptor::{Constraints, Field, ForeignKey, Resource};
use crate::fault::{Fault, FaultKind};
use crate::files::DESCRIPTOR;
use crate::tables::Tables;

impl Tables {
    /// A fault for each rule of the built-in description that this package's own is without. Limits may be others; that there are
    /// some is a rule. Older packages that are kept are read without this.
    pub fn lacking(&self) -> Vec<Fault> {
        // The built-in package has no faults, as a test holds it to.
        let Ok(built_in) = Self::embedded() else {
            return Vec::new();
        };
        let rules = &built_in.package().resources;
        let own = &self.package().resources;
        let pairs = rules.iter().filter_map(|rule| {
            let own = own.iter().find(|own| own.name == rule.name)?;
            Some((rule, own))
        });
        pairs
            .flat_map(|(rule, own)| lacking(rule, own))
            .map(|what| {
                let message = format!(
                    "lacks {what}, so that nothing checks it; take it from the description that `chokepoint template` writes"
                );
                Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message)
            })
            .collect()
    }
}

/// The rules of a table that its own description is without, in words.
fn lacking(rule: &Resource, own: &Resource) -> Vec<String> {
    let table = &rule.name;
    let mut lacking = Vec::new();
    let mut of_table = |is_there: bool, what: String| {
        if !is_there {
            lacking.push(format!("{what} of {table}"));
        }
    };
    of_table(
        rule.schema.primary_key == own.schema.primary_key,
        format!("the primary key {}", rule.schema.primary_key.join(", ")),
    );
    for key in &rule.schema.foreign_keys {
        let is_there = own.schema.foreign_keys.iter().any(|one| is_same(one, key));
        of_table(
            is_there,
            format!("the foreign key {}", key.fields.join(", ")),
        );
    }
    for (has, is_there, what) in [
        (
            rule.sum_to_one.is_some(),
            own.sum_to_one.is_some(),
            "x-sumToOne",
        ),
        (
            !rule.ordered.is_empty(),
            !own.ordered.is_empty(),
            "x-ordered",
        ),
        (
            !rule.parallel.is_empty(),
            !own.parallel.is_empty(),
            "x-parallel",
        ),
        (rule.targets.is_some(), own.targets.is_some(), "x-targets"),
    ] {
        of_table(!has || is_there, what.to_owned());
    }
    for field in &rule.schema.fields {
        let mut fields = own.schema.fields.iter();
        // A table without the column is another fault.
        if let Some(own) = fields.find(|own| own.name == field.name) {
            let words = of_field(field, own).into_iter();
            lacking.extend(words.map(|word| format!("{word} of {table}.{}", field.name)));
        }
    }
    lacking
}

fn is_same(one: &ForeignKey, other: &ForeignKey) -> bool {
    one.fields == other.fields
        && one.reference.resource == other.reference.resource
        && one.reference.fields == other.reference.fields
}

fn of_field(rule: &Field, own: &Field) -> Vec<&'static str> {
    type Has = fn(&Constraints) -> bool;
    let constraints: [(&str, Has); 7] = [
        ("required", |of| of.required),
        ("unique", |of| of.unique),
        ("enum", |of| of.words.is_some()),
        ("minimum", |of| of.minimum.is_some()),
        ("maximum", |of| of.maximum.is_some()),
        ("maxLength", |of| of.max_length.is_some()),
        ("pattern", |of| of.pattern.is_some()),
    ];
    let constraints = constraints.into_iter().filter_map(|(name, has)| {
        (has(&rule.constraints) && !has(&own.constraints)).then_some(name)
    });
    let reference =
        (rule.item_reference.is_some() && own.item_reference.is_none()).then_some("x-foreignKey");
    constraints.chain(reference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_package_and_a_template_lack_nothing() {
        let tables = Tables::embedded().unwrap();
        assert_eq!(tables.lacking(), []);
        let template = crate::Template {
            importer: "THA",
            name: Some("Thailand"),
            region: Some("asia_pacific"),
            created: "2026-11-30",
        };
        let files = tables.template(&template).unwrap();
        assert_eq!(Tables::from_files(files).unwrap().lacking(), []);
    }

    #[test]
    fn a_description_that_checks_less_is_told_what_it_lacks() {
        let mut files = Tables::embedded().unwrap().files().clone();
        let text = String::from_utf8(files[DESCRIPTOR].clone()).unwrap();
        let mut description: serde_json::Value = serde_json::from_str(&text).unwrap();
        let resources = description["resources"].as_array_mut().unwrap();
        let flows = resources
            .iter_mut()
            .find(|one| one["name"] == "flows")
            .unwrap();
        let schema = flows["schema"].as_object_mut().unwrap();
        schema.remove("primaryKey");
        schema.remove("foreignKeys");
        for field in schema["fields"].as_array_mut().unwrap() {
            field.as_object_mut().unwrap().remove("constraints");
        }
        let text = serde_json::to_vec(&description).unwrap();
        files.insert(DESCRIPTOR.to_owned(), text);
        let lacking = Tables::from_files(files).unwrap().lacking();
        let words = lacking
            .iter()
            .map(|fault| fault.message.as_str())
            .collect::<Vec<_>>();
        for word in [
            "the primary key importer, year, fuel, supplier of flows",
            "the foreign key supplier of flows",
            "minimum of flows.volume",
            "enum of flows.fuel",
        ] {
            assert!(
                words.iter().any(|told| told.contains(word)),
                "{word}: {words:#?}"
            );
        }
    }
}
