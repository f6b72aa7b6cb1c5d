//! `sources.csv`: the works that the other tables cite, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::{evidence, terms};

#[derive(Deserialize)]
struct Evidence {
    source_id: String,
    title: String,
    publisher: String,
    url: String,
    #[serde(alias = "licence_or_terms")]
    licence: String,
}

/// A row of `sources.csv`.
#[derive(Serialize)]
pub struct Row {
    source_id: String,
    title: String,
    publisher: String,
    url: String,
    terms: &'static str,
    terms_class: &'static str,
    note: &'static str,
}

/// Our own work: identifier, title, note.
const OWN: &[(&str, &str, &str)] = &[
    (
        "CALC_CLAIMS",
        "Arithmetic behind the claim checks",
        "inputs are in claim_evidence.csv",
    ),
    (
        "DERIVED_JPN_2015",
        "Japan's crude suppliers of 2015, rebuilt",
        "METI Saudi volume; customs value shares; BP total",
    ),
    (
        "approx_position",
        "Positions set by hand",
        "up to 15 nautical miles off",
    ),
    (
        "own_assumption",
        "Our assumptions",
        "open to change; each row says what is assumed",
    ),
    ("own_classification", "Our names and regions of places", ""),
    (
        "own_computation",
        "Our computations",
        "routes are shortest paths over public coastlines; not for navigation",
    ),
    (
        "route_config_handmade",
        "Our gate lines and areas of chokepoints",
        "drawn from general geography; not for navigation",
    ),
];

/// Cited sources in order of identifier. A cited source that is nowhere described is an error.
pub fn rows(from: &Path, data: &Path) -> anyhow::Result<Vec<Row>> {
    let mut known: BTreeMap<String, Row> = OWN
        .iter()
        .map(|own| (own.0.to_owned(), own_row(own)))
        .collect();
    let mut licences = BTreeMap::new();
    for file in [
        "trade/sources.csv",
        "routes/sources.csv",
        "alternatives/sources.csv",
    ] {
        for source in evidence::rows::<Evidence>(from, file)? {
            if OWN.iter().any(|own| own.0 == source.source_id) {
                continue;
            }
            let id = source.source_id.clone();
            let row = Row {
                source_id: source.source_id,
                title: source.title,
                publisher: source.publisher,
                url: address(&source.url),
                terms: "",
                terms_class: "",
                note: "",
            };
            anyhow::ensure!(
                known.insert(id.clone(), row).is_none(),
                "{id} is described twice: rename one"
            );
            licences.insert(id, source.licence);
        }
    }
    cited(data)?
        .into_iter()
        .map(|id| {
            let mut row = known
                .remove(&id)
                .with_context(|| format!("{id} is cited but in no list of sources"))?;
            if let Some(licence) = licences.get(&id) {
                (row.terms_class, row.terms) = terms::of(&id, licence)?;
            }
            Ok(row)
        })
        .collect()
}

fn own_row((id, title, note): &(&str, &str, &'static str)) -> Row {
    Row {
        source_id: (*id).to_owned(),
        title: (*title).to_owned(),
        publisher: "Chokepoint".to_owned(),
        url: String::new(),
        terms: "made for this project",
        terms_class: "own",
        note,
    }
}

/// The address itself, without remarks after it.
fn address(url: &str) -> String {
    let first = url.split_whitespace().next().unwrap_or_default();
    if first.starts_with("http") {
        first.to_owned()
    } else {
        String::new()
    }
}

/// Every source that a table in `data` names.
fn cited(data: &Path) -> anyhow::Result<BTreeSet<String>> {
    let mut files: Vec<_> = std::fs::read_dir(data)?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut cited = BTreeSet::new();
    for file in files {
        let path = file.path();
        if path.extension().is_none_or(|kind| kind != "csv") || file.file_name() == "sources.csv" {
            continue;
        }
        let mut reader = csv::Reader::from_path(&path)?;
        let columns: Vec<usize> = reader
            .headers()?
            .iter()
            .enumerate()
            .filter(|(_, name)| name.ends_with("source_id") || *name == "source_ids")
            .map(|(index, _)| index)
            .collect();
        for record in reader.records() {
            let record = record?;
            let cells = columns.iter().filter_map(|index| record.get(*index));
            cited.extend(
                cells
                    .flat_map(|cell| cell.split(';'))
                    .filter(|id| !id.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    Ok(cited)
}
