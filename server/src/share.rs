//! `GET /share?chart=…`: the page on which somebody chooses how a chart stands in an article.

use axum::http::HeaderValue;
use maud::html;
use story::document::builder::{Builder, SCRIPT, Snippets, WIDTHS, style};
use story::document::embed::Embed;
use story::picture::Picture;

use crate::base::BaseUrl;
use crate::embed::{EmbedRequest, usable_levers};
use crate::kept::Kept;
use crate::oembed::frame;
use crate::policy::Framing;
use crate::problem::ApiProblem;
use crate::query::{Query, invalid};
use crate::shown::path_with;
use crate::site::{DATA, MakeError, Site};

/// Width of a picture in a snippet, CSS px.
const PICTURE_WIDTH: u32 = 720;

/// A builder of a state.
pub(crate) struct ShareRequest {
    embed: EmbedRequest,
    width: Option<u32>,
}

impl ShareRequest {
    /// Reads the query: that of an embed, and `chart`, `frame` (a width) and `frozen`.
    pub async fn read(site: &Site, base: BaseUrl, query: &Query) -> Result<Self, ApiProblem> {
        let chart = query.get("chart").unwrap_or("map");
        let width = match query.get("frame") {
            None | Some("full") => None,
            Some(given) => {
                let number = given.parse().ok().filter(|width| WIDTHS.contains(width));
                Some(number.ok_or_else(|| {
                    let widths = WIDTHS.map(|width| width.to_string());
                    let detail = format!("frame is full or one of {}.", widths.join(", "));
                    invalid(detail, &[])
                })?)
            }
        };
        // Whoever comes from another chart may bring levers that do not move this one.
        let is_live = matches!(Picture::of(chart), Some(Picture::Live(_)));
        let kept = if is_live {
            query.clone()
        } else {
            query.without("levers")
        };
        let wants_frozen = query.flag("frozen")?;
        let is_live = query.get("frozen").is_some() && !wants_frozen;
        let kept = if is_live { kept.without(DATA) } else { kept };
        let mut embed = EmbedRequest::read(site, base, chart, &kept).await?;
        if wants_frozen && !embed.shown.server.keeps_versions {
            let detail = "frozen=1 needs a server that keeps versions of its data (`chokepoint serve --archive`), which this one does \
                          not: leave it out.";
            return Err(invalid(detail.to_owned(), &[]));
        }
        embed.shown.is_frozen |= wants_frozen;
        Ok(Self { embed, width })
    }

    /// A name of what it shows.
    pub fn key(&self) -> String {
        format!("share {:?} {}", self.width, self.embed.key())
    }

    /// The page. Blocks.
    pub fn draw(&self, site: &Site) -> Result<Kept, MakeError> {
        let embed = &self.embed;
        let state = form_urlencoded::parse(embed.shown.lasting.as_bytes());
        let state = state.filter(|(key, _)| key != "lang");
        let state = state.map(|(key, value)| (key.into_owned(), value.into_owned()));
        let version = (embed.shown.is_frozen && !embed.shown.is_current)
            .then(|| (DATA.to_owned(), embed.shown.version().to_owned()));
        let choices = embed.shown.choices(embed.picture).into_iter();
        let choices = choices.map(|(key, word)| (key.to_owned(), word));
        let state = state.chain(choices);
        let (state, path) = (state.chain(version).collect::<Vec<_>>(), embed.path());
        let page = embed.with_embed(site.engine(), |page, title| {
            Builder {
                embed: page,
                levers: &usable_levers(embed.picture, &page.input.page.view.year.baseline),
                scenario: embed.scenario(page.input).as_deref(),
                state: &state,
                width: self.width,
                is_frozen: embed.shown.is_frozen,
                can_freeze: embed.shown.server.keeps_versions,
                path: &path,
                dashboard: &path_with("/", &embed.shown.dashboard(embed.picture)),
                snippets: &self.snippets(page, &title),
                links: site.shell.links(),
            }
            .page()
        })?;
        Ok(Kept::text(page.into_bytes(), "text/html; charset=utf-8"))
    }

    fn snippets(&self, page: &Embed<'_>, title: &str) -> Snippets {
        let embed = &self.embed;
        let path = embed.path();
        let src = embed.base.join(&path);
        let messages = embed.shown.messages();
        let alt = page.picture.finding(page.input, messages);
        let width = self.width.unwrap_or(PICTURE_WIDTH);
        let height = page.height(f64::from(width)) as u32;
        let place = self
            .width
            .map_or_else(|| "100%".to_owned(), |width| width.to_string());
        let chart = |format: &str, options: &[(&str, &str)]| {
            let path = embed.shown.chart_path(embed.picture, format, options);
            embed.base.join(&path)
        };
        let theme = embed.colours.of_picture();
        let look = [("theme", theme)];
        let script = html! { script async src=(embed.base.join("/embed.js")) {} };
        let dashboard = path_with("/", &embed.shown.dashboard(embed.picture));
        let dashboard = embed.base.join(&dashboard);
        let style = self.width.map(|width| format!("max-width:{width}px"));
        let noscript = html! {
            div data-chokepoint=(path) data-title=(title) style=[style.as_deref()] {
                noscript {
                    a href=(dashboard) { img src=(chart("png", &look)) alt=(alt) style="max-width:100%"; }
                }
            }
        };
        Snippets {
            script: format!("{}\n{}", noscript.0, script.0),
            frame: format!("{}\n{}", frame(&src, title, (&place, height)), script.0),
            element: format!("{}\n{}", script.0, self.element(title)),
            oembed: src,
            alt,
            pictures: [
                chart("svg", &look),
                chart("png", &[("theme", theme), ("scale", "2")]),
                chart("png", &[("theme", theme), ("size", "og")]),
                chart("png", &[("size", "print")]),
            ],
        }
    }

    fn element(&self, title: &str) -> String {
        let embed = &self.embed;
        let shown = &embed.shown;
        let set = |is_set: bool| is_set.then_some("1");
        let levers = (!embed.levers.is_empty()).then(|| embed.levers.join(","));
        let state = shown.stated(embed.picture);
        let state = (!state.is_empty()).then_some(state.as_str());
        let style = self.width.map(|width| format!("max-width:{width}px"));
        html! {
            chokepoint-chart chart=(embed.picture.id()) state=[state] levers=[levers] theme=(embed.colours.word())
                data=[shown.is_frozen.then(|| shown.version())] static=[set(embed.is_static)]
                transparent=[set(embed.is_transparent)] heading=(title) style=[style] {}
        }
        .into_string()
    }
}

/// What the browser is told that the page may do.
pub(crate) fn policy() -> HeaderValue {
    crate::policy::policy(&[SCRIPT], &[&style()], Framing::Own)
}
