//! What happened when, on an axis of years.

use serde::{Deserialize, Serialize};

/// An event that may explain why lines turn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimeEvent {
    /// When, as a decimal calendar year: 2011.19 is the middle of March 2011. Years whose figures are not shown have
    /// no place on the axis, and neither have their events.
    pub year: f64,
    /// A few words, such as `Fukushima`; left out of the picture where there is no room.
    pub label: String,
    /// Read-out, such as `March 2011: Great East Japan Earthquake, nuclear plants shut down`.
    pub detail: String,
}
