//! The files of a package: compiled in, in memory, or read from a folder.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use crate::fault::{Fault, FaultKind};

/// File name of the description.
pub const DESCRIPTOR: &str = "datapackage.json";

/// Texts for people that go with a package wherever it goes, where it has them.
pub const TEXTS: [&str; 2] = ["README.md", "LICENSE.md"];

/// The bytes of files, by name.
pub type FileMap = BTreeMap<String, Vec<u8>>;

macro_rules! embedded {
    ($($name:literal,)+) => {
        /// Name and text of the embedded description and tables, the description first.
        pub const EMBEDDED: &[(&str, &str)] = &[
            $(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/", $name))),)+
        ];
    };
}

embedded!(
    "datapackage.json",
    "sources.csv",
    "places.csv",
    "importers.csv",
    "indicators.csv",
    "conversions.csv",
    "flows.csv",
    "landed_costs.csv",
    "balance.csv",
    "reported.csv",
    "stocks.csv",
    "crises.csv",
    "ports.csv",
    "discharge_ports.csv",
    "chokepoints.csv",
    "routes.csv",
    "route_lines.csv",
    "land.csv",
    "loading_shares.csv",
    "ship_limits.csv",
    "bypasses.csv",
    "projects.csv",
    "claims.csv",
    "claim_evidence.csv",
    "events.csv",
    "parameters.csv",
    "levers.csv",
    "presets.csv",
);
/// Text of each of [`TEXTS`] of the compiled-in package.
const EMBEDDED_TEXTS: [&str; TEXTS.len()] = [
    include_str!("../../../data/README.md"),
    include_str!("../../../data/LICENSE.md"),
];

/// Where the bytes of a file come from.
pub enum Files<'a> {
    /// A folder on disk.
    Folder(&'a Path),
    /// Files in memory, by name.
    Memory(FileMap),
}

impl Files<'_> {
    /// The compiled-in package.
    pub fn embedded() -> Self {
        Self::Memory(
            EMBEDDED
                .iter()
                .copied()
                .chain(TEXTS.into_iter().zip(EMBEDDED_TEXTS))
                .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
                .collect(),
        )
    }

    /// The bytes of one of [`TEXTS`]; `None` where the package has none.
    pub fn text(&self, name: &str) -> Option<Vec<u8>> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                path.is_file().then(|| std::fs::read(path).ok()).flatten()
            }
            Self::Memory(files) => files.get(name).cloned(),
        }
    }

    /// The bytes of the file called `name`, which must be a plain file name.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Fault> {
        if !is_plain(name) {
            let message = format!(
                "{name:?} is no file name that can be an address; use letters, digits, - and _, and keep every table beside \
                 {DESCRIPTOR}"
            );
            return Err(Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message));
        }
        let missing = |why: &str| {
            let message = if name != DESCRIPTOR {
                format!("{why}; add the file or remove it from {DESCRIPTOR}")
            } else if let Self::Folder(folder) = self
                && !folder.is_dir()
            {
                format!(
                    "there is no folder {}; name one with a data package",
                    folder.display()
                )
            } else {
                format!(
                    "{why}; is this the folder of a data package? `chokepoint template` makes one"
                )
            };
            Fault::of_file(FaultKind::MissingFile, name, message)
        };
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                // A pipe would be waited for without end.
                if path.exists() && !path.is_file() {
                    return Err(missing("is no file"));
                }
                std::fs::read(&path).map_err(|error| match error.kind() {
                    ErrorKind::NotFound => missing("is missing"),
                    kind => {
                        let message =
                            format!("cannot be read ({kind}); allow this program to read it");
                        Fault::of_file(FaultKind::MissingFile, name, message)
                    }
                })
            }
            Self::Memory(files) => files
                .get(name)
                .cloned()
                .ok_or_else(|| missing("is missing")),
        }
    }
}

/// Whether a name can stand in a folder and in an address as it is.
fn is_plain(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !name.is_empty() && !name.starts_with('.') && name.bytes().all(is_letter)
}
