//! From a view to its address.

use form_urlencoded::Serializer;
use model::{Baseline, Displacement, PowerOrder, Scenario};

use super::{
    BETWEEN_PINS, DEFAULT_LANGUAGE, IMPORTER, LANGUAGE, LONGEST_ADDRESS, MOST_PINS, PACKED, PINS,
    View, ViewDefaults, YEAR, importer_code, language_tag, moved, packed,
};
use crate::setting::{DISPLACE, REPLACE};

/// The two ways in which an address holds the levers moved.
enum Form<'a> {
    /// Each by its name.
    Named(&'a Scenario),
    /// All in one text.
    Packed(&'a str),
}

impl View {
    /// The canonical query string of this view, without `?`; empty for the default view.
    ///
    /// Levers follow the catalogue's order; those at their default, or unknown to the catalogue, are left out. So are levers
    /// and pins where there is no baseline.
    ///
    /// The address has at most [`LONGEST_ADDRESS`] characters. Where named levers do not fit, their values are first brought
    /// to the nearest step, since each can have any number of decimals, and then the scenario is packed. Pins are always
    /// packed, their values at the nearest step. What is on a step or at an end of the range never changes.
    pub fn query(&self, defaults: &ViewDefaults, baseline: Option<&Baseline>) -> String {
        let pins = baseline.map_or_else(String::new, |baseline| self.packed_pins(baseline));
        let write = |form: &Form<'_>| self.write(defaults, baseline, form, &pins);
        let exact = write(&Form::Named(&self.scenario));
        let Some(baseline) = baseline.filter(|_| !fits(&exact)) else {
            return exact;
        };
        let packed = packed::pack(&self.scenario, baseline);
        packed::unpack(&packed)
            .map(|stepped| write(&Form::Named(&stepped)))
            .filter(|stepped| fits(stepped))
            .unwrap_or_else(|| write(&Form::Packed(&packed)))
    }

    fn write(
        &self,
        defaults: &ViewDefaults,
        baseline: Option<&Baseline>,
        form: &Form<'_>,
        pins: &str,
    ) -> String {
        let mut query = Serializer::new(String::new());
        let importer = importer_code(&self.importer).unwrap_or_else(|| defaults.importer.clone());
        if importer != defaults.importer {
            query.append_pair(IMPORTER, &importer);
        }
        if self.year != defaults.year_of(&importer) {
            query.append_pair(YEAR, &self.year.to_string());
        }
        let language = language_tag(&self.language).filter(|tag| tag != DEFAULT_LANGUAGE);
        if let Some(language) = language {
            query.append_pair(LANGUAGE, &language);
        }
        match form {
            Form::Named(scenario) => name(&mut query, scenario, baseline),
            Form::Packed(text) => {
                query.append_pair(PACKED, text);
            }
        }
        if !pins.is_empty() {
            query.append_pair(PINS, pins);
        }
        query.finish()
    }

    fn packed_pins(&self, baseline: &Baseline) -> String {
        let mut texts = Vec::new();
        for pin in &self.pins {
            let text = packed::pack(pin, baseline);
            if texts.len() < MOST_PINS && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join(&BETWEEN_PINS.to_string())
    }
}

fn name(query: &mut Serializer<'_, String>, scenario: &Scenario, baseline: Option<&Baseline>) {
    if let Some(baseline) = baseline {
        for spec in &baseline.levers {
            if let Some(value) = moved(scenario, spec, baseline) {
                query.append_pair(&spec.lever, &value.to_string());
            }
        }
    }
    if scenario.displacement != Displacement::default() {
        query.append_pair(DISPLACE, scenario.displacement.id());
    }
    if scenario.power_order != PowerOrder::default() {
        query.append_pair(REPLACE, scenario.power_order.id());
    }
}

fn fits(query: &str) -> bool {
    "/?".len() + query.len() <= LONGEST_ADDRESS
}
