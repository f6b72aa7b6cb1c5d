//! Addresses in pages: where the server would answer, a file does.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};
use story::picture::Picture;

use super::plan::{Plan, is_same};
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

/// A query as it stands in HTML, in a text within HTML, in JSON, or in JSON within HTML. Any other escaped letter ends it.
const QUERY: &str = r#"(?:[^"'\s<>\\&]|(?:&(?:amp;)*|\\u0026)[\w-]+=)*"#;

impl Plan {
    /// A text in which addresses of the server are those of files.
    pub fn rewritten(&self, text: &str) -> String {
        static CHART: LazyLock<Option<Regex>> = LazyLock::new(|| {
            Regex::new(&format!(r"/chart/([a-z]+)\.(png|svg|csv|json)\?({QUERY})")).ok()
        });
        static OEMBED: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(&format!(r"/oembed\?({QUERY})")).ok());
        static EMBED: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r"/embed/([a-z]+)(\?|[^a-z/.\w])").ok());
        static API: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r#"href="(/api/v1/[\w/]+)""#).ok());
        let text = replaced(&API, text, |found| {
            let path = found.get(1).map_or("", |part| part.as_str());
            format!("href=\"{path}.json\"")
        });
        let text = replaced(&CHART, &text, |found| {
            let [picture, format, query] =
                [1, 2, 3].map(|part| found.get(part).map_or("", |part| part.as_str()));
            let query = unescaped(query);
            match (self.variant_of(picture, &query), format) {
                (Some(name), "csv" | "svg") => format!("/chart/{picture}/{name}.{format}"),
                (Some(name), "json") => format!("/chart/{picture}/{name}.light.wide.json"),
                _ => format!("/chart/{picture}/{}.{format}", self.name_of(&query)),
            }
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
            let [picture, after] =
                [1, 2].map(|part| found.get(part).map_or("", |part| part.as_str()));
            format!("/embed/{picture}/{after}")
        })
    }

    /// The name of the file of a chart that no lever moves, for the year that is asked for.
    fn variant_of(&self, picture: &str, query: &str) -> Option<String> {
        let picture = Picture::of(picture).filter(|picture| self.drawn.contains(picture))?;
        let query = Query::new(Some(query));
        let language = self.language_of(&query);
        if is_same(picture) {
            return Some(format!("all.{language}"));
        }
        let importer = query.get("importer").unwrap_or(self.first());
        let mut importers = self.importers.iter();
        let summary = importers.find(|summary| summary.importer == importer)?;
        let year = query.get("year").and_then(|year| year.parse().ok());
        let year = year.filter(|year| summary.years.contains(year));
        let year = year.unwrap_or(summary.default_year);
        Some(format!("{importer}-{year}.{language}"))
    }

    fn language_of(&self, query: &Query) -> &'static str {
        let asked = query.get("lang");
        let mut known = self.languages.iter().copied();
        let found = known.find(|tag| asked == Some(*tag));
        found
            .or(self.languages.first().copied())
            .unwrap_or_default()
    }

    /// The name of the file that comes closest to a state: a scenario with a name, or else the importer.
    fn name_of(&self, query: &str) -> String {
        let query = Query::new(Some(query));
        let language = self.language_of(&query);
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

/// A query as it stands in HTML, escaped once or twice, as a query.
fn unescaped(query: &str) -> String {
    query
        .replace("&amp;", "&")
        .replace("&amp;", "&")
        .replace("&amp;", "&")
        .replace(r"\u0026", "&")
}

#[cfg(test)]
mod tests {
    use crate::export::plan::{Plan, Scenario};

    fn plan() -> Plan {
        Plan::of(
            "https://c.example".parse().unwrap(),
            vec!["en", "ja"],
            vec![wire::ImporterSummary {
                importer: "JPN".to_owned(),
                name: "Japan".to_owned(),
                years: vec![2024],
                default_year: 2024,
            }],
            vec![Scenario {
                name: "hormuz_90".to_owned(),
                query: "hormuz=100".to_owned(),
                given: "hormuz=100&closure_days=90".to_owned(),
            }],
        )
    }

    #[test]
    fn addresses_become_files_and_what_stands_around_them_stays() {
        let state = "importer=JPN&amp;year=2024&amp;hormuz=100&amp;closure_days=90";
        for (text, expected) in [
            // In an attribute, in a text of HTML within HTML, and in JSON.
            (
                format!("<img src=\"https://c.example/chart/map.png?{state}&amp;size=og\" alt=\"a\">"),
                "<img src=\"https://c.example/chart/map/hormuz_90.en.png\" alt=\"a\">",
            ),
            (
                format!(
                    "src=&quot;https://c.example/chart/map.png?{}&quot; alt=&quot;a&quot;",
                    state.replace('&', "&amp;")
                ),
                "src=&quot;https://c.example/chart/map/hormuz_90.en.png&quot; alt=&quot;a&quot;",
            ),
            (
                "{\"url\":\"https://c.example/chart/mix.svg?lang=ja&importer=JPN\",\"b\":1}".to_owned(),
                "{\"url\":\"https://c.example/chart/mix/JPN.ja.svg\",\"b\":1}",
            ),
            (
                "href=\"https://c.example/oembed?url=https%3A%2F%2Fc.example%2Fembed%2Fmap%3Fhormuz%3D100&amp;format=xml\">".to_owned(),
                "href=\"https://c.example/oembed/map/hormuz_90.en.xml\">",
            ),
            (
                format!("<iframe src=\"https://c.example/embed/map?{state}\">"),
                "<iframe src=\"https://c.example/embed/map/?importer=JPN&amp;year=2024&amp;hormuz=100&amp;closure_days=90\">",
            ),
            (
                r#"{"contentUrl":"https://c.example/chart/record.csv?importer=JPN\u0026year=2024","a":1}"#.to_owned(),
                r#"{"contentUrl":"https://c.example/chart/record/JPN-2024.en.csv","a":1}"#,
            ),
            (
                "<a href=\"/api/v1/sources\">".to_owned(),
                "<a href=\"/api/v1/sources.json\">",
            ),
            // The shortest address has no query.
            (
                "<iframe src=\"https://c.example/embed/map\">".to_owned(),
                "<iframe src=\"https://c.example/embed/map/\">",
            ),
        ] {
            assert_eq!(plan().rewritten(&text), expected);
        }
    }
}
