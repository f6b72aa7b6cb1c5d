//! The site as files on a plain file server: everything that a reader does works as on the data server.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use e2e::{Exported, Session, eventually};
use fantoccini::key::Key;

const HORMUZ: &str = "input[data-lever=hormuz]";

async fn go(session: &Session, site: &Exported, path: &str) {
    let address = format!("{}{path}", site.address);
    session
        .browser
        .client
        .goto(&address)
        .await
        .expect("it opens");
}

/// Awaits that a script gives `true`.
async fn until(session: &Session, what: &str, script: &str) {
    eventually(what, async || {
        let given = session.browser.client.execute(script, Vec::new()).await;
        // Between two pages nothing can be asked.
        given.is_ok_and(|given| given == true).then_some(())
    })
    .await;
}

/// The files of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let inner = entries.flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    inner.collect()
}

/// Every address that a page or another program's file names has its file.
fn every_address_leads_to_a_file(site: &Exported) {
    let root = site.folder.path().join("site");
    let own = format!(
        "(?:href|src|content)=\"([^\"]*)\"|(?:{}|\"url\":\")([^\"\\s&<>\\\\]*)",
        site.address
    );
    let own = regex_lite::Regex::new(&own).unwrap();
    let mut broken = BTreeMap::<String, String>::new();
    for file in files(&root) {
        let name = file.strip_prefix(&root).unwrap().display().to_string();
        // Tables of charts are read by the page's script, which follows their links.
        let is_read = [".html", ".xml", ".jsonld", ".txt"]
            .iter()
            .any(|ending| name.ends_with(ending))
            || name.starts_with("oembed/");
        if !is_read || name.starts_with("chart/") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for found in own.captures_iter(&text) {
            let address = found.get(1).or(found.get(2)).unwrap().as_str();
            let path = address.strip_prefix(&site.address).unwrap_or(address);
            let path = path.split(['?', '#']).next().unwrap_or_default();
            let Some(path) = path.strip_prefix('/') else {
                continue;
            };
            let at = root.join(path);
            if !path.starts_with('/') && !at.is_file() && !at.join("index.html").is_file() {
                broken
                    .entry(path.to_owned())
                    .or_insert_with(|| name.clone());
            }
        }
    }
    assert!(
        broken.is_empty(),
        "addresses without files, and who names them: {broken:#?}"
    );
}

/// One export, which takes a minute, for everything.
#[tokio::test(flavor = "multi_thread")]
async fn sliders_addresses_tables_and_embeds_work_on_a_plain_file_server() {
    let site = Exported::start().await.expect("the site is exported");
    every_address_leads_to_a_file(&site);
    the_dashboard(&site).await;
    embeds(&site).await;
    the_builder_and_what_other_programs_are_told(&site).await;
}

async fn the_dashboard(site: &Exported) {
    let session = Session::start(1280)
        .await
        .expect("server and browser start");

    // A slider moves, and its state is in the address.
    go(&session, site, "/").await;
    session.await_ready().await;
    session.await_map().await;
    let before = session.figure("cut_off").await;
    let slider = session.find(HORMUZ).await;
    slider.send_keys(&Key::End.to_string()).await.unwrap();
    session.changed_figure("cut_off", &before).await;
    eventually("the address", async || {
        (session.query().await == "?hormuz=100").then_some(())
    })
    .await;

    // An address opens with its state, of another country and year too.
    go(&session, site, "/?importer=KOR&year=2015&hormuz=60").await;
    session.await_ready().await;
    until(
        &session,
        "South Korea",
        "return document.querySelector('h1').textContent.includes('South Korea')",
    )
    .await;
    assert_eq!(session.value(HORMUZ).await, "60");
    assert_eq!(session.query().await, "?importer=KOR&year=2015&hormuz=60");

    // The table of a state is made in the browser.
    let closed = "return [...document.querySelectorAll('[data-more=exposure] tr')]\
        .some(row => row.textContent.includes('Strait of Hormuz') && row.lastElementChild.textContent === '60.0')";
    session
        .script("const more = document.querySelector('[data-more=exposure]'); more.open = true; more.scrollIntoView()")
        .await;
    until(&session, "the table of the state", closed).await;

    // So is a picture in pixels.
    let png = "const link = document.querySelector('[data-more=exposure] a[download$=\".png\"]');\
        return fetch(link.href).then(answer => answer.blob()).then(blob => blob.size)";
    let bytes = session.script(png).await.as_u64().unwrap();
    assert!(bytes > 10_000, "{bytes}");

    // Charts over all years are files.
    session
        .script("document.querySelector('[data-more=importers]').scrollIntoView()")
        .await;
    until(
        &session,
        "the importers",
        "return document.querySelector('[data-more=importers]').closest('figure').querySelector('svg') !== null",
    )
    .await;

    // Charts that answer a question are computed beside the page.
    for chart in ["goal", "stress"] {
        until(
            &session,
            chart,
            &format!(
                "const figure = document.querySelector('[data-chart={chart}]').closest('figure'); \
                 figure.scrollIntoView({{block: 'center', behavior: 'instant'}}); \
                 return figure.querySelector('svg') !== null && figure.querySelector('select') !== null"
            ),
        )
        .await;
    }

    // Another language is another page under the same kind of address.
    go(&session, site, "/?lang=ja&hormuz=40").await;
    until(
        &session,
        "the Japanese page",
        "return document.documentElement.lang === 'ja' && document.documentElement.dataset.ready === 'true'",
    )
    .await;
    assert_eq!(session.value(HORMUZ).await, "40");
    session.finish().await;
}

async fn embeds(site: &Exported) {
    let session = Session::start(1000)
        .await
        .expect("server and browser start");

    // A named scenario is there before any script.
    go(
        &session,
        site,
        "/embed/drawdown/?hormuz=100&closure_days=90",
    )
    .await;
    until(
        &session,
        "the scenario's page",
        "return document.querySelector('script[data-page]').dataset.page === 'hormuz_90.en'",
    )
    .await;
    assert_eq!(
        session.script("return location.pathname").await,
        "/embed/drawdown/"
    );
    let engine = "return document.documentElement.dataset.engine ?? null";
    assert_eq!(session.script(engine).await, serde_json::Value::Null);

    // Any other state is drawn by the engine, with the levers that were opened.
    go(
        &session,
        site,
        "/embed/exposure/?importer=KOR&hormuz=35&closure_days=40&levers=hormuz&theme=dark",
    )
    .await;
    until(
        &session,
        "the engine",
        "return document.documentElement.dataset.engine === 'ready'",
    )
    .await;
    assert!(session.text("h1").await.contains("South Korea"));
    assert_eq!(session.value(HORMUZ).await, "35");
    let shown = "return [document.querySelectorAll('[data-lever]').length, document.documentElement.dataset.theme]";
    assert_eq!(session.script(shown).await, serde_json::json!([1, "dark"]));
    let server = session
        .server
        .get("/embed/exposure?importer=KOR&hormuz=35&closure_days=40")
        .expect("the server answers");
    let finding = session.text("[data-finding]").await;
    assert!(
        server.replace('\u{a0}', " ").contains(&finding),
        "{finding}"
    );
    let slider = session.find(HORMUZ).await;
    slider.send_keys(&Key::End.to_string()).await.unwrap();
    eventually("another finding", async || {
        (session.text("[data-finding]").await != finding).then_some(())
    })
    .await;

    // So is an answer to another question than that of its file.
    let question = "importer=KOR&hormuz=35&lever=restraint&indicator=lowest_stock_oil&at_least=150";
    go(&session, site, &format!("/embed/goal/?{question}")).await;
    let server = session
        .server
        .get(&format!("/chart/goal.json?{question}"))
        .expect("the server answers");
    let server = serde_json::from_str::<serde_json::Value>(&server).unwrap();
    let wanted = server["finding"].as_str().unwrap().replace('\u{a0}', " ");
    eventually("the answer", async || {
        (session.text("[data-finding]").await == wanted).then_some(())
    })
    .await;

    session.finish().await;
}

async fn the_builder_and_what_other_programs_are_told(site: &Exported) {
    let session = Session::start(1000)
        .await
        .expect("server and browser start");
    go(
        &session,
        site,
        "/share/?chart=drawdown&hormuz=35&levers=hormuz&theme=dark",
    )
    .await;
    let address = format!("{}/embed/drawdown/?hormuz=35", site.address);
    until(
        &session,
        "the builder's lines",
        &format!(
            "return [...document.querySelectorAll('textarea')].some(field => field.value.includes('{address}'))"
        ),
    )
    .await;
    // The words are those of the state, and no line names a picture that is no file.
    let lines = "return [...document.querySelectorAll('textarea')].map(field => field.value)";
    let lines = session.script(lines).await;
    let lines: Vec<String> = serde_json::from_value(lines).unwrap();
    let [script, frame, element, oembed, alt] = <[String; 5]>::try_from(lines).unwrap();
    let of_server = "/share?chart=drawdown&hormuz=35&levers=hormuz&theme=dark";
    let of_server = session.server.get(of_server).unwrap();
    assert!(of_server.contains(&alt), "{alt}");
    assert!(!script.contains("<img"), "{script}");
    assert!(
        script.contains("hormuz=35") && script.contains("levers=hormuz"),
        "{script}"
    );
    assert!(
        frame.starts_with(&format!("<iframe src=\"{address}")),
        "{frame}"
    );
    assert!(
        element.contains(" levers=\"hormuz\" theme=\"dark\""),
        "{element}"
    );
    assert!(oembed.starts_with(&address), "{oembed}");

    // A country as it is has files for its pictures.
    go(&session, site, "/share/?chart=drawdown&importer=KOR").await;
    until(
        &session,
        "the picture of another country",
        "return document.getElementById('snippet-script').value.includes('/chart/drawdown/KOR.en.png\"')",
    )
    .await;
    for file in [
        "oembed/drawdown/hormuz_90.en.json",
        "oembed/drawdown/JPN.ja.xml",
        "chart/drawdown/hormuz_90.en.svg",
        "data/chokepoint.zip",
        "sitemap.xml",
        "404.html",
    ] {
        assert!(
            site.folder.path().join("site").join(file).is_file(),
            "{file}"
        );
    }
    let told = fs::read_to_string(
        site.folder
            .path()
            .join("site/oembed/drawdown/hormuz_90.en.json"),
    );
    let told: serde_json::Value = serde_json::from_str(&told.unwrap()).unwrap();
    let thumbnail = told["thumbnail_url"].as_str().unwrap();
    let path = thumbnail
        .strip_prefix(&site.address)
        .unwrap()
        .trim_start_matches('/');
    assert!(
        site.folder.path().join("site").join(path).is_file(),
        "{thumbnail}"
    );
    session.finish().await;
}
