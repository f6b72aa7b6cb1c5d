//! Which model it is: a number that changes when what it computes does.

/// What the model made of a thousand scenarios, as a test holds it to (`tests/bits.rs`), natively and in WebAssembly.
const OUTCOMES: &str = include_str!("../tests/data/outcomes.txt");

/// The hash (FNV-1a, 64 bits) of a thousand outcomes of the model for Japan in 2024: it changes when what is computed there does.
pub const MODEL_HASH: u64 = fnv(FNV_START, OUTCOMES.as_bytes());

/// The Fowler-Noll-Vo hash (FNV-1a, 64 bits) of nothing.
pub(crate) const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of what went into `hash` with more bytes after it.
pub(crate) const fn fnv(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut place = 0;
    while place < bytes.len() {
        hash = (hash ^ bytes[place] as u64).wrapping_mul(0x0100_0000_01b3);
        place += 1;
    }
    hash
}
