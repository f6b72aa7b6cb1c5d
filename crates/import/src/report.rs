//! What was not taken as it stands, where it stands, and what to do about it.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// How many remarks alike [`as_table`] spells out.
const SPELT_OUT: usize = 5;
/// How much of a value a table of remarks shows, in characters.
const VALUE_SHOWN: usize = 40;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// Has to be put right: what is read would be wrong or lack something that the file has.
    Error,
    /// Was left out, as it should be or as it cannot be helped.
    LeftOut,
    /// Was taken, but a reader should know.
    Note,
}

impl fmt::Display for RemarkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::LeftOut => "left out",
            Self::Note => "note",
        })
    }
}

/// Where in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The file as a whole.
    File,
    /// A line of a text file; the first is 1.
    Line(u64),
    /// A sheet of a workbook.
    Sheet(String),
    /// A cell of a workbook.
    Cell {
        /// Its sheet.
        sheet: String,
        /// Its row; the first is 1.
        row: u64,
        /// Its column; the first is 0.
        column: usize,
    },
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.pad("file"),
            Self::Line(line) => f.pad(&format!("line {line}")),
            Self::Sheet(sheet) => f.pad(sheet),
            Self::Cell { sheet, row, column } => {
                f.pad(&format!("{sheet}!{}{row}", letters(*column)))
            }
        }
    }
}

/// The letters of a workbook's column.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// How bad it is.
    pub kind: RemarkKind,
    /// Where.
    pub at: At,
    /// The column, by its name in the file.
    pub column: Option<String>,
    /// The value as it stands there.
    pub value: Option<String>,
    /// What is with it, and what to do.
    pub message: String,
}

impl Remark {
    fn new(kind: RemarkKind, at: At, message: impl Into<String>) -> Self {
        Self {
            kind,
            at,
            column: None,
            value: None,
            message: message.into(),
        }
    }

    pub(crate) fn error(at: At, message: impl Into<String>) -> Self {
        Self::new(RemarkKind::Error, at, message)
    }

    pub(crate) fn left_out(at: At, message: impl Into<String>) -> Self {
        Self::new(RemarkKind::LeftOut, at, message)
    }

    pub(crate) fn note(at: At, message: impl Into<String>) -> Self {
        Self::new(RemarkKind::Note, at, message)
    }

    pub(crate) fn of(self, column: &str, value: &str) -> Self {
        Self {
            column: Some(column.to_owned()),
            value: Some(value.to_owned()),
            ..self
        }
    }
}

/// Remarks as they come up.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<Remark>);

impl Report {
    pub fn push(&mut self, remark: Remark) {
        self.0.push(remark);
    }

    /// Errors first, then by place; remarks on one place stay in the order in which they came up.
    pub fn in_order(mut self) -> Vec<Remark> {
        self.0.sort_by(|a, b| (a.kind, &a.at).cmp(&(b.kind, &b.at)));
        self.0
    }
}

/// The remarks as lines of aligned columns: kind, place, column, value, message. Of remarks with the same kind, column and message
/// the first five are spelt out and the rest counted, unless `all` is set.
pub fn as_table(report: &[Remark], all: bool) -> String {
    let mut seen: BTreeMap<(RemarkKind, Option<&str>, &str), usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for remark in report {
        let alike = (
            remark.kind,
            remark.column.as_deref(),
            remark.message.as_str(),
        );
        let count = seen.entry(alike).or_default();
        *count += 1;
        if all || *count <= SPELT_OUT {
            lines.push([
                remark.kind.to_string(),
                remark.at.to_string(),
                remark.column.clone().unwrap_or_default(),
                remark.value.as_deref().map_or_else(String::new, shown),
                remark.message.clone(),
            ]);
        }
    }
    let more = seen.iter().filter(|(_, count)| !all && **count > SPELT_OUT);
    lines.extend(more.map(|((kind, column, message), count)| {
        [
            kind.to_string(),
            format!("{} more", count - SPELT_OUT),
            column.unwrap_or_default().to_owned(),
            String::new(),
            (*message).to_owned(),
        ]
    }));
    aligned(&lines)
}

fn shown(value: &str) -> String {
    let mut shown = value.chars().take(VALUE_SHOWN).collect::<String>();
    if shown.len() < value.len() {
        shown.push('…');
    }
    // A value may hold anything, and a table has one line for it.
    shown.replace(char::is_control, " ")
}

fn aligned(lines: &[[String; 5]]) -> String {
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let [kind, at, column, value] = [width(0), width(1), width(2), width(3)];
    let mut text = String::new();
    for [a, b, c, d, e] in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{a:<kind$}  {b:<at$}  {c:<column$}  {d:<value$}  {e}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_workbook() {
        assert_eq!(
            [0, 25, 26, 701, 702].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn remarks_alike_are_counted_after_the_fifth() {
        let report = (1..=7)
            .map(|line| Remark::left_out(At::Line(line), "an export").of("flowCode", "X"))
            .collect::<Vec<_>>();
        let table = as_table(&report, false);
        assert_eq!(table.lines().count(), 6, "{table}");
        assert!(
            table.contains("left out  line 1  flowCode  X  an export"),
            "{table}"
        );
        assert!(
            table.contains("left out  2 more  flowCode     an export"),
            "{table}"
        );
        assert_eq!(as_table(&report, true).lines().count(), 7);
    }

    #[test]
    fn a_value_keeps_to_its_line() {
        let remark = Remark::error(At::File, "no").of("a", &format!("x\ny{}", "z".repeat(60)));
        let table = as_table(&[remark], false);
        assert_eq!(table.lines().count(), 1);
        assert!(table.contains("x yzzz") && table.contains('…'), "{table}");
    }
}
