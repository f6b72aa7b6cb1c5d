//! Pages and pictures of states: the dashboard, embeds, their builder, charts, and what other programs are told of them.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_SECURITY_POLICY, LINK};
use axum::response::Response;
use axum::routing::get;

use super::files::problem;
use super::{Answer, Parts, Shared, readable, wrong_method};
use crate::chart::ChartRequest;
use crate::embed::{self, EmbedRequest};
use crate::kept::{Freshness, Kept};
use crate::memory::Found;
use crate::oembed::OEmbedRequest;
use crate::page::PageRequest;
use crate::policy::Framing;
use crate::query::Query;
use crate::share::{self, ShareRequest};
use crate::site::{MakeError, Site};
use crate::social::link_header;

/// Pages that are read where they stand.
pub fn pages() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(page).fallback(wrong_method))
        // The file of that name has the marks still in it.
        .route("/index.html", get(page).fallback(wrong_method))
        .route("/embed", get(no_chart).fallback(wrong_method))
        .route("/embed/", get(no_chart).fallback(wrong_method))
        .route("/embed/{chart}", get(embedded).fallback(wrong_method))
        // As a site of files has it.
        .route("/embed/{chart}/", get(embedded).fallback(wrong_method))
        .route("/share", get(builder).fallback(wrong_method))
        .route("/problems/{kind}", get(problem).fallback(wrong_method))
}

/// What scripts and pages of any site may read.
pub fn open() -> Router<Arc<Site>> {
    Router::new()
        .route("/chart/{file}", get(chart).fallback(wrong_method))
        .route("/oembed", get(oembed).fallback(wrong_method))
        .route("/embed.js", get(embed_script).fallback(wrong_method))
}

/// Answers with a drawing of a name, which `make` draws where it is not kept.
pub(super) async fn drawn(
    site: &Arc<Site>,
    request: &HeaderMap,
    name: String,
    make: impl FnOnce(&Site) -> Result<Kept, MakeError> + Send + 'static,
) -> Answer {
    let kept = site.drawn(&name, make).await?;
    Ok(Found::drawing(name, &kept, request))
}

async fn page(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Answer {
    let base = site.base(&request);
    let wanted = PageRequest::read(&site, base, &Query::new(query.as_deref()));
    let link = link_header(wanted.base(), &wanted.path());
    drawn(&site, &request, wanted.key(), move |site| {
        let policy = site.shell.policy();
        let page = wanted.draw(site)?;
        Ok(page
            .telling(CONTENT_SECURITY_POLICY, policy)
            .telling(LINK, link))
    })
    .await
}

/// A chart for a frame. What is wrong is said in the frame.
async fn embedded(
    State(site): Shared,
    chart: Parts<String>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let query = Query::new(query.as_deref());
    let answer = async {
        let base = site.base(&request);
        let wanted = EmbedRequest::read(&site, base, &readable(chart)?, &query).await?;
        let link = link_header(&wanted.base, &wanted.path());
        drawn(&site, &request, wanted.key(), move |site| {
            let page = wanted.draw(site.engine())?;
            Ok(page
                .fresh(Freshness::Minutes)
                .telling(CONTENT_SECURITY_POLICY, wanted.policy())
                .telling(LINK, link))
        })
        .await
    };
    let answer = answer.await;
    answer.unwrap_or_else(|problem| embed::failure(&query, &problem, Framing::Anyone))
}

/// A frame that names no chart.
async fn no_chart(RawQuery(query): RawQuery) -> Response {
    let query = Query::new(query.as_deref());
    embed::failure(&query, &embed::no_such_chart(), Framing::Anyone)
}

/// The builder of embeds.
async fn builder(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Response {
    let query = Query::new(query.as_deref());
    let answer = async {
        let wanted = ShareRequest::read(&site, site.base(&request), &query).await?;
        drawn(&site, &request, wanted.key(), move |site| {
            let page = wanted.draw(site)?;
            Ok(page.telling(CONTENT_SECURITY_POLICY, share::policy()))
        })
        .await
    };
    let answer = answer.await;
    answer.unwrap_or_else(|problem| embed::failure(&query, &problem, Framing::Own))
}

async fn oembed(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Answer {
    let query = Query::new(query.as_deref());
    let wanted = OEmbedRequest::read(&site, site.base(&request), &query).await?;
    drawn(&site, &request, wanted.key(), move |_| {
        Ok(wanted.answer()?.fresh(Freshness::Minutes))
    })
    .await
}

async fn chart(
    State(site): Shared,
    file: Parts<String>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let (base, query) = (site.base(&request), Query::new(query.as_deref()));
    let wanted = ChartRequest::read(&site, base, &readable(file)?, &query).await?;
    let freshness = wanted.freshness();
    drawn(&site, &request, wanted.key(), move |site| {
        Ok(wanted.draw(&site.fonts)?.fresh(freshness))
    })
    .await
}

/// What publishers' pages load, to give frames their height.
async fn embed_script(request: HeaderMap) -> Response {
    static SCRIPT: LazyLock<Kept> = LazyLock::new(|| {
        let script = include_str!("../embed/embed.js").as_bytes().to_vec();
        Kept::text(script, "text/javascript; charset=utf-8").fresh(Freshness::Minutes)
    });
    SCRIPT.respond(&request)
}
