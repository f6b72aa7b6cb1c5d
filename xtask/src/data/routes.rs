//! `routes.csv`: sea routes to the discharge ports in use, with their chokepoints in sailing order and how far along each lies.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::evidence;
use super::gates::Gates;

#[derive(Deserialize)]
struct Evidence {
    load_port: String,
    discharge_port: String,
    variant: String,
    feasible: u8,
    distance_nm: Option<u32>,
    chokepoints: String,
    source_id: String,
}

/// A row of `routes.csv`.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    load_port: String,
    discharge_port: String,
    variant: String,
    distance_nm: u32,
    chokepoints: String,
    chokepoints_nm: String,
    source_id: String,
    quality: &'static str,
}

/// The feasible variants that end in one of `discharge_ports`.
pub fn rows(from: &Path, discharge_ports: &BTreeSet<String>) -> anyhow::Result<Vec<Row>> {
    let evidence: Vec<Evidence> = evidence::rows(from, "routes/routes.csv")?;
    let mut rows: Vec<Row> = evidence
        .into_iter()
        .filter(|row| row.feasible == 1 && discharge_ports.contains(&row.discharge_port))
        .filter_map(|row| {
            Some(Row {
                distance_nm: row.distance_nm?,
                load_port: row.load_port,
                discharge_port: row.discharge_port,
                variant: row.variant,
                chokepoints: row.chokepoints,
                chokepoints_nm: String::new(),
                source_id: row.source_id,
                quality: "derived",
            })
        })
        .collect();
    let joined = joined_at_the_cape(&rows);
    rows.extend(joined);
    let gates = Gates::read(from)?;
    for row in &mut rows {
        let passed = row.chokepoints.split(';').filter(|name| !name.is_empty());
        let positions = gates.along(
            &row.load_port,
            &row.discharge_port,
            &passed.collect::<Vec<_>>(),
            row.distance_nm,
        )?;
        let positions = positions.iter().map(ToString::to_string);
        row.chokepoints_nm = positions.collect::<Vec<_>>().join(";");
    }
    rows.sort();
    Ok(rows)
}

/// A port whose evidence has every way on from the Cape of Good Hope.
const CAPE_PORT: &str = "bonny";

/// Ways round the Cape that the evidence has for West Africa and lacks for the Americas.
///
/// The evidence closes one passage at a time, so ports that reach the Cape only with others closed have one way on from
/// there, through Sunda, which laden crude carriers cannot use. Two ways to one port that pass the same gates from the
/// Cape on are the same line there; the other ways on are as much longer from one port as from the other.
fn joined_at_the_cape(rows: &[Row]) -> Vec<Row> {
    let ways = |port: &'static str| rows.iter().filter(move |row| row.load_port == port);
    let mut joined = Vec::<Row>::new();
    for usual in ways(CAPE_PORT)
        .filter(|row| row.variant == "default" && row.chokepoints.starts_with("cape_of_good_hope"))
    {
        let same_line = rows.iter().filter(|row| {
            row.load_port != CAPE_PORT
                && row.discharge_port == usual.discharge_port
                && row.chokepoints == usual.chokepoints
        });
        for line in same_line {
            for way in ways(CAPE_PORT).filter(|way| way.discharge_port == usual.discharge_port) {
                let of_port = |row: &&Row| {
                    row.load_port == line.load_port && row.discharge_port == line.discharge_port
                };
                let is_known = rows
                    .iter()
                    .chain(&joined)
                    .filter(of_port)
                    .any(|row| row.chokepoints == way.chokepoints);
                if is_known || !way.chokepoints.starts_with("cape_of_good_hope") {
                    continue;
                }
                joined.push(Row {
                    load_port: line.load_port.clone(),
                    discharge_port: line.discharge_port.clone(),
                    variant: format!("cape_{}", way.variant),
                    distance_nm: line.distance_nm + way.distance_nm - usual.distance_nm,
                    chokepoints: way.chokepoints.clone(),
                    chokepoints_nm: String::new(),
                    source_id: way.source_id.clone(),
                    quality: "derived",
                });
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(load_port: &str, variant: &str, distance_nm: u32, chokepoints: &str) -> Row {
        Row {
            load_port: load_port.to_owned(),
            discharge_port: "home".to_owned(),
            variant: variant.to_owned(),
            distance_nm,
            chokepoints: chokepoints.to_owned(),
            chokepoints_nm: String::new(),
            source_id: "own_computation".to_owned(),
            quality: "derived",
        }
    }

    #[test]
    fn a_way_on_from_the_cape_is_as_much_longer_from_one_port_as_from_the_other() {
        let rows = [
            row("bonny", "default", 10_748, "cape_of_good_hope;sunda"),
            row("bonny", "avoid_sunda", 10_923, "cape_of_good_hope;malacca"),
            row("bonny", "avoid_cape_of_good_hope", 13_007, "panama"),
            row("houston", "default", 9_353, "panama"),
            row(
                "houston",
                "avoid_panama_suez",
                15_855,
                "cape_of_good_hope;sunda",
            ),
            row("kozmino", "default", 900, ""),
        ];
        let joined = joined_at_the_cape(&rows);
        let expected = row(
            "houston",
            "cape_avoid_sunda",
            16_030,
            "cape_of_good_hope;malacca",
        );
        assert!(joined == [expected], "{} ways", joined.len());
    }
}
