//! The data server: the tables' answers over HTTP, and the page with its first view already in it.
//!
//! Everything that can be asked is finite, so every answer is computed once at the start: aggregates by Polars,
//! baselines from the tables. A request picks bytes and compares entity tags.

pub mod aggregate;
pub mod answers;
pub mod baseline;
mod document;
mod problem;
pub mod routes;
pub mod shell;

pub use answers::Answers;
pub use routes::{Site, router};
