//! The URL of a view: importer, year, and the levers that were moved.

use std::collections::BTreeMap;

use form_urlencoded::{Serializer, parse};
use model::{Baseline, Displacement, PowerOrder, Scenario};

use crate::setting::{self, DISPLACE, REPLACE, SettingError};

/// What the page shows. This is the only state that can be shared.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year.
    pub year: u16,
    /// The levers moved.
    pub scenario: Scenario,
    /// BCP 47 tag.
    pub language: String,
}

/// The view of an empty query.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewDefaults {
    /// The importer shown first.
    pub importer: String,
    /// The year shown first of each importer.
    pub years: BTreeMap<String, u16>,
}

impl ViewDefaults {
    /// The year shown first of an importer; an importer that the data lack gets the default importer's.
    pub fn year_of(&self, importer: &str) -> u16 {
        self.years
            .get(importer)
            .or_else(|| self.years.get(&self.importer))
            .copied()
            .unwrap_or_default()
    }
}

/// Something in a URL that could not be taken as it stood.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Notice {
    /// A value beyond its lever's range was brought to the nearest end.
    #[error("{lever} = {given} is out of range; {used} is used")]
    Clamped {
        /// The lever.
        lever: String,
        /// The value in the URL.
        given: String,
        /// The value used instead.
        used: f64,
    },
    /// The data of the importer and year lack what the lever needs.
    #[error("{lever} cannot be moved here and is left out")]
    NotUsable {
        /// The lever.
        lever: String,
    },
    /// A value could not be read and the default is used.
    #[error("{key} = {given} is not a value of {key}; the default is used")]
    Unreadable {
        /// The key.
        key: String,
        /// The value in the URL.
        given: String,
    },
}

const IMPORTER: &str = "importer";
const YEAR: &str = "year";
/// Longest value that a notice repeats.
const LONGEST_ECHO: usize = 24;

impl View {
    /// The view at its defaults.
    pub fn new(defaults: &ViewDefaults) -> Self {
        Self {
            importer: defaults.importer.clone(),
            year: defaults.year_of(&defaults.importer),
            scenario: Scenario::default(),
            language: "en".to_owned(),
        }
    }

    /// Reads a query string (without `?`).
    ///
    /// Levers need the baseline that they move; without one only importer and year are read.
    /// Unknown keys are ignored: links carry trackers.
    pub fn parse(
        query: &str,
        defaults: &ViewDefaults,
        baseline: Option<&Baseline>,
    ) -> (Self, Vec<Notice>) {
        let mut view = Self::new(defaults);
        let mut notices = Vec::new();
        let mut year = None;
        for (key, value) in parse(query.as_bytes()) {
            match key.as_ref() {
                IMPORTER => match importer_code(&value) {
                    Some(code) => view.importer = code,
                    None => notices.push(unreadable(&key, &value)),
                },
                "lang" => view.language = value.into_owned(),
                YEAR => match value.parse() {
                    Ok(given) => year = Some(given),
                    Err(_) => notices.push(unreadable(&key, &value)),
                },
                DISPLACE | REPLACE => {
                    if setting::set_rule(&mut view.scenario, &key, &value).is_err() {
                        notices.push(unreadable(&key, &value));
                    }
                }
                key => {
                    if let Some(baseline) = baseline {
                        read_lever(key, &value, baseline, &mut view.scenario, &mut notices);
                    }
                }
            }
        }
        view.year = year.unwrap_or_else(|| defaults.year_of(&view.importer));
        (view, notices)
    }

    /// The canonical query string of this view, without `?`; empty for the default view.
    ///
    /// Levers follow the catalogue's order; those at their default, or unknown to the catalogue, are left out.
    pub fn query(&self, defaults: &ViewDefaults, baseline: Option<&Baseline>) -> String {
        let mut query = Serializer::new(String::new());
        if self.importer != defaults.importer {
            query.append_pair(IMPORTER, &self.importer);
        }
        if self.year != defaults.year_of(&self.importer) {
            query.append_pair(YEAR, &self.year.to_string());
        }
        if self.language != "en" {
            query.append_pair("lang", &self.language);
        }
        if let Some(baseline) = baseline {
            for spec in &baseline.levers {
                let lever = self.scenario.value_of(spec, baseline);
                if let Some(lever) = lever.filter(|lever| lever.moved) {
                    query.append_pair(&spec.lever, &lever.value.to_string());
                }
            }
        }
        if self.scenario.displacement != Displacement::default() {
            query.append_pair(DISPLACE, self.scenario.displacement.id());
        }
        if self.scenario.power_order != PowerOrder::default() {
            query.append_pair(REPLACE, self.scenario.power_order.id());
        }
        query.finish()
    }
}

fn importer_code(value: &str) -> Option<String> {
    (value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .then(|| value.to_ascii_uppercase())
}

fn read_lever(
    key: &str,
    value: &str,
    baseline: &Baseline,
    scenario: &mut Scenario,
    notices: &mut Vec<Notice>,
) {
    match setting::set_lever(scenario, baseline, key, value) {
        // Links carry trackers.
        Ok(()) | Err(SettingError::UnknownLever { .. }) => {}
        Err(SettingError::NotUsable { .. }) => notices.push(Notice::NotUsable {
            lever: key.to_owned(),
        }),
        Err(SettingError::OutOfRange { nearest, .. }) => {
            notices.push(Notice::Clamped {
                lever: key.to_owned(),
                given: echo(value),
                used: nearest,
            });
            // The nearest end is in range.
            let _taken = setting::set_lever(scenario, baseline, key, &nearest.to_string());
        }
        Err(_) => notices.push(unreadable(key, value)),
    }
}

fn unreadable(key: &str, value: &str) -> Notice {
    Notice::Unreadable {
        key: key.to_owned(),
        given: echo(value),
    }
}

/// A value cut to a length fit for a message.
fn echo(value: &str) -> String {
    let mut echo = value.chars().take(LONGEST_ECHO).collect::<String>();
    if echo.len() < value.len() {
        echo.push('…');
    }
    echo
}
