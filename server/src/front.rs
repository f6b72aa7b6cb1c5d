//! What every request meets first: what was answered lately is answered again before any routing, whose extractors and layers would cost
//! small answers a quarter of their speed.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::Request;
use axum::response::Response;
use tower::{BoxError, Service, ServiceExt as _};

use crate::guard::{Guard, Limits};
use crate::memory::Address;
use crate::routes::routes;
use crate::site::Site;

/// A site, ready to be asked.
#[derive(Clone)]
pub struct Front {
    guard: Arc<Guard>,
    router: Router,
}

impl Front {
    /// The front of a site.
    pub fn new(site: Arc<Site>, limits: Limits) -> Self {
        let guard = Arc::new(Guard::new(site, limits));
        let router = routes(&guard);
        Self { guard, router }
    }

    /// What the same address was answered with lately.
    fn recalled<B>(&self, address: &Address, request: &Request<B>) -> Option<Response> {
        let site = self.guard.site();
        let (remembered, kept) = site.recall(address)?;
        let passage = self.guard.begin(request);
        let response = kept.respond(request.headers());
        Some(passage.end(response, &remembered.route, remembered.readers))
    }
}

impl<B> Service<Request<B>> for Front
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let address = self.guard.site().address(&request);
        if let Some(address) = address {
            if let Some(response) = self.recalled(&address, &request) {
                return Box::pin(std::future::ready(Ok(response)));
            }
            // The guard, which sees the answer, remembers it.
            request.extensions_mut().insert(address);
        }
        Box::pin(self.router.clone().oneshot(request.map(Body::new)))
    }
}
