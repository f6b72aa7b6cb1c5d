//! The page and its files.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::server::Server;

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
        assert!(
            page.replace('\u{a0}', " ").contains(wanted),
            "the page lacks {wanted}"
        );
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
    assert!(page.contains("<link rel=\"canonical\" href=\"/\">"));
    let cited = bootstrap.year.provenance.values().flatten();
    for source in cited {
        assert!(bootstrap.publishers.contains_key(source), "{source}");
        assert!(
            page.contains(&format!("id=\"source-{source}\"")),
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
        view("importer=KOR&year=1900").await,
        ("KOR".to_owned(), 2024),
        "another year of the importer that was asked for"
    );
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

#[tokio::test]
async fn views_that_differ_in_levers_alone_stand_for_one_address() {
    let server = Server::start();
    let canonical = async |path: &str| {
        let page = server.get(path).await;
        let (_, rest) = page.text().split_once("rel=\"canonical\" href=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    assert_eq!(canonical("/?hormuz=50&utm_source=x").await, "/");
    assert_eq!(
        canonical("/?malacca=5&year=2015&importer=kor").await,
        "/?importer=KOR&amp;year=2015"
    );
    assert_eq!(canonical("/?importer=ZZZ").await, "/");
}

#[tokio::test]
async fn the_page_never_goes_out_with_its_marks_in_it() {
    let server = Server::start();
    for path in ["/", "/index.html"] {
        let page = server.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.text().contains("<!--chokepoint:"), "{path}");
    }
}

#[tokio::test]
async fn a_view_holds_the_parts_of_its_page() {
    let server = Server::start();
    let page = server.get("/?importer=KOR&year=2015").await;
    let answer = server.get("/api/v1/importers/KOR/years/2015/view").await;
    let view: wire::ViewAnswer = serde_json::from_str(answer.text()).unwrap();
    for part in [&view.first_screen, &view.sources] {
        assert!(page.text().contains(part.as_str()));
    }
    assert!(
        page.text()
            .contains(&format!("<title>{}</title>", view.title))
    );
    assert!(view.description.contains("South Korea"));
    assert_eq!(view.bootstrap.year.baseline.year, 2015);
    let unknown = server.get("/api/v1/importers/KOR/years/1999/view").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
