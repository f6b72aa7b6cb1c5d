//! What other programs are told of a page: cards of social networks, oEmbed, and the data behind it for search engines.

use std::collections::BTreeSet;

use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};
use text::Language;

use super::Page;
use wire::Source;

/// A page as a card shows it. Addresses are absolute where the site knows its own.
pub struct Card<'a> {
    /// Heading.
    pub title: &'a str,
    /// What it finds, in a sentence.
    pub description: &'a str,
    /// The address of exactly this state.
    pub url: &'a str,
    /// A picture of it, 1200 by 630.
    pub image: Option<&'a str>,
    /// Where oEmbed is asked for in JSON and in XML.
    pub oembed: [&'a str; 2],
    /// The language.
    pub language: &'a Language,
}

impl Card<'_> {
    /// The elements of a page's head.
    pub fn head(&self) -> Markup {
        let [json, xml] = self.oembed;
        let messages = &self.language.messages;
        let others = text::languages().iter();
        let others = others.filter(|language| language.tag != self.language.tag);
        html! {
            link rel="alternate" type="application/json+oembed" href=(json) title=(self.title);
            link rel="alternate" type="text/xml+oembed" href=(xml) title=(self.title);
            meta property="og:type" content="website";
            meta property="og:site_name" content=(messages.product_name());
            meta property="og:title" content=(self.title);
            meta property="og:description" content=(self.description);
            meta property="og:url" content=(self.url);
            @if let Some(image) = self.image {
                meta property="og:image" content=(image);
                meta property="og:image:type" content="image/png";
                meta property="og:image:width" content="1200";
                meta property="og:image:height" content="630";
                meta property="og:image:alt" content=(self.description);
            }
            meta property="og:locale" content=(messages.document_locale());
            @for other in others {
                meta property="og:locale:alternate" content=(other.messages.document_locale());
            }
            meta name="twitter:card" content="summary_large_image";
            meta name="twitter:title" content=(self.title);
            meta name="twitter:description" content=(self.description);
            @if let Some(image) = self.image {
                meta name="twitter:image" content=(image);
                meta name="twitter:image:alt" content=(self.description);
            }
        }
    }
}

/// A file with the data of a page.
pub struct Distribution {
    /// Its absolute address.
    pub url: String,
    /// Its type.
    pub format: &'static str,
}

/// The data behind a page, in the vocabulary of schema.org.
pub struct Dataset<'a> {
    /// The page.
    pub page: &'a Page,
    /// What the data are called.
    pub name: &'a str,
    /// What they say.
    pub description: &'a str,
    /// The page's address.
    pub url: &'a str,
    /// The day on which this version was made.
    pub created: Option<&'a str>,
    /// What is measured, each with its unit where it has one.
    pub variables: &'a [(String, Option<String>)],
    /// The sources, by their identifiers.
    pub source_ids: &'a BTreeSet<&'a str>,
    /// All sources.
    pub sources: &'a [Source],
    /// Who made the package.
    pub creators: &'a [&'a str],
    /// Where the terms of the package stand.
    pub licence: Option<&'a str>,
    /// The files.
    pub distribution: &'a [Distribution],
    /// The language.
    pub language: &'a Language,
}

impl Dataset<'_> {
    /// The element of a page's head.
    pub fn script(&self) -> Markup {
        let json = super::in_html(&self.json().to_string());
        html! { script type="application/ld+json" { (PreEscaped(json)) } }
    }

    fn json(&self) -> Value {
        let view = &self.page.view;
        let years = &view.importer.years;
        let span = years.first().zip(years.last());
        let creators = self.creators.iter();
        let creators = creators.map(|name| json!({"@type": "Organization", "name": name}));
        let creators = creators.collect::<Vec<_>>();
        let variables = self.variables.iter().map(|(name, unit)| match unit {
            Some(unit) => json!({"@type": "PropertyValue", "name": name, "unitText": unit}),
            None => json!({"@type": "PropertyValue", "name": name}),
        });
        let files = self.distribution.iter().map(|file| {
            json!({"@type": "DataDownload", "contentUrl": file.url, "encodingFormat": file.format})
        });
        let sources = self.sources.iter();
        let cited = sources.filter(|source| self.source_ids.contains(source.source_id.as_str()));
        let addresses = cited.filter_map(|source| source.url.as_deref());
        // Many tables of one publisher have one address.
        let addresses = addresses.collect::<BTreeSet<_>>();
        json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": self.name,
            "description": self.description,
            "url": self.url,
            "inLanguage": self.language.tag,
            "license": self.licence,
            "isAccessibleForFree": true,
            "creator": (!creators.is_empty()).then_some(creators),
            "dateModified": self.created,
            "version": view.data_hash,
            "temporalCoverage": span.map(|(first, last)| format!("{first}/{last}")),
            "spatialCoverage": view.importer.name,
            "variableMeasured": variables.collect::<Vec<_>>(),
            "isBasedOn": addresses,
            "distribution": files.collect::<Vec<_>>(),
        })
    }
}
