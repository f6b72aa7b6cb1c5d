//! The answer of many worlds: quantiles, what matters most, stocks day by day, two scenarios in the same worlds.

use model::{
    Baseline, Compared, Fuel, Indicator, IndicatorUnit, Quantile, Quantiles, RangeError, Reading,
    Scenario, StockBand, Swing, Uncertain, UncertainRange, compare, shared_ranges, tornado,
    uncertainty,
};
use serde::{Deserialize, Serialize};

use crate::stress::IndicatorValue;

/// What is asked of many worlds.
#[derive(Clone, Copy, Debug)]
pub struct UncertaintyAsked<'a> {
    /// What is drawn.
    pub ranges: &'a [UncertainRange],
    /// What is read off; the first is that of the tornado and of the comparison.
    pub indicators: &'a [Indicator],
    /// Which worlds.
    pub seed: u64,
    /// How many.
    pub draws: usize,
    /// A scenario to compare with, and its name.
    pub against: Option<(&'a str, &'a Scenario)>,
}

/// A scenario in many worlds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UncertaintyAnswer {
    /// ISO 3166-1 alpha-3 code.
    pub importer: String,
    /// Calendar year of the baseline.
    pub year: u16,
    /// SHA-256 of the data package, in hex.
    pub data_hash: String,
    /// Which worlds: the same number gives the same ones.
    pub seed: u64,
    /// How many.
    pub draws: usize,
    /// What is drawn, each from a triangle with its peak where the scenario has it.
    pub ranges: Vec<RangeRow>,
    /// What the indicators say.
    pub indicators: Vec<QuantileRow>,
    /// What each range does to the first indicator by itself, the widest first.
    pub tornado: Vec<SwingRow>,
    /// Stocks day by day.
    pub stocks: Vec<BandRow>,
    /// The first indicator in another scenario, world by world.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<ComparedRow>,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RangeRow {
    /// A lever, or a parameter of the data.
    pub what: String,
    /// The least, in its unit.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// An indicator over the worlds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct QuantileRow {
    /// The indicator.
    pub indicator: Indicator,
    /// Its unit.
    pub unit: IndicatorUnit,
    /// What a tenth of the worlds has at most.
    pub p10: IndicatorValue,
    /// What half of them have at most.
    pub p50: IndicatorValue,
    /// What nine tenths have at most.
    pub p90: IndicatorValue,
    /// Worlds in which what it waits for does not happen within the year.
    pub none_within_horizon: usize,
    /// Worlds without data.
    pub without_data: usize,
}

/// What a range does by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SwingRow {
    /// What is drawn.
    pub what: String,
    /// The indicator at the low end of its range.
    pub at_low: IndicatorValue,
    /// The indicator at the high end.
    pub at_high: IndicatorValue,
}

/// A stock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BandRow {
    /// The fuel.
    pub fuel: Fuel,
    /// Some days, in their order.
    pub days: Vec<BandDay>,
}

/// A stock on a day, in days of its basis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BandDay {
    /// The day, counted from 0.
    pub day: usize,
    /// What a tenth of the worlds has at most.
    pub p10: f64,
    /// What half of them have at most.
    pub p50: f64,
    /// What nine tenths have at most.
    pub p90: f64,
}

/// Two scenarios in the same worlds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ComparedRow {
    /// The other scenario.
    pub preset: String,
    /// The indicator.
    pub indicator: Indicator,
    /// What is drawn for both: figures of the data, and levers that both have at the same value.
    pub ranges: Vec<RangeRow>,
    /// Worlds in which it is less in the other scenario.
    pub less: usize,
    /// Worlds in which it is the same.
    pub equal: usize,
    /// Worlds in which it is more; never comes later than any day.
    pub more: usize,
    /// Worlds in which one of them has no data.
    pub without_data: usize,
    /// Worlds in which the other scenario is the better one: less, or more where more is better.
    pub better: usize,
}

impl UncertaintyAnswer {
    /// Draws the worlds. `data_hash` names the data package of the baseline.
    ///
    /// A comparison draws what both scenarios share: figures of the data, and levers that both have at the same value.
    pub fn new(
        baseline: &Baseline,
        scenario: &Scenario,
        asked: UncertaintyAsked<'_>,
        data_hash: &str,
    ) -> Result<Self, RangeError> {
        let UncertaintyAsked {
            ranges,
            indicators,
            seed,
            draws,
            against,
        } = asked;
        let told = uncertainty(baseline, scenario, ranges, indicators, (seed, draws))?;
        let first = indicators.first().copied();
        let swings = first.map(|first| tornado(baseline, scenario, ranges, first));
        let against = first.zip(against).map(|(first, (preset, other))| {
            let pair = (scenario, other);
            let shared = shared_ranges(baseline, pair, ranges.to_vec());
            let worlds = (seed, 0..draws as u64);
            let compared = compare(baseline, pair, &shared, first, worlds)?;
            Ok::<_, RangeError>(compared_row(preset, first, &shared, compared))
        });
        let indicators = told.indicators.iter();
        Ok(Self {
            importer: baseline.importer.clone(),
            year: baseline.year,
            data_hash: data_hash.to_owned(),
            seed,
            draws: told.draws,
            ranges: ranges.iter().map(range_row).collect(),
            indicators: indicators
                .map(|(indicator, told)| quantile_row(*indicator, told))
                .collect(),
            tornado: swings
                .transpose()?
                .unwrap_or_default()
                .iter()
                .map(swing_row)
                .collect(),
            stocks: told.stocks.into_iter().map(band_row).collect(),
            against: against.transpose()?,
        })
    }
}

/// What is uncertain, as a word.
pub fn uncertain_name(what: &Uncertain) -> String {
    let of = |word: &str, fuel: Fuel| format!("{word}_{}", fuel.id());
    match what {
        Uncertain::Lever(lever) => lever.clone(),
        Uncertain::ShipSpeed(fuel) => of("ship_speed", *fuel),
        Uncertain::UnusableStock(fuel) => of("stock_unusable_share", *fuel),
    }
}

fn range_row(range: &UncertainRange) -> RangeRow {
    RangeRow {
        what: uncertain_name(&range.what),
        low: range.low,
        high: range.high,
    }
}

fn quantile_row(indicator: Indicator, told: &Quantiles) -> QuantileRow {
    let reading = |quantile: Quantile| match quantile {
        Quantile::Value(value) => Reading::Value(value),
        Quantile::NoneWithinHorizon => Reading::NoneWithinHorizon,
    };
    let [p10, p50, p90] = told
        .quantiles
        .map_or([Reading::NoData; 3], |three| three.map(reading))
        .map(IndicatorValue::from);
    QuantileRow {
        indicator,
        unit: indicator.unit(),
        p10,
        p50,
        p90,
        none_within_horizon: told.none_within_horizon,
        without_data: told.without_data,
    }
}

fn swing_row(swing: &Swing) -> SwingRow {
    SwingRow {
        what: uncertain_name(&swing.what),
        at_low: swing.low.into(),
        at_high: swing.high.into(),
    }
}

fn band_row(band: StockBand) -> BandRow {
    let days = band.days.into_iter();
    BandRow {
        fuel: band.fuel,
        days: days
            .map(|(day, [p10, p50, p90])| BandDay { day, p10, p50, p90 })
            .collect(),
    }
}

fn compared_row(
    preset: &str,
    indicator: Indicator,
    shared: &[UncertainRange],
    compared: Compared,
) -> ComparedRow {
    ComparedRow {
        preset: preset.to_owned(),
        indicator,
        ranges: shared.iter().map(range_row).collect(),
        less: compared.less,
        equal: compared.equal,
        more: compared.more,
        without_data: compared.without_data,
        better: compared.better(indicator),
    }
}
