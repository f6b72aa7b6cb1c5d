//! `chokepoint optimize`: the cheapest imports within limits on straits and suppliers.

use chokepoint::{LeastCostAsked, scenario};
use clap::Args;
use model::Fuel;

use super::print;
use super::scenario::Asked;

#[derive(Args)]
pub struct Optimize {
    #[command(flatten)]
    asked: Asked,
    /// A fuel whose imports are chosen anew; may be repeated.
    #[arg(long = "fuel", value_parser = fuel, default_value = "crude_oil")]
    fuels: Vec<Fuel>,
    /// A limit in percent of these imports: on a chokepoint (`hormuz=30`), on any of several (`hormuz+bab_el_mandeb=40`), on a
    /// supplier (`RUS=0`) or on every single one (`any_supplier=40`); may be repeated.
    #[arg(long = "cap", value_name = "WHAT=PERCENT")]
    caps: Vec<String>,
    /// How many times its record a supplier can deliver.
    #[arg(long, default_value_t = 1.0)]
    capacity_factor: f64,
    /// Whether projects that were never built stand beside the suppliers.
    #[arg(long)]
    with_never_built: bool,
    /// Sweeps the first cap from where it costs nothing to the least that can be met, in so many steps.
    #[arg(long, value_name = "STEPS")]
    frontier: Option<usize>,
}

fn fuel(word: &str) -> Result<Fuel, String> {
    word.parse().map_err(|_| {
        let known = Fuel::ALL.iter().map(|fuel| fuel.id());
        let known = known.collect::<Vec<_>>().join(", ");
        format!("there is no fuel {word:?}; there are: {known}")
    })
}

pub fn run(options: &Optimize) -> anyhow::Result<()> {
    let tables = options.asked.tables()?;
    let (baseline, scenario) = scenario(&tables, &options.asked.request())?;
    let asked = LeastCostAsked {
        fuels: options.fuels.clone(),
        caps: options.caps.clone(),
        capacity_factor: options.capacity_factor,
        with_never_built: options.with_never_built,
        frontier: options.frontier,
    };
    let answer = asked.answer(&tables, &baseline, &scenario)?;
    print(&(serde_json::to_string_pretty(&answer)? + "\n"))
}
