//! What the shipped tables must hold.

use model::{Fuel, Region};
use tables::{BalanceItem, FlowRow, Tables};

fn tables() -> Tables {
    Tables::embedded().expect("the shipped package is valid")
}

fn region(tables: &Tables, supplier: &str) -> Region {
    tables
        .places
        .iter()
        .find(|place| place.place == supplier)
        .expect("every supplier is a place")
        .region
}

/// Volume-weighted part of Japan's imports for which `part` holds, percent.
fn share(tables: &Tables, year: u16, fuel: Fuel, part: impl Fn(&FlowRow) -> f64) -> f64 {
    let flows = tables
        .flows
        .iter()
        .filter(|row| row.importer == "JPN" && row.year == year && row.fuel == fuel);
    let (taken, total) = flows.fold((0.0, 0.0), |(taken, total), row| {
        (taken + row.volume * part(row), total + row.volume)
    });
    100.0 * taken / total
}

fn middle_east(tables: &Tables, year: u16, fuel: Fuel) -> f64 {
    share(tables, year, fuel, |row| {
        f64::from(region(tables, &row.supplier) == Region::MiddleEast)
    })
}

/// The part of Japan's imports of `fuel` whose usual route passes `chokepoint`, percent.
fn passing(tables: &Tables, year: u16, fuel: Fuel, chokepoint: &str) -> f64 {
    let port = &tables
        .discharge_ports
        .iter()
        .find(|row| row.importer == "JPN" && row.fuel == fuel)
        .expect("Japan has a port for the fuel")
        .port;
    let passes = |load: &str| {
        tables.routes.iter().any(|route| {
            route.load_port == load
                && route.discharge_port == *port
                && route.variant == "default"
                && route.chokepoints.iter().any(|passed| passed == chokepoint)
        })
    };
    share(tables, year, fuel, |row| {
        let shares = tables.loading_shares_for("JPN", &row.supplier, fuel, year);
        shares
            .into_iter()
            .filter(|(row, _)| passes(&row.port))
            .map(|(_, share)| share)
            .sum()
    })
}

#[track_caller]
fn assert_near(value: f64, expected: f64, within: f64) {
    assert!(
        (value - expected).abs() <= within,
        "{value} is not within {within} of {expected}"
    );
}

#[test]
fn the_middle_east_share_of_japans_imports_is_as_customs_report() {
    let tables = tables();
    assert_near(middle_east(&tables, 2014, Fuel::CrudeOil), 83.2, 0.1);
    assert_near(middle_east(&tables, 2014, Fuel::Lng), 29.7, 0.1);
    assert_near(middle_east(&tables, 2014, Fuel::Coal), 0.0, 0.05);
    assert_near(middle_east(&tables, 2020, Fuel::CrudeOil), 90.2, 0.1);
    assert_near(middle_east(&tables, 2024, Fuel::CrudeOil), 95.1, 0.1);
}

#[test]
fn loading_shares_put_hormuz_at_seven_tenths_of_japans_crude() {
    let tables = tables();
    let hormuz = passing(&tables, 2024, Fuel::CrudeOil, "hormuz");
    assert!((70.0..75.0).contains(&hormuz), "{hormuz}");
    assert_near(passing(&tables, 2024, Fuel::Lng, "hormuz"), 6.0, 0.5);
}

#[test]
fn japans_crude_of_2014_weighs_what_customs_report() {
    let tables = tables();
    let flows = tables
        .flows
        .iter()
        .filter(|row| row.importer == "JPN" && row.year == 2014);
    let crude: f64 = flows
        .filter(|row| row.fuel == Fuel::CrudeOil)
        .map(|row| row.volume)
        .sum();
    assert_near(crude, 168.4, 0.1);
}

#[test]
fn the_sources_of_japans_balance_add_up_to_the_total() {
    let tables = tables();
    for year in 2000..=2025 {
        let rows: Vec<_> = tables
            .balance
            .iter()
            .filter(|row| row.importer == "JPN" && row.year == year)
            .collect();
        let total = rows
            .iter()
            .find(|row| row.energy_source == BalanceItem::Total)
            .unwrap()
            .supply_pj
            .unwrap();
        let parts = rows
            .iter()
            .filter(|row| row.energy_source.energy_source().is_some());
        let sum: f64 = parts.filter_map(|row| row.supply_pj).sum();
        assert!(
            (sum / total - 1.0).abs() < 0.01,
            "{year}: {sum} against {total}"
        );
    }
}

#[test]
fn every_load_port_in_use_has_a_usual_route_to_every_discharge_port() {
    let tables = tables();
    for share in &tables.loading_shares {
        for discharge in tables
            .discharge_ports
            .iter()
            .filter(|row| row.fuel == share.fuel)
        {
            assert!(
                tables.routes.iter().any(|route| {
                    route.load_port == share.port
                        && route.discharge_port == discharge.port
                        && route.variant == "default"
                }),
                "{} to {}",
                share.port,
                discharge.port
            );
        }
    }
}

#[test]
fn shares_lie_between_their_ends() {
    for row in tables().loading_shares {
        assert!(row.low.is_none_or(|low| low <= row.share), "{row:?}");
        assert!(row.high.is_none_or(|high| row.share <= high), "{row:?}");
    }
}

#[test]
fn russian_cargoes_to_india_have_no_known_route() {
    let tables = tables();
    assert!(
        tables
            .loading_shares_for("IND", "RUS", Fuel::CrudeOil, 2024)
            .is_empty()
    );
    assert_eq!(
        tables
            .loading_shares_for("JPN", "RUS", Fuel::CrudeOil, 2024)
            .len(),
        3
    );
    assert_eq!(
        tables
            .loading_shares_for("IND", "SAU", Fuel::CrudeOil, 2024)
            .len(),
        2
    );
}

#[test]
fn large_crude_carriers_are_kept_out_of_sunda_only_when_laden_with_crude() {
    let tables = tables();
    assert!(tables.is_too_large(Fuel::CrudeOil, "bonny", "sunda"));
    assert!(!tables.is_too_large(Fuel::Lng, "bonny", "sunda"));
    assert!(tables.is_too_large(Fuel::CrudeOil, "houston", "suez"));
    assert!(!tables.is_too_large(Fuel::CrudeOil, "yanbu", "suez"));
}

#[test]
fn every_flow_can_be_counted_as_energy() {
    let tables = tables();
    for flow in &tables.flows {
        assert!(flow.volume > 0.0, "{flow:?}");
        assert!(
            tables.pj_per_unit(flow.fuel, &flow.unit).is_some(),
            "{flow:?}"
        );
    }
}

#[test]
fn a_port_loads_nothing_before_its_first_year_and_the_others_load_its_part() {
    let tables = tables();
    let emirates = |year| tables.loading_shares_for("JPN", "ARE", Fuel::CrudeOil, year);
    let sum = |year| emirates(year).iter().map(|(_, share)| share).sum::<f64>();
    assert!(emirates(2011).iter().all(|(row, _)| row.port != "fujairah"));
    assert!(emirates(2012).iter().any(|(row, _)| row.port == "fujairah"));
    assert_near(sum(2011), 1.0, 1e-9);
    assert_near(sum(2012), 1.0, 1e-9);
    assert!(
        tables
            .loading_shares_for("JPN", "USA", Fuel::Lng, 2012)
            .is_empty()
    );
}

#[test]
fn events_stand_in_order_of_time_from_2005_to_2026() {
    let events = tables().events;
    assert!((12..=18).contains(&events.len()), "{}", events.len());
    let years = events.iter().map(|row| row.date.decimal_year());
    let years = years.collect::<Vec<_>>();
    assert!(years.is_sorted(), "{years:?}");
    assert!(
        years.iter().all(|year| (2005.0..2027.0).contains(year)),
        "{years:?}"
    );
    assert!(events.iter().all(|row| row.detail.ends_with('.')));
}

#[test]
fn the_closure_of_hormuz_begins_when_the_event_says() {
    let tables = tables();
    let event = |id: &str| {
        let row = tables.events.iter().find(|row| row.event == id);
        row.expect("the event is listed").date.decimal_year()
    };
    let closes = event("hormuz_closes");
    let crisis = tables.crises.iter().find(|row| row.chokepoint == "hormuz");
    assert_near(
        closes.floor(),
        crisis.map_or(0.0, |row| f64::from(row.first_year)),
        0.1,
    );
    // The lever of the closure's length rests on the same dates.
    assert_near((event("hormuz_reopens") - closes) * 365.0, 115.0, 0.5);
}

#[test]
fn landed_costs_are_those_of_published_import_prices() {
    // Average CIF prices of Japan in 2024 by its customs: crude oil some 83 US dollars a barrel, LNG some 12 a million Btu.
    let tables = tables();
    let mean = |fuel| {
        let records = tables.supply_records("JPN", |_, _| Vec::new()).into_iter();
        let records = records.filter(|record| record.fuel == fuel);
        let priced = records.filter_map(|record| Some((record.cost?, record)));
        let (cost, energy) = priced.fold((0.0, 0.0), |(cost, energy), (price, record)| {
            let flows = tables.flows.iter().filter(|row| {
                row.importer == "JPN"
                    && row.year == 2024
                    && row.fuel == fuel
                    && row.supplier == record.supplier
            });
            let volume: f64 = flows.map(|row| row.volume).sum();
            (cost + price.central * volume, energy + volume)
        });
        cost / energy
    };
    let crude = mean(Fuel::CrudeOil) * 41.868 / 7.33;
    assert!((80.0..88.0).contains(&crude), "{crude} USD a barrel");
    let lng = mean(Fuel::Lng) * 1.055;
    assert!((11.5..14.0).contains(&lng), "{lng} USD a million Btu");
}

#[test]
fn a_record_is_the_largest_flow_with_its_year_and_no_value_is_no_cost() {
    let tables = tables();
    let records = tables.supply_records("JPN", |_, _| Vec::new());
    let of = |fuel, supplier: &str| {
        let mut records = records.iter();
        let record = records.find(|record| record.fuel == fuel && record.supplier == supplier);
        record.expect("it is a supplier of Japan")
    };
    let saudi = of(Fuel::CrudeOil, "SAU");
    let flows = tables
        .flows
        .iter()
        .filter(|row| row.importer == "JPN" && row.fuel == Fuel::CrudeOil && row.supplier == "SAU");
    let largest = flows.max_by(|one, other| one.volume.total_cmp(&other.volume));
    assert_eq!(largest.map(|row| row.year), Some(saudi.largest_year));
    assert!(saudi.cost.is_some());
    assert_eq!(of(Fuel::CrudeOil, "OTHER").cost, None);
    // Nothing came from Iran in the five years that costs are taken from.
    assert_eq!(of(Fuel::CrudeOil, "IRN").cost, None);
}
