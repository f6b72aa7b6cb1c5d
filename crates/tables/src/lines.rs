//! Line numbers as people count them.

/// Counts the lines of a text up to places that follow each other.
///
/// The reader of CSV counts only line feeds that it has passed, and after a carriage return, as Windows writes them, and after blank
/// lines it stands before some of them: its number is that of an earlier line.
#[derive(Debug)]
pub struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    /// At the first line of a text.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }

    /// The line on which the next record begins, at or after a byte that is not before the last one asked for.
    pub fn at(&mut self, byte: u64) -> u64 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.bytes.get(from..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = from.saturating_add(ends.count()).min(self.bytes.len());
        let passed = self.bytes.get(self.at..start).unwrap_or_default();
        let mut before = self
            .at
            .checked_sub(1)
            .and_then(|at| self.bytes.get(at).copied());
        for byte in passed {
            // Carriage return and line feed are one end.
            if *byte == b'\r' || (*byte == b'\n' && before != Some(b'\r')) {
                self.line += 1;
            }
            before = Some(*byte);
        }
        self.at = self.at.max(start);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line numbers of the records of a text.
    fn lines(text: &str) -> Vec<u64> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut lines = Lines::new(text.as_bytes());
        let records = reader.records().map(Result::unwrap);
        records
            .map(|record| lines.at(record.position().unwrap().byte()))
            .collect()
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        assert_eq!(lines("a\nb\nc"), [1, 2, 3]);
        assert_eq!(lines("a\r\nb\r\nc\r\n"), [1, 2, 3]);
        assert_eq!(lines("a\rb\rc"), [1, 2, 3]);
        assert_eq!(lines("a\n\n\nb\r\n\r\nc"), [1, 4, 6]);
        assert_eq!(lines("\u{feff}a\nb"), [1, 2]);
        assert_eq!(lines("a\n\"b\nb\"\nc"), [1, 2, 4]);
        assert_eq!(lines("a\r\n\"b\r\nb\"\r\nc"), [1, 2, 4]);
    }
}
