//! `chokepoint export`: the site as files for any server or content delivery network.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use chokepoint::{Answers, BaseUrl, Site, SiteOptions, export};
use clap::Args;

use super::{app, print, tables};

#[derive(Args)]
pub struct Export {
    /// Folder to write to: a new or empty one, or an earlier export, which is replaced whole.
    #[arg(long)]
    out: PathBuf,
    /// Where readers will find the site, scheme and host alone, such as <https://chokepoint.example>.
    #[arg(long, env = "CHOKEPOINT_BASE_URL")]
    base_url: BaseUrl,
    /// Folder with a data package to export instead of the built-in one.
    #[arg(long, env = "CHOKEPOINT_DATA")]
    data: Option<PathBuf>,
    /// Folder with the built page; without it the page within this program, or `dist` where it has none.
    #[arg(long, env = "CHOKEPOINT_APP")]
    app: Option<PathBuf>,
}

pub fn run(options: &Export) -> anyhow::Result<()> {
    let tables = tables(options.data.as_deref())?;
    let answers = Answers::new(&tables).context("the data package cannot be served")?;
    let site = Site::new(
        tables,
        answers,
        SiteOptions {
            app: &app(options.app.as_deref()),
            archive: None,
            base: Some(&options.base_url),
        },
    )?;
    let exported = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the runtime cannot start")?
        .block_on(export(Arc::new(site), &options.base_url, &options.out))?;
    let (files, megabytes) = (exported.files, exported.bytes as f64 / 1e6);
    let folder = options.out.display();
    print(&format!(
        "{files} files, {megabytes:.0} MB, are in {folder}\n"
    ))
}
