//! UN Comtrade.

use import::{Format, Import, Options, RemarkKind::*};

use crate::{assert_at, options, reading, remark, rows};

const NEW: &str = include_str!("../fixtures/comtrade.csv");
const HEADER: &str = "refYear,reporterISO,flowCode,partnerCode,partnerISO,cmdCode,netWgt";

/// Reads lines under a short header.
fn lines(lines: &[&str]) -> Import {
    lines_with(&options(), lines)
}

fn lines_with(options: &Options, lines: &[&str]) -> Import {
    let text = format!("{HEADER}\n{}\n", lines.join("\n"));
    reading(Format::Comtrade, &text, options)
}

#[test]
fn an_export_of_today_is_read() {
    let import = reading(Format::Comtrade, NEW, &options());
    assert_eq!(
        import.to_csv(),
        "importer,year,fuel,supplier,volume,unit,source_id,quality\n\
         JPN,2023,crude_oil,ARE,47.1235,Mt,own_assumption,estimate\n\
         JPN,2023,crude_oil,SAU,50,Mt,own_assumption,official\n\
         JPN,2023,lng,AUS,28,Mt,own_assumption,official\n\
         JPN,2023,oil_products,TWN,0.1234,Mt,own_assumption,official\n"
    );
    assert_at(
        remark(&import, "is an estimate"),
        Note,
        "line 4",
        "isNetWgtEstimated",
        "True",
    );
    assert_at(
        remark(&import, "no weight"),
        LeftOut,
        "line 5",
        "netWgt",
        "0",
    );
    assert_at(
        remark(&import, "an export"),
        LeftOut,
        "line 6",
        "flowCode",
        "X",
    );
    assert_at(
        remark(&import, "no importer"),
        LeftOut,
        "line 7",
        "reporterISO",
        "FRA",
    );
    assert_at(
        remark(&import, "read as Taiwan"),
        Note,
        "line 9",
        "partnerISO",
        "S19",
    );
    assert_eq!(import.errors(), 0);
}

#[test]
fn names_of_columns_may_be_written_in_either_way() {
    let (header, rest) = NEW.split_once('\n').unwrap();
    let pascal = header
        .split(',')
        .map(|name| name[..1].to_uppercase() + &name[1..])
        .collect::<Vec<_>>()
        .join(",");
    let other = reading(Format::Comtrade, &format!("{pascal}\n{rest}"), &options());
    assert_eq!(other.rows, reading(Format::Comtrade, NEW, &options()).rows);
}

#[test]
fn an_export_of_the_old_site_is_read() {
    let import = reading(
        Format::Comtrade,
        include_str!("../fixtures/comtrade_legacy.csv"),
        &options(),
    );
    assert_eq!(
        import.to_csv(),
        "importer,year,fuel,supplier,volume,unit,source_id,quality\n\
         KOR,2015,coal,AUS,80,Mt,own_assumption,official\n\
         KOR,2015,coal,IDN,50,Mt,own_assumption,estimate\n"
    );
    assert_at(
        remark(&import, "re-export"),
        LeftOut,
        "line 5",
        "Trade Flow Code",
        "3",
    );
    assert_at(
        remark(&import, "an estimate of the United Nations"),
        Note,
        "line 4",
        "Flag",
        "4",
    );
}

#[test]
fn a_line_may_end_with_a_comma_and_must_not_have_moved() {
    let import = lines(&[
        "2023,JPN,M,682,SAU,2709,1000000000,",
        "2023,JPN,M,784,ARE",
        "2023,JPN,M,36,AUS,2709,5,6",
    ]);
    assert_eq!(rows(&import), ["JPN,2023,crude_oil,SAU,1,Mt"]);
    assert_at(remark(&import, "has 5 cells"), Error, "line 3", "", "");
    assert_at(remark(&import, "has 8 cells"), Error, "line 4", "", "");
}

#[test]
fn partners_without_a_place_are_errors_or_others() {
    let file = [
        "2023,JPN,M,0,W00,2709,14000000000",
        "2023,JPN,M,682,SAU,2709,10000000000",
        "2023,JPN,M,899,_X,2709,1000000000",
        "2023,JPN,M,837,,2709,1000000000",
        "2023,JPN,M,8,ALB,2709,2000000000",
        "2023,JPN,M,,QQQ,2709,1",
        "2023,JPN,M,97,EUR,2709,1",
    ];
    let import = lines(&file);
    assert_eq!(rows(&import), ["JPN,2023,crude_oil,SAU,10,Mt"]);
    let unspecified = import
        .report
        .iter()
        .filter(|remark| remark.message.contains("no single place"));
    assert_eq!(unspecified.count(), 2);
    let albania = remark(&import, "no place ALB");
    assert_at(albania, Error, "line 6", "partnerISO", "ALB");
    assert!(albania.message.contains("places.csv") && albania.message.contains("--others"));
    assert_at(
        remark(&import, "no area that we know"),
        Error,
        "line 7",
        "partnerISO",
        "QQQ",
    );
    assert_at(
        remark(&import, "a sum of partners"),
        LeftOut,
        "line 8",
        "partnerISO",
        "EUR",
    );

    let others = Options {
        others: true,
        ..options()
    };
    let import = lines_with(&others, &file);
    assert_eq!(
        rows(&import),
        [
            "JPN,2023,crude_oil,OTHER,4,Mt",
            "JPN,2023,crude_oil,SAU,10,Mt"
        ]
    );
    assert_at(
        remark(&import, "has no place ALB"),
        Note,
        "line 6",
        "partnerISO",
        "ALB",
    );
    // What nobody knows is no other supplier.
    assert_eq!(import.errors(), 1);
}

#[test]
fn partners_are_known_by_number_where_there_is_no_code() {
    let import = lines(&[
        "2023,JPN,M,842,,271111,1000000000",
        "2023,JPN,M,490,,2710,1000000000",
    ]);
    assert_eq!(
        rows(&import),
        ["JPN,2023,lng,USA,1,Mt", "JPN,2023,oil_products,TWN,1,Mt"]
    );
}

#[test]
fn months_are_left_out() {
    let text = "freqCode,period,reporterISO,flowCode,partnerISO,cmdCode,netWgt\n\
                M,202301,JPN,M,SAU,2709,1000000000\n\
                ,202302,JPN,M,SAU,2709,1000000000\n\
                A,2023,JPN,M,SAU,2709,1000000000\n";
    let import = reading(Format::Comtrade, text, &options());
    assert_eq!(rows(&import), ["JPN,2023,crude_oil,SAU,1,Mt"]);
    let months = import
        .report
        .iter()
        .filter(|remark| remark.message.contains("a month"))
        .collect::<Vec<_>>();
    assert_at(months[0], LeftOut, "line 2", "freqCode", "M");
    assert_at(months[1], LeftOut, "line 3", "period", "202302");
}

#[test]
fn every_direction_but_imports_is_left_out() {
    let import = lines(&[
        "2023,JPN,RX,682,SAU,2709,1",
        "2023,JPN,RM,682,SAU,2709,1",
        "2023,JPN,FM,682,SAU,2709,1",
        "2023,JPN,?,682,SAU,2709,1",
        "2023,JPN,,682,SAU,2709,1",
        "2023,JPN,M,682,SAU,2709,1000000000",
    ]);
    assert_eq!(rows(&import), ["JPN,2023,crude_oil,SAU,1,Mt"]);
    assert_at(
        remark(&import, "is a re-export"),
        LeftOut,
        "line 2",
        "flowCode",
        "RX",
    );
    assert_at(
        remark(&import, "is a re-import"),
        LeftOut,
        "line 3",
        "flowCode",
        "RM",
    );
    assert_at(
        remark(&import, "is a part of imports"),
        LeftOut,
        "line 4",
        "flowCode",
        "FM",
    );
    assert_at(
        remark(&import, "no direction"),
        Error,
        "line 5",
        "flowCode",
        "?",
    );
    assert_at(remark(&import, "is empty"), Error, "line 6", "flowCode", "");
}

#[test]
fn figures_that_are_none_are_errors_and_nothing_is_made_of_them() {
    let import = lines(&[
        "2023,JPN,M,682,SAU,2709,-5",
        "2023,JPN,M,784,ARE,2709,many",
        "2023,JPN,M,414,KWT,2709,",
        "23,JPN,M,36,AUS,2709,1000000000",
        "2023,JPN,M,634,QAT,2709,1000000000",
    ]);
    assert_eq!(rows(&import), ["JPN,2023,crude_oil,QAT,1,Mt"]);
    assert_at(
        remark(&import, "below zero"),
        Error,
        "line 2",
        "netWgt",
        "-5",
    );
    assert_at(
        remark(&import, "no number"),
        Error,
        "line 3",
        "netWgt",
        "many",
    );
    assert_at(
        remark(&import, "no weight"),
        LeftOut,
        "line 4",
        "netWgt",
        "",
    );
    assert_at(remark(&import, "no year"), Error, "line 5", "refYear", "23");
}

#[test]
fn a_line_that_stands_twice_counts_once() {
    let import = lines(&[
        "2023,JPN,M,682,SAU,2709,1000000000",
        "2023,JPN,M,682,SAU,2709,1000000000",
    ]);
    assert_eq!(rows(&import), ["JPN,2023,crude_oil,SAU,1,Mt"]);
    let twice = remark(&import, "already");
    assert_at(twice, Error, "line 3", "partnerCode", "682");
    assert!(twice.message.contains("line 2"), "{}", twice.message);
}

#[test]
fn a_heading_and_its_parts_count_once() {
    let import = lines(&[
        "2023,JPN,M,36,AUS,2701,3000000000",
        "2023,JPN,M,36,AUS,270112,2000000000",
        "2023,KOR,M,36,AUS,270112,2000000000",
        "2023,KOR,M,36,AUS,270119,1000000000",
    ]);
    assert_eq!(
        rows(&import),
        ["JPN,2023,coal,AUS,3,Mt", "KOR,2023,coal,AUS,3,Mt"]
    );
    assert_at(
        remark(&import, "part of its heading"),
        LeftOut,
        "line 3",
        "cmdCode",
        "270112",
    );
    let parts = remark(&import, "added up from");
    assert!(
        parts
            .message
            .contains("KOR 2023 coal: added up from 270112, 270119"),
        "{}",
        parts.message
    );
}

#[test]
fn other_commodities_and_nomenclatures_are_told() {
    let text = "classificationCode,refYear,reporterISO,flowCode,partnerISO,cmdCode,netWgt\n\
                H6,2023,JPN,M,SAU,2711,1\nH6,2023,JPN,M,SAU,1001,1\nS3,2023,JPN,M,SAU,333,1\nH6,2023,JPN,M,SAU,270900,1000000000\n";
    let import = reading(Format::Comtrade, text, &options());
    assert_eq!(rows(&import), ["JPN,2023,crude_oil,SAU,1,Mt"]);
    assert_at(
        remark(&import, "gases of every kind"),
        LeftOut,
        "line 2",
        "cmdCode",
        "2711",
    );
    assert_at(
        remark(&import, "no fuel of ours"),
        LeftOut,
        "line 3",
        "cmdCode",
        "1001",
    );
    assert_at(
        remark(&import, "Harmonized System"),
        Error,
        "line 4",
        "classificationCode",
        "S3",
    );
}

#[test]
fn parts_by_second_partner_or_transport_are_left_out() {
    let text = "refYear,reporterISO,flowCode,partnerISO,partner2Code,motCode,customsCode,cmdCode,netWgt\n\
                2023,JPN,M,SAU,0,0,C00,2709,3000000000\n\
                2023,JPN,M,SAU,784,0,C00,2709,1000000000\n\
                2023,JPN,M,SAU,0,2100,C00,2709,3000000000\n";
    let import = reading(Format::Comtrade, text, &options());
    assert_eq!(rows(&import), ["JPN,2023,crude_oil,SAU,3,Mt"]);
    assert_at(
        remark(&import, "second partner"),
        LeftOut,
        "line 3",
        "partner2Code",
        "784",
    );
    assert_at(
        remark(&import, "transport"),
        LeftOut,
        "line 4",
        "motCode",
        "2100",
    );
}

#[test]
fn a_total_is_held_against_the_sum() {
    let close = [
        "2023,JPN,M,0,W00,2709,10040000000",
        "2023,JPN,M,682,SAU,2709,10000000000",
    ];
    assert!(lines(&close).report.is_empty());
    let apart = [
        "2023,JPN,M,0,W00,2709,10060000000",
        "2023,JPN,M,682,SAU,2709,10000000000",
    ];
    let import = lines(&apart);
    let note = remark(&import, "0.6 % less than the total");
    assert_at(note, Note, "line 2", "", "");
    let alone = lines(&["2023,JPN,M,0,W00,2709,10060000000"]);
    assert_eq!(remark(&alone, "no supplier").kind, Error);
    let without = lines(&["2023,JPN,M,682,SAU,2709,10000000000"]);
    assert_eq!(remark(&without, "no total").kind, Note);
}

#[test]
fn a_unit_without_a_conversion_is_an_error() {
    let import = lines(&["2023,CHN,M,643,RUS,271121,10000000000"]);
    assert!(import.rows.is_empty());
    let error = remark(&import, "no pipeline_gas in Mt");
    assert!(
        error.message.contains("conversions.csv"),
        "{}",
        error.message
    );
}

#[test]
fn weights_that_must_be_tonnes_are_an_error() {
    let text = "refYear,reporterISO,flowCode,partnerISO,cmdCode,netWgt,primaryValue\n2014,TWN,M,SAU,2709,30000000,20000000000\n";
    let import = reading(Format::Comtrade, text, &options());
    assert_eq!(remark(&import, "must be tonnes").kind, Error);
}

#[test]
fn unknown_columns_are_named_and_idle_ones_are_not() {
    let import = reading(
        Format::Comtrade,
        "refYear,reporterISO,flowCode,partnerISO,cmdCode,netWgt,cmdDesc,my notes\n2023,JPN,M,SAU,2709,1000000000,Crude,x\n",
        &options(),
    );
    assert_at(
        remark(&import, "do not know"),
        Note,
        "line 1",
        "my notes",
        "",
    );
    let whole = reading(Format::Comtrade, NEW, &options());
    assert!(
        !whole
            .report
            .iter()
            .any(|remark| remark.message.contains("do not know"))
    );
}

#[test]
fn years_and_quality_are_as_asked() {
    let file = [
        "2022,JPN,M,682,SAU,2709,1000000000",
        "2023,JPN,M,682,SAU,2709,1000000000",
    ];
    let wanted = Options {
        years: Some(2023..=2024),
        quality: Some(model::Quality::Secondary),
        ..options()
    };
    let import = lines_with(&wanted, &file);
    assert!(
        import
            .to_csv()
            .ends_with("JPN,2023,crude_oil,SAU,1,Mt,own_assumption,secondary\n")
    );
    assert_at(
        remark(&import, "outside the years"),
        LeftOut,
        "line 2",
        "refYear",
        "2022",
    );
}

#[test]
fn latin_1_is_read_with_a_note() {
    let text = b"refYear,reporterISO,flowCode,partnerISO,partnerDesc,cmdCode,netWgt\n2023,JPN,M,CUW,Cura\xe7ao,2710,1000000000\n";
    let import = import::read(Format::Comtrade, "f", text, &crate::tables(), &options()).unwrap();
    assert_eq!(rows(&import), ["JPN,2023,oil_products,CUW,1,Mt"]);
    assert_eq!(remark(&import, "Latin-1").kind, Note);
}
