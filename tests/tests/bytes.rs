//! What the first visit costs in bytes.

use e2e::Session;

/// What a first visit may load in all, compressed: page, styles, script and WebAssembly.
const BUDGET_BYTES: u64 = 300_000;

/// The budget of this page: `cargo xtask test` says when it could not have wasm-opt, which costs about a quarter.
fn budget() -> u64 {
    if std::env::var_os("CHOKEPOINT_WITHOUT_WASM_OPT").is_some() {
        BUDGET_BYTES * 5 / 4
    } else {
        BUDGET_BYTES
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_stays_in_its_budget() {
    let session = Session::start(1280).await.unwrap();
    session.visit("/").await;
    let loaded = session
        .script(
            "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]\
             .map(entry => [new URL(entry.name).pathname, entry.transferSize])",
        )
        .await;
    let loaded = loaded
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry[0].as_str().unwrap(), entry[1].as_u64().unwrap()))
        .collect::<Vec<_>>();
    assert!(
        loaded
            .iter()
            .any(|(path, bytes)| path.contains(".wasm") && *bytes > 0),
        "the WebAssembly is not among {loaded:?}"
    );
    let total = loaded.iter().map(|(_, bytes)| bytes).sum::<u64>();
    let budget = budget();
    assert!(
        total <= budget,
        "{total} bytes are over the budget of {budget}: {loaded:?}"
    );
    session.finish().await;
}
