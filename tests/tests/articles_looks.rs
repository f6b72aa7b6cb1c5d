//! Looks of charts in articles: colours, ground, language, and what they keep of a reader, which is nothing.

use e2e::{Article, Session, eventually};
use serde_json::{Value, json};

/// The address of a chart as a page of its own.
const CHART: &str = "/embed/drawdown?hormuz=100&closure_days=90&levers=hormuz";

/// Mean brightness, 0 to 255, of the ground and of the text in the picture that is to be seen.
const BRIGHTNESS: &str = "
    const mean = colour => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part) / 3, 0);
    const grounds = ['#embed', 'body', 'html'].map(css => getComputedStyle(document.querySelector(css)).backgroundColor);
    const ground = grounds.find(colour => !/^rgba.*, 0\\)$/.test(colour)) ?? 'rgb(255, 255, 255)';
    const seen = [...document.querySelectorAll('.picture svg')].filter(svg => svg.getBoundingClientRect().width > 0);
    const texts = seen.flatMap(svg => [...svg.querySelectorAll('text')]).map(text => mean(getComputedStyle(text).fill));
    return [seen.length, mean(ground), texts.reduce((sum, text) => sum + text / texts.length, 0)];
";

/// Whether ground and picture are those of a dark page, or `None` between two states.
fn is_dark(brightness: &Value) -> Option<bool> {
    let [pictures, ground, text] = [0, 1, 2].map(|at| brightness[at].as_f64());
    match (pictures?, ground?, text?) {
        (1.0, 0.0..80.0, 128.0..) => Some(true),
        (1.0, 176.0.., 0.0..128.0) => Some(false),
        _ => None,
    }
}

/// Sets what the reader's system prefers.
async fn prefer(session: &Session, scheme: &str) {
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    session
        .browser
        .devtools("Emulation.setEmulatedMedia", &media)
        .await
        .expect("the browser takes it");
}

/// Goes to a chart as a page of its own.
async fn goto(session: &Session, query: &str) {
    let address = format!("{}{CHART}{query}", session.server.address);
    session
        .browser
        .client
        .goto(&address)
        .await
        .expect("the page opens");
}

async fn await_dark(session: &Session, expected: bool) {
    eventually(&format!("dark to be {expected}"), async || {
        let brightness = session.script(BRIGHTNESS).await;
        (is_dark(&brightness) == Some(expected)).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_theme_is_kept_to_whatever_the_reader_prefers() {
    let session = Session::start(1280).await.unwrap();
    let others = "return ['light', 'dark'].map(theme => document.querySelectorAll(`.picture .only-${theme}`).length)";
    for (theme, other, expected) in [("dark", 0, true), ("light", 1, false)] {
        for system in ["light", "dark"] {
            prefer(&session, system).await;
            goto(&session, &format!("&theme={theme}")).await;
            await_dark(&session, expected).await;
            assert_eq!(session.script(others).await[other], 0, "{theme}");
            let set = "return document.documentElement.dataset.theme";
            assert_eq!(session.script(set).await, theme);
        }
    }
    // In a frame of a light article as well.
    prefer(&session, "light").await;
    let article = session.framed(&format!("{CHART}&theme=dark")).await;
    article.seen(0).await;
    let brightness = article.inside(0, BRIGHTNESS).await;
    assert_eq!(is_dark(&brightness), Some(true), "{brightness}");
    article.moves(0, "hormuz", 40).await;
    article.drawn(0).await;
    let brightness = article.inside(0, BRIGHTNESS).await;
    assert_eq!(is_dark(&brightness), Some(true), "{brightness}");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_theme_the_chart_follows_the_readers_system() {
    let session = Session::start(1280).await.unwrap();
    prefer(&session, "dark").await;
    goto(&session, "").await;
    await_dark(&session, true).await;
    prefer(&session, "light").await;
    await_dark(&session, false).await;
    // What the browser has drawn follows as well.
    session
        .script("const lever = document.querySelector('[data-lever=hormuz]'); lever.value = 40; lever.dispatchEvent(new Event('input', {bubbles: true}))")
        .await;
    eventually("the engine", async || {
        let ready = "return document.documentElement.dataset.engine === 'ready'";
        (session.script(ready).await == true).then_some(())
    })
    .await;
    await_dark(&session, false).await;
    prefer(&session, "dark").await;
    await_dark(&session, true).await;
    session.finish().await;
}

/// The picture of one pixel of the article, some way from a frame's upper left corner.
async fn pixel(session: &Session, from_corner: i32) -> Value {
    let corner = "const {left, top} = document.querySelector('iframe').getBoundingClientRect(); return [left, top]";
    let corner = session.script(corner).await;
    let at = |axis: usize| corner[axis].as_f64().unwrap_or(0.0) + f64::from(from_corner);
    let clip = json!({ "x": at(0), "y": at(1), "width": 1, "height": 1, "scale": 1 });
    let shot = session
        .browser
        .devtools("Page.captureScreenshot", &json!({ "clip": clip }))
        .await;
    shot.expect("a screenshot")["data"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transparent_chart_stands_on_the_articles_ground() {
    let session = Session::start(1280).await.unwrap();
    for theme in ["light", "dark", "auto"] {
        let path = format!("{CHART}&theme={theme}");
        let article = session.framed(&path).await;
        article.seen(0).await;
        // A browser paints a ground of its own where a frame's colour scheme is not the article's.
        eventually("a ground of its own", async || {
            (pixel(&session, 1).await != pixel(&session, -2).await).then_some(())
        })
        .await;
        let article = session.framed(&format!("{path}&transparent=1")).await;
        article.seen(0).await;
        eventually(&format!("the article's ground, {theme}"), async || {
            (pixel(&session, 1).await == pixel(&session, -2).await).then_some(())
        })
        .await;
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_static_chart_runs_no_script() {
    let session = Session::start(1280).await.unwrap();
    let article = session.framed(&format!("{CHART}&static=1")).await;
    article.seen(0).await;
    let scripts = "return [...document.scripts].filter(({type}) => !type || type === 'module' || type.endsWith('javascript')).length";
    assert_eq!(article.inside(0, scripts).await, 0);
    let preloads = "return document.querySelectorAll('link[rel~=modulepreload], link[as=script], link[as=fetch]').length";
    assert_eq!(article.inside(0, preloads).await, 0);
    let controls = "return document.querySelectorAll('input, button, .levers').length";
    assert_eq!(article.inside(0, controls).await, 0);
    assert_eq!(article.heard().await, [] as [Value; 0]);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_japanese_chart_is_japanese_also_after_a_move() {
    let session = Session::start(1280).await.unwrap();
    let article = session.framed(&format!("{CHART}&lang=ja")).await;
    article.seen(0).await;
    assert_eq!(
        article
            .inside(0, "return document.documentElement.lang")
            .await,
        "ja"
    );
    let finding = article.finding(0).await;
    assert!(finding.contains("原油"), "{finding}");
    no_english(&article).await;
    article.moves(0, "hormuz", 40).await;
    article.drawn(0).await;
    assert!(article.finding(0).await.contains("原油"));
    no_english(&article).await;
    let link = "return document.querySelector('a#dashboard').href.includes('lang=ja')";
    assert_eq!(article.inside(0, link).await, true);
    session.finish().await;
}

/// Fails on runs of three English words, but for names of publishers in the sources.
async fn no_english(article: &Article<'_>) {
    let left = "
        const texts = document.createTreeWalker(document.querySelector('#embed'), NodeFilter.SHOW_TEXT), found = [];
        while (texts.nextNode()) {
            const {textContent, parentElement} = texts.currentNode;
            if (parentElement.closest('script, style, .source')) continue;
            if (/[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(textContent)) found.push(textContent.trim());
        }
        return found";
    assert_eq!(article.inside(0, left).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_keeps_nothing_in_the_readers_browser() {
    let session = Session::start(1280).await.unwrap();
    let article = session.framed(CHART).await;
    article.seen(0).await;
    article.moves(0, "hormuz", 40).await;
    article.drawn(0).await;
    let kept = "return [document.cookie, localStorage.length, sessionStorage.length]";
    assert_eq!(article.inside(0, kept).await, json!(["", 0, 0]));
    let databases = "return indexedDB.databases().then(databases => databases.length)";
    assert_eq!(article.inside(0, databases).await, 0);
    let cookies = session
        .browser
        .devtools("Network.getAllCookies", &json!({}))
        .await
        .unwrap();
    assert_eq!(cookies["cookies"], json!([]));
    session.finish().await;
}
