//! A server on the built-in data and a page of three files, without a socket.

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use chokepoint::{Answers, Site, router};
use serde_json::Value;
use tables::Tables;
use tempfile::TempDir;
use tower::ServiceExt as _;

const INDEX: &str = "<html lang=\"en\"><head><!--chokepoint:head--></head><!--chokepoint:masthead--><!--chokepoint:first-screen--><!--chokepoint:record--><p>\
                     <!--chokepoint:waiting--><!--chokepoint:sources--><!--chokepoint:footer--><!--chokepoint:data--></p>";

pub struct Server {
    router: Router,
    _app: TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Server {
    pub fn start() -> Self {
        let app = tempfile::tempdir().unwrap();
        write(app.path(), "index.html", INDEX);
        write(app.path(), "app-0123456789abcdef.js", "export {}");
        write(app.path(), "icon.svg", "<svg/>");
        // Polars blocks, which a worker of the test's runtime must not.
        let (tables, answers) = std::thread::spawn(|| {
            let tables = Tables::embedded().unwrap();
            let answers = Answers::new(&tables).unwrap();
            (tables, answers)
        })
        .join()
        .unwrap();
        let router = router(Site::new(tables, answers, app.path()).unwrap());
        Self { router, _app: app }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
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

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
            .await
    }
}

impl Answer {
    pub fn header(&self, name: &header::HeaderName) -> &str {
        self.headers
            .get(name)
            .unwrap_or_else(|| panic!("no {name}"))
            .to_str()
            .unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

fn write(folder: &Path, name: &str, content: &str) {
    std::fs::write(folder.join(name), content).unwrap();
}
