//! A small invented importer for examples and tests. Its figures are round on purpose and describe no country.

use crate::baseline::{
    BalanceRow, Baseline, Bypass, Chokepoint, ChokepointSet, Flow, FuelImports, Gate, Lane,
    LoadingShare, Parameters, Route, Stock,
};
use crate::lever::{LeverGroup, LeverKind, LeverSpec, LeverUnit};
use crate::terms::{EnergySource, Fuel, Quality, Region};
use crate::units::{NauticalMiles, Petajoules, TerawattHours};

const HORMUZ: u32 = 0b0001;
const MALACCA: u32 = 0b0010;
const SOUTH_CHINA_SEA: u32 = 0b0100;
const LOMBOK: u32 = 0b1000;

/// An importer that buys from the Gulf, from Russia and from Australia, and from one supplier without a known route.
pub fn baseline() -> Baseline {
    Baseline {
        importer: "XXX".to_owned(),
        year: 2000,
        chokepoints: vec![
            chokepoint("hormuz", "Strait of Hormuz", true),
            chokepoint("malacca", "Strait of Malacca", true),
            chokepoint("south_china_sea", "South China Sea", false),
            chokepoint("lombok", "Lombok Strait", false),
        ],
        balance: vec![
            balance(EnergySource::Oil, 8_000.0, Some(100.0), Some(50.0)),
            balance(EnergySource::Gas, 4_000.0, None, Some(300.0)),
            balance(EnergySource::Coal, 5_000.0, Some(20.0), Some(320.0)),
            balance(EnergySource::Nuclear, 900.0, Some(900.0), Some(84.6)),
            balance(EnergySource::Hydro, 300.0, Some(300.0), Some(83.0)),
        ],
        primary_energy: Some(Petajoules(18_200.0)),
        fuels: vec![
            imports(
                Fuel::CrudeOil,
                41.868,
                vec![
                    flow("SAU", Region::MiddleEast, 4_000.0, vec![(0, 0.9), (1, 0.1)]),
                    flow("RUS", Region::Russia, 500.0, vec![(2, 1.0)]),
                    flow("OTHER", Region::Unknown, 300.0, vec![]),
                ],
            ),
            imports(
                Fuel::Lng,
                48.75,
                vec![
                    flow("AUS", Region::AsiaPacific, 2_000.0, vec![(4, 1.0)]),
                    flow("QAT", Region::MiddleEast, 1_000.0, vec![(3, 1.0)]),
                    flow("RUS", Region::Russia, 400.0, vec![(5, 1.0)]),
                ],
            ),
            imports(
                Fuel::Coal,
                26.1,
                vec![flow("AUS", Region::AsiaPacific, 4_000.0, vec![(6, 1.0)])],
            ),
        ],
        lanes: lanes(),
        bypasses: vec![Bypass {
            bypass: "east_west".to_owned(),
            name: "East-West".to_owned(),
            supplier: "SAU".to_owned(),
            fuel: Fuel::CrudeOil,
            avoids: 0,
            lane: 1,
            // A tenth is loaded there anyway: half of the rest can be added.
            capacity: 0.55,
        }],
        stocks: vec![
            stock(Fuel::CrudeOil, 200.0, 12.0, Some(160.0)),
            stock(Fuel::Lng, 20.0, 3_400.0 / 365.0, None),
        ],
        crises: vec![],
        levers: levers(),
        parameters: Parameters {
            nuclear_capacity_factor: 0.8,
            power_link_capacity_factor: 0.8,
            petajoules_per_bcm: 35.846,
            lng_mt_per_twh: 0.137,
            efficiency_oil: 0.39,
            efficiency_coal: 0.41,
            nuclear_petajoules_per_twh: 10.9,
            barrels_per_tonne: 7.33,
            ship_speed_knots: vec![
                (Fuel::CrudeOil, 13.0),
                (Fuel::Lng, 17.0),
                (Fuel::Coal, 13.0),
            ],
        },
    }
}

fn chokepoint(id: &str, name: &str, meti_passage: bool) -> Chokepoint {
    Chokepoint {
        chokepoint: id.to_owned(),
        name: name.to_owned(),
        meti_passage,
    }
}

fn stock(fuel: Fuel, days: f64, day_energy: f64, iea_days: Option<f64>) -> Stock {
    Stock {
        fuel,
        days: Some(days),
        as_of: Some("2000".to_owned()),
        day_energy: Petajoules(day_energy),
        is_legal_basis: fuel == Fuel::CrudeOil,
        unusable: 0.1,
        iea_days,
        source_id: "invented".to_owned(),
        quality: Quality::Assumption,
    }
}

fn balance(
    source: EnergySource,
    supply: f64,
    production: Option<f64>,
    twh: Option<f64>,
) -> BalanceRow {
    BalanceRow {
        energy_source: source,
        supply: Some(Petajoules(supply)),
        production: production.map(Petajoules),
        electricity: twh.map(TerawattHours),
    }
}

fn imports(fuel: Fuel, petajoules_per_megatonne: f64, flows: Vec<Flow>) -> FuelImports {
    FuelImports {
        fuel,
        petajoules_per_megatonne,
        flows,
    }
}

fn flow(supplier: &str, region: Region, petajoules: f64, loading: Vec<(usize, f64)>) -> Flow {
    Flow {
        supplier: supplier.to_owned(),
        name: supplier.to_owned(),
        region,
        energy: Petajoules(petajoules),
        before_crisis: None,
        risk: Some(if region == Region::AsiaPacific {
            0.2
        } else {
            0.6
        }),
        volume: petajoules,
        unit: "PJ".to_owned(),
        loading: loading
            .into_iter()
            .map(|(lane, share)| LoadingShare { lane, share })
            .collect(),
        quality: Quality::Assumption,
        source_id: "invented".to_owned(),
    }
}

fn lanes() -> Vec<Lane> {
    let gulf = [
        (6_600.0, HORMUZ | MALACCA | SOUTH_CHINA_SEA),
        (7_600.0, HORMUZ | LOMBOK),
    ];
    let red_sea = [(7_400.0, MALACCA | SOUTH_CHINA_SEA), (8_300.0, LOMBOK)];
    vec![
        lane("gulf", Fuel::CrudeOil, &gulf),
        lane("red_sea", Fuel::CrudeOil, &red_sea),
        lane("kozmino", Fuel::CrudeOil, &[(900.0, 0)]),
        lane("ras_laffan", Fuel::Lng, &gulf),
        lane("dampier", Fuel::Lng, &[(3_700.0, LOMBOK), (4_000.0, 0)]),
        lane("prigorodnoye", Fuel::Lng, &[(980.0, 0)]),
        lane("newcastle", Fuel::Coal, &[(4_300.0, 0)]),
    ]
}

fn lane(port: &str, fuel: Fuel, routes: &[(f64, u32)]) -> Lane {
    let usual = routes.first().copied().unwrap_or_default();
    let passed = ChokepointSet(usual.1).indices().collect::<Vec<_>>();
    Lane {
        load_port: port.to_owned(),
        load_port_name: port.to_owned(),
        discharge_port: "home".to_owned(),
        discharge_port_name: "Home".to_owned(),
        fuel,
        routes: routes
            .iter()
            .enumerate()
            .map(|(position, (miles, passes))| Route {
                variant: if position == 0 { "default" } else { "detour" }.to_owned(),
                distance: NauticalMiles(*miles),
                passes: ChokepointSet(*passes),
            })
            .collect(),
        // In the order of the list and evenly along the way.
        gates: passed
            .iter()
            .enumerate()
            .map(|(position, &chokepoint)| Gate {
                chokepoint,
                before_arrival: NauticalMiles(
                    usual.0 * (passed.len() - position) as f64 / (passed.len() + 1) as f64,
                ),
            })
            .collect(),
    }
}

#[expect(clippy::too_many_lines, reason = "one entry for each lever")]
fn levers() -> Vec<LeverSpec> {
    use LeverGroup::{Assumptions, Cushion, Demand, Disruption, Home, Losses, RussianFarEast};
    use LeverUnit::{Days, Gw, Kbd, MtPerYear, Percent, Twh};
    let closure = |id: &str| {
        let kind = LeverKind::Closure {
            chokepoint: id.to_owned(),
        };
        lever(id, Disruption, kind, Percent, (0.0, 100.0), Some(0.0))
    };
    let supply = |id: &str, fuel, lane, unit, maximum| {
        let kind = LeverKind::Supply {
            supplier: "RUS".to_owned(),
            name: "Russia".to_owned(),
            region: Region::Russia,
            fuel,
            lane,
            project: None,
        };
        lever(id, RussianFarEast, kind, unit, (0.0, maximum), Some(0.0))
    };
    let loss = |id: &str, supplier: &str| {
        let kind = LeverKind::SupplierLoss {
            supplier: supplier.to_owned(),
            name: supplier.to_owned(),
        };
        lever(id, Losses, kind, Percent, (0.0, 100.0), Some(0.0))
    };
    let stock = |id: &str, fuel| {
        let kind = LeverKind::Stock { fuel };
        lever(id, Cushion, kind, Days, (0.0, 400.0), None)
    };
    let loading = LeverKind::Loading {
        supplier: "SAU".to_owned(),
        name: "SAU".to_owned(),
        fuel: Fuel::CrudeOil,
        lane: Some(1),
    };
    let percent = |id: &str, group, kind, range, default| {
        lever(id, group, kind, Percent, range, Some(default))
    };
    vec![
        closure("hormuz"),
        closure("malacca"),
        closure("south_china_sea"),
        supply("rfe_lng", Fuel::Lng, Some(5), MtPerYear, 100.0),
        supply("rfe_crude", Fuel::CrudeOil, Some(2), Kbd, 3_000.0),
        lever("nuclear", Home, LeverKind::Nuclear, Gw, (0.0, 33.0), None),
        lever(
            "renewables",
            Home,
            LeverKind::Renewables,
            Twh,
            (0.0, 900.0),
            Some(0.0),
        ),
        percent("demand", Demand, LeverKind::Demand, (-30.0, 30.0), 0.0),
        loss("russia_loss", "RUS"),
        loss("saudi_loss", "SAU"),
        lever(
            "closure_start",
            Disruption,
            LeverKind::ClosureStart,
            Days,
            (0.0, 180.0),
            Some(0.0),
        ),
        lever(
            "closure_days",
            Disruption,
            LeverKind::ClosureDays,
            Days,
            (0.0, 365.0),
            Some(90.0),
        ),
        percent("restraint", Cushion, LeverKind::Restraint, (0.0, 50.0), 0.0),
        percent(
            "fleet_slack",
            Cushion,
            LeverKind::FleetSlack,
            (0.0, 50.0),
            10.0,
        ),
        percent("bypass", Cushion, LeverKind::Bypass, (0.0, 100.0), 100.0),
        stock("oil_stock_days", Fuel::CrudeOil),
        stock("lng_stock_days", Fuel::Lng),
        lever(
            "red_sea_share",
            Assumptions,
            loading,
            Percent,
            (0.0, 40.0),
            None,
        ),
        percent(
            "coal_to_gas",
            Home,
            LeverKind::CoalToGas,
            (-100.0, 100.0),
            0.0,
        ),
        supply(
            "pipeline",
            Fuel::PipelineGas,
            None,
            LeverUnit::BcmPerYear,
            30.0,
        ),
        supply("power_link", Fuel::Electricity, None, Gw, 6.0),
    ]
}

fn lever(
    id: &str,
    group: LeverGroup,
    kind: LeverKind,
    unit: LeverUnit,
    (minimum, maximum): (f64, f64),
    default: Option<f64>,
) -> LeverSpec {
    LeverSpec {
        lever: id.to_owned(),
        group,
        kind,
        unit,
        minimum,
        maximum,
        step: 1.0,
        default,
        source_id: "invented".to_owned(),
        quality: Quality::Assumption,
    }
}
