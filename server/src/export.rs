//! The site as files that any server can hold: what the data server would answer, asked of it and written down, with a script
//! that brings every address the file that answers it.

mod addresses;
mod extras;
mod folder;
mod lock;
mod page;
mod plan;
mod wanted;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_SECURITY_POLICY, HOST};
use axum::http::{Request, StatusCode};
use tokio::task::JoinSet;
use tower::ServiceExt as _;

use crate::base::BaseUrl;
use crate::front::Front;
use crate::guard::Limits;
use crate::site::Site;

use self::folder::Unfinished;
use self::page::Form;
use self::plan::Plan;
use self::wanted::Wanted;

/// How many answers are asked for at once; drawing takes the processors that there are.
const AT_ONCE: usize = 8;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Why there is no site of files.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder holds something else.
    #[error("{0} holds files that are no earlier export: choose a new or empty folder")]
    Occupied(String),
    /// The folder cannot be exchanged for another.
    #[error(
        "{0} is where this program stands, or has no name: choose another folder, or start from elsewhere"
    )]
    Within(String),
    /// The folder is a file system of its own.
    #[error(
        "{0} is a file system of its own, which cannot be exchanged: choose a folder within it"
    )]
    Mount(String),
    /// Another export writes to the same place.
    #[error("another export to {0} is under way: wait for it, or choose another folder")]
    Busy(String),
    /// Something is called what cannot be the name of a file.
    #[error("{0:?} cannot be the name of a file: identifiers take letters, digits, - and _")]
    Name(String),
    /// A file cannot be written.
    #[error(
        "{path} cannot be written ({cause}): give --out a folder where this program may write, and room"
    )]
    Unwritable {
        /// Where.
        path: String,
        /// Why not.
        cause: std::io::Error,
    },
    /// The server has no answer.
    #[error("there is no answer to {address}: status {status}")]
    NoAnswer {
        /// What was asked for.
        address: String,
        /// What came.
        status: u16,
    },
    /// The build lacks what readers' browsers run.
    #[error("the built page lacks {0}: build it anew with `cargo xtask build`")]
    Incomplete(&'static str),
    /// A task ended.
    #[error("a task ended: {0}")]
    Task(#[from] tokio::task::JoinError),
}

/// Writes the site into a folder, which another program sees whole or not at all. An earlier export is replaced.
pub async fn export(site: Arc<Site>, base: &BaseUrl, out: &Path) -> Result<Exported, ExportError> {
    let unfinished = Unfinished::beside(out)?;
    let plan = Plan::new(&site, base)?;
    let limits = Limits {
        requests: AT_ONCE * 2,
        patience: Duration::from_mins(2),
        log_requests: false,
    };
    let front = Front::new(site.clone(), limits);
    let mut exported = Exported::default();
    for (name, bytes) in plan.files(&site) {
        exported.add(unfinished.write(&name, &bytes)?);
    }
    let plan = Arc::new(plan);
    let mut wanted = plan.wanted().into_iter();
    let mut tasks = JoinSet::new();
    loop {
        while tasks.len() < AT_ONCE
            && let Some(next) = wanted.next()
        {
            tasks.spawn(answer(front.clone(), plan.clone(), next));
        }
        let Some(answered) = tasks.join_next().await else {
            break;
        };
        let (name, bytes) = answered??;
        exported.add(unfinished.write(&name, &bytes)?);
    }
    unfinished.finish()?;
    Ok(exported)
}

impl Exported {
    fn add(&mut self, bytes: usize) {
        self.files += 1;
        self.bytes += bytes as u64;
    }
}

/// A file's name and its bytes.
async fn answer(
    front: Front,
    plan: Arc<Plan>,
    wanted: Wanted,
) -> Result<(String, Vec<u8>), ExportError> {
    let no_answer = |status: StatusCode| ExportError::NoAnswer {
        address: wanted.address.clone(),
        status: status.as_u16(),
    };
    let request = Request::get(&wanted.address)
        .header(HOST, plan.host())
        .body(Body::empty())
        .map_err(|_| no_answer(StatusCode::BAD_REQUEST))?;
    // Everything is answered: there is no error.
    let Ok(response) = front.oneshot(request).await;
    if response.status() != StatusCode::OK {
        return Err(no_answer(response.status()));
    }
    let policy = response.headers().get(CONTENT_SECURITY_POLICY);
    let policy = policy.and_then(|policy| policy.to_str().ok());
    let policy = policy.unwrap_or_default().to_owned();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .map_err(|_| no_answer(StatusCode::INTERNAL_SERVER_ERROR))?;
    let bytes = match &wanted.form {
        Form::AsIs => bytes.to_vec(),
        Form::Page(page) => {
            let text = String::from_utf8_lossy(&bytes);
            page.rewritten(&text, &policy, &plan).into_bytes()
        }
        Form::OEmbed => {
            let text = String::from_utf8_lossy(&bytes);
            plan.rewritten(&text).into_bytes()
        }
    };
    Ok((wanted.file, bytes))
}
