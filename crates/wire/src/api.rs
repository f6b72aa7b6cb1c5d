//! The API's answers. Shares are 0 to 1, energy is PJ a year, and a figure that the data lack is `null`, never 0.

use std::collections::BTreeMap;

use model::{
    Baseline, EnergySource, Fuel, Indicator, Quality, Region, SupplyRecord, UncertainRange,
};
use serde::{Deserialize, Serialize};

use crate::view::ViewDefaults;

/// `GET /api/v1/importers`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Importers {
    /// Importers in display order.
    pub importers: Vec<ImporterSummary>,
}

impl Importers {
    /// The view of an empty query: the first importer at its default year.
    pub fn view_defaults(&self) -> ViewDefaults {
        ViewDefaults {
            importer: self
                .importers
                .first()
                .map(|summary| summary.importer.clone())
                .unwrap_or_default(),
            years: self
                .importers
                .iter()
                .map(|row| (row.importer.clone(), row.default_year))
                .collect(),
        }
    }
}

/// An importer and the years that the data carry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImporterSummary {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Name in English.
    pub name: String,
    /// Years with at least one supplier table, ascending.
    pub years: Vec<u16>,
    /// The year shown first: the latest with tables of crude oil, LNG and coal whose crude oil customs counted, else
    /// the latest.
    pub default_year: u16,
}

/// `GET /api/v1/importers/{iso3}`: an importer through the years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImporterProfile {
    /// The importer.
    pub summary: ImporterSummary,
    /// Indicators by year.
    pub indicators: Vec<YearIndicators>,
    /// Aggregates by year and fuel.
    pub fuels: Vec<FuelYear>,
    /// Primary energy by year and source.
    pub mix: Vec<MixRow>,
    /// Indicators that others published.
    pub reported: Vec<Reported>,
}

/// Indicators of one year, computed by the server's aggregates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct YearIndicators {
    /// Calendar year.
    pub year: u16,
    /// Values in the indicator's unit; an indicator that the data do not allow is absent.
    pub values: BTreeMap<Indicator, f64>,
    /// Fuels that have a supplier table in this year: indicators over all imports cover these.
    pub fuels: Vec<Fuel>,
}

impl ImporterProfile {
    /// What others published on a year.
    pub fn reported_in(&self, year: u16) -> Vec<Reported> {
        self.reported
            .iter()
            .filter(|row| row.year == year)
            .cloned()
            .collect()
    }
}

/// Aggregates of one fuel in one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FuelYear {
    /// Calendar year.
    pub year: u16,
    /// The fuel.
    pub fuel: Fuel,
    /// Imports, PJ.
    pub imports_pj: f64,
    /// Share of each supplier, largest first.
    pub suppliers: Vec<(String, f64)>,
    /// Share of each region.
    pub regions: BTreeMap<Region, f64>,
    /// Herfindahl-Hirschman index, 0 to 1.
    pub hhi: Option<f64>,
    /// Share whose usual route passes each chokepoint.
    pub exposure: BTreeMap<String, f64>,
    /// Share that passes at least one of METI's chokepoints.
    pub union_exposure: Option<f64>,
    /// METI's passage ratio.
    pub passage_ratio: Option<f64>,
    /// Share whose route is not known.
    pub unrouted: Option<f64>,
    /// Share of the volume by quality grade.
    pub quality: BTreeMap<Quality, f64>,
}

/// Primary energy of one source in one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MixRow {
    /// Calendar year.
    pub year: u16,
    /// The source.
    pub energy_source: EnergySource,
    /// Supply, PJ.
    pub supply_pj: Option<f64>,
    /// The part of the supply that was imported, PJ.
    pub imported_pj: Option<f64>,
}

/// A published indicator, as its publisher states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Reported {
    /// Year.
    pub year: u16,
    /// `calendar` or `fiscal`.
    pub period: String,
    /// What is measured.
    pub indicator: String,
    /// Value in `unit`.
    pub value: f64,
    /// Unit.
    pub unit: String,
    /// Source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Remarks.
    pub note: Option<String>,
}

/// `GET /api/v1/importers/{iso3}/years/{year}`: what the model starts from, and the aggregates of that year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct YearBaseline {
    /// The model's input.
    pub baseline: Baseline,
    /// The year's indicators.
    pub indicators: YearIndicators,
    /// The year's aggregates by fuel.
    pub fuels: Vec<FuelYear>,
    /// Sources by the data that use them: `flows:crude_oil`, `balance`, `loading`, `routes`, `levers`, `parameters`.
    pub provenance: BTreeMap<String, Vec<String>>,
}

/// `GET /api/v1/claims`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Claims {
    /// The article's statements in its order.
    pub claims: Vec<Claim>,
}

/// A statement of the 2016 article beside the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Claim {
    /// Letter.
    pub claim: String,
    /// Whether it is one of the three statements that the page opens with.
    pub headline: bool,
    /// What the article says, in our words.
    pub statement: String,
    /// The article's figure.
    pub article_value: Option<f64>,
    /// Its unit.
    pub article_unit: Option<String>,
    /// What exactly is measured.
    pub definition: String,
    /// The year of the record.
    pub record_year: u16,
    /// The record's figure.
    pub record_value: Option<f64>,
    /// Upper end where the record is a range.
    pub record_value_high: Option<f64>,
    /// Its unit.
    pub record_unit: Option<String>,
    /// Its source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Kind of verdict.
    pub verdict_class: String,
    /// The verdict in a sentence.
    pub verdict: String,
    /// The figures behind it.
    pub evidence: Vec<Evidence>,
}

/// A figure behind a verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Evidence {
    /// What is measured.
    pub metric: String,
    /// Year.
    pub year: u16,
    /// Value.
    pub value: Option<f64>,
    /// Upper end of a range.
    pub value_high: Option<f64>,
    /// Unit.
    pub unit: Option<String>,
    /// Source.
    pub source_id: String,
    /// How good it is.
    pub quality: Quality,
    /// Remarks.
    pub note: Option<String>,
}

/// `GET /api/v1/projects`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Projects {
    /// Projects, the Russian Far East first.
    pub projects: Vec<Project>,
}

/// An alternative supply project, real or once planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Project {
    /// Identifier.
    pub project: String,
    /// Name.
    pub name: String,
    /// Country code.
    pub country: String,
    /// Group, for example `russian_far_east`.
    pub region_group: String,
    /// Kind, for example `lng_export`.
    pub kind: String,
    /// Fuel.
    pub fuel: Option<String>,
    /// Capacity in `capacity_unit`.
    pub capacity: Option<f64>,
    /// Unit.
    pub capacity_unit: Option<String>,
    /// Capacity in PJ a year, where the fuel's conversion is known.
    pub capacity_pj: Option<f64>,
    /// Status when the article was written.
    pub status_2016: Option<String>,
    /// Latest status known.
    pub status: String,
    /// Kind of status: `operating`, `limited`, `suspended`, `planned`, `cancelled` or `context`.
    pub status_class: String,
    /// Year of the latest status.
    pub status_year: Option<u16>,
    /// First export.
    pub first_export_year: Option<u16>,
    /// Load port.
    pub load_port: Option<String>,
    /// Name of the load port.
    pub load_port_name: Option<String>,
    /// Usual distance to Japan, nautical miles.
    pub distance_nm: Option<f64>,
    /// Chokepoints on the way to Japan, in order.
    pub passes: Vec<String>,
    /// Whether the route to Japan avoids the South China Sea.
    pub avoids_south_china_sea: Option<bool>,
    /// Whether it avoids Hormuz.
    pub avoids_hormuz: Option<bool>,
    /// Sources.
    pub source_ids: Vec<String>,
    /// How good the figures are.
    pub quality: Quality,
    /// Remarks.
    pub note: Option<String>,
}

/// `GET /api/v1/sources`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Sources {
    /// Sources by identifier.
    pub sources: Vec<Source>,
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Source {
    /// Identifier.
    pub source_id: String,
    /// Title of the work.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Address.
    pub url: Option<String>,
    /// Terms of use.
    pub terms: String,
    /// Kind of terms: `open`, `attribution`, `quotation` or `own`.
    pub terms_class: String,
}

/// What the page in the browser starts from; the server writes it into the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Bootstrap {
    /// All importers.
    pub importers: Importers,
    /// The importer of the view.
    pub importer: ImporterSummary,
    /// Its primary energy by year and source.
    pub mix: Vec<MixRow>,
    /// The year of the view.
    pub year: YearView,
    /// Scenarios with a name, in display order.
    pub presets: Vec<Preset>,
    /// Publishers by source, of the sources that the page cites.
    pub publishers: BTreeMap<String, String>,
    /// Content hash of the data package.
    pub data_hash: String,
}

/// `GET /api/v1/events`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Events {
    /// Events in the order of time.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Event {
    /// Identifier.
    pub event: String,
    /// When, as closely as the source says: `2026-02-28`, `2015-08` or `2016`.
    pub date: String,
    /// The middle of that, in years.
    pub decimal_year: f64,
    /// A few words, in English.
    pub label: String,
    /// What happened, in a sentence.
    pub detail: String,
    /// Its source.
    pub source_id: String,
    /// How good the source is.
    pub quality: Quality,
}

/// A scenario with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Preset {
    /// Identifier.
    pub preset: String,
    /// Name in English.
    pub name: String,
    /// The query of its address.
    pub query: String,
}

/// A year as the page needs it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct YearView {
    /// The model's input.
    pub baseline: Baseline,
    /// Sources by the data that use them, as in [`YearBaseline`].
    pub provenance: BTreeMap<String, Vec<String>>,
    /// How good each supplier table is: grades by share of its volume.
    pub grades: BTreeMap<Fuel, BTreeMap<Quality, f64>>,
}

/// `GET /api/v1/importers/{iso3}/years/{year}/view`: what the page needs to show another importer or year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ViewAnswer {
    /// What the model and the charts start from.
    pub bootstrap: Bootstrap,
    /// The page's title.
    pub title: String,
    /// Its description.
    pub description: String,
    /// The first screen as HTML.
    pub first_screen: String,
    /// The section of sources as HTML.
    pub sources: String,
}

/// `GET /api/v1/importers/{iso3}/years/{year}/start`: what an embedded chart needs once a reader moves a lever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Start {
    /// What the model and the charts start from.
    pub bootstrap: Bootstrap,
    /// The words of the language, in the order of the build.
    pub words: Vec<String>,
}

/// `GET /api/v1/land`: coastlines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Land {
    /// Closed rings of longitude and latitude, hundredths of a degree.
    pub rings: Vec<Vec<[i16; 2]>>,
}

/// `GET /api/v1/importers/{iso3}/years/{year}/lines`: the lines of a year's sea routes, hundredths of a degree.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SeaLines {
    /// By position of lane and route in the baseline: longitude and latitude from load port to discharge port. Longitudes go
    /// on beyond 180 degrees across the antimeridian. Empty where no line is known.
    pub lanes: Vec<Vec<Vec<[i32; 2]>>>,
    /// Middles of the chokepoints, by their position in the baseline.
    pub chokepoints: Vec<[i32; 2]>,
}

/// `GET /api/v1/importers/{iso3}/years/{year}/margins`: what answers need beside the year's starting point.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Margins {
    /// What every supplier once delivered, and what its fuel costs on arrival.
    pub suppliers: Vec<SupplyRecord>,
    /// The sources of these costs.
    pub cost_source_ids: Vec<String>,
    /// What the data say is not known exactly.
    pub uncertain: Vec<UncertainRange>,
    /// How sure each indicator is: the part of it, 0 to 1, that rests on inputs of each grade, of which a part has its weakest.
    pub quality: BTreeMap<Indicator, BTreeMap<Quality, f64>>,
}

/// `GET /chart/{chart}.json`: a chart as the server draws it, for the state of the query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChartAnswer {
    /// Heading.
    pub title: String,
    /// What it counts.
    pub subtitle: String,
    /// What it finds, in a sentence.
    pub finding: String,
    /// What the scenario is called that it shows, in a sentence; none for the starting point, and for what no lever moves. The page,
    /// which knows its scenario, does not read it.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// Identifiers of the sources that it rests on.
    pub sources: Vec<String>,
    /// The picture without its frame.
    pub svg: String,
    /// Width, CSS px.
    pub width: f64,
    /// Height, CSS px.
    pub height: f64,
    /// Read-out areas; where two overlap, the later one is on top.
    pub hits: Vec<ChartHit>,
    /// What may be chosen of it, and what it would do: the fields of a form, as HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fields: String,
}

/// A read-out area of a chart, CSS px.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChartHit {
    /// Left edge, upper edge, width and height.
    pub area: [f64; 4],
    /// Read-out.
    pub label: String,
}
