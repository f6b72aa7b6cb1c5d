//! The number field beside a slider.

use e2e::{Session, eventually};

const FIELD: &str = "input[data-lever-field=hormuz]";

async fn write(session: &Session, text: &str) {
    session
        .script(&format!(
            "const field = document.querySelector('{FIELD}'); field.value = '{text}'; \
             field.dispatchEvent(new Event('change', {{bubbles: true}}))"
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_takes_a_number_brings_it_into_range_and_returns_from_anything_else() {
    let session = Session::open("/").await;
    for (written, taken) in [
        ("37.5", "37.5"),
        ("500", "100"),
        ("", "100"),
        ("-5", "0"),
        ("1e1", "10"),
    ] {
        write(&session, written).await;
        let what = format!("{written:?} to become {taken}");
        eventually(&what, async || {
            (session.value(FIELD).await == taken).then_some(())
        })
        .await;
    }
    eventually("the slider to follow", async || {
        (session.value("input[data-lever=hormuz]").await == "10").then_some(())
    })
    .await;
    session.finish().await;
}
