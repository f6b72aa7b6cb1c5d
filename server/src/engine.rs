//! Where the built page keeps what an embedded chart runs the model with.

use std::path::Path;

use story::document::embed::EngineFiles;

use crate::assets::Assets;

/// How the names of its files begin; a content hash follows.
const PREFIX: &str = "engine-";
/// How those begin that also make tables and files of charts.
const FILES_PREFIX: &str = "files-";
/// How those begin that also answer questions.
const ANSWERS_PREFIX: &str = "answers-";

/// Addresses of the module and its WebAssembly.
#[derive(Clone, Debug)]
pub(crate) struct Engine {
    script: String,
    wasm: String,
}

impl Engine {
    /// The engine of a built page; `None` where the build has none, and levers of embeds stay still.
    pub fn find(assets: &Assets) -> Option<Self> {
        Self::named(assets, PREFIX)
    }

    /// The engine that also makes tables and files of charts, for a site without a server.
    pub fn find_with_files(assets: &Assets) -> Option<Self> {
        Self::named(assets, FILES_PREFIX)
    }

    /// The engine that answers questions beside the page.
    pub fn find_with_answers(assets: &Assets) -> Option<Self> {
        Self::named(assets, ANSWERS_PREFIX)
    }

    fn named(assets: &Assets, prefix: &str) -> Option<Self> {
        let names = assets.paths().filter(|name| name.starts_with(prefix));
        let names = names.collect::<Vec<_>>();
        let address = |extension: &str| {
            let is_it = |name: &&&str| {
                Path::new(name)
                    .extension()
                    .is_some_and(|known| known == extension)
            };
            names.iter().find(is_it).map(|name| format!("/{name}"))
        };
        Some(Self {
            script: address("js")?,
            wasm: address("wasm")?,
        })
    }

    /// The addresses.
    pub fn files(&self) -> EngineFiles<'_> {
        EngineFiles {
            script: &self.script,
            wasm: &self.wasm,
        }
    }
}
