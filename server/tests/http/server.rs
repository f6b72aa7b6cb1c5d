//! A server on the built-in data and a page of three files, without a socket.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use chokepoint::{Answers, AppSource, BaseUrl, Front, Limits, Site, SiteOptions};
use serde_json::Value;
use story::picture::Picture;
use tables::Tables;
use tempfile::TempDir;
use tower::ServiceExt as _;

const INDEX: &str = "<html lang=\"en\"><head><!--chokepoint:head--><link rel=\"stylesheet\" href=\"/main-0123456789abcdef.css\">\
                     <script type=\"module\">start()</script></head><!--chokepoint:masthead--><!--chokepoint:first-screen--><!--chokepoint:record--><p>\
                     <!--chokepoint:waiting--><!--chokepoint:sources--><!--chokepoint:footer--><!--chokepoint:data--></p>";

pub struct Server {
    front: Front,
    pub site: Arc<Site>,
    _app: TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// What a server is started with, beside the built-in data.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    pub archive: Option<&'a Path>,
    pub base: Option<&'a BaseUrl>,
    /// `None` for the built-in data.
    pub data: Option<&'a Path>,
    pub limits: Limits,
    pub without_fonts: bool,
}

impl Server {
    pub fn start() -> Self {
        Self::start_with(Options::default())
    }

    pub fn start_with(options: Options<'_>) -> Self {
        let app = tempfile::tempdir().unwrap();
        write(app.path(), "index.html", INDEX);
        write(app.path(), "app-0123456789abcdef.js", "export {}");
        write(app.path(), "icon.svg", "<svg/>");
        write(app.path(), "engine-0123456789abcdef.js", "export {}");
        if !options.without_fonts {
            std::fs::create_dir(app.path().join("fonts")).unwrap();
            // They only have to be there: pictures without letters are pictures too.
            for face in [
                "Arimo-Regular",
                "Arimo-Bold",
                "MPLUS1p-Regular",
                "MPLUS1p-Bold",
            ] {
                write(app.path(), &format!("fonts/{face}.ttf"), "");
            }
        }
        write(app.path(), "engine-0123456789abcdef_bg.wasm", "");
        // Polars blocks, which a worker of the test's runtime must not.
        let data = options.data.map(Path::to_owned);
        let (tables, answers) = std::thread::spawn(move || {
            let tables = data.map_or_else(Tables::embedded, |data| Tables::load(&data));
            let tables = tables.unwrap();
            let answers = Answers::new(&tables).unwrap();
            (tables, answers)
        })
        .join()
        .unwrap();
        let limits = options.limits;
        let options = SiteOptions {
            app: &AppSource::Folder(app.path().to_owned()),
            archive: options.archive,
            base: options.base,
        };
        let site = Arc::new(Site::new(tables, answers, options).unwrap());
        let front = Front::new(site.clone(), limits);
        Self {
            front,
            site,
            _app: app,
        }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.front.clone().oneshot(request).await.unwrap();
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

    /// Asks as a browser does.
    pub async fn get_packed(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, "br, gzip");
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// The digits that name the version of the data.
    pub async fn version(&self) -> String {
        let start = self
            .get("/api/v1/importers/JPN/years/2024/start")
            .await
            .json();
        start["bootstrap"]["data_hash"].as_str().unwrap()[..12].to_owned()
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

/// The names of all charts.
pub fn charts() -> impl Iterator<Item = &'static str> {
    Picture::all().into_iter().map(Picture::id)
}

fn write(folder: &Path, name: &str, content: &str) {
    std::fs::write(folder.join(name), content).unwrap();
}
