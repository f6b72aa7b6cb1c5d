//! The page: built by trunk, compressed once.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;
use walkdir::WalkDir;

use crate::{command, stamp, tools, workspace};

/// What is worth compressing.
const COMPRESSED: &[&str] = &["css", "html", "js", "svg", "wasm"];
/// The file that tells which inputs `dist` was made of.
const STAMP: &str = ".stamp";

/// Builds the page into `dist`, unless it is up to date.
pub fn build() -> anyhow::Result<()> {
    let tools = tools::set_up()?;
    let dist = workspace::dist();
    let setting = tools.wasm_opt.map_or_else(
        || "plain".to_owned(),
        |version| format!("wasm-opt {version}"),
    );
    let stamp = stamp::of(&workspace::root(), &setting)?;
    if fs::read_to_string(dist.join(STAMP)).is_ok_and(|known| known == stamp) {
        println!("the page is up to date");
        return Ok(());
    }
    // trunk builds offline, so that it never downloads a tool; the crates must be here before.
    workspace::fetch()?;
    println!("building the page (1 to 5 minutes)");
    if dist.exists() {
        fs::remove_dir_all(&dist)
            .with_context(|| format!("{} cannot be removed", dist.display()))?;
    }
    let mut trunk = Command::new("trunk");
    trunk
        .arg("build")
        .current_dir(workspace::root())
        .env("PATH", &tools.path)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // A terminal that forbids colour sets this to 1, which trunk reads as a flag and refuses.
        .env_remove("NO_COLOR");
    let plain = if tools.wasm_opt.is_none() {
        Some(Plain::write()?)
    } else {
        None
    };
    if let Some(plain) = &plain {
        trunk.arg(&plain.0);
    }
    command::run(&mut trunk, "see its message above")?;
    drop(plain);
    compress(&dist)?;
    fs::write(dist.join(STAMP), stamp).context("the stamp of the page cannot be written")
}

/// A copy of the page's shell that asks for no wasm-opt, which trunk reads nowhere else. It is removed after the build.
struct Plain(PathBuf);

impl Plain {
    fn write() -> anyhow::Result<Self> {
        let app = workspace::root().join("app");
        let shell =
            fs::read_to_string(app.join("index.html")).context("app/index.html cannot be read")?;
        let path = app.join(format!(".plain-{}.html", std::process::id()));
        fs::write(&path, without_wasm_opt(&shell)?)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Plain {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

fn without_wasm_opt(shell: &str) -> anyhow::Result<String> {
    const ATTRIBUTE: &str = "data-wasm-opt=\"";
    let (before, rest) = shell
        .split_once(ATTRIBUTE)
        .context("app/index.html has no data-wasm-opt")?;
    let (_, after) = rest
        .split_once('"')
        .context("data-wasm-opt in app/index.html has no end")?;
    Ok(format!("{before}{ATTRIBUTE}0\"{after}"))
}

/// Writes a `.br` and a `.gz` beside every file that gains by it.
fn compress(dist: &Path) -> anyhow::Result<()> {
    for path in files(dist)? {
        let extension = path
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default();
        if !COMPRESSED.contains(&extension) {
            continue;
        }
        let content =
            fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let beside = |suffix: &str| {
            let path = path.with_extension(format!("{extension}.{suffix}"));
            File::create(&path).with_context(|| format!("{} cannot be written", path.display()))
        };
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            ..Default::default()
        };
        brotli::BrotliCompress(&mut content.as_slice(), &mut beside("br")?, &parameters)
            .context("brotli failed")?;
        let mut gzip = flate2::write::GzEncoder::new(beside("gz")?, flate2::Compression::best());
        gzip.write_all(&content)
            .and_then(|()| gzip.finish())
            .map(drop)
            .context("gzip failed")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_can_do_without_wasm_opt() {
        let shell = fs::read_to_string(workspace::root().join("app/index.html")).unwrap();
        let plain = without_wasm_opt(&shell).unwrap();
        assert!(plain.contains("data-wasm-opt=\"0\"") && !plain.contains("data-wasm-opt=\"z\""));
        assert!(without_wasm_opt("<html></html>").is_err());
    }

    #[test]
    fn what_gains_by_it_is_compressed_and_nothing_else() {
        let dist = tempfile::tempdir().unwrap();
        fs::write(dist.path().join("app.js"), "let a = 1;".repeat(100)).unwrap();
        fs::write(dist.path().join("picture.png"), [0; 100]).unwrap();
        compress(dist.path()).unwrap();
        let mut names = fs::read_dir(dist.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect::<Vec<_>>();
        names.sort();
        assert_eq!(names, ["app.js", "app.js.br", "app.js.gz", "picture.png"]);
        let mut unpacked = Vec::new();
        let packed = fs::read(dist.path().join("app.js.br")).unwrap();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, "let a = 1;".repeat(100).as_bytes());
    }
}
