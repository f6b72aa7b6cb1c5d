//! A version of the data: its tables, what is computed of them, and the bytes of what was asked for so far.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tables::Tables;
use text::Language;

use crate::aggregate::AggregateError;
use crate::answers::Answers;
use crate::document::Document;
use crate::site::MakeError;
use crate::translation::translated;

/// One version of the data.
pub struct Edition {
    /// The answers, as the data word them.
    pub(crate) answers: Arc<Answers>,
    tables: Tables,
    /// Answers in other languages, by tag; made when they are first asked for.
    translated: Mutex<HashMap<&'static str, Arc<Answers>>>,
    made: Mutex<HashMap<Resource, Document>>,
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
    Land,
    Projects,
    Claims,
    Events,
    Sources,
}

impl Edition {
    /// Tables and what was computed of them.
    pub fn new(tables: Tables, answers: Answers) -> Self {
        Self {
            answers: Arc::new(answers),
            tables,
            translated: Mutex::default(),
            made: Mutex::default(),
        }
    }

    /// Content hash of the data.
    pub(crate) fn hash(&self) -> &str {
        self.tables.content_hash()
    }

    /// The day on which the data were made.
    pub(crate) fn created(&self) -> Option<&str> {
        self.tables.created()
    }

    /// Where the terms of the data stand.
    pub(crate) fn licence(&self) -> Option<&str> {
        self.tables.licence()
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
        let edition = self.clone();
        let of = resource.clone();
        let made = tokio::task::spawn_blocking(move || edition.make(&of)).await??;
        self.made
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(resource, made.clone());
        Ok(made)
    }

    fn make(&self, resource: &Resource) -> Result<Document, MakeError> {
        let answers = &self.answers;
        let absent = || MakeError::Absent(resource.clone());
        Ok(match resource {
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
            Resource::Start {
                importer,
                year,
                language,
            } => {
                let language = text::language(language);
                let page = self.answers_in(language)?.page(importer, *year);
                Document::json(&wire::Start {
                    bootstrap: page.ok_or_else(absent)?.view,
                    words: language.messages.for_page(),
                })?
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
