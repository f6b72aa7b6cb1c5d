//! `GET /oembed?url=…`: how a page of ours stands in another one (oEmbed 1.0).

use maud::html;
use percent_encoding::percent_decode_str;
use serde::Serialize;
use wire::ProblemCode;

use crate::base::BaseUrl;
use crate::embed::EmbedRequest;
use crate::kept::Kept;
use crate::problem::ApiProblem;
use crate::query::{Query, invalid};
use crate::shown::Shown;
use crate::site::{DATA, MakeError, Site};

/// Width of a frame where nobody says how wide it may be, CSS px.
const WIDTH: u32 = 720;
/// A picture of social networks, CSS px.
const THUMBNAIL: (u32, u32) = (1200, 630);
/// The narrowest thumbnail that is drawn, CSS px.
const NARROWEST_THUMBNAIL: u32 = 280;
/// Narrower frames are as high as one of this width, CSS px: their words would be columns of letters.
const NARROWEST: u32 = 200;
/// Seconds for which an answer may be kept.
const LIVE_SECONDS: u32 = 3600;
const FROZEN_SECONDS: u32 = 31_536_000;

/// An answer, in the order of the specification.
#[derive(Serialize)]
struct OEmbed {
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'static str,
    title: String,
    provider_name: &'static str,
    provider_url: String,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_height: Option<u32>,
    /// Ours: what the chart finds.
    description: String,
    /// Ours: the data's content hash.
    data_version: String,
}

#[derive(Clone, Copy, Debug)]
enum Format {
    Json,
    Xml,
}

/// A request that can be answered.
pub(crate) struct OEmbedRequest {
    embed: EmbedRequest,
    format: Format,
    most_width: Option<u32>,
    most_height: Option<u32>,
}

impl OEmbedRequest {
    /// Reads the query.
    pub async fn read(site: &Site, base: BaseUrl, query: &Query) -> Result<Self, ApiProblem> {
        let format = match query.get("format") {
            None | Some("json") => Format::Json,
            Some("xml") => Format::Xml,
            Some(_) => {
                let choices = ["json", "xml"].map(str::to_owned).into();
                let detail = "format is json or xml.";
                return Err(ApiProblem::new(ProblemCode::UnknownFormat, detail, choices));
            }
        };
        let Some(url) = query.get("url") else {
            let detail =
                "url is missing: give the address of a page or an embed of this site, escaped.";
            return Err(invalid(detail.to_owned(), &[]));
        };
        Ok(Self {
            format,
            most_width: pixels(query, "maxwidth")?,
            most_height: pixels(query, "maxheight")?,
            embed: embed(site, base, url).await?,
        })
    }

    /// A name of the answer.
    pub fn key(&self) -> String {
        let (format, width, height) = (self.format, self.most_width, self.most_height);
        format!(
            "oembed {format:?} {width:?} {height:?} {}",
            self.embed.key()
        )
    }

    /// The answer. Blocks.
    pub fn answer(&self) -> Result<Kept, MakeError> {
        let answer = self.made()?;
        Ok(match self.format {
            Format::Json => Kept::text(
                serde_json::to_vec(&answer)?,
                "application/json; charset=utf-8",
            ),
            Format::Xml => {
                let body = quick_xml::se::to_string_with_root("oembed", &answer)?;
                let xml = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{body}\n");
                Kept::text(xml.into_bytes(), "text/xml; charset=utf-8")
            }
        })
    }

    fn made(&self) -> Result<OEmbed, MakeError> {
        let Self { embed, .. } = self;
        let width = self.most_width.map_or(WIDTH, |most| most.min(WIDTH));
        let src = embed.base.join(&embed.path());
        let (title, description, height) = embed.with_embed(None, |page, title| {
            let finding = page.picture.finding(page.input, &page.language.messages);
            let height = page.height(f64::from(width.max(NARROWEST)));
            (title, finding, height as u32)
        })?;
        let height = self.most_height.map_or(height, |most| most.min(height));
        let thumbnail = self.thumbnail();
        Ok(OEmbed {
            kind: "rich",
            version: "1.0",
            provider_name: "Chokepoint",
            provider_url: embed.base.join("/"),
            cache_age: if embed.shown.stays() {
                FROZEN_SECONDS
            } else {
                LIVE_SECONDS
            },
            html: frame(&src, &title, (&width.to_string(), height)),
            width,
            height,
            thumbnail_url: thumbnail.map(|size| self.thumbnail_address(size)),
            thumbnail_width: thumbnail.map(|(width, _)| width),
            thumbnail_height: thumbnail.map(|(_, height)| height),
            title,
            description,
            data_version: embed.shown.edition.hash().to_owned(),
        })
    }

    /// Width and height of the picture; `None` where there is no room for one.
    fn thumbnail(&self) -> Option<(u32, u32)> {
        if !self.embed.shown.server.draws_pixels {
            return None;
        }
        let (full_width, full_height) = THUMBNAIL;
        let by_height = self
            .most_height
            .map(|most| most.saturating_mul(full_width) / full_height);
        let limits = [self.most_width, by_height];
        let width = limits.into_iter().flatten().fold(full_width, u32::min);
        (width >= NARROWEST_THUMBNAIL).then(|| (width, width * full_height / full_width))
    }

    fn thumbnail_address(&self, (width, height): (u32, u32)) -> String {
        let (width, height) = (width.to_string(), height.to_string());
        let embed = &self.embed;
        let theme = embed.colours.of_picture();
        let options = [
            ("width", width.as_str()),
            ("height", &height),
            ("theme", theme),
        ];
        let path = embed.shown.chart_path(embed.picture, "png", &options);
        embed.base.join(&path)
    }
}

/// A frame as HTML. `width` is a number of CSS px or a part of the place.
pub(crate) fn frame(src: &str, title: &str, (width, height): (&str, u32)) -> String {
    html! {
        iframe src=(src) title=(title) width=(width) height=(height) loading="lazy" style="border:0;max-width:100%"
            sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
            referrerpolicy="strict-origin-when-cross-origin" {}
    }
    .into_string()
}

/// The embed that an address stands for.
async fn embed(site: &Site, base: BaseUrl, url: &str) -> Result<EmbedRequest, ApiProblem> {
    let own = base.own(url).ok_or_else(|| {
        let detail = format!(
            "url is no address of this site: give one that begins with {}.",
            base.join("/")
        );
        ApiProblem::new(ProblemCode::NotFound, detail, Vec::new())
    })?;
    let own = own.split('#').next().unwrap_or_default();
    let (path, query) = own
        .split_once('?')
        .map_or((own, None), |(path, query)| (path, Some(query)));
    let query = Query::new(query);
    if let Some(chart) = path.strip_prefix("/embed/") {
        // As a site of files writes it.
        let chart = chart.trim_end_matches('/');
        // Programs may escape more than they need.
        let chart = percent_decode_str(chart).decode_utf8_lossy();
        return EmbedRequest::read(site, base, &chart, &query).await;
    }
    if matches!(path, "" | "/" | "/index.html") {
        // The dashboard shows today's data, whatever its address says.
        let shown = Shown::read(site, &query.without(DATA)).await?;
        return Ok(EmbedRequest::of_page(shown, base));
    }
    let detail =
        "url is no address that can be embedded: give one of the dashboard, or one under /embed/.";
    Err(ApiProblem::new(ProblemCode::NotFound, detail, Vec::new()))
}

/// A whole number of pixels.
fn pixels(query: &Query, key: &str) -> Result<Option<u32>, ApiProblem> {
    let Some(given) = query.get(key) else {
        return Ok(None);
    };
    // More than any screen has is no limit.
    let number = given.parse::<u64>().ok().filter(|pixels| *pixels > 0);
    let number = number.map(|pixels| u32::try_from(pixels).unwrap_or(u32::MAX));
    number.map(Some).ok_or_else(|| {
        invalid(
            format!("{key} takes a whole number of pixels above zero."),
            &[],
        )
    })
}
