//! The columns of a Comtrade export, by the names that the sites and interfaces of the years gave them.

use crate::cells::{Column, Csv};

/// Columns that may be there and say nothing of importers, partners, fuels or weights. Any other column is reported.
const IDLE: &[&str] = &[
    "dataset_code",
    "datasetCode",
    "refPeriodId",
    "refPeriod",
    "Period Desc.",
    "periodDesc",
    "flowCategory",
    "reporterDesc",
    "Reporter",
    "rtTitle",
    "partnerDesc",
    "Partner",
    "ptTitle",
    "partner2Desc",
    "2nd Partner",
    "ptTitle2",
    "classificationSearchCode",
    "isOriginalClassification",
    "cmdDesc",
    "cmdDescE",
    "Commodity",
    "aggrLevel",
    "Aggregate Level",
    "isLeaf",
    "IsLeafCode",
    "Is Leaf Code",
    "customsDesc",
    "Customs",
    "cstDesc",
    "mosDesc",
    "motDesc",
    "Mode of Transport",
    "qty",
    "TradeQuantity",
    "qtyUnitDesc",
    "Qty Unit",
    "qtDesc",
    "isQtyEstimated",
    "altQtyUnitCode",
    "altQtyUnitAbbr",
    "altQty",
    "Alt Qty Unit Code",
    "Alt Qty Unit",
    "isAltQtyEstimated",
    "qtAltCode",
    "qtAltDesc",
    "grossWgt",
    "Gross weight (kg)",
    "GrossWeight",
    "isGrossWgtEstimated",
    "cifvalue",
    "CIF Trade Value (US$)",
    "CIFValue",
    "fobvalue",
    "FOB Trade Value (US$)",
    "qtyUnitCode",
    "Qty Unit Code",
    "qtCode",
    "qtyUnitAbbr",
    "isReported",
    "isAggregate",
];

/// Where each column stands that we use.
#[derive(Debug)]
pub struct Columns {
    /// `C` for goods.
    pub kind: Option<usize>,
    /// `A` for years, `M` for months.
    pub frequency: Option<usize>,
    /// The year.
    pub year: Option<usize>,
    /// The month, 52 for a year.
    pub month: Option<usize>,
    /// Year, or year and month.
    pub period: Option<usize>,
    /// The importer's ISO code.
    pub reporter_iso: Option<usize>,
    /// The importer's number.
    pub reporter: Option<usize>,
    /// The direction's code.
    pub flow: Option<usize>,
    /// The direction in words.
    pub flow_words: Option<usize>,
    /// The supplier's ISO code.
    pub partner_iso: Option<usize>,
    /// The supplier's number.
    pub partner: Option<usize>,
    /// The second partner: number, ISO code. A row with one is a part of the row without.
    pub second: [Option<usize>; 2],
    /// Customs procedure, mode of supply, means of transport: parts as well.
    pub splits: [Option<usize>; 3],
    /// The nomenclature.
    pub classification: Option<usize>,
    /// The commodity.
    pub commodity: Option<usize>,
    /// Kilograms.
    pub weight: Option<usize>,
    /// Whether the weight is an estimate.
    pub weight_estimated: Option<usize>,
    /// The old mark for estimates.
    pub flag: Option<usize>,
    /// US dollars.
    pub value: Option<usize>,
}

impl Columns {
    /// Finds the columns of a table.
    pub fn of(table: &Csv) -> Self {
        Self::found(&mut |names| table.column(&Column::any(names)))
    }

    fn found(find: &mut impl FnMut(&[&str]) -> Option<usize>) -> Self {
        Self {
            kind: find(&["typeCode"]),
            frequency: find(&["freqCode"]),
            year: find(&["refYear", "Year"]),
            month: find(&["refMonth"]),
            period: find(&["period", "yr"]),
            reporter_iso: find(&["reporterISO", "rt3ISO"]),
            reporter: find(&["reporterCode", "rtCode"]),
            flow: find(&["flowCode", "tradeFlowCode", "rgCode"]),
            flow_words: find(&["flowDesc", "tradeFlow", "rgDesc"]),
            partner_iso: find(&["partnerISO", "pt3ISO"]),
            partner: find(&["partnerCode", "ptCode"]),
            second: [
                find(&["partner2Code", "2nd Partner Code", "ptCode2"]),
                find(&["partner2ISO", "2nd Partner ISO", "pt3ISO2"]),
            ],
            splits: [
                find(&["customsCode", "Customs Proc. Code", "cstCode"]),
                find(&["mosCode"]),
                find(&["motCode", "Mode of Transport Code"]),
            ],
            classification: find(&["classificationCode", "Classification", "pfCode"]),
            commodity: find(&["cmdCode", "Commodity Code"]),
            weight: find(&["netWgt", "Netweight (kg)", "NetWeight"]),
            weight_estimated: find(&["isNetWgtEstimated"]),
            flag: find(&["legacyEstimationFlag", "Flag", "estCode"]),
            value: find(&["primaryValue", "Trade Value (US$)", "TradeValue"]),
        }
    }

    /// What a table lacks to be an export of Comtrade.
    pub fn missing(table: &Csv) -> Vec<&'static str> {
        let columns = Self::of(table);
        [
            (columns.year.or(columns.period), "refYear (or Year, period)"),
            (
                columns.reporter_iso.or(columns.reporter),
                "reporterISO (or Reporter ISO, reporterCode)",
            ),
            (
                columns.flow.or(columns.flow_words),
                "flowCode (or Trade Flow)",
            ),
            (
                columns.partner_iso.or(columns.partner),
                "partnerISO (or Partner ISO, partnerCode)",
            ),
            (columns.commodity, "cmdCode (or Commodity Code)"),
            (columns.weight, "netWgt (or Netweight (kg))"),
        ]
        .into_iter()
        .filter_map(|(found, name)| found.is_none().then_some(name))
        .collect()
    }

    /// The columns that we have never heard of.
    pub fn unknown(table: &Csv) -> Vec<usize> {
        let mut used = Vec::new();
        Self::found(&mut |names| {
            let found = table.column(&Column::any(names));
            used.extend(found);
            found
        });
        used.extend(
            IDLE.iter()
                .filter_map(|name| table.column(&Column::any(&[name]))),
        );
        (0..table.names().len())
            .filter(|position| !used.contains(position))
            .collect()
    }
}
