//! Japan's primary energy, PJ.

use charts::{MixColumn, MixSpec, MixValue, MixYear, SourceLabel};
use model::EnergySource;

const SOURCES: [(EnergySource, &str); 8] = [
    (EnergySource::Oil, "oil"),
    (EnergySource::Gas, "natural gas"),
    (EnergySource::Coal, "coal"),
    (EnergySource::Nuclear, "nuclear"),
    (EnergySource::Hydro, "hydro"),
    (EnergySource::Solar, "solar"),
    (EnergySource::Wind, "wind"),
    (EnergySource::OtherRenewables, "other renewables"),
];

/// Oil, gas, coal, nuclear, hydro, solar, wind, other renewables.
const SUPPLY: &[(i32, [f64; 8])] = &[
    (
        2000,
        [11502.0, 2724.0, 3998.0, 3481.0, 304.0, 1.0, 0.0, 260.0],
    ),
    (
        2001,
        [11120.0, 2798.0, 4094.0, 3497.0, 294.0, 1.0, 0.0, 261.0],
    ),
    (
        2002,
        [10966.0, 2738.0, 4348.0, 3428.0, 290.0, 2.0, 1.0, 272.0],
    ),
    (
        2003,
        [11289.0, 3006.0, 4469.0, 2510.0, 333.0, 3.0, 3.0, 282.0],
    ),
    (
        2004,
        [11019.0, 2902.0, 4587.0, 3119.0, 330.0, 4.0, 5.0, 281.0],
    ),
    (
        2005,
        [11153.0, 2978.0, 4805.0, 3197.0, 279.0, 5.0, 6.0, 318.0],
    ),
    (
        2006,
        [10809.0, 3188.0, 4724.0, 3320.0, 320.0, 7.0, 7.0, 312.0],
    ),
    (
        2007,
        [10437.0, 3434.0, 4959.0, 3044.0, 268.0, 8.0, 9.0, 319.0],
    ),
    (
        2008,
        [10025.0, 3568.0, 5093.0, 2746.0, 271.0, 9.0, 11.0, 301.0],
    ),
    (
        2009,
        [9059.0, 3329.0, 4273.0, 2996.0, 254.0, 11.0, 12.0, 295.0],
    ),
    (
        2010,
        [9186.0, 3598.0, 4870.0, 3189.0, 319.0, 14.0, 14.0, 306.0],
    ),
    (
        2011,
        [9203.0, 4033.0, 4618.0, 1777.0, 297.0, 20.0, 16.0, 296.0],
    ),
    (
        2012,
        [9767.0, 4436.0, 4875.0, 196.0, 278.0, 27.0, 17.0, 308.0],
    ),
    (
        2013,
        [9300.0, 4447.0, 5074.0, 159.0, 286.0, 46.0, 18.0, 317.0],
    ),
    (
        2014,
        [8828.0, 4491.0, 4989.0, 0.0, 294.0, 85.0, 18.0, 322.0],
    ),
    (
        2015,
        [8557.0, 4274.0, 5033.0, 49.0, 309.0, 124.0, 19.0, 377.0],
    ),
    (
        2016,
        [8301.0, 4191.0, 5023.0, 193.0, 286.0, 156.0, 19.0, 316.0],
    ),
    (
        2017,
        [8153.0, 4212.0, 5097.0, 317.0, 285.0, 193.0, 22.0, 321.0],
    ),
    (
        2018,
        [7908.0, 4165.0, 4992.0, 536.0, 292.0, 220.0, 27.0, 345.0],
    ),
    (
        2019,
        [7675.0, 3892.0, 4905.0, 716.0, 266.0, 242.0, 27.0, 370.0],
    ),
    (
        2020,
        [6901.0, 3749.0, 4575.0, 469.0, 282.0, 272.0, 30.0, 405.0],
    ),
    (
        2021,
        [7059.0, 3698.0, 4930.0, 668.0, 287.0, 303.0, 34.0, 454.0],
    ),
    (
        2022,
        [7056.0, 3583.0, 4916.0, 565.0, 270.0, 328.0, 34.0, 489.0],
    ),
    (
        2023,
        [6909.0, 3298.0, 4536.0, 845.0, 268.0, 347.0, 36.0, 540.0],
    ),
    (
        2024,
        [6612.0, 3274.0, 4531.0, 926.0, 286.0, 348.0, 40.0, 572.0],
    ),
    (
        2025,
        [6509.0, 3254.0, 4358.0, 1026.0, 267.0, 399.0, 46.0, 604.0],
    ),
];

fn values(supply: &[f64; 8]) -> Vec<MixValue> {
    let present = SOURCES
        .iter()
        .zip(supply)
        .filter(|(_, petajoules)| **petajoules > 0.0);
    let value = |((source, _), petajoules): (&(EnergySource, &str), &f64)| {
        let home = if source.is_fossil() {
            petajoules * 0.006
        } else {
            *petajoules
        };
        MixValue {
            source: *source,
            imported_petajoules: source.is_fossil().then_some(petajoules - home),
            home_petajoules: Some(home),
        }
    };
    present.map(value).collect()
}

/// The mix; disturbed, with a scenario column, a gap and an earlier selected year.
pub fn mix(disturbed: bool) -> MixSpec {
    let known = SUPPLY
        .iter()
        .filter(|(year, _)| !disturbed || !(2003..2008).contains(year));
    let scenario = [4600.0, 2400.0, 4326.0, 1800.0, 286.0, 800.0, 400.0, 572.0];
    MixSpec {
        years: known
            .map(|(year, supply)| MixYear {
                year: *year,
                values: values(supply),
            })
            .collect(),
        scenario: disturbed.then(|| MixColumn {
            values: values(&scenario),
        }),
        selected_year: Some(if disturbed { 2014 } else { 2024 }),
        sources: SOURCES
            .map(|(source, label)| SourceLabel {
                source,
                label: label.into(),
            })
            .into(),
        ..MixSpec::default()
    }
}
