//! What crosses a boundary: the URL of a view, settings of the command line, and the API's answers.
//!
//! Server and browser meet here and nowhere else. The URL codec is canonical (the same state is the same bytes),
//! leaves defaults out, clamps what is out of range and says so, and ignores keys that it does not know. No address is longer
//! than [`LONGEST_ADDRESS`]: pins, and a scenario too long to be named lever by lever, are packed.
//!
//! ```
//! use wire::{View, ViewDefaults};
//! let defaults = ViewDefaults { importer: "JPN".to_owned(), years: [("JPN".to_owned(), 2024)].into() };
//! let baseline = model::sample::baseline();
//! let (view, notices) = View::parse("hormuz=120&utm=x", &defaults, Some(&baseline));
//! assert_eq!(view.scenario.levers["hormuz"], 100.0);
//! assert_eq!(notices.len(), 1);
//! assert_eq!(view.query(&defaults, Some(&baseline)), "hormuz=100");
//! ```

mod analyses;
mod api;
mod choice;
mod evaluation;
mod least_cost;
mod problem;
mod quality;
mod setting;
mod stress;
mod uncertainty;
mod view;

pub use analyses::{AttributionAnswer, GoalAnswer, LeverPart, target};
pub use api::{
    Bootstrap, ChartAnswer, ChartHit, Claim, Claims, Event, Events, Evidence, FuelYear,
    ImporterProfile, ImporterSummary, Importers, Land, Margins, MixRow, Preset, Project, Projects,
    Reported, SeaLines, Source, Sources, Start, ViewAnswer, YearBaseline, YearIndicators, YearView,
};
pub use choice::{
    ANY_SUPPLIER, Choice, ChoiceError, MOST_DRAWS, MOST_SPREAD, USUAL_DRAWS, USUAL_SEED,
    USUAL_SPREAD, key,
};
pub use evaluation::{
    Days, Evaluation, FuelDays, IndicatorChange, Note, PassageChange, StockDays, StreamDays,
};
pub use least_cost::{
    Bought, CapRow, FrontierRow, LeastCostAnswer, LeastCostFrontier, LeastCostPlan, Refused,
    Unpriced, WouldDo,
};
pub use problem::{Problem, ProblemCode};
pub use quality::{QualityAnswer, QualityRow};
pub use setting::{DISPLACE, REPLACE, SettingError, set};
pub use stress::{IndicatorValue, StressAnswer, StressRow, StressTestRow};
pub use uncertainty::{
    BandDay, BandRow, ComparedRow, QuantileRow, RangeRow, SwingRow, UncertaintyAnswer,
    UncertaintyAsked, uncertain_name,
};
pub use view::{LONGEST_ADDRESS, MOST_PINS, Notice, PIN_LETTERS, View, ViewDefaults};
