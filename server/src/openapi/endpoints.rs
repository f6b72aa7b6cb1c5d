//! What there is to ask for, as the description tells it. A test asks each of them.

use utoipa::openapi::{RefOr, Schema};
use wire::{
    AttributionAnswer, ChartAnswer, Claims, DISPLACE, Events, GoalAnswer, ImporterProfile,
    Importers, Land, LeastCostAnswer, Margins, Projects, QualityAnswer, REPLACE, SeaLines, Sources,
    Start, StressAnswer, UncertaintyAnswer, ViewAnswer, YearBaseline,
};

use super::collect;

/// Puts a type's schemas into a list.
type Collect = fn(&mut Vec<(String, RefOr<Schema>)>);

/// A kind of answer.
pub enum Answered {
    /// JSON of a type, by its name.
    Json(&'static str, Collect),
    /// Text or bytes of a media type.
    Other(&'static str),
}

/// An endpoint.
pub struct Endpoint {
    pub path: &'static str,
    /// A name for programs.
    pub id: &'static str,
    pub tag: &'static str,
    pub summary: &'static str,
    /// Keys of the query, with what each does.
    pub query: &'static [(&'static str, &'static str)],
    /// Whether the query takes levers.
    pub is_of_state: bool,
    /// Whether it takes what is chosen of charts.
    pub is_of_chart: bool,
    pub answers: &'static [Answered],
}

const CSV: Answered = Answered::Other("text/csv");
const HTML: Answered = Answered::Other("text/html");
const DATA: (&str, &str) = (
    "data",
    "The first 12 or more digits of a version of the data that the server keeps; today's without it.",
);
const LANG: (&str, &str) = ("lang", "Language: en or ja.");
const IMPORTER: (&str, &str) = ("importer", "ISO 3166-1 alpha-3 code of the country.");
const YEAR: (&str, &str) = ("year", "The observed year that the scenario starts from.");
const THEME: (&str, &str) = ("theme", "Colours: light or dark; of embeds also auto.");
const INDICATOR: (&str, &str) = (
    "indicator",
    "The indicator that is asked about. Only charts and answers that are of one have it.",
);
const LEVER: (&str, &str) = ("lever", "The lever that may be moved for a goal.");
const AT_LEAST: (&str, &str) = (
    "at_least",
    "The least that the indicator may be, in its unit; shares are 0 to 1.",
);
const AT_MOST: (&str, &str) = (
    "at_most",
    "The most that it may be; one of the two is given.",
);
const SPREAD: (&str, &str) = (
    "spread",
    "How far levers that are moved are drawn from where they stand, percent of their value.",
);
const DRAWS: (&str, &str) = ("draws", "How many worlds are drawn, up to 10,000.");
const FUEL: (&str, &str) = ("fuel", "The fuel whose imports are chosen anew.");
const CAP: (&str, &str) = (
    "cap",
    "Of the chart frontier: what a cap is on, such as hormuz, hormuz%2Bmalacca, RUS or any_supplier.",
);
const WITHIN: (&str, &str) = ("within", "That cap, percent.");
const PINS: (&str, &str) = (
    "pins",
    "Of the chart compared: scenarios to compare with, as the dashboard's address holds them.",
);
const ORDER: (&str, &str) = (
    "order",
    "Of the chart stress: suite, or size for the worst first.",
);
/// What may be chosen of charts.
pub const CHOICES: [(&str, &str); 11] = [
    INDICATOR, LEVER, AT_LEAST, AT_MOST, SPREAD, DRAWS, FUEL, CAP, WITHIN, PINS, ORDER,
];
/// Rules of a scenario beside its levers.
pub const RULES: [(&str, &str); 2] = [
    (
        DISPLACE,
        "Who gives way to new supply: pro_rata, middle_east or exposed.",
    ),
    (
        REPLACE,
        "Which fuel gives way to more power: gas_first, oil_first or coal_first.",
    ),
];
const CHART: (&str, &str) = ("chart", "Name of the chart.");

/// A type's answers.
macro_rules! json {
    ($type:ty) => {
        Answered::Json(stringify!($type), collect::<$type>)
    };
}

/// An endpoint of the data themselves.
const fn of_data(
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    answers: &'static [Answered],
) -> Endpoint {
    Endpoint {
        path,
        id,
        tag: "data",
        summary,
        query: &[DATA],
        is_of_state: false,
        is_of_chart: false,
        answers,
    }
}

/// Every endpoint.
pub const ENDPOINTS: &[Endpoint] = &[
    of_data(
        "/api/v1/importers",
        "importers",
        "The countries and their years.",
        &[json!(Importers), CSV],
    ),
    of_data(
        "/api/v1/importers/{importer}",
        "importer",
        "A country through the years: indicators, fuels, primary energy, what others published.",
        &[json!(ImporterProfile), CSV],
    ),
    of_data(
        "/api/v1/importers/{importer}/years/{year}",
        "year",
        "What the model starts from in a year, and the year's aggregates; as CSV the suppliers.",
        &[json!(YearBaseline), CSV],
    ),
    Endpoint {
        query: &[DATA, LANG],
        ..of_data(
            "/api/v1/importers/{importer}/years/{year}/view",
            "view",
            "What the page needs to show another country or year.",
            &[json!(ViewAnswer)],
        )
    },
    Endpoint {
        query: &[DATA, LANG],
        ..of_data(
            "/api/v1/importers/{importer}/years/{year}/start",
            "start",
            "What an embedded chart needs once a reader moves a lever.",
            &[json!(Start)],
        )
    },
    of_data(
        "/api/v1/importers/{importer}/years/{year}/lines",
        "lines",
        "Lines of the year's sea routes, hundredths of a degree.",
        &[json!(SeaLines)],
    ),
    Endpoint {
        query: &[DATA, LANG],
        ..of_data(
            "/api/v1/importers/{importer}/years/{year}/margins",
            "margins",
            "What suppliers once delivered and what their fuels cost, and between which ends uncertain figures lie.",
            &[json!(Margins)],
        )
    },
    Endpoint {
        query: &[DATA, INDICATOR],
        is_of_state: true,
        tag: "analyses",
        ..of_data(
            "/api/v1/importers/{importer}/years/{year}/attribution",
            "attribution",
            "Which lever did it: an indicator's change, shared out among the levers that are moved.",
            &[json!(AttributionAnswer), CSV],
        )
    },
    Endpoint {
        query: &[DATA, INDICATOR, LEVER, AT_LEAST, AT_MOST],
        is_of_state: true,
        tag: "analyses",
        ..of_data(
            "/api/v1/importers/{importer}/years/{year}/goal",
            "goal",
            "How far a lever must be moved so that an indicator meets a target; that it cannot is an answer.",
            &[json!(GoalAnswer)],
        )
    },
    Endpoint {
        query: &[
            DATA,
            INDICATOR,
            (
                "range",
                "A lever and the ends of its range, as hormuz=50..100, escaped; may be repeated.",
            ),
            SPREAD,
            (
                "only",
                "1: draws from these ranges alone, and from none of the data.",
            ),
            DRAWS,
            (
                "seed",
                "Which worlds: a whole number that gives the same ones every time.",
            ),
            (
                "against",
                "A scenario to compare with in the same worlds: a name, or levers as hormuz%3D50%26restraint%3D10.",
            ),
        ],
        is_of_state: true,
        tag: "analyses",
        ..of_data(
            "/api/v1/importers/{importer}/years/{year}/uncertainty",
            "uncertainty",
            "The scenario in many worlds, in which what is not known exactly is drawn: quantiles, what matters most, stocks.",
            &[json!(UncertaintyAnswer)],
        )
    },
    Endpoint {
        query: &[
            DATA,
            (
                "fuel",
                "A fuel whose imports are chosen anew; may be repeated.",
            ),
            (
                "cap",
                "A cap as hormuz=30, hormuz%2Bbab_el_mandeb=40, RUS=0 or any_supplier=40, escaped; may be repeated.",
            ),
            (
                "capacity_factor",
                "How many times its record a supplier can deliver.",
            ),
            (
                "with_never_built",
                "1: projects that were never built stand beside the suppliers.",
            ),
            (
                "frontier",
                "Sweeps the first cap in so many steps, up to 100.",
            ),
        ],
        is_of_state: true,
        tag: "analyses",
        ..of_data(
            "/api/v1/importers/{importer}/years/{year}/optimize",
            "optimize",
            "The cheapest imports within caps on straits and suppliers, and what a cap costs; that there are none is an answer.",
            &[json!(LeastCostAnswer)],
        )
    },
    of_data(
        "/api/v1/importers/{importer}/years/{year}/quality",
        "quality",
        "How sure the year's indicators are: which part of each rests on inputs of which grade.",
        &[json!(QualityAnswer), CSV],
    ),
    of_data(
        "/api/v1/stress",
        "stress",
        "Every country under the same shocks, a suite that is fixed and numbered.",
        &[json!(StressAnswer), CSV],
    ),
    of_data("/api/v1/land", "land", "Coastlines.", &[json!(Land)]),
    of_data(
        "/api/v1/projects",
        "projects",
        "Alternative supply, real or once planned.",
        &[json!(Projects), CSV],
    ),
    of_data(
        "/api/v1/claims",
        "claims",
        "The article's statements beside the record.",
        &[json!(Claims), CSV],
    ),
    of_data(
        "/api/v1/events",
        "events",
        "What happened since 2009.",
        &[json!(Events), CSV],
    ),
    of_data(
        "/api/v1/sources",
        "sources",
        "The works that figures come from, and their terms.",
        &[json!(Sources), CSV],
    ),
    of_data(
        "/data/{file}",
        "download",
        "A file of the data package: datapackage.json, a table as CSV, Parquet or its CSVW description, chokepoint.zip.",
        &[
            Answered::Other("application/octet-stream"),
            CSV,
            Answered::Other("application/vnd.apache.parquet"),
            Answered::Other("application/zip"),
        ],
    ),
    Endpoint {
        path: "/chart/{file}",
        id: "chart",
        tag: "charts",
        summary: "A chart of any state as SVG, PNG, CSV, JSON or HTML: `drawdown.svg`.",
        query: &[
            IMPORTER,
            YEAR,
            LANG,
            THEME,
            (
                "size",
                "free, og (1200 x 630 for cards) or print (fourfold).",
            ),
            ("width", "Width, CSS px."),
            (
                "height",
                "Height, CSS px; without it as high as the chart needs.",
            ),
            ("scale", "Pixels to a CSS pixel, of PNG."),
            DATA,
        ],
        is_of_state: true,
        is_of_chart: true,
        answers: &[
            Answered::Other("image/svg+xml"),
            Answered::Other("image/png"),
            CSV,
            json!(ChartAnswer),
            HTML,
        ],
    },
    Endpoint {
        path: "/embed/{chart}",
        id: "embed",
        tag: "charts",
        summary: "A chart of any state for a frame in somebody's article.",
        query: &[
            IMPORTER,
            YEAR,
            LANG,
            THEME,
            (
                "levers",
                "Levers that readers may move, with commas between.",
            ),
            ("static", "1: nothing moves."),
            ("transparent", "1: without a background."),
            DATA,
        ],
        is_of_state: true,
        is_of_chart: true,
        answers: &[HTML],
    },
    Endpoint {
        path: "/oembed",
        id: "oembed",
        tag: "charts",
        summary: "What a page of this site is as an embed (oEmbed 1.0).",
        query: &[
            ("url", "The address of the page, escaped."),
            ("format", "json or xml."),
            ("maxwidth", "Pixels."),
            ("maxheight", "Pixels."),
        ],
        is_of_state: false,
        is_of_chart: false,
        answers: &[
            Answered::Other("application/json"),
            Answered::Other("text/xml"),
        ],
    },
    Endpoint {
        path: "/share",
        id: "share",
        tag: "charts",
        summary: "The page on which somebody chooses how a chart stands in an article.",
        query: &[CHART, IMPORTER, YEAR, LANG, THEME],
        is_of_state: true,
        is_of_chart: true,
        answers: &[HTML],
    },
];

/// What a part of a path is.
pub fn part(name: &str) -> &'static str {
    match name {
        "importer" => {
            "ISO 3166-1 alpha-3 code; of a last part with .json or .csv to choose the format."
        }
        "year" => "Four digits; of a last part with .json or .csv to choose the format.",
        "chart" => "Name of a chart.",
        _ => "Name of a file with its ending.",
    }
}

/// The name of a type's schema is what `stringify` makes of it here.
#[cfg(test)]
mod tests {
    use utoipa::ToSchema as _;

    use super::*;

    #[test]
    fn every_answer_refers_to_a_schema_that_is_there() {
        for endpoint in ENDPOINTS {
            for answered in endpoint.answers {
                let Answered::Json(name, collect) = answered else {
                    continue;
                };
                let mut schemas = Vec::new();
                collect(&mut schemas);
                assert!(schemas.iter().any(|(known, _)| known == name), "{name}");
            }
        }
        assert_eq!(Importers::name(), "Importers");
    }
}
