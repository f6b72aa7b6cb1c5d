//! Charts in articles of other sites: they are seen, and as high as what they hold.

use e2e::{Article, Session, eventually};
use serde_json::{Value, json};

/// The heights that a frame told `embed.js`, in their order.
async fn heights(article: &Article<'_>) -> Vec<u64> {
    let heard = article.heard().await;
    let own = heard
        .iter()
        .filter(|message| message["type"] == "chokepoint:height");
    own.filter_map(|message| message["height"].as_u64())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_shows_its_chart_at_the_height_of_the_content_whatever_listener_it_has() {
    let session = Session::start(1280).await.unwrap();
    for name in [
        "frame",
        "script",
        "element",
        "wordpress",
        "pym",
        "amp",
        "datawrapper",
        "resize",
    ] {
        let article = session.article(name).await;
        article.seen(0).await;
        article.fits(0).await;
        let count = article.heard().await.len();
        assert!(count > 0, "{name} heard nothing");
        assert_eq!(article.heard().await.len(), count, "{name} hears no end");
        article.fits(0).await;
        let title = "return document.querySelector('iframe').title";
        assert_eq!(
            session.script(title).await,
            "How long Japan’s stocks last",
            "{name}"
        );
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_says_its_height_in_the_documented_ways_and_no_other() {
    let session = Session::start(1280).await.unwrap();
    let path = "/embed/drawdown?hormuz=100&closure_days=90";
    let article = session.framed(path).await;
    article.seen(0).await;
    let heard = eventually("a height", async || {
        Some(article.heard().await).filter(|heard| !heard.is_empty())
    })
    .await;
    let height = *heights(&article).await.last().unwrap();
    assert!((height as f64 - article.content_height(0).await).abs() <= 1.0);
    let json_text = |message: &Value| {
        let text = message.as_str()?;
        serde_json::from_str(text).ok()
    };
    // The text of a dialect is JSON too; its keys may come in any order.
    let last = heard[heard.len() - 4..]
        .iter()
        .map(|message| {
            json_text(message).map_or_else(|| message.clone(), |said: Value| json!([said]))
        })
        .collect::<Vec<_>>();
    let src = format!("{}{path}", session.server.address);
    for expected in [
        json!({ "type": "chokepoint:height", "id": "drawdown", "height": height }),
        json!({ "datawrapper-height": { "drawdown": height } }),
        json!({ "sentinel": "amp", "type": "embed-size", "height": height }),
        json!([{ "src": src, "context": "iframe.resize", "height": height }]),
    ] {
        assert!(last.contains(&expected), "{expected} is not in {heard:#?}");
    }
    assert_eq!(heard.len() % 4, 0, "{heard:#?}");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_height_said_does_not_depend_on_the_frames_own() {
    let session = Session::start(1280).await.unwrap();
    let article = session
        .framed("/embed/drawdown?hormuz=100&closure_days=90&levers=hormuz")
        .await;
    article.seen(0).await;
    let content = article.content_height(0).await;
    eventually("a height", async || {
        (!heights(&article).await.is_empty()).then_some(())
    })
    .await;
    let said = *heights(&article).await.last().unwrap();
    for height in [50, 5000, 560] {
        article.resize(0, 800, height).await;
        let last = heights(&article).await.last().copied();
        assert_eq!(last, Some(said), "in a frame of {height} pixels");
        let now = article.content_height(0).await;
        assert!(
            (now - content).abs() < 0.1,
            "{content} became {now} in a frame of {height} pixels"
        );
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_any_width_the_chart_fits_its_frame() {
    let session = Session::start(1280).await.unwrap();
    let article = session.article("frame").await;
    article.seen(0).await;
    for width in [280, 360, 800, 1200] {
        article.resize(0, width, 560).await;
        let there = format!("return innerWidth === {width}");
        article.awaits(0, "the frame's width", &there).await;
        article.seen(0).await;
        article.fits(0).await;
        let sticks_out = "
            const {clientWidth, scrollWidth} = document.documentElement;
            const all = [...document.querySelectorAll('#embed *')];
            const out = all.filter(element => element.getBoundingClientRect().right > clientWidth + 1);
            return scrollWidth > clientWidth ? out.map(element => element.outerHTML.slice(0, 100)) : null";
        let out = article.inside(0, sticks_out).await;
        assert_eq!(out, Value::Null, "at {width} pixels");
    }
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_three_charts_gets_its_own_height_and_a_strangers_word_counts_for_nothing() {
    let session = Session::start(1280).await.unwrap();
    let article = session.article("three").await;
    for frame in 0..3 {
        article.seen(frame).await;
        article.fits(frame).await;
    }
    let heights = async || {
        [
            article.height(0).await,
            article.height(1).await,
            article.height(2).await,
        ]
    };
    let before = heights().await;
    assert!(
        before[0] != before[1] && before[1] != before[2],
        "{before:?} cannot tell the frames apart"
    );
    // The page itself, and a frame that is none of ours.
    let lie = "{type: 'chokepoint:height', id: 'drawdown', height: 77}";
    session
        .script(&format!(
            "postMessage({lie}, '*'); const stranger = document.createElement('iframe'); \
             stranger.srcdoc = \"<script>parent.postMessage({lie}, '*')</\" + 'script>'; document.body.append(stranger)"
        ))
        .await;
    eventually("both lies", async || {
        let heard = article.heard().await;
        let lies = heard.iter().filter(|message| message["height"] == 77);
        (lies.count() == 2).then_some(())
    })
    .await;
    assert_eq!(heights().await, before);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_line_for_each_chart_makes_no_chart_twice() {
    let session = Session::start(1280).await.unwrap();
    let article = session.article("twice").await;
    for frame in 0..2 {
        article.seen(frame).await;
        article.fits(frame).await;
    }
    article.heard().await;
    let titles = "return [...document.querySelectorAll('iframe')].map(frame => frame.title)";
    let expected = json!(["With the strait closed", "With the strait half open"]);
    assert_eq!(session.script(titles).await, expected);
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_embeds_of_the_site_become_frames_and_places_that_come_later_do_too() {
    let session = Session::start(1280).await.unwrap();
    let article = session.article("guarded").await;
    article.seen(0).await;
    let sources = "return [...document.querySelectorAll('iframe')].map(frame => frame.src)";
    let site = &session.server.address;
    // Flags are set by being there, and what a template left empty is not there.
    let own = format!("{site}/embed/record?static=1&transparent=1");
    assert_eq!(session.script(sources).await, json!([own]));
    session
        .script(
            "const place = document.createElement('div');
             place.dataset.chokepoint = '/embed/record?lang=ja';
             const script = document.createElement('script');
             script.src = document.querySelector('script[src]').src;
             document.body.append(place, script);",
        )
        .await;
    eventually("the later place", async || {
        let sources = session.script(sources).await;
        (sources == json!([own, format!("{site}/embed/record?lang=ja")])).then_some(())
    })
    .await;
    session.finish().await;
}
