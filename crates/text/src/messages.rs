//! The keys: one field for each message, filled once for each language.

use crate::indicator_group::IndicatorGroup;
use model::{
    Baseline, Displacement, EnergySource, Fuel, Indicator, LeverGroup, LeverSpec, PowerOrder,
    Quality, Region,
};

/// An indicator's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorText {
    /// Name.
    pub label: &'static str,
    /// Definition in a sentence, formula included.
    pub definition: &'static str,
}

/// A lever's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverText {
    /// Name.
    pub label: String,
    /// What it does, in a sentence; `None` where its group says it.
    pub help: Option<String>,
}

/// What becomes of a stock in the simulated year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StockFinding {
    /// Too few routes are known to say what arrives.
    Unrouted,
    /// Nobody published how much is in stock.
    Unknown,
    /// It lasts; days at the start and at the lowest.
    Lasts {
        /// At the start.
        start: f64,
        /// At the lowest.
        lowest: f64,
        /// Whether they are days of net consumption by law, or days of imports.
        is_legal_basis: bool,
    },
    /// It does not last.
    Short {
        /// Days from the begin of closures and losses to the first shortage.
        after: f64,
        /// Part of the year's need that cannot be supplied, 0 to 1.
        unserved: f64,
    },
}

/// Words of the year day by day.
pub struct DaysText {
    /// Title of the drawdown chart, with the country's name.
    pub drawdown_title: fn(&str) -> String,
    /// What it shows.
    pub drawdown_subtitle: &'static str,
    /// Title of the arrivals chart, with the country's name.
    pub arrivals_title: fn(&str) -> String,
    /// What it shows.
    pub arrivals_subtitle: &'static str,
    /// A panel of a stock.
    pub stock: fn(Fuel) -> String,
    /// Unit of a stock counted in days of the law.
    pub legal_days: &'static str,
    /// Unit of a stock counted in days of imports.
    pub import_days: &'static str,
    /// Unit of arrivals.
    pub of_plan: &'static str,
    /// The part of a stock that cannot be used.
    pub unusable: &'static str,
    /// The first day of shortage.
    pub first_shortage: &'static str,
    /// The last day of undisturbed arrivals.
    pub last_normal: &'static str,
    /// Name of the x axis.
    pub axis: &'static str,
    /// While closures and losses last.
    pub window: &'static str,
    /// A day in a read-out, with `{day}`.
    pub day: &'static str,
    /// The line without any lever.
    pub baseline: &'static str,
    /// The line with levers.
    pub scenario: &'static str,
    /// What becomes of a stock, as a sentence.
    pub stock_finding: fn(Fuel, StockFinding) -> String,
    /// Heading of the last ships, and the names of the columns: supplier, fuel, from, share of the fuel, day.
    pub last_ships: [&'static str; 6],
    /// Where every ship arrives as planned.
    pub all_arrive: &'static str,
    /// Where what does not arrive has no known voyage.
    pub untimed: &'static str,
    /// Where too few routes are known; the fuels.
    pub unrouted: fn(&str) -> String,
    /// When the first of the last normal ships comes in: day, supplier, fuel.
    pub first_gap: fn(f64, &str, Fuel) -> String,
    /// What a chokepoint carries of a fuel, and the least and most it could under other loading shares.
    pub range: fn(RangeFinding<'_>) -> String,
    /// A year that itself holds a closure: chokepoint, reference year.
    pub crisis: fn(&str, u16) -> String,
}

/// Words on what the reader can move and press.
pub struct ControlsText {
    /// Heading of the levers.
    pub what_if: &'static str,
    /// Name of the panel for those who cannot see it.
    pub levers: &'static str,
    /// Returns every lever.
    pub reset: &'static str,
    /// Returns one lever; its name follows.
    pub reset_one: &'static str,
    /// How many levers of a group are moved.
    pub moved: fn(usize) -> String,
    /// Scenarios with a name.
    pub presets: &'static str,
    /// None of them.
    pub no_preset: &'static str,
    /// The buttons that go back and forth.
    pub steps: &'static str,
    /// One step back.
    pub undo: &'static str,
    /// One step forth.
    pub redo: &'static str,
    /// The last change once more.
    pub replay: &'static str,
    /// The rule of displacement.
    pub displace: &'static str,
    /// The order in which fuels give way to power.
    pub replace: &'static str,
    /// The grade of a lever's range; the grade follows.
    pub range: &'static str,
    /// Sources of the ranges.
    pub ranges: &'static str,
    /// Sources of a chart.
    pub sources: &'static str,
    /// How a chart is read out by keys.
    pub chart_keys: &'static str,
    /// Tries what failed once more.
    pub retry: &'static str,
}

/// Words around the choices, the figures and what goes wrong.
pub struct PageText {
    /// The choice of importer.
    pub importer: &'static str,
    /// The choice of year.
    pub year: &'static str,
    /// Something is on its way.
    pub loading: &'static str,
    /// Name of the tool for those who cannot see it.
    pub tool: &'static str,
    /// Heading of the table of figures.
    pub figures: &'static str,
    /// Columns beside the year: indicator, scenario, change.
    pub columns: [&'static str; 3],
    /// What the figures count; the fuels.
    pub counted: fn(&str) -> String,
    /// An importer lacks a year: importer, year asked for, year shown.
    pub no_year: fn(&str, u16, u16) -> String,
    /// There is no such importer: code, code shown.
    pub no_importer: fn(&str, &str) -> String,
    /// The server is not there.
    pub unreachable: &'static str,
    /// Its answer makes no sense; why.
    pub unreadable: fn(&str) -> String,
    /// It answered with a status and nothing else.
    pub status: fn(u16) -> String,
    /// The page came without data.
    pub without_data: &'static str,
    /// Page and data do not fit; why.
    pub unfit: fn(&str) -> String,
    /// The page lacks its place.
    pub without_place: &'static str,
    /// A bug.
    pub broken: &'static str,
}

/// Words of the map.
pub struct MapText {
    /// Title, with the country's name.
    pub title: fn(&str) -> String,
    /// What it shows.
    pub subtitle: &'static str,
    /// Legend: usual, longer, cut off, from Russia, closed.
    pub legend: [&'static str; 5],
    /// Unit of energy.
    pub unit: &'static str,
    /// After a share.
    pub of_imports: &'static str,
    /// A route: fuel, load port.
    pub route: fn(Fuel, &str) -> String,
    /// While coast and lines are on their way.
    pub loading: &'static str,
}

/// What a chokepoint carries of a fuel, under assumptions that nobody can check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RangeFinding<'a> {
    /// The chokepoint.
    pub chokepoint: &'a str,
    /// The country.
    pub country: &'a str,
    /// The fuel.
    pub fuel: Fuel,
    /// The ports whose shares are assumed.
    pub ports: &'a str,
    /// As assumed, 0 to 1.
    pub share: f64,
    /// With as much loaded at those ports as the levers' ranges allow.
    pub least: f64,
    /// With as little.
    pub most: f64,
}

/// Everything the product says in one language.
pub struct Messages {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Fuels.
    pub fuel: fn(Fuel) -> &'static str,
    /// Fuels inside a sentence.
    pub fuel_in_sentence: fn(Fuel) -> &'static str,
    /// Sources of primary energy.
    pub energy_source: fn(EnergySource) -> &'static str,
    /// Regions.
    pub region: fn(Region) -> &'static str,
    /// Quality grades.
    pub quality: fn(Quality) -> &'static str,
    /// Indicators.
    pub indicator: fn(Indicator) -> IndicatorText,
    /// Headings over indicators.
    pub indicator_group: fn(IndicatorGroup) -> &'static str,
    /// Levers.
    pub lever: fn(&LeverSpec, &Baseline) -> LeverText,
    /// Panels of levers: name, and what its levers do.
    pub lever_group: fn(LeverGroup) -> (&'static str, &'static str),
    /// What the reader can move and press.
    pub controls: ControlsText,
    /// Choices, figures, and what goes wrong.
    pub page: PageText,
    /// The map.
    pub map: MapText,
    /// The year day by day.
    pub days: DaysText,
    /// Rules of displacement.
    pub displacement: fn(Displacement) -> &'static str,
    /// Which fuel gives way first to power.
    pub power_order: fn(PowerOrder) -> &'static str,
    /// Kinds of verdict on a claim.
    pub verdict: fn(&str) -> &'static str,
    /// Units of claims and evidence.
    pub claim_value: fn(f64, Option<&str>) -> String,
    /// Kinds of project status.
    pub project_status: fn(&str) -> &'static str,
    /// Groups of projects.
    pub project_group: fn(&str) -> &'static str,
    /// Units of project capacity.
    pub capacity: fn(f64, Option<&str>) -> String,
    /// Published indicators.
    pub reported: fn(&str) -> &'static str,
    /// Where the figures come from, by provenance key.
    pub provenance: fn(&str) -> &'static str,
    /// Words in a row, the last joined by "and".
    pub join: fn(&[&str]) -> String,
    /// Name of the product.
    pub product: &'static str,
    /// Where a figure is missing.
    pub no_data: &'static str,
    /// Where something does not happen within the simulated year.
    pub none_within_horizon: &'static str,
}
