//! Headings and their parts: a file may hold 2710 and 271012 beside each other, and each kilogram counts once.

use std::collections::{BTreeMap, BTreeSet};

use crate::flows::Group;
use crate::report::{At, Remark, Report};

use super::Entry;

/// Keeps the headings of a group where there are any, and otherwise the parts. Whoever has parts only is told which were added up,
/// because a part that was not asked for is missing.
pub fn choose(entries: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    let mut headings: BTreeSet<Group> = BTreeSet::new();
    let mut total_headings: BTreeSet<Group> = BTreeSet::new();
    let mut parts: BTreeMap<Group, (u64, BTreeSet<String>)> = BTreeMap::new();
    for entry in &entries {
        match (&entry.supplier, entry.part) {
            (Some(_), false) => {
                headings.insert(entry.group.clone());
            }
            (None, false) => {
                total_headings.insert(entry.group.clone());
            }
            (Some(_), true) => {
                let (_, codes) = parts
                    .entry(entry.group.clone())
                    .or_insert((entry.line, BTreeSet::new()));
                codes.insert(entry.code.clone());
            }
            (None, true) => {}
        }
    }
    for (group, (line, codes)) in &parts {
        // Crude oil has one part only.
        if !headings.contains(group) && codes.iter().any(|code| code != "270900") {
            let codes = codes.iter().map(String::as_str).collect::<Vec<_>>();
            report.push(Remark::note(
                At::Line(*line),
                format!(
                    "{group}: added up from {}; ask for the heading of four digits to have all",
                    codes.join(", ")
                ),
            ));
        }
    }
    entries
        .into_iter()
        .filter(|entry| {
            let whole = if entry.supplier.is_some() {
                headings.contains(&entry.group)
            } else {
                total_headings.contains(&entry.group)
            };
            let counted = !(entry.part && whole);
            if !counted && entry.supplier.is_some() {
                let message = "is a part of its heading, which the file has too";
                report.push(
                    Remark::left_out(At::Line(entry.line), message).of("cmdCode", &entry.code),
                );
            }
            counted
        })
        .collect()
}
