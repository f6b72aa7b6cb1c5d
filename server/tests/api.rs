//! Every address, in process.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands"
)]

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chokepoint::{Answers, Site, router};
use serde_json::Value;
use tables::Tables;
use tempfile::TempDir;
use tower::ServiceExt as _;

const INDEX: &str = "<head><!--chokepoint:head--></head><!--chokepoint:first-screen--><p>\
                     <!--chokepoint:bootstrap--></p>";

struct Server {
    router: Router,
    _app: TempDir,
}

struct Answer {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: Vec<u8>,
}

impl Server {
    fn start() -> Self {
        let app = tempfile::tempdir().unwrap();
        write(app.path(), "index.html", INDEX);
        write(app.path(), "app-0123456789abcdef.js", "export {}");
        write(app.path(), "icon.svg", "<svg/>");
        // Polars blocks, which a worker of the test's runtime must not.
        let answers = std::thread::spawn(|| Answers::new(&Tables::embedded().unwrap()).unwrap())
            .join()
            .unwrap();
        let router = router(Site::new(answers, app.path()).unwrap());
        Self { router, _app: app }
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 10_000_000)
            .await
            .unwrap()
            .to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
            .await
    }
}

impl Answer {
    fn header(&self, name: &header::HeaderName) -> &str {
        self.headers
            .get(name)
            .unwrap_or_else(|| panic!("no {name}"))
            .to_str()
            .unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

fn write(folder: &Path, name: &str, content: &str) {
    std::fs::write(folder.join(name), content).unwrap();
}

#[tokio::test]
async fn every_endpoint_answers_json_that_any_site_may_read() {
    let server = Server::start();
    for path in [
        "/api/v1/importers",
        "/api/v1/importers/JPN",
        "/api/v1/importers/jpn/years/2024",
        "/api/v1/projects",
        "/api/v1/claims",
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
async fn the_page_holds_the_first_view_before_any_script() {
    let server = Server::start();
    let answer = server.get("/").await;
    assert_eq!(
        answer.header(&header::CONTENT_TYPE),
        "text/html; charset=utf-8"
    );
    let page = answer.text();
    for wanted in [
        "97 %",
        "94.0 %",
        "90 %",
        "83.2 %",
        "South China Sea",
        "<svg",
        "<title>",
        "--background:#",
    ] {
        assert!(page.contains(wanted), "the page lacks {wanted}");
    }
    let data = page
        .split_once("id=\"bootstrap\">")
        .unwrap()
        .1
        .split_once("</script>")
        .unwrap()
        .0;
    let bootstrap: wire::Bootstrap = serde_json::from_str(data).unwrap();
    assert_eq!(
        (
            bootstrap.year.baseline.importer.as_str(),
            bootstrap.year.baseline.year
        ),
        ("JPN", 2024)
    );
    let cited = bootstrap.year.provenance.values().flatten();
    for source in cited {
        assert!(
            bootstrap
                .sources
                .sources
                .iter()
                .any(|known| known.source_id == *source),
            "{source}"
        );
    }
}

#[tokio::test]
async fn the_page_follows_its_address_and_falls_back_when_the_data_cannot() {
    let server = Server::start();
    let view = async |query: &str| {
        let page = server.get(&format!("/?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        let data = page
            .text()
            .split_once("id=\"bootstrap\">")
            .unwrap()
            .1
            .to_owned();
        let bootstrap: wire::Bootstrap =
            serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
        (
            bootstrap.year.baseline.importer,
            bootstrap.year.baseline.year,
        )
    };
    assert_eq!(
        view("importer=kor&year=2015&hormuz=40").await,
        ("KOR".to_owned(), 2015)
    );
    assert_eq!(view("importer=ZZZ").await, ("JPN".to_owned(), 2024));
    assert_eq!(view("year=1900").await, ("JPN".to_owned(), 2024));
    assert_eq!(
        view("importer=%00%FF&year=").await,
        ("JPN".to_owned(), 2024)
    );
}

#[tokio::test]
async fn files_with_a_hash_are_kept_for_ever_and_others_are_not() {
    let server = Server::start();
    let hashed = server.get("/app-0123456789abcdef.js").await;
    assert!(hashed.header(&header::CACHE_CONTROL).contains("immutable"));
    assert_eq!(
        server.get("/icon.svg").await.header(&header::CACHE_CONTROL),
        "no-cache"
    );
    for missing in [
        "/nothing-0123456789abcdef.js",
        "/../Cargo.toml",
        "/favicon.ico",
    ] {
        let answer = server.get(missing).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{missing}");
        assert!(
            !answer.header(&header::CACHE_CONTROL).contains("immutable"),
            "{missing}"
        );
    }
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_ask() {
    let server = Server::start();
    for encoding in ["br", "gzip"] {
        let request = Request::get("/")
            .header(header::ACCEPT_ENCODING, encoding)
            .body(Body::empty())
            .unwrap();
        let answer = server.ask(request).await;
        assert_eq!(answer.header(&header::CONTENT_ENCODING), encoding);
        assert!(answer.body.len() < server.get("/").await.body.len() / 2);
    }
}
