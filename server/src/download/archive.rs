//! The package in one archive: unpacked, it can be checked, served and changed.

use std::io::{Cursor, Write as _};

use tables::Tables;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::site::MakeError;

/// Every file of the package, as ZIP. The same package gives the same bytes: times are left out.
pub fn zip(tables: &Tables) -> Result<Vec<u8>, MakeError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in tables.files() {
        archive.start_file(name.as_str(), options)?;
        archive
            .write_all(bytes)
            .map_err(|error| MakeError::Unwritten(error.to_string()))?;
    }
    Ok(archive.finish()?.into_inner())
}
