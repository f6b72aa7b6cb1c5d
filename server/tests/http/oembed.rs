//! oEmbed against golden answers, every field and every error. `cargo xtask bless` accepts new ones.

use std::fs;
use std::path::{Path, PathBuf};

use axum::http::header;
use chokepoint::BaseUrl;
use serde_json::Value;

use crate::server::{Answer, Options, Server};

const SITE: &str = "https://chokepoint.example";

/// Name of the golden file, and the query without the site's address.
const CASES: [(&str, &str); 15] = [
    ("dashboard.json", "url={site}/"),
    ("scenario.json", "url={site}/?hormuz=100%26closure_days=60"),
    ("scenario_japanese.json", "url={site}/?lang=ja%26hormuz=100"),
    (
        "embed.json",
        "url={site}/embed/drawdown?hormuz=100%26levers=hormuz,closure_days%26theme=dark&format=json",
    ),
    (
        "embed.xml",
        "url={site}/embed/drawdown?hormuz=100%26levers=hormuz,closure_days%26theme=dark&format=xml",
    ),
    (
        "narrow.json",
        "url={site}/embed/map&maxwidth=400&maxheight=300",
    ),
    (
        "without_thumbnail.json",
        "url={site}/embed/map&maxwidth=200",
    ),
    (
        "unknown_keys.json",
        "url={site}/embed/mix?utm_source=a&color=red",
    ),
    ("error_no_url.json", "format=json"),
    (
        "error_foreign.json",
        "url=https://elsewhere.example/embed/map",
    ),
    ("error_path.json", "url={site}/api/v1/importers"),
    ("error_chart.json", "url={site}/embed/nothing"),
    ("error_importer.json", "url={site}/?importer=XXX"),
    ("error_format.json", "url={site}/embed/map&format=yaml"),
    ("error_width.json", "url={site}/embed/map&maxwidth=wide"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oembed")
}

fn server() -> Server {
    let base = SITE.parse::<BaseUrl>().unwrap();
    Server::start_with(Options {
        base: Some(&base),
        ..Options::default()
    })
}

/// The answer as it is compared: the version of the data changes with every change of the data.
fn text(answer: &Answer, version: &str) -> String {
    let body = answer.text().replace(version, "VERSION");
    let status = answer.status.as_u16();
    let kind = answer.header(&header::CONTENT_TYPE);
    // One field a line, so that a difference can be read.
    let body = serde_json::from_str::<Value>(&body).map_or(body, |value| format!("{value:#}\n"));
    format!("{status} {kind}\n{body}")
}

#[tokio::test]
async fn every_answer_is_as_it_was() {
    let server = server();
    let start = server
        .get("/api/v1/importers/JPN/years/2024/start")
        .await
        .json();
    let version = start["bootstrap"]["data_hash"].as_str().unwrap().to_owned();
    let is_blessing = std::env::var_os("BLESS").is_some();
    let mut differing = Vec::new();
    for (name, query) in CASES {
        let query = query.replace("{site}", SITE);
        let answer = server.get(&format!("/oembed?{query}")).await;
        let (made, golden) = (text(&answer, &version), folder().join(name));
        if is_blessing {
            fs::create_dir_all(folder()).unwrap();
            fs::write(golden, made).unwrap();
        } else if fs::read_to_string(golden).ok().as_ref() != Some(&made) {
            differing.push(format!("{name}:\n{made}"));
        }
    }
    assert!(
        differing.is_empty(),
        "these differ from server/tests/oembed; read them and run `cargo xtask bless`:\n{}",
        differing.join("\n")
    );
}

#[tokio::test]
async fn limits_are_kept_and_a_thumbnail_is_whole_or_absent() {
    let server = server();
    for most_width in [100, 279, 280, 333, 720, 1199, 5000] {
        for most_height in [50, 146, 147, 400, 629, 5000] {
            let limits = format!("maxwidth={most_width}&maxheight={most_height}");
            let answer = server
                .get(&format!("/oembed?url={SITE}/embed/map&{limits}"))
                .await
                .json();
            let number = |key: &str| answer[key].as_u64();
            assert!(number("width").unwrap() <= most_width, "{limits}: {answer}");
            assert!(
                number("height").unwrap() <= most_height,
                "{limits}: {answer}"
            );
            let thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"];
            let there = thumbnail
                .iter()
                .filter(|key| answer.get(**key).is_some())
                .count();
            assert!(there == 0 || there == 3, "{limits}: {answer}");
            if there == 3 {
                assert!(number("thumbnail_width").unwrap() <= most_width, "{limits}");
                assert!(
                    number("thumbnail_height").unwrap() <= most_height,
                    "{limits}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_page_tells_where_it_is_asked_for_in_its_head_and_in_a_header() {
    let server = server();
    for path in [
        "/",
        "/?hormuz=100&closure_days=60",
        "/embed/drawdown?hormuz=100&levers=hormuz",
    ] {
        let page = server.get(path).await;
        let link = page.header(&header::LINK);
        for kind in ["json", "xml"] {
            let start = format!("rel=\"alternate\" type=\"application/{kind}+oembed\" href=\"");
            let start = start.replace("application/xml", "text/xml");
            let (_, rest) = page
                .text()
                .split_once(&start)
                .unwrap_or_else(|| panic!("{path} lacks {start}"));
            let href = rest.split_once('"').unwrap().0.replace("&amp;", "&");
            assert!(
                link.contains(&format!("<{href}>; rel=\"alternate\"")),
                "{link} lacks {href}"
            );
            // What is told can be asked for, and is of this very page.
            let answer = server.get(href.strip_prefix(SITE).unwrap()).await;
            assert_eq!(answer.status, 200, "{href}: {}", answer.text());
            let shown = path.rsplit_once('?').map_or("", |(_, query)| query);
            let src = answer
                .text()
                .replace("&amp;amp;", "&")
                .replace("&amp;", "&");
            for pair in shown.split('&') {
                assert!(src.contains(pair), "{href}: {pair} is not in {src}");
            }
        }
    }
}

#[tokio::test]
async fn a_card_shows_the_exact_state() {
    let server = server();
    let page = server.get("/?hormuz=100&closure_days=60").await;
    for wanted in [
        "property=\"og:url\" content=\"https://chokepoint.example/?hormuz=100&amp;closure_days=60\"",
        "property=\"og:image\" content=\"https://chokepoint.example/chart/map.png?importer=JPN&amp;year=2024&amp;hormuz=100&amp;closure_days=60&amp;size=og\"",
        "property=\"og:image:width\" content=\"1200\"",
        "name=\"twitter:card\" content=\"summary_large_image\"",
        "property=\"og:locale:alternate\" content=\"ja_JP\"",
        "property=\"og:image:alt\"",
    ] {
        assert!(page.text().contains(wanted), "the page lacks {wanted}");
    }
    let preset = server.get("/embed/map?hormuz=100&closure_days=60").await;
    assert!(
        preset
            .text()
            .contains("property=\"og:title\" content=\"The ways to Japan – ")
    );
}

#[tokio::test]
async fn search_engines_are_told_of_the_data() {
    let server = server();
    for path in ["/", "/embed/suppliers?lang=ja"] {
        let page = server.get(path).await;
        let (_, rest) = page
            .text()
            .split_once("<script type=\"application/ld+json\">")
            .unwrap();
        let dataset: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
        assert_eq!(dataset["@type"], "Dataset", "{path}");
        assert!(
            (50..5000).contains(&dataset["description"].as_str().unwrap().chars().count()),
            "{path}: {dataset}"
        );
        for key in [
            "name",
            "url",
            "license",
            "creator",
            "dateModified",
            "version",
            "temporalCoverage",
            "spatialCoverage",
        ] {
            assert!(!dataset[key].is_null(), "{path} lacks {key}");
        }
        let terms = dataset["license"].as_str().unwrap();
        let terms = server.get(terms.strip_prefix(SITE).unwrap()).await;
        assert!(terms.text().contains("terms_class"));
        let files = dataset["distribution"].as_array().unwrap();
        for file in files {
            let address = file["contentUrl"].as_str().unwrap();
            let answer = server.get(address.strip_prefix(SITE).unwrap()).await;
            assert_eq!(answer.status, 200, "{address}");
            let kind = file["encodingFormat"].as_str().unwrap();
            assert!(
                answer.header(&header::CONTENT_TYPE).starts_with(kind),
                "{address}"
            );
        }
        assert!(!dataset["variableMeasured"].as_array().unwrap().is_empty());
    }
}
