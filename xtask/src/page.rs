//! The page: built by trunk, compressed once.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
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
    let stamp = stamp::of(
        &workspace::root(),
        if tools.wasm_opt { "wasm-opt" } else { "plain" },
    )?;
    if fs::read_to_string(dist.join(STAMP)).is_ok_and(|known| known == stamp) {
        println!("the page is up to date");
        return Ok(());
    }
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
    if !tools.wasm_opt {
        // trunk would try to download it.
        trunk.env("TRUNK_BUILD_NO_WASM_OPT", "true");
    }
    command::run(&mut trunk, "see its message above")?;
    compress(&dist)?;
    fs::write(dist.join(STAMP), stamp).context("the stamp of the page cannot be written")
}

/// Writes a `.br` and a `.gz` beside every file that gains by it.
fn compress(dist: &Path) -> anyhow::Result<()> {
    for entry in WalkDir::new(dist) {
        let path = entry.context("dist cannot be read")?.into_path();
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
