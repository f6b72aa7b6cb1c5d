//! Every address, in process.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails where it stands"
)]

mod analyses;
mod api;
mod downloads;
mod embed;
mod frozen;
mod oembed;
mod openapi;
mod operations;
mod page;
mod pictures;
mod server;
mod share;
