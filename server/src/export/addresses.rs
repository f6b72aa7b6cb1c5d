//! Addresses in pages: where the server would answer, a file does.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use super::plan::Plan;
use crate::query::Query;

/// What a query may hold beside the state.
const OPTIONS: [&str; 13] = [
    "lang",
    "importer",
    "year",
    "theme",
    "static",
    "transparent",
    "levers",
    "width",
    "height",
    "scale",
    "size",
    "data",
    "format",
];

impl Plan {
    /// A text in which addresses of the server are those of files.
    pub fn rewritten(&self, text: &str) -> String {
        static CHART: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r#"/chart/([a-z]+)\.(png|svg)\?([^"'\s<>\\]*)"#).ok());
        static OEMBED: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r#"/oembed\?([^"'\s<>\\]*)"#).ok());
        static EMBED: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r"/embed/([a-z]+)\?").ok());
        let text = replaced(&CHART, text, |found| {
            let [picture, format, query] =
                [1, 2, 3].map(|part| found.get(part).map_or("", |part| part.as_str()));
            format!(
                "/chart/{picture}/{}.{format}",
                self.name_of(&unescaped(query))
            )
        });
        let text = replaced(&OEMBED, &text, |found| {
            let query = unescaped(found.get(1).map_or("", |part| part.as_str()));
            let query = Query::new(Some(&query));
            let format = query.get("format").unwrap_or("json").to_owned();
            let url = query.get("url").unwrap_or_default();
            let (path, query) = url.split_once('?').unwrap_or((url, ""));
            let picture = path
                .split_once("/embed/")
                .map_or("record", |(_, picture)| picture);
            format!(
                "/oembed/{}/{}.{format}",
                picture.trim_end_matches('/'),
                self.name_of(query)
            )
        });
        replaced(&EMBED, &text, |found| {
            format!("/embed/{}/?", found.get(1).map_or("", |part| part.as_str()))
        })
    }

    /// The name of the file that comes closest to a state: a scenario with a name, or else the importer.
    fn name_of(&self, query: &str) -> String {
        let query = Query::new(Some(query));
        let languages = &self.languages;
        let language = languages
            .iter()
            .find(|tag| query.get("lang") == Some(**tag))
            .or(languages.first());
        let language = language.copied().unwrap_or_default();
        let scenario = |text: &str, without: &[&str]| {
            let pairs = form_urlencoded::parse(text.as_bytes()).into_owned();
            let mut pairs = pairs
                .filter(|(key, _)| !without.contains(&key.as_str()))
                .collect::<Vec<_>>();
            pairs.sort();
            pairs
        };
        let asked = query.get("importer").unwrap_or(self.first());
        let own = scenario(query.text(), &OPTIONS);
        let preset = self.scenarios.iter().find(|preset| {
            let mut queries = [&preset.query, &preset.given].into_iter();
            let is_own = queries.any(|query| scenario(query, &OPTIONS) == own);
            !own.is_empty() && asked == self.first() && is_own
        });
        let name = preset.map_or(asked, |preset| preset.name.as_str());
        format!("{name}.{language}")
    }
}

fn replaced(
    pattern: &LazyLock<Option<Regex>>,
    text: &str,
    with: impl Fn(&Captures<'_>) -> String,
) -> String {
    // The patterns are right, which a test shows.
    match pattern.as_ref() {
        Some(pattern) => pattern.replace_all(text, with).into_owned(),
        None => text.to_owned(),
    }
}

/// A query as it stands in HTML, as a query.
fn unescaped(query: &str) -> String {
    query.replace("&amp;", "&")
}
