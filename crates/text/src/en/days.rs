//! Words of the year day by day.

use model::Fuel;

use super::{fuel, fuel_in_sentence};
use crate::messages::{DaysText, RangeFinding, StockFinding};
use crate::number::{days, fixed, percent};

pub(super) const DAYS: DaysText = DaysText {
    drawdown_title: |country| format!("How long {country}’s stocks last"),
    drawdown_subtitle: "In stock at the end of each day. Arrivals come in, use goes out; below the hatched level nothing can be taken.",
    arrivals_title: |country| format!("What arrives in {country}, day by day"),
    arrivals_subtitle: "Arrivals as part of what is planned. Ships past a strait before it closes still come in, so the first days look normal.",
    stock: |of| format!("{} in stock", fuel(of)),
    legal_days: "days of net consumption by law",
    import_days: "days of imports",
    of_plan: "of planned arrivals",
    unusable: "cannot be used",
    first_shortage: "first shortage",
    last_normal: "last normal ship",
    axis: "days from the first simulated day",
    window: "closed or lost",
    day: "Day {day}",
    baseline: "baseline",
    scenario: "scenario",
    stock_finding,
    last_ships: [
        "The last normal ships",
        "Supplier",
        "Fuel",
        "Loaded at",
        "Part of the fuel",
        "Comes in on day",
    ],
    all_arrive: "Every ship arrives as planned.",
    untimed: "Something does not arrive, but its voyage is not known.",
    unrouted: |fuels| format!("The data know too few routes of {fuels} to say what arrives."),
    first_gap: |day, supplier, of| {
        format!(
            "The first gap opens on day {}, in {} from {supplier}.",
            fixed(day, 1),
            fuel_in_sentence(of)
        )
    },
    range,
    crisis: |chokepoint, reference| {
        format!(
            "This year already holds a closure of {chokepoint}: closing it here is measured from the flows of {reference}."
        )
    },
};

fn stock_finding(of: Fuel, finding: StockFinding) -> String {
    let name = fuel(of);
    match finding {
        StockFinding::Unrouted => {
            format!("{name}: too few routes are known to say how long it lasts.")
        }
        StockFinding::Unknown => {
            format!(
                "{name}: no figure of the stock is published here. Set one to see how long it lasts."
            )
        }
        StockFinding::Lasts {
            start,
            lowest,
            is_legal_basis,
        } => {
            let basis = if is_legal_basis {
                DAYS.legal_days
            } else {
                DAYS.import_days
            };
            if lowest >= start {
                format!(
                    "{name}: none of the stock of {} {basis} is needed.",
                    fixed(start, 0)
                )
            } else {
                // A fall of less than a day needs its decimal.
                let decimals = usize::from(start - lowest < 1.0);
                format!(
                    "{name}: no shortage within the year; the stock falls from {} to {} {basis}.",
                    fixed(start, decimals),
                    fixed(lowest, decimals)
                )
            }
        }
        StockFinding::Short { after, unserved } => format!(
            "{name} runs short {} after closures or losses begin; {} of the year’s need cannot be supplied.",
            days(after),
            if unserved < 0.001 {
                "less than 0.1\u{a0}%".to_owned()
            } else {
                percent(unserved)
            }
        ),
    }
}

fn range(finding: RangeFinding<'_>) -> String {
    format!(
        "{}: {} of {}’s {} passes it, as far as we can tell. Nobody publishes how much is loaded at {}: with nothing loaded there it \
         would be {}, with as much as pipelines and terminals can take {}.",
        finding.chokepoint,
        percent(finding.share),
        finding.country,
        fuel_in_sentence(finding.fuel),
        finding.ports,
        percent(finding.most),
        percent(finding.least),
    )
}
