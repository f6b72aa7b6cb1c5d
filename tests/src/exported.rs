//! The site as files, on a server that knows nothing but files.

use std::process::Command;

use anyhow::{Context as _, ensure};
use axum::Router;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::root;
use crate::server::binary;

/// An exported site.
pub struct Exported {
    /// Where it is to be found.
    pub address: String,
    /// Its folder.
    pub folder: TempDir,
}

impl Exported {
    /// Exports the built-in data and serves the files on a free port, which ends with the test.
    pub async fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        let folder = tempfile::tempdir()?;
        let exported = Command::new(binary())
            .args(["export", "--base-url", &address, "--out"])
            .arg(folder.path().join("site"))
            .current_dir(root())
            .output()
            .context("the server cannot be started")?;
        ensure!(
            exported.status.success(),
            "{}",
            String::from_utf8_lossy(&exported.stderr)
        );
        let files = ServeDir::new(folder.path().join("site"));
        let router = Router::new().fallback_service(files);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { address, folder })
    }
}
