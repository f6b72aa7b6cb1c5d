//! Answers to questions about the scenario, on a site without a server or beside the page.

use std::collections::BTreeMap;

use story::picture::Picture;
use wire::{Choice, ChoiceError, Margins, YearBaseline};

use crate::drawing::{Drawing, DrawingError};

impl Drawing {
    /// Reads the JSON text of [`Margins`], without which nothing is uncertain and nothing has a price.
    pub fn set_margins(&mut self, margins: &str) -> Result<(), DrawingError> {
        self.margins = serde_json::from_str::<Margins>(margins)?;
        Ok(())
    }

    /// Reads the JSON text of a [`YearBaseline`]: of each country that stands in the stress suite, its usual year.
    pub fn add_year(&mut self, year: &str) -> Result<(), DrawingError> {
        let year = serde_json::from_str::<YearBaseline>(year)?;
        let key = (year.baseline.importer.clone(), year.baseline.year);
        self.years.insert(key, year);
        Ok(())
    }
}

/// What a query chooses.
pub(crate) fn choice_of(query: &str) -> Result<Choice, ChoiceError> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.collect::<BTreeMap<_, _>>();
    // Of the choices only `+` is ever written otherwise.
    Choice::read(|key| pairs.get(key).map(|value| value.replace("%2B", "+")))
}

/// What is chosen of a picture, as a query.
pub(crate) fn choices(picture: Picture, choice: &Choice) -> String {
    let Picture::Answer(answer) = picture else {
        return String::new();
    };
    let pairs = answer.pairs(choice).into_iter();
    let pairs = pairs.map(|(key, value)| format!("{key}={}", value.replace('+', "%2B")));
    pairs.collect::<Vec<_>>().join("&")
}
