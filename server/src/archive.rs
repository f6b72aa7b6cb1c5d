//! Earlier versions of the data, for charts that were frozen with them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use quick_cache::sync::Cache;
use tables::{DESCRIPTOR, KeepError, Tables};

use crate::answers::Answers;
use crate::edition::Edition;
use crate::site::MakeError;

/// How many versions are held in memory beside the one that is served, at some 25 MB each.
const IN_MEMORY: usize = 3;
/// The fewest digits that name a version.
pub(crate) const FEWEST_DIGITS: usize = 12;
const DIGITS: usize = 64;

/// A folder with a data package in each subfolder, named by its content hash.
pub(crate) struct Archive {
    folder: Option<PathBuf>,
    loaded: Cache<String, Arc<Edition>>,
}

impl Archive {
    /// An archive in a folder; `None` holds nothing.
    pub fn new(folder: Option<&Path>) -> Self {
        Self {
            folder: folder.map(Path::to_owned),
            loaded: Cache::new(IN_MEMORY),
        }
    }

    /// Whether there is a folder for versions.
    pub fn is_kept(&self) -> bool {
        self.folder.is_some()
    }

    /// Adds a version.
    pub fn keep(&self, tables: &Tables) -> Result<(), KeepError> {
        match &self.folder {
            Some(folder) => tables.keep(folder).map(drop),
            None => Ok(()),
        }
    }

    /// The content hash of the version whose digits begin so; `None` when it is not kept, or several are.
    pub fn find(&self, digits: &str) -> Option<String> {
        let folders = std::fs::read_dir(self.folder.as_ref()?).ok()?;
        // A folder without a description was left behind half-removed: there is no such version.
        let kept = folders.filter_map(|entry| {
            entry
                .ok()
                .filter(|entry| entry.path().join(DESCRIPTOR).is_file())
        });
        let names = kept.filter_map(|entry| entry.file_name().into_string().ok());
        let mut found = names.filter(|name| name.len() == DIGITS && name.starts_with(digits));
        found.next().filter(|_| found.next().is_none())
    }

    /// A version by its whole hash, read and computed when it is first asked for. Only one request does that work.
    pub async fn edition(&self, hash: &str) -> Result<Arc<Edition>, MakeError> {
        let load = async {
            let folder = self.folder.clone().unwrap_or_default().join(hash);
            let hash = hash.to_owned();
            // Polars blocks.
            tokio::task::spawn_blocking(move || load(&folder, &hash)).await?
        };
        self.loaded.get_or_insert_async(hash, load).await
    }
}

fn load(folder: &Path, hash: &str) -> Result<Arc<Edition>, MakeError> {
    let unusable = |why: String| MakeError::Kept {
        path: folder.display().to_string(),
        why,
    };
    let tables = Tables::load(folder).map_err(|faults| unusable(faults.to_string()))?;
    if tables.content_hash() != hash {
        return Err(unusable(
            "its content is not what its name says: put the files back, or remove the folder"
                .to_owned(),
        ));
    }
    let answers = Answers::new(&tables)?;
    Ok(Arc::new(Edition::new(tables, answers)))
}

/// Whether a text can be the first digits of a content hash.
pub(crate) fn are_digits(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (FEWEST_DIGITS..=DIGITS).contains(&text.len()) && text.bytes().all(is_digit)
}
