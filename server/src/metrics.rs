//! What an operator's monitoring reads: counters and clocks in the `OpenMetrics` text format.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64};
use std::time::{Duration, Instant};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::reload::Reloaded;
use crate::site::Site;

/// What the text is.
pub(crate) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Upper ends of the classes of waiting times, seconds.
const SECONDS: [f64; 10] = [
    0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0,
];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    /// The pattern of the address, such as `/chart/{file}`.
    route: Arc<str>,
    /// Status of the answer.
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: OutcomeWord,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct OutcomeWord(Reloaded);

impl EncodeLabelValue for OutcomeWord {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> std::fmt::Result {
        encoder.write_str(match self.0 {
            Reloaded::Replaced => "replaced",
            Reloaded::Same => "same",
            Reloaded::Refused => "refused",
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Data {
    hash: String,
}

/// Counters of one server.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Histogram,
    in_flight: Gauge<i64, AtomicI64>,
    refused: Counter,
    found: Counter,
    drawn: Counter,
    drawing_seconds: Histogram,
    reloads: Family<Outcome, Counter>,
    kept: Gauge<u64, AtomicU64>,
    memory: Gauge<u64, AtomicU64>,
    data: Family<Data, Gauge>,
}

impl Metrics {
    /// Counters at zero.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("chokepoint");
        let made = Self {
            requests: Family::default(),
            seconds: Histogram::new(SECONDS),
            in_flight: Gauge::default(),
            refused: Counter::default(),
            found: Counter::default(),
            drawn: Counter::default(),
            drawing_seconds: Histogram::new(SECONDS),
            reloads: Family::default(),
            kept: Gauge::default(),
            memory: Gauge::default(),
            data: Family::default(),
            registry: Registry::default(),
        };
        registry.register("requests", "Requests answered", made.requests.clone());
        registry.register_with_unit(
            "request",
            "Time from a request's head to its answer's",
            Unit::Seconds,
            made.seconds.clone(),
        );
        registry.register(
            "requests_in_flight",
            "Requests that wait for their answer",
            made.in_flight.clone(),
        );
        registry.register(
            "requests_refused",
            "Requests that were refused because too many waited, or took too long",
            made.refused.clone(),
        );
        registry.register(
            "drawings_found",
            "Charts and pages that were there already",
            made.found.clone(),
        );
        registry.register("drawings", "Charts and pages drawn", made.drawn.clone());
        registry.register_with_unit(
            "drawing",
            "Time to draw a chart or page",
            Unit::Seconds,
            made.drawing_seconds.clone(),
        );
        registry.register(
            "data_reloads",
            "What became of changed data",
            made.reloads.clone(),
        );
        registry.register_with_unit(
            "drawings_kept",
            "Charts and pages that are kept",
            Unit::Bytes,
            made.kept.clone(),
        );
        registry.register_with_unit(
            "memory_resident",
            "Memory that the process holds",
            Unit::Bytes,
            made.memory.clone(),
        );
        registry.register(
            "data_served",
            "1 for the version of the data that is served",
            made.data.clone(),
        );
        // From the start: of a counter that appears with its first event that event is not seen.
        for reloaded in [Reloaded::Replaced, Reloaded::Same, Reloaded::Refused] {
            let outcome = OutcomeWord(reloaded);
            drop(made.reloads.get_or_create(&Outcome { outcome }));
        }
        Self { registry, ..made }
    }

    /// A request that has begun. It ends when what is returned is told the status, or dropped.
    pub fn begin(&self) -> InFlight<'_> {
        self.in_flight.inc();
        InFlight {
            metrics: self,
            since: Instant::now(),
        }
    }

    /// A request was refused for want of room or time.
    pub fn refused(&self) {
        self.refused.inc();
    }

    /// A drawing was there.
    pub fn found(&self) {
        self.found.inc();
    }

    /// Draws, and counts it.
    pub fn drawn<T>(&self, draw: impl FnOnce() -> T) -> T {
        let since = Instant::now();
        let drawn = draw();
        self.drawn.inc();
        self.drawing_seconds.observe(since.elapsed().as_secs_f64());
        drawn
    }

    /// What became of changed data.
    pub fn reloaded(&self, reloaded: Reloaded) {
        let outcome = OutcomeWord(reloaded);
        self.reloads.get_or_create(&Outcome { outcome }).inc();
    }

    /// All of them as text.
    pub fn text(&self, site: &Site) -> String {
        self.kept.set(site.kept_bytes());
        self.memory.set(resident_bytes().unwrap_or_default());
        let hash = site.data_hash();
        self.data.clear();
        self.data.get_or_create(&Data { hash }).set(1);
        let mut text = String::new();
        // Writing to a string cannot fail.
        prometheus_client::encoding::text::encode(&mut text, &self.registry).ok();
        text
    }
}

/// A request under way.
pub(crate) struct InFlight<'a> {
    metrics: &'a Metrics,
    since: Instant,
}

impl InFlight<'_> {
    /// How long it has taken.
    pub fn took(&self) -> Duration {
        self.since.elapsed()
    }

    /// Its answer has a status.
    pub fn answered(self, route: &Arc<str>, status: u16) {
        let route = route.clone();
        let asked = Asked { route, status };
        self.metrics.requests.get_or_create(&asked).inc();
        self.metrics.seconds.observe(self.took().as_secs_f64());
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.metrics.in_flight.dec();
    }
}

/// Memory that this process holds, as Linux counts it; `None` elsewhere.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes = line.split_whitespace().nth(1)?.parse::<u64>().ok()?;
    Some(kilobytes * 1_024)
}
