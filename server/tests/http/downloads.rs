//! The data package to download, and tables as CSV.

use std::io::{Cursor, Read as _};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use polars_io::SerReader as _;
use polars_io::parquet::read::ParquetReader;
use tables::{FileMap, Tables};

use crate::server::Server;

#[tokio::test(flavor = "multi_thread")]
async fn the_archive_is_the_package_and_reads_as_the_same_version() {
    let server = Server::start();
    let answer = server.get("/data/chokepoint.zip").await;
    assert_eq!(answer.status, StatusCode::OK);
    let version = server.version().await;
    let name = format!("attachment; filename=\"chokepoint-{version}.zip\"");
    assert_eq!(answer.header(&header::CONTENT_DISPOSITION), name);
    let mut archive = zip::ZipArchive::new(Cursor::new(answer.body)).unwrap();
    let mut files = FileMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        files.insert(name, bytes);
    }
    assert!(files.contains_key("README.md") && files.contains_key("LICENSE.md"));
    let read = Tables::from_files(files).unwrap();
    assert!(read.content_hash().starts_with(&version));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_of_the_package_is_there_and_a_missing_one_names_them() {
    let server = Server::start();
    let missing = server.get("/data/nothing.csv").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let choices = missing.json()["choices"].as_array().unwrap().clone();
    assert!(choices.len() > 3 * Tables::NAMES.len());
    for name in &choices {
        let path = format!("/data/{}", name.as_str().unwrap());
        let answer = server.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(!answer.body.is_empty(), "{path}");
        assert_eq!(answer.header(&header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    }
    for path in ["/data/..%2FCargo.toml", "/data/%2e%2e", "/data/%FF"] {
        assert_eq!(
            server.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_as_parquet_holds_what_the_csv_holds() {
    let server = Server::start();
    let bytes = server.get("/data/balance.parquet").await.body;
    let frame = ParquetReader::new(Cursor::new(bytes)).finish().unwrap();
    let tables = Tables::embedded().unwrap();
    assert_eq!(frame.height(), tables.balance.len());
    let supply = frame.column("supply_pj").unwrap().f64().unwrap();
    for (row, value) in tables.balance.iter().zip(supply.iter()) {
        assert_eq!(row.supply_pj, value, "{row:?}");
    }
    // Lists of numbers are lists.
    let bytes = server.get("/data/routes.parquet").await.body;
    let routes = ParquetReader::new(Cursor::new(bytes)).finish().unwrap();
    let column = |name: &str| routes.column(name).unwrap();
    let at = column("chokepoints_nm").list().unwrap().get_as_series(2);
    let at = at.unwrap();
    let at = at.f64().unwrap().iter().map(Option::unwrap);
    assert_eq!(at.collect::<Vec<_>>(), tables.routes[2].chokepoints_nm);
    // Lists of texts are texts: not everything that reads Parquet reads the lists of them that Polars writes.
    let passed = column("chokepoints").str().unwrap().get(2).unwrap();
    assert_eq!(passed, tables.routes[2].chokepoints.join(";"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_says_where_its_description_is_and_parts_of_it_can_be_had() {
    let server = Server::start();
    let table = server.get("/data/flows.csv").await;
    let link = table.header(&header::LINK);
    assert!(
        link.contains("</data/flows.csv-metadata.json>; rel=\"describedby\""),
        "{link}"
    );
    let description = server.get("/data/flows.csv-metadata.json").await;
    assert_eq!(
        description.header(&header::CONTENT_TYPE),
        "application/csvm+json"
    );
    let description = description.json();
    assert_eq!(description["@context"], "http://www.w3.org/ns/csvw");
    assert_eq!(description["url"], "flows.csv");
    let columns = description["tableSchema"]["columns"].as_array().unwrap();
    let header = table.text().lines().next().unwrap();
    let names = columns
        .iter()
        .map(|column| column["name"].as_str().unwrap());
    assert_eq!(names.collect::<Vec<_>>().join(","), header);
    // Keys of others can only be told where the others are.
    assert!(description["tableSchema"].get("foreignKeys").is_none());
    let group = server.get("/data/csv-metadata.json").await.json();
    let tables = group["tables"].as_array().unwrap();
    let described = |path: &str| tables.iter().find(|table| table["url"] == path);
    let keys = described("flows.csv").unwrap()["tableSchema"]["foreignKeys"]
        .as_array()
        .unwrap();
    assert!(
        keys.iter()
            .any(|key| key["reference"]["resource"] == "sources.csv")
    );
    for key in tables
        .iter()
        .flat_map(|table| table["tableSchema"]["foreignKeys"].as_array().unwrap())
    {
        let path = key["reference"]["resource"].as_str().unwrap();
        assert!(described(path).is_some(), "{path}");
    }

    let part = Request::get("/data/flows.csv").header(header::RANGE, "bytes=0-7");
    let part = server.ask(part.body(Body::empty()).unwrap()).await;
    assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.body, table.body[..8]);
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_are_told_of_every_table() {
    let server = Server::start();
    let answer = server.get("/data/dataset.jsonld").await;
    assert_eq!(answer.header(&header::CONTENT_TYPE), "application/ld+json");
    let dataset = answer.json();
    assert_eq!(dataset["@type"], "Dataset");
    for download in dataset["distribution"].as_array().unwrap() {
        let path = format!("/data/{}", download["contentUrl"].as_str().unwrap());
        assert_eq!(server.get(&path).await.status, StatusCode::OK, "{path}");
    }
    // Not everything is under one licence: the text that says so is named.
    assert_eq!(dataset["license"], "LICENSE.md");
    let told = dataset["conditionsOfAccess"].as_str().unwrap();
    assert!(told.contains("terms of their source"), "{told}");
    let tables = server.get("/data/csv-metadata.json").await.json();
    for table in tables["tables"].as_array().unwrap() {
        assert_eq!(table["dc:license"]["@id"], "LICENSE.md");
    }
    let terms = server.get("/data/LICENSE.md").await;
    assert!(terms.text().contains("quotation"));
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_tables_are_had_as_csv_by_suffix_or_by_accept() {
    let server = Server::start();
    for path in [
        "/api/v1/importers",
        "/api/v1/importers/JPN",
        "/api/v1/importers/JPN/years/2024",
        "/api/v1/projects",
        "/api/v1/claims",
        "/api/v1/events",
        "/api/v1/sources",
    ] {
        let by_suffix = server.get(&format!("{path}.csv")).await;
        assert_eq!(
            by_suffix.header(&header::CONTENT_TYPE),
            "text/csv; charset=utf-8",
            "{path}"
        );
        let wanted = Request::get(path).header(header::ACCEPT, "text/csv");
        let by_accept = server.ask(wanted.body(Body::empty()).unwrap()).await;
        assert_eq!(by_suffix.body, by_accept.body, "{path}");
        assert_ne!(
            by_suffix.header(&header::ETAG),
            server.get(path).await.header(&header::ETAG)
        );
        let mut reader = csv::Reader::from_reader(by_suffix.body.as_slice());
        let width = reader.headers().unwrap().len();
        let rows = reader.records().map(Result::unwrap).collect::<Vec<_>>();
        assert!(
            rows.iter().all(|row| row.len() == width) && !rows.is_empty(),
            "{path}"
        );
        // JSON has a suffix too.
        let json = server.get(&format!("{path}.json")).await;
        assert_eq!(json.body, server.get(path).await.body, "{path}");
    }
    let shares = server.get("/api/v1/importers/JPN/years/2024.csv").await;
    let of_crude = shares
        .text()
        .lines()
        .filter(|line| line.contains(",crude_oil,"));
    let sum = of_crude
        .map(|line| line.split(',').nth(4).unwrap().parse::<f64>().unwrap())
        .sum::<f64>();
    assert!((sum - 1.0).abs() < 1e-9, "{sum}");

    let none = server.get("/api/v1/land.csv").await;
    assert_eq!(none.status, StatusCode::NOT_ACCEPTABLE);
    assert_eq!(none.json()["code"], "not_acceptable");
    // A language in the last part, as a site of files has it.
    let by_query = server
        .get("/api/v1/importers/JPN/years/2024/view?lang=ja")
        .await;
    let by_path = server
        .get("/api/v1/importers/JPN/years/2024/view.ja.json")
        .await;
    assert_eq!(by_query.body, by_path.body);
    let unknown = server
        .get("/api/v1/importers/JPN/years/2024/view.xx.json")
        .await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
