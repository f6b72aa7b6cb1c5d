//! The first screen: the article's statements beside the record, with and without scripts.

use e2e::{Server, Session};

#[test]
fn the_page_without_scripts_holds_statements_record_verdicts_and_a_picture() {
    let page = Server::start()
        .unwrap()
        .get("/")
        .unwrap()
        .replace('\u{a0}', " ");
    let (before_data, _) = page.split_once("id=\"bootstrap\"").unwrap();
    for wanted in [
        "97 %",
        "94.0 %",
        "90 %",
        "83.2 %",
        "South China Sea",
        "Overstated",
        "True for a part",
        "Partly right",
        "$13 billion",
        "$400 billion",
        "−28.6 %",
        "$200 billion",
        "<svg",
    ] {
        assert!(before_data.contains(wanted), "the page lacks {wanted}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reader_sees_claim_record_and_chosen_year_side_by_side() {
    let session = Session::open("/").await;
    for (claim, article, record) in [("a", "97 %", "94.0 %"), ("b", "90 %", "83.2 %")] {
        let of = |part: &str| format!("[data-claim={claim}] {part}");
        assert_eq!(session.text(&of("[data-article]")).await, article);
        assert!(session.text(&of("[data-record]")).await.starts_with(record));
        assert!(session.text(&of("[data-chosen]")).await.contains('%'));
        assert!(!session.text(&of("[data-verdict]")).await.is_empty());
    }
    assert!(
        session
            .text("[data-claim=c]")
            .await
            .contains("South China Sea")
    );
    let picture = session
        .script("return document.querySelector('#record svg[role=img] title').textContent")
        .await;
    assert!(picture.as_str().unwrap().contains("97\u{a0}%"));
    session.finish().await;
}
