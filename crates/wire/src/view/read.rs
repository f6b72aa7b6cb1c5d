//! From an address to a view.

use form_urlencoded::parse;
use model::{Baseline, Scenario};

use super::{
    BETWEEN_PINS, IMPORTER, LANGUAGE, MOST_PINS, Notice, PACKED, PINS, View, ViewDefaults, YEAR,
    importer_code, language_tag, packed,
};
use crate::setting::{self, DISPLACE, REPLACE, SettingError};

impl View {
    /// Reads a query string (without `?`).
    ///
    /// Levers and pins need the baseline that they move; without one only importer, year, language and rules are read.
    /// Levers that are named go over those of a packed scenario. Unknown keys are ignored: links carry trackers.
    /// Of pins that are the same the first is kept.
    pub fn parse(
        query: &str,
        defaults: &ViewDefaults,
        baseline: Option<&Baseline>,
    ) -> (Self, Vec<Notice>) {
        let mut view = Self::new(defaults);
        let mut reader = Reader {
            baseline,
            notices: Vec::new(),
        };
        let mut year = None;
        for (key, text) in parse(query.as_bytes()) {
            if key == PACKED {
                view.scenario = reader.packed(PACKED, &text).unwrap_or_default();
            }
        }
        for (key, value) in parse(query.as_bytes()) {
            match key.as_ref() {
                IMPORTER => match importer_code(&value) {
                    Some(code) => view.importer = code,
                    None => reader.unreadable(&key, &value),
                },
                YEAR => match value.parse() {
                    Ok(given) => year = Some(given),
                    Err(_) => reader.unreadable(&key, &value),
                },
                LANGUAGE => match language_tag(&value) {
                    Some(tag) => view.language = tag,
                    None => reader.unreadable(&key, &value),
                },
                PACKED => {}
                PINS => view.pins = reader.pins(&value),
                DISPLACE | REPLACE => {
                    if setting::set_rule(&mut view.scenario, &key, &value).is_err() {
                        reader.unreadable(&key, &value);
                    }
                }
                lever => reader.lever(lever, &value, &mut view.scenario),
            }
        }
        view.year = year.unwrap_or_else(|| defaults.year_of(&view.importer));
        (view, reader.notices)
    }
}

struct Reader<'a> {
    baseline: Option<&'a Baseline>,
    notices: Vec<Notice>,
}

impl Reader<'_> {
    fn lever(&mut self, lever: &str, value: &str, scenario: &mut Scenario) {
        let Some(baseline) = self.baseline else {
            return;
        };
        match setting::set_lever(scenario, baseline, lever, value) {
            // Links carry trackers.
            Ok(()) | Err(SettingError::UnknownLever { .. }) => {}
            Err(SettingError::NotUsable { .. }) => self.notices.push(Notice::NotUsable {
                lever: lever.to_owned(),
            }),
            Err(SettingError::OutOfRange { nearest, .. }) => {
                self.notices.push(Notice::clamped(lever, value, nearest));
                // The nearest end is in range.
                let _taken = setting::set_lever(scenario, baseline, lever, &nearest.to_string());
            }
            Err(_) => self.unreadable(lever, value),
        }
    }

    fn packed(&mut self, key: &str, text: &str) -> Option<Scenario> {
        self.baseline?;
        let Some(read) = packed::unpack(text) else {
            self.unreadable(key, text);
            return None;
        };
        let mut scenario = Scenario {
            displacement: read.displacement,
            power_order: read.power_order,
            ..Scenario::default()
        };
        for (lever, value) in &read.levers {
            self.lever(lever, &value.to_string(), &mut scenario);
        }
        Some(scenario)
    }

    fn pins(&mut self, texts: &str) -> Vec<Scenario> {
        let mut pins = Vec::new();
        for text in texts.split(BETWEEN_PINS) {
            let Some(pin) = self.packed(PINS, text).filter(|pin| !pins.contains(pin)) else {
                continue;
            };
            if pins.len() == MOST_PINS {
                self.unreadable(PINS, text);
                break;
            }
            pins.push(pin);
        }
        pins
    }

    fn unreadable(&mut self, key: &str, value: &str) {
        self.notices.push(Notice::unreadable(key, value));
    }
}
