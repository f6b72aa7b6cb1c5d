//! The same numbers to the last bit, natively and in WebAssembly.
//!
//! A thousand random scenarios are evaluated on a real baseline and each outcome is hashed as its JSON, which prints
//! numbers so that they read back as the same bits. The hashes are in a file; both builds must make the same. A change of
//! the model changes them on purpose: `cargo xtask bless` writes them anew, natively, and the browser has to follow.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod fnv;

use std::fmt::Write as _;

use model::{Baseline, Displacement, PowerOrder, Scenario, evaluate};

use fnv::Hash;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const BASELINE: &str = include_str!("data/jpn_2024.json");
const EXPECTED: &str = include_str!("data/outcomes.txt");
const SCENARIOS: usize = 1_000;

/// Sebastiano Vigna's `splitmix64`: a generator that is the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to 1.
    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn choose<T: Copy>(&mut self, words: &[T]) -> T {
        words[(self.next() % words.len() as u64) as usize]
    }
}

/// A quarter of the levers anywhere in their range.
fn scenario(random: &mut Random, baseline: &Baseline) -> Scenario {
    let mut scenario = Scenario {
        displacement: random.choose(Displacement::ALL),
        power_order: random.choose(PowerOrder::ALL),
        ..Scenario::default()
    };
    for spec in &baseline.levers {
        let (minimum, maximum) = (spec.minimum_in(baseline), spec.maximum_in(baseline));
        if random.part() < 0.25 {
            // Ends of the range are where most branches are.
            let at = (random.part() * 1.2 - 0.1).clamp(0.0, 1.0);
            scenario.set(&spec.lever, minimum + at * (maximum - minimum));
        }
    }
    scenario
}

fn hashes() -> String {
    let baseline: Baseline = serde_json::from_str(BASELINE).unwrap();
    let mut random = Random(2016);
    let mut hashes = String::new();
    for _ in 0..SCENARIOS {
        let outcome = evaluate(&baseline, &scenario(&mut random, &baseline));
        let json = serde_json::to_vec(&outcome).unwrap();
        let mut hash = Hash::new();
        hash.bytes(&json);
        writeln!(hashes, "{:016x}", hash.0).unwrap();
    }
    hashes
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_thousand_outcomes_are_the_same_bits_everywhere() {
    let made = hashes();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("BLESS").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/outcomes.txt");
        std::fs::write(file, made).unwrap();
        return;
    }
    assert_eq!(made.lines().count(), SCENARIOS);
    let other = made
        .lines()
        .zip(EXPECTED.lines())
        .position(|(made, expected)| made != expected);
    assert_eq!(other, None, "the first scenario with other bits");
    assert_eq!(EXPECTED.lines().count(), SCENARIOS);
}
