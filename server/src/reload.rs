//! Newer data for a running server.

use std::path::Path;

use tables::Tables;

use crate::answers::Answers;
use crate::site::Site;

/// What became of the data in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reloaded {
    /// They are served from now on.
    Replaced,
    /// They are those that are served.
    Same,
    /// They cannot be served: the old ones are, and the page says so.
    Refused,
}

/// Reads the data package in a folder and serves it, if it can be served. Blocks: call it off the async workers. What is
/// wrong with it is logged, the first faults with file, row and column.
pub fn reload(site: &Site, folder: &Path) -> Reloaded {
    let reloaded = match read(site, folder) {
        Ok(reloaded) => reloaded,
        Err(why) => {
            site.keep(true);
            let (folder, served) = (folder.display(), site.data_hash());
            tracing::warn!(%folder, %served, "the changed data cannot be served, the old ones are: {why}");
            Reloaded::Refused
        }
    };
    site.metrics.reloaded(reloaded);
    reloaded
}

fn read(site: &Site, folder: &Path) -> Result<Reloaded, Box<dyn std::error::Error>> {
    let tables = Tables::load(folder)?;
    // The hash is of the tables alone, and the texts beside them are served too.
    if tables.files() == site.current().tables().files() {
        if site.newer_is_broken() {
            tracing::info!(served = %site.data_hash(), "the data in the folder are without fault again, and are those that are served");
        }
        site.keep(false);
        return Ok(Reloaded::Same);
    }
    let answers = Answers::new(&tables)?;
    let served = tables.content_hash().to_owned();
    site.replace(tables, answers)?;
    tracing::info!(%served, "the changed data are served");
    Ok(Reloaded::Replaced)
}
