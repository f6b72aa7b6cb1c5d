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
    /// Where readers will find the site, scheme and host alone, such as <https://chokepoint.example>. Without it the site is for a look
    /// on this machine.
    #[arg(long, env = "CHOKEPOINT_BASE_URL")]
    base_url: Option<BaseUrl>,
    /// Folder with a data package to export instead of the built-in one.
    #[arg(long, env = "CHOKEPOINT_DATA")]
    data: Option<PathBuf>,
    /// Folder with the built page; without it the page within this program, or `dist` where it has none.
    #[arg(long, env = "CHOKEPOINT_APP")]
    app: Option<PathBuf>,
}

/// Where `python3 -m http.server` and others serve a folder by default.
const HERE: &str = "http://localhost:8000";

pub fn run(options: &Export) -> anyhow::Result<()> {
    let base_url = match &options.base_url {
        Some(base_url) => base_url.clone(),
        None => HERE.parse()?,
    };
    let tables = tables(options.data.as_deref())?;
    let answers = Answers::new(&tables).context("the data package cannot be served")?;
    let site = Site::new(
        tables,
        answers,
        SiteOptions {
            app: &app(options.app.as_deref()),
            archive: None,
            base: Some(&base_url),
        },
    )?;
    let exported = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the runtime cannot start")?
        .block_on(export(Arc::new(site), &base_url, &options.out))?;
    let (files, megabytes) = (exported.files, exported.bytes as f64 / 1e6);
    let folder = options.out.display();
    let written = format!("{files} files, {megabytes:.0} MB, are in {folder}\n");
    let hint = format!(
        "Links for articles and cards in it lead to {HERE}, where `python3 -m http.server 8000 --directory {folder}` shows it. \
         Give --base-url for a site that others read.\n"
    );
    let hint = options.base_url.is_none().then_some(hint);
    print(&(written + &hint.unwrap_or_default()))
}
