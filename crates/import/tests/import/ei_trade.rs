//! The Statistical Review's matrices.

use import::{Format, Import, Options, RemarkKind::*, read};

use crate::workbook::workbook;
use crate::{assert_at, options, reading, remark, rows, tables};

const OIL: &str = include_str!("../fixtures/ei_oil.csv");
const LNG: &str = include_str!("../fixtures/ei_lng.csv");
const PIPELINE: &str = include_str!("../fixtures/ei_pipeline.csv");
const COAL: &str = include_str!("../fixtures/ei_coal.csv");
const PRICES: &str = "Oil: Spot crude prices,,\nUS dollars per barrel,Dubai,Brent\n2023,81,82\n";

fn text(text: &str) -> Import {
    reading(Format::EiTrade, text, &options())
}

fn book(sheets: &[(&str, &str)], options: &Options) -> Import {
    read(
        Format::EiTrade,
        "book.xlsx",
        &workbook(sheets),
        &tables(),
        options,
    )
    .unwrap()
}

#[test]
fn suppliers_down_the_side_are_read_for_both_matrices_of_a_sheet() {
    let import = text(OIL);
    let japan = rows(&import)
        .into_iter()
        .filter(|row| row.starts_with("JPN"))
        .collect::<Vec<_>>();
    assert_eq!(
        japan,
        [
            "JPN,2023,crude_oil,ARE,48.3,Mt",
            "JPN,2023,crude_oil,MIDDLE_EAST_OTHER,8,Mt",
            "JPN,2023,crude_oil,RUS,0.05,Mt",
            "JPN,2023,crude_oil,SAU,50.1,Mt",
            "JPN,2023,oil_products,SGP,0.6,Mt",
            "JPN,2023,oil_products,USA,10.5,Mt",
        ]
    );
    assert!(
        import
            .to_csv()
            .lines()
            .nth(1)
            .unwrap()
            .ends_with(",own_assumption,secondary")
    );
    assert_at(
        remark(&import, "a mark for less"),
        LeftOut,
        "line 9",
        "Other Middle East",
        "†",
    );
    assert_eq!(import.errors(), 0, "{:#?}", import.report);
}

#[test]
fn importers_down_the_side_are_read_with_names_in_two_rows() {
    let import = text(LNG);
    let japan = rows(&import)
        .into_iter()
        .filter(|row| row.starts_with("JPN"))
        .collect::<Vec<_>>();
    assert_eq!(
        japan,
        [
            "JPN,2023,lng,PNG,5.2,bcm",
            "JPN,2023,lng,QAT,4,bcm",
            "JPN,2023,lng,TTO,0.1,bcm",
            "JPN,2023,lng,USA,7.5,bcm",
        ]
    );
    let noise = remark(&import, "too little");
    assert_eq!(noise.value.as_deref(), Some("REG_OTHER_AMERICAS"));
    let elsewhere = remark(&import, "not among the importers");
    assert!(
        elsewhere
            .message
            .ends_with(": Canada, North America, Asia Pacific"),
        "{}",
        elsewhere.message
    );
}

#[test]
fn pipelines_and_coal_have_their_units() {
    assert_eq!(
        rows(&text(PIPELINE)).first().unwrap(),
        "CHN,2023,pipeline_gas,MMR,4,bcm"
    );
    let coal = rows(&text(COAL));
    assert_eq!(coal.first().unwrap(), "CHN,2023,coal,AUS,1.35,EJ");
    assert!(coal.contains(&"JPN,2023,coal,OTHER,0.001,EJ".to_owned()));
}

#[test]
fn tonnes_of_oil_equivalent_become_exajoules() {
    let import = text(&COAL.replace("Exajoules", "Million tonnes oil equivalent"));
    assert_eq!(
        rows(&import).first().unwrap(),
        "CHN,2023,coal,AUS,0.0565,EJ"
    );
    assert_eq!(remark(&import, "turned into exajoules").kind, Note);
}

#[test]
fn a_workbook_comes_to_what_its_sheets_do() {
    let sheets = [
        ("Oil - Inter-area movements", OIL),
        ("Oil prices", PRICES),
        ("Gas trade - LNG", LNG),
        ("Coal", COAL),
    ];
    let import = book(&sheets, &options());
    let mut expected = [OIL, LNG, COAL]
        .iter()
        .flat_map(|sheet| rows(&text(sheet)))
        .collect::<Vec<_>>();
    expected.sort();
    assert_eq!(rows(&import), expected);
    assert_at(
        remark(&import, "a mark for less"),
        LeftOut,
        "Oil - Inter-area movements!F9",
        "Other Middle East",
        "†",
    );
    assert_eq!(remark(&import, "were not read: 1").kind, Note);
    assert!(
        import
            .report
            .iter()
            .any(|remark| remark.at.to_string() == "Gas trade - LNG!A4")
    );
}

#[test]
fn one_sheet_may_be_chosen_and_the_same_group_twice_is_an_error() {
    let sheets = [("A", COAL), ("B", COAL)];
    let import = book(&sheets, &options());
    let twice = import
        .report
        .iter()
        .filter(|remark| remark.message.contains("--sheet"))
        .collect::<Vec<_>>();
    assert_eq!(twice.len(), 3);
    assert_at(twice[0], Error, "B!B3", "importer", "China");
    let only = Options {
        sheet: Some("B".to_owned()),
        ..options()
    };
    assert_eq!(book(&sheets, &only).errors(), 0);
    let none = Options {
        sheet: Some("C".to_owned()),
        ..options()
    };
    let error = read(
        Format::EiTrade,
        "book.xlsx",
        &workbook(&sheets),
        &tables(),
        &none,
    )
    .unwrap_err();
    assert!(
        error.to_string().contains("no sheet \"C\"; there are A, B"),
        "{error}"
    );
}

#[test]
fn a_workbook_without_a_matrix_and_a_broken_one_are_refused() {
    let prices = workbook(&[("Prices", PRICES)]);
    let error = read(Format::EiTrade, "book.xlsx", &prices, &tables(), &options()).unwrap_err();
    assert!(
        error.to_string().contains("no sheet has a trade matrix"),
        "{error}"
    );
    let error = read(
        Format::EiTrade,
        "book.xlsx",
        b"PK\x03\x04nonsense",
        &tables(),
        &options(),
    )
    .unwrap_err();
    assert!(
        error.to_string().starts_with("book.xlsx cannot be read"),
        "{error}"
    );
    let error = read(
        Format::Comtrade,
        "book.xlsx",
        &prices,
        &tables(),
        &options(),
    )
    .unwrap_err();
    assert!(
        error.to_string().contains("save its sheet as CSV"),
        "{error}"
    );
}

#[test]
fn a_year_is_taken_from_the_heading_or_asked_for() {
    let without = COAL.replace(" 2023", "");
    let import = text(&without);
    assert!(import.rows.is_empty());
    assert_at(
        remark(&import, "no single year"),
        Error,
        "line 3",
        "heading",
        "Coal: Inter-area movements",
    );
    let asked = Options {
        year: Some(2025),
        ..options()
    };
    let import = reading(Format::EiTrade, COAL, &asked);
    assert_eq!(rows(&import).first().unwrap(), "CHN,2025,coal,AUS,1.35,EJ");
    assert_eq!(remark(&import, "taken for 2025").kind, Note);
    let other = Options {
        years: Some(2000..=2010),
        ..options()
    };
    let import = reading(Format::EiTrade, COAL, &other);
    assert_at(
        remark(&import, "outside the years"),
        LeftOut,
        "line 3",
        "year",
        "2023",
    );
}

#[test]
fn names_nobody_knows_are_errors_where_they_matter() {
    let import = text(
        &COAL
            .replace("Australia", "Atlantis")
            .replace("South Korea", "Lemuria"),
    );
    let unknown = import
        .report
        .iter()
        .filter(|remark| remark.message.contains("no name that we know"))
        .collect::<Vec<_>>();
    assert_eq!(unknown.len(), 3, "{unknown:#?}");
    assert_at(unknown[2], LeftOut, "line 3", "importer", "Lemuria");
    assert_at(unknown[0], Error, "line 6", "supplier", "Atlantis");
    let sum = remark(&import, "JPN 2023 coal: the suppliers add up to").kind;
    assert_eq!(sum, Note);
}

#[test]
fn names_of_the_package_are_known_too() {
    let mut tables = tables();
    tables.places[50].name = "Atlantis".to_owned();
    let code = tables.places[50].place.clone();
    let text = COAL.replace("Australia", "Atlantis");
    let import = read(
        Format::EiTrade,
        "file",
        text.as_bytes(),
        &tables,
        &options(),
    )
    .unwrap();
    assert!(rows(&import).contains(&format!("JPN,2023,coal,{code},2.8,EJ")));
    assert_eq!(import.errors(), 0);
}

#[test]
fn a_supplier_without_a_place_is_an_error_or_another() {
    let changed = PIPELINE.replace("Turkmenistan", "Bolivia");
    let import = text(&changed);
    assert_at(
        remark(&import, "no place BOL"),
        Error,
        "line 4",
        "supplier",
        "Bolivia",
    );
    let others = Options {
        others: true,
        ..options()
    };
    let import = reading(Format::EiTrade, &changed, &others);
    assert!(rows(&import).contains(&"CHN,2023,pipeline_gas,OTHER,30,bcm".to_owned()));
    // A region may hold what other columns have too.
    let import = reading(
        Format::EiTrade,
        &PIPELINE.replace("Turkmenistan", "Asia Pacific"),
        &others,
    );
    assert_at(
        remark(&import, "sums up others"),
        LeftOut,
        "line 4",
        "supplier",
        "Asia Pacific",
    );
}

#[test]
fn cells_that_are_no_figures_are_errors() {
    let import = text(&COAL.replace("Australia,1.35,2.8,1", "Australia,-1.35,much,1"));
    assert_at(
        remark(&import, "below zero"),
        Error,
        "line 6",
        "Australia",
        "-1.35",
    );
    assert_at(
        remark(&import, "no number"),
        Error,
        "line 6",
        "Australia",
        "much",
    );
    let twice = text(&COAL.replace("Rest of World", "Australia"));
    let twice = twice
        .report
        .iter()
        .filter(|remark| remark.message.contains("stands twice"))
        .count();
    assert_eq!(twice, 3);
}

#[test]
fn oil_that_is_not_split_is_left_out() {
    let together = OIL.replace("Crude (million tonnes)", "Million tonnes");
    let import = text(&together);
    assert_at(
        remark(&import, "tells no fuel"),
        LeftOut,
        "line 3",
        "heading",
        "Oil: Inter-area movements 2023",
    );
    assert!(rows(&import).iter().all(|row| row.contains("oil_products")));
    let barrels = text(&OIL.replace("Crude (million tonnes)", "Crude (thousand barrels daily)"));
    assert!(
        barrels
            .report
            .iter()
            .any(|remark| remark.kind == Error && remark.message.contains("no unit"))
    );
}
