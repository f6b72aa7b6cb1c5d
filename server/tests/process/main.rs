//! The binary as a process of its own.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands"
)]

mod analysing;
mod answering;
mod deploying;
mod evaluating;
mod exporting;
mod importing;
mod packages;
mod program;
mod serving;
