//! Connections: taken as far as there is room, closed when their request does not come, finished when the server ends.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::Service;

/// How long answers under way may take once the server is asked to stop: a request that is never sent in full would
/// hold it for ever.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long a connection may take to send the head of a request.
const HEAD_PATIENCE: Duration = Duration::from_secs(15);
/// How long whoever asked may take to read anything of what is sent; without end, readers who do not read would hold all
/// connections.
const READER_PATIENCE: Duration = Duration::from_secs(30);
/// The longest head of a request, bytes; what is written at once is bounded by it too, and should hold an answer.
const LONGEST_HEAD: usize = 131_072;
/// How long nothing is taken on when the system refuses connections, as it does when it has no file left to open.
const BREATH: Duration = Duration::from_millis(200);

/// Listens on an address; `option` is the name of the option that changes the port.
pub async fn bind(address: SocketAddr, option: &str) -> anyhow::Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!(
                "port {} is in use: stop what listens there, or choose another with {option} {}",
                address.port(),
                address.port().checked_add(1).unwrap_or(8080)
            );
        }
        Err(error) if error.kind() == std::io::ErrorKind::AddrNotAvailable => {
            bail!(
                "this machine has no address {}: choose one of its own with --host, or 0.0.0.0 for all of them",
                address.ip()
            );
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen on {address}")),
    }
}

/// Has the system end a connection whose reader takes nothing for so long: a watch of our own on every write would cost every answer
/// a twentieth of its speed. Other systems end it by their own rules.
fn expect_reading(stream: &TcpStream) {
    #[cfg(target_os = "linux")]
    rustix::net::sockopt::set_tcp_user_timeout(stream, READER_PATIENCE.as_millis() as u32).ok();
    #[cfg(not(target_os = "linux"))]
    let _ = stream;
}

/// Serves at most `connections` at once until `stop`, then finishes what is under way.
pub async fn serve<S>(
    listener: TcpListener,
    service: S,
    connections: usize,
    stop: impl Future<Output = ()>,
) where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(connections));
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            // The semaphore is never closed; without leave one more connection would be taken.
            let permit = room.clone().acquire_owned().await.ok();
            (permit, listener.accept().await)
        };
        let (permit, stream) = tokio::select! {
            () = &mut stop => break,
            (permit, accepted) = accepted => match accepted {
                Ok((stream, _)) => (permit, stream),
                Err(error) => {
                    tracing::debug!(%error, "a connection was not taken");
                    tokio::time::sleep(BREATH).await;
                    continue;
                }
            },
        };
        // Small answers would wait for the reader's acknowledgement; where it cannot be set they do.
        stream.set_nodelay(true).ok();
        expect_reading(&stream);
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(HEAD_PATIENCE)
            // Simple clients say that they ask nothing more, and still want their answer.
            .half_close(true)
            .max_buf_size(LONGEST_HEAD);
        let service = TowerToHyperService::new(service.clone());
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            let _permit = permit;
            if let Err(error) = connection.await {
                // Readers go away as they like.
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(PATIENCE) => {
            let left = connections - room.available_permits();
            tracing::warn!(connections = left, "closed before they had their answers");
        }
    }
}
