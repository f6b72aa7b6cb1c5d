//! The data package to download: each of its files, each table in a format for programs, descriptions of them, and everything
//! in one archive.

mod archive;
mod csvw;
mod dataset;
mod parquet;

use tables::{DESCRIPTOR, TEXTS, Tables};

use crate::archive::FEWEST_DIGITS;
use crate::kept::Kept;
use crate::site::MakeError;

pub(crate) use dataset::JSON_LD;

/// The whole package in one file.
pub(crate) const ZIP: &str = "chokepoint.zip";
/// The package for search engines.
const DATASET: &str = "dataset.jsonld";
/// How the description of a table as CSV on the web is called after it (the standard's own ending).
const CSVW: &str = ".csv-metadata.json";
/// The description of all tables as CSV on the web (the standard's own name).
const CSVW_GROUP: &str = "csv-metadata.json";

/// A file to download.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Download {
    /// A file of the package as it stands there.
    File(String),
    /// A table as Parquet, by name.
    Parquet(String),
    /// The description of a table as CSV on the web, by name.
    Csvw(String),
    /// The description of all tables as CSV on the web.
    CsvwGroup,
    /// Everything.
    Zip,
    /// The package for search engines.
    Dataset,
}

impl Download {
    /// Every file, the most wanted first.
    fn all(tables: &Tables) -> impl Iterator<Item = (String, Self)> {
        let texts = TEXTS
            .iter()
            .filter(|name| tables.files().contains_key(**name));
        let whole = std::iter::once(DESCRIPTOR)
            .chain(texts.copied())
            .map(|name| (name.to_owned(), Self::File(name.to_owned())));
        let made = [
            (ZIP, Self::Zip),
            (DATASET, Self::Dataset),
            (CSVW_GROUP, Self::CsvwGroup),
        ];
        let made = made.map(|(name, download)| (name.to_owned(), download));
        let of_tables = tables.package().resources.iter().flat_map(|resource| {
            let name = &resource.name;
            [
                (resource.path.clone(), Self::File(resource.path.clone())),
                (format!("{name}.parquet"), Self::Parquet(name.clone())),
                (format!("{name}{CSVW}"), Self::Csvw(name.clone())),
            ]
        });
        made.into_iter().chain(whole).chain(of_tables)
    }

    /// The names of all files.
    pub fn names(tables: &Tables) -> Vec<String> {
        Self::all(tables).map(|(name, _)| name).collect()
    }

    /// The file of a name.
    pub fn named(name: &str, tables: &Tables) -> Option<Self> {
        let mut all = Self::all(tables);
        all.find(|(known, _)| known == name)
            .map(|(_, download)| download)
    }

    /// Its bytes. Blocks.
    pub fn make(&self, tables: &Tables) -> Result<Kept, MakeError> {
        Ok(match self {
            Self::File(name) => file(name, tables)?,
            Self::Parquet(table) => {
                let bytes = parquet::written(table, tables)?;
                Kept::pixels(bytes, "application/vnd.apache.parquet")
            }
            Self::Csvw(table) => csvw_file(&csvw::description(table, tables))?,
            Self::CsvwGroup => csvw_file(&csvw::group(tables))?,
            Self::Zip => {
                let version = tables
                    .content_hash()
                    .get(..FEWEST_DIGITS)
                    .unwrap_or_default();
                let name = format!("attachment; filename=\"chokepoint-{version}.zip\"");
                let bytes = archive::zip(tables)?;
                Kept::pixels(bytes, "application/zip")
                    .telling(axum::http::header::CONTENT_DISPOSITION, name)
            }
            Self::Dataset => {
                let bytes = serde_json::to_vec(&dataset::description(tables))?;
                Kept::text(bytes, JSON_LD)
            }
        })
    }
}

fn csvw_file(description: &serde_json::Value) -> Result<Kept, MakeError> {
    let bytes = serde_json::to_vec(description)?;
    Ok(Kept::text(bytes, "application/csvm+json"))
}

/// A file of the package as it stands there; of a table it is told where its description is.
fn file(name: &str, tables: &Tables) -> Result<Kept, MakeError> {
    let bytes = tables.files().get(name).cloned();
    let bytes = bytes.ok_or_else(|| MakeError::Unwritten(name.to_owned()))?;
    let mut resources = tables.package().resources.iter();
    Ok(match resources.find(|resource| resource.path == name) {
        Some(resource) => {
            let description = format!(
                "</data/{}{CSVW}>; rel=\"describedby\"; type=\"application/csvm+json\"",
                resource.name
            );
            Kept::text(bytes, "text/csv; charset=utf-8; header=present")
                .telling(axum::http::header::LINK, description)
        }
        None if name == DESCRIPTOR => Kept::text(bytes, "application/json"),
        None => Kept::text(bytes, "text/markdown; charset=utf-8"),
    })
}
