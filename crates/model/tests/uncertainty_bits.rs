//! The same worlds to the last bit, natively and in WebAssembly: same seed, same answer.
//!
//! Quantiles, bands, swings and a comparison are hashed by what they print, which reads back as the same bits. A change of the model
//! changes the hash on purpose: put what the native test says here, and the browser has to follow.

mod fnv;

use model::{
    Baseline, Fuel, Indicator, Scenario, Uncertain, UncertainRange, compare, tornado, uncertainty,
};

use fnv::Hash;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const BASELINE: &str = include_str!("data/jpn_2024.json");
const EXPECTED: u64 = 0xeca1_2822_97c9_bfcf;
const DRAWS: usize = 500;

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn worlds_are_the_same_bits_everywhere() {
    let baseline: Baseline = serde_json::from_str(BASELINE).unwrap();
    let mut closed = Scenario::default();
    closed.set("hormuz", 80.0);
    closed.set("closure_days", 120.0);
    let mut eased = closed.clone();
    eased.set("restraint", 10.0);
    let range = |what, low, high| UncertainRange { what, low, high };
    let ranges = [
        range(Uncertain::Lever("hormuz".to_owned()), 50.0, 100.0),
        range(Uncertain::Lever("closure_days".to_owned()), 30.0, 300.0),
        range(Uncertain::ShipSpeed(Fuel::CrudeOil), 11.4, 14.0),
        range(Uncertain::UnusableStock(Fuel::CrudeOil), 0.1, 0.3),
    ];
    let mut hash = Hash::new();
    for seed in [0, 2016, u64::MAX] {
        let asked = [Indicator::CutOff, Indicator::LowestStockOil];
        let told = uncertainty(&baseline, &closed, &ranges, &asked, (seed, DRAWS)).unwrap();
        assert_eq!(told.draws, DRAWS);
        hash.bytes(format!("{told:?}").as_bytes());
        let both = (&closed, &eased);
        let told = compare(
            &baseline,
            both,
            &ranges,
            Indicator::UnservedOil,
            (seed, 0..DRAWS as u64),
        );
        hash.bytes(format!("{:?}", told.unwrap()).as_bytes());
    }
    let swings = tornado(&baseline, &closed, &ranges, Indicator::LowestStockOil).unwrap();
    assert_eq!(swings.len(), ranges.len());
    hash.bytes(format!("{swings:?}").as_bytes());
    assert_eq!(hash.0, EXPECTED, "{:#018x}", hash.0);
}
