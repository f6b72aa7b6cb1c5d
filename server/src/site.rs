//! Everything that the server answers: versions of the data, the page around them, and what was drawn lately.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::http::HeaderMap;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use story::document::embed::EngineFiles;
use tables::{KeepError, Tables};
use tokio::sync::Semaphore;
use wire::ProblemCode;

use crate::aggregate::AggregateError;
use crate::answers::Answers;
use crate::archive::{Archive, FEWEST_DIGITS, are_digits};
use crate::base::BaseUrl;
use crate::document::Kept;
use crate::edition::{Edition, Resource};
use crate::engine::Engine;
use crate::png::{Fonts, PngError};
use crate::problem::ApiProblem;
use crate::query::Query;
use crate::shell::{Shell, ShellError};

/// How much of what was drawn is kept, in bytes of what is drawn before it is packed.
const KEPT_BYTES: u64 = 24_000_000;
/// About how many drawings that is.
const KEPT_DRAWINGS: usize = 400;

/// What the server serves.
pub struct Site {
    /// The version of the data that is served when none is named.
    pub(crate) current: Arc<Edition>,
    archive: Archive,
    pub(crate) shell: Shell,
    app: PathBuf,
    base: Option<BaseUrl>,
    engine: Option<Engine>,
    pub(crate) fonts: Fonts,
    /// Leave to draw a chart, which takes a processor.
    drawing: Arc<Semaphore>,
    /// Charts and pages of states, whose number has no end: those that are asked for often stay.
    drawn: Cache<String, Arc<Kept>, Weight>,
}

/// How a site is made.
#[derive(Clone, Copy, Debug)]
pub struct SiteOptions<'a> {
    /// Folder with the built page.
    pub app: &'a Path,
    /// Folder that the data were read from; `None` for those that are compiled in.
    pub data: Option<&'a Path>,
    /// Folder in which versions of the data are kept.
    pub archive: Option<&'a Path>,
    /// Where the site stands in the web.
    pub base: Option<&'a BaseUrl>,
}

/// Why a site cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// There is no page.
    #[error(transparent)]
    Shell(#[from] ShellError),
    /// The data cannot be kept.
    #[error(transparent)]
    Keep(#[from] KeepError),
}

/// Why an answer could not be made: a fault of ours.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MakeError {
    #[error("an answer cannot be written as JSON: {0}")]
    Unwritable(#[from] serde_json::Error),
    #[error("{0:?} was asked for and is not in the data")]
    Absent(Resource),
    #[error("the data lack the importer and year that were found in them")]
    NoPage,
    #[error("a table cannot be written as CSV: {0}")]
    Csv(#[from] csv::Error),
    #[error("a table cannot be written as CSV: {0}")]
    Unwritten(String),
    #[error("the data cannot be worded in another language: {0}")]
    Translation(#[from] AggregateError),
    #[error("the task that makes answers ended: {0}")]
    Task(#[from] tokio::task::JoinError),
    #[error("the kept data in {path} cannot be used: {why}")]
    Kept { path: String, why: String },
    #[error(transparent)]
    Png(#[from] PngError),
    #[error("an answer cannot be written as XML: {0}")]
    Xml(#[from] quick_xml::SeError),
}

impl Site {
    /// A site of a data package and the answers computed of it.
    pub fn new(
        tables: Tables,
        answers: Answers,
        options: SiteOptions<'_>,
    ) -> Result<Self, SiteError> {
        let archive = Archive::new(options.archive);
        archive.keep(&tables, options.data)?;
        Ok(Self {
            current: Arc::new(Edition::new(tables, answers)),
            archive,
            shell: Shell::read(options.app)?,
            app: options.app.to_owned(),
            base: options.base.cloned(),
            engine: Engine::find(options.app),
            fonts: Fonts::new(options.app),
            drawing: Arc::new(Semaphore::new(processors())),
            drawn: Cache::with_weighter(KEPT_DRAWINGS, KEPT_BYTES, Weight),
        })
    }

    /// The folder of the built page.
    pub(crate) fn app(&self) -> &Path {
        &self.app
    }

    /// What embeds run the model with.
    pub(crate) fn engine(&self) -> Option<EngineFiles<'_>> {
        self.engine.as_ref().map(Engine::files)
    }

    /// Where the site stands in the web, as far as that is known.
    pub(crate) fn base(&self, headers: &HeaderMap) -> BaseUrl {
        let known = self.base.clone();
        known.unwrap_or_else(|| BaseUrl::of_request(headers))
    }

    /// The version of the data that a query names.
    pub(crate) async fn edition(&self, query: &Query) -> Result<Arc<Edition>, ApiProblem> {
        let Some(digits) = query.get(DATA) else {
            return Ok(self.current.clone());
        };
        if !are_digits(digits) {
            let detail = format!(
                "data takes the first {FEWEST_DIGITS} or more digits of a data version, such as {}.",
                self.current.hash().get(..FEWEST_DIGITS).unwrap_or_default()
            );
            return Err(ApiProblem::new(
                ProblemCode::InvalidQuery,
                detail,
                Vec::new(),
            ));
        }
        if self.current.hash().starts_with(digits) {
            return Ok(self.current.clone());
        }
        let Some(hash) = self.archive.find(digits) else {
            let detail =
                format!("The data version {digits} is not kept here: leave data out for today's.");
            let current = vec![self.current.hash().to_owned()];
            return Err(ApiProblem::new(ProblemCode::UnknownData, detail, current));
        };
        let edition = self.archive.edition(&hash).await;
        edition.map_err(|error| ApiProblem::internal(&error))
    }

    /// Bytes of a state: those that were made lately, or made now, off the async workers and as many at once as there are
    /// processors. However many ask for the same, it is made once.
    pub(crate) async fn drawn(
        self: &Arc<Self>,
        key: String,
        make: impl FnOnce(&Self) -> Result<Kept, MakeError> + Send + 'static,
    ) -> Result<Arc<Kept>, ApiProblem> {
        let drawing = async {
            // The semaphore is never closed; without leave the drawing would only come sooner.
            let permit = self.drawing.clone().acquire_owned().await.ok();
            let site = self.clone();
            tokio::task::spawn_blocking(move || {
                let _permit = permit;
                make(&site).map(Arc::new)
            })
            .await?
        };
        self.drawn
            .get_or_insert_async(&key, drawing)
            .await
            .map_err(|error| ApiProblem::internal(&error))
    }
}

/// The key of a data version in queries.
pub(crate) const DATA: &str = "data";

/// How many processors there are to draw with.
fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Drawings count by their bytes.
#[derive(Clone)]
struct Weight;

impl Weighter<String, Arc<Kept>> for Weight {
    fn weight(&self, key: &String, kept: &Arc<Kept>) -> u64 {
        (key.len() + kept.weight()) as u64
    }
}
