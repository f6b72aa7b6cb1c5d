//! The address of a view: importer, year, language, the levers that were moved, and the scenarios pinned beside them.

use std::collections::BTreeMap;

use model::{Baseline, LeverSpec, Scenario};

mod digits;
mod notice;
mod packed;
mod read;
mod slots;
mod write;

pub use notice::Notice;

/// The most scenarios that a reader can pin to compare with.
pub const MOST_PINS: usize = 4;

/// What pins are called, in their order.
pub const PIN_LETTERS: [&str; MOST_PINS] = ["A", "B", "C", "D"];

/// The longest address of a view, `/?` and query, in characters. It holds for every state of the catalogue in `data/`.
pub const LONGEST_ADDRESS: usize = 300;

/// What the page shows. This is the only state that can be shared.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year.
    pub year: u16,
    /// BCP 47 tag in lower case, of at most twelve characters.
    pub language: String,
    /// The levers moved.
    pub scenario: Scenario,
    /// Scenarios to compare with, in the reader's order, of the same importer and year; [`MOST_PINS`] are shared.
    /// One without a lever moved is the baseline.
    pub pins: Vec<Scenario>,
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

const IMPORTER: &str = "importer";
const YEAR: &str = "year";
const LANGUAGE: &str = "lang";
const PACKED: &str = "packed";
pub(crate) const PINS: &str = "pins";
/// Stands between pins; no address escapes it and no packed scenario holds it.
const BETWEEN_PINS: char = '.';
const DEFAULT_LANGUAGE: &str = "en";
const LONGEST_LANGUAGE: usize = 12;

impl View {
    /// The view at its defaults.
    pub fn new(defaults: &ViewDefaults) -> Self {
        Self {
            importer: defaults.importer.clone(),
            year: defaults.year_of(&defaults.importer),
            language: DEFAULT_LANGUAGE.to_owned(),
            scenario: Scenario::default(),
            pins: Vec::new(),
        }
    }
}

fn importer_code(value: &str) -> Option<String> {
    (value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .then(|| value.to_ascii_uppercase())
}

fn language_tag(value: &str) -> Option<String> {
    let has_length = (1..=LONGEST_LANGUAGE).contains(&value.len());
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (has_length && value.bytes().all(is_letter)).then(|| value.to_ascii_lowercase())
}

/// Where a lever stands, in range, if that is not where it rests.
fn moved(scenario: &Scenario, spec: &LeverSpec, baseline: &Baseline) -> Option<f64> {
    let lever = scenario.value_of(spec, baseline)?;
    // Zero and minus zero are one state, so they are one address.
    (lever.default != Some(lever.value)).then_some(lever.value + 0.0)
}
