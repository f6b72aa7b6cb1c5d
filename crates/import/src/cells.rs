//! Text files as cells, before anything is known about them.

use tables::Lines;

/// The most rows and columns of a sheet that are looked at. A trade matrix has fewer than a hundred of either, while a forged
/// workbook may claim a million.
pub const MOST_ROWS: usize = 400;
/// See [`MOST_ROWS`].
pub const MOST_COLUMNS: usize = 200;

/// A sheet, or a text file read as one.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name in a workbook.
    pub name: Option<String>,
    /// Row number as people count, and cells.
    pub rows: Vec<(u64, Vec<String>)>,
}

impl Sheet {
    /// A cell without the blanks round it; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let row = self.rows.get(row).map(|(_, cells)| cells.as_slice());
        row.and_then(|cells| cells.get(column))
            .map_or("", |cell| cell.trim())
    }

    /// The number of a row as people count.
    pub fn number(&self, row: usize) -> u64 {
        self.rows.get(row).map_or(0, |(number, _)| *number)
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|(_, cells)| cells.len())
            .max()
            .unwrap_or(0)
    }
}

/// A file's text.
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Whether the bytes were no UTF-8 and each was taken for a letter of Latin-1, as Comtrade's site writes them.
    pub latin_1: bool,
}

/// Bytes as text; `None` for UTF-16, which would be taken for noise.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return None;
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    Some(match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            latin_1: false,
        },
        Err(_) => Decoded {
            text: bytes.iter().copied().map(char::from).collect(),
            latin_1: true,
        },
    })
}

/// Line number and cells of every record.
fn records(text: &str) -> impl Iterator<Item = (u64, Vec<String>)> + '_ {
    let reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    // Of a text in memory with any number of cells in a line, no record is an error.
    let mut lines = Lines::new(text.as_bytes());
    reader
        .into_records()
        .map_while(Result::ok)
        .map(move |record| {
            let line = record
                .position()
                .map_or(0, |position| lines.at(position.byte()));
            (line, record.iter().map(str::to_owned).collect())
        })
}

/// What stands between cells: whichever of the usual ones the first lines have most of.
fn delimiter(text: &str) -> u8 {
    let count = |delimiter: u8| {
        let lines = text.lines().take(5);
        let bytes = lines.flat_map(str::bytes);
        bytes.filter(|byte| *byte == delimiter).count()
    };
    // Of equals the last counts, and a comma is the likeliest.
    let found = [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|byte| count(*byte));
    found.unwrap_or(b',')
}

/// A text file as a sheet.
pub fn sheet(text: &str) -> Sheet {
    let cut = |(line, mut cells): (u64, Vec<String>)| {
        cells.truncate(MOST_COLUMNS);
        (line, cells)
    };
    Sheet {
        name: None,
        rows: records(text).take(MOST_ROWS).map(cut).collect(),
    }
}

/// A column, by the names that it may have. Names are compared by their letters and digits alone, in lower case, so that
/// `reporterISO`, `ReporterIso` and `Reporter ISO` are the same.
pub struct Column(Vec<String>);

impl Column {
    /// A column that has any of these names.
    pub fn any(names: &[&str]) -> Self {
        Self(names.iter().copied().map(plain).collect())
    }
}

/// The letters and digits of a column's name, in lower case.
pub fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A text file with a line of column names.
pub struct Csv {
    header: Vec<String>,
    plain: Vec<String>,
    /// Line number and cells of every line after the names.
    pub rows: Vec<(u64, Vec<String>)>,
}

impl Csv {
    /// Reads a text; `None` if it is empty.
    pub fn read(text: &str) -> Option<Self> {
        let mut records = records(text);
        let (_, mut header) = records.next()?;
        // Some writers end each line with a delimiter.
        while header.last().is_some_and(|name| name.trim().is_empty()) {
            header.pop();
        }
        let header = header
            .iter()
            .map(|name| name.trim().to_owned())
            .collect::<Vec<_>>();
        Some(Self {
            plain: header.iter().map(|name| plain(name)).collect(),
            header,
            rows: records.collect(),
        })
    }

    /// A name that two columns have: which of them is meant nobody can tell.
    pub fn twice(&self) -> Option<&str> {
        let mut names = self.plain.iter().enumerate();
        let again = names.find(|(position, name)| {
            let mut before = self.plain.iter().take(*position);
            !name.is_empty() && before.any(|known| known == *name)
        });
        again.map(|(position, _)| self.name(position))
    }

    /// The position of a column.
    pub fn column(&self, column: &Column) -> Option<usize> {
        let mut wanted = column.0.iter();
        wanted.find_map(|name| self.plain.iter().position(|known| known == name))
    }

    /// The name of the column at a position, as the file writes it.
    pub fn name(&self, position: usize) -> &str {
        self.header.get(position).map_or("", String::as_str)
    }

    /// The names of all columns, as the file writes them.
    pub fn names(&self) -> &[String] {
        &self.header
    }

    /// How many cells a line has too many or too few; empty ones at its end do not count.
    pub fn misfit(&self, cells: &[String]) -> Option<String> {
        let full = cells
            .iter()
            .rposition(|cell| !cell.trim().is_empty())
            .map_or(0, |last| last + 1);
        let columns = self.header.len();
        (full > columns || cells.len() < columns).then(|| {
            format!(
                "has {} cells where there are {columns} columns: the file is cut off or its columns have moved",
                cells.len()
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_however_their_names_are_written() {
        for header in ["reporterISO,x", "ReporterIso;x", "\u{feff}Reporter ISO\tx"] {
            let text = decode(header.as_bytes()).unwrap().text;
            let table = Csv::read(&text).unwrap();
            assert_eq!(
                table.column(&Column::any(&["Reporter ISO"])),
                Some(0),
                "{header}"
            );
        }
    }

    #[test]
    fn latin_1_is_read_and_utf_16_is_not() {
        let decoded = decode(b"C\xf4te d'Ivoire").unwrap();
        assert!(decoded.latin_1);
        assert_eq!(decoded.text, "Côte d'Ivoire");
        assert!(decode(&[0xff, 0xfe, b'a', 0]).is_none());
    }

    #[test]
    fn a_delimiter_at_the_end_of_each_line_is_no_column() {
        let table = Csv::read("a,b\n1,2,\n1,2,3\n1\n").unwrap();
        let misfit = |row: usize| table.misfit(&table.rows[row].1).is_some();
        assert_eq!([misfit(0), misfit(1), misfit(2)], [false, true, true]);
    }
}
