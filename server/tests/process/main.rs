//! The binary as a process of its own.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands"
)]

mod analysing;
mod evaluating;
mod exporting;
mod packages;
mod program;
mod serving;
