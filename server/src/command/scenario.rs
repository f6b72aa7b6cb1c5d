//! Which scenario a command is about.

use std::path::PathBuf;

use chokepoint::EvaluationRequest;
use clap::Args;
use tables::Tables;

/// An importer, a year and the levers that are moved.
#[derive(Args)]
pub struct Asked {
    /// The country, as an ISO 3166-1 alpha-3 code such as JPN.
    #[arg(long)]
    importer: String,
    /// The year to start from; without it the preset's or the latest well-counted one.
    #[arg(long)]
    year: Option<u16>,
    /// A scenario with a name to start from.
    #[arg(long)]
    preset: Option<String>,
    /// A lever and its value, such as hormuz=100; may be repeated.
    #[arg(long = "set", value_name = "LEVER=VALUE")]
    settings: Vec<String>,
    /// Folder with a data package to use instead of the built-in one.
    #[arg(long, env = "CHOKEPOINT_DATA")]
    data: Option<PathBuf>,
}

impl Asked {
    /// The data package.
    pub fn tables(&self) -> anyhow::Result<Tables> {
        super::tables(self.data.as_deref())
    }

    /// The same for an evaluation.
    pub fn request(&self) -> EvaluationRequest<'_> {
        EvaluationRequest {
            importer: &self.importer,
            year: self.year,
            preset: self.preset.as_deref(),
            settings: &self.settings,
        }
    }
}
