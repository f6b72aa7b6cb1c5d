//! The baseline that the model's own tests and measurements start from is the one that this server makes.

use chokepoint::Answers;
use tables::Tables;

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../crates/model/tests/data/jpn_2024.json"
);

#[test]
fn the_stored_baseline_is_the_one_of_the_data() {
    let answers = Answers::new(&Tables::embedded().unwrap()).unwrap();
    let baseline = &answers.years[&("JPN".to_owned(), 2024)].baseline;
    let made = serde_json::to_string_pretty(baseline).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(FILE, made).unwrap();
        return;
    }
    let stored = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        stored == made,
        "the data have changed: run `cargo xtask bless` and look at the difference"
    );
}
