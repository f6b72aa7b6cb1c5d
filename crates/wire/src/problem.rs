//! RFC 9457 problem details: what went wrong, and what to do.

use serde::{Deserialize, Serialize};

/// The body of every answer that is not a success, `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A stable identifier of the kind of problem, as a relative URI.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few words.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// This occurrence, and what to do about it.
    pub detail: String,
    /// The same kind as a code, for programs.
    pub code: ProblemCode,
    /// What would have been accepted, where that is a list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

/// Every kind of problem that the API reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// No such importer.
    UnknownImporter,
    /// The importer has no data for that year.
    UnknownYear,
    /// The year is not a number.
    InvalidYear,
    /// Something in the query cannot be read.
    InvalidQuery,
    /// That version of the data is not kept.
    UnknownData,
    /// The answer can be had in other formats only.
    NotAcceptable,
    /// The format of an oEmbed answer is not one of its two.
    UnknownFormat,
    /// Something that the build brings is missing on this server.
    Unavailable,
    /// No such page or endpoint.
    NotFound,
    /// The address is too long.
    AddressTooLong,
    /// The request brings a body that is too large.
    BodyTooLarge,
    /// None of the bytes that a range asks for is there.
    RangeNotSatisfiable,
    /// Too much is asked of the server now.
    Overloaded,
    /// The endpoint answers other methods only.
    MethodNotAllowed,
    /// A fault of the server; its log says more.
    Internal,
}

impl ProblemCode {
    /// Every one.
    pub const ALL: [Self; 15] = [
        Self::UnknownImporter,
        Self::UnknownYear,
        Self::InvalidYear,
        Self::InvalidQuery,
        Self::UnknownData,
        Self::NotAcceptable,
        Self::UnknownFormat,
        Self::Unavailable,
        Self::NotFound,
        Self::AddressTooLong,
        Self::BodyTooLarge,
        Self::RangeNotSatisfiable,
        Self::Overloaded,
        Self::MethodNotAllowed,
        Self::Internal,
    ];

    /// The HTTP status of this problem.
    pub const fn status(self) -> u16 {
        match self {
            Self::UnknownImporter | Self::UnknownYear | Self::UnknownData | Self::NotFound => 404,
            Self::InvalidYear | Self::InvalidQuery => 400,
            Self::MethodNotAllowed => 405,
            Self::NotAcceptable => 406,
            Self::BodyTooLarge => 413,
            Self::AddressTooLong => 414,
            Self::RangeNotSatisfiable => 416,
            Self::Internal => 500,
            Self::UnknownFormat => 501,
            Self::Unavailable | Self::Overloaded => 503,
        }
    }

    /// The problem in a few words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::UnknownImporter => "Unknown importer",
            Self::UnknownYear => "No data for this year",
            Self::InvalidYear => "Not a year",
            Self::InvalidQuery => "Not a value of this key",
            Self::UnknownData => "Data not kept",
            Self::UnknownFormat => "Not in this format",
            Self::Unavailable => "Not on this server",
            Self::NotFound => "Nothing here",
            Self::NotAcceptable => "No table",
            Self::BodyTooLarge => "Body too large",
            Self::AddressTooLong => "Address too long",
            Self::RangeNotSatisfiable => "Range not satisfiable",
            Self::Overloaded => "Too much at once",
            Self::MethodNotAllowed => "Method not allowed",
            Self::Internal => "The server failed",
        }
    }

    /// The last part of the address that a problem is known by, `/problems/{slug}`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::UnknownImporter => "unknown-importer",
            Self::UnknownYear => "unknown-year",
            Self::InvalidYear => "invalid-year",
            Self::InvalidQuery => "invalid-query",
            Self::UnknownData => "unknown-data",
            Self::UnknownFormat => "unknown-format",
            Self::Unavailable => "unavailable",
            Self::NotFound => "not-found",
            Self::NotAcceptable => "not-acceptable",
            Self::BodyTooLarge => "body-too-large",
            Self::AddressTooLong => "address-too-long",
            Self::RangeNotSatisfiable => "range-not-satisfiable",
            Self::Overloaded => "overloaded",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Internal => "internal",
        }
    }
}

impl Problem {
    /// A problem with its detail and the choices there are.
    pub fn new(code: ProblemCode, detail: impl Into<String>, choices: Vec<String>) -> Self {
        Self {
            kind: format!("/problems/{}", code.slug()),
            title: code.title().to_owned(),
            status: code.status(),
            detail: detail.into(),
            code,
            choices,
        }
    }
}
