//! `/api/v1/…`: what the data answer, as JSON and, where it is a table, as CSV.

use std::sync::Arc;

use axum::Router;
use axum::extract::{OriginalUri, RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::VARY;
use axum::routing::{MethodRouter, any, get};
use wire::{ProblemCode, View};

use super::lookup::{cut, find_importer, year_of};
use super::pages::drawn;
use super::{Answer, Parts, Shared, not_found, readable, wrong_method};
use crate::accept::weights;
use crate::analyses::AnalysisRequest;
use crate::edition::{Edition, Format, Resource};
use crate::memory::Found;
use crate::openapi;
use crate::problem::ApiProblem;
use crate::query::Query;
use crate::site::Site;

/// What there is once in a version of the data, by the last part of its address.
const ONCE: [(&str, Resource); 7] = [
    ("importers", Resource::Importers),
    ("land", Resource::Land),
    ("projects", Resource::Projects),
    ("claims", Resource::Claims),
    ("events", Resource::Events),
    ("sources", Resource::Sources),
    ("stress", Resource::Stress),
];

/// Every endpoint.
pub fn router() -> Router<Arc<Site>> {
    let mut version_1 = Router::new()
        .route("/openapi.json", get(description))
        .route("/importers/{importer}", get(importer))
        .route("/importers/{importer}/years/{year}", get(year))
        .route("/importers/{importer}/years/{year}/{part}", get(part));
    for (name, resource) in ONCE {
        for (address, format) in [
            (format!("/{name}"), None),
            (format!("/{name}.json"), Some(Format::Json)),
            (format!("/{name}.csv"), Some(Format::Csv)),
        ] {
            version_1 = version_1.route(&address, once(resource.clone(), format));
        }
    }
    let version_1 = version_1.method_not_allowed_fallback(wrong_method);
    let api = Router::new().nest("/v1", version_1).fallback(no_endpoint);
    Router::new()
        .nest("/api", api)
        // Nesting leaves this one out.
        .route("/api/", any(no_endpoint))
}

/// Answers with something that there is once in a version of the data.
fn once(resource: Resource, format: Option<Format>) -> MethodRouter<Arc<Site>> {
    get(
        async move |State(site): Shared, RawQuery(query): RawQuery, request: HeaderMap| {
            let edition = site.edition(&Query::new(query.as_deref())).await?;
            answer(&edition, resource, format, &request).await
        },
    )
}

async fn description(request: HeaderMap) -> Answer {
    Ok(openapi::document()?.respond(&request))
}

async fn importer(
    State(site): Shared,
    importer: Parts<String>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let edition = site.edition(&Query::new(query.as_deref())).await?;
    let importer = readable(importer)?;
    let (importer, format) = format_of(&importer);
    let found = find_importer(&edition.answers, importer)?.importer.clone();
    answer(&edition, Resource::Importer(found), format, &request).await
}

async fn year(
    State(site): Shared,
    path: Parts<(String, String)>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let edition = site.edition(&Query::new(query.as_deref())).await?;
    let (importer, year) = readable(path)?;
    let (year, format) = format_of(&year);
    let (importer, year) = year_of(&edition.answers, &importer, year)?;
    answer(
        &edition,
        Resource::Year { importer, year },
        format,
        &request,
    )
    .await
}

/// Something of a year: `view`, `start`, `lines`, `margins`, `quality` or an analysis, with `.json` or without, and with a language, as in `view.ja.json`, where
/// the query names none.
async fn part(
    State(site): Shared,
    path: Parts<(String, String, String)>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Answer {
    let query = Query::new(query.as_deref());
    let edition = site.edition(&query).await?;
    let (importer, year, part) = readable(path)?;
    let (importer, year) = year_of(&edition.answers, &importer, &year)?;
    let (name, format) = format_of(&part);
    let (name, language) = if let Some((name, tag)) = name.split_once('.') {
        let mut known = text::languages().iter();
        let known = known.find(|known| known.tag == tag);
        (name, known.ok_or_else(|| no_part(&part))?.tag)
    } else {
        let defaults = edition.answers.importers.view_defaults();
        let (view, _) = View::parse(query.text(), &defaults, None);
        (name, text::language(&view.language).tag)
    };
    if AnalysisRequest::is_known(name) {
        let format = format.unwrap_or_else(|| accepted(&request));
        let asked = AnalysisRequest::read(&site, (&importer, year, name), &query, format).await?;
        let make = move |asked: &AnalysisRequest| {
            Ok(asked.answer()?.telling(VARY, "accept, accept-encoding"))
        };
        return drawn(&site, &request, asked.key(), move |_| make(&asked)).await;
    }
    let resource = match name {
        "view" => Resource::View {
            importer,
            year,
            language,
        },
        "start" => Resource::Start {
            importer,
            year,
            language,
        },
        "lines" => Resource::Lines { importer, year },
        "margins" => Resource::Margins {
            importer,
            year,
            language,
        },
        "quality" => Resource::Quality { importer, year },
        _ => return Err(no_part(&part)),
    };
    answer(&edition, resource, format, &request).await
}

fn no_part(part: &str) -> ApiProblem {
    not_found(format!(
        "A year has no {:?}: choose one of the endpoints.",
        cut(part)
    ))
}

/// The last part of an address without `.json` or `.csv`, and what that asks for.
fn format_of(part: &str) -> (&str, Option<Format>) {
    match part.rsplit_once('.') {
        Some((name, "json")) => (name, Some(Format::Json)),
        Some((name, "csv")) => (name, Some(Format::Csv)),
        _ => (part, None),
    }
}

/// How much a request wants of JSON and of CSV.
fn wanted(request: &HeaderMap) -> [f32; 2] {
    weights(request, ["application/json", "text/csv"])
}

/// The format that a request's `Accept` prefers: JSON, unless it names CSV with a greater weight.
fn accepted(request: &HeaderMap) -> Format {
    let [json, csv] = wanted(request);
    if csv > json {
        Format::Csv
    } else {
        Format::Json
    }
}

async fn answer(
    edition: &Arc<Edition>,
    resource: Resource,
    format: Option<Format>,
    request: &HeaderMap,
) -> Answer {
    let has_table = resource.is_table();
    let format = format.unwrap_or_else(|| match accepted(request) {
        // Of what is no table JSON will do for whoever would take it too.
        Format::Csv if !has_table && wanted(request)[0] > 0.0 => Format::Json,
        format => format,
    });
    if format == Format::Csv && !has_table {
        let detail = "This answer is no table and there is no CSV of it: ask for JSON.";
        let choices = vec!["application/json".to_owned()];
        return Err(ApiProblem::new(ProblemCode::NotAcceptable, detail, choices));
    }
    let kept = edition
        .document(resource, format)
        .await
        .map_err(|error| ApiProblem::internal(&error))?;
    Ok(Found::document(kept, request))
}

async fn no_endpoint(OriginalUri(uri): OriginalUri) -> ApiProblem {
    let detail = format!(
        "There is no {}: choose one of the endpoints.",
        cut(uri.path())
    );
    not_found(detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_answered_where_it_is_wanted_more() {
        let of = |accept: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(axum::http::header::ACCEPT, accept.parse().unwrap());
            accepted(&headers)
        };
        assert_eq!(accepted(&HeaderMap::new()), Format::Json);
        assert_eq!(of("*/*"), Format::Json);
        assert_eq!(of("text/csv"), Format::Csv);
        assert_eq!(of("text/csv;q=0.9, application/json"), Format::Json);
        assert_eq!(of("application/json;q=0.1, text/csv"), Format::Csv);
        assert_eq!(of("text/html,*/*;q=0.8"), Format::Json);
        assert_eq!(of("TEXT/CSV; Q=1, */*;q=0.1"), Format::Csv);
        assert_eq!(of("text/*, application/json;q=0.5"), Format::Csv);
        assert_eq!(of("*/*;q=0.1, application/json"), Format::Json);
        assert_eq!(of("application/json;q=0, */*"), Format::Csv);
    }
}
