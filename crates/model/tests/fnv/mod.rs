//! The Fowler-Noll-Vo hash (FNV-1a), which is the same everywhere.

/// A hash of what was put in so far.
pub struct Hash(pub u64);

impl Hash {
    /// Of nothing.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Puts bytes in.
    pub fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
