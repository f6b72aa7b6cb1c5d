//! Our World in Data.

use import::{Format, Options, RemarkKind::*};

use crate::{assert_at, options, reading, remark, rows};

const FILE: &str = include_str!("../fixtures/owid.csv");

/// The file with one column of Japan's line of 2023 changed.
fn with(column: &str, value: &str) -> String {
    let mut lines = FILE
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>())
        .collect::<Vec<_>>();
    let position = lines[0].iter().position(|name| *name == column).unwrap();
    lines[2][position] = value;
    lines.iter().map(|cells| cells.join(",") + "\n").collect()
}

/// The file without a column.
fn without(column: &str) -> String {
    let position = FILE
        .lines()
        .next()
        .unwrap()
        .split(',')
        .position(|name| name == column)
        .unwrap();
    let kept = |line: &str| {
        let cells = line
            .split(',')
            .enumerate()
            .filter(|(at, _)| *at != position);
        cells.map(|(_, cell)| cell).collect::<Vec<_>>().join(",") + "\n"
    };
    FILE.lines().map(kept).collect()
}

#[test]
fn a_year_of_a_country_becomes_rows_of_the_balance() {
    let import = reading(Format::Owid, FILE, &options());
    let japan = rows(&import)
        .into_iter()
        .filter(|row| row.starts_with("JPN"))
        .collect::<Vec<_>>();
    assert_eq!(
        japan,
        [
            "JPN,2023,biofuel,18,,",
            "JPN,2023,coal,4320,11,280",
            "JPN,2023,gas,3240,72,330",
            // 75 TWh are 270 PJ, whatever hydro_consumption says.
            "JPN,2023,hydro,270,270,75",
            // 78 TWh of power are 280.8 PJ, and 0.33 of the reactors' heat.
            "JPN,2023,nuclear,851,851,78",
            "JPN,2023,oil,6480,3.6,30",
            "JPN,2023,other_renewables,173,173,48",
            "JPN,2023,solar,353,353,98",
            // 4700 TWh, less 795 that the five sources are counted for, and with 231 TWh of power and 236.4 of reactor heat.
            "JPN,2023,total,15741,,1000",
            "JPN,2023,wind,36,36,10",
        ]
    );
    assert!(
        import
            .to_csv()
            .contains("JPN,2023,total,15741,,1000,own_assumption,secondary")
    );
    let restated = remark(&import, "was restated");
    assert_at(
        restated,
        Note,
        "line 3",
        "primary_energy_consumption",
        "4700",
    );
    assert_eq!(import.errors(), 0);
}

#[test]
fn a_total_of_official_figures_is_derived_once_it_is_restated() {
    let official = Options {
        quality: Some(model::Quality::Official),
        ..options()
    };
    let csv = reading(Format::Owid, FILE, &official).to_csv();
    assert!(
        csv.contains("JPN,2023,total,15741,,1000,own_assumption,derived"),
        "{csv}"
    );
    assert!(
        csv.contains("SGP,2023,total,4061,,57,own_assumption,official"),
        "{csv}"
    );
}

#[test]
fn regions_other_countries_and_earlier_years_are_left_out() {
    let import = reading(Format::Owid, FILE, &options());
    assert_at(
        remark(&import, "region"),
        LeftOut,
        "line 5",
        "country",
        "Asia",
    );
    // Once for both years.
    assert_at(
        remark(&import, "no importer"),
        LeftOut,
        "line 6",
        "country",
        "France",
    );
    let early = remark(&import, "before 2000");
    assert_at(early, LeftOut, "line 2", "iso_code", "JPN");
    let years = Options {
        years: Some(1999..=1999),
        ..options()
    };
    let import = reading(Format::Owid, FILE, &years);
    assert!(rows(&import).iter().all(|row| row.starts_with("JPN,1999")));
    assert_eq!(
        import
            .report
            .iter()
            .filter(|remark| remark.message.contains("outside 1999"))
            .count(),
        2
    );
}

#[test]
fn a_column_that_is_absent_leaves_its_cells_empty() {
    let import = reading(Format::Owid, &without("coal_production"), &options());
    assert!(rows(&import).contains(&"JPN,2023,coal,4320,,280".to_owned()));
    assert_at(
        remark(&import, "is absent"),
        Note,
        "line 1",
        "coal_production",
        "",
    );
    // Without what it counts by substitution a total cannot be restated.
    let import = reading(Format::Owid, &without("hydro_consumption"), &options());
    assert!(rows(&import).contains(&"JPN,2023,total,,,1000".to_owned()));
    let import = reading(Format::Owid, &without("wind_electricity"), &options());
    assert!(!rows(&import).iter().any(|row| row.contains("wind")));
}

#[test]
fn cells_that_are_empty_stay_so_and_are_counted() {
    let import = reading(Format::Owid, FILE, &options());
    assert!(rows(&import).contains(&"SGP,2023,coal,18,,0".to_owned()));
    let empty = import
        .report
        .iter()
        .find(|remark| remark.column.as_deref() == Some("coal_production"));
    assert!(empty.unwrap().message.contains("empty in 1 of the lines"));
}

#[test]
fn figures_that_are_none_are_errors() {
    let import = reading(Format::Owid, &with("coal_consumption", "-1"), &options());
    assert_at(
        remark(&import, "below zero"),
        Error,
        "line 3",
        "coal_consumption",
        "-1",
    );
    let import = reading(Format::Owid, &with("gas_production", "n/a"), &options());
    assert_at(
        remark(&import, "no number"),
        Error,
        "line 3",
        "gas_production",
        "n/a",
    );
    let import = reading(Format::Owid, &with("year", "MMXXIII"), &options());
    assert_at(
        remark(&import, "no year"),
        Error,
        "line 3",
        "year",
        "MMXXIII",
    );
}

#[test]
fn a_year_that_stands_twice_counts_once() {
    let twice = FILE.to_owned() + FILE.lines().nth(2).unwrap() + "\n";
    let import = reading(Format::Owid, &twice, &options());
    let error = remark(&import, "stands on line 3 already");
    assert_at(error, Error, "line 8", "iso_code", "JPN");
    assert_eq!(
        rows(&import),
        rows(&reading(Format::Owid, FILE, &options()))
    );
}

#[test]
fn columns_that_are_not_read_are_named() {
    let import = reading(Format::Owid, FILE, &options());
    assert_at(
        remark(&import, "2 columns are not read"),
        Note,
        "line 1",
        "",
        "population, gdp",
    );
}
