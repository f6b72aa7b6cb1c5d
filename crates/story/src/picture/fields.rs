//! What may be chosen of a chart: the fields of a form, written here so that they weigh nothing on the page's program.

use maud::{Markup, html};
use model::Indicator;
use text::Messages;
use wire::key;

/// A choice of words, each with what it is called.
pub(crate) fn select(
    key: &str,
    label: &str,
    options: impl IntoIterator<Item = (String, String)>,
    chosen: &str,
) -> Markup {
    html! {
        label {
            (label) " "
            select name=(key) {
                @for (value, name) in options {
                    option value=(value) selected[value == chosen] { (name) }
                }
            }
        }
    }
}

/// A number and where it may lie.
#[cfg(feature = "answers")]
pub(crate) struct Number {
    pub value: f64,
    pub least: f64,
    pub most: f64,
    pub step: f64,
}

/// A field for a number; `pointed` tells what pointing at the chart writes into it: a place, px, its number, another place and its number.
#[cfg(feature = "answers")]
pub(crate) fn number(key: &str, label: &str, number: &Number, pointed: Option<&str>) -> Markup {
    let value = format!("{:.2}", number.value);
    let value = value.trim_end_matches('0').trim_end_matches('.');
    html! {
        label {
            (label) " "
            input type="number" name=(key) value=(value) min=(number.least) max=(number.most) step=(number.step)
                inputmode="decimal" data-pointed=[pointed];
        }
    }
}

/// The choice of an indicator.
pub(crate) fn indicators(known: &[Indicator], chosen: Indicator, messages: &Messages) -> Markup {
    let options = known.iter();
    let options = options.map(|one| (one.id().to_owned(), messages.indicator(*one).to_owned()));
    let label = messages.document_answer_indicator();
    select(key::INDICATOR, label, options, chosen.id())
}
