//! How long stocks last when figures are not known exactly: the scenario in many worlds, day by day.

use charts::{CurvePanel, CurvePoint, CurvesSpec};
use model::{Basis, Fuel, Indicator, Quantile, RangeError, StockBand, Uncertainty};
use text::Messages;
use text::number::fixed;
use wire::USUAL_SEED;

use super::common::{self, baseline, draws_of, range_name, ranges, spread_of};
use crate::country;
use crate::picture::PictureInput;

/// The lowest stocks of the year, by which the finding is told.
const LOWEST: [Indicator; 2] = [Indicator::LowestStockOil, Indicator::LowestStockLng];

pub(super) type Worlds = Result<Uncertainty, RangeError>;

fn worlds(input: PictureInput<'_>) -> &Worlds {
    let memo = &input.answer.memo.worlds;
    memo.get_or_init(|| common::worlds(input, &ranges(input), &LOWEST))
}

/// Stocks that the worlds tell of.
fn stocks(input: PictureInput<'_>) -> &[StockBand] {
    worlds(input)
        .as_ref()
        .map_or(&[], |worlds| worlds.stocks.as_slice())
}

pub(super) fn spec(input: PictureInput<'_>, messages: &Messages) -> CurvesSpec {
    let panels = stocks(input).iter().map(|stock| {
        let points = stock.days.iter().map(|(day, [p10, p50, p90])| CurvePoint {
            at: *day as f64,
            value: Some(*p50),
            band: Some([*p10, *p90]),
            readout: messages.document_uncertainty_readout(
                &day.to_string(),
                messages.fuel(stock.fuel),
                &messages.unit_days(&fixed(*p50, 0)),
                &messages.unit_range(&messages.unit_days(&fixed(*p90, 0)), &fixed(*p10, 0)),
            ),
        });
        CurvePanel {
            name: messages.document_uncertainty_stock(messages.fuel_in_sentence(stock.fuel)),
            unit: messages.document_uncertainty_days().to_owned(),
            points: points.collect(),
            ..CurvePanel::default()
        }
    });
    CurvesSpec {
        panels: panels.collect(),
        axis_label: messages.document_uncertainty_axis().to_owned(),
        line_label: messages.document_uncertainty_line().to_owned(),
        band_label: messages.document_uncertainty_band().to_owned(),
        empty_label: messages.document_uncertainty_no_stock().to_owned(),
        ..CurvesSpec::default()
    }
}

pub(super) fn title(input: PictureInput<'_>, messages: &Messages) -> String {
    messages.document_uncertainty_title(country(&input.page.view))
}

pub(super) fn subtitle(input: PictureInput<'_>, messages: &Messages) -> String {
    messages.document_uncertainty_subtitle(&fixed(draws_of(input) as f64, 0))
}

/// The lowest days of a stock in each world: what a tenth, half and nine tenths of them have at most.
fn lowest(input: PictureInput<'_>, fuel: Fuel) -> Option<[f64; 3]> {
    let mut told = worlds(input).as_ref().ok()?.indicators.iter();
    let (_, told) = told.find(|(indicator, _)| indicator.basis() == Basis::Drawdown(fuel))?;
    let [low, middle, high] = told.quantiles?.map(|quantile| match quantile {
        Quantile::Value(days) => Some(days),
        Quantile::NoneWithinHorizon => None,
    });
    Some([low?, middle?, high?])
}

pub(super) fn finding(input: PictureInput<'_>, messages: &Messages) -> String {
    let sentences = stocks(input).iter().filter_map(|stock| {
        let [low, middle, high] = lowest(input, stock.fuel)?;
        Some(messages.document_uncertainty_finding(
            messages.fuel_in_sentence(stock.fuel),
            &messages.unit_days(&fixed(high, 0)),
            &fixed(low, 0),
            &fixed(middle, 0),
        ))
    });
    let sentences = sentences.collect::<Vec<_>>();
    if sentences.is_empty() {
        return messages.document_uncertainty_no_stock().to_owned();
    }
    sentences.join(messages.join_sentence())
}

pub(super) fn formula(input: PictureInput<'_>, messages: &Messages) -> Vec<String> {
    vec![
        drawn(input, messages),
        messages.document_uncertainty_method(
            &fixed(draws_of(input) as f64, 0),
            &USUAL_SEED.to_string(),
        ),
        messages.document_uncertainty_limits().to_owned(),
    ]
}

/// What is drawn, with its ranges.
pub(super) fn drawn(input: PictureInput<'_>, messages: &Messages) -> String {
    let ranges = ranges(input);
    let names = ranges
        .iter()
        .map(|range| range_name(range, baseline(input), messages));
    let names = names.collect::<Vec<_>>().join(messages.join_semicolon());
    messages.document_uncertainty_drawn(&names, &messages.given_percent(spread_of(input)))
}
