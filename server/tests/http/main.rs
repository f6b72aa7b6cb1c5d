//! Every address, in process.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands"
)]

mod api;
mod page;
mod pictures;
mod server;
