//! Workbooks for tests, made of sheets in CSV: an archive of a few XML files, stored without compression.

use std::fmt::Write as _;

/// A workbook with a sheet for each name and text.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let sheets = sheets.iter().map(|(name, text)| (*name, sheet(text)));
    workbook_of(&sheets.collect::<Vec<_>>())
}

/// A workbook with a sheet for each name and file, which need not make sense.
pub fn workbook_of(sheets: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut names = String::new();
    let mut relations = String::new();
    let mut files = Vec::new();
    for (number, (name, file)) in sheets.iter().enumerate() {
        let number = number + 1;
        let name = escaped(name);
        write!(
            names,
            r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#
        )
        .unwrap();
        write!(
            relations,
            r#"<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        )
        .unwrap();
        files.push((format!("xl/worksheets/sheet{number}.xml"), file.clone()));
    }
    files.push((
        "xl/workbook.xml".to_owned(),
        format!(
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>"#
        )
        .into_bytes(),
    ));
    files.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#).into_bytes(),
    ));
    files.push((
        "_rels/.rels".to_owned(),
        br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_vec(),
    ));
    archive(&files)
}

/// The file of a sheet.
pub fn sheet(text: &str) -> Vec<u8> {
    let reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = String::new();
    for (row, record) in reader.into_records().enumerate() {
        write!(rows, r#"<row r="{}">"#, row + 1).unwrap();
        for (column, cell) in record.unwrap().iter().enumerate() {
            let place = format!("{}{}", char::from(b'A' + column as u8), row + 1);
            if cell.parse::<f64>().is_ok() {
                write!(rows, r#"<c r="{place}"><v>{cell}</v></c>"#).unwrap();
            } else if !cell.is_empty() {
                let cell = escaped(cell);
                write!(rows, r#"<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{cell}</t></is></c>"#).unwrap();
            }
        }
        rows.push_str("</row>");
    }
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
    .into_bytes()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// A ZIP archive, version 2.0, method "stored".
fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let offset = out.len() as u32;
        let mut entry = Vec::new();
        // Version, flags, method, time, date.
        for number in [20_u16, 0, 0, 0, 0x21] {
            entry.extend(number.to_le_bytes());
        }
        for number in [crc(bytes), bytes.len() as u32, bytes.len() as u32] {
            entry.extend(number.to_le_bytes());
        }
        entry.extend((name.len() as u16).to_le_bytes());
        entry.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&entry);
        out.extend(name.as_bytes());
        out.extend(bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&entry);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06");
    out.extend([0; 4]);
    out.extend((files.len() as u16).to_le_bytes());
    out.extend((files.len() as u16).to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            };
        }
    }
    !crc
}
