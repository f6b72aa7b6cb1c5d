//! The conversion on a handful of rows.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const EVIDENCE: &[(&str, &str)] = &[
    (
        "trade/trade_flows.csv",
        "importer_iso3,year,period,fuel,supplier,volume,unit,share_pct,source_id,quality,notes\n\
         JPN,2014,calendar,crude_oil,SAU,56.6614,Mt,33.6,CUSTOMS,official,\n\
         JPN,2014,calendar,lng,QAT,12.3456,bcm,1,BP_2015,secondary,\n\
         JPN,2014,calendar,lng,OMN,0,bcm,0,BP_2015,secondary,\n\
         JPN,2014,fiscal,lng,QAT,9,bcm,1,BP_2015,secondary,\n\
         FRA,2014,calendar,lng,QAT,9,bcm,1,BP_2015,secondary,\n",
    ),
    (
        "trade/raw/comtrade_ff_extract.csv",
        "year,importer_iso3,partner_iso3,hs_code,netweight_kg,value_usd,comtrade_estimation_code,extracted_via,note\n\
         2014,JPN,WLD,2709,160000000,120000000,0,JGCRI/gcam-core@8e66ab6c,\n\
         2014,JPN,SAU,2709,100000000,80000000,0,JGCRI/gcam-core@8e66ab6c,\n\
         2014,JPN,QAT,2709,60000000,40000000,0,JGCRI/gcam-core@8e66ab6c,\n\
         2014,JPN,SAU,2711,100000000,80000000,0,JGCRI/gcam-core@8e66ab6c,\n\
         2014,FRA,SAU,2709,100000000,80000000,0,JGCRI/gcam-core@8e66ab6c,\n\
         2013,JPN,SAU,2709,,70000000,0,JGCRI/gcam-core@8e66ab6c,\n\
         2012,JPN,SAU,2709,100000000,60000000,6,JGCRI/gcam-core@09581a46,\n",
    ),
    (
        "trade/energy_balance.csv",
        "importer_iso3,year,source,consumption_twh,production_twh,electricity_twh,notes,source_id\n\
         JPN,2014,oil,2452.3,,121.479,,BP_2015\n\
         JPN,2023,nuclear,257.2897,84.9056,84.9056,,BP_2015\n\
         JPN,1999,oil,1,1,1,,BP_2015\n",
    ),
    (
        "trade/national_indicators.csv",
        "importer_iso3,year,indicator,value,unit,source_id,quality,notes\n\
         JPN,2014,self_sufficiency,6.4,percent,METI,official,FY; lowest\n\
         JPN,2014,our_own,6.4,percent,METI,derived,\n",
    ),
    (
        "trade/sources.csv",
        "source_id,title,publisher,url,licence_or_terms\nBP_2015,Review,BP,,© BP\nCUSTOMS,Customs,UN,,UN Comtrade\nCOMTRADE_GCAM_2008_2012,Customs,UN,,UN Comtrade\nCOMTRADE_GCAM_2013_2016,Customs,UN,,UN Comtrade\nUNUSED,No,No,,MIT\n",
    ),
    (
        "routes/sources.csv",
        "source_id,title,publisher,url,licence\nown_computation,x,x,,\nworld_atlas,Natural Earth,NE,,public domain\nwpi_pub150,Index,NGA,https://msi.nga.mil/ (copy),public domain\n",
    ),
    (
        "alternatives/sources.csv",
        "source_id,title,publisher,url,licence_or_terms\nMETI,Brochure,METI,,Government of Japan Standard Terms of Use\n",
    ),
    (
        "routes/ports.csv",
        "port_id,name,country_iso3,lat,lon,role,fuels,notes,source_id\nchiba,Chiba (Tokyo Bay),JPN,35.583,140.067,discharge,,,wpi_pub150\n\
         ras_tanura,Ras Tanura,SAU,26.6,50.2,load,,,wpi_pub150\n",
    ),
    (
        "routes/route_lines.json",
        r#"{"discharge_port": "chiba", "routes": {"ras_tanura__chiba__default": {"load_port": "ras_tanura", "variant": "default", "distance_nm": 6597,
           "chokepoints": ["hormuz", "malacca"], "line": [[50.0, 26.0], [56.0, 26.0], [101.0, 2.0], [140.0, 35.0]]}}}"#,
    ),
    (
        "routes/land_110m.json",
        r#"{"geometry": {"coordinates": [[[[0.04, 1.0], [0.01, 1.0], [2.0, 3.0], [0.04, 1.0]]], [[[0.0, -80.0], [9.0, -80.0], [0.0, -80.0]]]]}}"#,
    ),
    (
        "routes/chokepoints.geojson",
        r#"{"features": [
           {"properties": {"id": "hormuz"}, "geometry": {"type": "LineString", "coordinates": [[53.0, 27.0], [53.0, 25.0]]}},
           {"properties": {"id": "malacca"}, "geometry": {"type": "LineString", "coordinates": [[101.0, 3.0], [101.0, 1.0]]}}]}"#,
    ),
    (
        "routes/routes.csv",
        "load_port,discharge_port,variant,feasible,distance_nm,chokepoints,source_id\n\
         ras_tanura,chiba,default,1,6597,hormuz;malacca,own_computation\n\
         ras_tanura,chiba,avoid_hormuz,0,,,own_computation\n\
         ras_tanura,nagoya,default,1,6500,hormuz;malacca,own_computation\n",
    ),
];

const TYPED: &[(&str, &str)] = &[
    ("importers.csv", "importer,rank\nJPN,1\n"),
    (
        "conversions.csv",
        "fuel,unit,pj_per_unit,source_id\ncrude_oil,Mt,40,BP_2015\n",
    ),
    ("discharge_ports.csv", "importer,fuel,port\nJPN,lng,chiba\n"),
    ("indicators.csv", "indicator\nself_sufficiency\n"),
];

/// A folder of its own that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn with(name: &str, files: &[(&str, &str)]) -> Self {
        let folder =
            Self(std::env::temp_dir().join(format!("chokepoint-{name}-{}", std::process::id())));
        for (file, text) in files {
            let path = folder.0.join(file);
            fs::create_dir_all(path.parent().expect("a file lies in a folder"))
                .expect("the folder can be made");
            fs::write(path, text).expect("the file can be written");
        }
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn contents(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|file| file.expect("a file"));
    files
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, fs::read_to_string(file.path()).expect("a text"))
        })
        .collect()
}

#[test]
fn the_conversion_is_repeatable_and_leaves_typed_tables_alone() {
    let from = Folder::with("evidence", EVIDENCE);
    let into = Folder::with("data", TYPED);
    super::run(&from.0, &into.0).unwrap();
    let first = contents(&into.0);
    super::run(&from.0, &into.0).unwrap();
    assert_eq!(contents(&into.0), first);

    for (file, text) in TYPED {
        assert_eq!(first[*file], *text);
    }
    assert_eq!(
        first["flows.csv"],
        "importer,year,fuel,supplier,volume,unit,source_id,quality\n\
         JPN,2014,crude_oil,SAU,56.6614,Mt,CUSTOMS,official\n\
         JPN,2014,lng,QAT,12.3,bcm,BP_2015,secondary\n"
    );
    // 800 and 600 dollars for a tonne of 40 GJ. Qatar's crude is not among the flows, and 2013 has no weight.
    assert_eq!(
        first["landed_costs.csv"],
        "importer,fuel,supplier,price_year,first_year,last_year,usd_per_gj,low,high,source_ids,quality,note\n\
         JPN,crude_oil,SAU,2014,2012,2014,20,15,20,BP_2015;COMTRADE_GCAM_2008_2012;COMTRADE_GCAM_2013_2016,estimate,\
         a weight is an estimate of the United Nations\n"
    );
    assert_eq!(
        first["balance.csv"],
        "importer,year,energy_source,supply_pj,production_pj,electricity_twh,source_id,quality\n\
         JPN,2014,oil,8828,,121.5,BP_2015,secondary\n\
         JPN,2023,nuclear,926,926,84.9,BP_2015,secondary\n"
    );
    assert_eq!(first["routes.csv"].lines().count(), 2);
    // Half of the first leg, and after the first two, of the line to Chiba, which is a little shorter than the route.
    assert!(
        first["routes.csv"].contains("hormuz;malacca,171;3484,"),
        "{}",
        first["routes.csv"]
    );
    assert_eq!(
        first["route_lines.csv"].lines().nth(1),
        Some(
            "ras_tanura,chiba,default,hormuz;malacca,50.00 26.00;56.00 26.00;101.00 2.00;140.00 35.00,own_computation,derived"
        )
    );
    // Antarctica is left out, and so is a point that falls on its neighbour.
    assert_eq!(
        first["land.csv"],
        "ring,points,source_id,quality\n1,0.0 1.0;2.0 3.0;0.0 1.0,world_atlas,official\n"
    );
    assert_eq!(first["reported.csv"].lines().count(), 2);
    assert!(first["ports.csv"].contains("chiba,Chiba,JPN"));
    assert!(!first["sources.csv"].contains("UNUSED"));
    assert!(first["sources.csv"].contains("https://msi.nga.mil/,public domain,open"));
}

#[test]
fn missing_evidence_says_which_file_and_what_to_do() {
    let into = Folder::with("bare", TYPED);
    let error = super::run(&into.0, &into.0).unwrap_err();
    assert!(
        format!("{error:#}")
            .contains("trade/trade_flows.csv: give the evidence folder with --from")
    );
}
