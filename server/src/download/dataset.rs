//! The package as schema.org describes a `Dataset`, for search engines of data.

use serde_json::{Value, json};
use tables::Tables;

use super::csvw::told;
use super::{CSVW, ZIP};

/// What the text is.
pub(crate) const JSON_LD: &str = "application/ld+json";

/// The description. Addresses are relative to the folder in which it stands.
pub fn description(tables: &Tables) -> Value {
    let package = tables.package();
    let table = |name: &str, path: &str, title: Option<&str>| {
        [
            (path.to_owned(), "text/csv"),
            (format!("{name}.parquet"), "application/vnd.apache.parquet"),
        ]
        .map(|(address, format)| {
            json!({
                "@type": "DataDownload",
                "name": title,
                "contentUrl": address,
                "encodingFormat": format,
                "usageInfo": format!("{name}{CSVW}"),
            })
        })
    };
    let resources = package.resources.iter();
    let tables_of = resources
        .flat_map(|resource| table(&resource.name, &resource.path, resource.title.as_deref()));
    let whole = json!({
        "@type": "DataDownload",
        "contentUrl": ZIP,
        "encodingFormat": "application/zip",
    });
    let years = tables.flows.iter().map(|row| row.year);
    let covered = years.clone().min().zip(years.max());
    let mut description = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": package.title,
        "description": package.description,
        "version": tables.content_hash(),
        "dateModified": tables.created(),
        "license": tables.terms(),
        "conditionsOfAccess": tables.licence().map(|licence| &licence.title),
        "isAccessibleForFree": true,
        "temporalCoverage": covered.map(|(first, last)| format!("{first}/{last}")),
        "spatialCoverage": tables.importers.iter().map(|row| &row.importer).collect::<Vec<_>>(),
        "distribution": std::iter::once(whole).chain(tables_of).collect::<Vec<_>>(),
    });
    told(&mut description);
    description
}
