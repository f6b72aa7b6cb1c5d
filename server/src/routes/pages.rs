//! Pages and pictures of states: the dashboard, embeds, their builder, charts, and what other programs are told of them.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_SECURITY_POLICY, LINK};
use axum::response::Response;
use axum::routing::get;

use super::{Answer, Parts, Shared, readable, wrong_method};
use crate::chart::ChartRequest;
use crate::embed::{self, EmbedRequest};
use crate::kept::{Freshness, Kept};
use crate::memory::Found;
use crate::oembed::OEmbedRequest;
use crate::page::PageRequest;
use crate::policy::Framing;
use crate::problem::ApiProblem;
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
}

/// What scripts and pages of any site may read.
pub fn open() -> Router<Arc<Site>> {
    Router::new()
        .route("/chart/{file}", get(chart).fallback(wrong_method))
        .route("/oembed", get(oembed).fallback(wrong_method))
        .route("/embed.js", get(embed_script).fallback(wrong_method))
}

/// Answers with a drawing. `read` gives the name of what a request asks for, under which it is kept, and what draws it.
pub(super) async fn drawn<M>(
    site: &Arc<Site>,
    request: &HeaderMap,
    read: impl Future<Output = Result<(String, M), ApiProblem>>,
) -> Answer
where
    M: FnOnce(&Site) -> Result<Kept, MakeError> + Send + 'static,
{
    let (name, make) = read.await?;
    let kept = site.drawn(&name, make).await?;
    Ok(Found::Drawing(name.into()).respond(&kept, request))
}

async fn page(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Answer {
    let base = site.base(&request);
    let read = async {
        let wanted = PageRequest::read(&site, base.clone(), &Query::new(query.as_deref()));
        let link = link_header(wanted.base(), &wanted.path());
        Ok((wanted.key(), move |site: &Site| {
            let policy = site.shell.policy();
            let page = wanted.draw(site)?;
            Ok(page
                .telling(CONTENT_SECURITY_POLICY, policy)
                .telling(LINK, link))
        }))
    };
    drawn(&site, &request, read).await
}

/// A chart for a frame. What is wrong is said in the frame.
async fn embedded(
    State(site): Shared,
    chart: Parts<String>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let (base, query) = (site.base(&request), Query::new(query.as_deref()));
    let read = async {
        let wanted = EmbedRequest::read(&site, base.clone(), &readable(chart)?, &query).await?;
        let link = link_header(&wanted.base, &wanted.path());
        Ok((wanted.key(), move |site: &Site| {
            let page = wanted.draw(site.engine())?;
            Ok(page
                .fresh(Freshness::Minutes)
                .telling(CONTENT_SECURITY_POLICY, wanted.policy())
                .telling(LINK, link))
        }))
    };
    let answer = drawn(&site, &request, read).await;
    answer.unwrap_or_else(|problem| embed::failure(&query, &problem, Framing::Anyone))
}

/// A frame that names no chart.
async fn no_chart(RawQuery(query): RawQuery) -> Response {
    let query = Query::new(query.as_deref());
    embed::failure(&query, &embed::no_such_chart(), Framing::Anyone)
}

/// The builder of embeds.
async fn builder(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Response {
    let (base, query) = (site.base(&request), Query::new(query.as_deref()));
    let read = async {
        let wanted = ShareRequest::read(&site, base.clone(), &query).await?;
        Ok((wanted.key(), move |site: &Site| {
            let page = wanted.draw(site)?;
            Ok(page.telling(CONTENT_SECURITY_POLICY, share::policy()))
        }))
    };
    let answer = drawn(&site, &request, read).await;
    answer.unwrap_or_else(|problem| embed::failure(&query, &problem, Framing::Own))
}

async fn oembed(State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap) -> Answer {
    let (base, query) = (site.base(&request), Query::new(query.as_deref()));
    let read = async {
        let wanted = OEmbedRequest::read(&site, base.clone(), &query).await?;
        Ok((wanted.key(), move |_: &Site| {
            Ok(wanted.answer()?.fresh(Freshness::Minutes))
        }))
    };
    drawn(&site, &request, read).await
}

async fn chart(
    State(site): Shared,
    file: Parts<String>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let (base, query) = (site.base(&request), Query::new(query.as_deref()));
    let read = async {
        let wanted = ChartRequest::read(&site, base.clone(), &readable(file)?, &query).await?;
        let freshness = wanted.freshness();
        Ok((wanted.key(), move |site: &Site| {
            Ok(wanted.draw(&site.fonts)?.fresh(freshness))
        }))
    };
    drawn(&site, &request, read).await
}

/// What publishers' pages load, to give frames their height.
async fn embed_script(request: HeaderMap) -> Response {
    static SCRIPT: LazyLock<Kept> = LazyLock::new(|| {
        let script = include_str!("../embed/embed.js").as_bytes().to_vec();
        Kept::text(script, "text/javascript; charset=utf-8").fresh(Freshness::Minutes)
    });
    SCRIPT.respond(&request)
}
