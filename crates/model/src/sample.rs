//! A small invented importer for examples and tests. Its figures are round on purpose and describe no country.

use crate::baseline::{
    BalanceRow, Baseline, Chokepoint, ChokepointSet, Flow, FuelImports, Lane, LoadingShare,
    Parameters, Route,
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
        levers: levers(),
        parameters: Parameters {
            nuclear_capacity_factor: 0.8,
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
    Lane {
        load_port: port.to_owned(),
        load_port_name: port.to_owned(),
        discharge_port: "home".to_owned(),
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
    }
}

fn levers() -> Vec<LeverSpec> {
    let closure = |id: &str| {
        let kind = LeverKind::Closure {
            chokepoint: id.to_owned(),
        };
        lever(
            id,
            LeverGroup::Disruption,
            kind,
            LeverUnit::Percent,
            (0.0, 100.0),
            Some(0.0),
        )
    };
    let supply = |id: &str, fuel, lane, unit, maximum| {
        let kind = LeverKind::Supply {
            supplier: "RUS".to_owned(),
            name: "Russia".to_owned(),
            region: Region::Russia,
            fuel,
            lane: Some(lane),
        };
        lever(
            id,
            LeverGroup::RussianFarEast,
            kind,
            unit,
            (0.0, maximum),
            Some(0.0),
        )
    };
    let loss = LeverKind::SupplierLoss {
        supplier: "RUS".to_owned(),
    };
    vec![
        closure("hormuz"),
        closure("malacca"),
        closure("south_china_sea"),
        supply("rfe_lng", Fuel::Lng, 5, LeverUnit::MtPerYear, 100.0),
        supply("rfe_crude", Fuel::CrudeOil, 2, LeverUnit::Kbd, 3_000.0),
        lever(
            "nuclear",
            LeverGroup::Home,
            LeverKind::Nuclear,
            LeverUnit::Gw,
            (0.0, 33.0),
            None,
        ),
        lever(
            "renewables",
            LeverGroup::Home,
            LeverKind::Renewables,
            LeverUnit::Twh,
            (0.0, 900.0),
            Some(0.0),
        ),
        lever(
            "demand",
            LeverGroup::Demand,
            LeverKind::Demand,
            LeverUnit::Percent,
            (-30.0, 30.0),
            Some(0.0),
        ),
        lever(
            "russia_loss",
            LeverGroup::Disruption,
            loss,
            LeverUnit::Percent,
            (0.0, 100.0),
            Some(0.0),
        ),
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
