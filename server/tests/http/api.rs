//! The API: answers, problems, entity tags, methods.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::server::{Options, Server};

#[tokio::test]
async fn every_endpoint_answers_json_that_any_site_may_read() {
    let server = Server::start();
    for path in [
        "/api/v1/importers",
        "/api/v1/importers/JPN",
        "/api/v1/importers/jpn/years/2024",
        "/api/v1/projects",
        "/api/v1/claims",
        "/api/v1/events",
        "/api/v1/sources",
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(
            answer.header(&header::CONTENT_TYPE),
            "application/json",
            "{path}"
        );
        assert_eq!(
            answer.header(&header::ACCESS_CONTROL_ALLOW_ORIGIN),
            "*",
            "{path}"
        );
        assert_eq!(
            answer.header(&header::X_CONTENT_TYPE_OPTIONS),
            "nosniff",
            "{path}"
        );
        assert!(answer.json().is_object(), "{path}");
    }
    assert_eq!(server.get("/healthz").await.text(), "ok");
}

#[tokio::test]
async fn what_does_not_exist_is_a_problem_that_names_what_does() {
    let server = Server::start();
    for (path, status, code, choice) in [
        ("/api/v1/importers/ZZZ", 404, "unknown_importer", "JPN"),
        (
            "/api/v1/importers/ZZZ/years/2024",
            404,
            "unknown_importer",
            "KOR",
        ),
        (
            "/api/v1/importers/JPN/years/1900",
            404,
            "unknown_year",
            "2024",
        ),
        (
            "/api/v1/importers/JPN/years/soon",
            400,
            "invalid_year",
            "2024",
        ),
        (
            "/api/v1/importers/JPN/years/99999",
            400,
            "invalid_year",
            "2024",
        ),
        ("/api/v1/nothing", 404, "not_found", "/api/v1/importers"),
        ("/api/v2", 404, "not_found", "/api/v1/importers"),
        ("/api", 404, "not_found", "/api/v1/importers"),
        ("/api/", 404, "not_found", "/api/v1/importers"),
        ("/api/v1", 404, "not_found", "/api/v1/importers"),
        (
            "/api/v1/importers/JPN/years/%FF",
            404,
            "not_found",
            "/api/v1/importers",
        ),
        (
            "/api/v1/importers/JPN/years/02014",
            400,
            "invalid_year",
            "2014",
        ),
        (
            "/api/v1/importers/JPN/years/+2014",
            400,
            "invalid_year",
            "2014",
        ),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(
            answer.header(&header::CONTENT_TYPE),
            "application/problem+json",
            "{path}"
        );
        assert_eq!(
            (
                answer.header(&header::ACCESS_CONTROL_ALLOW_ORIGIN),
                answer.header(&header::CACHE_CONTROL)
            ),
            ("*", "no-cache"),
            "{path}"
        );
        let problem = answer.json();
        assert_eq!(problem["code"], code, "{path}");
        assert_eq!(problem["status"], status, "{path}");
        let choices = problem["choices"].as_array().unwrap();
        assert!(
            choices.iter().any(|known| known == choice),
            "{path}: {choices:?}"
        );
    }
}

#[tokio::test]
async fn a_reader_with_the_same_bytes_gets_none_again() {
    let server = Server::start();
    for path in ["/api/v1/importers/JPN/years/2024", "/"] {
        let first = server.get(path).await;
        let tag = first.header(&header::ETAG).to_owned();
        assert_eq!(first.header(&header::CACHE_CONTROL), "no-cache");
        let request = |tag: &str| {
            Request::get(path)
                .header(header::IF_NONE_MATCH, tag)
                .body(Body::empty())
                .unwrap()
        };
        let again = server.ask(request(&format!("\"other\", {tag}"))).await;
        assert_eq!(
            (again.status, again.body.len()),
            (StatusCode::NOT_MODIFIED, 0),
            "{path}"
        );
        assert_eq!(again.header(&header::ETAG), tag);
        assert_eq!(
            server.ask(request("\"other\"")).await.status,
            StatusCode::OK,
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_api_is_read_only_and_answers_head() {
    let server = Server::start();
    let head = server
        .ask(
            Request::head("/api/v1/importers")
                .body(Body::empty())
                .unwrap(),
        )
        .await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    // Parts are of GET alone.
    let part = Request::head("/data/flows.csv").header("range", "bytes=0-9");
    let part = server.ask(part.body(Body::empty()).unwrap()).await;
    assert_eq!(part.status, StatusCode::OK);
    assert!(!part.headers.contains_key("content-range"));
    // Nothing here takes a body, least of all one of which nobody knows how long it is.
    let chunked = Request::post("/api/v1/importers").header("transfer-encoding", "chunked");
    let chunked = server.ask(chunked.body(Body::empty()).unwrap()).await;
    assert_eq!(chunked.json()["code"], "body_too_large");
    // Of what is no table JSON will do for whoever would take it too.
    for (accept, status) in [
        ("text/csv, */*;q=0.1", StatusCode::OK),
        ("text/csv", StatusCode::NOT_ACCEPTABLE),
    ] {
        let land = Request::get("/api/v1/land").header("accept", accept);
        let land = server.ask(land.body(Body::empty()).unwrap()).await;
        assert_eq!(land.status, status, "{accept}");
    }
    let post = server
        .ask(
            Request::post("/api/v1/importers")
                .body(Body::empty())
                .unwrap(),
        )
        .await;
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
    let lost = Request::post("/api/v2/importers").body(Body::empty());
    assert_eq!(server.ask(lost.unwrap()).await.json()["code"], "not_found");
    assert_eq!(post.json()["code"], "method_not_allowed");
}

#[tokio::test]
async fn what_is_remembered_of_one_reader_is_not_told_to_another() {
    let server = Server::start();
    let ask = async |accept: &str, host: &str, path: &str| {
        let request = Request::get(path)
            .header("accept", accept)
            .header("host", host);
        server.ask(request.body(Body::empty()).unwrap()).await
    };
    // Each twice: read for the first time, and remembered for the second.
    for _ in 0..2 {
        for (accept, kind) in [
            ("text/*, application/json;q=0.5", "text/csv; charset=utf-8"),
            ("*/*", "application/json"),
            ("text/csv", "text/csv; charset=utf-8"),
            ("application/json, text/csv;q=0.9", "application/json"),
        ] {
            let answer = ask(accept, "x", "/api/v1/importers").await;
            assert_eq!(answer.header(&header::CONTENT_TYPE), kind, "{accept}");
        }
        for host in ["one.example", "two.example"] {
            let oembed = format!("/oembed?url=http://{host}/embed/map");
            let told = ask("*/*", host, &oembed).await;
            assert!(told.text().contains(&format!("http://{host}/")), "{host}");
        }
    }
}

#[tokio::test]
async fn what_is_remembered_is_answered_as_it_was_the_first_time() {
    let server = Server::start();
    for path in [
        "/",
        "/embed/map?hormuz=100",
        "/chart/drawdown.svg?hormuz=100",
        "/api/v1/importers/JPN/years/2024",
        "/api/v1/importers/JPN/years/2024/goal?lever=lng_stock_days&indicator=cut_off&at_most=1",
        "/data/flows.csv",
    ] {
        let (mut first, mut second) =
            (server.get_packed(path).await, server.get_packed(path).await);
        assert_eq!(first.status, StatusCode::OK, "{path}");
        let names = [&mut first, &mut second].map(|answer| answer.headers.remove("x-request-id"));
        assert!(names[0].is_some() && names[0] != names[1]);
        // The first comes from the router, which writes it; of one that is remembered the connection does.
        assert!(first.headers.remove(header::CONTENT_LENGTH).is_some());
        assert!(
            !second.headers.contains_key(header::CONTENT_LENGTH),
            "{path} is not remembered"
        );
        assert_eq!(first.headers, second.headers, "{path}");
        assert!(first.body == second.body, "{path}");
        let tag = second.header(&header::ETAG).to_owned();
        let known = Request::get(path)
            .header(header::ACCEPT_ENCODING, "br, gzip")
            .header(header::IF_NONE_MATCH, tag);
        let known = server.ask(known.body(Body::empty()).unwrap()).await;
        assert_eq!(known.status, StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn a_project_passes_its_chokepoints_in_the_order_of_sailing() {
    let server = Server::start();
    let projects = server.get("/api/v1/projects").await.json();
    let projects = projects["projects"].as_array().unwrap();
    let of = |project: &str| {
        projects
            .iter()
            .find(|row| row["project"] == project)
            .unwrap()
    };
    assert_eq!(
        of("qatar_nfe")["passes"],
        serde_json::json!([
            "hormuz",
            "malacca",
            "singapore_strait",
            "south_china_sea",
            "luzon_strait"
        ])
    );
    assert_eq!(
        of("sakhalin2_lng")["passes"],
        serde_json::json!(["la_perouse", "tsugaru"])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_fonts_says_so_and_offers_no_pictures_in_pixels() {
    let server = Server::start_with(Options {
        without_fonts: true,
        ..Options::default()
    });
    let refused = server.get("/chart/map.png").await;
    assert_eq!(refused.status, 503);
    assert!(refused.text().contains("built without fonts"));
    let page = server.get("/embed/map").await;
    assert!(!page.text().contains("og:image") && !page.text().contains("twitter:image"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_is_had_in_every_format_and_what_is_wrong_is_named() {
    let server = Server::start();
    for (path, kind) in [
        ("/chart/map.svg?hormuz=100&lang=ja", "image/svg+xml"),
        ("/chart/suppliers.csv", "text/csv; charset=utf-8"),
        (
            "/chart/importers.json?width=400&theme=dark",
            "application/json",
        ),
        ("/chart/record.html", "text/html; charset=utf-8"),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.headers["content-type"], kind, "{path}");
        assert_eq!(answer.headers["access-control-allow-origin"], "*", "{path}");
        assert!(answer.headers.contains_key("etag"), "{path}");
    }
    for (path, status, words) in [
        ("/chart/nothing.svg", 404, "exposure"),
        ("/chart/map.gif", 404, "svg, png, csv, json, html"),
        ("/chart/map.svg?hormuz=100%25", 400, "from 0 to 100"),
        ("/embed/map?closure_days=ninety", 400, "from 1 to 365"),
        ("/chart/map.csv?displace=foo", 400, "displace"),
        ("/chart/map.svg?packed=zzzz", 400, "packed"),
        ("/chart/map.svg?height=tall", 400, "140 to 1600"),
        ("/chart/map.svg?size=huge", 400, "free or og or print"),
        ("/chart/map.svg?year=abc", 400, "four digits"),
        ("/chart/map.svg?importer=XXX", 404, "JPN"),
        ("/chart/map.svg?width=wide", 400, "280 to 1600"),
        ("/chart/map.svg?theme=pink", 400, "light or dark"),
    ] {
        let answer = server.get(path).await;
        let body = String::from_utf8(answer.body).unwrap();
        assert_eq!(answer.status, status, "{path}: {body}");
        assert!(body.contains(words), "{path}: {body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_counts_the_baseline_once_and_shows_what_a_scenario_adds() {
    let server = Server::start();
    let query = "year=2015&vladivostok_lng=10&far_east_lng=6.2&sakhalin2_train3=5&rfe_crude=600";
    let answer = server.get(&format!("/chart/suppliers.csv?{query}")).await;
    let mut table = csv::Reader::from_reader(answer.body.as_slice());
    let rows = table
        .records()
        .map(Result::unwrap)
        .filter(|row| &row[0] == "LNG")
        .collect::<Vec<_>>();
    let sum = |column: usize| -> f64 {
        let figures = rows.iter().map(|row| row[column].parse::<f64>().unwrap());
        figures.sum()
    };
    let year = server.get("/api/v1/importers/JPN/years/2015").await;
    let year: wire::YearBaseline = serde_json::from_slice(&year.body).unwrap();
    let lng = year
        .baseline
        .fuels
        .iter()
        .find(|fuel| fuel.fuel == model::Fuel::Lng);
    let imports = lng.unwrap().total().0;
    assert!(
        (sum(3) - imports).abs() < 1.0,
        "{} is not {imports}",
        sum(3)
    );
    let russian = rows.iter().filter(|row| &row[1] == "Russia").count();
    assert_eq!(russian, 4, "what is delivered already and three projects");
    // New supply takes the place of other suppliers.
    assert!(
        (sum(4) - imports).abs() < 1.0,
        "{} is not {imports}",
        sum(4)
    );
}
