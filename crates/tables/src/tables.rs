//! All tables of a package, checked and typed.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::check::{self, Grids};
use crate::descriptor::{License, Package};
use crate::fault::{Fault, FaultKind, Faults};
use crate::files::{DESCRIPTOR, FileMap, Files, TEXTS};
use crate::grid::Grid;
use crate::rows::{
    BalanceRow, BypassRow, ChokepointRow, ClaimEvidenceRow, ClaimRow, ConversionRow, CrisisRow,
    DischargePortRow, EventDate, EventRow, FlowRow, ImporterRow, IndicatorRow, LandRow,
    LandedCostRow, LeverRow, LoadingShareRow, ParameterRow, PlaceRow, PortRow, PresetRow,
    ProjectRow, ReportedRow, RouteLineRow, RouteRow, ShipLimitRow, SourceRow, StockRow,
};

macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident: $row:ty,)+) => {
        /// Every table as typed rows, in the order of its file.
        #[derive(Clone, Debug)]
        pub struct Tables {
            $($(#[$doc])* pub $table: Vec<$row>,)+
            files: Arc<FileMap>,
            package: Arc<Package>,
            content_hash: String,
            created: Option<String>,
        }

        impl Tables {
            /// Names of the tables that a package must describe.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($table),)+];

            fn typed(
                package: &Package,
                grids: &Grids,
                (files, content_hash): (FileMap, String),
                faults: &mut Vec<Fault>,
            ) -> Self {
                Self {
                    $($table: typed(stringify!($table), package, grids, faults),)+
                    files: Arc::new(files),
                    package: Arc::new(package.clone()),
                    content_hash,
                    created: created(package, faults),
                }
            }
        }
    };
}

tables!(
    /// Works that rows cite.
    sources: SourceRow,
    /// Countries and groups.
    places: PlaceRow,
    /// Countries under study.
    importers: ImporterRow,
    /// What published indicators measure.
    indicators: IndicatorRow,
    /// Energy content of reported units.
    conversions: ConversionRow,
    /// Imports by supplier.
    flows: FlowRow,
    /// What a supplier's fuel costs on arrival.
    landed_costs: LandedCostRow,
    /// Primary energy balance.
    balance: BalanceRow,
    /// Indicators as others publish them.
    reported: ReportedRow,
    /// Stocks.
    stocks: StockRow,
    /// Closures that observed years hold.
    crises: CrisisRow,
    /// Ports.
    ports: PortRow,
    /// The port that stands for an importer and fuel.
    discharge_ports: DischargePortRow,
    /// Straits, canals, capes and seas.
    chokepoints: ChokepointRow,
    /// Sea routes and their variants.
    routes: RouteRow,
    /// Their lines on a map.
    route_lines: RouteLineRow,
    /// Coastlines.
    land: LandRow,
    /// Split of cargoes over load ports.
    loading_shares: LoadingShareRow,
    /// Passages that are too small.
    ship_limits: ShipLimitRow,
    /// Pipelines round a chokepoint.
    bypasses: BypassRow,
    /// Projects and bypasses.
    projects: ProjectRow,
    /// Statements of the article.
    claims: ClaimRow,
    /// Figures behind the verdicts.
    claim_evidence: ClaimEvidenceRow,
    /// Events for a time axis.
    events: EventRow,
    /// Inputs of the model.
    parameters: ParameterRow,
    /// Levers.
    levers: LeverRow,
    /// Scenarios with a name.
    presets: PresetRow,
);

/// Packages of the same description and the same tables are equal, and so are their rows.
impl PartialEq for Tables {
    fn eq(&self, other: &Self) -> bool {
        self.content_hash == other.content_hash
    }
}

impl Tables {
    /// The package that is compiled in.
    pub fn embedded() -> Result<Self, Faults> {
        Self::read(&Files::embedded())
    }

    /// The package in a folder.
    pub fn load(dir: &Path) -> Result<Self, Faults> {
        Self::read(&Files::Folder(dir))
    }

    /// A package in memory: the bytes of its description and tables by file name.
    pub fn from_files(files: FileMap) -> Result<Self, Faults> {
        Self::read(&Files::Memory(files))
    }

    /// The description.
    pub fn package(&self) -> &Package {
        &self.package
    }

    /// The bytes of the description, of every table and of the texts that go with them, by file name, as they were read.
    pub fn files(&self) -> &FileMap {
        &self.files
    }

    /// SHA-256 over the name, length and bytes of the description and of every table in its order, in hex.
    pub fn content_hash(&self) -> &str {
        &self.content_hash
    }

    /// The day on which this version of the data was made, `YYYY-MM-DD`; `None` where the description does not tell.
    pub fn created(&self) -> Option<&str> {
        self.created.as_deref()
    }

    /// The package's terms as its description has them; `None` where it does not tell.
    pub fn licence(&self) -> Option<&License> {
        self.package.licenses.first()
    }

    /// Where the package's terms stand: the name of its own text, which may say more than one licence does, else the licence's address.
    pub fn terms(&self) -> Option<&str> {
        let [_, own] = TEXTS;
        let is_address = |path: &&str| path.starts_with("https://") || path.starts_with("http://");
        let address = || self.licence()?.path.as_deref().filter(is_address);
        self.files.contains_key(own).then_some(own).or_else(address)
    }

    pub(crate) fn read(files: &Files<'_>) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let mut hash = Sha256::new();
        let mut kept = FileMap::new();
        let package = describe(files, &mut hash, &mut kept).map_err(|fault| Faults(vec![fault]))?;
        for name in Self::NAMES {
            match package
                .resources
                .iter()
                .filter(|resource| resource.name == *name)
                .count()
            {
                1 => {}
                0 => faults.push(descriptor_fault(format!(
                    "describes no table {name}; add it"
                ))),
                _ => faults.push(descriptor_fault(format!(
                    "describes the table {name} twice; keep one"
                ))),
            }
        }
        let mut grids = Grids::new();
        for resource in &package.resources {
            match files.read(&resource.path) {
                Ok(bytes) => {
                    digest(&mut hash, &resource.path, &bytes);
                    kept.insert(resource.path.clone(), bytes.clone());
                    if let Some(grid) = Grid::read(resource, &bytes, &mut faults) {
                        grids.insert(resource.name.clone(), grid);
                    }
                }
                Err(fault) => faults.push(fault),
            }
        }
        check::package(&package, &grids, &mut faults);
        if faults.is_empty() {
            let texts = TEXTS
                .iter()
                .filter_map(|name| Some(((*name).to_owned(), files.text(name)?)));
            kept.extend(texts);
            let kept = (kept, hex(&hash.finalize()));
            let tables = Self::typed(&package, &grids, kept, &mut faults);
            if faults.is_empty() {
                return Ok(tables);
            }
        }
        Err(Faults(faults))
    }
}

/// Reads the description.
fn describe(files: &Files<'_>, hash: &mut Sha256, kept: &mut FileMap) -> Result<Package, Fault> {
    let bytes = files.read(DESCRIPTOR)?;
    digest(hash, DESCRIPTOR, &bytes);
    let package = serde_json::from_slice(&bytes)
        .map_err(|error| descriptor_fault(format!("is not a data package: {error}; write JSON that describes the tables, as `chokepoint template` does")))?;
    kept.insert(DESCRIPTOR.to_owned(), bytes);
    Ok(package)
}

/// The day of `created`.
fn created(package: &Package, faults: &mut Vec<Fault>) -> Option<String> {
    let text = package.created.as_ref()?;
    let day = text.split_once('T').map_or(text.as_str(), |(day, _)| day);
    if day.len() == 10 && day.parse::<EventDate>().is_ok() {
        return Some(day.to_owned());
    }
    faults.push(descriptor_fault(format!(
        "was created {text:?}, which is no date; write it as 2026-11-27T00:00:00Z"
    )));
    None
}

fn descriptor_fault(message: String) -> Fault {
    Fault::of_file(FaultKind::Descriptor, DESCRIPTOR, message)
}

/// Rows of one table; a cell that fits the description but not our type is a fault too.
fn typed<T: DeserializeOwned>(
    name: &str,
    package: &Package,
    grids: &Grids,
    faults: &mut Vec<Fault>,
) -> Vec<T> {
    let (Some(grid), Some(resource)) = (
        grids.get(name),
        package
            .resources
            .iter()
            .find(|resource| resource.name == name),
    ) else {
        return Vec::new();
    };
    let mut rows = Vec::with_capacity(grid.rows.len());
    for (line, record) in &grid.rows {
        match record.deserialize(Some(&grid.header)) {
            Ok(row) => rows.push(row),
            Err(error) => {
                let message =
                    format!("does not fit the row type: {error}; correct it or the description");
                faults.push(Fault::of_row(
                    FaultKind::Type,
                    &resource.path,
                    *line,
                    message,
                ));
            }
        }
    }
    rows
}

fn digest(hash: &mut Sha256, name: &str, bytes: &[u8]) {
    hash.update(name.as_bytes());
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests;
