//! The built page's files, read once: from a folder, or from the program itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use axum::body::Bytes;

use crate::kept::{Freshness, Kept};

/// The program's own copy of the page; without the feature `bundled` it has none.
#[cfg(feature = "bundled")]
#[derive(rust_embed::RustEmbed)]
#[folder = "../dist"]
struct Bundled;

/// How the names of files end that hold another file packed.
const PACKED: [&str; 2] = ["br", "gz"];

/// Where the page comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppSource {
    /// A folder that `cargo xtask build` wrote.
    Folder(PathBuf),
    /// The program itself.
    Bundled,
}

impl AppSource {
    /// Whether this program holds a page.
    pub const HAS_BUNDLED: bool = cfg!(feature = "bundled");

    /// Every file with its path, parts divided by slashes.
    fn files(&self) -> std::io::Result<Vec<(String, Cow<'static, [u8]>)>> {
        match self {
            Self::Folder(folder) => {
                let mut files = Vec::new();
                read(folder, "", &mut files)?;
                Ok(files)
            }
            Self::Bundled => Ok(bundled()),
        }
    }
}

#[cfg(feature = "bundled")]
fn bundled() -> Vec<(String, Cow<'static, [u8]>)> {
    let files = Bundled::iter().filter_map(|name| Some((name.to_string(), Bundled::get(&name)?)));
    files.map(|(name, file)| (name, file.data)).collect()
}

#[cfg(not(feature = "bundled"))]
fn bundled() -> Vec<(String, Cow<'static, [u8]>)> {
    Vec::new()
}

fn read(
    folder: &Path,
    prefix: &str,
    files: &mut Vec<(String, Cow<'static, [u8]>)>,
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        // What is hidden is of the build, and what is no text has no address.
        let Some(name) = entry
            .file_name()
            .to_str()
            .filter(|name| !name.starts_with('.'))
            .map(str::to_owned)
        else {
            continue;
        };
        let path = format!("{prefix}{name}");
        // Links are followed.
        if std::fs::metadata(entry.path())?.is_dir() {
            read(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push((path, std::fs::read(entry.path())?.into()));
        }
    }
    Ok(())
}

/// Files by path.
pub struct Assets {
    files: BTreeMap<String, Kept>,
    /// What the server reads itself, and what it was packed as.
    plain: BTreeMap<String, Bytes>,
}

impl Assets {
    /// Reads every file.
    pub fn read(source: &AppSource) -> std::io::Result<Self> {
        let files = source.files()?.into_iter();
        let plain = files.map(|(name, bytes)| (name, Bytes::from(bytes.into_owned())));
        let plain = plain.collect::<BTreeMap<_, _>>();
        let is_packed = |name: &str| {
            let packed = name.rsplit_once('.');
            packed.is_some_and(|(of, ending)| PACKED.contains(&ending) && plain.contains_key(of))
        };
        let served = plain.iter().filter(|(name, _)| !is_packed(name));
        let files = served.map(|(name, bytes)| {
            let packed = PACKED.map(|ending| plain.get(&format!("{name}.{ending}")).cloned());
            let freshness = if is_hashed(name) {
                Freshness::Forever
            } else {
                Freshness::Ask
            };
            let kept = Kept::with_packed(bytes.clone(), packed, content_type(name));
            (name.clone(), kept.fresh(freshness))
        });
        Ok(Self {
            files: files.collect(),
            plain,
        })
    }

    /// A file as it is answered, by the path of its address without the first slash.
    pub fn answer(&self, path: &str) -> Option<&Kept> {
        self.files.get(path)
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Option<&Bytes> {
        self.plain.get(path)
    }

    /// The paths of all files that have an address.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

/// What a file is, by the end of its name.
fn content_type(name: &str) -> &'static str {
    match mime_guess::from_path(name).first_raw() {
        Some("text/javascript" | "application/javascript") => "text/javascript; charset=utf-8",
        Some("text/css") => "text/css; charset=utf-8",
        Some("text/html") => "text/html; charset=utf-8",
        Some("text/plain") => "text/plain; charset=utf-8",
        Some(known) => known,
        None => "application/octet-stream",
    }
}

/// Whether a file's name ends in the 16 hexadecimal digits that trunk adds, `name-0123456789abcdef.js`.
pub(crate) fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '.', '_'])
        .any(|part| part.len() >= 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_content_hash_are_told_from_names_without() {
        assert!(is_hashed("app-85e28dd8d12aaeee.js"));
        assert!(is_hashed("fonts/app-85e28dd8d12aaeee_bg.wasm"));
        assert!(!is_hashed("icon.svg"));
        assert!(!is_hashed("index.html"));
    }

    #[test]
    fn files_of_folders_are_found_and_packed_ones_go_with_their_own() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| std::fs::write(folder.path().join(name), name).unwrap();
        std::fs::create_dir(folder.path().join("fonts")).unwrap();
        for name in ["a.css", "a.css.br", ".stamp", "fonts/b.ttf", "lone.gz"] {
            write(name);
        }
        let assets = Assets::read(&AppSource::Folder(folder.path().to_owned())).unwrap();
        let paths = assets.paths().collect::<Vec<_>>();
        assert_eq!(paths, ["a.css", "fonts/b.ttf", "lone.gz"]);
        assert!(assets.answer("a.css.br").is_none() && assets.answer(".stamp").is_none());
        assert_eq!(assets.bytes("fonts/b.ttf").unwrap(), "fonts/b.ttf");
    }
}
