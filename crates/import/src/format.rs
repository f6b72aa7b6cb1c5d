//! The formats, and how a file is told to be of one.

use std::fmt;
use std::str::FromStr;

use model::Quality;

use crate::cells::{self, Column};
use crate::{comtrade, matrix, owid, workbook};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// An export of UN Comtrade as CSV, of the present site or of the old one.
    Comtrade,
    /// Trade matrices of the Statistical Review, as a workbook or as one sheet in CSV.
    EiTrade,
    /// `owid-energy-data.csv` of Our World in Data.
    Owid,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Comtrade, Self::EiTrade, Self::Owid];

    /// Its word on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Comtrade => "comtrade",
            Self::EiTrade => "ei-trade",
            Self::Owid => "owid",
        }
    }

    /// How good its figures are unless somebody says otherwise: customs statistics are official, the others compile them.
    pub const fn quality(self) -> Quality {
        match self {
            Self::Comtrade => Quality::Official,
            Self::EiTrade | Self::Owid => Quality::Secondary,
        }
    }

    /// What a file looks like, by its columns or sheets.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        if workbook::is_workbook(bytes) {
            let sheets = workbook::sheets(bytes, None).ok()?;
            let mut sheets = sheets.iter();
            return sheets
                .any(|sheet| !matrix::find(sheet).is_empty())
                .then_some(Self::EiTrade);
        }
        let text = cells::decode(bytes)?;
        let table = cells::Csv::read(&text.text)?;
        if owid::missing(&table).is_empty() {
            return Some(Self::Owid);
        }
        if comtrade::missing(&table).is_empty()
            || table.column(&Column::any(&["cmdcode"])).is_some()
        {
            return Some(Self::Comtrade);
        }
        let sheet = cells::sheet(&text.text);
        (!matrix::find(&sheet).is_empty()).then_some(Self::EiTrade)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = Self::ALL.iter().copied();
        known
            .clone()
            .find(|format| format.id() == word)
            .ok_or_else(|| {
                let words = known.map(Self::id).collect::<Vec<_>>().join(", ");
                format!("there is no format {word:?}; there are {words}")
            })
    }
}
