//! Everything that the server answers: versions of the data, the page around them, and what was drawn lately.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use axum::http::{HeaderMap, Request};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use story::document::embed::EngineFiles;
use tables::{KeepError, Tables};
use tokio::sync::Semaphore;
use wire::{Problem, ProblemCode};

use crate::aggregate::AggregateError;
use crate::answers::Answers;
use crate::archive::{Archive, FEWEST_DIGITS, are_digits};
use crate::assets::{AppSource, Assets};
use crate::base::BaseUrl;
use crate::edition::{Edition, Resource};
use crate::engine::Engine;
use crate::kept::Kept;
use crate::memory::{Address, Found, Memory, Remembered};
use crate::metrics::Metrics;
use crate::png::{Fonts, PngError};
use crate::problem::ApiProblem;
use crate::query::Query;
use crate::shell::{HOW_TO_BUILD, Shell, ShellError};

/// How much of what was drawn is kept, in bytes of what is drawn before it is packed.
const KEPT_BYTES: u64 = 24_000_000;
/// About how many drawings that is.
const KEPT_DRAWINGS: usize = 400;

/// What the server serves.
pub struct Site {
    now: RwLock<Now>,
    archive: Archive,
    pub(crate) shell: Shell,
    pub(crate) assets: Arc<Assets>,
    base: Option<BaseUrl>,
    engine: Option<Engine>,
    pub(crate) fonts: Fonts,
    /// Leave to draw a chart, which takes a processor.
    drawing: Arc<Semaphore>,
    /// Leave to wait for that. Whoever asks for many charts at once should not take all the room that there is for requests.
    waiting: Semaphore,
    /// Charts and pages of states, whose number has no end: those that are asked for often stay.
    drawn: Cache<String, Arc<Kept>, Weight>,
    memory: Memory,
    pub(crate) metrics: Metrics,
}

/// What is served now.
#[derive(Clone)]
struct Now {
    /// The version of the data that is served when none is named.
    edition: Arc<Edition>,
    /// Whether newer data are there that cannot be served.
    newer_is_broken: bool,
    /// How often it changed.
    changes: u64,
}

/// How a site is made.
#[derive(Clone, Copy, Debug)]
pub struct SiteOptions<'a> {
    /// Where the built page comes from.
    pub app: &'a AppSource,
    /// Folder in which versions of the data are kept.
    pub archive: Option<&'a Path>,
    /// Where the site stands in the web.
    pub base: Option<&'a BaseUrl>,
}

/// Why a site cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The page cannot be read.
    #[error("the page in {path} cannot be read ({cause}): {HOW_TO_BUILD}")]
    Unreadable {
        /// Where it should be.
        path: String,
        /// Why not.
        cause: std::io::Error,
    },
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
    #[error("an answer cannot be written: {0}")]
    Unwritten(String),
    #[error("an archive cannot be written: {0}")]
    Zip(#[from] zip::result::ZipError),
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
    /// Not a fault of ours: what was asked has no answer.
    #[error("{}", .0.detail)]
    Refused(Problem),
}

impl Site {
    /// A site of a data package and the answers computed of it.
    pub fn new(
        tables: Tables,
        answers: Answers,
        options: SiteOptions<'_>,
    ) -> Result<Self, SiteError> {
        let archive = Archive::new(options.archive);
        archive.keep(&tables)?;
        let assets = Assets::read(options.app).map_err(|cause| SiteError::Unreadable {
            path: match options.app {
                AppSource::Folder(folder) => folder.display().to_string(),
                AppSource::Bundled => "this program".to_owned(),
            },
            cause,
        })?;
        let assets = Arc::new(assets);
        Ok(Self {
            now: RwLock::new(Now {
                edition: Arc::new(Edition::new(tables, answers)),
                newer_is_broken: false,
                changes: 0,
            }),
            archive,
            shell: Shell::read(&assets)?,
            base: options.base.cloned(),
            engine: Engine::find(&assets),
            fonts: Fonts::new(assets.clone()),
            assets,
            drawing: Arc::new(Semaphore::new(processors())),
            waiting: Semaphore::new(processors() * MOST_WAITING),
            drawn: Cache::with_weighter(KEPT_DRAWINGS, KEPT_BYTES, Weight),
            memory: Memory::new(),
            metrics: Metrics::new(),
        })
    }

    fn now(&self) -> Now {
        self.now
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The version of the data that is served when none is named.
    pub(crate) fn current(&self) -> Arc<Edition> {
        self.now().edition
    }

    /// Whether newer data are there that cannot be served.
    pub(crate) fn newer_is_broken(&self) -> bool {
        self.now().newer_is_broken
    }

    /// Serves other data from now on, whole: an answer is of the one version or of the other.
    pub fn replace(&self, tables: Tables, answers: Answers) -> Result<(), KeepError> {
        self.archive.keep(&tables)?;
        let edition = Arc::new(Edition::new(tables, answers));
        self.change(|now| {
            now.edition = edition;
            now.newer_is_broken = false;
        });
        Ok(())
    }

    /// Goes on serving the same data. Tells readers when there are newer ones that cannot be shown.
    pub fn keep(&self, newer_is_broken: bool) {
        // What did not change makes no address forgotten.
        if self.newer_is_broken() != newer_is_broken {
            self.change(|now| now.newer_is_broken = newer_is_broken);
        }
    }

    fn change(&self, change: impl FnOnce(&mut Now)) {
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut now);
        now.changes += 1;
        // No address leads to the earlier edition any more, which need not stay for theirs.
        self.memory.clear();
    }

    /// Content hash of the data that are served.
    pub fn data_hash(&self) -> String {
        self.current().hash().to_owned()
    }

    /// What embeds run the model with.
    pub(crate) fn engine(&self) -> Option<EngineFiles<'_>> {
        self.engine.as_ref().map(Engine::files)
    }

    /// Whether versions of the data are kept.
    pub(crate) fn keeps_versions(&self) -> bool {
        self.archive.is_kept()
    }

    /// Whether the site is known to be reached by TLS alone.
    pub(crate) fn is_secure(&self) -> bool {
        self.base.as_ref().is_some_and(BaseUrl::is_secure)
    }

    /// Where the site stands in the web, as far as that is known.
    pub(crate) fn base(&self, headers: &HeaderMap) -> BaseUrl {
        let known = self.base.clone();
        known.unwrap_or_else(|| BaseUrl::of_request(headers))
    }

    /// The version of the data that a query names.
    pub(crate) async fn edition(&self, query: &Query) -> Result<Arc<Edition>, ApiProblem> {
        let Some(digits) = query.get(DATA) else {
            return Ok(self.current());
        };
        let current = self.current();
        if !are_digits(digits) {
            let detail = format!(
                "data takes the first {FEWEST_DIGITS} or more digits of a data version, such as {}.",
                current.hash().get(..FEWEST_DIGITS).unwrap_or_default()
            );
            return Err(ApiProblem::new(
                ProblemCode::InvalidQuery,
                detail,
                Vec::new(),
            ));
        }
        if current.hash().starts_with(digits) {
            return Ok(current);
        }
        let Some(hash) = self.archive.find(digits) else {
            let detail =
                format!("The data version {digits} is not kept here: leave data out for today's.");
            let current = vec![current.hash().to_owned()];
            return Err(ApiProblem::new(ProblemCode::UnknownData, detail, current));
        };
        let edition = self.archive.edition(&hash).await;
        edition.map_err(|error| ApiProblem::internal(&error))
    }

    /// The address of a request, by which its answer is remembered for as long as the same is served.
    pub(crate) fn address<B>(&self, request: &Request<B>) -> Option<Address> {
        let now = self.now.read().unwrap_or_else(PoisonError::into_inner);
        let changes = now.changes;
        drop(now);
        Address::of(request, changes, self.base.is_none())
    }

    /// What an address was answered with, as far as it is still there.
    pub(crate) fn recall(&self, address: &Address) -> Option<(Arc<Remembered>, Arc<Kept>)> {
        let remembered = self.memory.recall(address)?;
        let kept = match &remembered.found {
            Found::Document(document) => document.clone(),
            Found::Drawing(name) => {
                let drawing = self.drawn.get(&**name)?;
                self.metrics.found();
                drawing
            }
        };
        Some((remembered, kept))
    }

    /// Remembers what an address was answered with.
    pub(crate) fn remember(&self, address: Address, remembered: Remembered) {
        self.memory.remember(address, remembered);
    }

    /// A drawing by its name: that which was made lately, or made now, off the async workers
    /// and as many at once as there are processors. However many ask for the same, it is made once.
    pub(crate) async fn drawn(
        self: &Arc<Self>,
        name: &str,
        make: impl FnOnce(&Self) -> Result<Kept, MakeError> + Send + 'static,
    ) -> Result<Arc<Kept>, ApiProblem> {
        if let Some(known) = self.drawn.get(name) {
            self.metrics.found();
            return Ok(known);
        }
        let (site, key) = (self.clone(), name.to_owned());
        // A task of its own: who asks may go, and what is drawn is kept for the next one.
        let kept = tokio::spawn(async move {
            let drawing = async {
                let _waiting = site.waiting.try_acquire().map_err(|_| {
                    site.metrics.refused();
                    let detail = "Too many charts wait to be drawn. Try again in a moment.";
                    MakeError::Refused(Problem::new(ProblemCode::Overloaded, detail, Vec::new()))
                })?;
                // The semaphore is never closed; without leave the drawing would only come sooner.
                let permit = site.drawing.clone().acquire_owned().await.ok();
                let site = site.clone();
                tokio::task::spawn_blocking(move || {
                    let _permit = permit;
                    site.metrics.drawn(|| make(&site).map(Arc::new))
                })
                .await?
            };
            site.drawn.get_or_insert_async(&key, drawing).await
        });
        let kept = kept.await.unwrap_or_else(|error| Err(error.into()));
        kept.map_err(|error| match error {
            MakeError::Refused(problem) => ApiProblem(problem),
            error => ApiProblem::internal(&error),
        })
    }

    /// How many bytes of drawings are kept, about.
    pub(crate) fn kept_bytes(&self) -> u64 {
        self.drawn.weight()
    }
}

/// The key of a data version in queries.
pub(crate) const DATA: &str = "data";

/// How many drawings may be under way or wait, for each processor: they take some tenths of a second.
const MOST_WAITING: usize = 24;

/// How many processors there are to draw with.
pub(crate) fn processors() -> usize {
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
