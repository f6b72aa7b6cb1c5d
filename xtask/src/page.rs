//! The page: built by trunk, made smaller by wasm-opt, compressed once.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;
use walkdir::WalkDir;

use crate::{command, engine, fonts, stamp, tools, workspace};

/// What is worth compressing.
const COMPRESSED: &[&str] = &["css", "html", "js", "svg", "wasm"];
/// The file that tells which inputs `dist` was made of.
const STAMP: &str = ".stamp";

/// How a page was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// With wasm-opt, as it should be served.
    Small,
    /// Without, on a machine that cannot have it.
    Plain,
}

/// Builds the page into `dist`, unless it is up to date.
pub fn build() -> anyhow::Result<Build> {
    let tools = tools::set_up()?;
    let dist = workspace::dist();
    let has_fonts = fonts::set_up()?;
    let setting = format!("wasm-opt {:?}, fonts {has_fonts}", tools.wasm_opt);
    let build = if tools.wasm_opt.is_some() {
        Build::Small
    } else {
        Build::Plain
    };
    let stamp = stamp::of(&workspace::root(), &setting)?;
    if fs::read_to_string(dist.join(STAMP)).is_ok_and(|known| known == stamp) {
        println!("the page is up to date");
        return Ok(build);
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
    command::run(&mut trunk, "see its message above")?;
    engine::build(&dist, &tools.path)?;
    if has_fonts {
        fonts::copy(&dist)?;
    }
    if build == Build::Small {
        shrink(&dist, &tools.path)?;
    }
    compress(&dist)?;
    fs::write(dist.join(STAMP), stamp).context("the stamp of the page cannot be written")?;
    Ok(build)
}

/// Rewrites every WebAssembly file smaller. trunk could do it too, but then it could not do without.
fn shrink(dist: &Path, path: &OsString) -> anyhow::Result<()> {
    for file in files(dist)? {
        if file.extension() != Some(OsStr::new("wasm")) {
            continue;
        }
        let smaller = file.with_extension("smaller");
        let mut wasm_opt = Command::new("wasm-opt");
        wasm_opt
            // Again, because a later round finds what an earlier one laid open; and with all blocks taken apart and put together
            // anew in between, which makes the page a hundredth smaller.
            .args(["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"])
            .arg(&file)
            .arg("-o")
            .arg(&smaller)
            .env("PATH", path);
        command::run(
            &mut wasm_opt,
            "remove that wasm-opt from PATH, so that a newer one is installed",
        )?;
        fs::rename(&smaller, &file)
            .with_context(|| format!("{} cannot be replaced", file.display()))?;
    }
    Ok(())
}

/// The files of a folder, listed before any is added.
fn files(dist: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(dist).sort_by_file_name() {
        let entry = entry.context("dist cannot be read")?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
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
    fn the_shell_leaves_wasm_opt_to_the_step_after_trunk() {
        let shell = fs::read_to_string(workspace::root().join("app/index.html")).unwrap();
        assert!(shell.contains("data-wasm-opt=\"0\""));
        // A file that changes after trunk hashed it would be refused by the browser.
        assert_eq!(shell.matches("data-integrity=\"none\"").count(), 2);
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
