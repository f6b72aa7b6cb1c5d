//! The data server: the tables' answers over HTTP, and the page with its first view already in it.
//!
//! Everything that can be asked is finite, so every answer is computed once at the start: aggregates by Polars,
//! baselines from the tables. A request picks bytes and compares entity tags.

mod aggregate;
mod answers;
mod archive;
mod base;
mod baseline;
mod chart;
mod document;
mod edition;
mod embed;
mod engine;
mod evaluation;
mod oembed;
mod page;
mod png;
mod policy;
mod problem;
mod query;
mod routes;
mod share;
mod shell;
mod shown;
mod site;
mod social;
mod translation;

pub use aggregate::AggregateError;
pub use answers::Answers;
pub use base::{BaseUrl, BaseUrlError};
pub use baseline::BaselineError;
pub use evaluation::{EvaluationError, EvaluationRequest, evaluation, scenario};
pub use routes::router;
pub use shell::ShellError;
pub use site::{Site, SiteError, SiteOptions};
