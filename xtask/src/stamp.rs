//! Whether the page must be built again: a hash over all it is made of.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

/// What the page is made of, below the repository.
const INPUTS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app",
    "crates",
    "xtask/src/engine.rs",
    "xtask/src/fonts.rs",
    "xtask/src/page.rs",
];

/// A hash of the page's inputs and of `setting`, which is anything else that changes the result.
pub fn of(root: &Path, setting: &str) -> anyhow::Result<String> {
    let mut hash = Sha256::new();
    hash.update(setting);
    for input in INPUTS {
        let files = WalkDir::new(root.join(input)).sort_by_file_name();
        let files = files.into_iter().filter_entry(|entry| {
            // Tests and their pictures are not in the page.
            !(entry.file_type().is_dir() && entry.file_name() == OsStr::new("tests"))
        });
        for entry in files {
            let entry = entry.with_context(|| format!("{input} cannot be read"))?;
            if entry.file_type().is_file() {
                let content = fs::read(entry.path())
                    .with_context(|| format!("{} cannot be read", entry.path().display()))?;
                hash.update(
                    entry
                        .path()
                        .strip_prefix(root)
                        .unwrap_or(entry.path())
                        .as_os_str()
                        .as_encoded_bytes(),
                );
                hash.update(content.len().to_le_bytes());
                hash.update(content);
            }
        }
    }
    Ok(format!("{:x}", hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_changes_with_content_name_and_setting_and_with_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for input in INPUTS {
            if input.contains('.') {
                let folder = root.join(input);
                fs::create_dir_all(folder.parent().unwrap()).unwrap();
                fs::write(root.join(input), "x").unwrap();
            } else {
                fs::create_dir_all(root.join(input).join("src")).unwrap();
                fs::create_dir_all(root.join(input).join("tests")).unwrap();
            }
        }
        let first = of(root, "z").unwrap();
        assert_eq!(first, of(root, "z").unwrap());
        assert_ne!(first, of(root, "none").unwrap());
        fs::write(root.join("app/tests/a.rs"), "test").unwrap();
        assert_eq!(first, of(root, "z").unwrap());
        fs::write(root.join("app/src/a.rs"), "code").unwrap();
        let second = of(root, "z").unwrap();
        assert_ne!(first, second);
        fs::rename(root.join("app/src/a.rs"), root.join("app/src/b.rs")).unwrap();
        assert_ne!(second, of(root, "z").unwrap());
    }
}
