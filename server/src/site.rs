//! Everything that the server answers, and the bytes of what was asked for so far.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tables::Tables;
use text::Language;
use tokio::sync::Semaphore;
use wire::View;

use crate::aggregate::AggregateError;
use crate::answers::Answers;
use crate::document::Document;
use crate::shell::{Shell, ShellError};
use crate::translation::translated;

/// What the server serves: answers, and the page around them.
pub struct Site {
    /// The answers, as the data word them.
    pub(crate) answers: Arc<Answers>,
    tables: Tables,
    /// Answers in other languages, by tag; made when they are first asked for.
    translated: Mutex<HashMap<&'static str, Arc<Answers>>>,
    shell: Shell,
    app: PathBuf,
    made: Mutex<HashMap<Resource, Document>>,
    /// Leave to draw a chart, which takes a processor.
    pub(crate) drawing: Arc<Semaphore>,
}

/// Something that the server can answer with. The set is finite, so each is made once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Resource {
    Page {
        importer: String,
        year: u16,
        language: &'static str,
    },
    Importers,
    Importer(String),
    Year {
        importer: String,
        year: u16,
    },
    View {
        importer: String,
        year: u16,
        language: &'static str,
    },
    Lines {
        importer: String,
        year: u16,
    },
    Land,
    Projects,
    Claims,
    Events,
    Sources,
}

/// How many processors there are to draw with.
fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
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
}

impl Site {
    /// A site of a data package, the answers computed of it, and the folder of the built page.
    pub fn new(tables: Tables, answers: Answers, app: &Path) -> Result<Self, ShellError> {
        Ok(Self {
            answers: Arc::new(answers),
            tables,
            translated: Mutex::default(),
            shell: Shell::read(app)?,
            app: app.to_owned(),
            made: Mutex::default(),
            drawing: Arc::new(Semaphore::new(processors())),
        })
    }

    /// The folder of the built page.
    pub(crate) fn app(&self) -> &Path {
        &self.app
    }

    /// The page of a query. An importer or year that the data lack opens as the default; the page says so.
    pub(crate) fn page_of(&self, query: &str) -> Resource {
        let defaults = self.answers.importers.view_defaults();
        let (view, _) = View::parse(query, &defaults, None);
        let has = |view: &View| {
            self.answers
                .years
                .contains_key(&(view.importer.clone(), view.year))
        };
        let shown = if has(&view) {
            view
        } else {
            // Another year of the same importer, where there is one.
            let of_importer = View {
                year: defaults.year_of(&view.importer),
                ..view
            };
            if has(&of_importer) {
                of_importer
            } else {
                View {
                    language: of_importer.language,
                    ..View::new(&defaults)
                }
            }
        };
        Resource::Page {
            language: text::language(&shown.language).tag,
            importer: shown.importer,
            year: shown.year,
        }
    }

    /// The language of a query; English for one that there is not.
    pub(crate) fn language_of(&self, query: &str) -> &'static str {
        let defaults = self.answers.importers.view_defaults();
        text::language(&View::parse(query, &defaults, None).0.language).tag
    }

    /// The bytes of a resource, made when they are first asked for, off the async workers.
    pub(crate) async fn document(
        self: &Arc<Self>,
        resource: Resource,
    ) -> Result<Document, MakeError> {
        let known = self
            .made
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&resource)
            .cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let site = self.clone();
        let of = resource.clone();
        let made = tokio::task::spawn_blocking(move || site.make(&of)).await??;
        self.made
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(resource, made.clone());
        Ok(made)
    }

    /// The answers in a language. Blocks the first time: call it off the async workers.
    pub(crate) fn answers_in(
        &self,
        language: &'static Language,
    ) -> Result<Arc<Answers>, AggregateError> {
        if language.tag == text::english().tag {
            return Ok(self.answers.clone());
        }
        let mut translated_answers = self
            .translated
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = translated_answers.get(language.tag) {
            return Ok(known.clone());
        }
        let made = Arc::new(Answers::new(&translated(&self.tables, language))?);
        translated_answers.insert(language.tag, made.clone());
        Ok(made)
    }

    fn make(&self, resource: &Resource) -> Result<Document, MakeError> {
        let answers = &self.answers;
        let absent = || MakeError::Absent(resource.clone());
        Ok(match resource {
            Resource::Page {
                importer,
                year,
                language,
            } => {
                let language = text::language(language);
                match self.answers_in(language)?.page(importer, *year) {
                    Some(page) => self.shell.page(&page, language)?,
                    // A package without importers still has a page, which says that it came without data.
                    None => self.shell.empty_page(language),
                }
            }
            Resource::Importers => Document::json(&answers.importers)?,
            Resource::Importer(importer) => {
                Document::json(answers.profiles.get(importer).ok_or_else(absent)?)?
            }
            Resource::Year { importer, year } => Document::json(
                answers
                    .years
                    .get(&(importer.clone(), *year))
                    .ok_or_else(absent)?,
            )?,
            Resource::View {
                importer,
                year,
                language,
            } => {
                let language = text::language(language);
                let page = self.answers_in(language)?.page(importer, *year);
                Document::json(&page.ok_or_else(absent)?.answer(&language.messages))?
            }
            Resource::Lines { importer, year } => Document::json(
                answers
                    .lines
                    .get(&(importer.clone(), *year))
                    .ok_or_else(absent)?,
            )?,
            Resource::Land => Document::json(&answers.land)?,
            Resource::Projects => Document::json(&answers.projects)?,
            Resource::Claims => Document::json(&answers.claims)?,
            Resource::Events => Document::json(&answers.events)?,
            Resource::Sources => Document::json(&answers.sources)?,
        })
    }
}
