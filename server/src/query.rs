//! The query of a request, read once.

use std::collections::BTreeMap;

use model::Indicator;
use story::picture::Picture;
use wire::{Choice, ChoiceError, ProblemCode};

use crate::problem::ApiProblem;

/// Keys and values; of a key that comes twice, the last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    text: String,
    values: BTreeMap<String, String>,
}

impl Query {
    /// Reads a query without `?`.
    pub fn new(text: Option<&str>) -> Self {
        let text = text.unwrap_or_default();
        Self {
            text: text.to_owned(),
            values: form_urlencoded::parse(text.as_bytes())
                .map(|(key, value)| (key.into_owned(), value.into_owned()))
                .collect(),
        }
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same without a key.
    pub fn without(&self, key: &str) -> Self {
        let pairs = form_urlencoded::parse(self.text.as_bytes());
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(pairs.filter(|(known, _)| known != key));
        Self::new(Some(&text.finish()))
    }

    /// The keys, each once.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }

    /// Every value of a key, in order.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = String> + 'a {
        let pairs = form_urlencoded::parse(self.text.as_bytes());
        let of_key = pairs.filter(move |(known, _)| known == key);
        of_key.map(|(_, value)| value.into_owned())
    }

    /// A number in a range, brought into it; what is no number is refused.
    pub fn number(&self, key: &str, range: (f64, f64)) -> Result<Option<f64>, ApiProblem> {
        let Some(given) = self.get(key) else {
            return Ok(None);
        };
        let number = given
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite());
        let (low, high) = range;
        number
            .map(|number| Some(number.clamp(low, high)))
            .ok_or_else(|| invalid(format!("{key} takes a number from {low} to {high}."), &[]))
    }

    /// One of a few words; the first is taken where none is given.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Result<T, ApiProblem> {
        let words = || choices.iter().map(|(word, _)| *word).collect::<Vec<_>>();
        let wrong = || invalid(format!("{key} is {}.", words().join(" or ")), &words());
        let given = self.get(key);
        let found = match given {
            None => choices.first(),
            Some(given) => choices.iter().find(|(word, _)| *word == given),
        };
        found.map(|(_, value)| *value).ok_or_else(wrong)
    }

    /// A picture of what is chosen of it: the indicator that an attribution is of.
    pub fn choosing(&self, picture: Picture) -> Result<Picture, ApiProblem> {
        // Whoever comes from another chart may bring what is not chosen of this one.
        Ok(picture.choosing(self.indicator()?))
    }

    /// What is chosen of a chart that answers a question.
    pub fn chosen(&self) -> Result<Choice, ApiProblem> {
        let chosen = Choice::read(|key| self.get(key).map(str::to_owned));
        chosen.map_err(|error| {
            let ChoiceError {
                key,
                takes,
                choices,
            } = error;
            invalid(format!("{key} {takes}."), &choices)
        })
    }

    /// The indicator that is asked about.
    pub fn indicator(&self) -> Result<Option<Indicator>, ApiProblem> {
        Ok(self.chosen()?.indicator)
    }

    /// Whether a flag is set, as `key=1`.
    pub fn flag(&self, key: &str) -> Result<bool, ApiProblem> {
        self.choice(key, &[("0", false), ("1", true)])
    }
}

/// A value that cannot be taken.
pub(crate) fn invalid(detail: String, choices: &[&str]) -> ApiProblem {
    let choices = choices.iter().map(|word| (*word).to_owned()).collect();
    ApiProblem::new(ProblemCode::InvalidQuery, detail, choices)
}
