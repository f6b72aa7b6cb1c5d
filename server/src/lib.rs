//! The data server: the tables' answers over HTTP, and the page with its first view already in it.
//!
//! What the data answer is finite, so every answer is computed once: aggregates by Polars, baselines from the tables. Charts
//! of states have no end, so what was drawn lately is kept. A request picks bytes and compares entity tags.

mod accept;
mod aggregate;
mod analyses;
mod answers;
mod archive;
mod assets;
mod base;
mod baseline;
mod beside;
mod chart;
mod download;
mod edition;
mod embed;
mod engine;
mod evaluation;
mod export;
mod front;
mod guard;
mod kept;
mod margins;
mod memory;
mod metrics;
mod misspelt;
mod oembed;
mod openapi;
mod page;
mod png;
mod policy;
mod problem;
mod query;
mod reload;
mod routes;
mod share;
mod shell;
mod shown;
mod site;
mod social;
mod translation;

pub use aggregate::AggregateError;
pub use analyses::{LeastCostAsked, LeastCostProblem, RangeProblem, drawn, uncertain_range};
pub use answers::Answers;
pub use assets::AppSource;
pub use base::{BaseUrl, BaseUrlError};
pub use baseline::BaselineError;
pub use evaluation::{EvaluationError, EvaluationRequest, evaluation, scenario};
pub use export::{ExportError, Exported, export};
pub use front::Front;
pub use guard::Limits;
pub use margins::quality;
pub use reload::{Reloaded, reload};
pub use routes::metrics;
pub use shell::ShellError;
pub use site::{Site, SiteError, SiteOptions};
