//! Another year, another importer.

use e2e::{Session, eventually};

async fn choose(session: &Session, select: &str, value: &str) {
    session
        .script(&format!(
            "const field = document.querySelector('{select}'); field.value = '{value}'; \
             field.dispatchEvent(new Event('change', {{bubbles: true}}))"
        ))
        .await;
    eventually("the choice to be shown", async || {
        let heading = session.text(".figures thead th:nth-child(2)").await;
        let shown = if select == "#year" {
            heading == value
        } else {
            let name = session
                .text(&format!("#importer option[value={value}]"))
                .await;
            session
                .script("return document.title")
                .await
                .to_string()
                .contains(&name)
        };
        (shown && session.text(".choices .loading").await.is_empty()).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_year_changes_figures_statements_and_address_and_keeps_the_levers() {
    let session = Session::open("/?hormuz=50").await;
    let before = session.figure("middle_east_crude").await;
    choose(&session, "#year", "2014").await;
    assert_ne!(session.figure("middle_east_crude").await, before);
    assert_eq!(session.figure("middle_east_crude").await, "83.2 %");
    assert!(session.text("[data-claim=b]").await.contains("Japan, 2014"));
    assert_eq!(session.value("input[data-lever=hormuz]").await, "50");
    let query = eventually("the address", async || {
        Some(session.query().await).filter(|query| query.contains("2014"))
    })
    .await;
    assert_eq!(query, "?year=2014&hormuz=50");
    session.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_importer_without_routes_shows_no_data_and_never_zero() {
    let session = Session::open("/").await;
    choose(&session, "#importer", "SGP").await;
    session.script("const field = document.querySelector('[data-lever=hormuz]'); field.value = 100; field.dispatchEvent(new Event('input', {bubbles: true}))").await;
    eventually("the closure", async || {
        session
            .text("[data-scenario-finding]")
            .await
            .contains("100 %")
            .then_some(())
    })
    .await;
    assert!(
        !session
            .text("[data-scenario-finding]")
            .await
            .contains("every planned import")
    );
    for indicator in [
        "union_exposure",
        "haul_days",
        "passage_ratio_crude",
        "cut_off",
    ] {
        assert_eq!(session.figure(indicator).await, "no data", "{indicator}");
    }
    assert!(session.text("h1").await.contains("Singapore"));
    choose(&session, "#importer", "KOR").await;
    assert_ne!(session.figure("union_exposure").await, "no data");
    session.finish().await;
}
