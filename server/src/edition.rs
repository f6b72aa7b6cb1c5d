//! A version of the data: its tables, what is computed of them, and the bytes of what was asked for so far.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::header::VARY;
use model::Baseline;
use quick_cache::sync::Cache;
use tables::Tables;
use text::Language;
use tokio::sync::Semaphore;
use wire::{Margins, QualityAnswer};

use crate::aggregate::AggregateError;
use crate::answers::{Answers, rows};
use crate::download::Download;
use crate::kept::Kept;
use crate::margins::{margins, quality};
use crate::site::{MakeError, processors};
use crate::translation::translated;

/// How many answers are kept: more than there are, unless a package has many countries and years.
const DOCUMENTS: usize = 10_000;

/// How many answers are made at once for each processor: small ones should not wait for large ones, and each takes some memory.
const AT_ONCE: usize = 3;

/// Language, importer and year.
type Worded = (&'static str, String, u16);

/// One version of the data.
pub struct Edition {
    /// The answers, as the data word them.
    pub(crate) answers: Arc<Answers>,
    tables: Tables,
    /// Answers in other languages, by tag; made when they are first asked for.
    translated: Mutex<HashMap<&'static str, Arc<Answers>>>,
    /// The bytes of answers.
    made: Cache<(Resource, Format), Arc<Kept>>,
    /// Leave to make one.
    making: Arc<Semaphore>,
    /// What answers need beside a year's baseline, by language, importer and year; every chart asks for it.
    margins: Mutex<HashMap<Worded, Arc<Margins>>>,
}

/// Something that the data answer. The set is finite, so each is made once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Resource {
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
    Start {
        importer: String,
        year: u16,
        language: &'static str,
    },
    Lines {
        importer: String,
        year: u16,
    },
    Margins {
        importer: String,
        year: u16,
        language: &'static str,
    },
    Quality {
        importer: String,
        year: u16,
    },
    Land,
    Projects,
    Claims,
    Events,
    Sources,
    Stress,
    Download(Download),
}

/// How the rows of an answer are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Format {
    Json,
    Csv,
}

impl Resource {
    /// The language that it is worded in, where that matters.
    fn language(&self) -> Option<&'static Language> {
        let (Self::View { language, .. }
        | Self::Start { language, .. }
        | Self::Margins { language, .. }) = self
        else {
            return None;
        };
        Some(text::language(language))
    }

    /// Whether it is a table, of which there is CSV.
    pub fn is_table(&self) -> bool {
        !matches!(
            self,
            Self::View { .. }
                | Self::Start { .. }
                | Self::Lines { .. }
                | Self::Margins { .. }
                | Self::Land
                | Self::Download(_)
        )
    }
}

impl Edition {
    /// Tables and what was computed of them.
    pub fn new(tables: Tables, answers: Answers) -> Self {
        Self {
            answers: Arc::new(answers),
            tables,
            translated: Mutex::default(),
            made: Cache::new(DOCUMENTS),
            making: Arc::new(Semaphore::new(processors() * AT_ONCE)),
            margins: Mutex::default(),
        }
    }

    /// The tables themselves.
    pub(crate) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Content hash of the data.
    pub(crate) fn hash(&self) -> &str {
        self.tables.content_hash()
    }

    /// The day on which the data were made.
    pub(crate) fn created(&self) -> Option<&str> {
        self.tables.created()
    }

    /// Where the terms of the data stand: a whole address, or a path of this site.
    pub(crate) fn terms(&self) -> Option<String> {
        let terms = self.tables.terms()?;
        let is_own = self.tables.files().contains_key(terms);
        Some(if is_own {
            format!("/data/{terms}")
        } else {
            terms.to_owned()
        })
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

    /// What answers need beside a year's baseline, worded in a language. Blocks the first time.
    pub(crate) fn margins(&self, language: &'static Language, baseline: &Baseline) -> Arc<Margins> {
        let key = (language.tag, baseline.importer.clone(), baseline.year);
        let kept = || self.margins.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept().get(&key).cloned() {
            return known;
        }
        let made = Arc::new(if language.tag == text::english().tag {
            margins(&self.tables, baseline)
        } else {
            margins(&translated(&self.tables, language), baseline)
        });
        kept().insert(key, made.clone());
        made
    }

    /// How sure the indicators of a year are; `None` where the data lack it.
    fn quality(&self, importer: &str, year: u16) -> Option<QualityAnswer> {
        let baseline = &self
            .answers
            .years
            .get(&(importer.to_owned(), year))?
            .baseline;
        Some(quality(&self.tables, baseline))
    }

    /// The bytes of a resource, made when they are first asked for, off the async workers and a few at once. However many ask for
    /// the same, it is made once.
    pub(crate) async fn document(
        self: &Arc<Self>,
        resource: Resource,
        format: Format,
    ) -> Result<Arc<Kept>, MakeError> {
        let wanted = (resource, format);
        if let Some(known) = self.made.get(&wanted) {
            return Ok(known);
        }
        let edition = self.clone();
        // A task of its own: who asks may go, and what is made is kept for the next one.
        let made = tokio::spawn(async move {
            let make = edition.clone().made_of(wanted.clone());
            edition.made.get_or_insert_async(&wanted, make).await
        });
        made.await?
    }

    async fn made_of(
        self: Arc<Self>,
        (resource, format): (Resource, Format),
    ) -> Result<Arc<Kept>, MakeError> {
        if let Some(language) = resource.language() {
            // Before leave is taken, which nobody should hold who waits for somebody else's translation.
            let edition = self.clone();
            tokio::task::spawn_blocking(move || edition.answers_in(language)).await??;
        }
        // The semaphore is never closed; without leave the answer would only come sooner.
        let permit = self.making.clone().acquire_owned().await.ok();
        let made = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let made = match format {
                Format::Json => self.make(&resource)?,
                Format::Csv => self.rows(&resource)?,
            };
            // The same address answers in another format when it is asked to.
            Ok::<_, MakeError>(if resource.is_table() {
                made.telling(VARY, "accept, accept-encoding")
            } else {
                made
            })
        });
        Ok(Arc::new(made.await??))
    }

    fn rows(&self, resource: &Resource) -> Result<Kept, MakeError> {
        let rows = if let Resource::Quality { importer, year } = resource {
            let quality = self.quality(importer, *year);
            let quality =
                quality.map(|quality| rows::table(QualityAnswer::columns(), quality.rows()));
            quality.transpose()?
        } else {
            rows::csv(&self.answers, resource)?
        };
        let rows = rows.ok_or_else(|| MakeError::Absent(resource.clone()))?;
        Ok(Kept::packed(rows, "text/csv; charset=utf-8"))
    }

    fn make(&self, resource: &Resource) -> Result<Kept, MakeError> {
        let answers = &self.answers;
        let absent = || MakeError::Absent(resource.clone());
        let of_year = |importer: &String, year: &u16| (importer.clone(), *year);
        let page = |importer: &str, year: u16, language: &'static Language| {
            let page = self.answers_in(language)?.page(importer, year);
            page.ok_or_else(absent)
        };
        Ok(match resource {
            Resource::Importers => Kept::json(&answers.importers)?,
            Resource::Importer(importer) => {
                Kept::json(answers.profiles.get(importer).ok_or_else(absent)?)?
            }
            Resource::Year { importer, year } => {
                let year = answers.years.get(&of_year(importer, year));
                Kept::json(year.ok_or_else(absent)?)?
            }
            Resource::View {
                importer,
                year,
                language,
            } => {
                let language = text::language(language);
                let page = page(importer, *year, language)?;
                Kept::json(&page.answer(&language.messages))?
            }
            Resource::Start {
                importer,
                year,
                language,
            } => {
                let language = text::language(language);
                Kept::json(&wire::Start {
                    bootstrap: page(importer, *year, language)?.view,
                    words: language.messages.for_charts(),
                })?
            }
            Resource::Lines { importer, year } => {
                let lines = answers.lines.get(&of_year(importer, year));
                Kept::json(lines.ok_or_else(absent)?)?
            }
            Resource::Margins {
                importer,
                year,
                language,
            } => {
                let year = answers.years.get(&of_year(importer, year));
                let baseline = &year.ok_or_else(absent)?.baseline;
                Kept::json(&*self.margins(text::language(language), baseline))?
            }
            Resource::Quality { importer, year } => {
                let quality = self.quality(importer, *year).ok_or_else(absent)?;
                Kept::json(&quality)?
            }
            Resource::Land => Kept::json(&answers.land)?,
            Resource::Projects => Kept::json(&answers.projects)?,
            Resource::Claims => Kept::json(&answers.claims)?,
            Resource::Events => Kept::json(&answers.events)?,
            Resource::Sources => Kept::json(&answers.sources)?,
            Resource::Stress => Kept::json(&answers.stress())?,
            Resource::Download(download) => download.make(&self.tables)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition() -> Arc<Edition> {
        // Polars blocks, which a worker of the test's runtime must not.
        let edition = std::thread::spawn(|| {
            let tables = Tables::embedded().unwrap();
            let answers = Answers::new(&tables).unwrap();
            Arc::new(Edition::new(tables, answers))
        });
        edition.join().unwrap()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_many_ask_for_at_once_is_made_once() {
        let edition = edition();
        let asked = (0..40).map(|_| {
            let edition = edition.clone();
            tokio::spawn(async move { edition.document(Resource::Land, Format::Json).await })
        });
        let mut asked = asked.collect::<Vec<_>>();
        // Whoever asked first goes.
        asked.remove(0).abort();
        let mut answers = Vec::new();
        for asked in asked {
            answers.push(asked.await.unwrap().unwrap());
        }
        assert!(
            answers
                .iter()
                .all(|answer| Arc::ptr_eq(answer, &answers[0]))
        );
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_nobody_waits_for_any_more_is_kept_all_the_same() {
        let edition = edition();
        let asked = edition.document(Resource::Land, Format::Json);
        let given_up = tokio::time::timeout(std::time::Duration::ZERO, asked).await;
        assert!(given_up.is_err());
        let wanted = (Resource::Land, Format::Json);
        let kept = async {
            while edition.made.get(&wanted).is_none() {
                tokio::task::yield_now().await;
            }
        };
        let kept = tokio::time::timeout(std::time::Duration::from_mins(1), kept);
        kept.await.unwrap();
    }
}
