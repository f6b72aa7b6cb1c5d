//! The builder: what it offers is what the choices say, and what it offers works.

use axum::http::StatusCode;

use crate::server::{Options, Server, charts};

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The text of a field to copy.
fn snippet(page: &str, id: &str) -> String {
    let start = format!("id=\"snippet-{id}\"");
    let (_, rest) = page.split_once(&start).unwrap_or_else(|| panic!("no {id}"));
    let (_, rest) = rest.split_once('>').unwrap();
    unescaped(rest.split_once("</textarea>").unwrap().0)
}

/// Every address of our own in a text.
fn addresses(text: &str) -> Vec<String> {
    let parts = text.split('"').skip(1).step_by(2);
    let own = parts.filter(|part| part.starts_with("/embed") || part.starts_with("/chart"));
    own.map(unescaped).collect()
}

#[tokio::test]
async fn what_is_offered_follows_the_choices_and_works() {
    let archive = tempfile::tempdir().unwrap();
    let server = Server::start_with(Options {
        archive: Some(archive.path()),
        ..Options::default()
    });
    let version = server.version().await;
    let query = "chart=drawdown&hormuz=100&closure_days=60&levers=hormuz&levers=closure_days&theme=dark&frozen=1&frame=480";
    let page = server.get(&format!("/share?{query}")).await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    let path = format!(
        "/embed/drawdown?importer=JPN&year=2024&hormuz=100&closure_days=60&levers=hormuz,closure_days&theme=dark&data={version}"
    );
    assert_eq!(snippet(page, "oembed"), path);
    for id in ["script", "frame", "element"] {
        let snippet = snippet(page, id);
        for address in addresses(&snippet) {
            let answer = server.get(&address).await;
            assert_eq!(
                answer.status.as_u16(),
                200,
                "{id}: {address}: {}",
                answer.text()
            );
        }
        assert!(snippet.contains("/embed.js"), "{snippet}");
    }
    assert!(snippet(page, "script").contains("<noscript>"));
    assert!(snippet(page, "frame").contains("width=\"480\""));
    assert!(snippet(page, "element").contains("levers=\"hormuz,closure_days\""));
    // Generated text, never empty.
    let alt = snippet(page, "alt");
    assert!(
        alt.len() > 40 && unescaped(&snippet(page, "script")).contains(&alt),
        "{alt}"
    );
}

#[tokio::test]
async fn every_chart_has_a_builder_in_every_language() {
    let server = Server::start();
    for chart in charts() {
        for lang in ["en", "ja"] {
            // Levers of the chart before do no harm.
            let path = format!("/share?chart={chart}&lang={lang}&hormuz=50&levers=hormuz");
            let page = server.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let has_levers = page.text().contains("type=\"checkbox\" name=\"levers\"");
            let mut live = story::chart::Chart::ALL.iter();
            let is_still = !live.any(|known| known.id() == chart);
            assert_eq!(has_levers, !is_still, "{path}");
        }
    }
    let wrong = server.get("/share?chart=nothing").await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    let wrong = server.get("/share?chart=map&frame=7").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_article_keeps_its_country_year_and_length_of_a_closure_whatever_newer_data_bring() {
    let server = Server::start();
    let page = server.get("/share?chart=drawdown&hormuz=100").await;
    let path = "/embed/drawdown?importer=JPN&year=2024&hormuz=100&closure_days=90";
    assert_eq!(snippet(page.text(), "oembed"), path);
    // The way back to the dashboard is of the same year.
    let embed = server.get(path).await;
    let dashboard = "href=\"/?importer=JPN&amp;year=2024&amp;hormuz=100&amp;closure_days=90\"";
    assert!(embed.text().contains(dashboard), "{}", embed.text());
}

#[tokio::test]
async fn nothing_is_offered_to_stay_where_nothing_is_kept() {
    let server = Server::start();
    let page = server.get("/share?chart=drawdown").await;
    assert!(!page.text().contains("name=\"frozen\""));
    let asked = server.get("/share?chart=drawdown&frozen=1").await;
    assert_eq!(asked.status, StatusCode::BAD_REQUEST);
    assert!(asked.text().contains("--archive"), "{}", asked.text());
    let version = server.version().await;
    let picture = server
        .get(&format!("/chart/drawdown.svg?data={version}"))
        .await;
    assert!(
        !picture.headers["cache-control"]
            .to_str()
            .unwrap()
            .contains("immutable")
    );

    let archive = tempfile::tempdir().unwrap();
    let keeping = Server::start_with(Options {
        archive: Some(archive.path()),
        ..Options::default()
    });
    let picture = keeping
        .get(&format!("/chart/drawdown.svg?data={version}"))
        .await;
    assert!(
        picture.headers["cache-control"]
            .to_str()
            .unwrap()
            .contains("immutable")
    );
    // What was frozen can be followed again.
    let live = keeping
        .get(&format!("/share?chart=drawdown&data={version}&frozen=0"))
        .await;
    assert!(!snippet(live.text(), "oembed").contains("data="));
}

#[tokio::test]
async fn a_record_is_not_named_after_a_scenario() {
    let server = Server::start();
    for (chart, is_named) in [
        ("record", false),
        ("alternatives", false),
        ("drawdown", true),
    ] {
        let page = server.get(&format!("/embed/{chart}?hormuz=100")).await;
        let page = page.text();
        let (_, title) = page.split_once("property=\"og:title\" content=\"").unwrap();
        let title = title.split('"').next().unwrap();
        assert_eq!(title.contains("Hormuz"), is_named, "{title}");
    }
}

#[tokio::test]
async fn the_levers_to_choose_from_are_named_in_the_language() {
    let server = Server::start();
    let page = server.get("/share?chart=map&lang=ja").await;
    let (_, levers) = page.text().split_once("class=\"lever-choice\"").unwrap();
    let (levers, _) = levers.split_once("</fieldset>").unwrap();
    assert!(
        levers.contains("ホルムズ") && levers.contains("ロシア"),
        "{levers}"
    );
    // Names of projects and places too.
    for english in ["Strait", "Russia", "Sakhalin", "Mozambique"] {
        assert!(!levers.contains(english), "{english}: {levers}");
    }
}
