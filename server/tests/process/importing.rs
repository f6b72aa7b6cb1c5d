//! Figures of others, read by the program.

use crate::program::*;

const HEADING: &str = "refYear,reporterISO,flowCode,partnerISO,cmdCode,netWgt";

/// A file of UN Comtrade in a folder of its own.
fn comtrade(rows: &str) -> (tempfile::TempDir, String) {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("comtrade.csv");
    std::fs::write(&file, format!("{HEADING}\n{rows}\n")).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (place, file)
}

const PAKISTAN: &str = "2019,PAK,M,ZAF,2701,1000000000";

#[test]
fn rows_are_printed_or_added_to_a_package_that_is_served_with_them() {
    let (_place, file) = comtrade(PAKISTAN);
    let read = [
        "import",
        "--format",
        "comtrade",
        "--source",
        "own_assumption",
        &file,
    ];
    let printed = run(&read);
    let rows = String::from_utf8(printed.stdout).unwrap();
    assert!(
        rows.contains("PAK,2019,coal,ZAF,1,Mt,own_assumption,official"),
        "{rows}"
    );

    let data = package();
    let into = [&read[..], &["--into", path(&data)]].concat();
    let added = run(&into);
    let told = String::from_utf8(added.stderr).unwrap();
    assert!(
        added.status.success() && told.contains("1 rows added"),
        "{told}"
    );
    assert!(run(&["check", path(&data)]).status.success());
    let app = app();
    let mut command = serve(app.path());
    command.arg("--data").arg(data.path());
    let served = running(command).get("/data/flows.csv");
    assert!(served.contains("PAK,2019,coal,ZAF,1,Mt,own_assumption,official"));

    // A second time it is there already.
    let again = message(&run(&into));
    assert!(
        again.contains("PAK 2019 coal") && again.contains("--replace"),
        "{again}"
    );
}

#[test]
fn what_cannot_be_read_is_told_by_line_and_nothing_is_written() {
    let (_place, file) = comtrade(&format!("{PAKISTAN}\n2019,PAK,M,QQQ,2701,1000000000"));
    let data = package();
    let before = std::fs::read(data.path().join("flows.csv")).unwrap();
    let told = message(&run(&[
        "import",
        "--format",
        "comtrade",
        "--source",
        "own_assumption",
        "--into",
        path(&data),
        &file,
    ]));
    assert!(told.contains("QQQ") && told.contains("line 3"), "{told}");
    assert_eq!(
        std::fs::read(data.path().join("flows.csv")).unwrap(),
        before
    );

    let other = message(&run(&[
        "import",
        "--format",
        "owid",
        "--source",
        "own_assumption",
        &file,
    ]));
    assert!(other.contains("--format comtrade"), "{other}");
}
