//! What the 2016 article states, and the record.

use model::Quality;
use serde::{Deserialize, Serialize};

use super::words;

words!(
    /// How a statement compares with the record.
    VerdictClass {
        /// Right direction, too high.
        Overstated,
        /// True for one fuel only.
        TrueForPart,
        /// True for some and untrue for others.
        PartlyRight,
        /// Borne out.
        Confirmed,
        /// The number belongs to something else.
        Misattributed,
        /// Near, but not found as printed.
        Close,
    }
);

/// A statement of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimRow {
    /// Letter.
    pub claim: String,
    /// Whether it is a main claim.
    pub headline: bool,
    /// The statement in our words.
    pub statement: String,
    /// Value in the article.
    pub article_value: Option<f64>,
    /// Unit of that value.
    pub article_unit: Option<String>,
    /// What exactly is measured.
    pub definition: String,
    /// Year of the record.
    pub record_year: u16,
    /// Value on record.
    pub record_value: f64,
    /// Unit of that value.
    pub record_unit: String,
    /// Source of the record.
    pub record_source_id: String,
    /// How good the record is.
    pub quality: Quality,
    /// Class of the verdict.
    pub verdict_class: VerdictClass,
    /// The verdict.
    pub verdict: String,
}

/// A figure behind a verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimEvidenceRow {
    /// Letter of the claim.
    pub claim: String,
    /// Order within the claim.
    pub rank: u16,
    /// What is measured.
    pub metric: String,
    /// Year.
    pub year: u16,
    /// Value, or low end of a range.
    pub value: f64,
    /// High end of a range.
    pub value_high: Option<f64>,
    /// Unit of both.
    pub unit: String,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Remark.
    pub note: Option<String>,
}
