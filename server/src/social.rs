//! What other programs are told of a page: a card, oEmbed, and its data.

use maud::{Markup, html};
use story::document::social::{Card, Dataset, Distribution};
use story::picture::{Picture, PictureInput};

use crate::base::BaseUrl;
use crate::download::ZIP;
use crate::shown::{Shown, path_with};
use crate::site::DATA;

/// A page that can be shared.
pub(crate) struct Shared<'a> {
    pub base: &'a BaseUrl,
    pub shown: &'a Shown,
    /// The chart that stands for it.
    pub picture: Picture,
    /// Path and query of the page itself.
    pub path: &'a str,
}

impl Shared<'_> {
    /// The heading: what the chart shows, in which scenario.
    pub fn title(&self, input: PictureInput<'_>) -> String {
        let messages = self.shown.messages();
        let chart = self.picture.title(input, messages);
        match self.picture.scenario(input, messages) {
            Some(scenario) => messages.document_social_embed(&chart, &scenario),
            None => chart,
        }
    }

    /// Path of the data behind it.
    fn package(&self) -> String {
        let frozen = self.shown.is_frozen;
        let version = frozen.then(|| format!("{DATA}={}", self.shown.version()));
        path_with(&format!("/data/{ZIP}"), &version.unwrap_or_default())
    }

    /// The elements of the head.
    pub fn head(&self, input: PictureInput<'_>) -> Markup {
        let messages = self.shown.messages();
        let (title, description) = (self.title(input), self.picture.finding(input, messages));
        let url = self.base.join(self.path);
        let [json, xml] = oembed_addresses(self.base, &url);
        let chart = |format: &str, options: &[(&str, &str)]| {
            let path = self.shown.chart_path(self.picture, format, options);
            self.base.join(&path)
        };
        // What it finds alone can be too short to be found by.
        let subtitle = self.picture.subtitle(input, messages);
        let told = [description.as_str(), &subtitle].join(messages.join_sentence());
        let terms = self.shown.edition.terms();
        // Its own text stands beside the data, somebody else's elsewhere.
        let terms = terms.map(|terms| {
            if terms.starts_with('/') {
                self.base.join(&terms)
            } else {
                terms
            }
        });
        let contributors = self.shown.edition.tables().package().contributors.iter();
        let contributors = contributors.filter_map(|contributor| contributor.title.as_deref());
        let variables = self.picture.table(input, messages).columns;
        let variables = variables.into_iter().map(|column| {
            // A column is called by what it holds and its unit, with a comma between.
            let separator = messages.join_comma();
            column.rsplit_once(separator).map_or_else(
                || (column.clone(), None),
                |(name, unit)| (name.to_owned(), Some(unit.to_owned())),
            )
        });
        html! {
            (Card {
                title: &title,
                description: &description,
                url: &url,
                image: self.shown.server.draws_pixels.then(|| chart("png", &[("size", "og")])).as_deref(),
                oembed: [&json, &xml],
                language: self.shown.language,
            }.head())
            (Dataset {
                page: input.page,
                name: &title,
                description: &told,
                url: &url,
                created: self.shown.edition.created(),
                source_ids: &self.picture.sources(input),
                sources: input.sources,
                creators: &contributors.collect::<Vec<_>>(),
                licence: terms.as_deref(),
                variables: &variables.collect::<Vec<_>>(),
                distribution: &[
                    Distribution { url: chart("csv", &[]), format: "text/csv" },
                    Distribution { url: chart("json", &[]), format: "application/json" },
                    Distribution { url: self.base.join(&self.package()), format: "application/zip" },
                ],
                language: self.shown.language,
            }.script())
        }
    }
}

/// Where oEmbed is asked for a page of ours, in JSON and in XML.
pub(crate) fn oembed_addresses(base: &BaseUrl, url: &str) -> [String; 2] {
    ["json", "xml"].map(|format| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("url", url).append_pair("format", format);
        base.join(&format!("/oembed?{}", query.finish()))
    })
}

/// The `Link` header that says the same as the head.
pub(crate) fn link_header(base: &BaseUrl, path: &str) -> String {
    let [json, xml] = oembed_addresses(base, &base.join(path));
    format!(
        "<{json}>; rel=\"alternate\"; type=\"application/json+oembed\", <{xml}>; rel=\"alternate\"; type=\"text/xml+oembed\""
    )
}
